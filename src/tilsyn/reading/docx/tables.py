"""A Word table as a full grid of strings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tilsyn.model import BlockKind
from tilsyn.reading.docx.drafts import Draft
from tilsyn.reading.docx.xml import Element, attribute, number, on_off, value, w

if TYPE_CHECKING:
    from tilsyn.reading.docx.story import Story

__all__ = ["Grid", "flat", "read_table"]

_ROW, _CELL, _CONTROL, _CONTENT = w("tr"), w("tc"), w("sdt"), w("sdtContent")
_WRAPPERS = frozenset(w(name) for name in ("customXml", "ins", "moveTo"))
_MOST_COLUMNS = 120
"""Word itself stops at 63; a span beyond reason must not fill the memory."""
_HEADER_CELL = 80
_SHORT_CELL = 40
_NO_FILL = frozenset({None, "auto", "FFFFFF", "ffffff"})


@dataclass
class _Row:
    cells: list[str] = field(default_factory=list)
    strong: list[bool] = field(default_factory=list)
    shaded: list[bool] = field(default_factory=list)
    header: bool = False
    page: int | None = None

    @property
    def filled(self) -> list[str]:
        return [text for text in self.cells if text]


@dataclass
class Grid:
    """A table as read.

    Attributes
    ----------
    rows, header_rows:
        As :class:`~tilsyn.model.Table` wants them.
    place:
        Page of its first text, in the file and as printed.
    pages:
        Page on which each row begins.
    blocks:
        What it holds, when it is only a frame around text with headings of its own; else None.
    """

    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 0
    place: tuple[int | None, str | None] | None = None
    pages: list[int | None] = field(default_factory=list)
    blocks: list[Draft] | None = None


def read_table(table: Element, story: Story) -> Grid:
    """Read a table. Rows and cells deleted by a tracked change, and hidden rows, are left out."""
    grid = Grid()
    rows: list[_Row] = []
    drafts: list[Draft] = []
    merged: set[int] = set()
    with story.shared.deeper():
        for element in _inside(table, _ROW):
            if story.shared.full:
                break
            properties = element.find(w("trPr"))
            if properties is not None and _left_out(properties, story):
                continue
            rows.append(_read_row(element, properties, story, grid, merged, drafts))
    if len(rows) == 1 and len(rows[0].cells) == 1 and any(draft.heading for draft in drafts):
        grid.blocks = drafts
        return grid
    grid.rows = [row.cells for row in rows]
    grid.pages = _pages(rows)
    style = table.find(w("tblPr"))
    named = story.shared.styles.bold_header(value(style, "tblStyle"))
    grid.header_rows = _header_rows(rows, _first_row(style), named)
    return grid


def _pages(rows: list[_Row]) -> list[int | None]:
    """The page of each row; one without text stands where the one above it does."""
    pages: list[int | None] = []
    for row in rows:
        pages.append(row.page if row.page is not None or not pages else pages[-1])
    return pages


def flat(drafts: list[Draft]) -> str:
    """What a cell holds as one text, one paragraph a line; a table in it as rows with `` | `` between cells."""
    lines: list[str] = []
    for draft in drafts:
        piece = draft.piece
        if piece.kind is BlockKind.TABLE:
            rows = (" | ".join(cell.replace("\n", " ") for cell in row if cell) for row in piece.rows or [])
            lines.extend(row for row in rows if row)
        elif draft.depth and piece.number:
            lines.append(f"{piece.number} {piece.text}")
        else:
            lines.append(piece.text)
    return "\n".join(lines)


def _inside(container: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, whatever they are wrapped in."""
    stack = [iter(container)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            stack.append(iter(child))
        elif child.tag == _CONTROL:
            content = child.find(_CONTENT)
            if content is not None:
                stack.append(iter(content))


def _left_out(properties: Element, story: Story) -> bool:
    if properties.find(w("del")) is not None:
        return True
    if on_off(properties.find(w("hidden"))):
        story.shared.hidden += 1
        return True
    return False


def _read_row(
    element: Element, properties: Element | None, story: Story, grid: Grid, merged: set[int], drafts: list[Draft]
) -> _Row:
    row = _Row(header=properties is not None and bool(on_off(properties.find(w("tblHeader")))))
    _skip(row, number(value(properties, "gridBefore")))
    pages = story.shared.pages
    mark = furthest = pages.mark()
    for cell in _inside(element, _CELL):
        pages.back(mark)
        _read_cell(cell, row, story, grid, merged, drafts)
        furthest = max(furthest, pages.mark())
    # Cells stand side by side: the row ends where its longest cell does.
    pages.back(furthest)
    _skip(row, number(value(properties, "gridAfter")))
    return row


def _skip(row: _Row, columns: int | None) -> None:
    for _ in range(_room(row, columns or 0)):
        _put(row, "", strong=False, shaded=False)


def _room(row: _Row, columns: int) -> int:
    return max(min(columns, _MOST_COLUMNS - len(row.cells)), 0)


def _put(row: _Row, text: str, *, strong: bool, shaded: bool) -> None:
    row.cells.append(text)
    row.strong.append(strong)
    row.shaded.append(shaded)


def _read_cell(cell: Element, row: _Row, story: Story, grid: Grid, merged: set[int], drafts: list[Draft]) -> None:
    properties = cell.find(w("tcPr"))
    column = len(row.cells)
    span = 1 if properties is None else number(value(properties, "gridSpan")) or 1
    found = story.inside(cell)
    text = flat(found).strip()
    if properties is not None and _continues(properties, column, merged):
        text = ""
    if column < _MOST_COLUMNS:
        strong = bool(found) and all(draft.piece.strong for draft in found)
        _put(row, text, strong=strong, shaded=properties is not None and _shaded(properties))
        _skip(row, span - 1)
        drafts.extend(found)
    elif text:
        row.cells[-1] += f"\n{text}"
    for draft in found:
        page = draft.piece.page
        if page is not None and row.page is None:
            row.page = page
        if grid.place is None and (page is not None or draft.piece.page_printed is not None):
            grid.place = (page, draft.piece.page_printed)


def _continues(properties: Element, column: int, merged: set[int]) -> bool:
    """Whether a cell only goes on with the one above or to the left, or was deleted."""
    vertical = properties.find(w("vMerge"))
    above = column in merged
    if vertical is None:
        merged.discard(column)
    else:
        merged.add(column)
    down = vertical is not None and attribute(vertical, "val") in (None, "continue") and above
    horizontal = properties.find(w("hMerge"))
    across = horizontal is not None and attribute(horizontal, "val") in (None, "continue") and column > 0
    return down or across or properties.find(w("cellDel")) is not None


def _shaded(properties: Element) -> bool:
    shade = properties.find(w("shd"))
    return shade is not None and attribute(shade, "fill") not in _NO_FILL


def _first_row(style: Element | None) -> bool:
    """Whether the table's look sets its first row apart."""
    look = None if style is None else style.find(w("tblLook"))
    if look is None:
        return False
    flag = attribute(look, "firstRow")
    if flag is not None:
        return flag in ("1", "true", "on")
    try:
        return bool(int(attribute(look, "val") or "0", 16) & 0x20)
    except ValueError:
        return False


def _header_rows(rows: list[_Row], first_row: bool, named: bool) -> int:
    marked = 0
    while marked < len(rows) and rows[marked].header:
        marked += 1
    if 0 < marked < len(rows):
        return marked
    if len(rows) < 2:
        return 0
    width = len(rows[0].cells)
    title = width > 1 and len(rows) > 2 and len(rows[0].filled) == 1 and bool(rows[0].cells[0])
    if title and _looks_like_header(rows[1], rows[2:], first_row=False, named=False):
        return 2
    if title:
        return int(_set_apart(rows[0], rows[1]))
    return int(_looks_like_header(rows[0], rows[1:], first_row=first_row, named=named))


def _set_apart(row: _Row, after: _Row) -> bool:
    """Whether a row is bold or shaded where the next is not."""
    return (_all(row, row.strong) and not _all(after, after.strong)) or (
        _all(row, row.shaded) and not _all(after, after.shaded)
    )


def _all(row: _Row, flags: list[bool]) -> bool:
    told = [flag for text, flag in zip(row.cells, flags, strict=False) if text]
    return bool(told) and all(told)


def _looks_like_header(row: _Row, rest: list[_Row], *, first_row: bool, named: bool) -> bool:
    filled = row.filled
    width = len(row.cells)
    if not filled or len(filled) * 2 < width or any(len(text) > _HEADER_CELL for text in filled):
        return False
    if _set_apart(row, rest[0]) or (first_row and named):
        return True
    if len(filled) < width or width < 2 or any(len(text) > _SHORT_CELL or _has_digit(text) for text in filled):
        return False
    if first_row and width > 2:
        return True
    columns = ([r.cells[index] for r in rest if index < len(r.cells)] for index in range(width))
    return any(sum(map(_has_digit, column)) > 0.6 * len(column) for column in columns if column)


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)
