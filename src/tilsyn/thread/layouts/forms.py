"""Analysis forms: a table for each event, a label and a value on each row, the name in it or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tilsyn.model import BlockKind
from tilsyn.thread.labels import run_in
from tilsyn.thread.matcher import tokens
from tilsyn.thread.region import Candidate, Region
from tilsyn.thread.words import Label, Words

__all__ = ["Form", "fill", "find_forms", "read_columns_as_form", "read_form"]

_MARKS = frozenset({"x", "X", "✓", "✔", "☒", "☑", "■", "●", "×"})
_ASSESSED = frozenset({"likelihood", "consequence", "risk"})
_TELLING = frozenset(
    {"description", "causes", "consequence", "likelihood", "follow_on", "functions", "infrastructure", "continuity"}
)

Rows = Sequence[Sequence[str]]


@dataclass
class Form:
    """A table read as labels and values: ``(label, name of the label, value, row)``."""

    entries: list[tuple[Label, str, str, int]] = field(default_factory=list)
    name: str | None = None
    number: str | None = None
    rows: int = 0

    @property
    def fields(self) -> set[str]:
        """Ids of the fields and values it has labels for."""
        return {f"{label.sort}:{label.id}" for label, _, _, _ in self.entries}


def read_form(rows: Rows, region: Region) -> Form:
    """Read a table as a form, whether it is one or not; judge by its ``fields``."""
    words = region.words
    form = Form()
    last: tuple[Label, str] | None = None
    above: Sequence[str] = ()
    for index, row in enumerate(rows):
        cells = [(column, cell.strip()) for column, cell in enumerate(row) if cell.strip()]
        if not cells:
            continue
        form.rows += 1
        if index == 0 and _is_header([cell for _, cell in cells], words):
            continue
        first_column, first = cells[0]
        label = words.label(first) if first_column == 0 else None
        marked = [column for column, cell in cells if cell in _MARKS]
        if marked and (label is not None or last is not None):
            head, name = (label, first) if label is not None else last  # type: ignore[misc]
            value = _marked(marked[0], above, cells, first if label is not None else "")
            form.entries.append((head, name, value, index))
            continue
        if _heads_grid([cell for _, cell in cells[1:]], words):
            above = row  # the steps of a scale, to be crossed in the rows beneath
            last = (label, first) if label is not None else last
        elif label is not None and label.cover >= 0.5 and len(cells) > 1:
            _pairs(cells, label, form, words, index)
            last = (label, first)
        elif len(cells) == 1:
            form.entries += [(item.label, item.name, item.value, index) for item in run_in(first, words)]
        elif last is not None and first_column > 0:
            form.entries.append((*last, " ".join(cell for _, cell in cells), index))
        else:
            form.entries += [
                (item.label, item.name, item.value, index) for _, cell in cells for item in run_in(cell, words)
            ]
    return form


def _is_header(cells: list[str], words: Words) -> bool:
    """Whether the first row only says what its columns hold."""
    labels = [label for cell in cells if (label := words.label(cell)) is not None and label.sort in ("field", "value")]
    return len(labels) >= 2 and 3 * len(labels) >= 2 * len(cells)


def _heads_grid(cells: list[str], words: Words) -> bool:
    """Whether cells are the steps of a scale side by side."""
    return sum(1 for cell in cells if words.is_level(cell)) >= 3


def read_columns_as_form(rows: Rows, region: Region) -> Form | None:
    """A small table about one event, its labels across: one row of values, or a row for each protected value."""
    if not 2 <= len(rows) <= 9 or not _is_row_table(rows, region.words):
        return None
    header = [region.words.label(cell) for cell in rows[0]]
    body = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    form = Form(rows=len(body))
    if len(body) == 1:
        for label, name, value in zip(header, rows[0], body[0], strict=True):
            if label is not None and label.sort in ("field", "value") and value.strip():
                form.entries.append((label, name, value, 1))
        return form
    for index, row in enumerate(body, 1):
        label = region.words.label(row[0])
        if label is None or label.sort != "value":
            return None
        form.entries.append((label, row[0], _level_first(row[1:], region.words), index))
    return form


def _level_first(cells: Sequence[str], words: Words) -> str:
    """Cells as one text, the one that is a level before the others."""
    told = [cell.strip() for cell in cells if cell.strip()]
    told.sort(key=lambda cell: not words.is_level(cell))
    return ". ".join(told) if told and words.is_level(told[0]) and len(told) > 1 else " ".join(told)


def _marked(column: int, above: Sequence[str], cells: list[tuple[int, str]], label: str) -> str:
    """The step over a cross in a grid, with the row's longest other cell as reasoning."""
    step = above[column].strip() if column < len(above) else ""
    reasons = [cell for _, cell in cells if cell not in _MARKS and cell != label and len(tokens(cell)) > 2]
    return ". ".join(part for part in (step, max(reasons, key=len, default="")) if part)


