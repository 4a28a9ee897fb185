"""Dossiers out of manuscripts without going through files: what a reader would give, recognised as usual."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from manuscripts.dossier import load_dossier
from manuscripts.model import Block as Written
from manuscripts.model import Box, Heading, ListBlock, Manuscript, Paragraph, Picture, Table, list_numbers, plain
from manuscripts.outline import front_lines, heading_numbers
from manuscripts.parse import parse_file
from tilsyn.language.view import DossierText
from tilsyn.model import BlockKind, Document, Dossier, KindSpan, RecognisedDocument, Zone
from tilsyn.reading.assemble import Piece, assemble
from tilsyn.reading.reader import Source
from tilsyn.recognition.case import read_case
from tilsyn.recognition.dossier import Options, recognise
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

TESTS = Path(__file__).parent.parent


def document(manuscript: Manuscript) -> Document:
    """The Document that a reader makes of the manuscript's file, pages left out."""
    pieces = [Piece(BlockKind.PARAGRAPH, line) for line in front_lines(manuscript)]
    numbers = heading_numbers(manuscript)
    for index, block in enumerate(manuscript.blocks):
        if block.scan is None:
            pieces += _pieces(block, numbers.get(index, ""))
    source = Source(manuscript.path, manuscript.head.file, b"", "0" * 64)
    return assemble(source, manuscript.head.kind, pieces)


def _pieces(block: Written, number: str) -> list[Piece]:
    if isinstance(block, Heading):
        return [Piece(BlockKind.HEADING, plain(block.runs), level=block.level, number=number or None)]
    if isinstance(block, Paragraph):
        strong = all(run.bold for run in block.runs if run.text.strip())
        notes = [Piece(BlockKind.PARAGRAPH, plain(note), zone=Zone.FOOTNOTE) for note in block.notes]
        return [Piece(BlockKind.PARAGRAPH, plain(block.runs), strong=strong), *notes]
    if isinstance(block, ListBlock):
        return [
            Piece(BlockKind.LIST_ITEM, plain(item.runs), level=item.level + 1, number=shown or None)
            for item, shown in list_numbers(block)
        ]
    if isinstance(block, Table):
        return [Piece(BlockKind.TABLE, rows=[[plain(cell) for cell in row] for row in block.rows])]
    if isinstance(block, Box):
        inner = [piece for part in block.blocks for piece in _pieces(part, "")]
        return [Piece(piece.kind, piece.text, zone=Zone.TEXTBOX, level=piece.level) for piece in inner]
    if isinstance(block, Picture):
        return [Piece(BlockKind.PARAGRAPH, plain(block.caption), zone=Zone.CAPTION)]
    return []


@cache
def dossier(name: str) -> Dossier:
    """A dossier of the samples or the open corpus by its folder's name, recognised as it would be from files."""
    folder = next(
        path for path in (TESTS / "manuscripts/samples" / name, TESTS / "corpus/open" / name) if path.exists()
    )
    documents = [document(manuscript) for manuscript in load_dossier(folder).manuscripts]
    options = Options(name=name, today=date(2026, 11, 22))
    return recognise(documents, norway(), packs(), read_case(folder), options)


@cache
def view(name: str) -> DossierText:
    """The dossier's text."""
    return DossierText(dossier(name).used, packs())


JURISDICTION = norway()
PACKS = packs()


@cache
def layout(name: str) -> Dossier:
    """A dossier of one analysis in the layout of that name."""
    manuscript = parse_file(Path(__file__).parent / "layouts" / f"{name}.md")
    recognised = RecognisedDocument(
        document=document(manuscript),
        title=manuscript.head.title,
        kind="helhetlig_ros",
        kinds=(KindSpan(kind="helhetlig_ros"),),
        language=manuscript.language,
    )
    return Dossier(
        name=name,
        documents=(recognised,),
        jurisdiction="no",
        language="nb",
        as_of=date(2026, 11, 22),
        municipality=None,
    )


def labels(name: str) -> dict[str, Any]:
    """The right answers for a dossier or layout, written from reading the manuscript."""
    loaded: dict[str, Any] = yaml.safe_load(
        (Path(__file__).parent / "labels" / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return loaded


def named(name: str) -> tuple[DossierText, Dossier]:
    """Text and dossier of a labelled name, whether a whole dossier or a layout."""
    if (Path(__file__).parent / "layouts" / f"{name}.md").exists():
        return DossierText(layout(name).used, packs()), layout(name)
    return view(name), dossier(name)
