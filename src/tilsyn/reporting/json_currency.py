"""What time did to a dossier, as plain data."""

from __future__ import annotations

from typing import Any

from tilsyn.messages import Translator
from tilsyn.model import Report
from tilsyn.reporting.json_places import place_object

__all__ = ["currency_object"]


def currency_object(report: Report, translate: Translator) -> dict[str, Any]:
    """The keys ``conflicts``, ``upcoming``, ``undated``, ``triggers`` and ``law_changes`` of a report."""
    return {
        "conflicts": [
            {
                **place_object(item.place),
                "kind": item.kind,
                "quote": item.quote,
                "other": {**place_object(item.other), "quote": item.other_quote} if item.other else None,
            }
            for item in report.conflicts
        ],
        "upcoming": [
            {
                **place_object(item.place),
                "day": item.day.isoformat(),
                "kind": item.kind,
                "found": item.found,
                "provision": item.provision,
                "quote": item.quote,
            }
            for item in report.upcoming
        ],
        "undated": [
            {"document": item.document, "reason": item.reason, "detail": item.detail, "quote": item.quote}
            for item in report.undated
        ],
        "triggers": [
            {
                **place_object(item.place),
                "id": item.id,
                "name": translate.pick(item.name),
                "date": item.date.isoformat(),
                "dated": item.dated,
                "mentioned": place_object(item.mentioned) if item.mentioned else None,
            }
            for item in report.triggers
        ],
        "law_changes": [
            {
                "id": item.change.id,
                "date": item.change.date.isoformat(),
                "name": translate.pick(item.change.name),
                "source": item.change.source,
                "documents": [entry.model_dump() for entry in item.documents],
            }
            for item in report.law
        ],
    }
