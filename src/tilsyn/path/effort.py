"""Effort classes in working days, and how days of several pieces of work add up.

The classes and their limits follow KUJA-style planning (``domain/finland-kuja.md`` 6.4); the typical days are half of
each limit. They are planning figures, not law.
"""

from __future__ import annotations

__all__ = [
    "CLASSES", "COORDINATORS", "LIMITS", "WEEKS", "days", "effort_class", "process_effort", "quarter_days", "rank",
    "share",
]  # fmt: skip

CLASSES: tuple[str, ...] = ("XS", "S", "M", "L", "XL")

LIMITS: dict[str, float] = {"XS": 0.25, "S": 2.0, "M": 10.0, "L": 40.0, "XL": 120.0}
"""Most working days of a class. Two hours are a quarter of a day."""

_TYPICAL: dict[str, float] = {"XS": 0.25, "S": 1.0, "M": 5.0, "L": 20.0, "XL": 60.0}

WEEKS = 46
"""Working weeks in a year."""

COORDINATORS: tuple[str, ...] = ("beredskapskoordinator", "analysegruppe", "")
"""Roles whose work takes all its days from the capacity; of work that others own the coordinator does half."""


def days(effort: str) -> float:
    """Typical working days of an effort class; an unknown class counts as S."""
    return _TYPICAL.get(effort, _TYPICAL["S"])


def effort_class(total: float) -> str:
    """The smallest class that so many working days fit in."""
    for name in CLASSES:
        if total <= LIMITS[name]:
            return name
    return CLASSES[-1]


def process_effort(effort: str) -> str:
    """The effort of the process step beside a text step: one class less, and never more than M."""
    position = max(0, rank(effort) - 1)
    return CLASSES[min(position, CLASSES.index("M"))]


def rank(effort: str) -> int:
    """Position of a class, the smallest first; an unknown class stands with S."""
    return CLASSES.index(effort) if effort in CLASSES else CLASSES.index("S")


def quarter_days(capacity: int) -> float:
    """Working days in three months for somebody with so many per cent of a full post."""
    return WEEKS * 5 / 4 * capacity / 100


def share(owner: str) -> float:
    """How much of a step's days the coordinator's capacity must hold."""
    return 1.0 if owner in COORDINATORS else 0.5
