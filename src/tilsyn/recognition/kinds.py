"""Which kinds a document is of: the whole file, and sections of it that are documents of their own.

Weights after the domain notes: title and file name three, front page two, running lines one and a half, headings one,
column headings two, a cue against it minus three. A mention in running text or in a contents list never gives a kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tilsyn.model import BlockKind, Document, KindSpan, Zone
from tilsyn.recognition.cues import Cues, Role
from tilsyn.recognition.heads import Naming, namings
from tilsyn.recognition.jurisdiction import DocumentKind, Jurisdiction

__all__ = ["Kinds", "name_lines", "recognise_kinds", "section_spans"]

_TITLE, _FILE, _FRONT, _RUNNING, _COLUMNS, _AGAINST = 3.0, 3.0, 2.0, 1.5, 2.0, 3.0
_HEADINGS = 4
_ENOUGH = 2.0
_BODY_ENOUGH = 4.0
_FILLED_ROWS = 3
_CONTENT = (Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX)


@dataclass
class _Score:
    """What speaks for a kind.

    ``about`` tells that a line of the cover is about it, ``headed`` that title or file name is; ``first`` is where in
    the title it is named.
    """

    named: float = 0.0
    about: bool = False
    headed: bool = False
    body: float = 0.0
    against: float = 0.0
    first: int = 99

    @property
    def evidence(self) -> float:
        """What title, file name and front page give."""
        return self.named - self.against

    @property
    def total(self) -> float:
        """All that speaks for it."""
        return self.evidence + self.body


@dataclass(frozen=True)
class Kinds:
    """The answer: the main kind (None when the file is of no useful kind) and all kinds, whole file first."""

    main: str | None
    spans: tuple[KindSpan, ...]


def name_lines(cues: Cues, jurisdiction: Jurisdiction) -> dict[int, list[Naming]]:
    """The kinds named by title area, file name and running lines, for each unit."""
    terms = {kind.id: kind.titles for kind in jurisdiction.kinds}
    return namings(cues, terms, jurisdiction, Role.FILE, Role.COVER, Role.RUNNING)


def recognise_kinds(cues: Cues, jurisdiction: Jurisdiction, named: dict[int, list[Naming]], title: int | None) -> Kinds:
    """Decide the kinds of a document.

    Parameters
    ----------
    cues:
        The document's telling places.
    jurisdiction:
        The country's kinds.
    named:
        What :func:`name_lines` found.
    title:
        Which line of the cover is the title.
    """
    scores = _scores(cues, jurisdiction, named, title)
    order = {kind.id: number for number, kind in enumerate(jurisdiction.kinds)}
    by_id = {kind.id: kind for kind in jurisdiction.kinds}
    titled = {kind for kind, score in scores.items() if score.about and score.evidence >= _ENOUGH}
    candidates = titled or {kind for kind, score in scores.items() if score.body >= _BODY_ENOUGH and not score.against}
    if not candidates:
        return Kinds(None, ())
    decisive = {kind for kind in titled if by_id[kind].decisive and scores[kind].evidence >= _ENOUGH}
    main = min(decisive or candidates, key=lambda kind: (-scores[kind].total, scores[kind].first, order[kind]))
    spans = [KindSpan(kind=main, score=_sure(scores[main].total))]
    if by_id[main].closed:
        return Kinds(main, tuple(spans))
    sections = section_spans(cues, jurisdiction, main)
    # What only the subtitle names, and a chapter is, is that chapter: a document made of several.
    held = {span.kind for span in sections if not scores[span.kind].headed}
    others = sorted(titled - {main}, key=lambda kind: (-scores[kind].total, order[kind]))
    spans += [
        KindSpan(kind=kind, score=_sure(scores[kind].total))
        for kind in others
        if kind not in held and not by_id[kind].closed
    ]
    whole = {span.kind for span in spans}
    return Kinds(main, (*spans, *(span for span in sections if span.kind not in whole)))


def section_spans(cues: Cues, jurisdiction: Jurisdiction, main: str) -> list[KindSpan]:
    """The sections and tables of a file that are documents of other kinds than its main one."""
    kind = jurisdiction.kind(main)
    if kind is not None and kind.closed:
        return []
    sections = list(_sections(cues, jurisdiction, main))
    return [*sections, *_tables(cues, jurisdiction, main, sections)]


def _sure(total: float) -> float:
    """A score as a number between 0 and 1: 3 gives 0.75, 8 gives 0.97."""
    return round(1 - 2 ** (-max(total, 0.5) / 1.5), 2)


def _scores(
    cues: Cues, jurisdiction: Jurisdiction, named: dict[int, list[Naming]], title: int | None
) -> dict[str, _Score]:
    scores: dict[str, _Score] = defaultdict(_Score)
    best: dict[tuple[str, str], float] = defaultdict(float)
    for unit, items in named.items():
        spot = cues.spots[unit]
        slot = "title" if spot.role is Role.COVER and spot.line == title else spot.role.value
        for item in items:
            best[item.kind, slot] = max(best[item.kind, slot], item.weight)
            if slot == "title":
                scores[item.kind].first = min(scores[item.kind].first, item.first)
    worth = {"title": _TITLE, "file": _FILE, "cover": _FRONT, "running": _RUNNING}
    for (kind, slot), weight in best.items():
        scores[kind].named += worth[slot] * weight
        scores[kind].about = scores[kind].about or (weight == 1.0 and slot != "running")
        scores[kind].headed = scores[kind].headed or (weight == 1.0 and slot in ("title", "file"))
    for entry in jurisdiction.kinds:
        _body(cues, entry, scores)
        if entry.id in scores:
            scores[entry.id].against = _against(cues, entry, title)
    return scores


def _against(cues: Cues, kind: DocumentKind, title: int | None) -> float:
    units = {
        hit.unit
        for hit in cues.hits(kind.negative, Role.FILE, Role.COVER)
        if cues.spots[hit.unit].role is Role.FILE or cues.spots[hit.unit].line == title
    }
    return _AGAINST * len(units)


def _body(cues: Cues, kind: DocumentKind, scores: dict[str, _Score]) -> None:
    headings = {hit.term for hit in cues.hits(kind.headings, Role.HEADING)}
    columns = list(_typical(cues, kind))
    body = min(len(headings), _HEADINGS) + (_COLUMNS if columns else 0) + (0.5 if len(columns) > 1 else 0)
    if body:
        scores[kind.id].body = body


def _typical(cues: Cues, kind: DocumentKind) -> Iterator[int]:
    """Units of column headings that are typical of a kind."""
    found: set[int] = set()
    for columns in kind.columns:
        units = [cues.index.units((cue,)) for cue in columns]
        common = set.intersection(*units) if units else set()
        found |= {unit for unit in common if cues.spots[unit].role is Role.COLUMNS}
    yield from sorted(found)


def _sections(cues: Cues, jurisdiction: Jurisdiction, main: str) -> Iterator[KindSpan]:
    """Sections whose heading is about another kind, with the sections beneath them and real content."""
    wanted = {kind.id: kind for kind in jurisdiction.kinds if kind.sections and kind.id != main}
    terms = {kind: entry.sections for kind, entry in wanted.items()}
    blocks = cues.document.blocks
    ends: dict[str, int] = {}
    for unit, items in sorted(namings(cues, terms, jurisdiction, Role.HEADING).items()):
        first = cues.spots[unit].block
        last = _section_end(cues.document, first)
        about = [item.kind for item in items if item.weight == 1.0 and _leads(cues, item, jurisdiction)]
        for kind in dict.fromkeys(about):
            words = _words(cues, wanted[kind], first, last)
            if words < wanted[kind].section_words or ends.get(kind, -1) >= first:
                continue
            ends[kind] = last
            closing = None if last == len(blocks) - 1 else last
            yield KindSpan(kind=kind, first=first, last=closing, score=0.8, whole=False)


def _leads(cues: Cues, item: Naming, jurisdiction: Jurisdiction) -> bool:
    """Whether the heading begins with the kind: only a part's number, or one other word, may stand before it."""
    tokens = cues.index.tokens[item.unit]
    before = [
        token.lower
        for token in tokens[: item.first]
        if token.lower not in jurisdiction.part_words and not token.lower.isdigit() and len(token.lower) > 1
    ]
    return len(before) <= 1 or len(tokens) <= 4


