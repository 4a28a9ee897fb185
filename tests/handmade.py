"""Hand-made rulesets, findings and reports for tests of everything from findings to people."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tilsyn.model import (
    Block,
    BlockKind,
    DatedFact,
    DateRole,
    DateSpan,
    Document,
    Dossier,
    Evidence,
    Finding,
    KindSpan,
    Municipality,
    Outdated,
    Place,
    Precision,
    Provision,
    Reason,
    RecognisedDocument,
    Remedy,
    Report,
    Requirement,
    Result,
    Ruleset,
    RulesetRun,
    Run,
    Table,
    Unread,
    UnreadReason,
)

AS_OF = date(2026, 11, 22)

NAMES = {
    "overordnet_beredskapsplan": {"nb": "Overordnet beredskapsplan", "nn": "Overordna beredskapsplan"},
    "helhetlig_ros": {"nb": "Helhetlig ROS-analyse", "nn": "Heilskapleg ROS-analyse"},
    "varslingsliste": {"nb": "Varslingsliste", "nn": "Varslingsliste"},
    "ovelsesplan": {"nb": "Øvelsesplan", "nn": "Øvingsplan"},
}


def both(text: str) -> dict[str, str]:
    """A text in both written forms, told apart by its ending."""
    return {"nb": text, "nn": f"{text} (nn)"}


def remedy(**changes: Any) -> Remedy:
    """A remedy with everything filled in."""
    values: dict[str, Any] = {
        "action": both("Skriv ned hvem som gjør hva."),
        "owner": "beredskapskoordinator",
        "effort": "S",
        "phase": "plan",
        "proof": both("Det står i planen."),
        "process": both("Gå gjennom det i ledergruppen."),
        "guide": both("DSBs veileder"),
        "self": True,
        "urgency": 2,
    }
    return Remedy.model_validate({**values, **changes})


def requirement(identifier: str, **changes: Any) -> Requirement:
    """A requirement with everything filled in; ``remedy`` may be a mapping of changes to the standard one."""
    plan = changes.pop("remedy", {})
    values: dict[str, Any] = {
        "id": identifier,
        "provision": "FKB § 4 annet ledd bokstav a",
        "short": "FKB § 4 a",
        "obligation": "must",
        "title": both(f"Planen sier noe om {identifier}"),
        "found_in": ("overordnet_beredskapsplan",),
        "why": both("Uten dette vet ingen hva de skal gjøre."),
        "evidence_wanted": both("Et avsnitt som sier hvem og hva."),
        "ask": both(f"Kan dere sende det som gjelder {identifier}?"),
        "remedy": plan if isinstance(plan, Remedy) or plan is None else remedy(**plan),
        "source": {"url": "https://lovdata.no/dokument/SF/forskrift/2011-08-22-894", "verified": "2026-11-22"},
    }
    return Requirement.model_validate({**values, **changes})


def ruleset(requirements: Sequence[Requirement], provisions: Mapping[str, Sequence[str]] | None = None) -> Ruleset:
    """A ruleset of these requirements, each provision with its ids (default: one provision with all)."""
    placed = provisions or {"FKB § 4": [item.id for item in requirements]}
    return Ruleset(
        id="no.test",
        title=both("Kommunal beredskapsplikt"),
        version="1",
        jurisdiction="no",
        languages=("nb", "nn"),
        provisions=tuple(
            Provision(id=name, title=both(f"{name} Overskrift"), requirements=tuple(ids))
            for name, ids in placed.items()
        ),
        requirements=tuple(requirements),
        sha256="0" * 64,
    )


def place(document: str = "plan.docx", **changes: Any) -> Place:
    """A place in a document."""
    values = {
        "document": document,
        "block": 3,
        "page": 7,
        "page_printed": "5",
        "number": "3.2",
        "path": ("3 Roller", "3.2 Fullmakter"),
    }
    return Place.model_validate({**values, **changes})


def quote(text: str, speaks: str = "for", note: str | None = None, **where: Any) -> Evidence:
    """A quotation."""
    return Evidence.model_validate({"place": place(**where), "quote": text, "speaks": speaks, "note": note})


def finding(about: Requirement, result: str | Result, **changes: Any) -> Finding:
    """An answer to a requirement."""
    outcome = Result(result)
    values: dict[str, Any] = {
        "requirement": about.id,
        "ruleset": "no.test",
        "provision": about.short,
        "obligation": about.obligation.value,
        "result": outcome,
        "confidence": 0.8,
        "rollup": about.rollup,
    }
    if outcome in (Result.FULFILLED, Result.PARTIAL):
        values["evidence"] = (quote("Kommunedirektøren kan beordre personell og kjøpe inn for 500 000 kroner."),)
    if outcome is Result.PARTIAL:
        values["lacking"] = (both("Det står ikke hvem som er stedfortreder."),)
    if outcome is Result.UNDECIDED:
        values["reason"] = Reason.NOT_SUPPLIED
    if outcome is Result.WITHHELD or outcome is Result.UNDECIDED:
        values["ask"] = about.ask
    return Finding.model_validate({**values, **changes})


def paragraph(text: str, file: str, block: int, **changes: Any) -> Block:
    """A paragraph."""
    values = {"kind": BlockKind.PARAGRAPH, "place": place(file, block=block), "text": text}
    return Block.model_validate({**values, **changes})


def table(rows: Sequence[Sequence[str]], file: str, block: int) -> Block:
    """A table."""
    grid = tuple(tuple(row) for row in rows)
    text = "\n".join(" | ".join(cell for cell in row if cell) for row in grid)
    return paragraph(text, file, block, kind=BlockKind.TABLE, table=Table(rows=grid))


def document(file: str, kind: str | None, blocks: Sequence[Block] = (), **changes: Any) -> RecognisedDocument:
    """A document as recognised."""
    unread = changes.pop("unread", ())
    facts = changes.pop("dates", ())
    read = Document(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        format=file.rsplit(".", 1)[-1],
        blocks=tuple(blocks) or (() if unread and unread[0].pages is None else (paragraph("Tekst.", file, 0),)),
        pages=12,
        unread=tuple(unread),
    )
    values: dict[str, Any] = {
        "document": read,
        "title": file.rsplit(".", 1)[0].replace("-", " ").capitalize(),
        "kind": kind,
        "kinds": (KindSpan(kind=kind),) if kind else (),
        "language": "nb",
        "dates": tuple(dated(file, role, day) for role, day in facts),
    }
    return RecognisedDocument.model_validate({**values, **changes})


def dated(file: str, role: str, day: str) -> DatedFact:
    """A date with its role."""
    parts = [int(part) for part in day.split("-")]
    precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(parts) - 1]
    first = date(*([*parts, 1, 1])[:3])
    return DatedFact(
        role=DateRole(role), span=DateSpan(first=first, last=first, precision=precision), place=place(file), quote=day
    )


def unread(reason: str, pages: Sequence[int] | None = None) -> Unread:
    """A part that could not be read."""
    return Unread(reason=UnreadReason(reason), pages=tuple(pages) if pages else None)


def dossier(documents: Sequence[RecognisedDocument], **changes: Any) -> Dossier:
    """A dossier of a fictional municipality."""
    values: dict[str, Any] = {
        "name": "tjeldvik",
        "documents": tuple(documents),
        "municipality": Municipality(name="Tjeldvik", number="9901", office="Statsforvalteren i Vestland"),
        "jurisdiction": "no",
        "language": "nb",
        "as_of": AS_OF,
    }
    return Dossier.model_validate({**values, **changes})


def report(findings: Sequence[Finding], rules: Ruleset, **changes: Any) -> Report:
    """A report, with a path made of its gaps."""
    from tilsyn.messages import Translator
    from tilsyn.path.plan import plan_path

    language = changes.get("language", "nb")
    files = changes.pop("dossier", None) or dossier([document("plan.docx", "overordnet_beredskapsplan")])
    path = plan_path(findings, [rules], AS_OF, Translator(language), names=NAMES)
    values: dict[str, Any] = {
        "run": Run(as_of=AS_OF, tilsyn="0.1.0", rulesets=(RulesetRun(id=rules.id, version="1", sha256="0" * 64),)),
        "language": language,
        "dossier": files,
        "rulesets": (rules,),
        "findings": tuple(findings),
        "path": path,
        "names": NAMES,
    }
    return Report.model_validate({**values, **changes})


def outdated(found: str, replacement: str) -> Outdated:
    """A word that no longer holds."""
    return Outdated(
        place=place(), found=found, replacement=replacement, since=date(2021, 1, 1), quote=f"Rapporter til {found}."
    )
