"""Lines and tables to pieces: paragraphs joined, list items, headings, footnotes, captions, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.assemble import Piece
from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.footnotes import note_number, without_references
from tilsyn.reading.pdf.headings import Heading
from tilsyn.reading.pdf.lines import Line
from tilsyn.reading.pdf.lists import item_mark, ordinal
from tilsyn.reading.pdf.repair import Vocabulary, join_lines
from tilsyn.reading.pdf.tables import continues, extend, rows_of

__all__ = ["Composer", "Marks"]

_LOW = 0.55
_ENDS = ".!?:"
_LEADERS = re.compile(r"\s*(?:[.·…‥_]\s?){3,}\s*")


@dataclass
class Marks:
    """What is known of lines by their ``id``, before paragraphs are made."""

    headings: dict[int, Heading] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)
    footnotes: set[int] = field(default_factory=set)
    captions: set[int] = field(default_factory=set)
    printed: dict[int, str] = field(default_factory=dict)
    notes: dict[int, set[str]] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)


@dataclass
class _Open:
    """A paragraph, item or note that may go on."""

    piece: Piece
    last: Line
    hang: float
    lines: int = 1
    bold: bool = False


class Composer:
    """Takes in the parts of pages in reading order and gives pieces."""

    def __init__(self, marks: Marks, vocabulary: Vocabulary, leading: float) -> None:
        self.marks = marks
        self.vocabulary = vocabulary
        self.leading = leading
        self.pieces: list[Piece] = []
        self.open: _Open | None = None
        self.note: _Open | None = None
        self.table: RuledTable | None = None
        self.rows: list[list[str]] = []
        self.header_rows = 0
        self.indents: list[float] = []
        self.levels: dict[str, int] = {}
        self.where: tuple[int, int] = (0, 0)
        self.skip: set[int] = set()
        self.expected: int | None = None

    def put(self, piece: Piece) -> Piece:
        """Add a piece with the printed number of its page."""
        piece.page_printed = self.marks.printed.get(piece.page or 0)
        self.pieces.append(piece)
        return piece

    def line(self, line: Line) -> None:
        """Take in a line."""
        key = id(line)
        if key in self.skip:
            return
        if key in self.marks.contents:
            self.close()
            self.put(Piece(BlockKind.PARAGRAPH, _without_leaders(line.text), Zone.CONTENTS, page=line.page))
        elif key in self.marks.footnotes:
            self.footnote(line)
        elif key in self.marks.headings:
            self.heading(self.marks.headings[key])
        else:
            self.text(line)

    def heading(self, heading: Heading) -> None:
        """Take in a heading with all its lines."""
        self.close()
        self.indents = []
        first = heading.lines[0]
        self.skip.update(id(line) for line in heading.lines[1:])
        notes = self.marks.notes.get(first.page, set())
        if heading.is_title:
            self.put(Piece(BlockKind.PARAGRAPH, heading.text, page=first.page, strong=True))
            return
        title = without_references(heading.title, notes)
        self.put(
            Piece(
                BlockKind.HEADING,
                title,
                level=heading.level,
                number=heading.number,
                page=first.page,
                strong=first.bold,
            )
        )

    def footnote(self, line: Line) -> None:
        """Take in a line of a footnote. Text that goes on over the page stays open meanwhile."""
        number, text = note_number(line.text)
        now = self.note if self.note is not None and self.note.last.page == line.page else None
        if now is not None and (number is None or not _follows(now.piece.number, number)):
            now.piece.text = join_lines(now.piece.text, line.text, self.vocabulary)
            now.last = line
            return
        piece = self.put(Piece(BlockKind.PARAGRAPH, text, Zone.FOOTNOTE, number=number, page=line.page))
        self.note = _Open(piece, line, line.x0)

    def text(self, line: Line) -> None:
        """Take in a line of running text, a list item or a caption."""
        zone = self.zone(line)
        text = without_references(line.text, self.marks.notes.get(line.page, set()))
        now = self.open
        mark = item_mark(line, self.expected)
        if mark is not None and now is not None and not self.is_item(line, mark[0], mark[1], now):
            mark = None
        if mark is None and now is not None and now.piece.zone is zone and self.goes_on(now, line):
            now.piece.text = join_lines(now.piece.text, text, self.vocabulary)
            if now.lines == 1 and now.piece.kind is BlockKind.PARAGRAPH:
                now.hang = line.x0 if line.page == now.last.page else now.hang
            now.last, now.lines, now.bold = line, now.lines + 1, now.bold and line.bold
            now.piece.strong = now.bold
            return
        self.close()
        if mark is not None:
            self.item(line, mark[0], without_references(mark[1], self.marks.notes.get(line.page, set())), zone)
            return
        self.indents = []
        self.expected = None
        piece = self.put(Piece(BlockKind.PARAGRAPH, text, zone, page=line.page, strong=line.bold))
        self.open = _Open(piece, line, line.x0, bold=line.bold)

    def item(self, line: Line, mark: str, text: str, zone: Zone) -> None:
        """Begin a list item."""
        level = self.level(line, mark)
        place = ordinal(mark)
        self.expected = place + 1 if place is not None else None
        piece = self.put(
            Piece(BlockKind.LIST_ITEM, text, zone, level=level, number=mark, page=line.page, strong=line.bold)
        )
        self.open = _Open(piece, line, line.second, bold=line.bold)

    def level(self, line: Line, mark: str) -> int:
        """An item's level, from its indent; in a new column or page its mark tells where it belongs."""
        where = (line.page, line.flow)
        if where != self.where and self.indents:
            known = self.levels.get(_shape(mark))
            if known is not None and known <= len(self.indents):
                del self.indents[known:]
                self.indents[-1] = line.x0
            else:
                self.indents = []
        self.where = where
        while self.indents and line.x0 < self.indents[-1] - 4:
            self.indents.pop()
        if not self.indents or line.x0 > self.indents[-1] + 4:
            self.indents.append(line.x0)
        self.levels[_shape(mark)] = len(self.indents)
        return len(self.indents)

    def zone(self, line: Line) -> Zone:
        """The zone of a line of text."""
        if line.boxed:
            return Zone.TEXTBOX
        return Zone.CAPTION if id(line) in self.marks.captions else Zone.BODY

    def is_item(self, line: Line, mark: str, rest: str, now: _Open) -> bool:
        """Whether a line that looks like an item is one, and not a line that wraps before a number or dash."""
        same = line.page == now.last.page and line.flow == now.last.flow
        place = ordinal(mark)
        if place is None or (same and line.top - now.last.bottom > 0.55 * line.size + self.leading * line.size):
            full = now.last.x1 > now.last.right - 3 * line.size
            return not (
                mark in "–—-"
                and full
                and same
                and rest[:1].islower()
                and line.x0 > now.last.left - 1
                and now.piece.kind is BlockKind.PARAGRAPH
                and abs(line.x0 - now.hang) < 2
            )
        if place == self.expected or (place == 1 and mark.strip("().") in ("1", "a", "A", "i", "I")):
            return True
        if same and place > 1 and re.search(rf"(?:^| ){re.escape(_mark_of(mark, place - 1))} ", now.piece.text):
            return not self.goes_on(now, line)
        if now.piece.text[-1:] in _ENDS and not rest[:1].islower():
            return True
        return not self.goes_on(now, line)

    def goes_on(self, now: _Open, line: Line) -> bool:
        """Whether a line goes on with the open text."""
        last = now.last
        if line.boxed != last.boxed or abs(line.size - last.size) > 0.12 * last.size:
            return False
        if len(line.cells) > 1 and line.cells[1].x0 - line.cells[0].x1 > 3 * line.size:
            return False
        ended = now.piece.text[-1:] in _ENDS
        room = last.right - last.x1 - len(line.first) * 0.5 * line.size - 0.3 * line.size
        short = room > 0.5 * line.size
        if (line.page, line.flow) != (last.page, last.flow):
            return self.over_break(now, line, ended, short)
        gap = (line.top - last.bottom) / line.size
        if gap > self.leading + 0.3 or gap < -0.9:
            return False
        if line.bold != last.bold and now.lines == 1 and (ended or line.bold or short):
            return False
        if ended and line.starts_bold and not last.ends_bold:
            return False
        indent = line.x0 - now.hang
        if now.piece.kind is BlockKind.LIST_ITEM:
            if indent < -0.8 * line.size and (ended or short or line.x0 < last.x0 - line.size):
                return False
        elif now.lines > 1 and indent > 0.8 * line.size and (ended or short):
            return False
        width = max(last.right - last.left, 1.0)
        if short and (ended or line.text[:1].isupper()) and room > 0.04 * width:
            return ended is False and room < 0.15 * width
        return not (short and room > 0.3 * width and not line.text[:1].islower())

    def over_break(self, now: _Open, line: Line, ended: bool, short: bool) -> bool:
        """Whether text goes on over a page or column break."""
        last = now.last
        if line.page - last.page > 1 or line.bold != last.bold:
            return False
        if line.page != last.page and last.bottom < _LOW * self.marks.heights.get(last.page, 0.0):
            return False
        if now.piece.kind is BlockKind.LIST_ITEM and line.x0 - line.left < now.hang - last.left - 0.8 * line.size:
            return not ended and line.text[:1].islower()
        if line.text[:1].islower():
            return not ended
        return not ended and not short and now.lines > 1

    def put_table(self, table: RuledTable) -> None:
        """Take in a table; one that goes on from the page before is joined to it."""
        rows = rows_of(table, self.vocabulary)
        if self.table is not None and self.rows and continues(self.table, table, self.rows, rows):
            extend(self.rows, self.header_rows, rows)
            self.table = table
            return
        self.close()
        self.indents = []
        self.put(Piece(BlockKind.TABLE, rows=rows, header_rows=table.header_rows, page=table.page))
        self.table, self.rows, self.header_rows = table, rows, table.header_rows

    def close(self) -> None:
        """End the open text, and the table before it."""
        self.open = None
        self.table = None


def _follows(last: str | None, number: str) -> bool:
    """Whether a footnote's number may come after another's on one page."""
    if last is None or not (last.isdigit() and number.isdigit()):
        return True
    return int(last) < int(number) <= int(last) + 3


def _shape(mark: str) -> str:
    """A bullet as it is, a number as its kind: 1., a) ..."""
    return "".join("1" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in mark)


def _mark_of(mark: str, place: int) -> str:
    """The mark of another place in the same list."""
    inner = mark.strip("().")
    return mark.replace(inner, str(place) if inner.isdigit() else chr(96 + place))


def _without_leaders(text: str) -> str:
    return _LEADERS.sub(" ", text).strip()
