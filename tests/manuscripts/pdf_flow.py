"""Pieces that flow through the pages of a PDF file: text with footnotes, contents lines, whole-page pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Paragraph

_MEASURING = 100000
"""More height than any page has: whoever asks with this is only measuring."""
_RULE = 8.0
"""Height of the line above the footnotes with its air."""

Hook = Callable[[Canvas], None]


class Text(Paragraph):
    """A paragraph that calls hooks where it is drawn and takes its footnotes with it to the foot of the column."""

    def __init__(
        self, text: str | None, style: ParagraphStyle | None = None, bulletText: str | None = None, **more: Any
    ) -> None:
        super().__init__(text, style, bulletText, **more)  # type: ignore[arg-type]
        self.hooks: list[Hook] = []
        self.notes: list[Paragraph] = []

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        width, height = super().wrap(availWidth, availHeight)
        below = self._below(availWidth)
        if below and availHeight > _MEASURING:
            return width, height + below
        if below and height <= availHeight < height + below:
            return width, availHeight + 1
        return width, height

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        whole = super().wrap(availWidth, availHeight)[1]
        below = self._below(availWidth)
        if below and whole <= availHeight:
            availHeight = min(availHeight - below, whole - self.style.leading)
        parts: list[Flowable] = super().split(availWidth, availHeight) if availHeight > 0 else []
        if len(parts) == 2:
            first, last = parts
            assert isinstance(first, Text)
            assert isinstance(last, Text)
            first.hooks, last.notes = self.hooks, self.notes
        return parts

    def draw(self) -> None:
        for hook in self.hooks:
            hook(self.canv)
        if self.notes:
            frame = getattr(self, "_frame", None)
            assert isinstance(frame, NoteFrame)
            frame.take(self.notes)
        super().draw()

    def _below(self, width: float) -> float:
        """The height that the footnotes need, with the rule above them if they are the first."""
        if not self.notes:
            return 0.0
        frame = getattr(self, "_frame", None)
        first = not (isinstance(frame, NoteFrame) and frame.notes)
        wide = frame.width if isinstance(frame, NoteFrame) else width
        return sum(note.wrap(wide, _MEASURING)[1] + note.style.spaceAfter for note in self.notes) + (
            _RULE if first else 0.0
        )


class NoteFrame(Frame):
    """A column that keeps its footnotes at its foot."""

    def __init__(self, x: float, y: float, width: float, height: float, name: str) -> None:
        super().__init__(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name)
        self.width = width
        self.foot = y
        self.left = x
        self.notes: list[Paragraph] = []

    def take(self, notes: list[Paragraph]) -> None:
        """Keep room for footnotes below everything that is still to come."""
        room = 0.0 if self.notes else _RULE
        for note in notes:
            room += note.wrap(self.width, _MEASURING)[1] + note.style.spaceAfter
        self.notes += notes
        self._y1p: float = self._y1p + room

    def draw_notes(self, canvas: Canvas) -> None:
        """Set the footnotes; the column is full."""
        if not self.notes:
            return
        heights = [note.wrap(self.width, _MEASURING)[1] + note.style.spaceAfter for note in self.notes]
        y = self.foot + sum(heights)
        canvas.saveState()
        canvas.setLineWidth(0.5)
        canvas.line(self.left, y + _RULE / 2, self.left + min(self.width * 0.35, 140), y + _RULE / 2)
        canvas.restoreState()
        for note, height in zip(self.notes, heights, strict=True):
            y -= height
            note.drawOn(canvas, self.left, y + note.style.spaceAfter)
        self.notes = []


class ContentsLine(Flowable):
    """One line of a contents list: text, dots, page number."""

    def __init__(self, text: str, style: ParagraphStyle, page: str) -> None:
        super().__init__()
        self.text = Paragraph(text, style)
        self.style = style
        self.page = page

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width = availWidth
        self.height = self.text.wrap(availWidth, availHeight)[1]
        return availWidth, self.height

    def getSpaceAfter(self) -> float:
        return float(self.style.spaceAfter)

    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, 0)
        font, size = self.style.fontName, self.style.fontSize
        y = self.style.leading - size
        last = self.text.getActualLineWidths0()[-1] - self.style.rightIndent
        right = self.width - stringWidth(self.page, font, size)
        dot = stringWidth(".", font, size)
        dots = int((right - last - 6) / dot)
        self.canv.setFont(font, size)
        if dots > 0:
            self.canv.drawString(right - 3 - dots * dot, y, "." * dots)
        self.canv.drawString(right, y, self.page)


class WholePage(Flowable):
    """A page that is nothing but a picture."""

    def __init__(self, jpeg: bytes, hook: Hook) -> None:
        super().__init__()
        self.jpeg = jpeg
        self.hook = hook

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        self.width, self.height = availWidth, availHeight
        return availWidth, availHeight

    def draw(self) -> None:
        self.hook(self.canv)
        self.canv.drawImage(ImageReader(io.BytesIO(self.jpeg)), 0, 0, self.width, self.height)
