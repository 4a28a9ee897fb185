"""The papers that follow the analysis up, as the link finders see them: tables, headings, cards, sentences by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from tilsyn.language.index import Hit
from tilsyn.language.view import DossierText, Section, Unit, UnitKind
from tilsyn.model import BlockKind, Evidence, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.matcher import tokens
from tilsyn.thread.parts import parts_of
from tilsyn.thread.references import References
from tilsyn.thread.words import Words, cut

__all__ = ["Links", "Papers", "Row", "TableView"]

Links = dict[int, list[Evidence]]
"""Index of a scenario to its evidence, in reading order."""


@dataclass
class Row:
    """A row of a table: its unit (what is quoted) and its cells."""

    unit: Unit
    cells: tuple[str, ...]


@dataclass
class TableView:
    """A table with what its columns are for, by index."""

    doc: int
    block: int
    header: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)

    def columns(self, matcher: object, *, words: int = 5) -> list[int]:
        """Columns whose short heading holds a term of the matcher."""
        return [
            index
            for index, cell in enumerate(self.header)
            if cell and len(tokens(cell)) <= words and matcher.has(cell)  # type: ignore[attr-defined]
        ]


class Papers:
    """Everything that follows up, looked up by kind of document.

    Parameters
    ----------
    text:
        The dossier's text.
    words, references:
        The words of analyses, and the finder of events in texts.
    thread:
        The scenarios.
    as_of:
        The assessment date, which tells what was held from what is planned.
    jurisdiction:
        The country as data.
    """

    def __init__(
        self,
        text: DossierText,
        words: Words,
        references: References,
        thread: Thread,
        as_of: date,
        jurisdiction: Jurisdiction,
    ) -> None:
        self.text = text
        self.words = words
        self.references = references
        self.thread = thread
        self.as_of = as_of
        self._parts = [parts_of(text, doc, jurisdiction) for doc in range(len(text.documents))]
        self._tables = [self._view(doc, block) for doc, block in self._table_blocks()]

    def _table_blocks(self) -> Iterator[tuple[int, int]]:
        for doc, recognised in enumerate(self.text.documents):
            for block, entry in enumerate(recognised.document.blocks):
                if entry.kind is BlockKind.TABLE and entry.table is not None and len(entry.table.rows) > 1:
                    yield doc, block

    def _view(self, doc: int, block: int) -> TableView:
        table = self.text.documents[doc].document.blocks[block].table
        rows = table.rows if table is not None else ()
        view = TableView(doc, block, rows[0] if rows else ())
        for number in self.text.block_units.get((doc, block), ()):
            unit = self.text.units[number]
            if unit.row:
                view.rows.append(Row(unit, rows[unit.row]))
        return view

    def kinds(self, sort: str) -> frozenset[str]:
        """Kinds of document that hold a sort of link."""
        return frozenset(self.words.data.link_kinds.get(sort, ()))

    def is_analysis(self, doc: int) -> bool:
        """Whether the document is the one that holds the analysis."""
        return self.text.documents[doc].document.file == self.thread.analysis

    def holds(self, unit: Unit, kinds: frozenset[str], *, own: bool = False) -> bool:
        """Whether a unit stands in a document or section of the kinds. In the file of the analysis only parts that are
        papers of their own count, unless ``own``."""
        return bool(self.kinds_at(unit, own=own) & kinds)

    def kinds_at(self, unit: Unit, *, own: bool = False) -> frozenset[str]:
        """Kinds that hold where a unit stands; of a file that holds several papers, the part's."""
        parts = self._parts[unit.doc]
        if self.is_analysis(unit.doc) and not own:
            return frozenset(part.kind for part in parts if part.first <= unit.block <= part.last and self._apart(unit))
        return self.text.kinds(unit)

    def _apart(self, unit: Unit) -> bool:
        """Whether a unit of the analysis' file stands in a part that is no analysis: a plan, a follow-up chapter."""
        apart = {*self.words.data.apart, *self.words.data.link_kinds.get("measures", ())}
        return any(part.kind in apart for part in self._parts[unit.doc] if part.first <= unit.block <= part.last)

    def tables(self, kinds: frozenset[str], *, own: bool = False) -> Iterator[TableView]:
        """Tables that stand in documents or sections of the kinds."""
        for view in self._tables:
            if view.rows and self.holds(view.rows[0].unit, kinds, own=own):
                yield view

    def all_tables(self) -> Sequence[TableView]:
        """Every table of the dossier."""
        return self._tables

    def units(self, kinds: frozenset[str], *sorts: UnitKind) -> Iterator[Unit]:
        """Units of these sorts in documents or sections of the kinds."""
        for unit in self.text.units:
            if unit.kind in sorts and self.holds(unit, kinds):
                yield unit

    def section(self, unit: Unit) -> Section:
        """The section a unit stands in."""
        return self.text.sections[unit.section]

    def evidence(self, unit: Unit, *, part: str | None = None, note: str | None = None, text: str = "") -> Evidence:
        """A unit as evidence."""
        return Evidence(
            place=self.text.place(unit),
            quote=cut(text or unit.text),
            speaks="for" if note is None else "against",
            note=note,
            part=part,
        )

    def fault(self, unit: Unit) -> str | None:
        """Why what a unit says of an event does not count, decided where it names the event; else for the unit."""
        hits = self.words.refers.find(unit.text) or self.words.events.find(unit.text)
        if not hits:
            return self.text.unit_fault(unit)
        start = hits[0].start
        return self.text.fault(Hit(unit.id, 0, 0, start, start, ""))

    def row_events(self, row: Row, columns: Sequence[int]) -> set[int]:
        """Events that a row refers to: by its columns of references."""
        found: set[int] = set()
        for column in columns:
            found |= self.references.cell(row.cells[column])
        return found
