"""One paragraph's text: runs, links, fields, tracked changes, symbols, equations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tilsyn.reading.docx.drawings import alternative, look
from tilsyn.reading.docx.fields import Fields
from tilsyn.reading.docx.shared import Shared
from tilsyn.reading.docx.styles import Face, read_face
from tilsyn.reading.docx.symbols import shown_symbols, symbol
from tilsyn.reading.docx.xml import MC, Element, M, attribute, value, w

__all__ = ["Inline", "Note", "read_inline"]

_RUN, _RUN_PROPERTIES, _TEXT = w("r"), w("rPr"), w("t")
_VAL, _TYPE = w("val"), w("type")
_CONTENT = w("sdtContent")


@dataclass(frozen=True)
class Note:
    """A reference to a footnote or endnote; ``shown`` is False where the author wrote the mark."""

    kind: str
    id: str
    shown: bool = True


@dataclass
class Inline:
    """A paragraph as read.

    Attributes
    ----------
    parts:
        The text in pieces, with tabs and line breaks.
    letters, bold:
        How many letters there are, and how many of them are bold.
    sizes:
        Letters of each font size.
    page, page_printed:
        Where the text begins.
    contents:
        Whether text of it stands in a contents list.
    sheet:
        How many page breaks the author put in before the text.
    sequence:
        Whether it holds a running number of figures or tables, as captions do.
    deleted:
        Whether text in it was deleted by a tracked change.
    """

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    page: int | None = None
    page_printed: str | None = None
    sheet: int = 0
    contents: bool = False
    sequence: bool = False
    deleted: bool = False

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(self.parts)

    @property
    def strong(self) -> bool:
        """Whether all of it is bold."""
        return bool(self.letters) and self.bold == self.letters

    @property
    def size(self) -> float:
        """The font size of most letters."""
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0


def read_inline(paragraph: Element, base: Face, into: Inline, shared: Shared, part: str, fields: Fields) -> Inline:
    """Read a paragraph's content into ``into``, which may hold the text of a paragraph that was joined to it."""
    _Reader(into, base, shared, part, fields).children(paragraph)
    return into


