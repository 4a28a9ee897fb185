"""Words to segments (unbroken runs on a line) to lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from tilsyn.reading.pdf.repair import close_up
from tilsyn.reading.pdf.words import Word

__all__ = ["Cell", "Line", "Segment", "join_words", "segments_of", "to_lines"]

_GAP = 1.15
"""Blank, in line heights, that parts two segments: more than even widely justified words have."""
_WIDE = 1.8
"""Blank, in line heights, that parts two cells of a line."""
_APART = 6.0
"""Blank, in line heights, beyond which lines say nothing of each other's edges."""


class Segment:
    """Words that stand side by side. ``order`` is its place in the file.

    ``mixed`` says that its words are set in several styles, of which ``style`` is the first.
    ``item`` is the table or frame that the segment stands for, which is laid out as if it were one word.
    """

    __slots__ = ("bottom", "item", "mixed", "order", "style", "top", "upright", "words", "x0", "x1")

    def __init__(self, word: Word, order: int, item: object = None) -> None:
        self.words = [word]
        self.style = word.style
        self.mixed = False
        self.item = item
        self.x0 = word.x0
        self.x1 = word.x1
        self.top = word.top
        self.bottom = word.bottom
        self.order = order
        self.upright = word.upright


@dataclass(slots=True)
class Cell:
    """A part of a line between wide blanks."""

    x0: float
    x1: float
    text: str


@dataclass(slots=True)
class Line:
    """A line of text on a page.

    Attributes
    ----------
    text:
        The text, cells parted by one blank.
    page, flow:
        Page in the file from 1; number of the column or band on it.
    size:
        Height of the type, in points.
    bold, starts_bold, ends_bold:
        All of it is bold; its first word is; its last word is.
    mark:
        Number of its marked content (-1 without), where the file is tagged.
    cells:
        Its parts between wide blanks (one, for running text).
    left, right:
        The column's edges.
    role:
        Tag of the structure element that holds it, such as H2.
    first, second:
        The first word, and where the second begins.
    opening, ending:
        Widths of the first and the last word.
    boxed:
        Number of the frame that it stands in, or 0.
    """

    text: str
    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    starts_bold: bool = False
    ends_bold: bool = False
    mark: int = -1
    flow: int = 0
    cells: list[Cell] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    role: str = ""
    first: str = ""
    second: float = 0.0
    opening: float = 0.0
    ending: float = 0.0
    boxed: int = 0

    @property
    def middle(self) -> float:
        """The place halfway down."""
        return (self.top + self.bottom) / 2


def segments_of(words: list[Word]) -> list[Segment]:
    """Segments in the order of the file."""
    segments: list[Segment] = []
    current: Segment | None = None
    last: Word | None = None
    for word in words:
        if current is not None and last is not None:
            height = last.style.size
            gap = word.x0 - last.x1
            if gap < 0 and word.text == last.text and _same_place(word, last):
                continue
            if (
                -0.6 * height < gap < _GAP * height
                and abs(word.bottom - last.bottom) < 0.5 * height
                and word.upright == current.upright
            ) or (not word.upright and not current.upright and _follows(last, word)):
                current.words.append(word)
                if word.style is not current.style:
                    current.mixed = True
                if word.x1 > current.x1:
                    current.x1 = word.x1
                if word.x0 < current.x0:
                    current.x0 = word.x0
                if word.top < current.top:
                    current.top = word.top
                if word.bottom > current.bottom:
                    current.bottom = word.bottom
                last = word
                continue
        current = Segment(word, len(segments))
        segments.append(current)
        last = word
    return segments


def _same_place(word: Word, other: Word) -> bool:
    """Whether a word is printed over another: a way to make type bold."""
    reach = 0.3 * word.style.size
    return abs(word.x0 - other.x0) < reach and abs(word.bottom - other.bottom) < reach


def _follows(last: Word, word: Word) -> bool:
    """Whether turned words stand near enough to be one text."""
    reach = 1.5 * min(last.bottom - last.top, last.x1 - last.x0) + 2.0
    across = max(last.x0, word.x0) - min(last.x1, word.x1)
    along = max(last.top, word.top) - min(last.bottom, word.bottom)
    return across < reach and along < reach


