"""Names in the XML of Word files, and how its attributes are read."""

from __future__ import annotations

import re
from typing import Any

__all__ = [
    "A", "C", "DGM", "M", "MC", "PIC", "R", "V", "W", "W14", "Element", "attribute", "number", "on_off", "points",
    "transitional", "value", "w",
]  # fmt: skip

Element = Any
"""An lxml element; lxml ships no types."""

_OPEN = "http://schemas.openxmlformats.org/"
W = f"{{{_OPEN}wordprocessingml/2006/main}}"
R = f"{{{_OPEN}officeDocument/2006/relationships}}"
M = f"{{{_OPEN}officeDocument/2006/math}}"
MC = f"{{{_OPEN}markup-compatibility/2006}}"
A = f"{{{_OPEN}drawingml/2006/main}}"
PIC = f"{{{_OPEN}drawingml/2006/picture}}"
DGM = f"{{{_OPEN}drawingml/2006/diagram}}"
C = f"{{{_OPEN}drawingml/2006/chart}}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_VAL = W + "val"
_OFF = frozenset({"0", "false", "off", "none"})
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z/]+)")
_TRANSITIONAL = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
}
_UNITS = {"pt": 2.0, "in": 144.0, "cm": 56.69, "mm": 5.669, "pc": 24.0, "pi": 24.0}


def w(name: str) -> str:
    """A tag or attribute in the main namespace."""
    return W + name


def transitional(data: bytes) -> bytes:
    """XML with the strict namespaces of ISO 29500 written as the transitional ones, which the rest of us know."""
    if b"purl.oclc.org/ooxml" not in data:
        return data

    def swap(match: re.Match[bytes]) -> bytes:
        known = _TRANSITIONAL.get(match.group(1))
        return _OPEN.encode() + known if known else match.group(0)

    return _STRICT.sub(swap, data)


def attribute(element: Element, name: str) -> str | None:
    """An attribute in the main namespace, or None."""
    found = element.get(W + name)
    return None if found is None else str(found)


def value(parent: Element, name: str) -> str | None:
    """The ``w:val`` of a child element, or None when there is no such child or attribute."""
    child = None if parent is None else parent.find(W + name)
    return None if child is None else child.get(_VAL)


def number(text: str | None) -> int | None:
    """A whole number, or None for anything else. Absurd values count as none."""
    if text is None:
        return None
    try:
        found = int(text)
    except ValueError:
        return None
    return found if abs(found) < 2**31 else None


def on_off(element: Element | None) -> bool | None:
    """What a toggle such as ``w:b`` says: None when it is absent."""
    if element is None:
        return None
    return element.get(_VAL) not in _OFF


def points(text: str | None) -> float | None:
    """A font size in points: Word writes half points, strict files may write a unit."""
    if not text:
        return None
    unit = _UNITS.get(text[-2:])
    try:
        size = float(text[:-2]) * unit if unit else float(text)
    except ValueError:
        return None
    return size / 2 if 0 < size < 4000 else None
