"""The PDF reader against what the builder of our sample documents knows to be in them."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from manuscripts.build import build_file
from manuscripts.built import Built
from manuscripts.dossier import find_dossiers, load_dossier
from manuscripts.model import Manuscript
from manuscripts.truth import TrueBlock, truth
from pdf_kit import headings, read
from tilsyn.model import BlockKind, Document, UnreadReason, Zone
from truth_kit import squeezed, text

TESTS = Path(__file__).parents[1]
FOLDERS = (TESTS / "manuscripts" / "samples", TESTS / "corpus" / "open")


def manuscripts() -> list[Manuscript]:
    """All that are made as PDF, and the Word ones of two dossiers made as PDF in two columns."""
    paths = [path for folder in FOLDERS if folder.exists() for path in find_dossiers(folder)]
    found = [one for path in paths for one in load_dossier(path, strict=False).manuscripts]
    made = [one for one in found if one.head.kind == "pdf"]
    narrow = {"columns": 2, "ragged": True, "look": "serif", "headings": "styles"}
    for one in found:
        if one.head.kind == "docx" and one.path.parent.name in ("gammelvik", "skarvang"):
            file = one.head.file.replace(".docx", ".pdf")
            made.append(replace(one, head=one.head.model_copy(update={**narrow, "file": file})))
    return made


@lru_cache(maxsize=4)
def made(manuscript: Manuscript) -> tuple[Built, Document]:
    built = build_file(manuscript)
    return built, read(built.content)


def wanted(manuscript: Manuscript) -> list[TrueBlock]:
    return [true for true in truth(manuscript, made(manuscript)[0].pages) if not true.scanned]


cases = pytest.mark.parametrize("manuscript", manuscripts(), ids=lambda one: f"{one.path.parent.name}/{one.path.stem}")


@cases
def test_every_text_is_found_and_nothing_else(manuscript: Manuscript) -> None:
    apart = (Zone.HEADER, Zone.FOOTER, Zone.CONTENTS)
    _, document = made(manuscript)
    rest = squeezed("\n".join(text(block) for block in document.blocks if block.zone not in apart))
    whole, lost = 0, 0
    for true in wanted(manuscript):
        words = squeezed(true.text)
        whole += len(words)
        if words in rest:
            rest = rest.replace(words, "\0", 1)
        else:
            lost += len(words)
    assert lost <= 0.02 * whole
    # What is left are numbers, bullets, marks of notes, and headers of files that have one page only.
    assert len(rest.replace("\0", "")) < 0.06 * whole + 60


@cases
def test_headings_have_their_levels_and_numbers(manuscript: Manuscript) -> None:
    true = [
        (one.level, one.number.rstrip(".") or None, squeezed(one.text))
        for one in wanted(manuscript)
        if one.kind == "heading"
    ]
    found = [
        (level, number and number.rstrip("."), squeezed(words))
        for level, number, words in headings(made(manuscript)[1])
    ]
    right = [one for one in true if one in found]
    assert len(right) >= 0.9 * len(true)
    assert len(found) <= len(true) + 2


@cases
def test_paragraphs_and_items_are_whole_and_on_their_pages(manuscript: Manuscript) -> None:
    blocks = [block for block in made(manuscript)[1].blocks if block.kind is not BlockKind.TABLE]
    found = {squeezed(block.text) for block in blocks}
    true = [one for one in wanted(manuscript) if one.kind in ("paragraph", "item", "footnote")]
    right = [one for one in true if squeezed(one.text) in found]
    assert len(right) >= 0.85 * len(true)


@cases
def test_pages_that_are_pictures_are_named(manuscript: Manuscript) -> None:
    built, document = made(manuscript)
    scanned = {true.page for true in truth(manuscript, built.pages) if true.scanned and true.page}
    unread = {page for one in document.unread if one.reason is UnreadReason.SCANNED for page in one.pages or ()}
    assert unread == scanned
