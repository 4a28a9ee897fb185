"""How wide the columns of a table are: long words must fit, and long texts get most of what is left."""

from __future__ import annotations

from collections.abc import Callable

from manuscripts.model import Table, plain

Measure = Callable[[str, bool], float]
"""How wide a text is on one line, in the header row or below it."""


def column_widths(table: Table, total: float, padding: float, measure: Measure) -> tuple[list[float], bool]:
    """The width of each column, and whether every word fits."""
    least: list[float] = []
    wanted: list[float] = []
    for column in zip(*table.rows, strict=True):
        cells = [(plain(cell), number == 0) for number, cell in enumerate(column)]
        words = [measure(word, header) for text, header in cells for word in text.split()]
        whole = [measure(text, header) for text, header in cells if text]
        least.append(max(words, default=0.0) + padding)
        wanted.append(max(least[-1], min(sum(whole) / len(whole) if whole else 0.0, total * 0.6) + padding))
    if sum(wanted) <= total:
        return [width * total / sum(wanted) for width in wanted], True
    spare = total - sum(least)
    if spare < 0:
        return [width * total / sum(least) for width in least], False
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    return [need + spare * one / sum(more) for need, one in zip(least, more, strict=True)], True
