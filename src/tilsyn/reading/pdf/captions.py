"""Captions of pictures and tables."""

from __future__ import annotations

import re

from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.headings import Type
from tilsyn.reading.pdf.lines import Line
from tilsyn.reading.pdf.sheet import Sheet

__all__ = ["find_captions"]

_LABEL = re.compile(
    r"^[A-ZÀ-ÖØ-Þ][^\W\d_]{2,12}\.? \d{1,3}(?:[.-]\d{1,3})?"  # a word and a number: Figure 3, Table 2.1
    r"(?:[.:]? (?=[A-ZÀ-ÖØ-Þ«])|[.:]? [–-] |[.:] |[.:]?$)"
)
_LONGEST = 170
_LEAST = 30.0


def find_captions(sheet: Sheet, items: list[Line | RuledTable], body: Type) -> set[int]:
    """``id`` of each caption line on a page: short text right beneath a picture, or labelled beside a table.

    Only what is set apart from running text (smaller, labelled, or no sentence) is taken, since captions carry no
    content of their own.
    """
    found: set[int] = set()
    for index, item in enumerate(items):
        if not isinstance(item, Line) or item.boxed or id(item) in found:
            continue
        if item.role == "Caption":
            found.add(id(item))
            continue
        group = _group(items, index)
        text = " ".join(line.text for line in group)
        if len(text) > _LONGEST or len(group) > 3 or item.size > body.size * 1.07:
            continue
        labelled = bool(_LABEL.match(text))
        small = item.size < body.size * 0.97
        if not (labelled or small or text[-1] not in ".:;,"):
            continue
        pictured = any(_beneath(item, box) for box in sheet.images)
        plain = body.bold or not item.bold
        beside = labelled and plain and (_table(items, index - 1) or _table(items, index + len(group)))
        if pictured or beside:
            found.update(id(line) for line in group)
    return found


def _group(items: list[Line | RuledTable], index: int) -> list[Line]:
    """The line and those after it that are set alike and close."""
    first = items[index]
    group: list[Line] = [first] if isinstance(first, Line) else []
    for item in items[index + 1 : index + 5]:
        if not isinstance(item, Line) or item.flow != group[-1].flow or abs(item.size - group[-1].size) > 0.3:
            break
        if not 0 <= item.top - group[-1].bottom < 0.5 * item.size or item.bold != group[-1].bold:
            break
        group.append(item)
    return group


def _beneath(line: Line, box: tuple[float, float, float, float]) -> bool:
    x0, top, x1, bottom = box
    if x1 - x0 < _LEAST or bottom - top < _LEAST:
        return False
    return -4 <= line.top - bottom <= 1.6 * line.size + 6 and min(line.x1, x1) - max(line.x0, x0) > 0


def _table(items: list[Line | RuledTable], index: int) -> bool:
    return 0 <= index < len(items) and isinstance(items[index], RuledTable)
