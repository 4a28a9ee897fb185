"""The dates of a document, each with what it means: adopted, revised, valid, held ..., and who decided.

Where a date may stand, from strong to weak: text and tables, running headers, the file's name, the file's own
properties. Labels decide; a date without one is no revision. What is another document's, an event's, a print's or a
law's never becomes the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from tilsyn.language.date_spans import day_span
from tilsyn.language.dates import FoundDate, date_finder
from tilsyn.language.pack import LanguagePack
from tilsyn.language.tokens import sentences
from tilsyn.model import Block, BlockKind, DatedFact, DateRole, Document, Place, Precision, Zone
from tilsyn.recognition.cover import Cover, read_cover
from tilsyn.recognition.date_columns import Setting
from tilsyn.recognition.date_lines import Lines, Subject
from tilsyn.recognition.date_papers import decided, is_case_paper, log_beats_cover
from tilsyn.recognition.date_sentences import QUOTE, About, Line, SentenceReader, is_period, split_interval
from tilsyn.recognition.date_tables import TableReader
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["dates_of"]

_DIGITS = re.compile(r"\d\s?\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")

_shared: dict[tuple[int, ...], tuple[tuple[object, ...], Lines]] = {}


def dates_of(
    document: Document,
    kind: str | None,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    as_of: date,
    title: str | None = None,
) -> tuple[DatedFact, ...]:
    """The dated facts of a document, in reading order.

    Parameters
    ----------
    document:
        The document as read.
    kind:
        The id of its kind, when known: it helps to tell the document from others that it names.
    jurisdiction, packs:
        The bodies that decide, and the languages' labels.
    as_of:
        The assessment date. What lies after it is planned, not done.
    title:
        The title, when known.
    """
    return tuple(_Reading(document, kind, jurisdiction, packs, as_of, title).facts())


def _shared_lines(packs: Sequence[LanguagePack], jurisdiction: Jurisdiction) -> Lines:
    """The lines' words for these packs and bodies, made once."""
    key = (*(id(pack) for pack in packs), id(jurisdiction))
    if key not in _shared:
        # Packs and jurisdiction are kept, so that an id is never that of another.
        _shared[key] = ((*packs, jurisdiction), Lines(packs, jurisdiction))
    return _shared[key][1]


