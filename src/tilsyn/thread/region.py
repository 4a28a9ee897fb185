"""The part of the dossier that is the analysis, and what layouts make of it: candidates for scenarios."""

from __future__ import annotations

from dataclasses import dataclass, field

from tilsyn.language.view import DossierText, Section
from tilsyn.model import Block, Place, Zone
from tilsyn.thread.matcher import tokens
from tilsyn.thread.matching import EventName, Names
from tilsyn.thread.scales import Scales
from tilsyn.thread.words import Words

__all__ = ["Candidate", "Region"]

_CONTENT = {Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX}


@dataclass
class Candidate:
    """An event as one layout shows it.

    Attributes
    ----------
    name, place, layout:
        Its name, where it stands, and the layout that found it.
    numbers:
        Numbers it is called by in the analysis.
    fields:
        Analysed field id to the text found.
    values:
        Protected value id to its name in the document and the text found.
    codes:
        ``likelihood``, ``consequence`` and ``risk`` to the level as the document writes it.
    risks:
        Risk classes stated for it: class, place, quotation.
    prose:
        Sentences about it in running text, with the block each stands in.
    stated:
        Risk as other layouts write it, where it was known already, with the place.
    told:
        Whole texts under its labels, in which more may be told than the label says.
    blocks:
        Blocks of the document that are about it.
    """

    name: str
    place: Place
    layout: str
    numbers: set[str] = field(default_factory=set)
    fields: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    risks: list[tuple[str, Place, str]] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    stated: list[tuple[str, Place]] = field(default_factory=list)
    blocks: set[int] = field(default_factory=set)

    def put(self, name: str, text: str | None) -> None:
        """Keep a field's text; the first found stays, and one that adds to it is joined."""
        if not text:
            return
        known = self.fields.get(name)
        if known is None:
            self.fields[name] = text
        elif text not in known and len(known) + len(text) < 290:
            self.fields[name] = f"{known} / {text}"


@dataclass
class Region:
    """The analysis: a run of blocks of one document, with its words and scales."""

    text: DossierText
    doc: int
    first: int
    last: int
    words: Words
    names: Names
    without: tuple[tuple[int, int], ...] = ()
    scales: Scales = field(default_factory=Scales)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the document; indices are those of the document."""
        return self.text.documents[self.doc].document.blocks

    def __post_init__(self) -> None:
        self.sections: list[Section] = [
            section
            for section in self.text.sections
            if section.doc == self.doc and section.parent is not None and self.within(section.first_block)
        ]
        self._of_block: dict[int, Section] = {}
        for section in self.text.sections:
            if section.doc == self.doc:
                for block in section.blocks:
                    self._of_block[block] = section

    def content(self) -> list[tuple[int, Block]]:
        """The blocks of the analysis that carry content, with their indices."""
        return [
            (index, block)
            for index, block in enumerate(self.blocks[self.first : self.last + 1], self.first)
            if block.zone in _CONTENT and self.within(index)
        ]

    def within(self, block: int) -> bool:
        """Whether the block belongs to the analysis."""
        return self.first <= block <= self.last and not any(first <= block <= last for first, last in self.without)

    def section_of(self, block: int) -> Section | None:
        """The section a block stands in."""
        return self._of_block.get(block)

    def name(self, text: str) -> EventName:
        """A name of an event, read."""
        return self.names.read(text)

    def place(self, block: int, row: int | None = None, column: int | None = None) -> Place:
        """Where a block, row or cell stands."""
        place = self.blocks[block].place
        return place if row is None else place.model_copy(update={"row": row, "column": column})

    def excluded(self, section: Section | None) -> bool:
        """Whether the section, or one above it, is about something else than events: method, sources, scale …"""
        while section is not None and section.parent is not None:
            if self.sort_of(section) == "other":
                return True
            section = self.text.sections[section.parent]
        return False

    def among_events(self, section: Section | None) -> bool:
        """Whether a heading above the section says that events stand beneath it."""
        while section is not None and section.parent is not None:
            section = self.text.sections[section.parent]
            if section.parent is not None and self.sort_of(section) == "events":
                return True
        return False

    def sort_of(self, section: Section) -> str:
        """What a heading promises: ``events``, ``other``, ``picture`` or nothing."""
        title = section.title
        hits = self.words.headings.longest(title)
        if not hits:
            return ""
        length = max(1, len(tokens(title)))
        other = [hit for hit in hits if hit.label == "other"]
        events = [hit for hit in hits if hit.label == "events"]
        if other and events:
            if self.name(title).codes and events[0].first == 0:
                return "events"  # "Scenario 7: Attack on the municipality's systems"
            return max((*events, *other), key=lambda hit: hit.end - hit.start).label
        if other:
            covered = sum(hit.words for hit in other)
            named = bool(self.name(title).codes) and covered <= 1
            return "other" if not named and (2 * covered >= length or other[0].first == 0) else ""
        return hits[0].label
