"""Contents lists: lines that end in page numbers, with or without leaders."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field

from tilsyn.reading.pdf.lines import Line

__all__ = ["Contents", "find_contents"]

_LEADER = re.compile(r"^(?P<title>.*?\S)\s*(?:[.·…‥_]\s?){3,}\s*(?P<page>\d{1,4}|[ivxl]{1,6})?\s*$", re.IGNORECASE)
_TRAILING = re.compile(r"^(?P<title>.*[^\W\d_].*?)\s+(?P<page>\d{1,3})$")
_LONGEST = 400
_ELLIPSIS = re.compile(r"(?:[.·…‥_]\s?){3,}")


@dataclass
class Contents:
    """``lines`` holds ``id`` of each line of a contents list; ``titles`` what the lists name, with their indents."""

    lines: set[int] = field(default_factory=set)
    titles: list[tuple[str, float]] = field(default_factory=list)


@dataclass
class _Entry:
    index: int
    title: str
    page: int
    leader: bool


def find_contents(lines: list[Line], pages: int) -> Contents:
    """Find contents lists among the lines of a document (running headers and footers left out)."""
    entries = [entry for index, line in enumerate(lines) if (entry := _entry(index, line, pages))]
    found = Contents()
    for run in _runs(entries):
        if _is_list(run, lines):
            _take(found, run, lines)
    return found


def _entry(index: int, line: Line, pages: int) -> _Entry | None:
    text = line.text
    last = text[-1:]
    if len(text) > _LONGEST or not (last.isdigit() or last in ".…_ivxlIVXL"):
        return None
    match = _LEADER.match(text) if _ELLIPSIS.search(text) else None
    if match:
        page = match.group("page")
        if page is None and not (len(text) > 30 and text.endswith("......")):
            return None
        return _Entry(index, match.group("title"), int(page) if page and page.isdigit() else 0, True)
    match = _TRAILING.match(text)
    if match and int(match.group("page")) <= pages + 30 and len(line.cells) >= 2 and line.cells[-1].text.isdigit():
        return _Entry(index, match.group("title"), int(match.group("page")), False)
    return None


def _runs(entries: list[_Entry]) -> list[list[_Entry]]:
    """Entries with at most two other lines between them (titles that wrap)."""
    runs: list[list[_Entry]] = []
    for entry in entries:
        if runs and entry.index - runs[-1][-1].index <= 3:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _is_list(run: list[_Entry], lines: list[Line]) -> bool:
    leaders = sum(entry.leader for entry in run)
    if leaders >= 2:
        return True
    if len(run) < 4:
        return False
    numbers = [entry.page for entry in run]
    rising = sum(one <= two for one, two in itertools.pairwise(numbers))
    ends = [lines[entry.index].x1 for entry in run]
    return rising >= len(numbers) - 2 and numbers[-1] > numbers[0] and max(ends) - min(ends) < 12


def _take(found: Contents, run: list[_Entry], lines: list[Line]) -> None:
    start, end = run[0].index, run[-1].index
    above = _title_above(lines, start)
    for index in range(above, end + 1):
        found.lines.add(id(lines[index]))
    for entry in run:
        found.titles.append((_ELLIPSIS.sub(" ", entry.title).strip(), lines[entry.index].x0))


def _title_above(lines: list[Line], start: int) -> int:
    """The index of the list's own heading, or of its first entry."""
    if start and lines[start - 1].page == lines[start].page:
        above = lines[start - 1]
        gap = lines[start].top - above.bottom
        if len(above.text) <= 40 and not above.text.endswith((".", ":")) and gap < 4 * above.size:
            return start - 1
    return start
