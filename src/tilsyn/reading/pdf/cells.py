"""Tables as they stand on one page, from grids of cells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tilsyn.reading.pdf.grids import Grid
from tilsyn.reading.pdf.lines import Line, join_words, segments_of, to_lines
from tilsyn.reading.pdf.lists import BULLETS
from tilsyn.reading.pdf.repair import close_up
from tilsyn.reading.pdf.words import Word

__all__ = ["FULL", "WRAPS", "RuledTable", "table_of"]

WRAPS = " "
"""Ends a line of a cell that goes on with the next."""
FULL = "\t"
"""The same, where the line fills its cell so that the break may stand inside a word."""
_NARROW, _BROAD = frozenset("fijlrt-.,:;'|"), frozenset("mwæœ")

_FIGURE = re.compile(r"^[-+−]?\d[\d., ]*%?$|^[-–]$")
_NEW = re.compile(rf"^(?:[{BULLETS}]|\d{{1,2}}[.)]|[a-zß-öø-ÿ]\))\s")


@dataclass(slots=True)
class RuledTable:
    """A table on one page.

    Cells are lists of lines; one that ends in ``WRAPS`` or ``FULL`` goes on with the next. ``height`` is the page's
    height, ``size`` the height of its type; ``bold_head`` says that the header rows are bold, ``bold_share`` how much
    of all is.
    """

    rows: list[list[list[str]]]
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    xs: list[float]
    header_rows: int = 1
    bold_head: bool = False
    flow: int = 0
    height: float = 0.0
    size: float = 0.0
    bold_share: float = 0.0

    @property
    def text(self) -> str:
        """All of its text on one line."""
        return " ".join(part for row in self.rows for cell in row for part in cell)


def table_of(grid: Grid, page: int, height: float) -> RuledTable:
    """The table of a grid on a page of some height. Rows and columns without any text are left out."""
    rows: list[list[list[str]]] = []
    bold: list[bool] = []
    for row in range(grid.rows):
        slots = [(row, column) for column in range(grid.columns)]
        words = [grid.cells.get(slot, []) for slot in slots]
        if not any(words):
            continue
        _part_merged(grid, row, words)
        cells = [_Cell(inside, grid.xs[slot[1]], grid.width(slot)) for slot, inside in zip(slots, words, strict=True)]
        strong = all(word.style.bold for inside in words for word in inside)
        for texts in _split_rows(cells) or [[cell.texts() for cell in cells]]:
            rows.append(texts)
            bold.append(strong)
    columns = [index for index in range(grid.columns) if any(row[index] for row in rows)]
    header = 0
    while header < len(rows) - 1 and header < 3 and bold[header]:
        header += 1
    x0, top, x1, bottom = grid.box
    every = [word for cell in grid.cells.values() for word in cell]
    return RuledTable(
        rows=[[row[column] for column in columns] for row in rows],
        page=page,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        xs=[grid.xs[column] for column in columns],
        header_rows=max(header, 1) if len(rows) > 1 else 0,
        bold_head=bool(bold) and bold[0],
        height=height,
        size=sorted(word.style.size for word in every)[len(every) // 2] if every else 0.0,
        bold_share=sum(word.style.bold for word in every) / max(len(every), 1),
    )


def _part_merged(grid: Grid, row: int, words: list[list[Word]]) -> None:
    """Give each column its own words where a row lacks the rulings that the rows beneath it have.

    That is so where a merged cell's words stand in several of its columns, and none reaches over two.
    """
    for column, inside in enumerate(words):
        last = column
        while last + 1 < grid.columns and grid.owner[row][last + 1] == (row, column):
            last += 1
        if last == column or len(inside) < 2:
            continue
        parts: dict[int, list[Word]] = {}
        for segment in segments_of(inside):
            place = next((one for one in range(column, last + 1) if segment.x1 <= grid.xs[one + 1] + 1), last)
            if segment.x0 < grid.xs[place] - 1:
                break
            parts.setdefault(place, []).extend(segment.words)
        else:
            if len(parts) > 1:
                words[column] = []
                for place, found in parts.items():
                    words[place] = found
                    grid.owner[row][place] = (row, place)


class _Cell:
    """The text of a cell: its lines, and where they may go on."""

    def __init__(self, words: list[Word], left: float, width: float) -> None:
        self.turned = [word for word in words if not word.upright]
        upright = [word for word in words if word.upright] if self.turned else words
        segments = segments_of(upright)
        self.single = close_up(join_words(upright), upright) if len(segments) == 1 and not self.turned else ""
        self.lines = to_lines(segments, 0, 0) if segments and not self.single else []
        self.middle = (segments[0].top + segments[0].bottom) / 2 if segments else 0.0
        self.width = width
        if self.lines:
            start, end = min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)
            padding = start - left
            if padding > 0.9 * self.lines[0].size + 3:
                padding = min(padding, left + width - end)
            self.width -= 2 * max(padding, 0.0)

    @property
    def middles(self) -> list[float]:
        """How far down each line stands."""
        return [self.middle] if self.single else [line.middle for line in self.lines]

    def texts(self) -> list[str]:
        """The lines; those that only wrap end in a sign that says so."""
        if self.single:
            return [self.single]
        texts = [" ".join(word.text for word in self.turned)] if self.turned else []
        if sum(len(line.cells) > 1 for line in self.lines) > 1:
            return texts + [" | ".join(cell.text for cell in line.cells) for line in self.lines]
        for index, line in enumerate(self.lines):
            later = self.lines[index + 1] if index + 1 < len(self.lines) else None
            sign = ""
            if later is not None and _wraps(line, later, self.width):
                sign = FULL if _is_full(line, later, self.width) else WRAPS
            texts.append(line.text + sign)
        return texts


def _split_rows(cells: list[_Cell]) -> list[list[list[str]]] | None:
    """The rows of a row that is ruled as one: lines of all columns stand side by side, and none of them wraps."""
    filled = [cell for cell in cells if cell.single or cell.lines]
    if len(filled) < 2 or len(filled[0].lines) < 2 or any(cell.turned for cell in filled):
        return None
    levels = filled[0].middles
    reach = 0.5 * filled[0].lines[0].size
    many = 0
    pairs = fitting = 0
    for cell in filled:
        middles = cell.middles
        if any(min(abs(middle - level) for level in levels) > reach for middle in middles):
            return None
        many += len(middles) >= 0.6 * len(levels)
        for line, later in zip(cell.lines, cell.lines[1:], strict=False):
            pairs += 1
            wide = line.x1 - line.x0
            figures = _FIGURE.match(line.text) and _FIGURE.match(later.text) and wide < 0.85 * cell.width
            fitting += wide + later.opening + 0.3 * line.size < cell.width or bool(figures)
    if many < 0.6 * len(filled) or fitting < 0.8 * pairs:
        return None
    rows: list[list[list[str]]] = [[[] for _ in cells] for _ in levels]
    for column, cell in enumerate(cells):
        for middle, text in zip(
            cell.middles, [cell.single] if cell.single else [line.text for line in cell.lines], strict=True
        ):
            rows[min(range(len(levels)), key=lambda index: abs(levels[index] - middle))][column].append(text)
    return rows


def _is_full(line: Line, later: Line, width: float) -> bool:
    """Whether the break may stand inside a word: no letter more would have fitted, and the whole word has no room."""
    if line.ending + later.opening < width - 0.5:
        return False
    letter = later.text[0]
    share = 0.4 if letter in _NARROW else 0.95 if letter in _BROAD or letter.isupper() else 0.65
    wide = later.opening if len(later.first) == 1 else share * line.size
    return width - (line.x1 - line.x0) < wide + 0.5


def _wraps(line: Line, later: Line, width: float) -> bool:
    """Whether the next line only goes on: its first word would not have fitted, and it is no new point."""
    if _NEW.match(later.text) or later.top - line.bottom > 0.8 * line.size:
        return False
    return line.x1 - line.x0 + later.opening + 0.3 * line.size > width or not later.text[:1].isupper()
