"""Whether what a passage speaks of (an agreement, say) is in force on the assessment date, by its own dates."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.language.dates import FoundDate, find_dates
from tilsyn.model import Precision

__all__ = ["Force", "in_force"]


class Force(Settings):
    """How the dates in a passage or row must lie to the assessment date.

    A passage with several dates, with an interval, or with a word for an end ends with its latest date. A lone date is
    taken for the day it was made, and holds for some years: a yardstick, not law.
    """

    state: Literal["now", "past"] = Field(description="In force on the assessment date, or over by then.")
    ends: tuple[str, ...] = Field(default=(), description="Terms that make a lone date an end (expires, until).")
    open: tuple[str, ...] = Field(default=(), description="Terms that say that there is no end.")
    months: int = Field(default=48, description="How long a thing of which only the beginning is known may stand.")


def in_force(rule: Force, passage: str, header: str, context: CheckContext) -> bool:
    """Whether the passage's dates lie as the rule asks; without any date (or word of no end) they do not."""
    holds = _holds(rule, passage, header, context)
    return holds is (rule.state == "now") if holds is not None else False


def _holds(rule: Force, passage: str, header: str, context: CheckContext) -> bool | None:
    as_of = context.dossier.as_of
    found = find_dates(passage, context.text.packs, as_of)
    if rule.open and context.text.matches(passage, rule.open):
        return True
    if not found:
        return None
    latest = max(item.span.last for item in found)
    if latest >= as_of:
        return True
    ended = len(found) > 1 or _spans(found) or context.text.matches(f"{header} {passage}", rule.ends)
    return not ended and _later(latest, rule.months) >= as_of


def _spans(found: list[FoundDate]) -> bool:
    return any(item.span.precision is Precision.INTERVAL for item in found)


def _later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, min(day.day, 28))
