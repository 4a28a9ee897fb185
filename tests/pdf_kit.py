"""Small PDF files for tests, drawn line by line, and the reader's answer to them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tilsyn.model import Block, BlockKind, Document, Zone
from tilsyn.reading.pdf.reader import PdfReader
from tilsyn.reading.reader import Limits, Source

WIDTH, HEIGHT = A4
LEFT, RIGHT = 70.0, 525.0
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"

Page = Callable[[Canvas], None]

PROSE = (
    "Kommunen gikk gjennom planen sammen med etatene, og alle fikk tid til å si hva som manglet i den. "
    "Det som kom inn, ble skrevet ned av sekretæren og lagt fram for ledergruppa i neste møte. "
    "Ledergruppa tok stilling til forslagene ett for ett og lot noen av dem ligge til året etter."
)


def make(*pages: Page, size: tuple[float, float] = A4, before: Page | None = None, **options: Any) -> bytes:
    """A file with these pages; ``before`` is called first, for what holds for the whole file."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, **options)
    if before is not None:
        before(canvas)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def source(data: bytes) -> Source:
    """The bytes as a file to read."""
    return Source(Path("plan.pdf"), "plan.pdf", data, hashlib.sha256(data).hexdigest())


def read(data: bytes, limits: Limits | None = None) -> Document:
    """What the reader makes of a file."""
    return PdfReader().read(source(data), limits or Limits())


def read_pages(*pages: Page, **options: Any) -> Document:
    """What the reader makes of these pages."""
    return read(make(*pages, **options))


def put(canvas: Canvas, x: float, top: float, text: str, size: float = 10, font: str = PLAIN) -> None:
    """Write a line whose base line lies ``top`` below the page's top."""
    canvas.setFont(font, size)
    canvas.drawString(x, HEIGHT - top, text)


def prose(
    canvas: Canvas, top: float, text: str = PROSE, *, x: float = LEFT, width: float = RIGHT - LEFT, size: float = 10
) -> float:
    """Write a paragraph of wrapped lines; the place of the line after it."""
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and canvas.stringWidth(longer, PLAIN, size) <= width:
            line = longer
            continue
        put(canvas, x, top, line, size)
        top += 1.3 * size
        line = word
    return top + 0.7 * size


def ruled(canvas: Canvas, top: float, rows: list[list[str]], xs: list[float], step: float = 20, bold: int = 1) -> float:
    """Draw a table with all its rulings; the place beneath it."""
    for number in range(len(rows) + 1):
        canvas.line(xs[0], HEIGHT - top - number * step, xs[-1], HEIGHT - top - number * step)
    for x in xs:
        canvas.line(x, HEIGHT - top, x, HEIGHT - top - len(rows) * step)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            put(canvas, x + 4, top + number * step + 14, text, 9, BOLD if number < bold else PLAIN)
    return top + len(rows) * step + 24


def picture(width: int = 60, height: int = 40) -> ImageReader:
    """A picture without anything on it."""
    from PIL import Image

    return ImageReader(Image.new("RGB", (width, height), (200, 210, 220)))


def of_kind(document: Document, kind: BlockKind, zone: Zone = Zone.BODY) -> list[Block]:
    """The blocks of a kind in a zone."""
    return [block for block in document.blocks if block.kind is kind and block.zone is zone]


def texts(document: Document, zone: Zone = Zone.BODY) -> list[str]:
    """The texts of a zone, in order."""
    return [block.text for block in document.blocks if block.zone is zone]


def headings(document: Document) -> list[tuple[int | None, str | None, str]]:
    """Level, number and text of each heading."""
    return [(block.level, block.number, block.text) for block in of_kind(document, BlockKind.HEADING)]


def rows(document: Document, number: int = 0) -> list[list[str]]:
    """The rows of a table."""
    table = of_kind(document, BlockKind.TABLE)[number].table
    assert table is not None
    return [list(row) for row in table.rows]
