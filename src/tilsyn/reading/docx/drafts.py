"""Pieces with what is needed to judge them as a whole: font size, layout, numbers."""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.assemble import Piece

__all__ = ["Draft"]


@dataclass
class Draft:
    """A piece before the file has been seen as a whole.

    Attributes
    ----------
    piece:
        What will be handed on.
    size:
        Font size of most of its letters.
    depth:
        Level in a numbered (not bulleted) list, from 1.
    keep_next:
        Whether it is set to stay on the page of what follows, as headings are.
    sheet:
        How many page breaks the author put in before it.
    leader:
        Whether it has a tab stop with a leader.
    title:
        Whether its style is the title's or subtitle's.
    fixed:
        Whether the file says what it is, so that looks do not matter.
    """

    piece: Piece
    size: float = 0.0
    depth: int | None = None
    keep_next: bool = False
    sheet: int = 0
    leader: bool = False
    title: bool = False
    fixed: bool = False

    @property
    def text(self) -> str:
        """The text as read, with tabs and line breaks."""
        return self.piece.text

    @property
    def heading(self) -> bool:
        """Whether it is a heading of the body."""
        return self.piece.kind is BlockKind.HEADING and self.piece.zone is Zone.BODY
