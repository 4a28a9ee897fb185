"""Risk classes told in lists and groups: *Red: 1, 3, 4*, a table with a colour and its events, *the red ones: …*"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tilsyn.language.tokens import sentences
from tilsyn.model import BlockKind, Place
from tilsyn.thread.matcher import Found, tokens
from tilsyn.thread.region import Region
from tilsyn.thread.scales import Scales
from tilsyn.thread.words import Words, cut

__all__ = ["Group", "find_groups", "risk_class"]


@dataclass
class Group:
    """A risk class with the events it is said of, as numbers and names."""

    risk: str
    numbers: list[str]
    names: list[str]
    place: Place
    quote: str


def risk_class(value: str, words: Words, scales: Scales) -> str | None:
    """The class a cell or word states: by its colour or level, else by the document's limits for a number."""
    stripped = value.strip()
    if not stripped or len(tokens(stripped)) > 30:
        return None
    number = re.fullmatch(r"(?:[A-Za-z]{1,2}\s?[=:]?\s?)?(\d{1,3})", stripped)
    if number is not None:
        return scales.of_number(float(number.group(1)))
    hits = words.colours.longest(stripped)
    if hits and hits[0].first <= 4:
        return hits[0].label
    number = re.match(r"\s*(\d{1,2})\b", stripped)
    return scales.of_number(float(number.group(1))) if number is not None else None


def find_groups(region: Region) -> list[Group]:
    """Every statement that puts several events in a class."""
    found: list[Group] = []
    for index, block in region.content():
        if block.kind is BlockKind.TABLE and block.table is not None:
            if len(block.table.rows[0]) <= 3:
                for row, cells in enumerate(block.table.rows):
                    found += _row(region, index, row, list(cells))
        elif block.kind is not BlockKind.HEADING:
            for start, end in sentences(block.text, region.words.abbreviations):
                found += _sentence(region, index, block.text[start:end])
    return found


def _row(region: Region, block: int, row: int, cells: list[str]) -> list[Group]:
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < 2 or len(tokens(filled[0])) > 8:
        return []
    hits = region.words.colours.longest(filled[0])
    if not hits or hits[0].first > 1:
        return []
    numbers, names = _members(filled[-1], region)
    if not numbers and not names:
        return []
    return [Group(hits[0].label, numbers, names, region.place(block, row), cut(" | ".join(filled)))]


def _sentence(region: Region, block: int, text: str) -> list[Group]:
    """*Red: 1, 3 and 4. Yellow: 2.* and *five of them lie in the red field: landslide, …*"""
    groups = []
    hits = region.words.colours.longest(text)
    for position, hit in enumerate(hits):
        stop = hits[position + 1].start if position + 1 < len(hits) else len(text)
        rest = text[hit.end : stop]
        if ":" not in rest[:50] or not _is_class(text, hit, text[hit.end : hit.end + rest.index(":")], region):
            continue
        numbers, names = _members(rest[rest.index(":") + 1 :], region)
        if len(numbers) + len(names) >= (1 if hit.first <= 1 else 2):
            groups.append(Group(hit.label, numbers, names, region.place(block), cut(text)))
    return groups


def _is_class(text: str, hit: Found, between: str, region: Region) -> bool:
    """Whether a word is a class of risk here: a colour, or a level said of risk or opening the sentence by itself."""
    if not region.words.levels.has(text[hit.start : hit.end]):
        return True
    spoken = [item.label for item in region.words.labels.find(text[max(0, hit.start - 20) : hit.end] + between)]
    others = {"field:likelihood", "field:consequence", "field:uncertainty"}
    if others & set(spoken):
        return False
    return "field:risk" in spoken or (hit.first == 0 and not re.search(r"[^\W\d]{4}", between))


def _members(text: str, region: Region) -> tuple[list[str], list[str]]:
    numbers: list[str] = []
    names: list[str] = []
    for part in region.words.parts.split(text):
        part = part.strip(" .")
        if not part or len(tokens(part)) > 10:
            continue
        match = re.fullmatch(r"(?:[^\W\d]{1,9}\.?\s*){0,2}(\d{1,3})", part)
        if match is not None:
            numbers.append(match.group(1))
            continue
        number, name = region.names.number(part, loose=True)
        if number is not None:
            numbers.append(number)
        elif re.search(r"[^\W\d]{3}", name):
            names.append(part)
    return numbers, names
