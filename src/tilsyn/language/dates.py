"""Dates in text, in every shape people write them, each with the interval of days it covers.

    >>> find_dates("Vedtatt 13. oktober 2022", packs, date(2026, 11, 22))      # doctest: +SKIP
    [FoundDate(start=8, end=24, span=..., text='13. oktober 2022')]

Days come first, as everywhere in the Nordic countries: a month above twelve makes a date impossible, never swapped.
What is missing is never filled in. Laws, numbered papers, cases, telephones, properties, sections and amounts are no
dates.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tilsyn.language.date_blocks import Blocks
from tilsyn.language.date_shapes import Shape, shapes
from tilsyn.language.date_spans import day_span, full_year, joined, month_span, season_span
from tilsyn.language.date_words import DateWords, date_words
from tilsyn.language.pack import LanguagePack
from tilsyn.model import DateSpan, Precision

__all__ = ["DateFinder", "FoundDate", "date_finder", "find_dates"]

_GATE = re.compile(r"\d\s?\d")
_ODD_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " "})
_YEAR = re.compile(r"(?:19|20)\d{2}")
_SHORT = re.compile(r"\d\s?[./-]\s?\d{1,2}\s?[./-]\s?\d\d|(?<!\d)[01]\d[./]\d\d(?!\d)")
_TOGETHER = re.compile(r"(?<!\d)(?:\d{6}|\d{8})(?!\d)")
_OLDEST = 1970
"""Six digits that would be older are not read so when they can be read otherwise."""
_CASE_YEAR = re.compile(r"(?<![\d/.])\d{1,4}/(\d{2})(?![\d/.-])")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: offsets of its first character and after its last, what it covers, and the characters."""

    start: int
    end: int
    span: DateSpan
    text: str


def find_dates(
    text: str, packs: Sequence[LanguagePack], reference: date, years: Collection[int] = ()
) -> list[FoundDate]:
    """All dates in a text, in order.

    Parameters
    ----------
    text:
        Any text: a line, a cell, a paragraph. Offsets in the answer are into it.
    packs:
        Languages whose month names and other words count.
    reference:
        The assessment date; it decides the century of a year in two digits, and nothing else.
    years:
        Years known from elsewhere in the document; they settle six digits that can be read in two ways.
    """
    return date_finder(packs).find(text, reference, years)


_FINDERS: dict[tuple[int, ...], tuple[tuple[LanguagePack, ...], DateFinder]] = {}


def date_finder(packs: Sequence[LanguagePack]) -> DateFinder:
    """The finder for these packs, made once for the same packs."""
    key = tuple(id(pack) for pack in packs)
    entry = _FINDERS.get(key)
    if entry is None:
        entry = _FINDERS[key] = (tuple(packs), DateFinder(date_words(packs)))
    return entry[1]


