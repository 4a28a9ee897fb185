"""Overview tables: a row for each event, with its number, name, likelihood, consequence, risk, measures …"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tilsyn.model import BlockKind
from tilsyn.thread.layouts.forms import fill
from tilsyn.thread.matcher import tokens
from tilsyn.thread.matching import share
from tilsyn.thread.region import Candidate, Region
from tilsyn.thread.words import Label

__all__ = ["Columns", "find_overviews", "find_row_tables", "read_columns"]

_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4})(?!\d)")
_LISTED = re.compile(r"(?:[A-Z]{0,2}\d{1,3}[\s,;]*(?:\w{2}\s)?)+")
"""A cell that only lists events by number."""
_ASSESSED = frozenset({"likelihood", "consequence", "risk"})


@dataclass
class Columns:
    """What the columns of a table hold."""

    event: int | None = None
    number: int | None = None
    fields: dict[int, tuple[Label, str]] = field(default_factory=dict)
    body: int = 1

    @property
    def ids(self) -> set[str]:
        """Ids of the fields (values as ``value``) that have a column."""
        return {label.id if label.sort == "field" else "value" for label, _ in self.fields.values()}

    @property
    def assesses(self) -> bool:
        """Whether the table assesses: at least two of likelihood, consequence, values and risk."""
        return len(self.ids & (_ASSESSED | {"value"})) >= 2 or (self.event is not None and bool(self.ids & _ASSESSED))


def read_columns(rows: Sequence[Sequence[str]], region: Region, header_rows: int = 1) -> Columns:
    """What the columns mean, by the header row (or the joined header rows)."""
    best = Columns()
    for depth in range(1, min(max(header_rows, 1), 3, len(rows)) + 1):
        if depth > 1 and sum(1 for cell in rows[depth - 1] if cell.strip()) < 2:
            break  # a row that names a group of events
        header = [" ".join(part for part in cells if part) for cells in zip(*rows[:depth], strict=True)]
        columns = Columns(body=depth)
        for index, cell in enumerate(header):
            _column(columns, index, cell, region)
        if len(columns.fields) > len(best.fields) or (best.body == 1 and depth == 1):
            best = columns
    if best.event is None:
        best.event = _name_column(rows, best, region)
    if best.event is not None and best.event in best.fields:
        del best.fields[best.event]
    _reasons(best)
    return best


def _reasons(columns: Columns) -> None:
    """A column *Reasons* in a table without likelihood gives the reasons for the column before it."""
    if "likelihood" in columns.ids:
        return
    for index, (label, title) in list(columns.fields.items()):
        if label.id == "likelihood_reason" and len(tokens(title)) <= 2:
            before = [at for at in columns.fields if at < index]
            if before:
                columns.fields[index] = (columns.fields[max(before)][0], title)
            else:
                del columns.fields[index]


def _column(columns: Columns, index: int, cell: str, region: Region) -> None:
    label = region.words.label(cell)
    abbreviation = region.scales.abbreviations.get(cell.strip())
    if abbreviation is not None:
        label = Label("value", abbreviation, 1.0)
    if label is None or label.cover < 0.34:
        if cell and columns.number is None and region.words.numbered.has(cell) and len(tokens(cell)) <= 2:
            columns.number = index
        return
    if label.sort == "event" and columns.event is None:
        columns.event = index
    elif label.sort == "number" and columns.number is None:
        columns.number = index
    elif label.sort in ("field", "value"):
        columns.fields[index] = (label, cell)


def _name_column(rows: Sequence[Sequence[str]], columns: Columns, region: Region) -> int | None:
    """Where names of events stand without a heading that says so.

    The first column that is no field and whose cells are of the taxonomy; in a table that assesses also one whose cells
    can be names, or else the column of short descriptions.
    """
    body = [row for row in rows[columns.body :] if sum(1 for cell in row if cell.strip()) > 1]
    assesses = len(columns.ids & (_ASSESSED | {"value"})) >= 2
    described = None
    for index in range(min(4, len(rows[0]) if rows else 0)):
        cells = [row[index].strip() for row in body if row[index].strip()]
        if len(cells) < 3 or index == columns.number:
            continue
        if index in columns.fields:
            short = share(len(tokens(cell)) <= 10 for cell in cells) >= 0.8
            if columns.fields[index][0].id == "description" and assesses and short and described is None:
                described = index
            continue
        if share(bool(region.name(cell).codes) for cell in cells) >= 0.6:
            return index
        if assesses and usable_names(cells, region) and not _dates(cells):
            return index
    return described


def _dates(cells: Sequence[str]) -> bool:
    """Whether cells are dates, years or bare numbers."""
    return share(bool(_DATE.search(cell)) or cell.strip(" .").isdigit() for cell in cells) >= 0.6


def _is_history(rows: Sequence[Sequence[str]], columns: Columns) -> bool:
    """Whether the table tells what has happened: a date on each row, consequences, and nothing that assesses."""
    if columns.ids & {"likelihood", "risk", "value"}:
        return False
    for index in range(len(rows[0])):
        cells = [row[index] for row in rows[columns.body :] if row[index].strip()]
        if index != columns.event and cells and _dates(cells):
            return True
    return False


def _is_of_values(rows: Sequence[Sequence[str]], region: Region) -> bool:
    """Whether each row is a protected value: the assessment of one event."""
    labels = [region.words.label(row[0]) for row in rows[1:] if row[0].strip()]
    return share(label is not None and label.sort == "value" for label in labels) >= 0.5


def _is_plan(rows: Sequence[Sequence[str]], columns: Columns, region: Region) -> bool:
    """Whether the table is a list of measures with owners or deadlines, not an assessment."""
    if "measures" not in columns.ids or columns.ids & {"likelihood", "value"}:
        return False
    due = any(region.words.due_columns.has(cell) and len(tokens(cell)) <= 3 for cell in rows[0])
    return due or "owner" in columns.ids


def usable_names(cells: Sequence[str], region: Region) -> bool:
    """Whether a column holds names of events: words, not levels, codes, dates or protected values."""
    cells = [cell for cell in cells if cell]
    if len(cells) < 2:
        return False
    words = region.words
    bad = share(
        words.is_level(cell) or (words.label(cell) is not None and not region.name(cell).codes) for cell in cells
    )
    return bad < 0.4 and share(len(tokens(cell)) <= 16 for cell in cells) >= 0.8


def find_overviews(region: Region) -> list[list[Candidate]]:
    """Candidates of every table that assesses an event on each row, one list for each table."""
    tables: list[list[Candidate]] = []
    columns: Columns | None = None
    width = previous = -2
    for index, block in region.content():
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        rows = block.table.rows
        if len(rows) < 2 and not (columns and previous == index - 1):
            continue
        read = read_columns(rows, region, block.table.header_rows)
        if read.event is not None and read.assesses and len(rows) >= 3:
            names = [row[read.event].strip() for row in rows[read.body :]]
            told = _is_history(rows, read) or _is_plan(rows, read, region) or _is_of_values(rows, region)
            if usable_names(names, region) and not told:
                tables.append(_rows(region, index, rows, read, "overview"))
                columns, width, previous = read, len(rows[0]), index
                continue
        if columns is not None and previous == index - 1 and rows and len(rows[0]) == width and not read.fields:
            # The same table went on over a page, without its header.
            tables[-1] += _rows(
                region, index, rows, Columns(columns.event, columns.number, columns.fields, 0), "overview"
            )
            previous = index
    return tables


def find_row_tables(region: Region) -> list[list[Candidate]]:
    """Candidates of tables that say something of an event on each row without assessing it: warning, measures …"""
    tables = []
    for index, block in region.content():
        if block.kind is not BlockKind.TABLE or block.table is None or len(block.table.rows) < 2:
            continue
        rows = block.table.rows
        read = read_columns(rows, region, block.table.header_rows)
        if read.assesses and read.event is not None and not _is_plan(rows, read, region):
            continue
        if read.event is None and read.number is not None and read.fields:
            read.event = read.number
        if read.event is not None and read.fields:
            tables.append(_rows(region, index, rows, read, "rows"))
    return tables


def _rows(region: Region, block: int, rows: Sequence[Sequence[str]], columns: Columns, layout: str) -> list[Candidate]:
    found = []
    for index, row in enumerate(rows[columns.body :], columns.body):
        filled = [cell for cell in row if cell.strip()]
        if columns.event is None or not row[columns.event].strip() or (len(filled) < 2 and len(row) > 2):
            continue  # a row that names a group of events
        number, name = region.names.number(row[columns.event], loose=layout == "rows")
        if not name:
            name = row[columns.event].strip()
        candidate = Candidate(" ".join(name.split()), region.place(block, index, columns.event), layout)
        if columns.number is not None and columns.number != columns.event and row[columns.number].strip():
            number = row[columns.number].strip(" .") or number
        if number:
            candidate.numbers.add(number)
        if layout == "overview" and (
            region.words.is_level(name) or region.words.real(name) is None or _LISTED.fullmatch(name)
        ):
            continue
        for column, (label, title) in columns.fields.items():
            if column != columns.event:
                fill(candidate, label, title, row[column], region.words)
        candidate.blocks.add(block)
        found.append(candidate)
    return found
