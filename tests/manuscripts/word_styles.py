"""Styles and numbering of a Word file, by look."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from manuscripts.looks import Style
from manuscripts.word_text import NAMESPACES, half_points, twips

_NORWEGIAN = {
    "heading 1": "Overskrift1", "heading 2": "Overskrift2", "heading 3": "Overskrift3",
    "Title": "Tittel", "Subtitle": "Undertittel", "header": "Topptekst", "footer": "Bunntekst",
    "caption": "Bildetekst", "List Paragraph": "Listeavsnitt", "Table Grid": "Tabellrutenett",
    "toc 1": "INNH1", "toc 2": "INNH2", "toc 3": "INNH3", "TOC Heading": "Overskriftforinnholdsfortegnelse",
    "footnote text": "Fotnotetekst", "footnote reference": "Fotnotereferanse", "Hyperlink": "Hyperkobling",
    "Normal Table": "Vanligtabell", "Default Paragraph Font": "Standardskriftforavsnitt",
    "Placeholder Text": "Plassholdertekst",
}  # fmt: skip
_ENGLISH = {
    "heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3",
    "Title": "Title", "Subtitle": "Subtitle", "header": "Header", "footer": "Footer",
    "caption": "Caption", "List Paragraph": "ListParagraph", "Table Grid": "TableGrid",
    "toc 1": "TOC1", "toc 2": "TOC2", "toc 3": "TOC3", "TOC Heading": "TOCHeading",
    "footnote text": "FootnoteText", "footnote reference": "FootnoteReference", "Hyperlink": "Hyperlink",
    "Normal Table": "TableNormal", "Default Paragraph Font": "DefaultParagraphFont",
    "Placeholder Text": "PlaceholderText",
}  # fmt: skip


def style_ids(style: Style) -> dict[str, str]:
    """The id of each style by its built-in name: Norwegian Word translates ids, never names."""
    return _NORWEGIAN if style.norwegian_ids else _ENGLISH


def styles_xml(style: Style, language: str, *, auto_numbers: bool, new_page: bool) -> str:
    """The whole styles part."""
    ids = style_ids(style)
    out = [_defaults(style, language)]

    def add(
        name: str, paragraph: str = "", run: str = "", *, more: str = "", kind: str = "paragraph", based: str = "Normal"
    ) -> None:
        base = f"<w:basedOn w:val={quoteattr(ids.get(based, based))}/>" if based else ""
        following = '<w:next w:val="Normal"/>' if name.startswith(("heading", "Title", "Subtitle")) else ""
        shape = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
        out.append(
            f'<w:style w:type="{kind}" w:styleId="{ids[name]}">'
            f'<w:name w:val="{name}"/>{base}{following}<w:qFormat/>{shape}{more}</w:style>'
        )

    font = f'<w:rFonts w:ascii="{style.word_heading}" w:hAnsi="{style.word_heading}" w:cs="{style.word_heading}"/>'
    for level, size in enumerate(style.heading_sizes, 1):
        numbering = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if auto_numbers else ""
        breaks = "<w:pageBreakBefore/>" if new_page and level == 1 else ""
        space = f'<w:spacing w:before="{twips(size * (1.5 if level == 1 else 1.1))}" w:after="{twips(size * 0.45)}"/>'
        add(
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/>{breaks}{numbering}{space}<w:outlineLvl w:val="{level - 1}"/>',
            f'{font}<w:b/><w:color w:val="{style.accent}"/><w:sz w:val="{half_points(size)}"/>',
        )
    add("Title", '<w:spacing w:before="240" w:after="120" w:line="240" w:lineRule="auto"/>',
        f'{font}<w:b/><w:color w:val="{style.accent}"/><w:sz w:val="{half_points(style.title_size)}"/>')  # fmt: skip
    add(
        "Subtitle",
        '<w:spacing w:after="240"/>',
        f'<w:color w:val="595959"/><w:sz w:val="{half_points(style.title_size * 0.55)}"/>',
    )
    for name in ("header", "footer"):
        add(name, '<w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs>'
            '<w:spacing w:after="0"/>',
            f'<w:color w:val="595959"/><w:sz w:val="{half_points(style.size - 1.5)}"/>')  # fmt: skip
    add(
        "caption",
        '<w:spacing w:after="200"/>',
        f'<w:i/><w:color w:val="44546A"/><w:sz w:val="{half_points(style.size - 1.5)}"/>',
    )
    add("List Paragraph", '<w:spacing w:after="40"/><w:ind w:left="720"/><w:contextualSpacing/>')
    width = twips((21.0 - 2 * style.margin) / 2.54 * 72)
    for level in (1, 2, 3):
        bold = "<w:b/>" if level == 1 and not style.norwegian_ids else ""
        add(
            f"toc {level}",
            f'<w:tabs><w:tab w:val="left" w:pos="{440 + 330 * level}"/>'
            f'<w:tab w:val="right" w:leader="dot" w:pos="{width}"/></w:tabs>'
            f'<w:spacing w:after="60"/><w:ind w:left="{220 * (level - 1)}"/>',
            bold,
        )
    add("TOC Heading", '<w:spacing w:before="240" w:after="120"/>',
        f'{font}<w:b/><w:color w:val="{style.accent}"/>'
        f'<w:sz w:val="{half_points(style.heading_sizes[0])}"/>')  # fmt: skip
    add(
        "footnote text",
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        f'<w:sz w:val="{half_points(style.size - 2)}"/>',
    )
    out.append(
        f'<w:style w:type="character" w:default="1" w:styleId="{ids["Default Paragraph Font"]}">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
    )
    for name, run in (
        ("footnote reference", '<w:vertAlign w:val="superscript"/>'),
        ("Hyperlink", '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
        ("Placeholder Text", '<w:color w:val="808080"/>'),
    ):
        add(name, "", run, kind="character", based="Default Paragraph Font")
    out.append(_tables(ids))
    return f'<w:styles {NAMESPACES} mc:Ignorable="w14 w15">{"".join(out)}</w:styles>'


def _defaults(style: Style, language: str) -> str:
    face = style.word_body
    font = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    line = round(style.leading / style.size / 1.2 * 240)
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:sz w:val="{half_points(style.size)}"/>'
        f'<w:szCs w:val="{half_points(style.size)}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr>"
        f'<w:spacing w:after="{twips(style.space_after)}" w:line="{line}" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    )


def _tables(ids: dict[str, str]) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    plain, grid = ids["Normal Table"], ids["Table Grid"]
    margins = (
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    )
    return (
        f'<w:style w:type="table" w:default="1" w:styleId="{plain}"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins}</w:tblPr></w:style>'
        f'<w:style w:type="table" w:styleId="{grid}"><w:name w:val="Table Grid"/><w:basedOn w:val="{plain}"/>'
        '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


@dataclass
class Numbering:
    """Lists as they are asked for; number 1 is the headings' own, number 2 every bullet."""

    heading_ids: tuple[str, ...] = ()
    """Style ids that the heading numbers hang on; none where headings have no styles."""
    end: str = ""
    starts: list[tuple[int, int]] = field(default_factory=list)

    def new_list(self, level: int, start: int) -> int:
        """The id of a new numbered list whose items at `level` count from `start`."""
        self.starts.append((level, start))
        return 2 + len(self.starts)

    def xml(self) -> str:
        """The whole numbering part."""
        shapes = [
            self._headings(),
            _abstract(1, "bullet", ("\uf0b7", "o", "\uf0a7")),
            _abstract(2, "decimal", ("%1.", "%2)", "%3)")),
        ]
        lists = [
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
            '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
        ]
        for number, (level, start) in enumerate(self.starts, 3):
            override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            lists.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{override}</w:num>')
        return f'<w:numbering {NAMESPACES} mc:Ignorable="w14 w15">{"".join(shapes)}{"".join(lists)}</w:numbering>'

    def _headings(self) -> str:
        levels = ""
        for level in range(3):
            text = ".".join(f"%{number + 1}" for number in range(level + 1)) + self.end
            link = f'<w:pStyle w:val="{self.heading_ids[level]}"/>' if self.heading_ids else ""
            hang = 567 + 142 * level
            levels += (
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
                f'<w:numFmt w:val="decimal"/>{link}<w:lvlText w:val="{text}"/>'
                f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr></w:lvl>'
            )
        return f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _abstract(number: int, kind: str, texts: tuple[str, str, str]) -> str:
    levels = ""
    for level, text in enumerate(texts):
        shape = kind if kind == "bullet" or level == 0 else "lowerLetter"
        font = ("Symbol", "Courier New", "Wingdings")[level]
        run = (
            f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>' if kind == "bullet" else ""
        )
        levels += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr>{run}</w:lvl>'
        )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )
