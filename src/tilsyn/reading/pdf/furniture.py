"""Running headers and footers, and the page numbers they print."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.lines import Line
from tilsyn.reading.pdf.sheet import Sheet

__all__ = ["Furniture", "find_furniture"]

_EDGE = 0.15
_MOST_LINES = 5
_LONGEST = 160
_OUTER = 0.08
_SMALL = 0.93
_NUMBER = re.compile(r"(?<![\d.,/§:-])\d{1,5}(?![\d:]|[.,]\d|-\d|/(?!\s?\d{1,4}$))")
_ONLY_NUMBER = re.compile(r"^\W*(?:[^\W\d_]{1,7}\.? ?)?#(?: ?(?:[^\W\d_]{1,4}|\W) ?\d{1,4})?\W*$")
_ROMAN = re.compile(r"^[ivxl]{1,6}$", re.IGNORECASE)
_OF_TOTAL = re.compile(r"(?<!\d)(\d{1,4})\s*(?:[^\W\d_]{1,4}|[/(|-])?\s*(\d{1,4})\)?\s*$")

_Item = Line | RuledTable


@dataclass
class Furniture:
    """What was found.

    Attributes
    ----------
    taken:
        ``id`` of each line or table that is a running header or footer.
    headers, footers:
        One of each kind, at its first page.
    printed:
        Page in the file to its printed number.
    """

    taken: set[int] = field(default_factory=set)
    headers: list[_Item] = field(default_factory=list)
    footers: list[_Item] = field(default_factory=list)
    printed: dict[int, str] = field(default_factory=dict)


@dataclass
class _Candidate:
    item: _Item
    page: int
    top: bool
    key: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)


def find_furniture(sheets: list[Sheet]) -> Furniture:
    """Find what repeats at the top and foot of pages, with page numbers varied."""
    pages = len(sheets)
    candidates = [candidate for sheet in sheets for candidate in _edges(sheet)]
    offsets = _offsets(candidates, pages)
    found = Furniture()
    groups: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    raw = Counter({(candidate.page, candidate.top, candidate.item.text) for candidate in candidates})
    same = Counter((top, text) for _, top, text in raw)
    for candidate in candidates:
        repeats = same[candidate.top, candidate.item.text] > 1
        candidate.spans = [] if repeats else _printed(candidate, offsets)
    # Where several numbers would do, the one that leaves the same text as on other pages is the page's.
    known = {_key(candidate, candidate.spans[0]) for candidate in candidates if len(candidate.spans) == 1}
    for candidate in candidates:
        fitting = [span for span in candidate.spans if _key(candidate, span) in known]
        span = next(iter([*fitting, *reversed(candidate.spans)]), None)
        candidate.key = _key(candidate, span)
        if span is not None:
            found.printed.setdefault(candidate.page, candidate.item.text[slice(*span)])
        groups[candidate.top, candidate.key].append(candidate)
    chosen = _without_running_text(_chosen(groups, pages), sheets)
    chosen += _beside(candidates, chosen, pages)
    if pages == 1:
        chosen += _small_at_edge(sheets[0], candidates, {id(candidate.item) for candidate in chosen})
    _keep(found, chosen)
    return found


def _edges(sheet: Sheet) -> list[_Candidate]:
    """The lines and tables near the top and the foot of a page."""
    ordered = sorted((item for item in sheet.items), key=lambda item: item.top)
    found: list[_Candidate] = []
    for item in ordered[:_MOST_LINES]:
        if item.top < _EDGE * sheet.height and item.bottom < 0.3 * sheet.height:
            found.append(_Candidate(item, sheet.page, True))
    seen = {id(candidate.item) for candidate in found}
    for item in sorted(ordered, key=lambda item: -item.bottom)[:_MOST_LINES]:
        if item.bottom > (1 - _EDGE) * sheet.height and item.top > 0.7 * sheet.height and id(item) not in seen:
            found.append(_Candidate(item, sheet.page, False))
    return found


def _offsets(candidates: list[_Candidate], pages: int) -> Counter[int]:
    """How far printed numbers are from the page in the file, with the number of pages that agree."""
    values: dict[int, set[int]] = defaultdict(set)
    for candidate in candidates:
        if len(candidate.item.text) <= _LONGEST:
            for match in _NUMBER.finditer(candidate.item.text):
                values[int(match.group())].add(candidate.page)
    votes: dict[int, set[int]] = defaultdict(set)
    for value, seen in values.items():
        if len(seen) <= max(2, pages // 2):
            for page in seen:
                votes[page - value].add(page)
    needed = 2 if pages <= 4 else max(3, pages // 4)
    found = Counter({offset: len(seen) for offset, seen in votes.items() if len(seen) >= needed})
    if not found:
        for candidate in candidates:
            text = candidate.item.text
            total = _OF_TOTAL.search(text)
            of_total = total and int(total.group(1)) == candidate.page and int(total.group(2)) == pages
            if of_total or (not candidate.top and text.strip("-–— ") == str(candidate.page)):
                found[0] += 1
    return found


def _printed(candidate: _Candidate, offsets: Counter[int]) -> list[tuple[int, int]]:
    """Where in the text the page number may stand: the numbers whose distance from the page most pages share."""
    text = candidate.item.text
    if len(text) > _LONGEST:
        return []
    votes: dict[tuple[int, int], int] = {}
    for match in _NUMBER.finditer(text):
        number = offsets.get(candidate.page - int(match.group()), 0)
        if number:
            votes[match.span()] = number
    if votes:
        most = max(votes.values())
        return [span for span, number in votes.items() if number == most]
    stripped = text.strip()
    if _ROMAN.match(stripped):
        start = text.index(stripped)
        return [(start, start + len(stripped))]
    return []


def _key(candidate: _Candidate, span: tuple[int, int] | None) -> str:
    """The text for comparison, with the page number taken out."""
    text = candidate.item.text
    if span is not None:
        text = f"{text[: span[0]]}#{text[span[1] :]}"
    return " ".join(text.split())


def _chosen(groups: dict[tuple[bool, str], list[_Candidate]], pages: int) -> list[_Candidate]:
    """Candidates whose text repeats at about the same height."""
    needed = 2 if pages <= 4 else 3
    chosen: list[_Candidate] = []
    for (_, key), group in groups.items():
        number = "#" in key
        seen = {candidate.page for candidate in group}
        if len(seen) < needed:
            if number and _ONLY_NUMBER.match(key):
                chosen += group
            continue
        heights = sorted(candidate.item.top for candidate in group)
        middle = heights[len(heights) // 2]
        near = [candidate for candidate in group if abs(candidate.item.top - middle) < 12]
        if len({candidate.page for candidate in near}) >= needed:
            chosen += near
    return chosen


def _without_running_text(chosen: list[_Candidate], sheets: list[Sheet]) -> list[_Candidate]:
    """Leave out lines of a paragraph that happens to stand on several pages.

    It is one where text in the same type goes on beneath, or where it has three lines or more.
    """
    taken = {id(candidate.item) for candidate in chosen}
    running: set[str] = set()
    for sheet in sheets:
        lines = list(sheet.lines)
        pairs = [(one, two) for one, two in pairwise(lines) if _is_one_text(one, two)]
        for (one, two), (three, four) in pairwise(pairs):
            if two is three:
                running.update((one.text, two.text, four.text))
        for one, two in [*pairs, *reversed(pairs)]:
            for here, there in ((one, two), (two, one)):
                if id(here) in taken and (id(there) not in taken or there.text in running):
                    running.add(here.text)
    return [candidate for candidate in chosen if candidate.item.text not in running]


def _is_one_text(one: Line, two: Line) -> bool:
    close = one.flow == two.flow and 0 <= two.top - one.bottom < 0.6 * one.size
    return close and abs(one.size - two.size) < 0.2 and min(len(one.text), len(two.text)) > 70


def _beside(candidates: list[_Candidate], chosen: list[_Candidate], pages: int) -> list[_Candidate]:
    """Lines that stand just where others are furniture on most pages: running heads that change with the chapter."""
    if pages < 4:
        return []
    heights: dict[tuple[bool, int, float], set[int]] = defaultdict(set)
    for candidate in chosen:
        if isinstance(candidate.item, Line):
            heights[candidate.top, round(candidate.item.top), candidate.item.size].add(candidate.page)
    common = {key for key, seen in heights.items() if len(seen) * 2 >= pages}
    taken = {id(candidate.item) for candidate in chosen}
    return [
        candidate
        for candidate in candidates
        if isinstance(candidate.item, Line)
        and id(candidate.item) not in taken
        and (candidate.top, round(candidate.item.top), candidate.item.size) in common
    ]


def _small_at_edge(sheet: Sheet, candidates: list[_Candidate], taken: set[int]) -> list[_Candidate]:
    """Small type at the very top or foot of an only page, with blank between it and the text."""
    sizes = sorted(line.size for line in sheet.lines for _ in range(len(line.text) // 20 + 1))
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    found: list[_Candidate] = []
    for candidate in candidates:
        item = candidate.item
        if not isinstance(item, Line) or id(item) in taken or item.size > _SMALL * usual or len(item.text) > _LONGEST:
            continue
        if _OUTER * sheet.height < item.bottom < (1 - _OUTER) * sheet.height:
            continue
        others = [other for other in sheet.items if other is not item and abs(other.top - item.top) > 1]
        beyond = [other for other in others if (other.top > item.top) is candidate.top]
        gap = min((max(other.top - item.bottom, item.top - other.bottom) for other in beyond), default=99.0)
        if gap > 1.5 * item.size:
            found.append(candidate)
    return found


def _keep(found: Furniture, chosen: list[_Candidate]) -> None:
    seen: set[tuple[bool, str]] = set()
    for candidate in sorted(chosen, key=lambda one: (one.page, one.item.top)):
        found.taken.add(id(candidate.item))
        if (candidate.top, candidate.key) not in seen:
            seen.add((candidate.top, candidate.key))
            (found.headers if candidate.top else found.footers).append(candidate.item)
