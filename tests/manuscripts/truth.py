"""What a reader must find in a made file: the text, block by block, in order.

Running headers and footers, contents lists and marks are not part of it; deleted text is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from manuscripts.model import (
    Block,
    Box,
    Heading,
    ListBlock,
    Manuscript,
    Paragraph,
    Picture,
    Table,
    list_numbers,
    plain,
)
from manuscripts.outline import front_lines, heading_numbers

Kind = Literal["front", "heading", "paragraph", "item", "cell", "footnote", "box", "caption"]


@dataclass(frozen=True)
class TrueBlock:
    """One piece of text that a reader must find."""

    kind: Kind
    text: str
    number: str = ""
    """Of a heading or list item, as shown (`2.1`, `3.`, `a)`); empty if it has none."""
    level: int = 0
    """Of a heading 1 to 3, of a list item from 0."""
    row: int = 0
    column: int = 0
    """Of a table cell, from 0; row 0 is the header row."""
    page: int | None = None
    """The page in the file, where the builder knows it: exact for PDF, as cached for Word."""
    scanned: bool = False
    """The text is only in a picture: a reader without text recognition must say that it could not be read."""
    line: int = 0
    """The line of the manuscript."""

    @property
    def shown(self) -> str:
        """The text with its number, as on paper."""
        return f"{self.number} {self.text}".strip()


def truth(manuscript: Manuscript, pages: Mapping[int, int] | None = None) -> list[TrueBlock]:
    """The expected blocks; `pages` is the page of each block by index, as a builder returns it."""
    found = [TrueBlock("front", line, page=1) for line in front_lines(manuscript)]
    numbers = heading_numbers(manuscript)
    for index, block in enumerate(manuscript.blocks):
        page = pages.get(index) if pages else None
        for one in _blocks(block, numbers.get(index, "")):
            found.append(replace(one, page=page, scanned=block.scan is not None, line=block.line))
    return found


def _blocks(block: Block, number: str) -> Iterator[TrueBlock]:
    if isinstance(block, Heading):
        yield TrueBlock("heading", plain(block.runs), number=number, level=block.level)
    elif isinstance(block, Paragraph):
        yield TrueBlock("paragraph", plain(block.runs))
        yield from (TrueBlock("footnote", plain(note)) for note in block.notes)
    elif isinstance(block, ListBlock):
        for item, shown in list_numbers(block):
            yield TrueBlock("item", plain(item.runs), number=shown, level=item.level)
            yield from (TrueBlock("footnote", plain(note)) for note in item.notes)
    elif isinstance(block, Table):
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                if cell:
                    yield TrueBlock("cell", plain(cell), row=row, column=column)
    elif isinstance(block, Box):
        for inner in block.blocks:
            yield from (replace(one, kind="box", level=0) for one in _blocks(inner, ""))
    elif isinstance(block, Picture):
        yield TrueBlock("caption", plain(block.caption))
