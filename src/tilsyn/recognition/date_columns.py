"""What the columns of a table hold, told by their headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tilsyn.language.dates import FoundDate
from tilsyn.model import Table
from tilsyn.recognition.date_lines import Lines

__all__ = ["Column", "Row", "Setting", "columns_of"]


class Column(StrEnum):
    """What a column holds."""

    VERSION = "version"
    DATE = "date"
    CHANGE = "change"
    WHO = "who"
    APPROVED = "approved"
    NEXT = "next"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    REGISTER = "register"
    EXERCISE = "exercise"
    COURSE = "course"
    STATUS = "status"
    PLANNED = "planned"
    BODY = "body"
    MEETING = "meeting"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the dates in its cells."""

    number: int
    cells: tuple[str, ...]
    dates: dict[int, list[FoundDate]]

    @property
    def text(self) -> str:
        """The filled cells on one line."""
        return " | ".join(cell.replace("\n", " ") for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a table stands: the headings above it and what leads it in, on the front or not, in a case paper or not."""

    headings: str
    front: bool
    case_paper: bool
    title: str


def columns_of(table: Table, lines: Lines) -> dict[int, Column]:
    """What each column holds, by its heading."""
    if not table.rows:
        return {}
    header = table.header if table.header_rows else table.rows[0]
    found: dict[int, Column] = {}
    for position, cell in enumerate(header):
        for column in (
            Column.NEXT, Column.APPROVED, Column.MEETING, Column.VALID_FROM, Column.VALID_TO, Column.DATE,
            Column.VERSION, Column.CASE, Column.BODY, Column.WHO, Column.EXERCISE, Column.STATUS,
            Column.CHANGE, Column.PLANNED, Column.COURSE, Column.REGISTER,
        ):  # fmt: skip
            if cell and lines.is_cue(cell, f"col_{column.value}"):
                found[position] = column
                break
    # "Dato" serves both logs and meetings: a date column beside a body is that of the meeting.
    if Column.BODY not in found.values():
        found = {at: Column.DATE if column is Column.MEETING else column for at, column in found.items()}
    return found
