"""Two reports beside each other."""

from __future__ import annotations

from typing import Any

import pytest

from handmade import AS_OF, document, dossier, finding, report, requirement, ruleset
from tilsyn.comparing import compare_reports
from tilsyn.errors import UsageError
from tilsyn.messages import Translator
from tilsyn.model import Judgement
from tilsyn.reporting.json_report import as_object

NAMES = ("closed", "remaining", "returned", "new", "lost", "fine")
BEFORE = ("missing", "missing", "fulfilled", "undecided", "partial", "fulfilled")
NOW = ("fulfilled", "partial", "outdated", "missing", "withheld", "fulfilled")


def made(results: tuple[str, ...], as_of: str = "2026-11-22", **changes: Any) -> dict[str, Any]:
    """A report's JSON object."""
    items = [
        requirement(f"no.test.{name}", found_in=(name,), remedy={"action": {"nb": name}, "effort": "XS"})
        for name in NAMES
    ]
    findings = [finding(item, result) for item, result in zip(items, results, strict=True)]
    whole = requirement("no.test.whole", rollup=("no.test.closed",), remedy=None)
    rules = ruleset([whole, *items])
    data = as_object(report([finding(whole, "missing"), *findings], rules, **changes), Translator("nb"))
    data["run"]["as_of"] = as_of
    return data


def test_every_gap_is_told_once_with_what_became_of_it() -> None:
    found = compare_reports(made(BEFORE), made(NOW, "2027-11-22"))
    for name in ("closed", "remaining", "returned", "new", "lost"):
        assert [change.requirement for change in getattr(found, name)] == [f"no.test.{name}"], name
    assert (found.remaining[0].before, found.remaining[0].now) == ("missing", "partial")


def test_judgements_count() -> None:
    new = made(BEFORE, "2027-11-22")
    judged = Judgement.model_validate(
        {"requirement": "no.test.closed", "result": "fulfilled", "by": "x", "date": AS_OF, "reason": "y"}
    )
    for item in new["findings"]:
        if item["requirement"] == "no.test.closed":
            item["judgement"] = judged.model_dump(mode="json")
    assert [change.requirement for change in compare_reports(made(BEFORE), new).closed] == ["no.test.closed"]


def test_steps_are_done_or_due() -> None:
    found = compare_reports(made(BEFORE), made(NOW, "2027-11-22"))
    assert any("no.test.closed" in title for title in found.done)
    assert any("no.test.remaining" in title for title in found.due)
    early = compare_reports(made(BEFORE), made(NOW))
    assert early.due == ()


def test_changed_documents_and_rules_are_told() -> None:
    before = dossier([document("a.docx", "varslingsliste"), document("b.docx", "varslingsliste")])
    now = dossier([document("a.docx", "varslingsliste"), document("c.docx", "varslingsliste")])
    old, new = made(BEFORE, dossier=before), made(NOW, "2027-01-01", dossier=now)
    new["documents"][0]["sha256"] = "annet"
    new["run"]["rulesets"][0]["sha256"] = "annet"
    found = compare_reports(old, new)
    assert found.documents == {"added": ("c.docx",), "removed": ("b.docx",), "changed": ("a.docx",)}
    assert found.rules_changed == ("no.test",)


def test_different_municipalities_rulesets_and_the_wrong_order_are_refused() -> None:
    other = made(NOW, "2027-11-22")
    other["dossier"]["municipality"] = {"name": "Storvik", "number": "9902"}
    rules = made(NOW, "2027-11-22")
    rules["run"]["rulesets"][0]["id"] = "se.test"
    for new, key in ((other, "municipality"), (rules, "rulesets"), (made(NOW, "2025-01-01"), "order")):
        with pytest.raises(UsageError) as caught:
            compare_reports(made(BEFORE), new)
        assert caught.value.key == f"compare.{key}"


def test_the_object_can_be_written() -> None:
    data = compare_reports(made(BEFORE), made(NOW, "2027-11-22")).as_object()
    assert data["schema"] == "tilsyn-comparison/1"
    assert data["closed"][0]["requirement"] == "no.test.closed"
