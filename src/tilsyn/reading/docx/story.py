"""Blocks in order: paragraphs, content controls, tables, text boxes, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.assemble import Piece
from tilsyn.reading.docx.drafts import Draft
from tilsyn.reading.docx.drawings import alternative, look
from tilsyn.reading.docx.fields import Fields
from tilsyn.reading.docx.inline import Inline, read_inline
from tilsyn.reading.docx.numbering import Label
from tilsyn.reading.docx.shared import Shared
from tilsyn.reading.docx.styles import NO_LEVEL, ParagraphStyle, has_leader
from tilsyn.reading.docx.tables import read_table
from tilsyn.reading.docx.xml import MC, Element, number, on_off, w

if TYPE_CHECKING:
    from tilsyn.reading.docx.notes import Notes
    from tilsyn.reading.docx.sections import Sections

__all__ = ["Story"]

_PARAGRAPH, _TABLE, _CONTROL, _CHUNK = w("p"), w("tbl"), w("sdt"), w("altChunk")
_ALTERNATIVE = MC + "AlternateContent"
_WRAPPERS = frozenset(w(name) for name in ("customXml", "ins", "moveTo", "smartTag"))
_DRAWINGS = frozenset(w(name) for name in ("drawing", "pict", "object"))
_DELETED = frozenset(w(name) for name in ("del", "moveFrom"))
_PROPERTIES, _STYLE, _MARK, _SECTION = w("pPr"), w("pStyle"), w("rPr"), w("sectPr")
_NUMBERS, _OUTLINE, _TABS = w("numPr"), w("outlineLvl"), w("tabs")
_BREAKS, _KEEP, _VAL = w("pageBreakBefore"), w("keepNext"), w("val")
_LONGEST_HEADING = 250
_LONGEST_CAPTION = 250


class Story:
    """Reads one story of a file (the body, a note, a box, a running header) into drafts.

    Parameters
    ----------
    shared:
        The state of the reading.
    part:
        Name of the part that the story stands in.
    zone:
        Where its text belongs.
    notes:
        The file's footnotes and endnotes, or None where they cannot be referred to.
    sections:
        The file's sections, for the body; else None.
    """

    def __init__(
        self,
        shared: Shared,
        part: str,
        zone: Zone = Zone.BODY,
        notes: Notes | None = None,
        sections: Sections | None = None,
    ) -> None:
        self.shared = shared
        self.part = part
        self.zone = zone
        self.notes = notes
        self.sections = sections
        self.drafts: list[Draft] = []
        self._later: list[Draft] = []
        self._fields = Fields()
        self._joined: Inline | None = None
        self._contents = 0
        self._cells = 0

    def blocks(self, container: Element) -> None:
        """Read all blocks of a container, such as the body, a cell or a note."""
        with self.shared.deeper():
            for child in container:
                if self.shared.full:
                    return
                tag = child.tag
                if tag == _PARAGRAPH:
                    self._paragraph(child)
                elif tag == _TABLE:
                    self._flush()
                    self._table(child)
                else:
                    self._other(child, tag)
            self._flush()

    def inside(self, container: Element) -> list[Draft]:
        """Read the blocks of a table cell apart from the rest. Notes wait for the end of the table."""
        kept, self.drafts = self.drafts, []
        self._cells += 1
        try:
            self.blocks(container)
            return self.drafts
        finally:
            self._cells -= 1
            self.drafts = kept

    def _other(self, child: Element, tag: str) -> None:
        if tag == _CONTROL:
            self._control(child)
        elif tag in _WRAPPERS:
            self.blocks(child)
        elif tag == _ALTERNATIVE:
            chosen = alternative(child)
            if chosen is not None:
                self.blocks(chosen)
        elif tag == _CHUNK:
            self.shared.embedded += 1
        elif tag in _DRAWINGS:
            found = look(child, self.shared.package, self.part)
            self.shared.note_pictures(found.pictures, found.large)
            self._attached(Inline(words=found.words, boxes=found.boxes))

    def _control(self, control: Element) -> None:
        properties = control.find(w("sdtPr"))
        self.shared.note_control(properties)
        content = control.find(w("sdtContent"))
        if content is None:
            return
        gallery = None if properties is None else properties.find(f"{w('docPartObj')}/{w('docPartGallery')}")
        contents = gallery is not None and gallery.get(w("val")) == "Table of Contents"
        self._contents += contents
        try:
            self.blocks(content)
        finally:
            self._contents -= contents

    def _table(self, table: Element) -> None:
        self.shared.tick()
        page, printed = self.shared.pages.page, self.shared.pages.page_printed
        grid = read_table(table, self)
        if grid.blocks is not None:
            self.drafts.extend(grid.blocks)
        elif grid.rows:
            zone = Zone.CONTENTS if self._contents and self.zone is Zone.BODY else self.zone
            piece = Piece(
                BlockKind.TABLE, zone=zone, rows=grid.rows, header_rows=grid.header_rows, row_pages=grid.pages
            )
            piece.page, piece.page_printed = grid.place or (page, printed)
            if self.shared.running:
                piece.page = piece.page_printed = None
            self.drafts.append(Draft(piece, sheet=self.shared.pages.sheet, fixed=True))
        if not self._cells:
            self.drafts.extend(self._later)
            self._later.clear()

    def _paragraph(self, paragraph: Element) -> None:
        self.shared.tick()
        found = paragraph.find(_PROPERTIES)
        properties: dict[str, Element] = {} if found is None else {child.tag: child for child in found}
        named = properties.get(_STYLE)
        style = self.shared.styles.paragraph(None if named is None else named.get(_VAL))
        if self.shared.counting and _toggle(properties, _BREAKS, style.page_break):
            self.shared.pages.sheet += 1
        inline = read_inline(paragraph, style.face, self._joined or Inline(), self.shared, self.part, self._fields)
        self._fields.paragraph()
        mark = properties.get(_MARK)
        if mark is not None and any(child.tag in _DELETED for child in mark):
            # The break between this paragraph and the next is deleted: accepted, they are one.
            self._joined = inline
            return
        self._joined = None
        if inline.letters or not (inline.deleted or _hidden(mark)):
            label = self.shared.numbering.label(properties.get(_NUMBERS), style)
            if inline.letters:
                self._add(inline, properties, style, label)
        self._attached(inline)
        if _SECTION in properties and self.sections is not None:
            self.sections.ended(self.shared)

    def _flush(self) -> None:
        """Text that waits to be joined to a next paragraph stands alone after all."""
        if self._joined is not None:
            inline, self._joined = self._joined, None
            if inline.letters:
                self._add(inline, {}, self.shared.styles.paragraph(None), None)
            self._attached(inline)

    def _add(self, inline: Inline, properties: dict[str, Element], style: ParagraphStyle, label: Label | None) -> None:
        text = inline.text
        level = _outline(properties, style)
        zone = self._zone(inline, style, level)
        piece = Piece(BlockKind.PARAGRAPH, text, zone, strong=inline.strong)
        piece.page, piece.page_printed = inline.page, inline.page_printed
        draft = Draft(piece, size=inline.size, sheet=inline.sheet, title=style.title)
        if label is not None and label.text:
            piece.number = label.text
            draft.depth = None if label.bullet else label.level
        if level is not None and zone is not Zone.CONTENTS and len(text) <= _LONGEST_HEADING:
            piece.kind, piece.level, draft.fixed = BlockKind.HEADING, level + 1, True
        elif label is not None and label.text:
            piece.kind, piece.level = BlockKind.LIST_ITEM, label.level
        draft.keep_next = _toggle(properties, _KEEP, style.keep_next)
        draft.leader = style.leader or has_leader(properties.get(_TABS))
        self.drafts.append(draft)

    def _zone(self, inline: Inline, style: ParagraphStyle, level: int | None) -> Zone:
        if self.zone is not Zone.BODY:
            return self.zone
        if self._contents or style.contents:
            return Zone.CONTENTS
        if inline.contents:
            if level is None:
                return Zone.CONTENTS
            self._fields.leave_contents()
        if style.caption or (inline.sequence and len(inline.text) <= _LONGEST_CAPTION):
            return Zone.CAPTION
        return Zone.BODY

    def _attached(self, inline: Inline) -> None:
        """What hangs on a paragraph: words of diagrams, text boxes, notes."""
        zone = Zone.TEXTBOX if self.zone is Zone.BODY else self.zone
        for words in inline.words:
            piece = Piece(BlockKind.PARAGRAPH, words, zone)
            piece.page, piece.page_printed = self.shared.place()
            self.drafts.append(Draft(piece, sheet=self.shared.pages.sheet, fixed=True))
        for box in inline.boxes:
            self.drafts.extend(self._box(box, zone))
        if self.notes is not None:
            for note in inline.notes:
                found = self.notes.read(note, self.shared)
                (self._later if self._cells else self.drafts).extend(found)

    def _box(self, box: Element, zone: Zone) -> list[Draft]:
        story = Story(self.shared, self.part, zone, self.notes)
        counting, self.shared.counting = self.shared.counting, False
        try:
            story.blocks(box)
        finally:
            self.shared.counting = counting
        return story.drafts


def _hidden(mark: Element | None) -> bool:
    """Whether a paragraph's end is hidden: with no text left, nothing of it is seen or counted."""
    return mark is not None and bool(on_off(mark.find(w("vanish"))))


def _toggle(properties: dict[str, Element], tag: str, otherwise: bool) -> bool:
    """A toggle of a paragraph, else what its style says."""
    own = on_off(properties.get(tag))
    return otherwise if own is None else own


def _outline(properties: dict[str, Element], style: ParagraphStyle) -> int | None:
    """The heading level from 0, or None for body text."""
    direct = properties.get(_OUTLINE)
    level = None if direct is None else number(direct.get(_VAL))
    if level is None:
        level = style.outline
    return level if level is not None and 0 <= level < NO_LEVEL else None
