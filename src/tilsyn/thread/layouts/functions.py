"""Tables of critical functions that name the events they suffer by: *Function | hardest hit in forms 1, 4, 11*."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.model import BlockKind
from tilsyn.thread.matcher import tokens
from tilsyn.thread.matching import numbers_in, share
from tilsyn.thread.region import Candidate, Region

__all__ = ["add_functions"]


def add_functions(region: Region, known: Sequence[Candidate]) -> None:
    """Give the events the functions that such a table says they hit."""
    for _, block in region.content():
        if block.kind is not BlockKind.TABLE or block.table is None or len(block.table.rows) < 4:
            continue
        rows = block.table.rows
        names = [row[0].strip() for row in rows[1:]]
        if share(region.words.functions.has(name) for name in names if name) < 0.5:
            continue
        column = _numbers_column(rows, region)
        if column is None:
            continue
        for row in rows[1:]:
            for number in numbers_in(row[column]):
                for candidate in known:
                    if number in candidate.numbers and row[0].strip():
                        candidate.put("functions", " ".join(row[0].split()))


def _numbers_column(rows: Sequence[Sequence[str]], region: Region) -> int | None:
    for column in range(1, len(rows[0])):
        head = rows[0][column]
        cells = [row[column] for row in rows[1:] if row[column].strip()]
        if (
            region.words.numbered.has(head)
            and share(bool(numbers_in(cell)) and len(tokens(cell)) <= 12 for cell in cells) > 0.6
        ):
            return column
    return None
