"""Text that stands in form fields and typed comments, as words on the page."""

from __future__ import annotations

import ctypes
from typing import Any

from tilsyn.reading.pdf.pdfium import Pdfium, utf16
from tilsyn.reading.pdf.words import Frame, Rectangle, Style, Word

__all__ = ["Found", "read_fields"]

_FREETEXT, _WIDGET = 3, 20
_HIDDEN = 0b10_0010
_BUTTON, _CHECKBOX, _RADIO, _SIGNATURE = 1, 2, 3, 7
_MOST = 3_000
_MOST_CHARACTERS = 20_000
_ON, _OFF = "☒", "☐"


class Found:
    """The words found and how many fields and comments there are."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.fields = 0
        self.comments = 0


def read_fields(lib: Pdfium, page: int, form: int | None, frame: Frame) -> Found:
    """Read the fields and comments of a page.

    Parameters
    ----------
    lib, page:
        PDFium and the page's handle.
    form:
        Handle of the form environment, None where the file has no form.
    frame:
        Where the page's text stands.
    """
    found = Found()
    for index in range(min(max(lib.FPDFPage_GetAnnotCount(page), 0), _MOST)):
        annotation = lib.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            _read(lib, annotation, form, frame, found)
        finally:
            lib.FPDFPage_CloseAnnot(annotation)
    return found


def _read(lib: Pdfium, annotation: int, form: int | None, frame: Frame, found: Found) -> None:
    kind = lib.FPDFAnnot_GetSubtype(annotation)
    if kind == _WIDGET and form:
        text = _value(lib, form, annotation)
        found.fields += text is not None
    elif kind == _FREETEXT:
        text = _string(lib, annotation, b"Contents")
        found.comments += 1
    else:
        found.comments += kind == 1
        return
    if text and not lib.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
        _place(lib, annotation, text, frame, found)


def _value(lib: Pdfium, form: int, annotation: int) -> str | None:
    """What a field holds; None for what is no field to fill in."""
    kind = lib.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in (_BUTTON, _SIGNATURE) or kind < 0:
        return None
    if kind in (_CHECKBOX, _RADIO):
        return _OFF if _string(lib, annotation, b"AS") in ("", "Off") else _ON
    return utf16(lambda buffer, length: lib.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, length))


def _string(lib: Pdfium, annotation: int, key: bytes) -> str:
    return utf16(lambda buffer, length: lib.FPDFAnnot_GetStringValue(annotation, key, buffer, length))


def _place(lib: Pdfium, annotation: int, text: str, frame: Frame, found: Found) -> None:
    """Put the text into the field's box, line by line."""
    rectangle: Any = Rectangle()
    if not lib.FPDFAnnot_GetRect(annotation, ctypes.addressof(rectangle)):
        return
    left, right = sorted((rectangle.left, rectangle.right))
    low, high = sorted((rectangle.bottom, rectangle.top))
    x0, top, x1, bottom = frame.place(left, low, right, high)
    lines = [line.split() for line in text[:_MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        return
    step = (bottom - top) / len(lines)
    size = min(max(step * 0.75, 4.0), 11.0)
    style = Style(size)
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * step
        wide = max(x1 - x0, 1.0) / max(sum(len(word) + 1 for word in line), 1)
        wide = min(wide, 0.5 * size)
        place = x0
        for word in line:
            found.words.append(Word(word, place, middle - size / 2, place + wide * len(word), middle + size / 2, style))
            place += wide * (len(word) + 1)
