"""Footnotes: small type at the foot of a page or column, beginning with a number or sign."""

from __future__ import annotations

import re
from collections import defaultdict

from tilsyn.reading.pdf.headings import Type
from tilsyn.reading.pdf.lines import Line

__all__ = ["find_footnotes", "note_number", "without_references"]

_MARK = re.compile(
    r"^(?P<mark>\d{1,3}(?!\d)|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[*†‡]{1,3}|\[\d{1,2}\])[.)]?\s*(?P<rest>\S.*)$", re.DOTALL
)
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def find_footnotes(lines: list[Line], body: Type, height: float) -> set[int]:
    """``id`` of each footnote line among the lines of one page (running headers and footers left out)."""
    flows: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        flows[line.flow].append(line)
    found: set[int] = set()
    for flow in flows.values():
        small: list[Line] = []
        for line in reversed(flow):
            if line.size > body.size * 0.94 or line.boxed or line.top < 0.4 * height:
                break
            small.append(line)
        small.reverse()
        start = next((index for index, line in enumerate(small) if _MARK.match(line.text)), None)
        if start is not None and len(small) < len(flow):
            found.update(id(line) for line in small[start:])
    return found


def note_number(text: str) -> tuple[str | None, str]:
    """A footnote's number or sign, and its text."""
    match = _MARK.match(text)
    if match is None:
        return None, text
    return match.group("mark").translate(_PLAIN), match.group("rest")


def without_references(text: str, notes: set[str]) -> str:
    """The text without the raised numbers that point to footnotes of its page."""
    if not notes or not _RAISED.search(text):
        return text
    return _RAISED.sub(lambda match: "" if match.group().translate(_PLAIN) in notes else match.group(), text)
