"""Tables over page breaks."""

from __future__ import annotations

from collections.abc import Iterator

from tilsyn.reading.pdf.cells import FULL, RuledTable
from tilsyn.reading.pdf.repair import Vocabulary, join_lines

__all__ = ["continues", "extend", "rows_of", "whole_texts"]


def whole_texts(table: RuledTable) -> Iterator[str]:
    """The table's lines without the words that may be broken at a full line's end: for the vocabulary."""
    for row in table.rows:
        for cell in row:
            full = False
            for part in cell:
                words = part.split()
                yield " ".join(words[full : len(words) - part.endswith(FULL)])
                full = part.endswith(FULL)


def rows_of(table: RuledTable, vocabulary: Vocabulary) -> list[list[str]]:
    """The table's cells, with lines that only wrap joined."""
    return [[_cell(parts, vocabulary) for parts in row] for row in table.rows]


def _cell(parts: list[str], vocabulary: Vocabulary) -> str:
    done: list[str] = []
    sign = line = ""
    for part in parts:
        text = part.rstrip()
        if sign and done:
            broken = sign == FULL and vocabulary.is_broken(line, text)
            done[-1] = done[-1] + text if broken else join_lines(done[-1], text, vocabulary)
        else:
            done.append(text)
        sign, line = part[len(text) :], text
    return "\n".join(done)


def continues(first: RuledTable, second: RuledTable, rows: list[list[str]], more: list[list[str]]) -> bool:
    """Whether a table at the top of a page or column goes on with the one that ended the one before.

    Parameters
    ----------
    first, second:
        The tables; no text stands between them.
    rows, more:
        Their cells.
    """
    if not (second.page == first.page + 1 or (second.page == first.page and second.flow != first.flow)):
        return False
    if len(first.xs) != len(second.xs) or not rows or not more:
        return False
    if any(abs((one - first.x0) - (two - second.x0)) > 8 for one, two in zip(first.xs, second.xs, strict=True)):
        return False
    if more[0] == rows[0]:
        return True
    if second.bold_head:
        return False
    return first.bottom > 0.6 * first.height and second.top < 0.4 * second.height


def extend(rows: list[list[str]], header_rows: int, more: list[list[str]]) -> None:
    """Add the rows of a continued table: without a repeated header, and a row that was split made whole."""
    header = rows[: max(header_rows, 1)]
    start = 0
    while start < len(header) and start < len(more) and more[start] == header[start]:
        start += 1
    more = more[start:]
    if more and len(rows) > header_rows and _split(rows[-1], more[0]):
        rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], more[0], strict=True)]
        more = more[1:]
    rows.extend(more)


def _split(last: list[str], first: list[str]) -> bool:
    """Whether a row is the rest of the one before: no first cell, and its texts go on in the middle of a sentence."""
    filled = [(one, two) for one, two in zip(last, first, strict=True) if two]
    if not filled or first[0]:
        return False
    return all(two[:1].islower() and one and one[-1] not in ".!?:" for one, two in filled)
