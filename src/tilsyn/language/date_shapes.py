"""The shapes in which dates are written. Generic: what is a month or a week is words of the packs.

Order matters: an earlier shape claims its characters before a later one looks. A shape that reads as a date that does
not exist claims them too, so that 31.02.2024 never turns into February 2024.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from tilsyn.language.date_spans import (
    day_span,
    full_year,
    month_span,
    part_span,
    season_span,
    week_span,
    year_span,
    years_span,
)
from tilsyn.language.date_words import DateWords
from tilsyn.model import DateSpan

__all__ = ["Shape", "shapes"]

_Y4 = r"(?:19|20)\d{2}"
_LOOSE = r"(?:1\s?9|2\s?0)\s?\d\s?\d"
"""Four digits of a year with stray blanks: 2 024. Only beside a month's name."""
_DASH = r"[-–—‑−]"
_AFTER = r"(?!\d|[.,]\d|\s?%)"
_BEFORE = r"(?<![\d./,§-])(?<!\d[:–])"
_BEFORE_FULL = r"(?:(?<![\d./,§-])|(?<=\d{4}-)|(?<=\d{4}\s-)|(?<=\d\.-)|(?<=\d{2}\.\d{2}-))"
"""Before a date with its whole year, which may also be the end of an interval."""


_NEEDS = {
    **dict.fromkeys(("iso", "numeric", "spaced", "monthly", "years", "year"), "year"),
    **dict.fromkeys(("named", "month"), "month"),
    **dict.fromkeys(("short", "dotted"), "short"),
    **dict.fromkeys(("week", "part", "season"), "part"),
}


class Shape:
    """A shape: an expression, and what its match means (None: no such date).

    ``needs`` says what a text must hold to be worth a look: ``year`` (four digits), ``month`` (a month's name),
    ``short`` (three small numbers), ``part`` (a word for a part of the year, and four digits).
    """

    def __init__(self, name: str, rule: str, read: Callable[[re.Match[str], date], DateSpan | None]) -> None:
        self.name = name
        self.needs = _NEEDS[name]
        self.rule = re.compile(rule, re.IGNORECASE)
        self.read = read


def shapes(words: DateWords) -> list[Shape]:
    """All shapes for these words, in the order in which they claim."""
    return [*_days(words), *_parts(words), *_months(words), *_years()]


