"""The places in a document that tell what it is, as units of a term index.

Only title area, file name, running lines, headings, column headings and the first words of the text are indexed, so
that a long document costs no more than a short one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tilsyn.language.index import Hit, StemIndex
from tilsyn.language.pack import LanguagePack
from tilsyn.language.stems import shared_stemmer
from tilsyn.model import BlockKind, Document, Zone
from tilsyn.recognition.cover import Cover, read_cover

__all__ = ["Cues", "Role", "Spot", "shared_stemmer"]

_EARLY_WORDS = 900


class Role(StrEnum):
    """What a unit is."""

    FILE = "file"
    COVER = "cover"
    RUNNING = "running"
    HEADING = "heading"
    COLUMNS = "columns"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Spot:
    """A unit: its role, its text, the block it stands in, and which line of the cover it is."""

    role: Role
    text: str
    block: int
    line: int = -1


class Cues:
    """A document's telling places, searchable by term."""

    def __init__(self, document: Document, packs: Sequence[LanguagePack]) -> None:
        self.document = document
        self.packs = tuple(packs)
        self.cover: Cover = read_cover(document)
        self.index = StemIndex(packs, shared_stemmer(packs))
        self.joiners = frozenset(word for pack in packs for word in pack.joiners)
        self.spots: list[Spot] = []
        self._fill()

    def _fill(self) -> None:
        self._add(Spot(Role.FILE, self.cover.file, 0))
        for number, line in enumerate(self.cover.lines):
            self._add(Spot(Role.COVER, line.text, line.block, number))
        for line in self.cover.running:
            self._add(Spot(Role.RUNNING, line.text, line.block))
        early = 0
        for position, block in enumerate(self.document.blocks):
            if block.zone not in (Zone.BODY, Zone.TEXTBOX, Zone.FOOTNOTE):
                continue
            if block.kind is BlockKind.HEADING and position > self.cover.last:
                self._add(Spot(Role.HEADING, block.text.replace("\n", " "), position))
            if block.table is not None:
                header = block.table.header or (block.table.rows[0] if block.table.rows else ())
                self._add(Spot(Role.COLUMNS, " | ".join(cell for cell in header if cell), position))
            if early < _EARLY_WORDS:
                early += len(block.text.split())
                self._add(Spot(Role.EARLY, block.text[:4000], position))

    def _add(self, spot: Spot) -> None:
        self.index.add(spot.text)
        self.spots.append(spot)

    def hits(self, terms: Iterable[str], *roles: Role) -> list[Hit]:
        """All hits of the terms in units of these roles (all roles when none is named)."""
        return [hit for hit in self.index.find(terms) if not roles or self.spots[hit.unit].role in roles]

    def has(self, terms: Iterable[str], *roles: Role, words: int | None = None) -> bool:
        """Whether a unit of these roles, of at most so many words, holds any of the terms."""
        return any(
            words is None or len(self.index.tokens[hit.unit]) <= words
            for hit in self.index.find(terms)
            if self.spots[hit.unit].role in roles
        )

    def by_unit(self, hits: Iterable[Hit]) -> dict[int, list[Hit]]:
        """Hits by the unit they stand in."""
        found: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            found[hit.unit].append(hit)
        return found