def _pairs(cells: list[tuple[int, str]], label: Label, form: Form, words: Words, row: int) -> None:
    """A row of one or more pairs of label and value."""
    name = cells[0][1]
    values: list[str] = []
    for _, cell in cells[1:]:
        other = words.label(cell)
        if other is not None and other.cover >= 0.9 and values and other.sort != "value" and len(tokens(cell)) <= 4:
            form.entries.append((label, name, _level_first(values, words), row))
            label, name, values = other, cell, []
        else:
            values.append(cell)
    form.entries.append((label, name, _level_first(values, words), row))


def fill(candidate: Candidate, label: Label, name: str, value: str, words: Words) -> None:
    """Put a labelled value into a candidate, when it is a real one."""
    if label.sort == "value":
        real = words.real(value, "values")
        if real is not None:
            candidate.values.setdefault(label.id, (name, real))
            candidate.told.append(value)
        return
    if label.sort != "field":
        return
    real = words.real(value, label.id)
    if real is None:
        return
    if label.id == "risk" and words.colours.has(real) and not words.colours.has(candidate.codes.get("risk", "")):
        candidate.codes["risk"] = real  # a colour says more than the sum beside it
    elif label.id in _ASSESSED:
        candidate.codes.setdefault(label.id, real)
    if label.id != "risk":
        candidate.put(label.id, real)
    if label.id in _TELLING:
        candidate.told.append(value)


def find_forms(region: Region) -> list[Candidate]:
    """Every table that is an analysis form of one event, as a candidate."""
    found: list[Candidate] = []
    fields: set[str] = set()
    previous = -2
    for index, block in region.content():
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        rows = block.table.rows
        form = read_form(rows, region)
        if len(form.fields) < 3 or len(form.entries) < 0.4 * form.rows or _is_row_table(rows, region.words):
            continue
        name, number = _title(rows, region)
        if name is None and found and previous == index - 1 and not (form.fields & fields):
            _add(found[-1], form, index, region)  # the rest of a form, cut by a page
            fields |= form.fields
            previous = index
            continue
        if name is None or _headed(index, number, region):
            continue  # a form under a heading belongs to the chapter
        candidate = Candidate(name, region.place(index), "form")
        if number is not None:
            candidate.numbers.add(number)
        _add(candidate, form, index, region)
        found.append(candidate)
        fields = set(form.fields)
        previous = index
    return found


def _headed(block: int, number: str | None, region: Region) -> bool:
    """Whether the heading numbers and names the event: then the form's own line for it tells what happens."""
    section = region.section_of(block)
    if section is None or section.parent is None or number is not None or region.excluded(section):
        return False
    tables = [at for at in section.blocks if region.blocks[at].kind is BlockKind.TABLE]
    heading, rest = region.names.number(section.title)
    return heading is not None and bool(rest) and bool(region.name(section.title).codes) and tables == [block]


def _add(candidate: Candidate, form: Form, block: int, region: Region) -> None:
    candidate.blocks.add(block)
    for label, name, value, _ in form.entries:
        fill(candidate, label, name, value, region.words)


def _is_row_table(rows: Rows, words: Words) -> bool:
    """Whether the first row holds columns of fields, so that each row is an event."""
    header = [words.label(cell) for cell in rows[0]]
    down = [words.label(row[0]) for row in rows[1:] if row]
    across = sum(1 for label in header if label is not None and label.sort in ("field", "value"))
    along = sum(1 for label in down if label is not None and label.sort in ("field", "value"))
    return across >= 2 and across > along


def _title(rows: Rows, region: Region) -> tuple[str | None, str | None]:
    """Name and number of the event where the form itself gives them, in its first rows."""
    words = region.words
    for row in rows[:4]:
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells:
            continue
        label = words.label(cells[0])
        number, rest = region.names.number(cells[0])
        if number is not None and not rest and len(cells) > 1:
            named = [item.value for item in run_in(cells[1], words) if item.label.sort == "event"]
            return _clean(named[0] if named else cells[1], region), number
        if label is not None and label.sort == "event" and len(cells) > 1:
            inner, name = region.names.number(cells[1])
            return _clean(name or cells[1], region), number or inner
        if number is not None and rest and len(cells) <= 2 and words.label(rest) is None:
            return _clean(rest, region), number
        for item in run_in(cells[0], words):
            if item.label.sort == "event" and item.value:
                inner, name = region.names.number(item.value)
                return _clean(name, region), inner
        if row is rows[0] and len(cells) == 1 and label is None and len(tokens(cells[0])) <= 12:
            return _clean(cells[0], region), number
    return None, None


def _clean(name: str, region: Region) -> str | None:
    name = " ".join(name.split()).strip(" .:;–-")
    return name if name and region.words.real(name) is not None else None
