"""Bullets and numbers before list items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.reading.pdf.lines import Line

__all__ = ["BULLETS", "item_mark", "ordinal"]

BULLETS = r"•●○◦▪■□▫‣⁃∙·–—*➢➤►▶✓✔❖❑☐☒☑→\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06f\uf0a8\uf02d\-"
"""Signs before list items, for a class of a regular expression; the last ones are those of symbol fonts."""

_BULLET = re.compile(rf"^(?P<mark>[{BULLETS}]|o)\s+(?P<rest>\S.*)$", re.DOTALL)
_GLUED = re.compile(r"^(?P<mark>[•●▪■‣➢➤►▶✓✔❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076])(?P<rest>\w.*)$", re.DOTALL)
_NUMBER = re.compile(r"^(?P<mark>\(?(?:\d{1,3}|[a-zß-öø-ÿA-ZÀ-ÖØ-Þ]|[ivx]{1,5})[.)])\s+(?P<rest>\S.*)$", re.DOTALL)


def item_mark(line: Line, expected: int | None = None) -> tuple[str, str] | None:
    """A list item's bullet or number and the text after it; None for a line that is no item.

    A capital with a full stop may be somebody's initial: it counts as a number where it is the ``expected`` one.
    """
    text = line.text
    match = _BULLET.match(text) or _GLUED.match(text)
    if match:
        mark = match.group("mark")
        if mark in "–—-" and line.second - line.x0 > 4 * line.size:
            return None
        return ("•" if "\uf000" <= mark <= "\uf0ff" else mark), match.group("rest")
    match = _NUMBER.match(text)
    if match is None:
        return None
    mark = match.group("mark")
    if mark[0].isupper() and mark[-1] == "." and ordinal(mark) not in (1, expected):
        return None
    return mark, match.group("rest")


def ordinal(mark: str) -> int | None:
    """The place in its list that a number or letter gives; None for a bullet."""
    inner = mark.strip("().")
    if inner.isdigit():
        return int(inner)
    if len(inner) == 1 and inner.isalpha():
        return ord(inner.lower()) - 96
    return None
