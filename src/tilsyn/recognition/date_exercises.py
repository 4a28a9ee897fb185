"""Tables of exercises and courses: which rows took place, and which are only planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tilsyn.language.dates import FoundDate
from tilsyn.model import DateRole, Precision
from tilsyn.recognition.date_columns import Column, Row, Setting
from tilsyn.recognition.date_lines import Lines

__all__ = ["ExerciseTable"]

_BEFORE, _AFTER = 40, 30


@dataclass(frozen=True)
class ExerciseTable:
    """A table whose rows are exercises or courses.

    Attributes
    ----------
    columns, header:
        What the columns hold, and their headings.
    setting:
        Where the table stands.
    lines:
        The words.
    as_of:
        The assessment date: what lies after it is planned.
    """

    columns: Mapping[int, Column]
    header: Sequence[str]
    setting: Setting
    lines: Lines
    as_of: date

    def dates(self, row: Row) -> Iterator[tuple[int, FoundDate, DateRole]]:
        """Column, date and role of each date of a row. A year beside a day within it says nothing more."""
        exact = [found.span for dates in row.dates.values() for found in dates if found.span.precision is Precision.DAY]
        for at, dates in row.dates.items():
            for found in dates:
                if not any(found.span != day and found.span.first <= day.first <= found.span.last for day in exact):
                    yield at, found, self._role(row, at, found)

    def _role(self, row: Row, at: int, found: FoundDate) -> DateRole:
        if found.span.first > self.as_of:
            return DateRole.PLANNED
        column = self.columns.get(at)
        said = self._said(row.cells[at], found)
        if said is not None:
            return said
        label = self.lines.heading_role(self.header[at]) if at < len(self.header) else None
        if label is not None and label is not DateRole.HELD and column is not Column.DATE:
            return label
        if column in (Column.PLANNED, Column.NEXT):
            return DateRole.PLANNED
        if Column.STATUS in self.columns.values():
            return self._by_status(row, column)
        if label is DateRole.HELD or (self._past and not self._future):
            return DateRole.HELD
        return DateRole.HELD if found.span.precision is Precision.DAY and not self._future else DateRole.PLANNED

    def _said(self, cell: str, found: FoundDate) -> DateRole | None:
        """What stands beside the date in its own cell: *Holdt 07.11.2024*."""
        near = cell[max(0, found.start - _BEFORE) : found.end + _AFTER]
        if len(near) <= len(found.text) + 3:
            return None
        if self.lines.pattern("not_done").search(near):
            return DateRole.PLANNED
        return DateRole.HELD if self.lines.pattern("done").search(near) else None

    def _by_status(self, row: Row, column: Column | None) -> DateRole:
        status = " ".join(
            row.cells[at] for at, kind in self.columns.items() if kind is Column.STATUS and at < len(row.cells)
        )
        if self.lines.pattern("not_done").search(status) or not status.strip(" –-"):
            return DateRole.PLANNED
        done = column is Column.STATUS or self.lines.pattern("done").search(status)
        return DateRole.HELD if done else DateRole.PLANNED

    @property
    def _past(self) -> bool:
        around = f"{self.setting.headings} {' '.join(self.header)}"
        return bool(self.lines.pattern("past_table").search(around))

    @property
    def _future(self) -> bool:
        return bool(self.lines.pattern("plan_table").search(self.setting.headings))
