"""Calendar arithmetic for intervals in law: months added and clamped to the month's end, and the grey zones.

Only *once a year* (FKB § 6) and *every second year* (FKB § 7) are law; other numbers of months are yardsticks and are
said to be so by the rule that uses them.
"""

from __future__ import annotations

import calendar
from datetime import date
from enum import StrEnum

from tilsyn.model import DateSpan

__all__ = ["Age", "add_months", "age"]


class Age(StrEnum):
    """How old a date is against an interval."""

    FRESH = "fresh"
    GREY = "grey"
    STALE = "stale"
    FUTURE = "future"


def add_months(day: date, months: int) -> date:
    """The same day so many calendar months later (or earlier); the month's last day where it has no such day.

    >>> add_months(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age(span: DateSpan, as_of: date, months: int, *, calendar_years: int | None = None) -> Age:
    """How old a date is on the assessment date.

    Parameters
    ----------
    span:
        The date as written: the test is passed if its latest day passes, and grey if only the latest does.
    as_of:
        The assessment date. A date on the day itself counts.
    months:
        The interval in calendar months.
    calendar_years:
        Where the law can be read by calendar year: so many years before the assessment year are still grey.

    Returns
    -------
    Age
        ``future`` when even the first possible day is after the assessment date.
    """
    if span.first > as_of:
        return Age.FUTURE
    limit = add_months(as_of, -months)
    last = min(span.last, as_of)
    if span.first >= limit:
        return Age.FRESH
    if last >= limit:
        return Age.GREY
    if calendar_years is not None and last.year >= as_of.year - calendar_years:
        return Age.GREY
    return Age.STALE
