"""The figures, by examples worked out by hand."""

from __future__ import annotations

from math import isclose, sqrt

import pytest

from tilsyn.evaluation.run import Evaluation, to_json
from tilsyn.evaluation.scores import Answer, Ratio, calibration, score
from tilsyn.model import Result

F, P, M, OLD, W, U, N = (
    Result.FULFILLED, Result.PARTIAL, Result.MISSING, Result.OUTDATED, Result.WITHHELD, Result.UNDECIDED,
    Result.NOT_APPLICABLE,
)  # fmt: skip


def answer(given: Result, *right: Result, requirement: str = "a", form: str = "nb", confidence: float = 1.0) -> Answer:
    return Answer("case", form, requirement, given, right, confidence)


# given, right:                          exact  a gap given, right  right all gaps, gap given  abstained wrongly
TABLE = [
    answer(F, F),  #                      yes
    answer(P, P, M),  #                   yes    yes                 yes
    answer(M, P),  #                      no     yes                 yes
    answer(M, F),  #                      no     no
    answer(F, M),  #                      no                         no
    answer(W, W),  #                      yes
    answer(U, M),  #                      no                         no                         yes
    answer(W, F),  #                      no                                                    yes
    answer(OLD, OLD, U),  #                   yes    yes (not all gaps)
    answer(U, OLD, U),  #                   yes
]


def test_scores() -> None:
    found = score(TABLE)
    assert found.exact == Ratio(5, 10)
    assert found.gap_precision == Ratio(3, 4)
    assert found.gap_recall == Ratio(2, 4)
    assert found.abstention == Ratio(2, 10)


def test_scores_of_nothing() -> None:
    found = score([])
    assert found.exact == Ratio(0, 0)
    assert found.exact.value is None
    assert found.exact.interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),  # Wilson's interval as tabulated for 8 of 10
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_wilsons_interval(hits: int, of: int, low: float, high: float) -> None:
    found = Ratio(hits, of).interval
    assert isclose(found[0], low, abs_tol=5e-4)
    assert isclose(found[1], high, abs_tol=5e-4)


def test_wilsons_interval_by_its_definition() -> None:
    """The bounds are the shares p for which the observed share lies 1.96 standard errors of p away."""
    for bound in Ratio(7, 20).interval:
        assert isclose(abs(7 / 20 - bound), 1.959964 * sqrt(bound * (1 - bound) / 20), rel_tol=1e-9)


def test_calibration_bands() -> None:
    answers = [answer(F, F, confidence=0.9), answer(M, F, confidence=0.9), answer(F, F, confidence=0.3)]
    assert calibration(answers) == [(0.0, 0.5, 0.3, Ratio(1, 1)), (0.85, 0.95, 0.9, Ratio(1, 2))]


def test_as_data() -> None:
    answers = (*tuple(answer(F, F) for _ in range(10)), answer(M, F, requirement="b", form="nn"))
    data = to_json(Evaluation(answers, (answer(M, F),)))
    assert data["all"]["exact"]["hits"] == 10
    assert data["all"]["exact"]["of"] == 11
    assert data["keyword"]["exact"]["value"] == 0.0
    assert set(data["forms"]) == {"nb", "nn"}
    assert set(data["requirements"]) == {"a"}  # ten answers or more
    assert [(miss["requirement"], miss["given"], miss["right"]) for miss in data["misses"]] == [
        ("b", "missing", ["fulfilled"])
    ]


def test_not_applicable_is_no_gap_and_no_abstention() -> None:
    found = score([answer(N, N), answer(N, M)])
    assert found.gap_precision.of == 0
    assert found.gap_recall == Ratio(0, 1)
    assert found.abstention.hits == 0
