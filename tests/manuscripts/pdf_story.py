"""From blocks to what flows through the pages of a PDF file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Image,
    KeepTogether,
    LongTable,
    PageBreak,
    Spacer,
    TableStyle,
)

from manuscripts import model
from manuscripts.columns import column_widths
from manuscripts.looks import STYLES
from manuscripts.outline import chapters_break, heading_numbers
from manuscripts.pdf_flow import Hook, Text
from manuscripts.pdf_text import line_markup, markup, shapes
from manuscripts.pictures import HEIGHT, WIDTH, picture


@dataclass
class Known:
    """What one pass over the pages finds out for the next."""

    pages: dict[int, int] = field(default_factory=dict)
    """The page on which each block begins."""
    total: int = 1


class Story:
    """Makes the flow of one pass and writes down where its blocks came to stand."""

    def __init__(self, manuscript: model.Manuscript, width: float) -> None:
        head = manuscript.head
        self.manuscript = manuscript
        self.style = STYLES[head.look]
        self.shapes = shapes(self.style, ragged=head.ragged, narrow=head.columns == 2)
        self.numbers = heading_numbers(manuscript)
        self.width = width
        self.divide = head.ragged
        self.outline = self.style.shield
        self.found = Known()
        self.note_count = 0

    def flow(self, blocks: Sequence[tuple[int, model.Block]]) -> list[Flowable]:
        """Everything that flows, in order; each block comes with its index."""
        out: list[Flowable] = []
        before: model.Block | None = None
        for place, (index, block) in enumerate(blocks):
            if isinstance(block, model.Heading) and not isinstance(before, model.Heading):
                new = block.level == 1 and chapters_break(self.manuscript)
                if new and before is not None and not isinstance(before, model.PageBreak):
                    out.append(PageBreak())
                else:
                    out.append(self._room(blocks[place:]))
            out.extend(self.block(index, block))
            before = block
        return out

    def _room(self, blocks: Sequence[tuple[int, model.Block]]) -> Flowable:
        """A page break where headings and the beginning of what stands under them would not fit."""
        need = 0.0
        for _, block in blocks:
            if isinstance(block, model.Heading):
                shape = self.shapes[f"heading {block.level}"]
                need += shape.leading + shape.spaceBefore + shape.spaceAfter
            else:
                need += {model.Picture: 300.0, model.Box: 90.0, model.Table: 90.0}.get(type(block), 48.0)
                break
        return CondPageBreak(need)

    def block(self, index: int, block: model.Block) -> list[Flowable]:
        """What one block becomes."""
        if isinstance(block, model.PageBreak):
            return [PageBreak()]
        if isinstance(block, model.Heading):
            return self._heading(index, block)
        if isinstance(block, model.Paragraph):
            return [self._text(block.runs, self.shapes["body"], block.notes, self._mark(index))]
        if isinstance(block, model.ListBlock):
            return [*self._list(block, self._mark(index)), Spacer(1, self.style.space_after - 2)]
        if isinstance(block, model.Table):
            return [self._table(index, block), Spacer(1, self.style.space_after + 3)]
        if isinstance(block, model.Picture):
            return [self._picture(index, block)]
        assert isinstance(block, model.Box)
        return [self._box(index, block), Spacer(1, self.style.space_after + 3)]

    def _mark(self, index: int) -> Hook:
        def found(canvas: Canvas) -> None:
            self.found.pages.setdefault(index, canvas.getPageNumber())

        return found

    def _text(
        self,
        runs: model.Runs,
        shape: ParagraphStyle,
        notes: tuple[model.Runs, ...] = (),
        hook: Hook | None = None,
        bullet: str | None = None,
    ) -> Text:
        source = markup(runs, divide=self.divide)
        set_notes = []
        for note in notes:
            self.note_count += 1
            mark = f'<super size="{self.style.size * 0.62:.1f}">{self.note_count}</super>'
            source += mark
            set_notes.append(Text(f"{mark} {markup(note)}", self.shapes["note"]))
        text = Text(source, shape, bulletText=bullet)
        text.notes = list(set_notes)
        if hook:
            text.hooks.append(hook)
        return text

    def _heading(self, index: int, block: model.Heading) -> list[Flowable]:
        number = self.numbers[index]
        shown = f"{number} {model.plain(block.runs)}".strip()
        space = "&nbsp;&nbsp;" if number else ""
        text = Text(f"{number}{space}{markup(block.runs)}", self.shapes[f"heading {block.level}"])
        text.hooks.append(self._mark(index))

        def bookmark(canvas: Canvas) -> None:
            canvas.bookmarkPage(f"h{index}")
            canvas.addOutlineEntry(shown, f"h{index}", block.level - 1, closed=block.level > 1)

        if self.outline and block.scan is None:
            text.hooks.append(bookmark)
        return [text]

    def _list(self, block: model.ListBlock, hook: Hook | None) -> list[Flowable]:
        out: list[Flowable] = []
        for item, number in model.list_numbers(block):
            bullet = number or "•–·"[item.level]
            out.append(self._text(item.runs, self.shapes[f"item {item.level}"], item.notes, hook, bullet))
            hook = None
        return out

    def _table(self, index: int, block: model.Table) -> Flowable:
        widths, size = self._columns(block)
        below = ParagraphStyle("cell", self.shapes["cell"], fontSize=size, leading=size * 1.2)
        header = ParagraphStyle("head cell", self.shapes["head cell"], fontSize=size, leading=size * 1.2)
        rows = [
            [self._text(cell, below if number else header) for cell in row] for number, row in enumerate(block.rows)
        ]
        rows[0][0].hooks.append(self._mark(index))
        table = LongTable(rows, colWidths=widths, repeatRows=1)
        pad = 2 if self.style.size < 10 else 3
        table.setStyle(
            TableStyle(
                [
                    ("GRID", (0, 0), (-1, -1), 0.5, HexColor("#808080")),
                    ("BACKGROUND", (0, 0), (-1, 0), HexColor(f"#{self.style.table_fill}")),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 4),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                    ("TOPPADDING", (0, 0), (-1, -1), pad),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
                ]
            )
        )
        return table

    def _columns(self, block: model.Table) -> tuple[list[float], float]:
        """The widths of the columns, and the size of type at which every word fits, if there is one."""
        size = self.shapes["cell"].fontSize
        while True:

            def measure(text: str, header: bool, size: float = size) -> float:
                if self.divide and " " not in text and self.manuscript.head.columns == 2:
                    text = text if len(text) < 13 else text[:12] + "-"
                return stringWidth(text, self.shapes["head cell" if header else "cell"].fontName, size)

            widths, fits = column_widths(block, self.width, 9, measure)
            if fits or size < 7:
                return widths, size
            size -= 0.5

    def _picture(self, index: int, block: model.Picture) -> Flowable:
        wide = min(self.width, 400)
        image = Image(io.BytesIO(picture(model.plain(block.caption))), wide, wide * HEIGHT / WIDTH, hAlign="LEFT")
        caption = self._text(block.caption, self.shapes["caption"], (), self._mark(index))
        return KeepTogether([Spacer(1, 4), image, Spacer(1, 3), caption])

    def _box(self, index: int, block: model.Box) -> Flowable:
        inner: list[Flowable] = []
        hook: Hook | None = self._mark(index)
        for part in block.blocks:
            if isinstance(part, model.Paragraph):
                inner.append(self._text(part.runs, self.shapes["body"], (), hook))
            elif isinstance(part, model.ListBlock):
                inner += self._list(part, hook)
            hook = None
        table = LongTable([[inner]], colWidths=[self.width])
        table.setStyle(
            TableStyle(
                [
                    ("BOX", (0, 0), (-1, -1), 1, HexColor(f"#{self.style.accent}")),
                    ("BACKGROUND", (0, 0), (-1, -1), HexColor("#F2F5FA")),
                    ("LEFTPADDING", (0, 0), (-1, -1), 8),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
                    ("TOPPADDING", (0, 0), (-1, -1), 6),
                ]
            )
        )
        return table

    def line(self, text: str, shape: str) -> Text:
        """A line that is not a block: on the front page, above the contents."""
        return Text(line_markup(text), self.shapes[shape])