class DateFinder:
    """Finds dates by the words of a family of languages."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._blocks = Blocks(words)
        self._shapes = shapes(words)
        self._dash = re.compile(r"\s?[-–—‑−]\s?")
        between = rf"\s*(?:(?P<span>[-–—‑−]|(?<!\w){words.span}(?!\w))|(?P<list>[,+]|{words.listing}))\s*"
        self._between = re.compile(rf"(?i){between}")
        self._day_before = re.compile(rf"(?i)(?<![\d./,:-])(?P<d>\d{{1,2}})\s?\.?{between}\Z")
        self._named_before = re.compile(
            rf"(?i)(?<![\d/,:])(?P<d>\d{{1,2}})\s?\.?\s*(?P<m>{words.month})(?![a-zæøå])\.?{between}\Z"
        )
        self._numbered_before = re.compile(rf"(?i)(?<![\d./,:-])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.?{between}\Z")
        self._month_before = re.compile(rf"(?i)(?<![a-zæøå\d])(?P<m>{words.month})\.?(?:{between}|(?P<stroke>/))\Z")
        self._season_before = re.compile(rf"(?i)(?<![a-zæøå])(?P<s>{words.season})(?:{between}|(?P<stroke>/))\Z")
        self._together = re.compile(r"(?<![\d.,/:+–-])(?:(?<!\d )|(?<=/\d\d ))(\d{8}|\d{6})(?![\d]|[.,/:-]\d| \d)")
        self._labels = words.pattern(
            "adopted", "revised", "updated", "valid_from", "valid_to", "next_revision", "drafted", "held", "printed",
            "signed", "col_date", "meeting",
        )  # fmt: skip
        self._close = re.compile(rf"(?i)(?:{words.regex('revised', 'updated')}|{words.regex('col_date')})\.?\s?:?\s?\Z")
        self._month_year = re.compile(r"(?<![\d./-])(0[1-9]|1[0-2])[./](\d{2})(?![\d./-])")
        self._named = re.compile(rf"(?i)(?<![a-zæøå]){words.month}")
        parts = (words.week, words.season, words.quarter, words.half, words.third)
        self._part = re.compile(rf"(?i){'|'.join(parts)}|[QK][1-4]")
        self._law_days = frozenset(words.words("law_days"))
        self._law = words.pattern("law")
        self._heading = re.compile(r"(?:\A|\n)\s*\Z")
        self._letter = re.compile(r"\s+[A-ZÆØÅ]")

    def find(self, text: str, reference: date, years: Collection[int] = (), *, loose: bool = False) -> list[FoundDate]:
        """All dates in a text, in order. See :func:`find_dates`.

        ``loose`` reads six or eight digits as a date without a label beside them, as in a file's name.
        """
        if not _GATE.search(text):
            return []
        plain = text.translate(_ODD_BLANKS)
        holds = self._holds(plain)
        if not holds:
            return []
        claimed = self._blocks.find(plain)
        found: list[tuple[FoundDate, str]] = []
        for shape in self._shapes:
            if shape.needs not in holds:
                continue
            for match in shape.rule.finditer(plain):
                start, end = match.start(), match.end()
                if any(start < stop and begin < end for begin, stop in claimed):
                    continue
                if shape.name == "dotted" and self._is_section(plain, match):
                    continue
                claimed.append((start, end))
                span = self._read(shape, match, reference)
                if span is not None and not self._of_law(plain, start, end, span):
                    found.append((FoundDate(start, end, span, text[start:end]), shape.name))
        found.extend(self._run_together(plain, text, claimed, found, reference, years, loose))
        found.extend(self._short_month(plain, text, claimed, reference))
        found.sort(key=lambda item: item[0].start)
        found = self._with_earlier(plain, text, found, claimed)
        return [item for item, _ in self._merged(plain, text, found)]

    def _holds(self, text: str) -> set[str]:
        """What a text holds that dates are made of; empty when there is none in it."""
        year = _YEAR.search(text) is not None
        found = {"year"} if year else set()
        if self._named.search(text):
            found.add("month")
        if _SHORT.search(text):
            found.add("short")
        if year and self._part.search(text):
            found.add("part")
        if not found and _TOGETHER.search(text):
            found.add("together")
        return found

    def _of_law(self, text: str, start: int, end: int, span: DateSpan) -> bool:
        """Whether it is the day of a well-known law, in a sentence that names a law."""
        if span.first.isoformat() not in self._law_days or span.precision is not Precision.DAY:
            return False
        opens = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start), text.rfind("; ", 0, start)) + 1
        closes = min((at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0), default=len(text))
        return self._law.search(text[opens:closes]) is not None

    @staticmethod
    def _read(shape: Shape, match: re.Match[str], reference: date) -> DateSpan | None:
        try:
            return shape.read(match, reference)
        except (ValueError, KeyError):
            return None

    def _is_section(self, text: str, match: re.Match[str]) -> bool:
        """Whether three short numbers with dots are a heading's number rather than a date: 1.2.23 Varsling."""
        if len(match["d"]) == 2 and len(match["m"]) == 2:
            return False
        if len(match["m"]) == 1 and len(match["d"]) == 1 and int(match["y"]) == 0:
            return True
        return bool(self._heading.search(text[: match.start()]) and self._letter.match(text, match.end()))

    # -- digits run together --------------------------------------------------------------------------------------

    def _run_together(
        self,
        plain: str,
        text: str,
        claimed: list[tuple[int, int]],
        found: list[tuple[FoundDate, str]],
        reference: date,
        years: Collection[int],
        loose: bool,
    ) -> list[tuple[FoundDate, str]]:
        answers: list[tuple[FoundDate, str]] = []
        hints = {item.span.last.year for item, _ in found} | set(years)
        hints |= {full_year(year, reference) for year in _CASE_YEAR.findall(plain)}
        for match in self._together.finditer(plain):
            start, end = match.span()
            if any(start < stop and begin < end for begin, stop in claimed):
                continue
            if not loose and not self._dated(plain, start, end):
                continue
            span = _eight(match[1]) if len(match[1]) == 8 else _six(match[1], reference, hints)
            if span is not None:
                claimed.append((start, end))
                answers.append((FoundDate(start, end, span, text[start:end]), "together"))
        return answers

    def _dated(self, text: str, start: int, end: int) -> bool:
        """Whether digits run together stand where a date is expected: alone, after a label, beside a case number."""
        if not text[:start].strip(" ()_-|") and not text[end:].strip(" ()_-|."):
            return True
        line = text[text.rfind("\n", 0, start) + 1 : start][-60:]
        return bool(self._labels.search(line) or _CASE_YEAR.search(line))

    def _short_month(
        self, plain: str, text: str, claimed: list[tuple[int, int]], reference: date
    ) -> list[tuple[FoundDate, str]]:
        answers: list[tuple[FoundDate, str]] = []
        for match in self._month_year.finditer(plain):
            start, end = match.span()
            if any(start < stop and begin < end for begin, stop in claimed):
                continue
            if self._close.search(plain, 0, start):
                span = month_span(full_year(match[2], reference), int(match[1]), 0.6)
                if span is not None:
                    claimed.append((start, end))
                    answers.append((FoundDate(start, end, span, text[start:end]), "month"))
        return answers

    # -- several dates with one year ------------------------------------------------------------------------------

    def _with_earlier(
        self, plain: str, text: str, found: list[tuple[FoundDate, str]], claimed: list[tuple[int, int]]
    ) -> list[tuple[FoundDate, str]]:
        """Dates that leave their year (or month) to the one after them: 28. og 29. oktober 2024."""
        answers: list[tuple[FoundDate, str]] = []
        for item, name in found:
            answers.append((item, name))
            following = item
            for _ in range(8):
                before = self._before(plain, text, following)
                if before is None or any(
                    before.start < stop and begin < before.end for begin, stop in claimed if begin < item.start
                ):
                    break
                answers.append((before, name))
                following = before
        answers.sort(key=lambda item: item[0].start)
        return answers

    def _before(self, plain: str, text: str, item: FoundDate) -> FoundDate | None:
        window = plain[max(0, item.start - 40) : item.start]
        offset = item.start - len(window)
        first = item.span.first
        span: DateSpan | None = None
        if item.span.precision is Precision.DAY:
            match = self._named_before.search(window) or self._numbered_before.search(window)
            if match is not None:
                month = self._month(match["m"])
                year = first.year - 1 if match["span"] and month > first.month else first.year
                span = day_span(year, month, int(match["d"]), item.span.certain)
            else:
                match = self._day_before.search(window)
                # A number before a comma is more often an amount than a day.
                if match is None or (match["list"] == "," and not match[0].strip()[len(match["d"]) :].startswith(".")):
                    return None
                span = day_span(first.year, first.month, int(match["d"]), item.span.certain)
                if span is not None and span.first >= first:
                    span = None
        elif item.span.precision is Precision.MONTH:
            match = self._month_before.search(window)
            if match is not None:
                month = self._month(match["m"])
                backwards = match["span"] and month > first.month
                span = month_span(first.year - 1 if backwards else first.year, month)
        else:
            match = self._season_before.search(window)
            if match is not None and item.span.precision is Precision.INTERVAL:
                span = season_span(first.year, self.words.seasons[match["s"].lower()])
        if match is None or span is None:
            return None
        start = offset + match.start()
        joiner = next(name for name in ("span", "list", "stroke") if match.groupdict().get(name))
        stop = start + len(plain[start : offset + match.start(joiner)].rstrip())
        return FoundDate(start, stop, span, text[start:stop])

    def _month(self, written: str) -> int:
        return int(written) if written.isdigit() else self.words.month_number(written)

    def _merged(self, plain: str, text: str, found: list[tuple[FoundDate, str]]) -> list[tuple[FoundDate, str]]:
        """Dates joined by a dash or a word for *until* become one interval."""
        answers: list[tuple[FoundDate, str]] = []
        for item, name in found:
            if answers:
                last, _ = answers[-1]
                match = self._between.fullmatch(plain[last.end : item.start]) if item.start - last.end < 20 else None
                alike = last.span.precision is item.span.precision or Precision.YEAR in (
                    last.span.precision, item.span.precision,
                )  # fmt: skip
                if match is not None and match["span"] and alike and last.span.precision is not Precision.INTERVAL:
                    span = joined(last.span, item.span)
                    if span is not None:
                        answers[-1] = (replace(last, end=item.end, span=span, text=text[last.start : item.end]), name)
                        continue
                if (
                    plain[last.end : item.start] == "/"
                    and last.span.precision is item.span.precision is Precision.MONTH
                ):
                    span = joined(last.span, item.span)
                    if span is not None:
                        answers[-1] = (replace(last, end=item.end, span=span, text=text[last.start : item.end]), name)
                        continue
            answers.append((item, name))
        return answers


def _eight(digits: str) -> DateSpan | None:
    """YYYYMMDD or DDMMYYYY."""
    if digits[:2] in ("19", "20"):
        span = day_span(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if span is not None:
            return span
    if digits[4:6] in ("19", "20"):
        return day_span(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    return None


def _six(digits: str, reference: date, hints: Collection[int]) -> DateSpan | None:
    """DDMMYY; YYMMDD only where the former does not exist or is too old, or where known years settle it."""
    first, middle, last = digits[:2], int(digits[2:4]), digits[4:]
    days = day_span(full_year(last, reference), middle, int(first))
    years = day_span(full_year(first, reference), middle, int(last))
    if days is None or years is None or days == years:
        return days or years
    if (days.first.year < _OLDEST) != (years.first.year < _OLDEST):
        return years if days.first.year < _OLDEST else days
    if days.first.year in hints and years.first.year not in hints:
        return days
    if years.first.year in hints and days.first.year not in hints:
        return years
    return days.model_copy(update={"certain": 0.6})
