"""What a date in a line means: the nearest label, the document it is about, whether it is fact or plan, who decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from tilsyn.language.date_spans import day_span, full_year, year_span
from tilsyn.language.date_words import DateWords, alternatives, date_words
from tilsyn.language.dates import FoundDate
from tilsyn.language.pack import LanguagePack
from tilsyn.model import DateRole, DateSpan
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["Label", "Lines", "Subject"]

_ROLES = (
    DateRole.NEXT_REVISION, DateRole.VALID_TO, DateRole.VALID_FROM, DateRole.ADOPTED, DateRole.REVISED,
    DateRole.UPDATED,
    DateRole.HELD, DateRole.PRINTED, DateRole.SIGNED, DateRole.PLANNED, DateRole.DRAFTED, DateRole.EVENT,
)  # fmt: skip
"""Roles that labels give. A label under two roles gives the first of these."""

OF_DOCUMENT = frozenset(
    {
        DateRole.ADOPTED, DateRole.REVISED, DateRole.UPDATED, DateRole.VALID_FROM, DateRole.VALID_TO,
        DateRole.NEXT_REVISION, DateRole.DRAFTED,
    }
)  # fmt: skip
"""Roles that are about a document, so that it matters which."""

_SEPARATOR = re.compile(r"[|;\t]|\s{4,}|(?<=\d)\s[–-]\s(?=[A-ZÆØÅ])")
_LISTED = re.compile(r"[\s,;/+&.()–-]*(?:\w{1,3}[\s,;/]*)?\Z")
_APART = re.compile(r"\w[^:(]{4,}:\s*\w+\s+\w*|\(\s*[^\W\d]{3,}[^)]*\Z")
"""Between a label and a date: a colon with words on both sides, or a bracket that opens with other words."""
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RENEWALS = (DateRole.REVISED, DateRole.UPDATED, DateRole.NEXT_REVISION)
_HEADING_WORDS = 7
_SHORT = 3
_TAIL = 22
"""A heading may go on after a cue: *Dato for endring*, but *Til stede* is not *til*."""
_MOST_BEFORE = 90
_MOST_AFTER = 45


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place in the line."""

    role: DateRole
    start: int
    end: int
    word: str


class Subject:
    """How the document speaks of itself, so that another document's date is not taken for its own.

    Parameters
    ----------
    names:
        Its title and the names of its kind.
    words:
        The languages' words.
    """

    def __init__(self, names: Sequence[str], words: DateWords, heads: Sequence[str]) -> None:
        self._own = {word for name in names for word in _WORDS.findall(name.lower()) if len(word) > 2}
        self._heads = {head for head in heads if any(word.endswith(head) for word in self._own)}
        self._noun = words.pattern("document", "self", "document_itself")
        self._itself = words.pattern("document_itself")
        self._self = words.pattern("self")
        self._for = re.compile(rf"(?i)\s+{words.regex('of_what')}\s+([^\W\d]+)")
        self._ours = re.compile(rf"(?i)(?<!\w){words.regex('this')}\s+\Z")

    def nearest(self, line: str, before: int, labels: Sequence[Label] = (), *, prose: bool = False) -> str | None:
        """Whose the date is by the nearest noun for a document before an offset, else after it: own, other or None.

        A noun inside a label (*rapport ferdig*) is none. In running text a document calls itself by a definite form or
        its whole name: *ekstern beredskapsplan* in a beredskapsplan is another.
        """
        nouns = [
            noun
            for noun in self._noun.finditer(line)
            if not any(label.start <= noun.start() < label.end for label in labels)
        ]
        if not nouns:
            return None
        earlier = [noun for noun in nouns if noun.end() <= before]
        noun = earlier[-1] if earlier else nouns[0]
        name = noun.group().lower().split()[-1]
        if self._itself.fullmatch(noun.group()):
            return "own"
        ours = self._ours.search(line[: noun.start()])
        if prose and not ours and self._of_another(line[noun.end() :], name):
            return "other"
        if prose and not ours and name in self._own and noun.start() > 3:
            before_it = _WORDS.findall(line[: noun.start()].lower())
            return "own" if before_it and before_it[-1] in self._own else "other"
        return "own" if self._is_own(name) else "other"

    def _of_another(self, after: str, name: str) -> bool:
        """*Plan for helse* in a beredskapsplan is another: what it is for is no word of the document's names."""
        match = self._for.match(after)
        return name in self._heads and match is not None and match.group(1).lower() not in self._own

    def only_own(self, line: str) -> bool:
        """Whether a line names the document, and no other."""
        names = [" ".join(noun.group().lower().split()) for noun in self._noun.finditer(line)]
        return bool(names) and all(self._itself.fullmatch(name) or self._is_own(name.split()[-1]) for name in names)

    def is_title(self, text: str) -> bool:
        """Whether a title in a register is the document's own: every longer word of it is of the document's names."""
        words = {word for word in _WORDS.findall(text.lower()) if len(word) > 3}
        return bool(words) and words <= self._own and bool(self._noun.search(text))

    def _is_own(self, noun: str) -> bool:
        if self._itself.fullmatch(noun):
            return True
        if noun in self._own or any(
            noun.startswith(word) and len(noun) <= len(word) + 3 for word in self._own if len(word) > 5
        ):
            return True
        # "Boka" in a "Kriseboka".
        if len(noun) > _SHORT and any(word.endswith(noun) for word in self._own):
            return True
        # A bare "plan" or "planen" in a plan is the plan itself; in an analysis it is another document.
        stems = [head.rstrip("e") for head in self._heads]
        if any(noun.startswith(stem) and len(noun) <= len(stem) + 4 for stem in stems):
            return True
        return bool(self._self.fullmatch(noun)) and not self._heads


