"""What the styles of a Word file say: heading level, numbering, weight, size, whether text is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tilsyn.reading.docx.xml import Element, attribute, number, on_off, points, value, w

__all__ = ["NO_LEVEL", "Face", "ParagraphStyle", "Styles", "has_leader", "read_face"]

NO_LEVEL = 9
"""The outline level that says: body text."""

_DEFAULT_SIZE = 10.0
_HEADING_NAME = re.compile(
    r"(?:heading|overskrift|rubrik|otsikko|überschrift|titre|título|titolo|kop|nagłówek|nadpis|antraštė|virsraksts|pealkiri)\s*([1-9])"
)
"""Word's own names of its heading styles. Names in the file are English whatever the language of Word; the ids, which
are all that is left when the style part is gone, are not."""
_CONTENTS_NAME = re.compile(r"toc ?(?:\d|heading)|table of (?:figures|authorities)|toa heading|index(?: ?\d| heading)")
_CAPTION_NAME = re.compile(r"caption|bildetekst|beskrivning")
_TITLE_NAME = re.compile(r"title|subtitle|tittel|undertittel")


@dataclass(frozen=True)
class Face:
    """How text looks, as far as it matters here. None: not said at this level."""

    bold: bool | None = None
    size: float | None = None
    hidden: bool | None = None
    font: str | None = None
    language: str | None = None

    def over(self, base: Face) -> Face:
        """This on top of another."""
        return Face(
            base.bold if self.bold is None else self.bold,
            self.size or base.size,
            base.hidden if self.hidden is None else self.hidden,
            self.font or base.font,
            self.language or base.language,
        )


@dataclass(frozen=True)
class ParagraphStyle:
    """A paragraph style with everything that it inherits.

    Attributes
    ----------
    outline:
        Outline level from 0, ``NO_LEVEL`` for body text, None when it says nothing.
    num_id, num_level:
        The list it belongs to, and the level in it.
    contents, caption, title:
        What Word uses the style for, by its name.
    """

    id: str
    name: str = ""
    outline: int | None = None
    num_id: int | None = None
    num_level: int | None = None
    keep_next: bool = False
    page_break: bool = False
    face: Face = Face()
    contents: bool = False
    caption: bool = False
    title: bool = False
    leader: bool = False


class Styles:
    """The style part, or what can be told without one.

    Parameters
    ----------
    root:
        The part's root element, or None when the file has none.
    """

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._faces: dict[str, Face] = {}
        self._bold_headers: dict[str, bool] = {}
        self.default = ""
        self.base = Face(bold=False, size=_DEFAULT_SIZE, hidden=False)
        if root is not None:
            self._read(root)

    def paragraph(self, style: str | None) -> ParagraphStyle:
        """The paragraph style with this id; without one, the file's default style."""
        identifier = style or self.default
        found = self._paragraphs.get(identifier)
        if found is None:
            found = self._resolve(identifier, 0)
            self._paragraphs[identifier] = found
        return found

    def face(self, style: str) -> Face:
        """What a character style says."""
        found = self._faces.get(style)
        if found is None:
            found = Face()
            for element in reversed(self._chain(style)):
                found = read_face(element.find(w("rPr"))).over(found)
            self._faces[style] = found
        return found

    def bold_header(self, style: str | None) -> bool:
        """Whether a table style makes the first row bold."""
        if not style:
            return False
        if style not in self._bold_headers:
            self._bold_headers[style] = any(_first_row_bold(element) for element in self._chain(style))
        return self._bold_headers[style]

    def number_style(self, style: str) -> int | None:
        """The list that a numbering style stands for."""
        return self._resolve(style, 0).num_id

    def _read(self, root: Element) -> None:
        for element in root.iterchildren(w("style")):
            identifier = attribute(element, "styleId")
            if identifier is None:
                continue
            self._elements.setdefault(identifier, element)
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true", "on"):
                self.default = identifier
        self.base = read_face(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")).over(self.base)

    def _chain(self, style: str) -> list[Element]:
        """The style's element and those it is based on, nearest first."""
        chain: list[Element] = []
        seen: set[str] = set()
        identifier: str | None = style
        while identifier and identifier not in seen:
            seen.add(identifier)
            element = self._elements.get(identifier)
            if element is None:
                break
            chain.append(element)
            identifier = value(element, "basedOn")
        return chain

    def _resolve(self, style: str, _depth: int) -> ParagraphStyle:
        chain = self._chain(style)
        if not chain:
            return self._unknown(style)
        found = ParagraphStyle(style, face=self.base)
        for element in reversed(chain):
            found = _add(found, element)
        return found

    def _unknown(self, style: str) -> ParagraphStyle:
        plain = ParagraphStyle(style, face=self.base)
        return plain if not style else _by_name(plain, style)


def _add(base: ParagraphStyle, element: Element) -> ParagraphStyle:
    """A style on top of the one it is based on."""
    properties = element.find(w("pPr"))
    # A style is not a caption because it is based on one, but heading levels and numbers are inherited.
    found = replace(base, contents=False, caption=False, title=False)
    found = _by_name(found, value(element, "name") or base.id)
    changes: dict[str, object] = {"face": read_face(element.find(w("rPr"))).over(base.face)}
    if properties is not None:
        outline = number(value(properties, "outlineLvl"))
        if outline is not None:
            changes["outline"] = outline
        numbering = properties.find(w("numPr"))
        if numbering is not None:
            changes["num_id"] = number(value(numbering, "numId")) if value(numbering, "numId") else base.num_id
            changes["num_level"] = number(value(numbering, "ilvl"))
        keep, breaks = on_off(properties.find(w("keepNext"))), on_off(properties.find(w("pageBreakBefore")))
        changes["keep_next"] = base.keep_next if keep is None else keep
        changes["page_break"] = base.page_break if breaks is None else breaks
        changes["leader"] = base.leader or has_leader(properties.find(w("tabs")))
    return replace(found, **changes)  # type: ignore[arg-type]


def _by_name(style: ParagraphStyle, name: str) -> ParagraphStyle:
    plain = name.lower().strip()
    heading = _HEADING_NAME.fullmatch(plain)
    return replace(
        style,
        name=name,
        outline=int(heading.group(1)) - 1 if heading else style.outline,
        contents=bool(_CONTENTS_NAME.fullmatch(plain)),
        caption=bool(_CAPTION_NAME.fullmatch(plain)),
        title=bool(_TITLE_NAME.fullmatch(plain)),
    )


def has_leader(tabs: Element | None) -> bool:
    """Whether tab stops have a leader, as lines of a contents list do."""
    return tabs is not None and any(attribute(tab, "leader") not in (None, "none") for tab in tabs)


_BOLD, _SIZE, _HIDDEN = w("b"), w("sz"), w("vanish")
_FONTS, _LANGUAGE = w("rFonts"), w("lang")
_VAL, _ASCII = w("val"), w("ascii")


def read_face(properties: Element | None) -> Face:
    """What run properties say directly."""
    if properties is None or not len(properties):
        return Face()
    bold = hidden = size = font = language = None
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = on_off(child)
        elif tag == _SIZE:
            size = points(child.get(_VAL))
        elif tag == _HIDDEN:
            hidden = on_off(child)
        elif tag == _FONTS:
            font = child.get(_ASCII)
        elif tag == _LANGUAGE:
            language = child.get(_VAL)
    return Face(bold, size, hidden, font, language)


def _first_row_bold(element: Element) -> bool:
    for part in element.iterchildren(w("tblStylePr")):
        if attribute(part, "type") == "firstRow":
            return bool(on_off(part.find(f"{w('rPr')}/{w('b')}")))
    return False
