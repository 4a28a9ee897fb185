"""The smallest pieces of a Word file: runs, fields, tracked changes, paragraphs, as XML text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from manuscripts.model import Run, Runs
from manuscripts.outline import running_parts

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
"""Declared on the root of every part that holds text."""

BREAK = "<w:lastRenderedPageBreak/>"
"""Where Word's last layout began a page."""


@dataclass(frozen=True)
class Shape:
    """How a run looks where its style does not say it."""

    style_id: str = ""
    font: str = ""
    bold: bool = False
    italic: bool = False
    colour: str = ""
    size: float = 0.0

    def xml(self) -> str:
        """The run properties, in the order that the schema asks for."""
        inner = f'<w:rStyle w:val="{self.style_id}"/>' if self.style_id else ""
        if self.font:
            inner += f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>'
        inner += ("<w:b/>" if self.bold else "") + ("<w:i/>" if self.italic else "")
        inner += f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        inner += f'<w:sz w:val="{half_points(self.size)}"/>' if self.size else ""
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


PLAIN = Shape()
"""As the style says."""


def half_points(points: float) -> int:
    """Word counts type in half points."""
    return round(points * 2)


def twips(points: float) -> int:
    """Word counts distances in twentieths of a point."""
    return round(points * 20)


def text_run(text: str, shape: Shape = PLAIN, *, before: str = "", deleted: bool = False) -> str:
    """A run; line feeds become line breaks and tabs become tabs."""
    tag = "w:delText" if deleted else "w:t"
    inner = before
    for number, line in enumerate(text.split("\n")):
        if number:
            inner += "<w:br/>"
        for place, part in enumerate(line.split("\t")):
            if place:
                inner += "<w:tab/>"
            if part:
                inner += f'<{tag} xml:space="preserve">{escape(part)}</{tag}>'
    return f"<w:r>{shape.xml()}{inner}</w:r>"


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def styled(style_id: str) -> str:
    """The property that gives a paragraph its style."""
    return f"<w:pStyle w:val={quoteattr(style_id)}/>"


def field(instruction: str, shown: str) -> str:
    """A field with the result that Word cached."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{text_run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def running_line(template: str, pages: int) -> str:
    """The content of a running header or footer."""
    out = ""
    for part in running_parts(template):
        if part == "{page}":
            out += field("PAGE", "2")
        elif part == "{pages}":
            out += field("NUMPAGES", str(pages))
        else:
            out += text_run(part)
    return out


class Changes:
    """Tracked changes: who made them and when, and numbers for them."""

    def __init__(self, author: str, when: str) -> None:
        self.author = author
        self.when = when
        self._numbers = count(901)

    def wrap(self, kind: str, content: str) -> str:
        """Content inserted or deleted by the author."""
        return (
            f'<w:{kind} w:id="{next(self._numbers)}" w:author={quoteattr(self.author)} w:date="{self.when}">'
            f"{content}</w:{kind}>"
        )


def runs_xml(runs: Runs, changes: Changes, shape: Shape = PLAIN, *, before: str = "") -> str:
    """Runs with their bold, italic and tracked changes; `before` goes into the first run."""
    out = ""
    for run in runs or (Run(""),):
        own = replace(shape, bold=shape.bold or run.bold, italic=shape.italic or run.italic)
        piece = text_run(run.text, own, before=before, deleted=run.change == "del")
        out += changes.wrap(run.change, piece) if run.change else piece
        before = ""
    return out
