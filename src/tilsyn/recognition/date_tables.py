"""Dates in tables: version tables and logs, registers of plans, exercises, meetings, labelled rows.

What a table is is told by its column headings; what a row means by what is filled in. A row that is only planned, or a
draft, is no revision, and a row of a register is about another document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tilsyn.language.dates import DateFinder, FoundDate
from tilsyn.model import Block, DatedFact, DateRole, Place, Table
from tilsyn.recognition.date_columns import Column, Row, Setting, columns_of
from tilsyn.recognition.date_exercises import ExerciseTable
from tilsyn.recognition.date_lines import OF_DOCUMENT, Lines, Subject

__all__ = ["TableReader"]

_BY_COLUMN = {
    Column.NEXT: DateRole.NEXT_REVISION,
    Column.VALID_FROM: DateRole.VALID_FROM,
    Column.VALID_TO: DateRole.VALID_TO,
}


class TableReader:
    """Reads the dated facts of tables.

    Parameters
    ----------
    lines:
        The words for roles.
    finder:
        The finder of dates.
    subject:
        How the document speaks of itself.
    as_of:
        The assessment date.
    """

    def __init__(
        self, lines: Lines, finder: DateFinder, subject: Subject, as_of: date, years: Sequence[int] = ()
    ) -> None:
        self._lines = lines
        self._finder = finder
        self._subject = subject
        self._as_of = as_of
        self._years = years
        self._draft_number = re.compile(rf"(?i)\s*(?:{lines.words.regex('version')}\.?\s*)?0[.,]\d+\s*\Z")

    def facts(self, block: Block, setting: Setting) -> Iterator[DatedFact]:
        """The dated facts of a table."""
        table = block.table
        if table is None:
            return
        columns = columns_of(table, self._lines)
        kinds = set(columns.values())
        first = max(table.header_rows, 1) if len(kinds) > 1 else table.header_rows
        header = table.rows[0] if first else ()
        rows = [row for row in self._rows(table, first) if row.dates or self._cases(row)]
        if not rows:
            return
        if self._is_meetings(columns, setting):
            yield from self._meetings(block, columns, rows)
        elif self._is_log(columns, setting) and not self._is_drills(block, columns):
            for row in rows:
                yield from self._log_row(block, columns, row)
        elif self._is_drills(block, columns) or (
            Column.COURSE in kinds and self._lines.pattern("exercise").search(setting.headings)
        ):
            exercises = ExerciseTable(columns, header, setting, self._lines, self._as_of)
            for row in rows:
                for at, found, role in exercises.dates(row):
                    yield self._fact(role, found, block, row, at)
        elif Column.REGISTER in kinds and len(table.rows) > 2:
            yield from self._register(block, columns, header, rows)
        else:
            for row in rows:
                yield from self._labelled(block, header, row, setting)

    def is_log(self, table: Table, headings: str) -> bool:
        """Whether a table is a version table or log."""
        return self._is_log(columns_of(table, self._lines), Setting(headings, False, False, ""))

    # -- what a table is ------------------------------------------------------------------------------------------

    def _is_drills(self, block: Block, columns: dict[int, Column]) -> bool:
        """Whether a table's rows are exercises: a column says so, or it begins with dates under such a heading."""
        if Column.EXERCISE in columns.values():
            return True
        return columns.get(0) is Column.DATE and bool(self._lines.pattern("drill").search(block.place.section))

    def _is_log(self, columns: dict[int, Column], setting: Setting) -> bool:
        kinds = set(columns.values())
        if Column.DATE not in kinds and Column.APPROVED not in kinds:
            return False
        if Column.EXERCISE in kinds or (Column.REGISTER in kinds and Column.CHANGE not in kinds):
            return False
        if self._lines.pattern("log").search(setting.headings):
            return True
        # The first column says whether it is a log; "Nr | Hva | Hvem | Innen" is a list of measures.
        leads = [columns.get(0), columns.get(1)]
        dated = Column.DATE in leads
        return (
            dated
            and bool(kinds & {Column.CHANGE, Column.APPROVED})
            and (Column.VERSION in leads or bool(kinds & {Column.WHO, Column.APPROVED}))
        )

    def _is_meetings(self, columns: dict[int, Column], setting: Setting) -> bool:
        kinds = set(columns.values())
        return {Column.BODY, Column.MEETING} <= kinds and (Column.CASE in kinds or setting.case_paper)

    def _rows(self, table: Table, first: int) -> Iterator[Row]:
        for number in range(first, len(table.rows)):
            cells = table.rows[number]
            dates = {}
            for position, cell in enumerate(cells):
                found = self._finder.find(cell, self._as_of, self._years) if cell else []
                if found:
                    dates[position] = found
            yield Row(number, cells, dates)

    def _cases(self, row: Row) -> bool:
        return any(cell and self._lines.case(cell, 0) for cell in row.cells)

    # -- version tables and logs ----------------------------------------------------------------------------------

    def _log_row(self, block: Block, columns: dict[int, Column], row: Row) -> Iterator[DatedFact]:
        cell = {column: row.cells[at] for at, column in columns.items() if at < len(row.cells)}
        role = self._log_role(cell, columns, row)
        at = next((at for at, column in columns.items() if column is Column.DATE and at in row.dates), None)
        change = cell.get(Column.CHANGE, "")
        body = self._lines.body(change, 0) if self._adopts(change) else None
        case = self._lines.case(f"{cell.get(Column.APPROVED, '')} {change}", 0)
        approved_at = next((at for at, column in columns.items() if column is Column.APPROVED), None)
        if at is not None:
            found = row.dates[at][0]
            final = self._in_time(role, found)
            if final in (DateRole.REVISED, DateRole.UPDATED) and self._still_open(found, cell):
                final = DateRole.PLANNED
            yield self._fact(final, found, block, row, at)
            later = row.dates[at][1:]
            for other in later:
                yield self._fact(self._in_time(DateRole.ADOPTED, other), other, block, row, at)
            done = final in (DateRole.REVISED, DateRole.UPDATED)
            approved = row.cells[approved_at] if approved_at is not None else ""
            named = self._lines.body(approved, 0) or body
            high = case is not None or self._lines.is_high(named)
            if done and named and high and not later and approved_at not in row.dates:
                yield self._fact(DateRole.ADOPTED, found, block, row, at, body=named, case=case)
        if approved_at is not None:
            for found in row.dates.get(approved_at, []):
                known = self._lines.body(row.cells[approved_at], found.start) or body
                adopted = DateRole.ADOPTED if role not in (DateRole.DRAFTED, DateRole.PLANNED) else role
                yield self._fact(self._in_time(adopted, found), found, block, row, approved_at, body=known, case=case)
        for position, column in columns.items():
            extra = _BY_COLUMN.get(column)
            if extra is not None:
                for found in row.dates.get(position, []):
                    yield self._fact(extra, found, block, row, position)

    def _still_open(self, found: FoundDate, cell: dict[Column, str]) -> bool:
        """Whether a row is not over yet and nobody has signed it: *november 2026*, in November 2026."""
        signed = [text for column, text in cell.items() if column in (Column.WHO, Column.APPROVED)]
        return found.span.last > self._as_of and bool(signed) and not any(text.strip(" –-") for text in signed)

    def _adopts(self, change: str) -> bool:
        return any(label.role is DateRole.ADOPTED for label in self._lines.labels(change))

    def _log_role(self, cell: dict[Column, str], columns: dict[int, Column], row: Row) -> DateRole:
        change = cell.get(Column.CHANGE, "") or " ".join(
            text for at, text in enumerate(row.cells) if at not in columns and text
        )
        approved = cell.get(Column.APPROVED, "")
        if self._draft_number.match(cell.get(Column.VERSION, "")):
            return DateRole.DRAFTED
        state = f"{cell.get(Column.STATUS, '')} {approved}"
        if self._lines.pattern("draft").search(change[:60]) and not self._adopts(f"{change} {approved}"):
            return DateRole.DRAFTED
        if self._lines.pattern("not_done").match(change.strip().lower()) or self._lines.pattern("not_done").search(
            state
        ):
            return DateRole.PLANNED
        others = [text for column, text in cell.items() if column is not Column.DATE and text.strip(" –-")]
        filled = others or [text for at, text in enumerate(row.cells) if at not in columns and text.strip(" –-")]
        if not filled:
            return DateRole.UNKNOWN
        return DateRole.UPDATED if self._lines.only_technical(change) else DateRole.REVISED

    # -- registers ------------------------------------------------------------------------------------------------

    def _register(
        self, block: Block, columns: dict[int, Column], header: Sequence[str], rows: Sequence[Row]
    ) -> Iterator[DatedFact]:
        name = next(at for at, column in columns.items() if column is Column.REGISTER)
        for row in rows:
            title = row.cells[name]
            own = self._subject.is_title(title)
            for at, dates in row.dates.items():
                label = self._lines.heading_role(header[at] if at < len(header) else "")
                for found in dates:
                    role = DateRole.OTHER_DOCUMENT
                    if own and label is not None and at != name:
                        role = self._in_time(label, found)
                    yield self._fact(role, found, block, row, at)

    # -- meetings -------------------------------------------------------------------------------------------------

    def _meetings(self, block: Block, columns: dict[int, Column], rows: Sequence[Row]) -> Iterator[DatedFact]:
        at = next(at for at, column in columns.items() if column is Column.MEETING)
        body_at = next(at for at, column in columns.items() if column is Column.BODY)
        case_at = next((at for at, column in columns.items() if column is Column.CASE), None)
        for row in rows:
            cases = re.search(r"\d{1,4}\s?/\s?\d{1,4}", row.cells[case_at]) if case_at is not None else None
            case = re.sub(r"\s", "", cases.group()) if cases else self._lines.case(row.text, 0)
            for found in row.dates.get(at, []):
                body = self._lines.body(row.cells[body_at], 0)
                role = DateRole.ADOPTED if found.span.first <= self._as_of else DateRole.PLANNED
                yield self._fact(role, found, block, row, at, body=body, case=case)

    # -- labelled rows --------------------------------------------------------------------------------------------

    def _labelled(self, block: Block, header: Sequence[str], row: Row, setting: Setting) -> Iterator[DatedFact]:
        """A row of a table of no special sort: labels stand in the cell, in the cell to the left, or in the heading."""
        for at, dates in row.dates.items():
            cell = row.cells[at]
            labels = self._lines.labels(cell)
            for index, found in enumerate(dates):
                label = self._lines.label(cell, dates, index, labels)
                role = label.role if label else None
                source = cell
                if role is None:
                    role, source = self._left_or_above(header, row, at, cell)
                if role is None and setting.front and self._is_dato(row, at):
                    yield from self._front_date(block, row, at, found)
                    continue
                if label is not None and self._lines.planned(cell, label, found, labels):
                    role = DateRole.PLANNED
                if role is None:
                    continue
                if role is DateRole.HELD and not self._lines.pattern("exercise").search(
                    f"{row.text} {setting.headings} {setting.title}"
                ):
                    role = DateRole.EVENT
                if role in OF_DOCUMENT and not self._own(source, row, setting):
                    role = DateRole.OTHER_DOCUMENT
                body = case = None
                if role is DateRole.ADOPTED:
                    near = row.text.find(cell) + found.start
                    around = block.text if setting.front else ""
                    body = self._lines.body(row.text, near) or self._lines.body(around, 0)
                    case = self._lines.case(row.text, near) or self._lines.case(around, 0)
                yield self._fact(self._in_time(role, found), found, block, row, at, body=body, case=case)
        if not row.dates and setting.front:
            yield from self._by_case(block, row)

    def _own(self, source: str, row: Row, setting: Setting) -> bool:
        if setting.front:
            return self._subject.nearest(source, len(source), self._lines.labels(source)) != "other"
        if len([cell for cell in row.cells if cell]) > 4:
            return False
        return self._subject.nearest(row.text, len(row.text)) == "own"

    def _by_case(self, block: Block, row: Row) -> Iterator[DatedFact]:
        """A row that gives only the number of the decision: Vedtak | K-sak 53/17."""
        labels = [label for cell in row.cells for label in self._lines.labels(cell)]
        case = self._lines.case(row.text, 0)
        if case is None or not any(label.role is DateRole.ADOPTED for label in labels):
            return
        span = self._lines.case_year(case, self._as_of)
        if span is not None:
            found = FoundDate(0, 0, span, case)
            at = next(at for at, cell in enumerate(row.cells) if case.split("/")[0] in cell)
            yield self._fact(DateRole.ADOPTED, found, block, row, at, body=self._lines.body(row.text, 0), case=case)

    def _left_or_above(self, header: Sequence[str], row: Row, at: int, cell: str) -> tuple[DateRole | None, str]:
        if len(cell.split()) > 8:
            return None, cell
        for position in range(at - 1, max(-1, at - 3), -1):
            left = row.cells[position] if position >= 0 else ""
            role = self._lines.heading_role(left)
            if role is not None:
                return role, left
            if left and position not in row.dates and len(left.split()) > 4:
                break
        if at < len(header):
            role = self._lines.heading_role(header[at])
            if role is not None:
                return role, header[at]
        return None, cell

    def _is_dato(self, row: Row, at: int) -> bool:
        return (at > 0 and self._lines.is_cue(row.cells[at - 1], "front_date")) or (
            bool(self._lines.pattern("front_date").match(row.cells[at].strip()))
        )

    def _front_date(self, block: Block, row: Row, at: int, found: FoundDate) -> Iterator[DatedFact]:
        """What a bare *Dato* on the front means: the approval or version beside it, else when the document was made."""
        rows = block.table.rows if block.table else ()
        cells = [cell for cells in rows for cell in cells if cell]
        text = " | ".join(cells)
        dated = {
            self._lines.heading_role(cells[0])
            for cells in rows
            if len(cells) > 1 and self._finder.find(cells[1], self._as_of)
        }
        approved = any(self._lines.is_cue(cell, "col_approved") for cell in cells) and DateRole.ADOPTED not in dated
        versioned = any(self._lines.is_cue(cell, "col_version") for cell in cells)
        if approved:
            body, case = self._lines.body(text, 0), self._lines.case(text, 0)
            yield self._fact(self._in_time(DateRole.ADOPTED, found), found, block, row, at, body=body, case=case)
        if versioned:
            yield self._fact(self._in_time(DateRole.REVISED, found), found, block, row, at)
        if not approved and not versioned:
            yield self._fact(DateRole.DRAFTED, found, block, row, at)

    # -- facts ----------------------------------------------------------------------------------------------------

    def _in_time(self, role: DateRole, found: FoundDate) -> DateRole:
        return self._lines.in_time(role, found.span, self._as_of)

    def _fact(
        self,
        role: DateRole,
        found: FoundDate,
        block: Block,
        row: Row,
        at: int,
        *,
        body: str | None = None,
        case: str | None = None,
    ) -> DatedFact:
        place: Place = block.place.model_copy(update={"row": row.number, "column": at})
        span = self._lines.century(role, found)
        return DatedFact(role=role, span=span, place=place, quote=row.text[:300], body=body, case=case, source="table")
