"""The engine: order, roll-ups, the checks that raise, what could not be read, and the law through time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from checks.kit import AS_OF, doc, finding, requirement
from checks.kit import plugins as built_in
from recognition.made import text_document
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.engine import assess, roll_up
from tilsyn.model import (
    Dossier,
    Finding,
    KindSpan,
    Outcome,
    Provision,
    Reason,
    RecognisedDocument,
    Requirement,
    Result,
    Ruleset,
    Unread,
    UnreadReason,
)
from tilsyn.plugins import PluginManager
from tilsyn.rules.load import LoadedRuleset

PLAN = "# Samband\n\nRadioen står i kjelleren."


class Fixed(Settings):
    """A check that answers what it is told to."""

    answer: str = "fulfilled"


class FixedKind:
    """Answers what the settings say, and remembers in which order it was asked."""

    name = "fixed"
    settings = Fixed

    def __init__(self) -> None:
        self.asked: list[str] = []

    def run(self, settings: Fixed, context: CheckContext) -> Outcome:
        self.asked.append(context.requirement.id)
        if settings.answer == "raise":
            raise RuntimeError("Kari Dal, 555 44 900")
        if settings.answer == "not_supplied":
            return Outcome(result=Result.UNDECIDED, reason=Reason.NOT_SUPPLIED)
        return Outcome(result=Result(settings.answer), lacking=({"nb": context.requirement.id},))


def manager(kind: FixedKind) -> PluginManager:
    """Norway and the one kind."""
    made = PluginManager()
    made.add(__import__("tilsyn_norway"), "tilsyn_norway")
    made.checks["fixed"] = kind
    return made


def item(identifier: str, answer: str = "fulfilled", **values: Any) -> Requirement:
    check = None if values.get("rollup") else {"kind": "fixed", "answer": answer}
    return requirement(identifier, **{"check": check, **values})


def run(
    *requirements: Requirement, documents: tuple[RecognisedDocument, ...] | None = None, as_of: date = AS_OF
) -> tuple[dict[str, Finding], list[str]]:
    """The findings by id, and the order in which the checks were asked."""
    kind = FixedKind()
    settings = {r.id: Fixed.model_validate(r.check.settings) for r in requirements if r.check is not None}
    provision = Provision(id="§ 1", title={"nb": "x"}, requirements=tuple(r.id for r in requirements))
    ruleset = Ruleset(
        id="r", title={"nb": "r"}, version="1", jurisdiction="no", languages=("nb",), provisions=(provision,),
        requirements=requirements,
    )  # fmt: skip
    papers = (doc(PLAN),) if documents is None else documents
    dossier = Dossier(name="d", documents=papers, jurisdiction="no", language="nb", as_of=as_of)
    found = assess(dossier, [LoadedRuleset(ruleset, settings)], manager(kind))  # type: ignore[arg-type]
    return {entry.requirement: entry for entry in found}, kind.asked


def test_a_duty_is_asked_after_those_it_needs() -> None:
    found, asked = run(item("a", needs=("b",)), item("b", needs=("c",)), item("c"))
    assert asked == ["c", "b", "a"]
    assert list(found) == ["a", "b", "c"]  # answered in the statute's own order


def test_a_circle_of_needs_is_no_hang() -> None:
    found, _ = run(item("a", needs=("b",)), item("b", needs=("a",)))
    assert set(found) == {"a", "b"}


def test_a_roll_up_comes_after_its_parts() -> None:
    found, asked = run(item("sum", rollup=("a", "b")), item("a"), item("b", "missing"))
    assert asked == ["a", "b"]
    assert found["sum"].result is Result.PARTIAL
    assert found["sum"].rollup == ("a", "b")


@pytest.mark.parametrize(
    ("parts", "result", "reason"),
    [
        (("fulfilled", "fulfilled"), Result.FULFILLED, None),
        (("missing", "missing"), Result.MISSING, None),
        (("outdated", "outdated"), Result.OUTDATED, None),
        (("fulfilled", "missing"), Result.PARTIAL, None),  # any part a gap
        (("missing", "undecided"), Result.PARTIAL, None),
        (("fulfilled", "undecided"), Result.UNDECIDED, Reason.INTERVIEW),  # else that of the part not decided
        (("fulfilled", "withheld"), Result.WITHHELD, None),
        (("fulfilled", "not_applicable"), Result.FULFILLED, None),
    ],
)
def test_roll_ups(parts: tuple[str, ...], result: Result, reason: Reason | None) -> None:
    findings = [
        finding(str(n), part, reason="interview" if part == "undecided" else None) for n, part in enumerate(parts)
    ]
    outcome = roll_up(findings)
    assert (outcome.result, outcome.reason) == (result, reason)


def test_a_roll_up_borrows_evidence_and_what_is_lacking() -> None:
    evidence = [{"place": {"document": "a", "block": 0}, "quote": "x"}]
    outcome = roll_up([
        finding("a", "fulfilled", evidence=evidence), finding("b", "missing", lacking=[{"nb": "y"}], confidence=0.4)
    ])  # fmt: skip
    assert [entry.quote for entry in outcome.evidence] == ["x"]
    assert outcome.lacking == ({"nb": "y"},)
    assert outcome.confidence == 0.4


def test_a_roll_up_follows_a_persons_judgement() -> None:
    judgement = {
        "requirement": "a", "result": "fulfilled", "by": "x", "date": date(2026, 1, 1), "reason": "sett",
    }  # fmt: skip
    assert roll_up([finding("a", "missing", judgement=judgement), finding("b", "fulfilled")]).result is Result.FULFILLED


def test_a_check_that_raises_is_an_error_and_the_run_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    found, asked = run(item("a", "raise"), item("b"))
    assert (found["a"].result, found["a"].reason) == (Result.UNDECIDED, Reason.ERROR)
    assert found["a"].confidence == 0.0
    assert found["b"].result is Result.FULFILLED
    assert asked == ["a", "b"]
    assert any("fixed" in record.getMessage() for record in caplog.records)


def test_what_papers_cannot_show_is_for_an_interview() -> None:
    asked = {"nb": "Hvordan?"}
    found, _ = run(item("a", check=None, decidable="interview", ask=asked))
    assert (found["a"].result, found["a"].reason) == (Result.UNDECIDED, Reason.INTERVIEW)
    assert found["a"].ask == asked


def test_there_is_something_to_ask_for_only_when_it_is_wanted() -> None:
    ask = {"nb": "Hvor?"}
    found, _ = run(
        item("a", "withheld", ask=ask), item("b", "not_supplied", ask=ask), item("c", "missing", ask=ask)
    )
    assert [found[name].ask for name in "abc"] == [ask, ask, None]


def unread(reason: UnreadReason, *kinds: str, file: str = "x.pdf") -> RecognisedDocument:
    """A file that could not be read, of kinds a person gave it."""
    document = text_document(file, "").model_copy(update={"blocks": (), "unread": (Unread(reason=reason),)})
    return RecognisedDocument(document=document, kinds=tuple(KindSpan(kind=kind) for kind in kinds))


def test_a_file_that_could_not_be_read_is_said() -> None:
    scanned = unread(UnreadReason.SCANNED, "overordnet_beredskapsplan")
    found, _ = run(item("a", "not_supplied"), documents=(scanned,))
    assert (found["a"].result, found["a"].reason) == (Result.UNDECIDED, Reason.UNREADABLE)


def test_an_unread_file_of_another_kind_changes_nothing() -> None:
    scanned = unread(UnreadReason.SCANNED, "helhetlig_ros")
    found, _ = run(item("a", "not_supplied"), documents=(scanned,))
    assert found["a"].reason is Reason.NOT_SUPPLIED


def test_a_graded_file_is_withheld() -> None:
    graded = unread(UnreadReason.GRADED, "overordnet_beredskapsplan")
    found, _ = run(item("a", "missing"), documents=(graded,))
    assert found["a"].result is Result.WITHHELD


def test_a_finding_that_is_decided_is_not_called_unreadable() -> None:
    scanned = unread(UnreadReason.SCANNED, "overordnet_beredskapsplan")
    found, _ = run(item("a", "partial"), documents=(doc(PLAN), scanned))
    assert found["a"].result is Result.PARTIAL


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2011-10-06", False), ("2011-10-07", True), ("2020-12-31", True), ("2021-01-01", False)],
)
def test_a_duty_holds_from_its_first_day_to_its_last(day: str, holds: bool) -> None:
    found, _ = run(item("a", applies={"from": "2011-10-07", "to": "2020-12-31"}), as_of=date.fromisoformat(day))
    assert ("a" in found) is holds


def test_an_empty_dossier_gives_every_answer() -> None:
    found, _ = run(item("a", "not_supplied"), documents=())
    assert found["a"].reason is Reason.NOT_SUPPLIED
    assert built_in().checks
