"""From a manuscript to a PDF file: laid out again and again until every page number is right."""

from __future__ import annotations

import datetime
import io
import re
from itertools import groupby

import pypdfium2
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    Image,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)

from manuscripts.built import Built
from manuscripts.head import ManuscriptError, fault
from manuscripts.looks import STYLES
from manuscripts.model import Block, Heading, Manuscript, plain
from manuscripts.outline import (
    CONTENTS_TITLE,
    LANGUAGE_TAG,
    has_contents,
    running_parts,
)
from manuscripts.pdf_flow import ContentsLine, Hook, NoteFrame, WholePage
from manuscripts.pdf_story import Known, Story
from manuscripts.pdf_text import fonts, line_markup, unprintable
from manuscripts.pictures import age, shield

_WIDE, _HIGH = A4
_TOP, _FOOT = 74.0, 68.0
_GAP = 20.0
_PASSES = 8


def build_pdf(manuscript: Manuscript) -> Built:
    """Make the PDF file."""
    faults = unprintable(manuscript)
    if faults:
        raise ManuscriptError(faults)
    known = Known()
    for _ in range(_PASSES):
        layout = _Layout(manuscript, known)
        content = layout.run()
        if layout.story.found == known:
            return Built(_settle(content, manuscript), known.pages)
        known = layout.story.found
    raise ManuscriptError([fault(manuscript.path, 1, f"the page numbers are not settled after {_PASSES} passes")])


class _Template(BaseDocTemplate):
    """Sets the footnotes of each column when the page is full."""

    def handle_pageEnd(self) -> None:
        for frame in self.pageTemplate.frames:
            if isinstance(frame, NoteFrame):
                frame.draw_notes(self.canv)
        super().handle_pageEnd()


