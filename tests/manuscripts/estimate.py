"""About where Word's pages break: a file remembers where they last did, and so must ours.

Word writes `lastRenderedPageBreak` and the page numbers of the contents list when it saves. We count lines instead.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

from manuscripts.columns import column_widths
from manuscripts.looks import STYLES, Style
from manuscripts.model import (
    Block,
    Box,
    Heading,
    ListBlock,
    Manuscript,
    PageBreak,
    Paragraph,
    Picture,
    Runs,
    Table,
    plain,
)
from manuscripts.outline import chapters_break, contents_per_page, has_contents


@dataclass
class Pages:
    """Where each block begins, and which blocks, items and rows begin a page."""

    of_block: dict[int, int] = field(default_factory=dict)
    begins: set[tuple[int, int]] = field(default_factory=set)
    """Pairs of block index and part: item or row, else 0."""
    total: int = 1


def estimate(manuscript: Manuscript) -> Pages:
    """Lay a manuscript out roughly."""
    style = STYLES[manuscript.head.look]
    counter = _Counter(style)
    if manuscript.head.front_page:
        counter.new_page()
    else:
        counter.line = 5.0
    if has_contents(manuscript):
        levels = style.contents_levels
        entries = sum(isinstance(block, Heading) and block.level <= levels for block in manuscript.blocks)
        if manuscript.head.front_page:
            counter.page += ceil(entries / contents_per_page(manuscript))
        else:
            counter.line += entries + 3
    first_chapter = True
    for index, block in enumerate(manuscript.blocks):
        if isinstance(block, PageBreak):
            counter.new_page()
            counter.pages.of_block[index] = counter.page
            continue
        if isinstance(block, Heading) and block.level == 1:
            if chapters_break(manuscript) and not first_chapter and not counter.fresh:
                counter.new_page()
            first_chapter = False
        for part, height in enumerate(_heights(block, style)):
            follow = 3.0 if isinstance(block, Heading) else 0.0
            counter.place(index, part, height, follow)
    counter.pages.total = counter.page
    return counter.pages


@dataclass
class _Counter:
    style: Style
    page: int = 1
    line: float = 0.0
    fresh: bool = False
    """Nothing stands on this page yet, and it was begun by a break."""
    pages: Pages = field(default_factory=Pages)

    def new_page(self) -> None:
        self.page += 1
        self.line = 0.0
        self.fresh = True

    def place(self, index: int, part: int, height: float, follow: float) -> None:
        if self.line > 0 and self.line + height + follow > self.style.lines_per_page:
            self.new_page()
        if part == 0:
            self.pages.of_block[index] = self.page
        if self.fresh:
            self.pages.begins.add((index, part))
            self.fresh = False
        self.line += height
        while self.line > self.style.lines_per_page:
            self.page += 1
            self.line -= self.style.lines_per_page


def _heights(block: Block, style: Style) -> list[float]:
    """The height in lines of each part of a block."""
    gap = style.space_after / style.leading
    width = style.chars_per_line
    if isinstance(block, Heading):
        return [(style.heading_sizes[block.level - 1] / style.size) * 1.2 + 1.0]
    if isinstance(block, Paragraph):
        return [_lines(block.runs, width) + gap + sum(_lines(note, width) for note in block.notes)]
    if isinstance(block, ListBlock):
        return [_lines(item.runs, width - 6) + 0.1 for item in block.items]
    if isinstance(block, Table):
        wide = width * 1.1
        widths, _ = column_widths(block, wide, 2, lambda text, header: float(len(text)))
        line = (style.size - 1) * 1.2 / style.leading
        return [
            max(_lines(cell, one - 1) for cell, one in zip(row, widths, strict=True)) * line + 0.3 for row in block.rows
        ]
    if isinstance(block, Box):
        return [2.0 + sum(sum(_heights(inner, style)) for inner in block.blocks)]
    if isinstance(block, Picture):
        return [17.0 * 14.5 / style.leading]
    return [0.0]


def _lines(runs: Runs, width: float) -> float:
    return float(sum(max(1, ceil(len(part) / max(width, 6.0))) for part in plain(runs).split("\n")))
