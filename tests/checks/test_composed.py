"""Kinds made of others: ``combine``, ``when``, ``share``."""

from __future__ import annotations

import pytest

from checks.kit import answer, finding
from tilsyn.model import Reason, Result

ONE = "{kind: content, about: [nøkkel], parts: [{id: a, lacking: {nb: nøkkel}, any: [{says: [[nøkkel]]}]}]}"
TWO = "{kind: content, about: [skap], parts: [{id: b, lacking: {nb: skap}, any: [{says: [[skap]]}]}]}"


def combine(rule: str) -> str:
    return f"{{kind: combine, rule: {rule}, checks: [{ONE}, {TWO}]}}"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Nøkkel henger her. Skap står her.", Result.FULFILLED),
        ("Nøkkel henger her.", Result.PARTIAL),
        ("Skap står her.", Result.MISSING),  # the first one decides when it is not there at all
        ("Tomt.", Result.MISSING),
    ],
)
def test_all(text: str, result: Result) -> None:
    outcome = answer(combine("all"), text)
    assert outcome.result is result
    if result is Result.PARTIAL:
        assert [item["nb"] for item in outcome.lacking] == ["skap"]


@pytest.mark.parametrize(
    ("text", "result"),
    [("Nøkkel henger her.", Result.FULFILLED), ("Skap står her.", Result.FULFILLED), ("Tomt.", Result.MISSING)],
)
def test_best(text: str, result: Result) -> None:
    assert answer(combine("best"), text).result is result


def test_first_takes_the_first_that_is_decided() -> None:
    assert answer(combine("first"), "Skap: se vedlegg 2.").result is Result.WITHHELD
    assert answer(combine("first"), "Tomt.").result is Result.MISSING


def test_when_the_condition_holds() -> None:
    when = f"{{kind: when, condition: {ONE}, then: {TWO}}}"
    assert answer(when, "Nøkkel henger her. Skap står her.").result is Result.FULFILLED
    assert answer(when, "Nøkkel henger her.").result is Result.MISSING
    assert answer(when, "Skap står her.").result is Result.NOT_APPLICABLE


def test_otherwise() -> None:
    undecided = f"{{kind: when, condition: {ONE}, then: {TWO}, otherwise: undecided}}"
    outcome = answer(undecided, "Tomt.")
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.INTERVIEW)
    check = f"{{kind: when, condition: {ONE}, then: {ONE}, otherwise: {TWO}}}"
    assert answer(check, "Skap står her.").result is Result.FULFILLED


SHARE = "{kind: share, fulfilled: 0.75, partial: 0.25, lacking: {nb: papirer}}"


@pytest.mark.parametrize(
    ("results", "result"),
    [
        (("fulfilled", "fulfilled", "fulfilled", "missing"), Result.FULFILLED),  # 3 of 4
        (("fulfilled", "fulfilled", "partial", "missing"), Result.PARTIAL),  # 2.5 of 4
        (("missing", "missing", "missing", "partial"), Result.MISSING),  # 0.5 of 4
        (("fulfilled", "undecided", "not_applicable"), Result.FULFILLED),  # the others are not decided
    ],
)
def test_share(results: tuple[str, ...], result: Result) -> None:
    evidence = [{"place": {"document": "a", "block": 0}, "quote": "x"}]
    findings = {str(n): finding(str(n), item, evidence=evidence) for n, item in enumerate(results)}
    assert answer(SHARE, "Tekst.", findings=findings).result is result


def test_share_without_anything_decided() -> None:
    outcome = answer(SHARE, "Tekst.", findings={"a": finding("a", "undecided")})
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)


def test_a_key_duty_that_is_a_gap_stops_the_share() -> None:
    key = SHARE.replace("lacking:", "key: ['0'], lacking:")
    evidence = [{"place": {"document": "a", "block": 0}, "quote": "x"}]
    findings = {str(n): finding(str(n), "fulfilled" if n else "missing", evidence=evidence) for n in range(9)}
    assert answer(SHARE, "Tekst.", findings=findings).result is Result.FULFILLED
    assert answer(key, "Tekst.", findings=findings).result is Result.PARTIAL


def test_roll_ups_and_guidance_are_left_out_of_the_share() -> None:
    findings = {
        "a": finding("a", "missing"),
        "b": finding("b", "fulfilled", rollup=("a",)),
        "c": finding("c", "fulfilled", obligation="advice"),
    }
    assert answer(SHARE, "Tekst.", findings=findings).result is Result.MISSING