class _Layout:
    """One pass over the pages."""

    def __init__(self, manuscript: Manuscript, known: Known) -> None:
        self.manuscript = manuscript
        self.head = manuscript.head
        self.style = STYLES[self.head.look]
        self.known = known
        self.side = self.style.margin / 2.54 * 72
        self.width = _WIDE - 2 * self.side
        self.columns = self.head.columns
        self.column = (self.width - _GAP * (self.columns - 1)) / self.columns
        self.story = Story(manuscript, self.column)

    def run(self) -> bytes:
        out = io.BytesIO()
        head = self.head
        document = _Template(
            out, pagesize=A4, title=head.title, author=head.properties.author, subject="", producer="PDF",
            creator=head.municipality, invariant=1, lang=LANGUAGE_TAG[self.manuscript.language],
        )  # fmt: skip
        top, flow = self._front()
        document.addPageTemplates(self._templates(sum(self._height(one) for one in top)))
        opening: list[Flowable] = []
        if has_contents(self.manuscript):
            opening = self._contents()
        contents_page: list[Flowable] = []
        if opening and head.front_page:
            contents_page = [NextPageTemplate("one"), PageBreak(), *opening]
            opening = []
        first = [*flow, *contents_page]
        if head.front_page:
            first += [NextPageTemplate("body"), PageBreak()]
        document.build([*first, *opening, *self._body()])
        self.story.found.total = document.page
        return out.getvalue()

    def _height(self, one: Flowable) -> float:
        return one.wrap(self.width, _HIGH)[1] + one.getSpaceAfter() + one.getSpaceBefore()

    def _templates(self, top: float) -> list[PageTemplate]:
        height = _HIGH - _TOP - _FOOT
        column_x = [self.side + number * (self.column + _GAP) for number in range(self.columns)]
        full = [NoteFrame(x, _FOOT, self.column, height, f"column{number}") for number, x in enumerate(column_x)]
        title = NoteFrame(self.side, _HIGH - _TOP - top - 8, self.width, top + 8, "title")
        under = [
            NoteFrame(x, _FOOT, self.column, height - top - 8, f"under{number}") for number, x in enumerate(column_x)
        ]
        one = NoteFrame(self.side, _FOOT, self.width, height, "one")
        front = NoteFrame(self.side, _FOOT, self.width, height, "front")
        whole = NoteFrame(0, 0, _WIDE, _HIGH, "whole")
        templates: dict[str, list[Frame]] = {
            "front": [front],
            "first": [title, *under],
            "one": [one],
            "body": [*full],
            "scan": [whole],
        }
        start = "front" if self.head.front_page else "first"
        order = [start, *(name for name in templates if name != start)]
        plain_pages = ("front", "scan")
        return [
            PageTemplate(name, templates[name], onPage=_nothing if name in plain_pages else self._running, pagesize=A4)
            for name in order
        ]

    def _running(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        regular = fonts(self.style)[0]
        size = self.style.size - 1.5
        canvas.saveState()
        canvas.setFont(regular, size)
        canvas.setFillColor(HexColor("#595959"))
        canvas.setStrokeColor(HexColor(f"#{self.style.accent}"))
        canvas.setLineWidth(0.6)
        right = _WIDE - self.side
        if self.head.header:
            canvas.drawString(self.side, _HIGH - 42, self._filled(self.head.header, canvas))
            if self.style.rule:
                canvas.line(self.side, _HIGH - 48, right, _HIGH - 48)
        if self.head.footer:
            text = self._filled(self.head.footer, canvas)
            if self.style.rule:
                canvas.line(self.side, 48, right, 48)
                canvas.drawRightString(right, 36, text)
            else:
                canvas.drawCentredString(_WIDE / 2, 36, text)
        canvas.restoreState()

    def _filled(self, template: str, canvas: Canvas) -> str:
        values = {"{page}": str(canvas.getPageNumber()), "{pages}": str(self.known.total)}
        return "".join(values.get(part, part) for part in running_parts(template))

    def _front(self) -> tuple[list[Flowable], list[Flowable]]:
        """What stands above everything on page 1 (to be measured), and how it flows."""
        head, line = self.head, self.story.line
        if not head.front_page:
            top: list[Flowable] = [line(head.municipality, "front")] if head.municipality else []
            top.append(line(head.title, "title"))
            if head.subtitle:
                top.append(line(head.subtitle, "subtitle"))
            top += [line(one, "front") for one in head.front]
            return top, [*top, NextPageTemplate("body"), FrameBreak()]
        flow: list[Flowable] = [Spacer(1, 30)]
        if head.municipality:
            flow.append(line(head.municipality, "municipality"))
        flow.append(Spacer(1, 60))
        if self.style.shield:
            flow.append(Image(io.BytesIO(shield(head.municipality or head.title)), 84, 105, hAlign="LEFT"))
            flow.append(Spacer(1, 60))
        flow.append(line(head.title, "title"))
        if head.subtitle:
            flow.append(line(head.subtitle, "subtitle"))
        flow.append(Spacer(1, 80))
        flow += [line(one, "front") for one in head.front]
        return [], flow

    def _contents(self) -> list[Flowable]:
        title = CONTENTS_TITLE[self.manuscript.language]
        out: list[Flowable] = [self.story.line(title, "contents title")]
        for index, block in enumerate(self.manuscript.blocks):
            if isinstance(block, Heading) and block.level <= self.style.contents_levels:
                number = self.story.numbers[index]
                space = "&nbsp;&nbsp;" if number else ""
                page = str(self.known.pages.get(index, 1))
                text = f"{number}{space}{line_markup(plain(block.runs))}"
                out.append(ContentsLine(text, self.story.shapes[f"contents {block.level}"], page))
        return [*out, Spacer(1, 10)]

    def _body(self) -> list[Flowable]:
        out: list[Flowable] = []
        numbered = list(enumerate(self.manuscript.blocks))
        for scan, group in groupby(numbered, key=lambda pair: pair[1].scan):
            blocks = list(group)
            if scan is None:
                out += self.story.flow(blocks)
                continue
            out.append(NextPageTemplate("scan"))
            for jpeg, indexes in self._scanned(blocks):
                out += [PageBreak(), WholePage(jpeg, self._mark_all(indexes))]
            out.append(NextPageTemplate("body"))
            if any(block.scan is None and index > blocks[-1][0] for index, block in numbered):
                out.append(PageBreak())
        return out

    def _mark_all(self, indexes: list[int]) -> Hook:
        def found(canvas: Canvas) -> None:
            for index in indexes:
                self.story.found.pages.setdefault(index, canvas.getPageNumber())

        return found

    def _scanned(self, blocks: list[tuple[int, Block]]) -> list[tuple[bytes, list[int]]]:
        """Set some blocks on pages of their own and make pictures of those pages."""
        story = Story(self.manuscript, self.width)
        story.outline = False
        story.note_count = self.story.note_count
        out = io.BytesIO()
        document = _Template(out, pagesize=A4, invariant=1)
        frame = NoteFrame(self.side, _FOOT, self.width, _HIGH - _TOP - _FOOT, "scanned")
        document.addPageTemplates([PageTemplate("scanned", [frame], pagesize=A4)])
        document.build(story.flow(blocks))
        self.story.note_count = story.note_count
        result: list[tuple[bytes, list[int]]] = []
        with pypdfium2.PdfDocument(out.getvalue()) as pages:
            for number in range(len(pages)):
                picture = age(pages[number].render(scale=150 / 72).to_pil(), len(blocks) * 100 + number)
                jpeg = io.BytesIO()
                picture.save(jpeg, "JPEG", quality=55)
                result.append(
                    (jpeg.getvalue(), [index for index, page in story.found.pages.items() if page == number + 1])
                )
        return result


def _nothing(_: Canvas, __: BaseDocTemplate) -> None:
    """A page without running header and footer."""


def _settle(content: bytes, manuscript: Manuscript) -> bytes:
    """Write the dates of the head over those of the maker, byte for byte in place; a date not given becomes blanks."""
    properties = manuscript.head.properties
    for key, date in (("CreationDate", properties.created), ("ModDate", properties.modified)):
        found = re.search(rb"/%s \(D:\d{14}[^)]*\)" % key.encode(), content)
        assert found
        content = content[: found.start()] + _dated(len(found[0]), key, date) + content[found.end() :]
    return re.sub(rb"(?<=\n%....) [^\n]*(?=\n)", lambda match: b" " * len(match[0]), content, count=1, flags=re.DOTALL)


def _dated(size: int, key: str, date: datetime.date | None) -> bytes:
    written = f"/{key} (D:{date:%Y%m%d}091500+00'00')" if date else ""
    return written.encode().ljust(size)
