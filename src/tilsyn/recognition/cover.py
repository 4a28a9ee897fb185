"""The lines by which a document presents itself: title area, running headers and footers, file name.

No language is known here: only shapes. A real cover is a first page of few words; without one, the title area is what
stands above the first section.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from tilsyn.model import Block, BlockKind, Document, Zone

__all__ = ["Cover", "Line", "LineKind", "read_cover"]

_SHORT = 3
_COVER_WORDS = 110
_LINE_WORDS = 18
_LINES = 16
_CELL_WORDS = 12
_LEADERS = re.compile(r"\.{4,}|…{2,}|\t\d+$")
_NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.?\s+\D")
_PARTS = re.compile(r"\s*[|·•\t]\s*|\s{3,}")


class LineKind(StrEnum):
    """How a line of the title area is set."""

    HEADING = "heading"
    STRONG = "strong"
    PLAIN = "plain"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the block it stands in, and how it is set."""

    text: str
    block: int
    kind: LineKind = LineKind.PLAIN

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())


@dataclass(frozen=True)
class Cover:
    """How a document presents itself.

    Attributes
    ----------
    lines:
        The title area, from top to bottom.
    running:
        Each distinct part of the running headers and footers, headers first.
    file:
        The file's name without folder and ending, with blanks for underscores and hyphens between words.
    last:
        The last block of the title area, -1 when there is none.
    """

    lines: tuple[Line, ...]
    running: tuple[Line, ...]
    file: str
    last: int


def read_cover(document: Document) -> Cover:
    """Read the title area, the running lines and the file name of a document."""
    lines = tuple(_mended(_title_area(document)))
    running = tuple(_running(document))
    return Cover(lines, running, _stem(document.file), max((line.block for line in lines), default=-1))


def _mended(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines with those put together that a narrow cover broke: after a hyphen, or after a short word such as *for*."""
    held: Line | None = None
    for line in lines:
        if held is not None and LineKind.CELL not in (line.kind, held.kind) and _broken(held.text):
            held = Line(f"{held.text} {line.text}", held.block, held.kind)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _broken(text: str) -> bool:
    """Whether a line goes on in the next: it ends in a hyphen, or in a short word in the case of its other words."""
    words = text.split()
    if text.endswith("-") or len(words) < 2:
        return text.endswith("-")
    last = words[-1]
    return len(last) <= _SHORT and last.isalpha() and (last.islower() or (text.isupper() and len(words) > 2))


def _stem(file: str) -> str:
    stem = PurePosixPath(file).stem
    stem = stem.replace("_", " ").replace("+", " ")
    # "beredskapsplan-2024-storvik" is words with hyphens for blanks; "ROS-analyse 2024" is not.
    if " " not in stem and stem.count("-") >= 2:
        stem = stem.replace("-", " ")
    return re.sub(r"(?<=[a-zæøå])(?=[A-ZÆØÅ][a-zæøå])", " ", stem).strip()


def _running(document: Document) -> Iterator[Line]:
    seen: set[str] = set()
    for zone in (Zone.HEADER, Zone.FOOTER):
        for position, block in enumerate(document.blocks):
            if block.zone is not zone:
                continue
            for text in block.text.split("\n"):
                for part in _PARTS.split(text):
                    key = re.sub(r"\d+", "", part).strip().lower()
                    if key and key not in seen:
                        seen.add(key)
                        yield Line(part.strip(), position)


def _title_area(document: Document) -> Iterator[Line]:
    last = _cover_page(document)
    heading = strong = False
    count = 0
    for position, block in enumerate(document.blocks):
        if block.zone is Zone.CONTENTS and count and last is None:
            return
        if block.zone not in (Zone.BODY, Zone.TEXTBOX):
            continue
        if last is not None and position > last:
            return
        if block.kind is BlockKind.HEADING and last is None:
            if heading or (count and (strong or block.number or _NUMBERED.match(block.text))):
                return
            heading = True
        strong = strong or block.strong
        for line in _lines(block, position, count):
            if line is None or (last is None and line.words > _LINE_WORDS):
                return
            if line.words <= _LINE_WORDS and not _LEADERS.search(line.text):
                count += 1
                yield line
            if count >= _LINES:
                return


def _lines(block: Block, position: int, count: int) -> Iterator[Line | None]:
    """The lines of a block; None where the title area ends."""
    if block.table is not None:
        rows = block.table.rows
        if len(rows) > 8 or (count > 4 and len(rows) > 3):
            yield None
            return
        for row in rows:
            for cell in row:
                if cell and len(cell.split()) <= _CELL_WORDS:
                    yield Line(cell.replace("\n", " "), position, LineKind.CELL)
        return
    kind = LineKind.PLAIN
    if block.kind is BlockKind.HEADING:
        kind = LineKind.HEADING
    elif block.strong:
        kind = LineKind.STRONG
    text = _joined(block.text) if kind is LineKind.HEADING else block.text
    for part in text.split("\n"):
        if part.strip():
            yield Line(part.strip(), position, kind)


def _joined(text: str) -> str:
    """A heading broken over lines as one line, but not where each line is a title of its own."""
    lines = text.split("\n")
    joined = lines[0]
    for line in lines[1:]:
        broken = joined.endswith("-") or line[:1].islower()
        joined = f"{joined} {line}" if broken else f"{joined}\n{line}"
    return joined


def _cover_page(document: Document) -> int | None:
    """The last block of a first page that is a cover: few words, and more pages after it. None when there is none."""
    words = 0
    last = None
    for position, block in enumerate(document.blocks):
        if block.zone in (Zone.HEADER, Zone.FOOTER, Zone.CAPTION):
            continue
        page = block.place.page
        if page is None:
            return None
        if page > 1 or block.zone is Zone.CONTENTS:
            return last
        words += len(block.text.split())
        if words > _COVER_WORDS:
            return None
        last = position
    return None