def _section_end(document: Document, first: int) -> int:
    level = document.blocks[first].level or 1
    for position in range(first + 1, len(document.blocks)):
        block = document.blocks[position]
        if block.kind is BlockKind.HEADING and block.zone is Zone.BODY and (block.level or 1) <= level:
            return position - 1
    return len(document.blocks) - 1


def _words(cues: Cues, kind: DocumentKind, first: int, last: int) -> int:
    """Words in running text, and in tables of a sort that belongs to the kind (all tables where none is given)."""
    typical = {cues.spots[unit].block for unit in _typical(cues, kind)}
    return sum(
        len(block.text.split())
        for block in cues.document.blocks[first + 1 : last + 1]
        if block.zone in _CONTENT
        and block.kind is not BlockKind.HEADING
        and (block.table is None or not kind.columns or block.place.block in typical)
    )


def _tables(cues: Cues, jurisdiction: Jurisdiction, main: str, sections: list[KindSpan]) -> Iterator[KindSpan]:
    """Tables that by their columns and filled rows are a list of their own."""
    for kind in jurisdiction.kinds:
        if kind.id == main or kind.closed:
            continue
        for unit in _typical(cues, kind):
            block = cues.spots[unit].block
            table = cues.document.blocks[block].table
            filled = sum(1 for row in table.body if sum(bool(cell.strip()) for cell in row) >= 2) if table else 0
            inside = any(
                span.kind == kind.id and span.first <= block and (span.last is None or block <= span.last)
                for span in sections
            )
            if filled >= _FILLED_ROWS and not inside:
                yield KindSpan(kind=kind.id, first=block, last=block, score=0.6, whole=False)
