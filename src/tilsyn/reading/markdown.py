"""Narrow Markdown and plain text to pieces: headings, paragraphs, lists and pipe tables.

Serves ``.md`` and ``.txt`` files and the samples of rules, which are written in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilsyn.errors import ReadingError
from tilsyn.model import BlockKind, Document, UnreadReason
from tilsyn.reading.assemble import Piece, assemble
from tilsyn.reading.reader import Limits, Source

__all__ = ["MarkdownReader", "pieces"]

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"^(\s*)([-*•–])\s+(.*)$")
_NUMBERED = re.compile(r"^(\s*)(\d+[.)])\s+(.*)$")
_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*|(?<!\w)\*([^*\s][^*]*?)\*(?!\w)|(?<!\w)__(.+?)__(?!\w)")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)*)\.?\s+(?=\S)")


class MarkdownReader:
    """Reads Markdown and plain text files."""

    name = "markdown"
    suffixes = (".md", ".txt")

    def read(self, source: Source, limits: Limits) -> Document:  # noqa: ARG002 -- the seam asks for it
        """The document of a text file in UTF-8 (or, failing that, Latin-1)."""
        try:
            text = source.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = source.data.decode("latin-1")
        if "\x00" in text:
            raise ReadingError(UnreadReason.BROKEN, "binary")
        if not text.strip():
            raise ReadingError(UnreadReason.EMPTY)
        return assemble(source, self.name, pieces(text))


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text, in order. Bold that spans a whole paragraph makes it strong."""
    paragraph: list[str] = []
    table: list[list[str]] = []
    ruled = False
    for line in [*text.splitlines(), ""]:
        row = line.strip().startswith("|") and line.strip().endswith("|") and len(line.strip()) > 1
        if table and not row:
            yield Piece(BlockKind.TABLE, rows=table, header_rows=1 if ruled else 0)
            table, ruled = [], False
        heading, bullet, numbered = _HEADING.match(line), _BULLET.match(line), _NUMBERED.match(line)
        if paragraph and (not line.strip() or row or heading or bullet or numbered):
            yield _paragraph(paragraph)
            paragraph = []
        if row:
            if _RULE.match(line.strip()):
                ruled = len(table) == 1
            else:
                table.append([_plain(cell) for cell in _cells(line)])
        elif heading:
            yield _heading(heading)
        elif bullet or numbered:
            match = bullet or numbered
            assert match is not None
            yield Piece(
                BlockKind.LIST_ITEM, _plain(match.group(3)), level=len(match.group(1)) // 2 + 1, number=match.group(2)
            )
        elif line.strip():
            paragraph.append(line.strip())


def _heading(match: re.Match[str]) -> Piece:
    title = _plain(match.group(2))
    number = _NUMBER.match(title)
    if number:
        title = title[number.end() :]
    return Piece(BlockKind.HEADING, title, level=len(match.group(1)), number=number.group(1) if number else None)


def _paragraph(lines: list[str]) -> Piece:
    text = " ".join(lines)
    strong = text.startswith("**") and text.endswith("**") and text.count("**") == 2
    return Piece(BlockKind.PARAGRAPH, _plain(text), strong=strong)


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|")
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]


def _plain(text: str) -> str:
    return _EMPHASIS.sub(lambda match: next(group for group in match.groups() if group), text).strip()
