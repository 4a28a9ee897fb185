"""A sheet with a header that stays, filters, widths and print set-up; text is never taken for a formula."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.reporting.plain import plain

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["Column", "Value", "fill_sheet"]

Value = str | int | float | date | None

_FORBIDDEN = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
_MOST = 32_000
"""A cell holds 32 767 characters."""

_TALLEST = 200.0
_SOME = 4
_HEAD = "1B3A57"
_EDIT = "FFF8DC"
_COLOURS = {
    "fulfilled": "1E6B3A", "partial": "8A5A00", "missing": "A32020", "outdated": "8A3F00", "withheld": "4A4A8A",
}  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column: a key, its heading, its width in characters, and whether people fill it in."""

    key: str
    title: str
    width: float
    edit: bool = False
    link: bool = False


def fill_sheet(
    book: Workbook,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    say: Translator,
    *,
    results: Sequence[str] = (),
    coloured: str = "",
    printed: str = "",
) -> Any:
    """Make a sheet and give it back.

    Parameters
    ----------
    results:
        The answer of each row, where the column with the key ``coloured`` shows it in colour too.
    printed:
        Key of the last column that goes on paper; without it all do.
    """
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title[:31])
    thin = Side(style="thin", color="D0D0D0")
    for position, column in enumerate(columns, 1):
        head = sheet.cell(1, position, column.title)
        head.font = Font(name="Arial", size=10, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_HEAD)
        head.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(position)].width = column.width
    top, border = Alignment(horizontal="left", vertical="top", wrap_text=True), Border(bottom=thin)
    font, edit = Font(name="Arial", size=10), PatternFill("solid", fgColor=_EDIT)
    link = Font(name="Arial", size=10, color="1F4E8C", underline="single")
    for number, values in enumerate(rows, 2):
        for position, (column, value) in enumerate(zip(columns, values, strict=True), 1):
            cell = sheet.cell(number, position)
            _put(cell, value)
            cell.alignment, cell.border, cell.font = top, border, font
            if column.edit:
                cell.fill = edit
            if column.link and value:
                cell.hyperlink, cell.font = str(value), link
            if column.key == coloured and results and results[number - 2] in _COLOURS:
                cell.font = Font(name="Arial", size=10, bold=True, color=_COLOURS[results[number - 2]])
        sheet.row_dimensions[number].height = _height(columns, values, printed)
    _set_up(sheet, columns, len(rows), say)
    if printed:
        last = get_column_letter([column.key for column in columns].index(printed) + 1)
        sheet.print_area = f"A1:{last}{max(len(rows) + 1, 2)}"
    return sheet


def _height(columns: Sequence[Column], values: Sequence[Value], printed: str) -> float:
    """Room for the text, as nobody measures it before the file is opened; columns not printed get some lines only."""
    lines, paper = 1, True
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and not column.link:
            wide = max(1.0, column.width * 1.02)
            here = sum(max(1, math.ceil(len(line) / wide)) for line in value.split("\n"))
            lines = max(lines, here if paper else min(here, _SOME))
        paper = paper and column.key != printed
    return min(3 + 13.2 * lines, _TALLEST)


def _put(cell: Any, value: Value) -> None:
    if isinstance(value, str):
        cell.value = _FORBIDDEN.sub("", plain(value))[:_MOST]
        cell.data_type = "s"  # a text that begins with = is a text
        if not value:
            cell.value = None
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd.mm.yyyy"


def _set_up(sheet: Any, columns: Sequence[Column], count: int, say: Translator) -> None:
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(columns))
    sheet.auto_filter.ref = f"A1:{last}{max(count + 1, 2)}"
    sheet.freeze_panes = "C2"
    sheet.row_dimensions[1].height = 30
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = False
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.35
    sheet.oddFooter.left.text = "&A"
    sheet.oddFooter.right.text = f"{say('word.page')} &P {say('word.of')} &N"
