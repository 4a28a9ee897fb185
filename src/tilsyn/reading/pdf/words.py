"""The words of a page with their boxes and styles, in the order of the file.

The text of a page is fetched in one call; boxes are asked for the first and last character of each word only. Words
that look wrong (very long, or made of several text objects) are looked at character by character.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass

from tilsyn.reading.pdf.pdfium import Pdfium

__all__ = ["Frame", "Rectangle", "Style", "Word", "read_words"]

_TOKEN = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|-bd|,b\b", re.IGNORECASE)
_BREAK = "\x02\ufffe"
"""What PDFium puts for the hyphen of a line break."""
_BELOW = 0.22
"""Share of the type's height below the base line."""
_SPLIT = 0.17
"""Blank inside a run of characters, in type heights, that is a lost space."""
_LONG = 24
_SAMPLE = 60
_LEADER = "......"
_MOST_CHARACTERS = 400_000
_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Style:
    """How a text object is set.

    Attributes
    ----------
    size:
        Height of the type, in points.
    turn:
        Direction of the text, in degrees counter-clockwise from the x axis: 0, 90, 180 or 270.
    bold, invisible:
        Its weight; whether it is a hidden layer.
    mark:
        Number of its marked content, -1 without.
    """

    __slots__ = ("bold", "invisible", "mark", "size", "turn")

    def __init__(self, size: float, turn: int = 0, bold: bool = False, invisible: bool = False, mark: int = -1) -> None:
        self.size = size
        self.turn = turn
        self.bold = bold
        self.invisible = invisible
        self.mark = mark


class Word:
    """A run of characters without blanks. The page's top left corner is 0, 0 and ``top`` < ``bottom``.

    ``glued`` says that no blank stands between it and the word before in the file; ``upright`` is false for text that
    runs in another direction than most of the page.
    """

    __slots__ = ("bottom", "glued", "style", "text", "top", "upright", "x0", "x1")

    def __init__(
        self, text: str, x0: float, top: float, x1: float, bottom: float, style: Style, glued: bool = False
    ) -> None:
        self.text = text
        self.x0 = x0
        self.top = top
        self.x1 = x1
        self.bottom = bottom
        self.style = style
        self.glued = glued
        self.upright = True

    def __repr__(self) -> str:
        return f"Word({self.text!r}, {self.x0:.0f}, {self.top:.0f}, {self.x1:.0f}, {self.bottom:.0f})"


