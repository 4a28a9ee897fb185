"""What has run out: periods of validity, agreements, deadlines for revision, promises whose day has passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tilsyn.currency.present import Present
from tilsyn.language.dates import DateFinder, FoundDate, date_finder
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText, Unit, UnitKind
from tilsyn.messages import Translator
from tilsyn.model import DatedFact, DateRole, Outdated, Place, RecognisedDocument
from tilsyn.recognition.date_lines import Lines
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["Term", "run_out", "terms_of"]

_QUOTE = 300
_SOURCES = ("text", "table", "header")
_KEPT = timedelta(days=183)
"""A revision so long before its deadline still keeps it."""


class Term:
    """Something with an end: what sort, the words, the last day, the place.

    ``kind`` is period, revision, agreement, or promise.
    """

    __slots__ = ("found", "kind", "last", "place", "quote")

    def __init__(self, kind: str, found: str, last: date, place: Place, quote: str) -> None:
        self.kind = kind
        self.found = found
        self.last = last
        self.place = place
        self.quote = quote


def run_out(
    text: DossierText,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    present: Present,
    language: str,
    as_of: date,
    terms: Sequence[Term] | None = None,
) -> Iterator[Outdated]:
    """Everything that had an end before the assessment date. ``terms``: what :func:`terms_of` gave, where known."""
    say = Translator(language)
    for term in terms if terms is not None else terms_of(text, jurisdiction, packs, present, as_of):
        if term.last < as_of:
            yield Outdated(
                place=term.place, found=term.found, replacement=say(f"currency.{term.kind}"),
                since=term.last + timedelta(days=1), quote=term.quote[:_QUOTE], kind=term.kind,
            )  # fmt: skip


def terms_of(
    text: DossierText, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack], present: Present, as_of: date
) -> Iterator[Term]:
    """Everything in the dossier that has an end, past or to come, in the order of the documents."""
    reader = _Sentences(text, jurisdiction, packs, present, as_of)
    for number, document in enumerate(text.documents):
        if present.record(document):
            continue
        yield from _own_terms(document, reader.finder, as_of)
        yield from reader.terms(number)


def _own_terms(document: RecognisedDocument, finder: DateFinder, as_of: date) -> Iterator[Term]:
    """The document's own last day of validity and deadline for revision: the latest stated, when it was not kept."""
    facts = [fact for fact in document.dates if fact.source in _SOURCES]
    ends = [fact for fact in facts if fact.role is DateRole.VALID_TO]
    if ends:
        latest = max(ends, key=lambda fact: fact.span.last)
        yield Term("period", _written(latest, finder, as_of), latest.span.last, latest.place, latest.quote)
    deadlines = [fact for fact in facts if fact.role is DateRole.NEXT_REVISION]
    if deadlines:
        latest = max(deadlines, key=lambda fact: fact.span.last)
        done = [fact for fact in facts if fact.role in (DateRole.REVISED, DateRole.ADOPTED)]
        if not any(fact.span.last >= latest.span.first - _KEPT for fact in done):
            yield Term("revision", _written(latest, finder, as_of), latest.span.last, latest.place, latest.quote)


def _written(fact: DatedFact, finder: DateFinder, as_of: date) -> str:
    """The date as the quotation has it."""
    for found in finder.find(fact.quote, as_of):
        if found.span.last == fact.span.last:
            return found.text
    return fact.span.iso()


class _Sentences:
    """Reads agreements and promises out of sentences and rows."""

    def __init__(
        self,
        text: DossierText,
        jurisdiction: Jurisdiction,
        packs: Sequence[LanguagePack],
        present: Present,
        as_of: date,
    ) -> None:
        self.text = text
        self.present = present
        self.as_of = as_of
        self.lines = Lines(packs, jurisdiction)
        self.finder = date_finder(packs)
        self.by_document: dict[int, list[Unit]] = {}
        for unit in text.units:
            if any(character.isdigit() for character in unit.text):
                self.by_document.setdefault(unit.doc, []).append(unit)

    def terms(self, number: int) -> Iterator[Term]:
        """Agreements and promises of one document."""
        for unit in self.by_document.get(number, ()):
            if unit.kind in (UnitKind.SENTENCE, UnitKind.ITEM):
                yield from self._sentence(unit)
            elif unit.kind is UnitKind.ROW:
                yield from self._row(unit)

    def _sentence(self, unit: Unit) -> Iterator[Term]:
        labels = self.lines.labels(unit.text)
        roles = {label.role for label in labels}
        if not roles & {DateRole.VALID_TO, DateRole.PLANNED, DateRole.NEXT_REVISION}:
            return
        dates = self.finder.find(unit.text, self.as_of)
        for index, found in enumerate(dates):
            label = self.lines.label(unit.text, dates, index, labels)
            if label is None:
                continue
            span = self.lines.century(label.role, found)
            if label.role is DateRole.VALID_TO and self.lines.pattern("agreement").search(unit.text):
                kind = "agreement"
            elif label.role in (DateRole.PLANNED, DateRole.NEXT_REVISION) and self._promises(unit, found):
                if label.role is DateRole.NEXT_REVISION and self._own_deadline(unit):
                    continue
                kind = "promise"
            else:
                continue
            if self._settled(unit) or not self._told_as_present(unit, found):
                continue
            yield Term(kind, found.text, span.last, self.text.place(unit), unit.text)

    def _promises(self, unit: Unit, found: FoundDate) -> bool:
        """Whether the clause before the date promises: *skal være ferdig i løpet av 2023*."""
        clause = max((unit.text.rfind(mark, 0, found.start) for mark in ",;:"), default=-1) + 1
        return self.lines.future(unit.text[clause : found.start])

    def _own_deadline(self, unit: Unit) -> bool:
        """Whether the document's own deadline for revision stands in the unit's block: it is reported as such."""
        dates = self.text.documents[unit.doc].dates
        return any(fact.role is DateRole.NEXT_REVISION and fact.place.block == unit.block for fact in dates)

    def _settled(self, unit: Unit) -> bool:
        return bool(self.lines.pattern("settled_sentence").search(unit.text))

    def _told_as_present(self, unit: Unit, found: FoundDate) -> bool:
        return self.present.living(unit, found.start, found.end)

    def _row(self, unit: Unit) -> Iterator[Term]:
        """Rows of agreements with an end, and of measures that wait although their deadline has passed."""
        table = self.text.documents[unit.doc].document.blocks[unit.block].table
        if table is None or unit.row is None or not self.present.in_living_section(unit):
            return
        header = table.header or (table.rows[0] if table.rows else ())
        cells = table.rows[unit.row]
        for at, (head, cell) in enumerate(zip(header, cells, strict=False)):
            if not cell or not head:
                continue
            ends = self.lines.is_cue(head, "col_valid_to")
            due = self.lines.is_cue(head, "col_due")
            if not ends and not due:
                continue
            dates = self.finder.find(cell, self.as_of)
            if not dates:
                continue
            rest = " | ".join(text for position, text in enumerate(cells) if position != at)
            kind = "agreement" if ends else "promise"
            if self.lines.pattern("settled").search(rest if due else f"{rest} {cell}"):
                continue
            if due and not self.lines.pattern("overdue").search(rest):
                continue
            role = DateRole.VALID_TO if ends else DateRole.PLANNED
            span = self.lines.century(role, dates[-1])
            yield Term(kind, dates[-1].text, span.last, self.text.place(unit), unit.text)