class Lines:
    """Reads the role of dates in lines, by the words of some languages and the bodies of a jurisdiction."""

    def __init__(self, packs: Sequence[LanguagePack], jurisdiction: Jurisdiction) -> None:
        self.words = date_words(packs)
        self.heads = tuple(dict.fromkeys(head for pack in packs for head in pack.heads))
        self._roles: dict[str, DateRole] = {}
        for role in _ROLES:
            for word in self.words.words(role.value):
                self._roles.setdefault(word, role)
        self._labels = re.compile(rf"(?i)(?<![\w-]){alternatives(self._roles)}(?![\w])")
        futures = [word for pack in packs for word in pack.modality.future]
        self._future = re.compile(rf"(?i)(?<!\w){alternatives(futures)}(?!\w)")
        self._joins = re.compile(rf"(?i)[,;]|(?<!\w){self.words.listing}(?!\w)")
        self._change_parts = re.compile(rf"(?i)[,.;:()/]|(?<!\w){self.words.listing}(?!\w)")
        self._version = re.compile(rf"(?i)(?<!\w){self.words.regex('version')}\.?\s*:?\s*(\d+(?:[.,]\d+)*)")
        self._last = re.compile(rf"(?i)(?<!\w){self.words.regex('last')}\s*\Z")
        self._habits = [
            (role, self.words.pattern(f"habit_{role.value}"))
            for role in (DateRole.UPDATED, DateRole.REVISED, DateRole.HELD)
        ]
        self._links = re.compile(rf"(?i)(?<!\w){self.words.regex('law_link')}\s*\Z")
        self._case = re.compile(
            rf"(?i)(?<!\w)(?P<word>{self.words.regex('case')})\.?[-\s]*(?:{self.words.regex('number')}\.?\s*)?:?\s*"
            r"(?P<number>\d{1,4}\s?/\s?\d{1,4})(?!\d)"
        )
        self._bodies = [
            (body.id, body.rank, re.compile(rf"(?i)(?<!\w){alternatives(_inflected(body.terms))}"))
            for body in jurisdiction.bodies
        ]

    def pattern(self, *keys: str) -> re.Pattern[str]:
        """Any of the words under these keys, as whole words."""
        return self.words.pattern(*keys)

    @lru_cache(maxsize=20_000)  # noqa: B019  (there is one for each set of languages)
    def is_cue(self, text: str, *keys: str) -> bool:
        """Whether a cell or heading is one of the cue words, or begins with one that is long enough to tell."""
        plain = " ".join(text.lower().split()).strip(" :.")
        match = self.pattern(*keys).match(plain)
        if match is None:
            return False
        return match.end() == len(plain) or (match.end() > _SHORT and len(plain) <= match.end() + _TAIL)

    def labels(self, line: str) -> list[Label]:
        """All labels of a line, in order."""
        return [
            Label(self._roles[" ".join(match.group().lower().split())], match.start(), match.end(), match.group())
            for match in self._labels.finditer(line)
        ]

    def heading_role(self, text: str) -> DateRole | None:
        """The role that a cell of labels or a column's heading gives, or None."""
        if not text or len(text.split()) > _HEADING_WORDS:
            return None
        labels = self.labels(text)
        return labels[0].role if labels else None

    def label(self, line: str, dates: Sequence[FoundDate], index: int, labels: Sequence[Label]) -> Label | None:
        """The label that a date goes with: the nearest before it, else after it, within its part of the line."""
        found = dates[index]
        start, stop = self._part(line, found)
        before = [label for label in labels if label.end <= found.start and label.start >= start]
        if before:
            label = before[-1]
            between = [other for other in dates[:index] if other.start >= label.end]
            if found.start - label.end <= _MOST_BEFORE and self._carries(line, label, between, found):
                return self._meant(line, label, before[:-1], dates)
        following = dates[index + 1].start if index + 1 < len(dates) else stop
        for label in labels:
            if found.end <= label.start < min(following, found.end + _MOST_AFTER, stop):
                # "26.10.2023 og vedtok ... 20.06.2024": what is joined on belongs to the date after it.
                return None if self._joins.search(line[found.end : label.start]) else label
        return None

    def _meant(self, line: str, label: Label, earlier: Sequence[Label], dates: Sequence[FoundDate]) -> Label:
        """*Skal revideres innen* is about the revision, not only a deadline; *er oppdatert senest i* is no deadline."""
        if label.role is not DateRole.PLANNED or not earlier or label.start - earlier[-1].end > 25:
            return label
        last = earlier[-1]
        if last.role not in _RENEWALS or any(last.end <= other.start < label.start for other in dates):
            return label
        clause = max((line.rfind(mark, 0, last.start) for mark in ",;:|."), default=-1) + 1
        ahead = last.role is DateRole.NEXT_REVISION or self.future(line[clause : last.end])
        return Label(DateRole.NEXT_REVISION if ahead else last.role, last.start, label.end, f"{last.word} {label.word}")

    @staticmethod
    def _part(line: str, found: FoundDate) -> tuple[int, int]:
        start, stop = 0, len(line)
        for match in _SEPARATOR.finditer(line):
            if match.end() <= found.start:
                start = match.end()
            elif match.start() >= found.end:
                return start, match.start()
        return start, stop

    @staticmethod
    def _carries(line: str, label: Label, between: Sequence[FoundDate], found: FoundDate) -> bool:
        """Whether a label reaches past other dates: only in a list of dates."""
        if _APART.search(line[label.end : between[0].start if between else found.start]):
            return False
        starts = [*(other.start for other in between[1:]), found.start]
        return all(_LISTED.fullmatch(line[other.end : start]) for other, start in zip(between, starts, strict=False))

    def is_active(self, label: Label) -> bool:
        """Whether a label is a verb whose object follows: *vedtok mandatet*."""
        return self.pattern("active").fullmatch(label.word) is not None

    def planned(self, line: str, label: Label, found: FoundDate, labels: Sequence[Label]) -> bool:
        """Whether the clause speaks of something still to come."""
        clause = max((line.rfind(mark, 0, min(label.start, found.start)) for mark in ",;:|."), default=-1) + 1
        if self._future.search(line[clause : max(label.end, found.start)]):
            return True
        return any(
            other.role is DateRole.PLANNED and clause <= other.start and 0 <= label.start - other.end <= 25
            for other in labels
        )

    def last_time(self, line: str, found: FoundDate, above: str = "") -> DateRole | None:
        """The role of a date after *sist* in a sentence about a habit: *Planen revideres årlig, sist 12.03.2025*.

        The habit may stand in the sentence before: *Hver høst går vi gjennom planen. Siste gang var 12.03.2025.*
        """
        before = line[: found.start]
        match = self._last.search(before)
        if match is None:
            return None
        if not before[: match.start()].strip() and above:
            before = above
        nearest = max(
            ((habit.end(), role) for role, pattern in self._habits for habit in pattern.finditer(before)),
            key=lambda item: item[0],
            default=None,
        )
        if nearest is None and self.pattern("review_habit").search(before):
            return DateRole.REVISED
        return nearest[1] if nearest else None

    def only_technical(self, change: str) -> bool:
        """Whether every part of a change is layout, spelling, links, lists of numbers: no revision."""
        technical, substance = self.pattern("technical"), self.pattern("substance")
        parts = [part for part in self._change_parts.split(change) if len(part.strip(" .")) > _SHORT]
        return bool(parts) and all(technical.search(part) and not substance.search(part) for part in parts)

    def version(self, text: str) -> str | None:
        """The number of a version named in the text, or None."""
        match = self._version.search(text)
        return match.group(1) if match else None

    def links(self, before: str) -> bool:
        """Whether the text before a year ends in *av* or *fra*."""
        return self._links.search(before) is not None

    def future(self, text: str) -> bool:
        """Whether a clause speaks of what is to come."""
        return self._future.search(text) is not None

    def negated(self, line: str, found: FoundDate) -> bool:
        """Whether the clause denies it: *ble ikke revidert i 2023*, but not *ikke revidert siden 2019*."""
        clause = max((line.rfind(mark, 0, found.start) for mark in ",;:|"), default=-1) + 1
        part = line[clause : found.start]
        if not self.pattern("negated").search(part):
            return False
        return not self.pattern("since").search(part[-14:])

    def body(self, line: str, near: int) -> str | None:
        """The body nearest to an offset, as the jurisdiction's id."""
        best: tuple[int, int, str] | None = None
        for identifier, rank, pattern in self._bodies:
            for match in pattern.finditer(line):
                distance = min(abs(match.start() - near), abs(match.end() - near))
                if best is None or (distance, -rank) < best[:2]:
                    best = (distance, -rank, identifier)
        return best[2] if best else None

    def rank(self, body: str | None) -> int:
        """How high a body stands; -1 for none."""
        return next((rank for identifier, rank, _ in self._bodies if identifier == body), -1)

    def is_high(self, body: str | None) -> bool:
        """Whether a body is among the highest: the council and its committee, not the administration."""
        top = max((rank for _, rank, _ in self._bodies), default=0)
        return body is not None and self.rank(body) >= 0.8 * top

    def case(self, line: str, near: int) -> str | None:
        """The case number nearest to an offset, as written; archive numbers are none."""
        cases = [match for match in self._case.finditer(line) if not self._archive.fullmatch(match["word"])]
        if not cases:
            return None
        nearest = min(cases, key=lambda match: min(abs(match.start() - near), abs(match.end() - near)))
        return re.sub(r"\s", "", nearest["number"])

    def case_year(self, case: str, as_of: date) -> DateSpan | None:
        """The year that a case number holds, as a bound for the decision: 53/17 gives 2017, 2014/2048 gives 2014."""
        first, last = case.split("/")
        written = first if len(first) == 4 and first[:2] in ("19", "20") else last
        if len(written) not in (2, 4):
            return None
        span = year_span(full_year(written, as_of))
        return span if span is not None and 1980 <= span.first.year <= as_of.year else None

    @staticmethod
    def in_time(role: DateRole, span: DateSpan, as_of: date) -> DateRole:
        """The role, unless the assessment date makes it impossible: what is still to come cannot have been done."""
        if span.first <= as_of:
            return role
        return {DateRole.HELD: DateRole.PLANNED, DateRole.ADOPTED: DateRole.PLANNED}.get(
            role, DateRole.UNKNOWN if role in (DateRole.REVISED, DateRole.UPDATED) else role
        )

    @staticmethod
    def century(role: DateRole, found: FoundDate) -> DateSpan:
        """The span, with two digits read forward where the role looks forward: *gyldig til 31.12.29* is 2029."""
        ahead = role in (DateRole.NEXT_REVISION, DateRole.VALID_TO, DateRole.PLANNED)
        span = found.span
        if not ahead or span.last.year >= 1970 or re.search(r"\d{4}", found.text):
            return span
        day = span.first
        return day_span(day.year + 100, day.month, day.day, span.certain) or span

    @cached_property
    def _archive(self) -> re.Pattern[str]:
        return self.pattern("archive")


def _inflected(terms: Sequence[str]) -> list[str]:
    """Terms with an open end, so that a short term finds its inflections."""
    return [
        term.strip("=").replace(" ... ", " ") + ("" if term.endswith("*") or term.startswith("=") else "*")
        for term in terms
    ]