@dataclass
class Frame:
    """The page's box in the file's coordinates and the direction in which its text runs.

    ``turn`` is 0, 90, 180 or 270: degrees counter-clockwise from the direction of the x axis. ``garbled`` says that
    the page's text has no meaning, because the file does not say what its characters are.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    garbled: bool = False

    @property
    def width(self) -> float:
        """The page's width as read."""
        return self.top - self.bottom if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """The page's height as read."""
        return self.right - self.left if self.turn in (90, 270) else self.top - self.bottom

    def place(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the file as x0, top, x1, bottom on the page as read."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


class Rectangle(ctypes.Structure):
    """PDFium's box, in its order of members."""

    _fields_ = [(name, ctypes.c_float) for name in ("left", "top", "right", "bottom")]


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


class _Reader:
    """Reads the words of one page. Boxes are kept in the file's coordinates until the direction is known."""

    def __init__(self, lib: Pdfium, textpage: int, tagged: bool) -> None:
        self.lib = lib
        self.textpage = textpage
        self.tagged = tagged
        self.styles: dict[int | None, Style] = {}
        self.fonts: dict[int | None, bool] = {}
        self.rectangle = Rectangle()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.words: list[Word] = []
        self.turned = False

    def text(self) -> tuple[str, list[int] | None]:
        """The page's text, and the index of each of its characters where that is not its position."""
        lib = self.lib
        count = min(lib.FPDFText_CountChars(self.textpage), _MOST_CHARACTERS)
        if count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (count + 1))()
        got = lib.FPDFText_GetText(self.textpage, 0, count, ctypes.addressof(buffer))
        raw = bytes(buffer)[: 2 * max(got - 1, 0)]
        text = raw.decode("utf-16-le", "replace")
        if len(text) == count:
            return text, None
        return text, self._indices(text)

    def _indices(self, text: str) -> list[int]:
        find = self.lib.FPDFText_GetCharIndexFromTextIndex
        indices: list[int] = []
        unit = 0
        for character in text:
            indices.append(find(self.textpage, unit))
            unit += 2 if ord(character) > 0xFFFF else 1
        return indices

    def is_garbled(self) -> bool:
        """Whether most characters have no meaning: the file says how they look, but not what they are."""
        lib = self.lib
        count = lib.FPDFText_CountChars(self.textpage)
        sample = range(0, count, max(count // _SAMPLE, 1)) if count > 0 else range(0)
        asked = [index for index in sample if not lib.FPDFText_IsGenerated(self.textpage, index)]
        wrong = sum(lib.FPDFText_HasUnicodeMapError(self.textpage, index) == 1 for index in asked)
        return bool(wrong * 2 > len(asked))

    def read(self) -> list[Word]:
        """All words in the order of the file, in the file's coordinates (``top`` above ``bottom``)."""
        text, indices = self.text()
        lib, textpage, rectangle, x, y = self.lib, self.textpage, self.rectangle, self.x, self.y
        box, origin, find = lib.FPDFText_GetLooseCharBox, lib.FPDFText_GetCharOrigin, lib.FPDFText_GetTextObject
        at, at_x, at_y = ctypes.addressof(rectangle), ctypes.addressof(x), ctypes.addressof(y)
        styles, words = self.styles, self.words
        breaks = any(sign in text for sign in _BREAK)
        before = held = held_end = -1
        held_target: int | None = 0
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            token = match.group()
            glued, before = start == before, end
            if breaks and token[-1] in _BREAK:
                token = token[:-1] + "-"
                end -= end - start > 1
            first, last = (start, end - 1) if indices is None else (indices[start], indices[end - 1])
            target = find(textpage, first)
            if target != held_target and held >= 0:
                self._check(held, held_end, held_target, indices)
            held = -1
            style = styles.get(target) or self.style(target, first)
            if style.turn:
                self._turned(token, first, last, style, glued)
                continue
            if not origin(textpage, first, at_x, at_y) or not box(textpage, last, at):
                continue
            if end - start > _LONG and _LEADER not in token:
                self._closely(token, list(range(start, end)) if indices is None else indices[start:end], glued)
                continue
            size, left, right = style.size, x.value, rectangle.right
            low = y.value - _BELOW * size
            if right <= left:
                right = left + 0.5 * size * len(token)
            words.append(Word(token, left, low + size, right, low, style, glued))
            if first != last:
                held, held_end, held_target = start, end, target
        if held >= 0:
            self._check(held, held_end, held_target, indices)
        return words

    def _check(self, start: int, end: int, target: int | None, indices: list[int] | None) -> None:
        """Read the last word again, character by character, if it ends in another text object than it begins in."""
        last = end - 1 if indices is None else indices[end - 1]
        word = self.words[-1]
        if self.lib.FPDFText_GetTextObject(self.textpage, last) != target and _LEADER not in word.text:
            self.words.pop()
            self._closely(word.text, list(range(start, end)) if indices is None else indices[start:end], word.glued)

    def style(self, target: int | None, index: int) -> Style:
        """The style of a text object, of which one character's index is given."""
        lib = self.lib
        matrix = _Matrix()
        size, turn = lib.FPDFText_GetFontSize(self.textpage, index), 0
        if lib.FPDFText_GetMatrix(self.textpage, index, ctypes.addressof(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
            if matrix.b or matrix.a < 0:
                turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360
        style = Style(round(size, 2) if 0.5 < size < 2_000 else 1.0, turn)
        if target:
            font = lib.FPDFTextObj_GetFont(target)
            if font not in self.fonts:
                self.fonts[font] = _is_bold(lib, font)
            mode = lib.FPDFTextObj_GetTextRenderMode(target)
            style.bold = self.fonts[font] or mode == 2
            style.invisible = mode == 3
            if self.tagged:
                style.mark = lib.FPDFPageObj_GetMarkedContentID(target)
        self.styles[target] = style
        return style

    def _closely(self, token: str, indices: list[int], glued: bool) -> None:
        """Look at each character: split at wide gaps, and mark raised digits."""
        lib, textpage, rectangle = self.lib, self.textpage, self.rectangle
        at, at_x, at_y = ctypes.addressof(rectangle), ctypes.addressof(self.x), ctypes.addressof(self.y)
        run: Word | None = None
        base = 0.0
        for character, index in zip(token, indices + indices[-1:], strict=False):
            target = lib.FPDFText_GetTextObject(textpage, index)
            style = self.styles.get(target) or self.style(target, index)
            if not lib.FPDFText_GetCharOrigin(textpage, index, at_x, at_y):
                continue
            if not lib.FPDFText_GetLooseCharBox(textpage, index, at):
                continue
            x0, x1, size, y = self.x.value, rectangle.right, style.size, self.y.value
            if run is not None:
                height = run.style.size
                if size < 0.85 * height and y > base + 0.15 * height:
                    run.text += character.translate(_SUPER)
                    run.x1 = max(run.x1, x1)
                    continue
                if x0 - run.x1 < _SPLIT * height and x1 > run.x0 and abs(y - base) < 0.4 * height:
                    run.text += character
                    run.x1 = max(run.x1, x1)
                    continue
            base = y
            low = y - _BELOW * size
            run = Word(character, x0, low + size, max(x1, x0 + 0.1 * size), low, style, glued and run is None)
            self.words.append(run)

    def _turned(self, token: str, first: int, last: int, style: Style, glued: bool) -> None:
        """A word that does not run along the x axis: its box has the height of the type across its direction."""
        lib = self.lib
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        places = [ctypes.addressof(value) for value in (left, right, low, high)]
        lib.FPDFText_GetCharBox(self.textpage, first, *places)
        box = [left.value, low.value, right.value, high.value]
        if last != first:
            lib.FPDFText_GetCharBox(self.textpage, last, *places)
            box = [min(box[0], left.value), min(box[1], low.value), max(box[2], right.value), max(box[3], high.value)]
        if lib.FPDFText_GetCharOrigin(self.textpage, first, ctypes.addressof(self.x), ctypes.addressof(self.y)):
            x, y, size = self.x.value, self.y.value, style.size
            if style.turn == 90:
                box[0], box[2] = x - (1 - _BELOW) * size, x + _BELOW * size
            elif style.turn == 270:
                box[0], box[2] = x - _BELOW * size, x + (1 - _BELOW) * size
            else:
                box[1], box[3] = y - (1 - _BELOW) * size, y + _BELOW * size
        self.turned = True
        self.words.append(Word(token, box[0], box[3], box[2], box[1], style, glued))


def _is_bold(lib: Pdfium, font: int | None) -> bool:
    if not font:
        return False
    buffer = ctypes.create_string_buffer(200)
    lib.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value.decode("latin-1")
    if _BOLD.search(name):
        return True
    return bool(lib.FPDFFont_GetFlags(font) & (1 << 18)) or lib.FPDFFont_GetWeight(font) >= 700


def read_words(lib: Pdfium, page: int, textpage: int, tagged: bool) -> tuple[list[Word], Frame]:
    """The words of a page, and the frame in which they stand. A page whose text has no meaning has no words.

    Parameters
    ----------
    lib:
        PDFium.
    page, textpage:
        Handles of the page and of its text.
    tagged:
        Whether to ask for the numbers of marked content.
    """
    reader = _Reader(lib, textpage, tagged)
    frame = _frame(lib, page)
    frame.garbled = reader.is_garbled()
    words = [] if frame.garbled else reader.read()
    if reader.turned:
        turns: Counter[int] = Counter()
        for word in words:
            turns[word.style.turn] += len(word.text)
        frame.turn = turns.most_common(1)[0][0]
    elif not words:
        frame.turn = lib.FPDFPage_GetRotation(page) * 90
    _place(words, frame, reader.turned)
    return words, frame


def _frame(lib: Pdfium, page: int) -> Frame:
    rectangle = Rectangle()
    if lib.FPDF_GetPageBoundingBox(page, ctypes.addressof(rectangle)):
        return Frame(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return Frame(0.0, 0.0, lib.FPDF_GetPageWidthF(page), lib.FPDF_GetPageHeightF(page))


def _place(words: list[Word], frame: Frame, turned: bool) -> None:
    """Move the words into the frame."""
    if frame.turn == 0 and not turned:
        left, top = frame.left, frame.top
        for word in words:
            word.x0 -= left
            word.x1 -= left
            word.top = top - word.top
            word.bottom = top - word.bottom
        return
    for word in words:
        word.upright = word.style.turn == frame.turn
        word.x0, word.top, word.x1, word.bottom = frame.place(word.x0, word.bottom, word.x1, word.top)
