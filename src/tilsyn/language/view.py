"""A dossier's text as checks see it: units in sections, found by stems, each able to say what it is worth.

A *unit* is a sentence, a list item, a table row or a heading. A *section* is a heading with what stands beneath it up to
the next heading. The view is built once for a dossier and shared by everything that decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tilsyn.language.clauses import ClauseReader, points_away
from tilsyn.language.index import Hit, StemIndex
from tilsyn.language.pack import LanguagePack
from tilsyn.language.tokens import sentences
from tilsyn.model import Block, BlockKind, Place, RecognisedDocument, Zone

__all__ = ["DossierText", "Section", "Unit", "UnitKind"]


class UnitKind(StrEnum):
    """What a unit is."""

    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"
    HEADER_ROW = "header_row"
    HEADING = "heading"
    TITLE = "title"


@dataclass(slots=True)
class Unit:
    """A piece of text that can be evidence.

    ``lead`` is the unit that introduces a list item or row: the sentence before the list, the header row of the table.
    """

    id: int
    doc: int
    block: int
    section: int
    kind: UnitKind
    text: str
    zone: Zone
    row: int | None = None
    lead: int | None = None


@dataclass(slots=True)
class Section:
    """A heading and what stands beneath it up to the next heading. ``units`` leaves the heading's own unit out."""

    id: int
    doc: int
    heading: int | None
    title: str
    level: int
    parent: int | None
    first_block: int
    units: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    words: int = 0


_CONTENT = {Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX, Zone.CAPTION}


