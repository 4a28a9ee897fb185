"""Documents made straight from manuscripts or from a few lines, without files and readers."""

from __future__ import annotations

from pathlib import Path

from manuscripts.model import (
    Box,
    Heading,
    ListBlock,
    Manuscript,
    PageBreak,
    Paragraph,
    Picture,
    Table,
    list_numbers,
    plain,
)
from manuscripts.outline import front_lines, has_contents, heading_numbers
from manuscripts.parse import parse_file
from tilsyn.model import BlockKind, Document, Zone
from tilsyn.reading.assemble import Piece, assemble
from tilsyn.reading.reader import Source

__all__ = ["document", "from_manuscript", "manuscripts_in", "text_document"]


def document(file: str, pieces: list[Piece], pages: int | None = None) -> Document:
    """A document of pieces."""
    return assemble(Source(Path(file), file, b"", "0" * 64), "made", pieces, pages=pages)


def text_document(file: str, text: str, *, header: str = "", footer: str = "", pages: bool = False) -> Document:
    """A document of narrow Markdown: ``#`` headings, ``#!`` title, ``|`` tables, ``-`` items, ``---`` new page."""
    pieces: list[Piece] = []
    if header:
        pieces.append(Piece(BlockKind.PARAGRAPH, header, zone=Zone.HEADER, page=1 if pages else None))
    if footer:
        pieces.append(Piece(BlockKind.PARAGRAPH, footer, zone=Zone.FOOTER, page=1 if pages else None))
    page = 1
    for chunk in text.strip().split("\n\n"):
        lines = [line.strip() for line in chunk.strip().split("\n")]
        if lines[0] == "---":
            page += 1
            continue
        here = page if pages else None
        if lines[0].startswith("#!"):
            pieces.append(Piece(BlockKind.PARAGRAPH, lines[0][2:], strong=True, page=here))
        elif lines[0].startswith("#"):
            level = len(lines[0]) - len(lines[0].lstrip("#"))
            pieces.append(Piece(BlockKind.HEADING, lines[0].lstrip("# "), level=level, page=here))
            lines = lines[1:]
            if lines:
                pieces.append(Piece(BlockKind.PARAGRAPH, " ".join(lines), page=here))
        elif lines[0].startswith("|"):
            held = [line for line in lines if not set(line) <= set("|-")]
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in held]
            pieces.append(Piece(BlockKind.TABLE, rows=rows, page=here))
        elif lines[0].startswith("- "):
            pieces += [Piece(BlockKind.LIST_ITEM, line[2:], level=1, number="•", page=here) for line in lines]
        else:
            pieces.append(Piece(BlockKind.PARAGRAPH, "\n".join(lines), page=here))
    return document(file, pieces, pages=page if pages else None)


def from_manuscript(manuscript: Manuscript) -> Document:
    """What a good reader finds in the file made of a manuscript."""
    head = manuscript.head
    paged = head.kind == "pdf"
    numbers = heading_numbers(manuscript)
    pieces: list[Piece] = []
    page = 1
    for zone, text in ((Zone.HEADER, head.header), (Zone.FOOTER, head.footer)):
        if text:
            shown = text.replace("{pages}", "9").replace("{page}", "1")
            pieces.append(Piece(BlockKind.PARAGRAPH, shown, zone=zone, page=1 if paged else None))
    for line in front_lines(manuscript):
        pieces.append(Piece(BlockKind.PARAGRAPH, line, strong=line == head.title, page=1 if paged else None))
    page += 1 if head.front_page else 0
    if has_contents(manuscript):
        for block in manuscript.blocks:
            if isinstance(block, Heading):
                pieces.append(
                    Piece(BlockKind.PARAGRAPH, plain(block.runs), zone=Zone.CONTENTS, page=page if paged else None)
                )
    for index, block in enumerate(manuscript.blocks):
        pieces += _pieces(block, numbers.get(index, ""), page if paged else None)
    return document(head.file, pieces, pages=page + 3 if paged else None)


def _pieces(block: object, number: str, page: int | None) -> list[Piece]:
    if isinstance(block, Heading):
        return [Piece(BlockKind.HEADING, plain(block.runs), level=block.level, number=number or None, page=page)]
    if isinstance(block, Paragraph):
        notes = [Piece(BlockKind.PARAGRAPH, plain(note), zone=Zone.FOOTNOTE, page=page) for note in block.notes]
        return [Piece(BlockKind.PARAGRAPH, plain(block.runs), page=page), *notes]
    if isinstance(block, ListBlock):
        return [
            Piece(BlockKind.LIST_ITEM, plain(item.runs), level=item.level + 1, number=shown, page=page)
            for item, shown in list_numbers(block)
        ]
    if isinstance(block, Table):
        return [Piece(BlockKind.TABLE, rows=[[plain(cell) for cell in row] for row in block.rows], page=page)]
    if isinstance(block, Box):
        found = [piece for inner in block.blocks for piece in _pieces(inner, "", page)]
        for piece in found:
            piece.zone = Zone.TEXTBOX
        return found
    if isinstance(block, Picture):
        return [Piece(BlockKind.PARAGRAPH, plain(block.caption), zone=Zone.CAPTION, page=page)]
    assert isinstance(block, PageBreak)
    return []


def manuscripts_in(folder: Path) -> list[Manuscript]:
    """The manuscripts of a dossier's folder in order."""
    return [parse_file(path) for path in sorted(folder.glob("*.md")) if path.name != "labels.md"]
