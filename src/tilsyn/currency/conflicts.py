"""Dates that do not fit: cover against log, dates to come, fields left blank, digits that can be read in two ways.

They are said with their place and decide nothing by themselves: never a guess shown as fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tilsyn.language.date_words import alternatives, date_words
from tilsyn.language.dates import date_finder
from tilsyn.language.pack import LanguagePack
from tilsyn.model import (
    Block,
    BlockKind,
    Conflict,
    DatedFact,
    DateRole,
    Dossier,
    Place,
    Precision,
    RecognisedDocument,
    Zone,
)
from tilsyn.recognition.cover import read_cover

__all__ = ["Conflict", "find_conflicts"]

_NEAR_DAYS = 31
_STATED = ("text", "table", "header")
_ROLES = (DateRole.ADOPTED, DateRole.REVISED, DateRole.UPDATED)
_DIGITS = r"\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})(?!\d)"
_BLANK = r"\s*:\s*(?:[_.…\s-]*)(?=$|\n|\||[^\W\d_]+[^\n:|\d]{0,40}:)"


def find_conflicts(dossier: Dossier, packs: Sequence[LanguagePack]) -> tuple[Conflict, ...]:
    """Every conflict in the documents that count, in reading order.

    Parameters
    ----------
    dossier:
        The dossier.
    packs:
        The languages' labels.
    """
    blanks = _Blanks(packs)
    found: list[Conflict] = []
    for document in dossier.used:
        found += _cover_and_log(document)
        found += [
            Conflict(kind="future", place=fact.place, quote=fact.quote)
            for fact in document.dates
            if fact.role is DateRole.UNKNOWN and fact.source in ("text", "table") and fact.span.first > dossier.as_of
        ]
        found += [
            Conflict(kind="two_readings", place=fact.place, quote=fact.quote)
            for fact in document.dates
            if fact.span.certain < 1 and fact.role in _ROLES and fact.source in ("text", "table")
        ]
        found += _two_roles(document)
        found += blanks.find(document, dossier)
    return tuple(dict.fromkeys(found))


def _cover_and_log(document: RecognisedDocument) -> Iterator[Conflict]:
    """A revision or update on the cover that the log does not know, or a log that has gone on since the cover."""
    rows = [fact for fact in document.dates if fact.source == "table" and fact.role in _ROLES]
    logged = [fact for fact in rows if fact.role in (DateRole.REVISED, DateRole.UPDATED)]
    if len({fact.place.block for fact in logged}) != 1 or len({fact.place.row for fact in logged}) < 2:
        return
    last = max(logged, key=lambda fact: fact.span.last)
    for fact in document.dates:
        demoted = fact.source == "cover"
        stated = fact.source in ("text", "header") and fact.role in (DateRole.REVISED, DateRole.UPDATED)
        if not demoted and not (stated and fact.place.block < last.place.block and _on_cover(document, fact)):
            continue
        if _agrees(fact, last) or any(row.place.row == last.place.row and _agrees(fact, row) for row in rows):
            continue
        yield Conflict(kind="cover_log", place=fact.place, quote=fact.quote, other=last.place, other_quote=last.quote)


def _two_roles(document: RecognisedDocument) -> Iterator[Conflict]:
    """A day that is said to be both a revision done and a deadline to come."""
    stated = [fact for fact in document.dates if fact.source in _STATED and fact.span.precision is Precision.DAY]
    done = {fact.span.last: fact for fact in stated if fact.role in _ROLES}
    for fact in stated:
        other = done.get(fact.span.last)
        if fact.role in (DateRole.NEXT_REVISION, DateRole.VALID_TO) and other is not None:
            yield Conflict(
                kind="two_roles", place=fact.place, quote=fact.quote, other=other.place, other_quote=other.quote
            )


def _on_cover(document: RecognisedDocument, fact: DatedFact) -> bool:
    return fact.source == "header" or fact.place.block <= read_cover(document.document).last


def _agrees(one: DatedFact, other: DatedFact) -> bool:
    if one.span.first <= other.span.last and other.span.first <= one.span.last:
        return True
    if Precision.DAY in (one.span.precision, other.span.precision):
        return abs((one.span.last - other.span.last).days) <= _NEAR_DAYS
    return False


class _Blanks:
    """Finds labels of dates with nothing after them, and template fields."""

    def __init__(self, packs: Sequence[LanguagePack]) -> None:
        words = date_words(packs)
        self._finder = date_finder(packs)
        labels = alternatives(words.words("adopted", "revised", "updated"))
        self._blank = re.compile(rf"(?i)(?:^|[\n|])\s*(?P<label>{labels}){_BLANK}")
        self._label = re.compile(rf"(?i)\s*{labels}\s*:?\s*")
        self._dated = re.compile(rf"(?i)(?:^|[\n|])\s*{labels}[^\n|\d]{{0,40}}(?P<date>{_DIGITS})")
        self._field = re.compile(
            rf"(?i){labels}[^\n\d|]{{0,40}}?(?P<field>{alternatives(words.words('placeholder_date'))}|\bx{{2}}(?:[./]x{{2,4}})*\b)"
        )

    def find(self, document: RecognisedDocument, dossier: Dossier) -> Iterator[Conflict]:
        """Blank labels and template fields on the cover and in tables of labels."""
        last = read_cover(document.document).last
        blocks = document.document.blocks
        for position, block in enumerate(blocks):
            if block.zone not in (Zone.BODY, Zone.TEXTBOX, Zone.HEADER, Zone.FOOTER):
                continue
            if position > max(last, 0) and block.kind is not BlockKind.TABLE:
                continue
            yield from self._impossible(block, dossier)
            if block.table is not None:
                yield from self._in_table(block.place, block.table.rows)
                continue
            field = self._field.search(block.text)
            if field is not None:
                yield Conflict(kind="placeholder", place=block.place, quote=_line(block.text, field.start()))
                continue
            match = self._blank.search(block.text)
            if match is None:
                continue
            following = blocks[position + 1].text if position + 1 < len(blocks) else ""
            alone = match.end() >= len(block.text.rstrip())
            if alone and self._starts_with_date(following, dossier):
                continue
            yield Conflict(kind="blank_label", place=block.place, quote=_line(block.text, match.start("label")))

    def _in_table(self, place: Place, rows: tuple[tuple[str, ...], ...]) -> Iterator[Conflict]:
        for number, cells in enumerate(rows):
            filled = [cell for cell in cells if cell.strip(" _.…-")]
            labelled = len(cells) in (2, 4) and len(filled) == 1 and bool(cells[0])
            if labelled and self._label.fullmatch(cells[0]):
                yield Conflict(
                    kind="blank_label", place=place.model_copy(update={"row": number, "column": 1}), quote=cells[0]
                )

    def _impossible(self, block: Block, dossier: Dossier) -> Iterator[Conflict]:
        """Labelled dates that no calendar has: *Sist revidert 31.02.2024*."""
        for match in self._dated.finditer(block.text):
            if not self._finder.find(match["date"], dossier.as_of):
                yield Conflict(kind="impossible", place=block.place, quote=_line(block.text, match.start("date")))

    def _starts_with_date(self, text: str, dossier: Dossier) -> bool:
        found = self._finder.find(text[:60], dossier.as_of)
        return bool(found) and found[0].start < 20


def _line(text: str, at: int) -> str:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at + 1)
    return text[start : end if end >= 0 else len(text)].strip(" |\n")[:300]
