"""The report as one JSON object: the promised keys of ``tilsyn-report/1``, and the same bytes every time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from tilsyn.messages import Translator
from tilsyn.model import (
    REPORTED_ROLES,
    DevelopmentPath,
    Evidence,
    Finding,
    Judgement,
    Outdated,
    RecognisedDocument,
    Report,
    Scenario,
    Step,
    Text,
    Thread,
)
from tilsyn.progress import STATUSES
from tilsyn.reporting.json_currency import currency_object
from tilsyn.reporting.json_places import place_object
from tilsyn.reporting.summary import requirements_of

__all__ = ["SCHEMA", "JsonFormat", "as_object", "dates_of", "dump", "evidence_hash", "path_object", "thread_object"]

SCHEMA = "tilsyn-report/1"


class JsonFormat:
    """JSON for other programs, and for ``tilsyn compare`` and ``tilsyn path``."""

    name = "json"
    ending = "json"
    binary = False

    def render(self, report: Report, translator: Translator) -> bytes:
        """One object, indented, in UTF-8."""
        return dump(as_object(report, translator))


def dump(data: dict[str, Any], *, line: bool = False) -> bytes:
    """An object as JSON in UTF-8 with a line break at the end: the schema first, to be known by, the rest sorted.

    Parameters
    ----------
    line:
        Everything on one line, for several objects in a row.
    """
    head = {"schema": data["schema"]} if "schema" in data else {}
    rest = json.loads(json.dumps({key: data[key] for key in data if key != "schema"}, sort_keys=True))
    layout: dict[str, Any] = {"separators": (",", ":")} if line else {"indent": 2}
    return (json.dumps({**head, **rest}, ensure_ascii=False, **layout) + "\n").encode()


def as_object(report: Report, translate: Translator) -> dict[str, Any]:
    """The report as plain data. No absolute path, clock time or duration stands in it."""
    municipality = report.dossier.municipality
    titles = {identifier: requirement.title for identifier, requirement in requirements_of(report).items()}
    return {
        "schema": SCHEMA,
        "run": {
            "as_of": report.run.as_of.isoformat(),
            "tilsyn": report.run.tilsyn,
            "rulesets": [item.model_dump() for item in report.run.rulesets],
        },
        "dossier": {
            "name": report.dossier.name,
            "municipality": {
                "name": municipality.name if municipality else None,
                "number": municipality.number if municipality else None,
            },
            "jurisdiction": report.dossier.jurisdiction,
            "language": report.dossier.language,
            "complete": report.dossier.complete,
        },
        "language": report.language,
        "masked": report.masked,
        "documents": [_document(item) for item in report.dossier.documents],
        "findings": [_finding(item, titles.get(item.requirement, {}), translate) for item in report.findings],
        "outdated": [_outdated(item) for item in report.outdated],
        **currency_object(report, translate),
        "thread": thread_object(report.thread),
        "path": path_object(report.path),
    }


def path_object(path: DevelopmentPath) -> dict[str, Any]:
    """The path as plain data."""
    phases = [
        {"id": phase.id, "title": phase.title, "steps": [_step(step) for step in phase.steps]} for phase in path.phases
    ]
    return {"phases": phases, "notes": list(path.notes)}


def thread_object(thread: Thread) -> dict[str, Any]:
    """The scenarios and their links as plain data."""
    return {
        "scenarios": [_scenario(item) for item in thread.scenarios],
        "analysis": thread.analysis,
        "passed_over": list(thread.passed_over),
        "unread": [place_object(place) for place in thread.unread],
        "breaks": [
            {
                "kind": item.kind,
                "scenario": item.scenario,
                "requirement": item.requirement,
                "place": place_object(item.place) if item.place else None,
            }
            for item in thread.breaks
        ],
    }


def evidence_hash(evidence: Sequence[Evidence]) -> str:
    """Hash of the evidence a judgement is made of: of the words quoted, wherever they stand.

    It is made before masking, so that a judgement can be compared whether or not reports are masked. It begins with a
    letter, so that no YAML reader takes it for a number.
    """
    quotes = "\n".join(sorted(item.quote for item in evidence))
    return "e" + hashlib.sha256(quotes.encode()).hexdigest()[:15]


def dates_of(document: RecognisedDocument) -> dict[str, str]:
    """Role to the latest date that holds for this document, ISO 8601 cut to the precision known."""
    found = {}
    for role in REPORTED_ROLES:
        fact = document.latest(role)
        if fact is not None:
            found[role.value] = fact.span.iso()
    return found


def _document(item: RecognisedDocument) -> dict[str, Any]:
    read = item.document
    return {
        "file": read.file,
        "sha256": read.sha256,
        "kind": item.kind,
        "kinds": list(dict.fromkeys(span.kind for span in item.kinds)),
        "title": item.title,
        "pages": read.pages,
        "dates": dates_of(item),
        "unread": [
            {"pages": list(part.pages) if part.pages is not None else None, "reason": part.reason.value}
            for part in read.unread
        ],
        "not_used": item.not_used,
        "language": item.language,
        "foreign": item.foreign,
        "markings": sorted({marking.kind.value for marking in item.markings}),
        "notices": {notice.kind.value: notice.count for notice in read.notices},
    }


def _finding(item: Finding, title: Text, translate: Translator) -> dict[str, Any]:
    return {
        "requirement": item.requirement,
        "ruleset": item.ruleset,
        "title": translate.pick(title),
        "provision": item.provision,
        "obligation": item.obligation,
        "result": item.result.value,
        "reason": item.reason.value if item.reason else None,
        "lacking": [translate.pick(text) for text in item.lacking],
        "confidence": round(item.confidence, 2),
        "evidence": [_evidence(piece) for piece in item.evidence],
        "searched": list(item.searched),
        "closest": [place_object(place) for place in item.closest],
        "rollup": list(item.rollup),
        "ask": translate.pick(item.ask) if item.ask else None,
        "judgement": _judgement(item.judgement) if item.judgement else None,
        "notes": list(item.notes),
        "text": item.text or evidence_hash(item.evidence),
    }


def _judgement(item: Judgement) -> dict[str, Any]:
    return {
        "result": item.result.value,
        "by": item.by,
        "date": item.date.isoformat(),
        "reason": item.reason,
        "until": item.until.isoformat() if item.until else None,
        "text": item.text,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {**place_object(item.place), "quote": item.quote, "speaks": item.speaks, "note": item.note}


def _outdated(item: Outdated) -> dict[str, Any]:
    return {
        **place_object(item.place),
        "found": item.found,
        "replacement": item.replacement,
        "since": item.since.isoformat(),
        "quote": item.quote,
        "kind": item.kind,
    }


def _scenario(item: Scenario) -> dict[str, Any]:
    links = {
        name: [_evidence(piece) for piece in getattr(item.links, name)]
        for name in ("measures", "plan", "resources", "exercises", "evaluations")
    }
    return {
        **place_object(item.place),
        "name": item.name,
        "number": item.number,
        "events": list(item.events),
        "risk": item.risk,
        "links": links,
        "locality": item.locality,
        "likelihood": item.likelihood,
        "consequence": item.consequence,
        "contradictions": [_evidence(piece) for piece in item.contradictions],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "id": step.id,
        "kind": step.kind,
        "title": step.title,
        "why": step.why,
        "closes": list(step.closes),
        "needs": list(step.needs),
        "owner": step.owner,
        "effort": step.effort,
        "start": step.start,
        "end": step.end,
        "proof": step.proof,
        "guide": step.guide,
        "self": step.self_help,
        "urgency": step.urgency,
        "status": step.status or STATUSES[0],
        "remark": step.remark,
        "parts": [{"requirement": part.requirement, "action": part.action, "proof": part.proof} for part in step.parts],
    }
