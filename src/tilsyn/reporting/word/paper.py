"""A document to write into: headings, text, lists, tables and fields, each with a real style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.reporting.word.xml import Words, clean, field_runs, make, run

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Cell", "Column", "Line", "Paper"]

Line = str | Words | tuple[str | Words, ...]
"""A paragraph's text: one run or several."""

Cell = str | Words | list[Line]
"""What stands in a cell: one paragraph, or a list of them."""

_SHADE = "E7ECF1"
_RULE = "BFBFBF"
_WHOLE = 7
"""A row of so many paragraphs is kept on one page; a longer one may run over to the next."""
_TWIPS = 1440 / 914400


@dataclass(frozen=True)
class Column:
    """A column: its heading, its share of the width, and whether it holds numbers."""

    title: str
    share: float
    number: bool = False


@dataclass
class Paper:
    """Writes at the end of a document.

    Parameters
    ----------
    document:
        The document, with all styles in place.
    say:
        The report's language.
    numbered:
        Whether headings carry numbers, which the contents then show too.
    """

    document: Document
    say: Translator
    numbered: bool
    _contents: Any = None
    _entries: list[tuple[int, str, str]] = field(default_factory=list)
    _counts: list[int] = field(default_factory=lambda: [0, 0])
    _marks: int = 0
    _tables: int = 0
    _styles: dict[str, str] = field(default_factory=dict)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading; those of level 1 and 2 stand in the contents."""
        paragraph = self._paragraph(f"Heading {level}", (text,))
        if new_page:
            paragraph.pPr.append(make("w:pageBreakBefore"))
        if level <= 2:
            self._counts[level - 1] += 1
            if level == 1:
                self._counts[1] = 0
            number = ".".join(str(count) for count in self._counts[:level])
            name = f"_Toc{len(self._entries) + 1:08}"
            self._entries.append((level, f"{number} {text}" if self.numbered else text, name))
            self._bookmark(paragraph, name)

    def text(self, *words: str | Words, style: str = "Normal", keep: bool = False) -> None:
        """A paragraph; with ``keep`` it stands on the same page as the next one."""
        paragraph = self._paragraph(style, words)
        if keep:
            paragraph.pPr.append(make("w:keepNext"))

    def items(self, lines: Iterable[Line], style: str = "List Bullet") -> None:
        """A list; a numbered one begins at 1."""
        number = self._restart() if style == "List Number" else None
        for line in lines:
            paragraph = self._paragraph(style, line if isinstance(line, tuple) else (line,))
            if number is not None:
                properties = paragraph.get_or_add_pPr().get_or_add_numPr()
                properties.append(make("w:ilvl", val=0))
                properties.append(make("w:numId", val=number))

    def quote(self, text: str, where: str, note: str, language: str) -> None:
        """A quotation with where it stands and, when it does not count, why."""
        self._paragraph("Tilsyn Quote", (Words(f"«{text}»", language=language),))
        self._paragraph("Tilsyn Source", (where, *((" ", Words(note, bold=True)) if note else ())))

    def table(self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], note: str = "") -> None:
        """A numbered table: its first row repeated on every page, its widths fixed to those of the page.

        Parameters
        ----------
        note:
            What is said beneath it.
        """
        from docx.oxml.ns import qn

        self._tables += 1
        number = field_runs("SEQ Table \\* ARABIC", str(self._tables))
        line = self._paragraph("Caption", (f"{self.say('word.table')} ",))
        line.extend(number)
        line.append(run(Words(f". {caption}")))
        widths = self._widths(columns)
        table = make("w:tbl", self._table_properties(caption, sum(widths)))
        table.append(make("w:tblGrid", *(make("w:gridCol", w=width) for width in widths)))
        head: list[Cell] = [Words(column.title, bold=True) for column in columns]
        table.append(self._row(head, columns, widths, head=True))
        for cells in rows:
            table.append(self._row(cells, columns, widths))
        body = self.document.element.body
        body.insert(len(body) - (1 if body[-1].tag == qn("w:sectPr") else 0), table)
        self._paragraph("Tilsyn Small", (note,) if note else ())

    def contents(self) -> None:
        """The place of the contents, filled by :meth:`finish`."""
        self._contents = self._paragraph("Normal", ())

    def finish(self) -> None:
        """Fill the contents: a field that Word keeps, with links that work before it is updated."""
        if self._contents is None:
            return
        lines = []
        for level, text, name in self._entries:
            # Without page numbers, which only a layout can know: Word puts them in when it updates the field.
            link = make("w:hyperlink", run(Words(text)), anchor=name, history=1)
            style = self._style_id(f"toc {level}") or self._style_id("Normal")
            lines.append(make("w:p", make("w:pPr", make("w:pStyle", val=style)), link))
        if lines:
            begin = [
                make("w:r", make("w:fldChar", fldCharType="begin", dirty="true")),
                make("w:r", make("w:instrText", text=' TOC \\o "1-2" \\h \\z \\u ')),
                make("w:r", make("w:fldChar", fldCharType="separate")),
            ]
            for position, piece in enumerate(begin):
                lines[0].insert(1 + position, piece)
        for line in lines:
            self._contents.addprevious(line)
        if lines:
            self._contents.append(make("w:r", make("w:fldChar", fldCharType="end")))

    def new_page(self) -> None:
        """What is written next begins on a new page."""
        self._paragraph("Normal", ()).append(make("w:r", make("w:br", type="page")))

    def turn(self, *, landscape: bool) -> None:
        """A new section with the paper turned."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        short, long = sorted((section.page_width or 0, section.page_height or 0))
        wide = section.orientation == WD_ORIENT.LANDSCAPE
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        if wide != landscape:
            top, bottom, left, right = (
                section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
            )  # fmt: skip
            # The paper is turned to the left, as Word does it; the binding edge stays the binding edge.
            section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
                left, right, bottom, top,
            )  # fmt: skip

    def page_numbers(self, text: str) -> None:
        """A line in the footer with the page number, unless the template has one already."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        footer = self.document.sections[0].footer
        if "PAGE" in "".join(footer._element.xpath(".//w:instrText/text() | .//w:fldSimple/@w:instr")):
            return
        first = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
        if first.text.strip():
            first = footer.add_paragraph()
        line: Any = first._p
        first.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.append(run(Words(f"{text} · {self.say('word.page')} ")))
        line.extend(field_runs("PAGE", "1"))
        line.append(run(Words(f" {self.say('word.of')} ")))
        line.extend(field_runs("NUMPAGES", "1"))

    def _paragraph(self, style: str, words: Sequence[str | Words]) -> Any:
        from docx.oxml.ns import qn

        made = self._line(self._style_id(style), words)
        body = self.document.element.body
        body.insert(len(body) - (1 if body[-1].tag == qn("w:sectPr") else 0), made)
        return made

    def _line(self, style: str, words: Sequence[str | Words], *, right: bool = False) -> Any:
        made = make("w:p")
        properties = make("w:pPr", make("w:pStyle", val=style))
        if right:
            properties.append(make("w:jc", val="right"))
        made.append(properties)
        for piece in words:
            piece = Words(piece) if isinstance(piece, str) else piece
            made.append(self._linked(piece) if piece.url or piece.anchor else run(piece))
            if piece.mark:
                self._bookmark(made, piece.mark)
        return made

    def _linked(self, words: Words) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml.ns import qn

        piece = run(Words(words.text, bold=words.bold, style=self._style_id("Hyperlink")))
        if words.anchor:
            return make("w:hyperlink", piece, anchor=words.anchor, history=1)
        link = make("w:hyperlink", piece, history=1)
        link.set(qn("r:id"), self.document.part.relate_to(words.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

    def _row(
        self, cells: Sequence[Cell], columns: Sequence[Column], widths: Sequence[int], *, head: bool = False
    ) -> Any:
        properties = make("w:trPr")
        if head or max(len(cell) if isinstance(cell, list) else 1 for cell in cells) <= _WHOLE:
            properties.append(make("w:cantSplit"))
        if head:
            properties.append(make("w:tblHeader"))
        row = make("w:tr", properties)
        for cell, column, width in zip(cells, columns, widths, strict=True):
            row.append(self._cell(cell, width, head=head, right=column.number))
        return row

    def _cell(self, cell: Cell, width: int, *, head: bool, right: bool) -> Any:
        properties = make("w:tcPr", make("w:tcW", w=width, type="dxa"))
        if head:
            properties.append(make("w:shd", val="clear", color="auto", fill=_SHADE))
        made = make("w:tc", properties)
        style = self._style_id("Tilsyn Cell")
        lines = cell if isinstance(cell, list) else [cell]
        for line in lines or [""]:
            made.append(self._line(style, line if isinstance(line, tuple) else (line,), right=right))
            if head:
                made[-1].pPr.insert(1, make("w:keepNext"))
        return made

    def _table_properties(self, caption: str, width: int) -> Any:
        borders = [
            make(f"w:{side}", val="single", sz=4, space=0, color=_RULE)
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ]
        margins = [
            make(f"w:{side}", w=wide, type="dxa")
            for side, wide in (("top", 40), ("left", 85), ("bottom", 20), ("right", 85))
        ]
        return make(
            "w:tblPr",
            make("w:tblStyle", val=self._style_id("Table Grid")),
            make("w:tblW", w=width, type="dxa"),
            make("w:tblBorders", *borders),
            make("w:tblLayout", type="fixed"),
            make("w:tblCellMar", *margins),
            make("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
            make("w:tblCaption", val=clean(caption)),
        )

    def _widths(self, columns: Sequence[Column]) -> list[int]:
        section = self.document.sections[-1]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        total = sum(column.share for column in columns)
        return [round(width * _TWIPS * column.share / total) for column in columns]

    def _bookmark(self, paragraph: Any, name: str) -> None:
        self._marks += 1
        paragraph.insert(1, make("w:bookmarkStart", id=self._marks, name=name))
        paragraph.append(make("w:bookmarkEnd", id=self._marks))

    def _style_id(self, name: str) -> str:
        if not self._styles:
            self._styles = {(style.name or "").lower(): style.style_id for style in self.document.styles}
        return self._styles.get(name.lower(), "")

    def _restart(self) -> int | None:
        """A new list that counts from 1, with the look of the style's own list."""
        from docx.oxml.ns import qn

        style: Any = self.document.styles["List Number"]
        found = style.element.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        if not found:
            return None
        numbering = self.document.part.numbering_part.element
        base = numbering.xpath(f'./w:num[@w:numId="{found[0]}"]/w:abstractNumId/@w:val')
        if not base:
            return None
        number = max(int(value) for value in numbering.xpath("./w:num/@w:numId")) + 1
        restart = make("w:lvlOverride", make("w:startOverride", val=1), ilvl=0)
        made = make("w:num", make("w:abstractNumId", val=base[0]), restart, numId=number)
        numbering.findall(qn("w:num"))[-1].addnext(made)
        return number
