"""From what a reader sees to a Document: places, heading paths, and text in one form.

Readers yield :class:`Piece` in reading order; this module gives each its :class:`~tilsyn.model.Place` and cleans the
text the same way for every format, so that no reader can forget to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from tilsyn.model import Block, BlockKind, Document, Notice, Place, Properties, Table, Unread, Zone
from tilsyn.reading.reader import Source

__all__ = ["Piece", "assemble", "clean"]

_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F]
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


@dataclass
class Piece:
    """A block as a reader sees it, before it has a place.

    ``rows`` (for a table) is a full grid and ``row_pages`` the page of each row; ``level`` is the heading or list level
    from 1; ``number`` is what the file shows before the text.
    """

    kind: BlockKind
    text: str = ""
    zone: Zone = Zone.BODY
    level: int | None = None
    number: str | None = None
    rows: list[list[str]] | None = None
    header_rows: int = 1
    row_pages: list[int | None] | None = None
    page: int | None = None
    page_printed: str | None = None
    strong: bool = False


def clean(text: str) -> str:
    """Text in NFC with ligatures opened, invisible and control characters gone, and runs of blanks made one.

    Line breaks inside a block stay as ``\\n``.
    """
    text = unicodedata.normalize("NFC", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\u2028", "\n")
    text = text.translate(_LIGATURES).translate(_INVISIBLE)
    text = _CONTROL.sub("", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def assemble(
    source: Source,
    name: str,
    pieces: Iterable[Piece],
    *,
    pages: int | None = None,
    properties: Properties | None = None,
    unread: Iterable[Unread] = (),
    notices: Iterable[Notice] = (),
) -> Document:
    """Make a Document of pieces in reading order. Empty paragraphs and headings are left out; empty tables are not."""
    stack: list[tuple[int, str, str | None]] = []
    blocks: list[Block] = []
    for piece in pieces:
        block = _block(piece, source.file, len(blocks), stack)
        if block is not None:
            blocks.append(block)
    return Document(
        file=source.file,
        sha256=source.sha256,
        format=name,
        blocks=tuple(blocks),
        pages=pages,
        properties=properties or Properties(),
        unread=tuple(unread),
        notices=tuple(notices),
    )


def _block(piece: Piece, file: str, index: int, stack: list[tuple[int, str, str | None]]) -> Block | None:
    table = None
    text = clean(piece.text)
    if piece.kind is BlockKind.TABLE:
        table = _table(piece)
        text = "\n".join(" | ".join(cell.replace("\n", " ") for cell in row if cell) for row in table.rows)
    elif not text:
        return None
    number = clean(piece.number) if piece.number else None
    if piece.kind is BlockKind.HEADING and piece.zone is Zone.BODY:
        level = piece.level or 1
        while stack and stack[-1][0] >= level:
            stack.pop()
        title = text.replace("\n", " ")
        stack.append((level, f"{number} {title}" if number else title, number))
    place = Place(
        document=file,
        block=index,
        page=piece.page,
        page_printed=piece.page_printed,
        number=stack[-1][2] if stack else None,
        path=tuple(entry[1] for entry in stack),
    )
    return Block(
        kind=piece.kind,
        place=place,
        text=text,
        zone=piece.zone,
        level=piece.level,
        number=number,
        table=table,
        strong=piece.strong,
    )


def _table(piece: Piece) -> Table:
    rows = [[clean(cell) for cell in row] for row in piece.rows or []]
    width = max((len(row) for row in rows), default=0)
    grid = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    pages = tuple(piece.row_pages or ())
    if len(pages) != len(grid) or len(set(pages)) < 2:
        # A table on one page: the block's page says it all.
        pages = ()
    return Table(rows=grid, header_rows=min(piece.header_rows, len(grid)), row_pages=pages)
