"""Dates in lines and sentences: the role of each, whose document it is about, and the decision it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tilsyn.language.date_spans import day_span, year_span
from tilsyn.language.dates import FoundDate
from tilsyn.model import DatedFact, DateRole, DateSpan, Place, Precision
from tilsyn.recognition.date_lines import OF_DOCUMENT, Label, Lines, Subject

__all__ = ["QUOTE", "About", "Line", "SentenceReader", "is_period", "split_interval"]

QUOTE = 300
"""Characters of a quotation."""

_EARLY = 2
"""Words before a date that still begins its sentence: *Den 11. mai 2022 satt ...*"""
_BESIDE = 2
"""Words beside a bare date on the front, such as the place."""
_NEAR = 25
"""Characters before a verb in which something may deny it or put it off."""
_OBJECT = 30
"""Characters after an active verb in which its object stands."""
_YEARS = re.compile(r"\d{4}\D{1,8}(?:\d{4}|\d{2})\Z")
_DIGITS = re.compile(r"\d\s?\d")


@dataclass(frozen=True, slots=True)
class Line:
    """A line or sentence with its dates (offsets in the line) and what stands around it."""

    text: str
    dates: tuple[FoundDate, ...]
    place: Place
    above: str
    front: bool
    headings: str
    first: bool
    heading: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the document: its title, and whether it is a case paper or reports an exercise."""

    title: str
    case_paper: bool
    drill: bool


