"""From numbers to :class:`~tilsyn.model.DateSpan`: what a written day, month, week or year covers.

Every function answers None for what does not exist; nothing is swapped, rounded or filled in.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tilsyn.model import DateSpan, Precision

__all__ = [
    "day_span",
    "full_year",
    "joined",
    "month_span",
    "part_span",
    "season_span",
    "week_span",
    "year_span",
    "years_span",
]

_EARLIEST, _LATEST = 1850, 2100


def full_year(written: str, reference: date) -> int:
    """The year for two or four digits: 20yy up to the year after the reference year, else 19yy."""
    digits = "".join(written.split())
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year <= reference.year % 100 + 1 else 1900 + year


def _exists(year: int) -> bool:
    return _EARLIEST <= year <= _LATEST


def day_span(year: int, month: int, day: int, certain: float = 1.0) -> DateSpan | None:
    """One day."""
    if not _exists(year):
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return DateSpan(first=found, last=found, precision=Precision.DAY, certain=certain)


def month_span(year: int, month: int, certain: float = 1.0) -> DateSpan | None:
    """One month."""
    if not _exists(year) or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    first = date(year, month, 1)
    return DateSpan(first=first, last=date(year, month, last), precision=Precision.MONTH, certain=certain)


def year_span(year: int) -> DateSpan | None:
    """One year."""
    if not _exists(year):
        return None
    return DateSpan(first=date(year, 1, 1), last=date(year, 12, 31), precision=Precision.YEAR)


def years_span(first: int, last: int) -> DateSpan | None:
    """From one year to a later one, such as 2024–2027."""
    if not _exists(first) or not _exists(last) or not first < last <= first + 40:
        return None
    return DateSpan(first=date(first, 1, 1), last=date(last, 12, 31), precision=Precision.INTERVAL)


def week_span(year: int, week: int, until: int | None = None) -> DateSpan | None:
    """An ISO week, or the weeks from one to another."""
    if not _exists(year):
        return None
    try:
        first = date.fromisocalendar(year, week, 1)
        last = date.fromisocalendar(year, until or week, 1) + timedelta(days=6)
    except ValueError:
        return None
    return None if last < first else DateSpan(first=first, last=last, precision=Precision.INTERVAL)


def part_span(year: int, part: int, months: int) -> DateSpan | None:
    """The part of a year of so many months: part 1 of 3 months is the first quarter."""
    if not _exists(year) or not 1 <= part <= 12 // months:
        return None
    end = part * months
    return DateSpan(
        first=date(year, end - months + 1, 1),
        last=date(year, end, calendar.monthrange(year, end)[1]),
        precision=Precision.INTERVAL,
    )


def season_span(year: int, months: tuple[int, int], *, over: int | None = None) -> DateSpan | None:
    """A season by its first and last month. One over New Year belongs to the year it ends in, unless both are given."""
    first_month, last_month = months
    if not _exists(year):
        return None
    first_year = year if first_month <= last_month else year - 1
    last_year = year
    if over is not None:
        if over != year + 1 or first_month <= last_month:
            return None
        first_year, last_year = year, over
    last = calendar.monthrange(last_year, last_month)[1]
    return DateSpan(
        first=date(first_year, first_month, 1), last=date(last_year, last_month, last), precision=Precision.INTERVAL
    )


def joined(first: DateSpan, last: DateSpan) -> DateSpan | None:
    """From the first span to the last as one interval, or None when they do not follow each other."""
    if last.last < first.first or last.first < first.first:
        return None
    return DateSpan(
        first=first.first, last=last.last, precision=Precision.INTERVAL, certain=min(first.certain, last.certain)
    )