def join_words(words: list[Word]) -> str:
    """The text of words on one line."""
    if len(words) == 1:
        return words[0].text
    parts = [words[0].text]
    last = words[0]
    for word in words[1:]:
        if not (word.glued and word.x0 - last.x1 < 0.15 * word.style.size):
            parts.append(" ")
        parts.append(word.text)
        last = word
    return "".join(parts)


def to_lines(segments: list[Segment], page: int, flow: int) -> list[Line]:
    """The lines of one column or band from top to bottom."""
    lines = [_line(row, page, flow) for row in _rows(segments)]
    kept: list[Line] = []
    for line in lines:
        if line.text and not (kept and _is_shadow(line, kept[-1])):
            kept.append(line)
    start = 0
    for index in range(1, len(kept) + 1):
        if index == len(kept) or kept[index].top - kept[index - 1].bottom > _APART * kept[index].size:
            _set_edges(kept[start:index])
            start = index
    return kept


def _is_shadow(line: Line, above: Line) -> bool:
    """Whether a line is printed over the end of another."""
    reach = 0.35 * line.size
    return abs(line.top - above.top) < reach and abs(line.x1 - above.x1) < reach and above.text.endswith(line.text)


def _set_edges(run: list[Line]) -> None:
    """Give lines that stand near each other the edges of their text."""
    left = min(line.x0 for line in run)
    ends = sorted(line.x1 for line in run if len(line.cells) == 1) or [max(line.x1 for line in run)]
    right = ends[min(len(ends) - 1, int(len(ends) * 0.95))]
    for line in run:
        line.left, line.right = left, right


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    top = bottom = 0.0
    for segment in sorted(segments, key=lambda item: (item.top + item.bottom, item.x0)):
        if rows:
            overlap = min(bottom, segment.bottom) - max(top, segment.top)
            least = min(bottom - top, segment.bottom - segment.top)
            if overlap > 0.5 * least and not any(_overlaps(other, segment) for other in rows[-1]):
                rows[-1].append(segment)
                top, bottom = min(top, segment.top), max(bottom, segment.bottom)
                continue
        rows.append([segment])
        top, bottom = segment.top, segment.bottom
    return rows


def _overlaps(one: Segment, two: Segment) -> bool:
    """Whether one of two segments stands over the other."""
    shared = min(one.x1, two.x1) - max(one.x0, two.x0)
    return shared > 0.5 * min(one.x1 - one.x0, two.x1 - two.x0)


def _line(row: list[Segment], page: int, flow: int) -> Line:
    if len(row) == 1:
        segment = row[0]
        words = segment.words
        text = close_up(join_words(words), words)
        cells = [Cell(segment.x0, segment.x1, text)]
        line = Line(text, page, segment.x0, segment.top, segment.x1, segment.bottom, segment.style.size)
        mixed = segment.mixed
    else:
        row.sort(key=lambda segment: segment.x0)
        groups = _groups(row)
        words = [word for group in groups for word in group]
        cells = [Cell(group[0].x0, group[-1].x1, close_up(join_words(group), group)) for group in groups]
        line = Line(
            " ".join(cell.text for cell in cells),
            page,
            row[0].x0,
            min(segment.top for segment in row),
            max(segment.x1 for segment in row),
            max(segment.bottom for segment in row),
            row[0].style.size,
        )
        mixed = True
    first, last = words[0], words[-1]
    line.cells, line.flow, line.mark, line.first = cells, flow, first.style.mark, first.text
    line.bold = line.starts_bold = line.ends_bold = first.style.bold
    if mixed:
        line.size = _size(words)
        line.bold = all(word.style.bold for word in words)
        line.ends_bold = last.style.bold
    else:
        line.size = round(line.size, 1)
    line.second = words[1].x0 if len(words) > 1 else first.x1
    line.opening, line.ending = first.x1 - first.x0, last.x1 - last.x0
    return line


def _groups(row: list[Segment]) -> list[list[Word]]:
    """The words of a row, parted at wide blanks."""
    wide = _WIDE * max(word.style.size for word in row[0].words)
    groups: list[list[Word]] = []
    end = 0.0
    for segment in row:
        if groups and segment.x0 - end < wide:
            groups[-1].extend(segment.words)
        else:
            groups.append(list(segment.words))
        end = segment.x1
    return groups


def _size(words: list[Word]) -> float:
    """The height that most of the characters have."""
    counts: dict[float, int] = {}
    for word in words:
        size = round(word.style.size, 1)
        counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: counts[size])