class _Reading:
    """One reading of one document."""

    def __init__(
        self,
        document: Document,
        kind: str | None,
        jurisdiction: Jurisdiction,
        packs: Sequence[LanguagePack],
        as_of: date,
        title: str | None,
    ) -> None:
        self.document = document
        self.as_of = as_of
        self.lines = _shared_lines(packs, jurisdiction)
        self.finder = date_finder(packs)
        self.abbreviations = {word for pack in packs for word in pack.abbreviations}
        self.cover: Cover = read_cover(document)
        self.title = title or self._first_title()
        entry = jurisdiction.kind(kind) if kind else None
        names = [self.title, *(entry.name.values() if entry else ())]
        self.subject = Subject(names, self.lines.words, self.lines.heads)
        self.years = self._years()
        self.tables = TableReader(self.lines, self.finder, self.subject, as_of, self.years)
        self.case_paper = is_case_paper(self.title, self.cover, self.lines)
        self.drill = self._reports_drill()
        about = About(self.title, self.case_paper, self.drill)
        self.sentences = SentenceReader(self.lines, self.subject, about, as_of)

    def facts(self) -> list[DatedFact]:
        """All facts, each once."""
        found = [*self._title_facts(), *self._block_facts()]
        if self.case_paper:
            found = decided(found, self.document, self.lines)
        found = log_beats_cover(found, self.document, self.cover, self.tables)
        found += [*self._running(), *self._file_name(), *self._properties()]
        unique: dict[tuple[object, ...], DatedFact] = {}
        for fact in found:
            unique.setdefault((fact.role, fact.span, fact.place.block, fact.place.row, fact.source), fact)
        return list(unique.values())

    # -- around ---------------------------------------------------------------------------------------------------

    def _first_title(self) -> str:
        return self.cover.lines[0].text if self.cover.lines else ""

    def _years(self) -> tuple[int, ...]:
        """Years written out on the front and in running lines: they settle digits that can be read in two ways."""
        front = " ".join(line.text for line in (*self.cover.lines, *self.cover.running))
        return tuple({int(year) for year in _YEAR.findall(f"{front} {self.document.file}")})

    def _reports_drill(self) -> bool:
        """Whether the document reports an exercise, so that a bare date on its front is the exercise's day."""
        front = " ".join([self.title, *(line.text for line in self.cover.lines[:4])])
        return bool(self.lines.pattern("evaluation").search(front) and self.lines.pattern("drill").search(front))

    # -- lines ----------------------------------------------------------------------------------------------------

    def _block_facts(self) -> Iterator[DatedFact]:
        above = ""
        for position, block in enumerate(self.document.blocks):
            if block.zone in (Zone.CONTENTS, Zone.HEADER, Zone.FOOTER):
                continue
            front = position <= self.cover.last
            headings = " ".join([*block.place.path, above if block.table is not None else ""])
            if block.table is not None:
                if _DIGITS.search(block.text) or any(_DIGITS.search(cell) for row in block.table.rows for cell in row):
                    yield from self.tables.facts(block, Setting(headings, front, self.case_paper, self.title))
                above = ""
                continue
            if _DIGITS.search(block.text):
                for line in self._split(block, above, front, headings):
                    yield from self.sentences.facts(line)
            above = block.text[-200:].split("\n")[-1]

    def _split(self, block: Block, above: str, front: bool, headings: str) -> Iterator[Line]:
        dates = self.finder.find(block.text, self.as_of, self.years)
        spans = sentences(block.text, self.abbreviations)
        merged: list[list[int]] = []
        for start, end in spans:
            # A date that is broken over lines joins them.
            if (merged and any(found.start < merged[-1][1] and found.end > start for found in dates)) or (
                merged and any(merged[-1][1] <= found.start < start for found in dates)
            ):
                merged[-1][1] = end
            else:
                merged.append([start, end])
        for start, end in merged:
            text = block.text[start:end]
            inside = tuple(
                FoundDate(found.start - start, found.end - start, found.span, found.text)
                for found in dates
                if start <= found.start < end
            )
            if inside or _DIGITS.search(text):
                heading = block.kind is BlockKind.HEADING
                yield Line(text, inside, block.place, above, front, headings, start == 0, heading)
            above = text

    # -- title, running lines, file name, properties --------------------------------------------------------------

    def _title_facts(self) -> Iterator[DatedFact]:
        """A year or period in the title is when the document begins (and ends) to hold, never a revision."""
        if not self.title or any(self.title == line.text for line in self.cover.lines):
            return
        yield from self._loose(self.title, "text", self._start())

    def _start(self) -> Place:
        return Place(document=self.document.file, block=0, page=1 if self.document.blocks else None)

    def _loose(self, text: str, source: str, place: Place) -> Iterator[DatedFact]:
        dates = self.finder.find(text, self.as_of, self.years, loose=source == "file_name")
        labels = self.lines.labels(text)
        for index, found in enumerate(dates):
            label = self.lines.label(text, dates, index, labels)
            role = label.role if label else None
            if source == "text":
                long = found.span.precision is Precision.YEAR or is_period(found)
                role = DateRole.VALID_FROM if long else DateRole.DRAFTED
                if self.case_paper:
                    role = DateRole.OTHER_DOCUMENT
                if self.drill and found.span.first <= self.as_of:
                    role = DateRole.HELD
            elif role is None:
                role = DateRole.VALID_FROM if is_period(found) else DateRole.UNKNOWN
            role = self.lines.in_time(role, found.span, self.as_of)
            fact = DatedFact(role=role, span=found.span, place=place, quote=text[:QUOTE], source=source)
            yield from split_interval(fact, found.text)

    def _running(self) -> Iterator[DatedFact]:
        for line in self.cover.running:
            if _DIGITS.search(line.text):
                yield from self._loose(line.text, "header", self.document.blocks[line.block].place)

    def _file_name(self) -> Iterator[DatedFact]:
        stem = PurePosixPath(self.document.file).stem.replace("_", " ")
        yield from self._loose(stem, "file_name", self._start())

    def _properties(self) -> Iterator[DatedFact]:
        for written in (self.document.properties.created, self.document.properties.modified):
            match = _ISO.match(written or "")
            if match is None:
                continue
            span = day_span(int(match[1]), int(match[2]), int(match[3]))
            if span is not None:
                yield DatedFact(
                    role=DateRole.UNKNOWN, span=span, place=self._start(), quote=match.group(), source="metadata"
                )
