"""Reads a JSON report back, as far as later commands need it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tilsyn.errors import UsageError
from tilsyn.model import Finding, Judgement, Reason, Result
from tilsyn.reporting.json_report import SCHEMA

__all__ = ["findings_of", "load_report"]


def load_report(path: Path) -> dict[str, Any]:
    """A report's JSON object.

    Raises
    ------
    UsageError
        When the file cannot be read, is not JSON, or is not one of our reports.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise UsageError("usage.report_unreadable", path=path) from problem
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as problem:
        raise UsageError("usage.report_not_json", path=path) from problem
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise UsageError("usage.report_schema", path=path, schema=SCHEMA)
    try:
        findings_of(data)
        _ = [(item["id"], item["sha256"]) for item in data["run"]["rulesets"]], data["dossier"]["municipality"]
        data.setdefault("language", data["dossier"].get("language") or "nb")
        data["dossier"].setdefault("jurisdiction", "")
    except (KeyError, TypeError, ValueError, AttributeError, ValidationError) as problem:
        raise UsageError("usage.report_damaged", path=path) from problem
    return data


def findings_of(data: dict[str, Any]) -> list[Finding]:
    """The findings of a report's JSON object, without their evidence."""
    return [_finding(item) for item in data["findings"]]


def _finding(item: dict[str, Any]) -> Finding:
    judged = item.get("judgement")
    judgement = Judgement.model_validate({**judged, "requirement": item["requirement"]}) if judged else None
    return Finding(
        requirement=item["requirement"],
        ruleset=item.get("ruleset", ""),
        provision=item["provision"],
        obligation=item["obligation"],
        result=Result(item["result"]),
        reason=Reason(item["reason"]) if item.get("reason") else None,
        confidence=item.get("confidence", 0.7),
        rollup=tuple(item.get("rollup") or ()),
        judgement=judgement,
    )
