"""From a manuscript to a Word file, written part by part so that nothing depends on the library that will read it."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from math import ceil

from manuscripts.built import Built
from manuscripts.columns import column_widths
from manuscripts.estimate import Pages, estimate
from manuscripts.looks import STYLES
from manuscripts.model import (
    Block,
    Box,
    Heading,
    ListBlock,
    Manuscript,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    list_numbers,
    plain,
)
from manuscripts.outline import (
    CONTENTS_TITLE,
    LANGUAGE_TAG,
    chapters_break,
    contents_per_page,
    has_contents,
    heading_numbers,
)
from manuscripts.pictures import HEIGHT, WIDTH, picture, shield
from manuscripts.word_package import Package, timestamp
from manuscripts.word_shapes import picture_run, text_box
from manuscripts.word_styles import Numbering, style_ids, styles_xml
from manuscripts.word_text import (
    BREAK,
    PLAIN,
    Changes,
    Shape,
    field,
    paragraph,
    runs_xml,
    styled,
    text_run,
    twips,
)

_PAGE_BREAK = paragraph('<w:r><w:br w:type="page"/></w:r>')


def build_word(manuscript: Manuscript) -> Built:
    """Make the Word file."""
    writer = _Writer(manuscript)
    return Built(writer.run(), writer.pages.of_block)


class _Writer:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.head = manuscript.head
        self.style = STYLES[self.head.look]
        self.ids = style_ids(self.style)
        self.numbers = heading_numbers(manuscript)
        self.pages: Pages = estimate(manuscript)
        properties = self.head.properties
        self.changes = Changes(
            properties.author or "Saksbehandler", timestamp(properties.modified or properties.created)
        )
        self.by_styles = self.head.headings == "styles"
        heading_ids = tuple(self.ids[f"heading {level}"] for level in (1, 2, 3)) if self.by_styles else ()
        self.numbering = Numbering(heading_ids if self.head.numbering == "auto" else (), self.style.number_end)
        self.package = Package()
        self.notes: list[str] = []
        self.counter = count(1)
        self.width_cm = 21.0 - 2 * self.style.margin

    def run(self) -> bytes:
        body = self._front()
        if has_contents(self.manuscript):
            body.append(self._contents())
            if self.head.front_page and not self._opens_with_own_break():
                body.append(_PAGE_BREAK)
        blocks = self.manuscript.blocks
        for index, block in enumerate(blocks):
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, PageBreak) and self._breaks_itself(following):
                continue
            body.extend(self._block(index, block))
        language = LANGUAGE_TAG[self.manuscript.language]
        auto = self.head.numbering == "auto" and self.by_styles
        new_page = chapters_break(self.manuscript)
        return self.package.finish(
            self.manuscript,
            body="".join(body),
            styles=styles_xml(self.style, language, auto_numbers=auto, new_page=new_page),
            numbering=self.numbering.xml(),
            notes=self.notes,
            pages=self.pages.total,
        )

    def _breaks_itself(self, block: Block | None) -> bool:
        return isinstance(block, Heading) and block.level == 1 and chapters_break(self.manuscript)

    def _opens_with_own_break(self) -> bool:
        first = next((block for block in self.manuscript.blocks if not isinstance(block, PageBreak)), None)
        return self._breaks_itself(first)

    def _front(self) -> list[str]:
        out: list[str] = []
        head, style = self.head, self.style
        page = head.front_page
        if head.municipality:
            space = (
                '<w:spacing w:before="1200" w:after="480"/>'
                if page and not style.shield
                else '<w:spacing w:after="240"/>'
            )
            shape = Shape(bold=True, colour=style.accent, size=style.heading_sizes[0] if page else style.size)
            out.append(paragraph(text_run(head.municipality, shape), space))
        if page and style.shield:
            relation = self.package.add_image(shield(head.municipality or head.title))
            run = picture_run(next(self.counter), relation, 3.2, 4.0)
            out.append(paragraph(run, '<w:spacing w:before="1200" w:after="960"/>'))
        out.append(self._front_text(head.title, "Title", style.title_size if page else style.title_size * 0.75))
        if head.subtitle:
            out.append(self._front_text(head.subtitle, "Subtitle", style.title_size * 0.55))
        for number, line in enumerate(head.front):
            space = f'<w:spacing w:before="{1200 if page and number == 0 else 0}" w:after="80"/>'
            out.append(paragraph(text_run(line), space))
        if page and (has_contents(self.manuscript) or not self._opens_with_own_break()):
            out.append(_PAGE_BREAK)
        return out

    def _front_text(self, text: str, name: str, size: float) -> str:
        if self.by_styles:
            shape = PLAIN if self.head.front_page else Shape(size=size)
            return paragraph(text_run(text, shape), styled(self.ids[name]))
        return paragraph(text_run(text, Shape(bold=name == "Title", size=size)), '<w:spacing w:after="160"/>')

    def _contents(self) -> str:
        """A contents field with its entries as cached, or typed lines where the headings have no styles."""
        title = CONTENTS_TITLE[self.manuscript.language]
        entries = [
            (index, block)
            for index, block in enumerate(self.manuscript.blocks)
            if isinstance(block, Heading) and block.level <= self.style.contents_levels
        ]
        before = BREAK if self.head.front_page else ""
        if not self.by_styles:
            shape = Shape(bold=True, size=self.style.heading_sizes[0])
            lines = [paragraph(text_run(title, shape, before=before))]
            return "".join(lines + [self._typed_entry(index, block) for index, block in entries])
        out = paragraph(text_run(title, before=before), styled(self.ids["TOC Heading"]))
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o '
            f'"1-{self.style.contents_levels}" \\h \\z \\u </w:instrText></w:r><w:r>'
            '<w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for number, (index, block) in enumerate(entries):
            turn = number and number % contents_per_page(self.manuscript) == 0 and self.head.front_page
            out += self._entry(index, block, begin if number == 0 else "", BREAK if turn else "")
        out += paragraph('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{600000 + len(entries)}"/><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/>'
            f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{out}</w:sdtContent></w:sdt>"
        )

    def _entry(self, index: int, block: Heading, begin: str, before: str) -> str:
        anchor = _anchor(index)
        number = self.numbers[index]
        first = text_run("", before=before) if before else ""
        if number and self.head.numbering == "auto":
            first += text_run(number) + "<w:r><w:tab/></w:r>"
        elif number:
            first += text_run(f"{number} ")
        page = str(self.pages.of_block[index])
        link = first + text_run(plain(block.runs)) + "<w:r><w:tab/></w:r>" + field(f"PAGEREF {anchor} \\h", page)
        content = f'{begin}<w:hyperlink w:anchor="{anchor}" w:history="1">{link}</w:hyperlink>'
        return paragraph(content, styled(self.ids[f"toc {block.level}"]))

    def _typed_entry(self, index: int, block: Heading) -> str:
        text = f"{self.numbers[index]} {plain(block.runs)}".strip()
        tabs = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(self.width_cm / 2.54 * 72)}"/></w:tabs>'
        indent = f'<w:spacing w:after="40"/><w:ind w:left="{220 * (block.level - 1)}"/>'
        return paragraph(text_run(f"{text}\t{self.pages.of_block[index]}"), tabs + indent)

    def _before(self, index: int, part: int = 0) -> str:
        return BREAK if (index, part) in self.pages.begins else ""

    def _block(self, index: int, block: Block) -> list[str]:
        if isinstance(block, PageBreak):
            return [_PAGE_BREAK]
        if isinstance(block, Heading):
            return [self._heading(index, block)]
        if isinstance(block, Paragraph):
            return [self._paragraph(block, self._before(index))]
        if isinstance(block, ListBlock):
            return self._list(block, index)
        if isinstance(block, Table):
            return [self._table(index, block), paragraph("", '<w:spacing w:after="0"/>')]
        if isinstance(block, Picture):
            return self._picture(index, block)
        assert isinstance(block, Box)
        return [self._box(block)]

    def _heading(self, index: int, block: Heading) -> str:
        number = self.numbers[index]
        runs: Runs = block.runs
        if self.head.numbering == "typed" and number:
            runs = (Run(f"{number}\t" if self.head.look == "compact" else f"{number} "), *runs)
        mark = next(self.counter)
        before = self._before(index)
        if self.by_styles:
            content = runs_xml(runs, self.changes, before=before)
            properties = styled(self.ids[f"heading {block.level}"])
        else:
            size = self.style.heading_sizes[block.level - 1]
            shape = Shape(bold=True, italic=block.level == 3, size=size)
            content = runs_xml(runs, self.changes, shape, before=before)
            new_page = "<w:pageBreakBefore/>" if self._breaks_itself(block) else ""
            auto = f'<w:numPr><w:ilvl w:val="{block.level - 1}"/><w:numId w:val="1"/></w:numPr>'
            numbered = auto if self.head.numbering == "auto" else ""
            properties = (
                f'<w:keepNext/>{new_page}{numbered}<w:spacing w:before="{twips(size)}" w:after="{twips(size * 0.4)}"/>'
            )
        start = f'<w:bookmarkStart w:id="{mark}" w:name="{_anchor(index)}"/>'
        return paragraph(f'{start}{content}<w:bookmarkEnd w:id="{mark}"/>', properties)

    def _paragraph(self, block: Paragraph, before: str = "") -> str:
        content = runs_xml(block.runs, self.changes, before=before)
        whole = paragraph(content + "".join(self._note(note) for note in block.notes))
        if not block.control:
            return whole
        text = plain(block.runs)
        hint = "<w:showingPlcHdr/>" if text.startswith(("Klikk ", "Skriv inn ", "Vel ", "Velg ")) else ""
        if hint:
            shape = Shape(style_id=self.ids["Placeholder Text"])
            whole = paragraph(runs_xml(block.runs, self.changes, shape, before=before))
        number = 700000 + next(self.counter)
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{number}"/>{hint}<w:text/></w:sdtPr>'
            f"<w:sdtContent>{whole}</w:sdtContent></w:sdt>"
        )

    def _note(self, note: Runs) -> str:
        reference = self.ids["footnote reference"]
        mark = f'<w:r><w:rPr><w:rStyle w:val="{reference}"/></w:rPr>'
        content = f"{mark}<w:footnoteRef/></w:r>" + text_run(" ") + runs_xml(note, self.changes)
        self.notes.append(paragraph(content, styled(self.ids["footnote text"])))
        return f'{mark}<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def _list(self, block: ListBlock, index: int | None) -> list[str]:
        out: list[str] = []
        open_lists: dict[int, int] = {}
        for part, (item, _) in enumerate(list_numbers(block)):
            for deeper in [level for level in open_lists if level > item.level]:
                del open_lists[deeper]
            number = 2
            if item.ordered:
                start = block.start if item.level == 0 else 1
                if item.level not in open_lists:
                    open_lists[item.level] = self.numbering.new_list(item.level, start)
                number = open_lists[item.level]
            before = self._before(index, part) if index is not None else ""
            content = runs_xml(item.runs, self.changes, before=before)
            content += "".join(self._note(note) for note in item.notes)
            numbering = f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{number}"/></w:numPr>'
            last = "" if part + 1 < len(block.items) else f'<w:spacing w:after="{twips(self.style.space_after)}"/>'
            out.append(paragraph(content, styled(self.ids["List Paragraph"]) + numbering + last))
        return out

    def _table(self, index: int, block: Table) -> str:
        whole = twips(self.width_cm / 2.54 * 72)
        widths = self._widths(block, whole)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(
            self._row(row, widths, number, self._before(index, number)) for number, row in enumerate(block.rows)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.ids["Table Grid"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1"'
            ' w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _widths(self, block: Table, whole: int) -> list[int]:
        """The columns' widths: roomy letters first, then tighter ones, until every word fits."""
        fits, widths = False, [float(whole)]
        for ease in (1.2, 1.1, 1.0):

            def measure(text: str, header: bool, ease: float = ease) -> float:
                letter = twips((self.style.size - 1) * self.style.letter) * ease
                return len(text) * letter * (1.08 if header else 1.0)

            widths, fits = column_widths(block, whole, 230, measure)
            if fits:
                break
        return [round(width) for width in widths]

    def _row(self, row: tuple[Runs, ...], widths: list[int], number: int, before: str) -> str:
        shape, fill, properties = Shape(size=self.style.size - 1), "", "<w:trPr><w:cantSplit/></w:trPr>"
        if number == 0:
            shape = replace(shape, bold=True, colour=self.style.table_text)
            fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{self.style.table_fill}"/>'
            properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        cells = ""
        for cell, width in zip(row, widths, strict=True):
            content = paragraph(
                runs_xml(cell, self.changes, shape, before=before), '<w:spacing w:before="40" w:after="40"/>'
            )
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{content}</w:tc>'
            before = ""
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _picture(self, index: int, block: Picture) -> list[str]:
        relation = self.package.add_image(picture(plain(block.caption)))
        wide = min(self.width_cm, 15.0)
        run = picture_run(next(self.counter), relation, wide, wide * HEIGHT / WIDTH, self._before(index))
        caption = runs_xml(block.caption, self.changes)
        shape = styled(self.ids["caption"]) if self.by_styles else '<w:spacing w:after="200"/>'
        return [paragraph(run, '<w:keepNext/><w:spacing w:before="120" w:after="60"/>'), paragraph(caption, shape)]

    def _box(self, block: Box) -> str:
        inner = ""
        lines = 0.0
        per_line = self.style.chars_per_line * 0.9
        for part in block.blocks:
            if isinstance(part, Paragraph):
                inner += self._paragraph(part)
                lines += ceil(len(plain(part.runs)) / per_line) + self.style.space_after / self.style.leading
            elif isinstance(part, ListBlock):
                inner += "".join(self._list(part, None))
                lines += sum(ceil(len(plain(item.runs)) / per_line) + 0.2 for item in part.items) + 0.5
        height = (lines * self.style.leading + 14) / 72 * 2.54
        colour = self.style.accent
        return text_box(
            next(self.counter), inner, self.width_cm - 0.1, height, colour, '<w:spacing w:before="120" w:after="120"/>'
        )


def _anchor(index: int) -> str:
    return f"_Toc{175000000 + index * 7}"
