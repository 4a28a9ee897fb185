"""Runs one check on a few lines of text, with the documents' kinds given, so that a test is about its check alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

import yaml

from recognition.made import text_document
from tilsyn.checks.kind import CheckContext
from tilsyn.engine import packs_of
from tilsyn.language.view import DossierText
from tilsyn.model import (
    Dossier,
    Finding,
    Marking,
    MarkingKind,
    Outcome,
    Outdated,
    Place,
    RecognisedDocument,
    Requirement,
    Result,
    Scenario,
    Thread,
)
from tilsyn.plugins import PluginManager
from tilsyn.recognition.dossier import recognise_document

__all__ = ["AS_OF", "answer", "context", "doc", "finding", "plugins", "requirement", "scenario"]

AS_OF = date(2026, 11, 22)
TEXT = {"nb": "noe", "nn": "noko"}


@cache
def plugins() -> PluginManager:
    """Our own plugins that a check needs: the kinds and Norway."""
    return PluginManager.standard(
        blocked=("tilsyn.reporting.builtin", "tilsyn.reading.builtin"), entry_points=False
    )


def doc(
    text: str,
    kind: str | None = "overordnet_beredskapsplan",
    *,
    title: str = "Beredskapsplan",
    file: str | None = None,
    draft: bool = False,
    foreign: bool = False,
    as_of: date = AS_OF,
) -> RecognisedDocument:
    """A document of a kind, with its dates recognised."""
    norway = plugins().jurisdictions["no"]
    made = text_document(file or f"{title}.md", text)
    kinds = (kind,) if kind else ()
    found = recognise_document(made, norway, packs_of(norway, plugins()), as_of, kinds=kinds)
    markings = found.markings
    if draft:
        place = Place(document=made.file, block=0)
        markings = (*markings, Marking(kind=MarkingKind.DRAFT, text="utkast", place=place))
    return found.model_copy(update={"title": title, "markings": markings, "foreign": foreign, "municipality": None})


def requirement(identifier: str = "a.b", **values: Any) -> Requirement:
    """A duty that a plan could fulfil."""
    data: dict[str, Any] = {
        "id": identifier,
        "provision": "§ 1",
        "short": "§ 1",
        "obligation": "must",
        "title": TEXT,
        "why": TEXT,
        "found_in": ("overordnet_beredskapsplan",),
        "source": {"url": "https://example.org", "verified": date(2026, 11, 22)},
    }
    return Requirement.model_validate({**data, **values})


def finding(identifier: str, result: Result | str, **values: Any) -> Finding:
    """An answer that has been given."""
    data = {"requirement": identifier, "ruleset": "r", "provision": "§ 1", "obligation": "must", "result": result}
    return Finding.model_validate({**data, **values})


def scenario(name: str, document: RecognisedDocument, block: int = 0, **values: Any) -> Scenario:
    """An event of the analysis."""
    return Scenario(name=name, place=Place(document=document.document.file, block=block), **values)


def context(
    documents: Sequence[RecognisedDocument],
    *,
    found_in: tuple[str, ...] = ("overordnet_beredskapsplan",),
    complete: bool = False,
    as_of: date = AS_OF,
    thread: Thread | None = None,
    outdated: Sequence[Outdated] = (),
    findings: Mapping[str, Finding] | None = None,
) -> CheckContext:
    """What a check is given."""
    norway = plugins().jurisdictions["no"]
    dossier = Dossier(
        name="prøve", documents=tuple(documents), jurisdiction="no", language="nb", complete=complete, as_of=as_of
    )
    return CheckContext(
        requirement=requirement(found_in=found_in),
        dossier=dossier,
        text=DossierText(dossier.used, packs_of(norway, plugins())),
        jurisdiction=norway,
        thread=thread or Thread(),
        outdated=outdated,
        findings=findings or {},
        kinds=plugins().checks,
    )


def answer(check: str, *documents: RecognisedDocument | str, **around: Any) -> Outcome:
    """Run a check, written as in a requirement, on documents (a text is a plan)."""
    settings = yaml.safe_load(check)
    kind = plugins().checks[settings.pop("kind")]
    seen = [doc(item) if isinstance(item, str) else item for item in documents]
    outcome: Outcome = kind.run(kind.settings.model_validate(settings), context(seen, **around))
    return outcome
