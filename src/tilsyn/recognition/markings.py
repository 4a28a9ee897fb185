"""What a document says of its own standing: draft, exempt, summary, template, graded.

Only the places where a document speaks of itself count: title area, running lines, file name. A security grading that
stands in a running line, or alone on a line of the first page, stops the file; in running text it stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tilsyn.language.pack import LanguagePack
from tilsyn.model import (
    BlockKind,
    Document,
    Marking,
    MarkingKind,
    Place,
    Properties,
    Unread,
    UnreadReason,
    Zone,
)
from tilsyn.recognition.cues import Cues, Role
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["find_markings", "grading", "withhold"]

_FRONT = 3
"""How many words may stand before the word of a marking: it must be what the line is about."""

_LINE = 14
_FIRST_BLOCKS = 40
_AFTER = r"[\s,:;–-]+\S[^.]{0,70}(?<!\.)"
_NOT_A_PHRASE = r"(?!\s+[A-ZÆØÅ]{2,}\b(?!\s*\d))"
_LABEL = r"(?:\w+\s*:\s*)?"


def find_markings(
    cues: Cues, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack], title: int | None, *, closed: bool = False
) -> tuple[Marking, ...]:
    """All markings of a document but gradings, each kind once, the title's first.

    Parameters
    ----------
    cues, title:
        The document's telling places, and which line of the cover is the title.
    jurisdiction, packs:
        The terms of each marking, and the shapes of template residue.
    closed:
        Whether it is a case paper or the like: the drafts that its front speaks of are the case's, not its own.
    """
    found: dict[MarkingKind, Marking] = {}
    for name, terms in jurisdiction.markings.items():
        kind = MarkingKind(name)
        units = sorted((hit.unit, hit.first) for hit in cues.hits(terms, Role.COVER, Role.RUNNING, Role.FILE))
        for unit, first in units:
            spot = cues.spots[unit]
            itself = spot.role is Role.FILE or (title is not None and spot.line == title)
            if closed and kind is MarkingKind.DRAFT and not itself:
                continue
            if itself or (first <= _FRONT and len(cues.index.tokens[unit]) <= _LINE):
                found.setdefault(kind, Marking(kind=kind, text=spot.text, place=_place(cues.document, spot.block)))
    residue = _residue(cues, packs)
    if residue is not None:
        found.setdefault(MarkingKind.TEMPLATE, residue)
    return tuple(found[kind] for kind in MarkingKind if kind in found)


def _residue(cues: Cues, packs: Sequence[LanguagePack]) -> Marking | None:
    rules = [re.compile(rule) for pack in packs for rule in pack.modality.placeholder]
    for spot in cues.spots:
        if spot.role in (Role.COVER, Role.RUNNING) and any(rule.search(spot.text) for rule in rules):
            return Marking(kind=MarkingKind.TEMPLATE, text=spot.text, place=_place(cues.document, spot.block))
    return None


def _place(document: Document, block: int) -> Place:
    return document.blocks[block].place if document.blocks else Place(document=document.file, block=0)


def grading(document: Document, jurisdiction: Jurisdiction) -> Marking | None:
    """The security grading that stops a file, or None.

    Looked for in the running lines, and alone on a line (or in a cell) of the first page; a text that explains the
    gradings, and so names several of them, has none.
    """
    if not jurisdiction.gradings:
        return None
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(jurisdiction.gradings, key=len)[::-1])
    alone = re.compile(rf"^\W*(?i:{_LABEL})(?P<word>{words})\W*$|^\W*(?P<first>{words})\b{_NOT_A_PHRASE}{_AFTER}$")
    plain = re.compile(rf"^\W*(?P<word>{words})\W*$", re.IGNORECASE)
    # BEGRENSET TILGANG is no grading; BEGRENSET SIDE 1 is.
    running = re.compile(rf"(?<!\w)(?P<word>{words})(?!\w){_NOT_A_PHRASE}")
    for block in document.blocks:
        if block.zone in (Zone.HEADER, Zone.FOOTER):
            match = running.search(block.text) or _first_match(plain, block.text.split("\n"))
            if match is not None:
                return _graded(match, block.place)
    hits = [
        (match, position)
        for position, line in _first_page(document)
        if (match := alone.match(line) or plain.match(line)) is not None
    ]
    if len({_word(match) for match, _ in hits}) == 1:
        match, position = hits[0]
        return _graded(match, document.blocks[position].place)
    return None


def _first_match(rule: re.Pattern[str], lines: Sequence[str]) -> re.Match[str] | None:
    return next((match for line in lines if (match := rule.match(line)) is not None), None)


def _word(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return " ".join((groups.get("word") or groups.get("first") or "").upper().split())


def _graded(match: re.Match[str], place: Place) -> Marking:
    return Marking(kind=MarkingKind.GRADED, text=_word(match), place=place)


def _first_page(document: Document) -> Iterator[tuple[int, str]]:
    """Lines (and cells) of the first page, or of the first blocks where pages are not known."""
    for position, block in enumerate(document.blocks):
        page = block.place.page
        if (page is not None and page > 1) or (page is None and position >= _FIRST_BLOCKS):
            return
        if block.zone in (Zone.HEADER, Zone.FOOTER, Zone.CONTENTS, Zone.CAPTION):
            continue
        if block.table is not None:
            for row in block.table.rows:
                for cell in row:
                    yield position, cell
        elif block.kind is not BlockKind.LIST_ITEM:
            for line in block.text.split("\n"):
                yield position, line


def withhold(document: Document) -> Document:
    """The document without any of its text: a graded file is not to be handled here."""
    return document.model_copy(
        update={
            "blocks": (),
            "properties": Properties(),
            "notices": (),
            "unread": (*document.unread, Unread(reason=UnreadReason.GRADED)),
        }
    )
