"""The look of the report: our own document to begin with, and the styles that any template must have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.reporting.word.xml import make

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

__all__ = ["NEEDED", "TAGS", "add_own_styles", "blank", "set_language"]

NEEDED: tuple[str, ...] = (
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "List Number", "Caption", "Table Grid",
)  # fmt: skip
"""Word's own styles that a template must hold; ours are added where they are lacking."""

TAGS: dict[str, str] = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB", "sv": "sv-SE", "fi": "fi-FI", "da": "da-DK"}

_FONT = "Arial"
_DARK = "1B3A57"
_GREY = "595959"
_LINE = "A6A6A6"
_HEADINGS = {"Heading 1": (16, 18, 6), "Heading 2": (12.5, 14, 4), "Heading 3": (10.5, 12, 2)}


def blank() -> Document:
    """An empty A4 document in a sober style, with numbered headings."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    _without_thumbnail(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)
    styles: Any = document.styles
    normal = styles["Normal"]
    _font(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.1
    _font(styles["Title"], 22, _DARK, bold=True)
    _bare(styles["Title"])
    styles["Title"].paragraph_format.space_after = Pt(4)
    _font(styles["Subtitle"], 13, _GREY)
    styles["Subtitle"].paragraph_format.space_after = Pt(12)
    styles["Subtitle"].font.italic = False
    for name in ("Title", "Subtitle"):
        for spacing in styles[name].element.xpath("./w:rPr/w:spacing | ./w:rPr/w:kern"):
            spacing.getparent().remove(spacing)
    for name, (size, before, after) in _HEADINGS.items():
        _font(styles[name], size, _DARK, bold=True)
        form = styles[name].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    _font(styles["Caption"], 9, _GREY, bold=True)
    form = styles["Caption"].paragraph_format
    form.keep_with_next, form.space_before, form.space_after = True, Pt(8), Pt(3)
    for name in ("List Bullet", "List Number"):
        styles[name].paragraph_format.space_after = Pt(3)
    _number_headings(document)
    return document


def _without_thumbnail(document: Document) -> None:
    """The library's own blank document carries a picture of itself."""
    rels = document.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype.endswith("/thumbnail")]:
        del rels[key]


def add_own_styles(document: Document) -> None:
    """The styles of ours that the document lacks; those it has stay as somebody has made them."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    styles: Any = document.styles
    have = {style.name or "" for style in styles}
    have |= {name.lower() for name in have if name.lower().startswith("toc ")}

    def add(name: str, size: float, colour: str = "") -> ParagraphStyle | None:
        if name in have:
            return None
        made: ParagraphStyle = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        made.font.size = Pt(size)
        if colour:
            _colour(made, colour)
        return made

    if (quote := add("Tilsyn Quote", 9.5)) is not None:
        quote.paragraph_format.left_indent = Cm(0.6)
        quote.paragraph_format.space_after = Pt(1)
        quote.paragraph_format.keep_with_next = True
        border = make("w:pBdr", make("w:left", val="single", sz=12, space=8, color=_LINE))
        quote.element.get_or_add_pPr().insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    if (source := add("Tilsyn Source", 8.5, _GREY)) is not None:
        source.paragraph_format.left_indent = Cm(0.6)
        source.paragraph_format.space_after = Pt(6)
    if (small := add("Tilsyn Small", 9, _GREY)) is not None:
        small.paragraph_format.space_after = Pt(4)
    if (cell := add("Tilsyn Cell", 8.5)) is not None:
        cell.paragraph_format.space_after = Pt(1)
        cell.paragraph_format.line_spacing = 1.0
    if (label := add("Tilsyn Label", 10)) is not None:
        label.font.bold = True
        label.paragraph_format.space_before = Pt(4)
        label.paragraph_format.space_after = Pt(2)
        label.paragraph_format.keep_with_next = True
    if "Hyperlink" not in have:
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
        link.font.underline = True
        _colour(link, "1F4E8C")
    _contents_styles(document, have)


def set_language(document: Document, language: str) -> None:
    """The language of all text that does not say otherwise."""
    from docx.oxml.ns import qn

    tag = TAGS.get(language, language)
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = make("w:docDefaults")
        styles.insert(0, defaults)
    outer = defaults.find(qn("w:rPrDefault"))
    if outer is None:
        outer = make("w:rPrDefault")
        defaults.insert(0, outer)
    inner = outer.find(qn("w:rPr"))
    if inner is None:
        inner = make("w:rPr")
        outer.append(inner)
    for old in styles.iter(qn("w:lang")):
        old.set(qn("w:val"), tag)
    if inner.find(qn("w:lang")) is None:
        inner.append(make("w:lang", val=tag))


def _font(style: Any, size: float, colour: str = "", *, bold: bool | None = None) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.size = Pt(size)
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), _FONT)
    if colour:
        _colour(style, colour)


def _colour(style: Any, colour: str) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(colour)


def _bare(style: Any) -> None:
    """Without the line that Word's own title has beneath it."""
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _contents_styles(document: Document, have: set[str]) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt

    styles: Any = document.styles
    for level, indent, bold in ((1, 0.0, True), (2, 0.6, False)):
        if f"toc {level}" in have:
            continue
        made = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.base_style = styles["Normal"]
        made.font.bold = bold
        made.paragraph_format.left_indent = Cm(indent)
        made.paragraph_format.space_before = Pt(4 if bold else 0)
        made.paragraph_format.space_after = Pt(1)
        made.element.get_or_add_pPr().insert(
            0, make("w:tabs", make("w:tab", val="right", leader="dot", pos=round(16 / 2.54 * 1440)))
        )


def _number_headings(document: Document) -> None:
    """Headings of level 1 and 2 carry 1 and 1.1, as a list that Word keeps."""
    from docx.oxml.ns import qn

    numbering = document.part.numbering_part.element
    levels = [
        make(
            "w:lvl",
            make("w:start", val=1),
            make("w:numFmt", val="decimal"),
            make("w:pStyle", val=f"Heading{level + 1}"),
            make("w:suff", val="space"),
            make("w:lvlText", val=text),
            make("w:lvlJc", val="left"),
            ilvl=level,
        )
        for level, text in enumerate(("%1", "%1.%2"))
    ]
    abstract = make("w:abstractNum", make("w:multiLevelType", val="multilevel"), *levels, abstractNumId=90)
    last = numbering.findall(qn("w:abstractNum"))[-1]
    last.addnext(abstract)
    numbering.append(make("w:num", make("w:abstractNumId", val=90), numId=90))
    styles: Any = document.styles
    for level in (0, 1):
        properties = styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.append(make("w:ilvl", val=level))
        number.append(make("w:numId", val=90))
