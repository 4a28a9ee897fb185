"""Text for PDF files: typefaces, markup, paragraph shapes, and characters that no typeface here has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from manuscripts.head import fault
from manuscripts.hyphenate import hyphenate
from manuscripts.language import texts
from manuscripts.looks import Style
from manuscripts.model import Manuscript, Runs, plain

_FAMILIES = {
    "Helvetica": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "Times": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "Vera": ("Vera", "VeraBd", "VeraIt", "VeraBI"),
}


def fonts(style: Style) -> tuple[str, str, str, str]:
    """Regular, bold, italic and bold italic typeface of a look."""
    _register()
    return _FAMILIES[style.pdf_family]


@cache
def _register() -> frozenset[int]:
    """Make the typeface with more letters known; the characters that it has."""
    folder = Path(reportlab.__file__).parent / "fonts"
    regular = TTFont("Vera", str(folder / "Vera.ttf"))
    registerFont(regular)
    for name in ("VeraBd", "VeraIt", "VeraBI"):
        registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    registerFontFamily("Vera", normal="Vera", bold="VeraBd", italic="VeraIt", boldItalic="VeraBI")
    return frozenset(regular.face.charToGlyph)


def unprintable(manuscript: Manuscript) -> list[str]:
    """Faults: characters that cannot be set in a PDF file."""
    head = manuscript.head
    front = " ".join((head.title, head.subtitle or "", head.header or "", head.footer or "", *head.front))
    places = [(1, front)]
    places += [(block.line, "".join(plain(runs) for runs in texts((block,)))) for block in manuscript.blocks]
    return [
        fault(manuscript.path, line, f"the character {char!r} (U+{ord(char):04X}) is in no typeface of PDF files")
        for line, text in places
        for char in sorted(set(text))
        if not _has(char)
    ]


def _has(char: str) -> bool:
    return char == "\n" or _is_latin(char) or ord(char) in _register()


def _is_latin(char: str) -> bool:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def markup(runs: Runs, *, divide: bool = False) -> str:
    """Runs in the little markup of paragraphs; deleted text is gone."""
    out = ""
    for run in runs:
        if run.change == "del":
            continue
        text = _plain_markup(hyphenate(run.text) if divide else run.text)
        if run.italic:
            text = f"<i>{text}</i>"
        if run.bold:
            text = f"<b>{text}</b>"
        out += text
    return out


def _plain_markup(text: str) -> str:
    out = ""
    for char in text:
        known = char in "\n\u00ad" or _is_latin(char)
        out += escape(char) if known else f'<font name="Vera">{escape(char)}</font>'
    return out.replace("\n", "<br/>")


def line_markup(text: str) -> str:
    """One line of plain text as markup."""
    return _plain_markup(text)


@cache
def shapes(style: Style, *, ragged: bool, narrow: bool) -> dict[str, ParagraphStyle]:
    """Every paragraph shape of a look, by name."""
    regular, bold, italic, _ = fonts(style)
    size = style.size - (1.0 if narrow else 0.0)
    leading = style.leading * (0.9 if narrow else 1.0)
    accent = HexColor(f"#{style.accent}")
    body = ParagraphStyle(
        "body", fontName=regular, fontSize=size, leading=leading, spaceAfter=style.space_after,
        alignment=TA_JUSTIFY if ragged else 0, allowWidows=0, allowOrphans=0,
    )  # fmt: skip
    made = {"body": body}
    for level, points in enumerate(style.heading_sizes, 1):
        big = points * (0.85 if narrow else 1.0)
        made[f"heading {level}"] = ParagraphStyle(
            f"heading {level}", fontName=bold, fontSize=big, leading=big * 1.2, textColor=accent,
            spaceBefore=big * (1.3 if level == 1 else 0.9), spaceAfter=big * 0.45,
        )  # fmt: skip
    for level in range(3):
        made[f"item {level}"] = ParagraphStyle(
            f"item {level}", body, leftIndent=18 * (level + 1) + 8, bulletIndent=18 * level + 8, spaceAfter=2,
            bulletFontName=regular, bulletFontSize=size,
        )  # fmt: skip
    made["cell"] = ParagraphStyle("cell", body, fontSize=size - 1, leading=(size - 1) * 1.2, spaceAfter=0, alignment=0)
    made["head cell"] = ParagraphStyle(
        "head cell", made["cell"], fontName=bold, textColor=HexColor(f"#{style.table_text}")
    )
    made["caption"] = ParagraphStyle(
        "caption", body, fontName=italic, fontSize=size - 1.5, leading=size * 1.2, spaceAfter=10
    )
    made["note"] = ParagraphStyle("note", body, fontSize=size - 2, leading=(size - 2) * 1.2, spaceAfter=2)
    made["title"] = ParagraphStyle(
        "title",
        fontName=bold,
        fontSize=style.title_size,
        leading=style.title_size * 1.2,
        textColor=accent,
        spaceAfter=8,
    )
    made["subtitle"] = ParagraphStyle(
        "subtitle",
        body,
        fontSize=style.title_size * 0.55,
        leading=style.title_size * 0.75,
        alignment=0,
        textColor=HexColor("#595959"),
    )
    made["front"] = ParagraphStyle("front", body, alignment=0, spaceAfter=5)
    made["municipality"] = ParagraphStyle(
        "municipality",
        fontName=bold,
        fontSize=style.heading_sizes[0],
        leading=style.heading_sizes[0] * 1.3,
        textColor=accent,
    )
    made["contents title"] = ParagraphStyle("contents title", made["heading 1"], spaceAfter=8)
    for level in (1, 2, 3):
        made[f"contents {level}"] = ParagraphStyle(
            f"contents {level}", body, alignment=0, leftIndent=14 * (level - 1), spaceAfter=3, rightIndent=30,
            fontName=bold if level == 1 and style.contents_levels == 2 else regular,
        )  # fmt: skip
    return made
