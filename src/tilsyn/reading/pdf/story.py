"""From the pages as read to the pieces of the document: what each line is, then paragraphs."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.assemble import Piece
from tilsyn.reading.pdf.captions import find_captions
from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.compose import Composer, Marks
from tilsyn.reading.pdf.contents import Contents, find_contents
from tilsyn.reading.pdf.footnotes import find_footnotes, note_number
from tilsyn.reading.pdf.furniture import Furniture
from tilsyn.reading.pdf.headings import Hints, Type, find_headings, normal, plain_type
from tilsyn.reading.pdf.lines import Line
from tilsyn.reading.pdf.repair import Vocabulary
from tilsyn.reading.pdf.sheet import Sheet
from tilsyn.reading.pdf.tables import whole_texts

__all__ = ["tell"]

_USUAL_LEADING = 0.3
_STEP = 5.0
"""Difference of indents, in points, that makes another level of a contents list."""
_MOST_TAGGED = 0.4
"""Share of the text that may be tagged as headings: beyond it the tags are wrong."""

_Part = Line | RuledTable


def tell(sheets: list[Sheet], furniture: Furniture, outline: dict[str, int]) -> list[Piece]:
    """The pieces of a document in reading order.

    Parameters
    ----------
    sheets:
        The pages.
    furniture:
        Their running headers and footers.
    outline:
        Bookmarks: normalised title to level.
    """
    parts: list[_Part] = [item for sheet in sheets for item in sheet.items if id(item) not in furniture.taken]
    lines = [item for item in parts if isinstance(item, Line)]
    _distrust_tags(lines)
    body = plain_type(parts)
    marks = Marks(printed=furniture.printed, heights={sheet.page: sheet.height for sheet in sheets})
    contents = find_contents(lines, len(sheets))
    marks.contents = contents.lines | {id(line) for line in lines if line.role in ("TOC", "TOCI")}
    lines = [line for line in lines if id(line) not in marks.contents]
    _mark_footnotes(sheets, lines, body, marks)
    lines = [line for line in lines if id(line) not in marks.footnotes]
    _mark_captions(sheets, parts, body, marks)
    lines = [line for line in lines if id(line) not in marks.captions]
    marks.headings = find_headings(lines, body, Hints(outline, _levels(contents)))
    words = [text for item in parts if isinstance(item, RuledTable) for text in whole_texts(item)]
    vocabulary = Vocabulary([*(line.text for line in lines), *words])
    return _compose(sheets, parts, furniture, Composer(marks, vocabulary, _leading(lines, body)))


def _compose(sheets: list[Sheet], parts: list[_Part], furniture: Furniture, composer: Composer) -> list[Piece]:
    """Let the composer take in running headers and footers and the parts, page by page."""
    pages: dict[int, list[_Part]] = {sheet.page: [] for sheet in sheets}
    for part in parts:
        pages[part.page].append(part)
    edges: dict[int, list[Piece]] = {}
    for zone, items in ((Zone.HEADER, furniture.headers), (Zone.FOOTER, furniture.footers)):
        for item in items:
            edges.setdefault(item.page, []).append(Piece(BlockKind.PARAGRAPH, item.text, zone, page=item.page))
    for page, items in pages.items():
        for piece in edges.get(page, []):
            composer.put(piece)
        for item in items:
            if isinstance(item, Line):
                composer.line(item)
            else:
                composer.put_table(item)
    return composer.pieces


def _distrust_tags(lines: list[Line]) -> None:
    """Forget heading tags where most of the text carries one."""
    tagged = [line for line in lines if line.role.startswith("H")]
    if sum(len(line.text) for line in tagged) > _MOST_TAGGED * sum(len(line.text) for line in lines):
        for line in tagged:
            line.role = ""


def _levels(contents: Contents) -> dict[str, int]:
    """Titles of contents lists to their levels by indent; 0 where all stand beneath each other."""
    places: list[float] = []
    for place in sorted(place for _, place in contents.titles):
        if not places or place - places[-1] > _STEP:
            places.append(place)
    found: dict[str, int] = {}
    for title, place in contents.titles:
        key = normal(title)
        if len(key) > 3:
            level = 1 + max(number for number, start in enumerate(places) if place >= start)
            found.setdefault(key, level if len(places) > 1 else 0)
    return found


def _mark_footnotes(sheets: list[Sheet], lines: list[Line], body: Type, marks: Marks) -> None:
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for sheet in sheets:
        inside = by_page.get(sheet.page, [])
        notes = find_footnotes(inside, body, sheet.height)
        notes |= {id(line) for line in inside if line.role in ("Note", "FENote")}
        if notes:
            marks.footnotes |= notes
            numbers = (note_number(line.text)[0] for line in inside if id(line) in notes)
            marks.notes[sheet.page] = {number for number in numbers if number}


def _mark_captions(sheets: list[Sheet], parts: list[_Part], body: Type, marks: Marks) -> None:
    by_page: dict[int, list[_Part]] = {}
    for item in parts:
        if id(item) not in marks.contents and id(item) not in marks.footnotes:
            by_page.setdefault(item.page, []).append(item)
    for sheet in sheets:
        marks.captions |= find_captions(sheet, by_page.get(sheet.page, []), body)


def _leading(lines: list[Line], body: Type) -> float:
    """The usual blank between two lines of one paragraph, in line heights: before lines that begin in lower case."""
    gaps: Counter[float] = Counter()
    for one, two in pairwise(lines):
        if one.page == two.page and one.flow == two.flow and abs(one.size - body.size) < 0.6:
            gap = (two.top - one.bottom) / one.size
            if -0.5 < gap < 1.2 and two.text[:1].islower() and one.text[-1:] not in ".:":
                gaps[round(gap, 1)] += 1
    return gaps.most_common(1)[0][0] if gaps else _USUAL_LEADING
