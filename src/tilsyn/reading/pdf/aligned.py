"""Tables without vertical rulings: lines whose parts stand beneath each other."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.drawings import Ruling
from tilsyn.reading.pdf.lines import Cell, Line

__all__ = ["gather_tables"]

_FEW = 3
_GUTTER = 1.0
_LONG_CELL = 60
_LABEL = re.compile(r"^(?:\(?[\w]{1,4}[.)]|[\d.]{1,9}|[^\w\s]{1,2})$")
_LEADER = re.compile(r"(?:[.·…_]\s?){4,}")

_Part = Line | RuledTable


def gather_tables(parts: list[_Part], rules: list[Ruling], height: float) -> list[_Part]:
    """Put aligned lines of one column together as tables; everything else stays as it is.

    Parameters
    ----------
    parts:
        Lines and ruled tables from top to bottom.
    rules:
        Horizontal rulings of the page; where they part the rows, a row may have several lines.
    height:
        Height of the page.
    """
    if sum(isinstance(part, Line) and _is_row(part) for part in parts) < _FEW:
        return parts
    done: list[_Part] = []
    index = 0
    while index < len(parts):
        run = _run(parts, index)
        table = _table(run, rules, height) if run else None
        if table is None:
            done.append(parts[index])
            index += 1
        else:
            done.append(table)
            index += len(run)
    return done


def _is_row(line: Line) -> bool:
    cells = line.cells
    if len(cells) < 2 or line.boxed or _LEADER.search(line.text):
        return False
    return not (len(cells) == 2 and _LABEL.match(cells[0].text))


def _run(parts: list[_Part], start: int) -> list[Line]:
    """Lines from here that may be rows of one table, or lines that go on within a row."""
    first = parts[start]
    if not isinstance(first, Line) or not _is_row(first):
        return []
    run = [first]
    columns = [(cell.x0, cell.x1) for cell in first.cells]
    for part in parts[start + 1 :]:
        if not isinstance(part, Line) or part.boxed or part.top - run[-1].bottom > 2.2 * part.size:
            break
        merged = _merged(columns, part.cells, _GUTTER * part.size)
        if _is_row(part):
            if len(merged) < 2:
                break
        elif len(merged) < len(columns) or _LEADER.search(part.text):
            break
        columns = merged
        run.append(part)
    while run and not _is_row(run[-1]) and run[-1].x0 <= run[0].x0 + 1:
        run.pop()
    return run


def _merged(columns: list[tuple[float, float]], cells: list[Cell], gutter: float) -> list[tuple[float, float]]:
    """Columns widened by further cells; those that come nearer than the gutter are one."""
    spans = sorted([*columns, *((cell.x0, cell.x1) for cell in cells)])
    done = [spans[0]]
    for start, end in spans[1:]:
        if start < done[-1][1] + gutter:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return done


def _table(run: list[Line], rules: list[Ruling], height: float) -> RuledTable | None:
    rows = [line for line in run if _is_row(line)]
    if len(rows) < _FEW:
        return None
    columns: list[tuple[float, float]] = []
    for line in run:
        columns = _merged(columns, line.cells, _GUTTER * line.size) if columns else [(c.x0, c.x1) for c in line.cells]
    cells = [cell for line in rows for cell in line.cells]
    if len(columns) < 2 or sum(len(cell.text) for cell in cells) / len(cells) > _LONG_CELL:
        return None
    if len(rows) < 0.5 * len(run) or _is_contents(rows):
        return None
    grid, firsts = _grid(run, [start for start, _ in columns], _between(rules, run, columns))
    head = run[0]
    bold = head.bold and not all(line.bold for line in run)
    return RuledTable(
        rows=grid,
        page=head.page,
        x0=columns[0][0],
        top=head.top,
        x1=columns[-1][1],
        bottom=run[-1].bottom,
        xs=[start for start, _ in columns],
        header_rows=1 if bold or _reads_as_head(firsts) else 0,
        bold_head=bold,
        flow=head.flow,
        height=height,
        size=head.size,
    )


def _is_contents(rows: list[Line]) -> bool:
    """Whether the last parts are rising page numbers: a contents list."""
    last = [line.cells[-1].text for line in rows]
    if not all(text.isdigit() and len(text) < 5 for text in last):
        return False
    numbers = [int(text) for text in last]
    return all(one <= two for one, two in itertools.pairwise(numbers))


def _between(rules: list[Ruling], run: list[Line], columns: list[tuple[float, float]]) -> list[float]:
    """Places of the rulings that part the rows, if there are enough of them."""
    width = columns[-1][1] - columns[0][0]
    places = [
        rule.at
        for rule in rules
        if run[0].top < rule.at < run[-1].bottom
        and min(rule.end, columns[-1][1]) - max(rule.start, columns[0][0]) > 0.7 * width
    ]
    return sorted(places) if len(places) >= _FEW - 1 else []


def _grid(run: list[Line], starts: list[float], places: list[float]) -> tuple[list[list[list[str]]], list[list[str]]]:
    """The cells' lines, row by row, and the first two rows as plain text."""
    grid: list[list[list[str]]] = []
    group = -1
    for line in run:
        number = bisect_left(places, line.middle) if places else -1
        parts: list[list[str]] = [[] for _ in starts]
        for cell in line.cells:
            column = max(bisect_left(starts, cell.x0 + 1) - 1, 0)
            parts[column].append(cell.text)
        goes_on = number == group if places else bool(grid) and not parts[0] and not _is_row(line)
        if grid and goes_on:
            for column, texts in enumerate(parts):
                if texts and grid[-1][column]:
                    grid[-1][column][-1] += " "
                grid[-1][column] += texts
        else:
            grid.append(parts)
        group = number
    return grid, [[" ".join(cell) for cell in row] for row in grid[:2]]


def _reads_as_head(rows: list[list[str]]) -> bool:
    """Whether the first row holds no numbers where the second does."""
    if len(rows) < 2 or not all(rows[0]):
        return False
    numbers = [any(sign.isdigit() for sign in text) for text in rows[1]]
    return any(numbers) and not any(sign.isdigit() for text in rows[0] for sign in text)