class SentenceReader:
    """Reads the dated facts of lines.

    Parameters
    ----------
    lines:
        The words for roles.
    subject:
        How the document speaks of itself.
    about:
        What the document is.
    as_of:
        The assessment date.
    """

    def __init__(self, lines: Lines, subject: Subject, about: About, as_of: date) -> None:
        self._lines = lines
        self._subject = subject
        self._about = about
        self._as_of = as_of

    def facts(self, line: Line) -> Iterator[DatedFact]:
        """The dated facts of a line."""
        if not line.dates and "/" not in line.text:
            return
        labels = self._lines.labels(line.text)
        for index, found in enumerate(line.dates):
            if self._says_no_more(line, index, labels):
                continue
            fact = self._date_fact(line, found, index, labels)
            if fact is not None:
                yield from split_interval(fact, found.text)
        if not line.dates:
            yield from self._by_case(line, labels)

    def _says_no_more(self, line: Line, index: int, labels: Sequence[Label]) -> bool:
        """Whether a bare year stands beside a day within it: «Flom 2023», 7. november 2023."""
        span = line.dates[index].span
        return (
            span.precision is Precision.YEAR
            and any(other.span != span and _within(other.span, span) for other in line.dates)
            and self._lines.label(line.text, line.dates, index, labels) is None
        )

    def _date_fact(self, line: Line, found: FoundDate, index: int, labels: Sequence[Label]) -> DatedFact | None:
        label = self._lines.label(line.text, line.dates, index, labels)
        role: DateRole | None
        if label is None:
            role = self._unlabelled(line, found)
        else:
            role = self._labelled(line, found, label, labels)
        if role is None:
            return None
        role = self._lines.in_time(role, found.span, self._as_of)
        body = case = None
        if role in (DateRole.ADOPTED, DateRole.DRAFTED, DateRole.REVISED):
            case = self._lines.case(line.text, found.end)
            body = self._lines.body(line.text, label.end if label else found.start)
            if role is not DateRole.ADOPTED and case is None:
                body = None
            elif body is None and line.front and not _DIGITS.search(line.above):
                body = self._lines.body(line.above, 0)
        quote = " ".join(line.text.split())[:QUOTE]
        return DatedFact(
            role=role, span=self._lines.century(role, found), place=line.place, quote=quote, body=body, case=case
        )

    def _labelled(self, line: Line, found: FoundDate, label: Label, labels: Sequence[Label]) -> DateRole:
        role = label.role
        if role in (DateRole.NEXT_REVISION, DateRole.PLANNED) and found.span.first <= self._as_of:
            habit = self._lines.last_time(line.text, found, line.above)
            if habit is not None:
                return self._habitual(line, found, habit)
        if self._lines.planned(line.text, label, found, labels):
            role = {DateRole.REVISED: DateRole.NEXT_REVISION, DateRole.UPDATED: DateRole.NEXT_REVISION}.get(
                role, DateRole.PLANNED if role in (DateRole.ADOPTED, DateRole.HELD, DateRole.DRAFTED) else role
            )
        if role in (DateRole.ADOPTED, DateRole.REVISED, DateRole.UPDATED, DateRole.HELD) and self._lines.negated(
            line.text, found
        ):
            return DateRole.UNKNOWN
        if role is DateRole.HELD:
            return DateRole.HELD if self._exercised(line) else DateRole.EVENT
        if role is DateRole.REVISED and self._lines.only_technical(line.text[found.end :]):
            role = DateRole.UPDATED
        if role in OF_DOCUMENT:
            return self._of_document(line, found, label, labels, role)
        return role

    def _of_document(
        self, line: Line, found: FoundDate, label: Label, labels: Sequence[Label], role: DateRole
    ) -> DateRole:
        if not self._own(line, label, found, labels):
            whose = self._subject.nearest(line.text, label.start, labels)
            return DateRole.OTHER_DOCUMENT if whose == "other" else DateRole.EVENT
        if self._lines.pattern("review").fullmatch(label.word) and not self._subject.only_own(line.text):
            # The plan read side by side with another's is a meeting about both.
            return DateRole.EVENT
        if self._about.case_paper and role is not DateRole.ADOPTED:
            # A case paper tells the dates of what it is about.
            return DateRole.OTHER_DOCUMENT
        if is_period(found) and role not in (DateRole.VALID_FROM, DateRole.VALID_TO, DateRole.NEXT_REVISION):
            return DateRole.VALID_FROM if line.front else DateRole.EVENT
        return role

    def _own(self, line: Line, label: Label, found: FoundDate | None, labels: Sequence[Label]) -> bool:
        whose = self._subject.nearest(line.text, label.start, labels, prose=not line.front)
        if self._lines.is_active(label):
            whose = self._subject.nearest(line.text[label.end : label.end + _OBJECT], _OBJECT) or whose
        if whose is None and not line.front and self._lines.is_cue(line.text.split(" ")[0], "pronoun"):
            whose = self._subject.nearest(line.above, len(line.above))
        if whose == "other":
            # On the front, "Delplan til beredskapsplanen, vedtatt ..." still speaks of the document itself.
            return line.front and self._subject.is_title(line.text[: label.start])
        if line.front or whose == "own":
            return True
        # In the running text a bare "Vedtatt av kommunestyret 12.12.2024" is about the document; a sentence that only
        # happens to hold the word is not.
        before = line.text[: label.start]
        if found is not None and found.start < label.start and self._in_history(line, before, found):
            return True
        return not before.strip(" (*_-–") or (
            found is not None
            and len(line.text.split()) <= 12
            and label.start < found.start
            and not line.text[: label.start].strip(" (:")
        )

    def _in_history(self, line: Line, before: str, found: FoundDate) -> bool:
        """*Mars 2026 – årlig gjennomgang* under a heading about the document's history."""
        bare = before.replace(found.text, "").strip(" (*_-–:,.")
        return len(bare.split()) <= 1 and bool(
            self._lines.is_cue(line.place.section.strip("0123456789. "), "own_history")
        )

    def _exercised(self, line: Line) -> bool:
        pattern = self._lines.pattern("exercise")
        return bool(pattern.search(line.text) or pattern.search(line.headings) or pattern.search(self._about.title))

    def _unlabelled(self, line: Line, found: FoundDate) -> DateRole | None:
        above = line.above.strip()
        alone = len(line.text.split()) <= len(found.text.split()) + 3
        if alone and above and len(above.split()) <= 6 and not _DIGITS.search(above):
            labels = self._lines.labels(above)
            if labels and not line.text[: found.start].strip(" –-:("):
                return labels[-1].role
        habit = self._lines.last_time(line.text, found, line.above)
        if habit is not None and found.span.first <= self._as_of:
            return self._habitual(line, found, habit)
        if line.front:
            return self._front_role(line, found)
        if found.span.precision in (Precision.YEAR, Precision.INTERVAL):
            return None
        if self._about.case_paper and line.heading and self._is_meeting(line, found):
            return DateRole.ADOPTED
        if self._reviewed(line, found):
            return DateRole.REVISED
        held = self._spoken_of_as_held(line, found) or self._drill_under(line, found)
        return DateRole.HELD if held else DateRole.EVENT

    def _is_meeting(self, line: Line, found: FoundDate) -> bool:
        """A heading of minutes with body, day and case: *Kommunestyret 14. september 2023, sak 47/23*."""
        day = found.span.precision is Precision.DAY
        return day and self._lines.case(line.text, 0) is not None and self._lines.body(line.text, 0) is not None

    def _reviewed(self, line: Line, found: FoundDate) -> bool:
        """*I mai 2025 leste vi hele planen mot listene*: the document, and no other, was gone through."""
        if self._about.case_paper or found.span.first > self._as_of:
            return False
        told = self._lines.pattern("review").search(line.text)
        if told is None or not self._subject.only_own(line.text):
            return False
        near = line.text[max(0, told.start() - _NEAR) : told.end()]
        return not (self._lines.future(near) or self._lines.pattern("not_done").search(near))

    def _drill_under(self, line: Line, found: FoundDate) -> bool:
        """A day that stands for an exercise by where it stands.

        *11. mai 2022 satt kriseledelsen rundt bordet* under a heading about exercises; *Onsdag 18/9: strøm borte* as
        the heading of a part of a report of exercises.
        """
        if found.span.first > self._as_of:
            return False
        drill, other = self._lines.pattern("drill"), self._lines.pattern("not_done", "document", "evaluation")
        if line.heading:
            return bool(drill.search(self._about.title)) and not other.search(line.text)
        early = len(line.text[: found.start].split()) <= _EARLY
        told = self._lines.pattern("past").search(line.text[found.end :])
        return bool(early and told and drill.search(line.place.section) and not other.search(line.text))

    def _habitual(self, line: Line, found: FoundDate, role: DateRole) -> DateRole:
        """The role of the last time that something was done which is done regularly."""
        if role is DateRole.HELD:
            return role
        whose = self._subject.nearest(line.text, found.start) or self._subject.nearest(line.above, len(line.above))
        if whose == "own" or (whose is None and line.front):
            return role
        return DateRole.OTHER_DOCUMENT if whose == "other" else DateRole.EVENT

    def _spoken_of_as_held(self, line: Line, found: FoundDate) -> bool:
        """*Øvelsen i mai 2024 viste*: the exercise stands close by, and nothing denies it."""
        if found.span.first > self._as_of:
            return False
        near = line.text[max(0, found.start - 70) : found.end + 40]
        if not self._lines.pattern("drill").search(near) or self._lines.pattern("not_done").search(line.text):
            return False
        clause = max((line.text.rfind(mark, 0, found.start) for mark in ",;:"), default=-1) + 1
        return not self._lines.future(line.text[clause : found.start])

    def _front_role(self, line: Line, found: FoundDate) -> DateRole:
        if found.span.precision is Precision.DAY and self._lines.case(line.text, found.start) is not None:
            return DateRole.ADOPTED
        alone = len(line.text.split()) <= len(found.text.split()) + _BESIDE
        if self._lines.pattern("drill").search(line.text) or (self._about.drill and alone):
            return DateRole.HELD if found.span.first <= self._as_of else DateRole.PLANNED
        version = self._lines.version(line.text[: found.start])
        if version is not None:
            return DateRole.DRAFTED if version.startswith("0") else DateRole.REVISED
        if self._about.case_paper:
            return DateRole.UNKNOWN
        if found.span.precision is Precision.YEAR or is_period(found):
            # "Erstatter plan av 2019" tells of another.
            of_another = (
                self._lines.links(line.text[: found.start]) or self._subject.nearest(line.text, found.start) == "other"
            )
            return DateRole.UNKNOWN if of_another else DateRole.VALID_FROM
        return DateRole.DRAFTED

    def _by_case(self, line: Line, labels: Sequence[Label]) -> Iterator[DatedFact]:
        """A decision known only by its case number: K-sak 53/17."""
        case = self._lines.case(line.text, 0)
        if case is None:
            return
        adopted = next((label for label in labels if label.role is DateRole.ADOPTED), None)
        if not line.front and (adopted is None or not self._own(line, adopted, None, labels)):
            return
        span = self._lines.case_year(case, self._as_of)
        body = self._lines.body(line.text, 0)
        if span is not None and (adopted is not None or body is not None):
            quote = " ".join(line.text.split())[:QUOTE]
            yield DatedFact(role=DateRole.ADOPTED, span=span, place=line.place, quote=quote, body=body, case=case)


def split_interval(fact: DatedFact, written: str) -> Iterator[DatedFact]:
    """A period of validity gives its beginning and its end, as exactly as it was written."""
    span = fact.span
    ends = fact.role in (DateRole.VALID_FROM, DateRole.VALID_TO)
    if not ends or span.precision is not Precision.INTERVAL or span.first.year == span.last.year:
        yield fact
        return
    if _YEARS.match(written):
        first, last = year_span(span.first.year), year_span(span.last.year)
    else:
        first = day_span(span.first.year, span.first.month, span.first.day)
        last = day_span(span.last.year, span.last.month, span.last.day)
    if first is not None and last is not None:
        yield fact.model_copy(update={"role": DateRole.VALID_FROM, "span": first})
        yield fact.model_copy(update={"role": DateRole.VALID_TO, "span": last})


def is_period(found: FoundDate) -> bool:
    """Whether a date is a period of about a year or more."""
    span = found.span
    return span.precision is Precision.INTERVAL and (span.last - span.first).days > 300


def _within(inner: DateSpan, outer: DateSpan) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last