def _days(words: DateWords) -> list[Shape]:
    month = words.month

    def by_name(match: re.Match[str], reference: date) -> DateSpan | None:
        year = full_year(match["y"].strip("'’"), reference)
        return day_span(year, words.month_number(match["m"]), int(match["d"]))

    def by_number(match: re.Match[str], reference: date) -> DateSpan | None:
        return day_span(full_year(match["y"], reference), int(match["m"]), int(match["d"]))

    def spaced(match: re.Match[str], _: date) -> DateSpan | None:
        return day_span(int(match["y"]), int(match["m"]), int(match["d"]), 0.6)

    def iso(match: re.Match[str], _: date) -> DateSpan | None:
        return day_span(int(match["y"]), int(match["m"]), int(match["d"]))

    return [
        Shape("iso", rf"{_BEFORE}(?P<y>{_Y4})\s?{_DASH}\s?(?P<m>\d{{2}})\s?{_DASH}\s?(?P<d>\d{{2}})(?!\d)", iso),
        Shape("iso", rf"{_BEFORE}(?P<y>{_Y4})(?P<s>[./])(?P<m>\d{{2}})(?P=s)(?P<d>\d{{2}})(?!\d)", iso),
        Shape(
            "named",
            rf"(?<![\d,/])(?<!\d[.:])(?P<d>\d{{1,2}})(?:\s?\.|{words.ordinal_end})?[\s-]*(?P<m>{month})(?![a-zæøåäö])\.?,?[\s/-]*"
            rf"(?P<y>{_LOOSE}|['’]\d{{2}}|\d{{2}}(?=\s*(?:[,;.)|\n]|$|[a-zæøå])))(?!\s?\.?\s?{month}\b)(?!\d|[.:,]\d|\s?%|\s+(?:{words.unit})\b)",
            by_name,
        ),
        Shape(
            "numeric",
            rf"{_BEFORE_FULL}(?P<d>\d{{1,2}})\s?\.\s{{0,2}}(?P<m>\d{{1,2}})\s?[.,]\s{{0,2}}(?P<y>{_Y4})(?!\d|[.,]\d)",
            by_number,
        ),
        # A stray blank where a dot should be: 25 09.2019, 25.09 2019.
        Shape("numeric", rf"{_BEFORE}(?P<d>\d{{1,2}})\s(?P<m>\d{{2}})\s?\.\s?(?P<y>{_Y4}){_AFTER}", by_number),
        Shape("numeric", rf"{_BEFORE}(?P<d>\d{{1,2}})\s?\.\s?(?P<m>\d{{2}})\s(?P<y>{_Y4}){_AFTER}", by_number),
        Shape("numeric", rf"{_BEFORE}(?P<d>\d{{1,2}})\s?\.\s?(?P<m>[1-9])\s(?P<y>{_Y4}){_AFTER}", by_number),
        Shape(
            "spaced", rf"{_BEFORE}(?<!\d\s)(?P<d>[0-3]\d)\s(?P<m>[01]\d)\s(?P<y>20\d{{2}})(?!\d|\s\d|[.,]\d)", spaced
        ),
        Shape(
            "numeric", rf"{_BEFORE}(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s?[-–/. ]\s?(?P<y>{_Y4}){_AFTER}", by_number
        ),
        Shape("numeric", rf"{_BEFORE}(?P<d>\d{{1,2}})-(?P<m>\d{{1,2}})-(?P<y>{_Y4}){_AFTER}", by_number),
        Shape(
            "short",
            rf"{_BEFORE}(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})\s?[-–/.]\s?(?P<y>\d{{2}})(?![\d/]|[.,]\d)",
            by_number,
        ),
        Shape("short", rf"{_BEFORE}(?P<d>\d{{1,2}})-(?P<m>\d{{2}})-(?P<y>\d{{2}})(?![\d-]|[.,]\d)", by_number),
        Shape(
            "dotted",
            rf"{_BEFORE}(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d{{2}})(?![\d]|[.,:]\d|\s?%|\s+(?:{words.unit})\b)",
            by_number,
        ),
    ]


