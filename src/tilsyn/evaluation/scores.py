"""Figures over answers: exact agreement, gap precision and recall, abstention, with 95 % intervals, and calibration."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from tilsyn.model import GAPS, Result

__all__ = ["Answer", "Ratio", "Scores", "calibration", "score"]

_ABSTAINED = frozenset({Result.UNDECIDED, Result.WITHHELD})


@dataclass(frozen=True)
class Answer:
    """An answer beside the right ones."""

    case: str
    form: str
    requirement: str
    given: Result
    right: tuple[Result, ...]
    confidence: float = 1.0

    @property
    def exact(self) -> bool:
        """Whether the answer is among the right ones."""
        return self.given in self.right


@dataclass(frozen=True)
class Ratio:
    """A share with its count and its 95 % interval (Wilson)."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, or None when there is nothing to share."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval."""
        if not self.of:
            return (0.0, 1.0)
        z = 1.959964
        share, n = self.hits / self.of, self.of
        middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        reach = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return (max(0.0, middle - reach), min(1.0, middle + reach))


@dataclass(frozen=True)
class Scores:
    """The figures of design.md section 6."""

    exact: Ratio
    gap_precision: Ratio
    gap_recall: Ratio
    abstention: Ratio


def score(answers: Iterable[Answer]) -> Scores:
    """The figures over some answers."""
    listed = list(answers)

    def ratio(of: Callable[[Answer], bool], hit: Callable[[Answer], bool]) -> Ratio:
        chosen = [answer for answer in listed if of(answer)]
        return Ratio(sum(1 for answer in chosen if hit(answer)), len(chosen))

    return Scores(
        exact=ratio(lambda _: True, lambda answer: answer.exact),
        gap_precision=ratio(
            lambda answer: answer.given in GAPS, lambda answer: any(item in GAPS for item in answer.right)
        ),
        gap_recall=ratio(
            lambda answer: all(item in GAPS for item in answer.right), lambda answer: answer.given in GAPS
        ),
        abstention=ratio(
            lambda _: True,
            lambda answer: answer.given in _ABSTAINED and not any(item in _ABSTAINED for item in answer.right),
        ),
    )


def calibration(
    answers: Sequence[Answer], edges: Sequence[float] = (0.0, 0.5, 0.65, 0.75, 0.85, 0.95, 1.01)
) -> list[tuple[float, float, float, Ratio]]:
    """For each band of confidence: its edges, the mean confidence, and how many answers were right."""
    bands = []
    for low, high in itertools.pairwise(edges):
        inside = [answer for answer in answers if low <= answer.confidence < high]
        if inside:
            mean = sum(answer.confidence for answer in inside) / len(inside)
            bands.append((low, min(high, 1.0), mean, Ratio(sum(answer.exact for answer in inside), len(inside))))
    return bands