class _Reader:
    def __init__(self, into: Inline, base: Face, shared: Shared, part: str, fields: Fields) -> None:
        self.into = into
        self.base = base
        self.shared = shared
        self.part = part
        self.fields = fields

    def children(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self.run(child)
            else:
                handler = _INLINE.get(tag)
                if handler is not None:
                    handler(self, child)

    def inner(self, element: Element) -> None:
        with self.shared.deeper():
            self.children(element)

    def control(self, element: Element) -> None:
        self.shared.note_control(element.find(w("sdtPr")))
        content = element.find(_CONTENT)
        if content is not None:
            self.inner(content)

    def chosen(self, element: Element) -> None:
        found = alternative(element)
        if found is not None:
            self.inner(found)

    def deleted(self, _element: Element) -> None:
        self.into.deleted = True

    def elsewhere(self, _element: Element) -> None:
        self.shared.embedded += 1

    def simple_field(self, element: Element) -> None:
        self.fields.begin()
        self.fields.code(attribute(element, "instr") or "")
        self.separate()
        self.inner(element)
        self.fields.end()

    def separate(self) -> None:
        found = self.fields.separate()
        if found is not None and found.kind == "SEQ":
            self.into.sequence = True

    def equation(self, element: Element) -> None:
        face = self.base
        for node in element.iter(M + "t", _TEXT, M + "den"):
            self.add("/" if node.tag == M + "den" else node.text or "", face)

    def ruby(self, element: Element) -> None:
        base = element.find(w("rubyBase"))
        if base is not None:
            self.inner(base)

    def run(self, run: Element) -> None:
        face = self.base
        children = iter(run)
        for child in children:
            tag = child.tag
            if tag == _TEXT:
                if child.text:
                    self.add(child.text, face)
            elif tag == _RUN_PROPERTIES:
                face = self.face(child)
            else:
                self.piece(child, tag, face)

    def piece(self, child: Element, tag: str, face: Face) -> None:
        plain = _PLAIN.get(tag)
        if plain is not None:
            self.add(plain, face)
            return
        handler = _IN_RUN.get(tag)
        if handler is not None:
            handler(self, child, face)

    def face(self, properties: Element) -> Face:
        own = read_face(properties)
        style = value(properties, "rStyle")
        below = self.shared.styles.face(style).over(self.base) if style else self.base
        return own.over(below)

    def add(self, text: str, face: Face) -> None:
        """Take in shown text."""
        fields = self.fields
        if not fields.shows:
            return
        into = self.into
        blank = text.isspace()
        if face.hidden:
            self.shared.hidden += not blank
            return
        if face.font and (face.font.startswith(("Wingdings", "Symbol")) or "\uf000" <= text[:1] <= "\uf0ff"):
            text = shown_symbols(text, face.font)
        into.parts.append(text)
        if blank:
            return
        length = len(text)
        into.letters += length
        if face.bold:
            into.bold += length
        into.sizes[face.size or 0.0] += length
        self.shared.count_language(face.language, length)
        page = self.shared.place()
        if into.letters == length:
            into.page, into.page_printed = page
            into.sheet = self.shared.pages.sheet
        if fields.contents:
            into.contents = True

    # What stands in runs beside text.

    def line_break(self, child: Element, face: Face) -> None:
        if child.get(_TYPE) == "page":
            self.shared.page_break()
        self.add("\n", face)

    def rendered(self, _child: Element, _face: Face) -> None:
        self.shared.rendered()

    def sign(self, child: Element, face: Face) -> None:
        try:
            code = int(attribute(child, "char") or "", 16)
        except ValueError:
            return
        self.add(symbol(code, attribute(child, "font")), face)

    def note(self, child: Element, face: Face) -> None:
        if face.hidden or not self.fields.shows:
            return
        kind = "footnote" if child.tag == w("footnoteReference") else "endnote"
        shown = not on_off_attribute(child, "customMarkFollows")
        self.into.notes.append(Note(kind, attribute(child, "id") or "", shown))

    def field_mark(self, child: Element, face: Face) -> None:
        kind = attribute(child, "fldCharType")
        if kind == "begin":
            form = child.find(w("ffData"))
            shown = None if form is None else self.shared.form_field(form)
            self.fields.begin()
            if shown is not None:
                # A check box or a list has no result in the text: what it shows stands in its settings.
                self.fields.separate()
                self.add(shown, face)
        elif kind == "separate":
            self.separate()
        elif kind == "end":
            self.fields.end()

    def code(self, child: Element, _face: Face) -> None:
        self.fields.code(child.text or "")

    def drawing(self, child: Element, face: Face) -> None:
        if face.hidden:
            return
        found = look(child, self.shared.package, self.part)
        self.into.boxes.extend(found.boxes)
        self.into.words.extend(found.words)
        if found.pictures:
            self.shared.note_pictures(found.pictures, found.large)

    def alternatives(self, child: Element, face: Face) -> None:
        found = alternative(child)
        for one in () if found is None else found:
            if one.tag == _TEXT:
                self.add(one.text or "", face)
            else:
                self.piece(one, one.tag, face)

    def nested_ruby(self, child: Element, _face: Face) -> None:
        self.ruby(child)


def on_off_attribute(element: Element, name: str) -> bool:
    """An attribute that is a toggle."""
    return attribute(element, name) in ("1", "true", "on")


_INLINE: dict[str, Callable[[_Reader, Element], None]] = {
    **{w(name): _Reader.inner for name in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo")},
    **{w(name): _Reader.deleted for name in ("del", "moveFrom")},
    w("sdt"): _Reader.control,
    w("subDoc"): _Reader.elsewhere,
    w("fldSimple"): _Reader.simple_field,
    w("ruby"): _Reader.ruby,
    MC + "AlternateContent": _Reader.chosen,
    M + "oMath": _Reader.equation,
    M + "oMathPara": _Reader.equation,
}

_PLAIN = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}

_IN_RUN: dict[str, Callable[[_Reader, Element, Face], None]] = {
    w("br"): _Reader.line_break,
    w("lastRenderedPageBreak"): _Reader.rendered,
    w("sym"): _Reader.sign,
    w("footnoteReference"): _Reader.note,
    w("endnoteReference"): _Reader.note,
    w("fldChar"): _Reader.field_mark,
    w("instrText"): _Reader.code,
    w("drawing"): _Reader.drawing,
    w("pict"): _Reader.drawing,
    w("object"): _Reader.drawing,
    w("ruby"): _Reader.nested_ruby,
    MC + "AlternateContent": _Reader.alternatives,
}