def _parts(words: DateWords) -> list[Shape]:
    def week(match: re.Match[str], _: date) -> DateSpan | None:
        until = match["w2"]
        return week_span(int(match["y"]), int(match["w"]), int(until) if until else None)

    def part(match: re.Match[str], _: date) -> DateSpan | None:
        written = match["n"]
        number = int(written) if written.isdigit() else words.ordinals[written.lower()]
        unit = match["u"]
        months = 6 if re.fullmatch(words.half, unit, re.I) else 4 if re.fullmatch(words.third, unit, re.I) else 3
        return part_span(int(match["y"]), number, months)

    def season(match: re.Match[str], _: date) -> DateSpan | None:
        over = match["y2"]
        year = int(match["y"])
        last = (int(over) if len(over) == 4 else year // 100 * 100 + int(over)) if over else None
        return season_span(year, words.seasons[match["s"].lower()], over=last)

    unit = f"{words.quarter}|{words.half}|{words.third}"
    link = rf"[\s,./–—‑−-]{{0,3}}(?:{words.inside}\s)?"
    return [
        Shape(
            "week",
            rf"(?<!\w){words.week}\s?(?P<w>\d{{1,2}})(?:\s?(?:{_DASH}|{words.listing}|{words.span})\s?(?P<w2>\d{{1,2}}))?{link}(?P<y>{_Y4})(?!\d)",
            week,
        ),
        Shape(
            "part",
            rf"(?<![\w.])(?P<n>[1-4]|{words.ordinal})\.?\s?(?P<u>{unit})\.?{link}(?P<y>{_Y4})(?!\d)",
            part,
        ),
        Shape("part", rf"(?<!\w)(?P<u>{unit})\.?\s(?P<n>[1-4]){link}(?P<y>{_Y4})(?!\d)", part),
        Shape("part", rf"(?<!\w)(?P<u>Q|K)(?P<n>[1-4])[\s/-]?(?P<y>{_Y4})(?!\d)", part),
        Shape(
            "season",
            rf"(?<!\w)(?:[a-zæøå]{{3,7}})?(?P<s>{words.season})[\s,-]*(?P<y>{_Y4})(?:\s?[-–/]\s?(?P<y2>\d{{4}}|\d{{2}}))?(?!\d)",
            season,
        ),
    ]


def _months(words: DateWords) -> list[Shape]:
    month = words.month

    def named(match: re.Match[str], reference: date) -> DateSpan | None:
        return month_span(full_year(match["y"].strip("'’"), reference), words.month_number(match["m"]))

    def numbered(match: re.Match[str], _: date) -> DateSpan | None:
        return month_span(int(match["y"]), int(match["m"]))

    tail = r"(?!\d|[.:,]\d|\s?%)"
    return [
        Shape(
            "month",
            rf"(?<![a-zæøåäö\d]){month}\.?(?:\s+{words.month_word})?[\s,/–-]{{0,3}}(?P<y>{_LOOSE}){tail}".replace(
                month, f"(?P<m>{month})", 1
            ),
            named,
        ),
        Shape("month", rf"(?<![a-zæøåäö\d])(?P<m>{month})\.?\s?(?P<y>[-–/]\d{{2}}|['’]\d{{2}}){tail}", _cut(named)),
        Shape("month", rf"(?<![a-zæøåäö\d])(?P<m>{month})\.?\s(?P<y>\d{{2}})(?=\s*(?:[,;.)|\n]|$)){tail}", named),
        Shape("monthly", rf"{_BEFORE}(?P<m>0?[1-9]|1[0-2])\s?[./]\s?(?P<y>{_Y4}){_AFTER}(?!/)", numbered),
        Shape("monthly", rf"{_BEFORE}(?P<m>0[1-9]|1[0-2])-(?P<y>{_Y4}){_AFTER}(?![-/])", numbered),
        Shape("monthly", rf"{_BEFORE}(?P<y>{_Y4})-(?P<m>0[1-9]|1[0-2])(?![\d-])", numbered),
    ]


def _cut(read: Callable[[re.Match[str], date], DateSpan | None]) -> Callable[[re.Match[str], date], DateSpan | None]:
    class _Match:
        """A match whose year is without its sign."""

        def __init__(self, match: re.Match[str]) -> None:
            self._match = match

        def __getitem__(self, key: str) -> str:
            return str(self._match[key]).lstrip("-–/'’")

    return lambda match, reference: read(_Match(match), reference)  # type: ignore[arg-type]


def _years() -> list[Shape]:
    def years(match: re.Match[str], _: date) -> DateSpan | None:
        first, last = int(match["y"]), match["y2"]
        return years_span(first, int(last) if len(last) == 4 else first // 100 * 100 + int(last))

    def year(match: re.Match[str], _: date) -> DateSpan | None:
        return year_span(int(match["y"]))

    return [
        Shape(
            "years", rf"(?<![\d./,§])(?<!\d[-–:])(?P<y>{_Y4})\s?[-–—‑−]\s?(?P<y2>{_Y4}|\d{{2}})(?![\d/-]|[.,]\d)", years
        ),
        Shape("years", rf"(?<![\d./,§])(?<!\d[-–:])(?P<y>{_Y4})/(?P<y2>{_Y4}|\d{{2}})(?![\d/-]|[.,]\d)", years),
        Shape(
            "year",
            rf"(?<![\d./,§])(?<!\d[-–:])(?<!\d\.)(?P<y>{_Y4})(?![\d/]|[.,:]\d|\s?%|-[a-zæøå]|\s\d{{3}}(?!\d))",
            year,
        ),
    ]
