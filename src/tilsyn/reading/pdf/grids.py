"""Ruled tables and frames: grids of cells from horizontal and vertical rulings."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from tilsyn.reading.pdf.drawings import Drawings, Ruling
from tilsyn.reading.pdf.words import Word

__all__ = ["Grid", "find_grids", "take_words"]

_NEAR = 3.0
_MOST_RULINGS = 2_000
_MOST_SLOTS = 20_000
_PLATE = 0.4
"""Share of the page's height from which a cell over the whole width is a frame around text."""


@dataclass
class Grid:
    """A grid of rulings; ``owner`` gives for each slot the slot (first of its merged cell) that holds its text."""

    xs: list[float]
    ys: list[float]
    owner: list[list[tuple[int, int]]]
    cells: dict[tuple[int, int], list[Word]] = field(default_factory=dict)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.xs) - 1

    def slot(self, x: float, y: float) -> tuple[int, int] | None:
        """The owner of the slot at a point, or None outside."""
        if not (self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1):
            return None
        # Between the outermost rulings the place is inside; a little beyond them it is the outermost slot.
        column = bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1
        row = bisect_right(self.ys, y, 1, len(self.ys) - 1) - 1
        return self.owner[row][column]

    def width(self, slot: tuple[int, int]) -> float:
        """The width of a cell."""
        row, column = slot
        end = column
        while end + 1 < self.columns and self.owner[row][end + 1] == slot:
            end += 1
        return self.xs[end + 1] - self.xs[column]


def find_grids(drawings: Drawings, width: float, height: float) -> list[Grid]:
    """All grids on a page, from top to bottom. Frames around most of the page are left out."""
    horizontal, vertical = drawings.horizontal, drawings.vertical
    if len(horizontal) < 2 or not vertical or len(horizontal) + len(vertical) > _MOST_RULINGS:
        return []
    grids: list[Grid] = []
    for rows, columns in _components(horizontal, vertical):
        grid = _grid(rows, columns)
        if grid is None:
            continue
        x0, top, x1, bottom = grid.box
        if grid.rows * grid.columns == 1 and (x1 - x0) * (bottom - top) > 0.6 * width * height:
            continue
        grids += _without_plates(grid, height)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


def _components(horizontal: list[Ruling], vertical: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of rulings that touch each other."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    offset = len(horizontal)
    for number, upright in enumerate(vertical):
        low, high, at = upright.start - _NEAR, upright.end + _NEAR, upright.at
        for index, level in enumerate(horizontal):
            if low <= level.at <= high and level.start - _NEAR <= at <= level.end + _NEAR:
                parent[root(index)] = root(offset + number)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, level in enumerate(horizontal):
        groups.setdefault(root(index), ([], []))[0].append(level)
    for number, upright in enumerate(vertical):
        groups.setdefault(root(offset + number), ([], []))[1].append(upright)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _grid(rows: list[Ruling], columns: list[Ruling]) -> Grid | None:
    xs = _levels(columns, rows)
    ys = _levels(rows, columns)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_SLOTS:
        return None
    return Grid(xs, ys, _owners(xs, ys, rows, columns))


def _without_plates(grid: Grid, height: float) -> list[Grid]:
    """The parts of a grid above and beneath a cell that is as wide as the grid and takes much of the page.

    Such a cell is the place of the page's text within a frame, not a cell of a table.
    """
    if grid.rows == 1:
        return [grid]
    plates = [
        row
        for row in range(grid.rows)
        if grid.ys[row + 1] - grid.ys[row] > _PLATE * height and len(set(grid.owner[row])) == 1
    ]
    if not plates:
        return [grid]
    parts: list[Grid] = []
    for start, end in pairwise([-1, *plates, grid.rows]):
        if end - start > 1:
            first = start + 1
            owner = [[(max(row - first, 0), column) for row, column in line] for line in grid.owner[first:end]]
            parts.append(Grid(grid.xs, grid.ys[first : end + 1], owner))
    return parts


def _levels(rulings: list[Ruling], across: list[Ruling]) -> list[float]:
    """Distinct places; the outermost ends of the crossing rulings are places too, where a table is open."""
    levels: list[float] = []
    for value in sorted(ruling.at for ruling in rulings):
        if not levels or value - levels[-1] > _NEAR:
            levels.append(value)
    if levels and across:
        start, end = min(ruling.start for ruling in across), max(ruling.end for ruling in across)
        if start < levels[0] - 2 * _NEAR:
            levels.insert(0, start)
        if end > levels[-1] + 2 * _NEAR:
            levels.append(end)
    return levels


def _owners(xs: list[float], ys: list[float], rows: list[Ruling], columns: list[Ruling]) -> list[list[tuple[int, int]]]:
    """Merge slots that no ruling parts."""
    upright = _cover(columns, xs, ys)
    level = _cover(rows, ys, xs)
    owner = [[(row, column) for column in range(len(xs) - 1)] for row in range(len(ys) - 1)]
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and (column, row) not in upright:
                owner[row][column] = owner[row][column - 1]
            elif row and (row, column) not in level and owner[row - 1][column][1] == column:
                owner[row][column] = owner[row - 1][column]
    return owner


def _cover(rulings: list[Ruling], places: list[float], steps: list[float]) -> set[tuple[int, int]]:
    """Which steps along each place a ruling covers: (index of place, index of step)."""
    covered: set[tuple[int, int]] = set()
    for ruling in rulings:
        index = min(range(len(places)), key=lambda number: abs(places[number] - ruling.at))
        if abs(places[index] - ruling.at) > _NEAR:
            continue
        for step in range(len(steps) - 1):
            middle = (steps[step] + steps[step + 1]) / 2
            if ruling.start - 1 <= middle <= ruling.end + 1:
                covered.add((index, step))
    return covered


def take_words(grids: list[Grid], words: list[Word]) -> list[Word]:
    """Put words into the cells of grids; gives the words that stand in none.

    The innermost (smallest) grid at a point takes the word.
    """
    if not grids:
        return words
    ordered = sorted(grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0]))
    top, bottom = min(grid.ys[0] for grid in grids) - 1, max(grid.ys[-1] for grid in grids) + 1
    rest: list[Word] = []
    for word in words:
        y = (word.top + word.bottom) / 2
        if not top <= y <= bottom:
            rest.append(word)
            continue
        x = (word.x0 + word.x1) / 2
        for grid in ordered:
            slot = grid.slot(x, y)
            if slot is not None:
                grid.cells.setdefault(slot, []).append(word)
                break
        else:
            rest.append(word)
    return rest