class DossierText:
    """The text of the documents that count, as units and sections, with an index of stems over all units.

    Parameters
    ----------
    documents:
        The documents to see, in order. ``doc`` in units and sections is an index into this list.
    packs:
        Languages that are read together; the first is the family's first form.
    """

    def __init__(self, documents: Sequence[RecognisedDocument], packs: Sequence[LanguagePack]) -> None:
        self.documents = list(documents)
        self.packs = list(packs)
        self.index = StemIndex(packs)
        self.clauses = ClauseReader(packs, self.index.stemmer)
        self.units: list[Unit] = []
        self.sections: list[Section] = []
        self.first_section: list[int] = []
        self.block_units: dict[tuple[int, int], list[int]] = {}
        self._abbreviations = {word for pack in packs for word in pack.abbreviations}
        self._heading_cache: dict[tuple[str, ...], set[int]] = {}
        self._foreign: set[int] = set()
        self._flag_cache: dict[tuple[int, int], str | None] = {}
        self._section_kinds: dict[int, frozenset[str]] = {}
        self._loose: dict[str, StemIndex] = {}
        for number, document in enumerate(self.documents):
            self._add(number, document)

    # -- building -------------------------------------------------------------------------------------------------

    def _add(self, number: int, recognised: RecognisedDocument) -> None:
        document = recognised.document
        root = self._section(number, None, recognised.title or document.file, 0, None, 0)
        self.first_section.append(root.id)
        if recognised.title:
            root.heading = self._unit(number, 0, root, UnitKind.TITLE, recognised.title, Zone.BODY).id
        stack = [root]
        lead: int | None = None
        for position, block in enumerate(document.blocks):
            if block.zone not in _CONTENT:
                continue
            if block.kind is BlockKind.HEADING and block.zone is Zone.BODY:
                level = block.level or 1
                while len(stack) > 1 and stack[-1].level >= level:
                    stack.pop()
                section = self._section(number, None, block.text, level, stack[-1].id, position)
                section.heading = self._unit(number, position, section, UnitKind.HEADING, block.text, block.zone).id
                stack.append(section)
                lead = None
                continue
            lead = self._add_block(number, position, block, stack[-1], lead)

    def _add_block(self, number: int, position: int, block: Block, section: Section, lead: int | None) -> int | None:
        section.blocks.append(position)
        section.words += block.text.count(" ") + 1
        if block.table is not None:
            self._add_table(number, position, block, section, lead)
            return None
        if block.kind is BlockKind.LIST_ITEM:
            for start, end in sentences(block.text, self._abbreviations):
                unit = self._unit(number, position, section, UnitKind.ITEM, block.text[start:end].strip(), block.zone)
                unit.lead = lead
            return lead
        last = None
        for start, end in sentences(block.text, self._abbreviations):
            text = block.text[start:end].strip()
            last = self._unit(number, position, section, UnitKind.SENTENCE, text, block.zone).id
        return last

    def _add_table(self, number: int, position: int, block: Block, section: Section, lead: int | None) -> None:
        table = block.table
        if table is None:
            return
        header: int | None = lead
        for row, cells in enumerate(table.rows):
            text = " | ".join(cell.replace("\n", " ") for cell in cells if cell)
            if not text:
                continue
            kind = UnitKind.HEADER_ROW if row < table.header_rows else UnitKind.ROW
            unit = self._unit(number, position, section, kind, text, block.zone)
            unit.row = row
            unit.lead = header
            if kind is UnitKind.HEADER_ROW:
                header = unit.id

    def _section(
        self, doc: int, heading: int | None, title: str, level: int, parent: int | None, block: int
    ) -> Section:
        section = Section(len(self.sections), doc, heading, title, level, parent, block)
        self.sections.append(section)
        if parent is not None:
            self.sections[parent].children.append(section.id)
        return section

    def _unit(self, doc: int, block: int, section: Section, kind: UnitKind, text: str, zone: Zone) -> Unit:
        unit = Unit(self.index.add(text), doc, block, section.id, kind, text, zone)
        self.units.append(unit)
        if kind not in (UnitKind.HEADING, UnitKind.TITLE):
            section.units.append(unit.id)
        self.block_units.setdefault((doc, block), []).append(unit.id)
        return unit

    # -- looking --------------------------------------------------------------------------------------------------

    def place(self, unit: Unit) -> Place:
        """Where a unit stands."""
        blocks = self.documents[unit.doc].document.blocks
        if unit.kind is UnitKind.TITLE or unit.block >= len(blocks):
            return Place(document=self.documents[unit.doc].document.file, block=0, page=1 if blocks else None)
        place = blocks[unit.block].place
        return place if unit.row is None else place.model_copy(update={"row": unit.row})

    def lineage(self, section: int) -> list[Section]:
        """The section and the sections above it, nearest first, the document's own last."""
        found = []
        current: int | None = section
        while current is not None:
            found.append(self.sections[current])
            current = self.sections[current].parent
        return found

    def subtree(self, section: int) -> list[Section]:
        """The section and all sections beneath it, in reading order."""
        found = [self.sections[section]]
        for child in self.sections[section].children:
            found.extend(self.subtree(child))
        return found

    def titled(self, terms: Iterable[str]) -> set[int]:
        """Ids of the sections whose own heading (or document title) holds any of the terms."""
        key = tuple(terms)
        found = self._heading_cache.get(key)
        if found is None:
            units = self.index.units(key)
            found = {
                self.units[unit].section
                for unit in units
                if self.units[unit].kind in (UnitKind.HEADING, UnitKind.TITLE)
            }
            self._heading_cache[key] = found
        return found

    def under(self, unit: Unit, titled: set[int]) -> bool:
        """Whether the unit stands in one of these sections or in a section beneath one."""
        return any(section.id in titled for section in self.lineage(unit.section))

    def kinds(self, unit: Unit) -> frozenset[str]:
        """Document kinds that hold where the unit stands: the file's, and those of the sections around it."""
        found = self._section_kinds.get(unit.block * 4096 + unit.doc)
        if found is None:
            spans = self.documents[unit.doc].kinds
            found = frozenset(
                span.kind
                for span in spans
                if span.whole or (span.first <= unit.block and (span.last is None or unit.block <= span.last))
            )
            self._section_kinds[unit.block * 4096 + unit.doc] = found
        return found

    def neighbours(self, unit: Unit, window: str) -> list[int]:
        """Ids of the units in the same window: ``unit``, ``block``, ``section`` or ``tree``; and what leads it in."""
        if window == "unit":
            found = [unit.id]
        elif window == "block":
            found = list(self.block_units[unit.doc, unit.block])
        elif window == "section":
            found = self.sections[unit.section].units
        else:
            found = [item for section in self.subtree(unit.section) for item in section.units]
        if unit.lead is not None and window in ("unit", "block"):
            found = [*found, unit.lead]
        return found

    def matches(self, text: str, terms: Iterable[str]) -> bool:
        """Whether a short text that is no unit (a cell) holds any of the terms."""
        key = text.strip().lower()
        unit = self._loose.get(key)
        if unit is None:
            unit = self._loose[key] = StemIndex(self.packs, self.index.stemmer)
            unit.add(text)
        return any(True for _ in unit.find(terms))

    def mark_foreign(self, places: Iterable[Place]) -> None:
        """Say where another municipality speaks as the document's own: nothing in those sections is a fact about this one."""
        numbers = {document.document.file: number for number, document in enumerate(self.documents)}
        for place in places:
            for unit in self.block_units.get((numbers.get(place.document, -1), place.block), ()):
                self._foreign.add(self.units[unit].section)
        self._flag_cache.clear()

    def is_foreign(self, section: int) -> bool:
        """Whether another municipality speaks in the section."""
        return section in self._foreign

    # -- worth ----------------------------------------------------------------------------------------------------

    def fault(self, hit: Hit) -> str | None:
        """Why a hit does not count as a fact, or None.

        One of ``placeholder``, ``definition``, ``law``, ``promise``, ``negated``, ``elsewhere``, ``conditional``,
        ``other_actor``, ``history``; decided for the clause the hit stands in, its sentence, what leads it in and the
        headings above it.
        """
        key = (hit.unit, hit.start)
        if key not in self._flag_cache:
            self._flag_cache[key] = self._fault(self.units[hit.unit], hit.start)
        return self._flag_cache[key]

    def _fault(self, unit: Unit, start: int) -> str | None:
        if unit.kind in (UnitKind.HEADING, UnitKind.TITLE, UnitKind.HEADER_ROW):
            return "heading"
        text = unit.text
        if self.clauses.placeholder(text):
            return "placeholder"
        if unit.section in self._foreign:
            return "foreign"
        heading = self._heading_fault(unit.section)
        if heading is not None:
            return heading
        clause = self.clauses.at(text, start)
        whole = self.clauses.read(text)
        lead = self.clauses.read(self.units[unit.lead].text) if unit.lead is not None else []
        if self._speaks_law(unit, whole, lead):
            return "law"
        if clause.promises or (lead and lead[-1].promises):
            return "promise"
        if clause.negates or (lead and lead[-1].has("negation") and not lead[-1].has("omitted")):
            return "negated"
        if points_away(whole) or any(item.has("exempt") for item in whole):
            return "elsewhere"
        if clause.has("conditional"):
            return "conditional"
        if clause.actor == "others" or (clause.actor is None and lead and lead[-1].actor == "others"):
            return "other_actor"
        return None

    def unit_fault(self, unit: Unit) -> str | None:
        """The fault of a unit as a whole, decided at its first word."""
        tokens = self.index.tokens[unit.id]
        start = tokens[0].start if tokens else 0
        last = tokens[-1].start if tokens else 0
        first = self.fault(Hit(unit.id, 0, 0, start, start, ""))
        return first or self.fault(Hit(unit.id, 0, 0, last, last, ""))

    def worded(self, section: Section, *labels: str) -> bool:
        """Whether the section's heading, or one above it, holds words of these sorts (definition, history ...)."""
        return any(entry.id in self._worded(label) for entry in self.lineage(section.id)[:-1] for label in labels)

    def _heading_fault(self, section: int) -> str | None:
        for entry in self.lineage(section)[:-1]:
            if entry.id in self._worded("definition"):
                return "definition"
            if entry.id in self._worded("history"):
                return "history"
        return None

    def _worded(self, label: str) -> set[int]:
        words = tuple(phrase for pack in self.packs for phrase in getattr(pack.modality, label))
        return self.titled(words)

    def lawful(self, section: int) -> bool:
        """Whether the section, by its heading or one above it, is about the legal basis."""
        lawful = self._worded("lawful")
        return any(entry.id in lawful for entry in self.lineage(section)[:-1])

    def _speaks_law(self, unit: Unit, whole: list, lead: list) -> bool:  # type: ignore[type-arg]
        law = any(clause.has("law") for clause in whole)
        duty = any(clause.has("duty") for clause in whole)
        if law and (duty or any(clause.has("inverted") for clause in whole)):
            return True
        led = any(clause.has("law") for clause in lead) and any(clause.has("duty") for clause in lead)
        if led and self.units[unit.lead or 0].text.rstrip().endswith(":"):
            return True
        if self.lawful(unit.section):
            return duty or law or led or unit.kind is UnitKind.ITEM
        return duty and not _LOCAL.search(unit.text[1:])


_LOCAL = re.compile(r"\d|(?<![.!?:] )\b[A-ZÆØÅ][a-zæøå]{3,}")
