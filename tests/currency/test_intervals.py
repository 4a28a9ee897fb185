"""Calendar months and the grey zones: properties that hold for every day."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tilsyn.currency.intervals import Age, add_months, age
from tilsyn.model import DateSpan, Precision

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(-240, 240)


def day_span(day: date) -> DateSpan:
    return DateSpan(first=day, last=day, precision=Precision.DAY)


@given(DAYS, MONTHS)
def test_month_moves_by_the_number_asked_for(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year - day.year) * 12 + moved.month - day.month == months


@given(DAYS, MONTHS)
def test_day_stays_or_is_the_months_last(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved.day == min(day.day, calendar.monthrange(moved.year, moved.month)[1])


@given(DAYS, st.integers(0, 120))
def test_back_and_forth_never_passes_the_day(day: date, months: int) -> None:
    there = add_months(add_months(day, months), -months)
    assert there <= day
    assert (day - there).days <= 3


@given(DAYS, DAYS, MONTHS)
def test_order_is_kept(one: date, other: date, months: int) -> None:
    earlier, later = sorted((one, other))
    assert add_months(earlier, months) <= add_months(later, months)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_edges(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(1, 60))
def test_the_day_itself_and_the_limit_are_fresh_and_the_day_before_is_not(as_of: date, months: int) -> None:
    limit = add_months(as_of, -months)
    assert age(day_span(as_of), as_of, months) is Age.FRESH
    assert age(day_span(limit), as_of, months) is Age.FRESH
    assert age(day_span(limit - timedelta(days=1)), as_of, months) is Age.STALE
    assert age(day_span(as_of + timedelta(days=1)), as_of, months) is Age.FUTURE


@given(DAYS, st.integers(0, 4000), st.integers(1, 60))
def test_older_is_never_fresher(as_of: date, days: int, months: int) -> None:
    order = [Age.STALE, Age.GREY, Age.FRESH]
    older = age(day_span(as_of - timedelta(days=days + 1)), as_of, months, calendar_years=1)
    newer = age(day_span(as_of - timedelta(days=days)), as_of, months, calendar_years=1)
    assert order.index(older) <= order.index(newer)


@given(DAYS, st.integers(0, 400), st.integers(0, 400), st.integers(1, 36))
def test_an_interval_is_grey_only_when_its_ends_differ(as_of: date, back: int, length: int, months: int) -> None:
    last = as_of - timedelta(days=back)
    first = last - timedelta(days=length)
    span = DateSpan(first=first, last=last, precision=Precision.INTERVAL)
    ends = {age(day_span(day), as_of, months) for day in (first, last)}
    whole = age(span, as_of, months)
    assert whole in (ends if len(ends) == 1 else {Age.GREY})


@given(DAYS, st.integers(1, 3))
def test_calendar_year_is_grey(as_of: date, years: int) -> None:
    january = date(as_of.year - years, 1, 1)
    months = 12 * years
    expected = Age.FRESH if january >= add_months(as_of, -months) else Age.GREY
    assert age(day_span(january), as_of, months, calendar_years=years) is expected
    assert age(day_span(january - timedelta(days=1)), as_of, months, calendar_years=years) is Age.STALE
