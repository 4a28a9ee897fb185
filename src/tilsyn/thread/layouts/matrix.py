"""Matrices drawn as tables: rows and columns are steps of likelihood and consequence, cells hold events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tilsyn.model import BlockKind
from tilsyn.thread.labels import split_code
from tilsyn.thread.matcher import tokens
from tilsyn.thread.region import Candidate, Region

__all__ = ["find_matrices", "is_matrix"]

_PARTS = re.compile(r"\s*[,;\n•]\s*")
_NUMBERS = re.compile(r"(?:\d{1,3}[a-z]?(?:\s*(?:,|\w{2,3}|\s)\s*)?)+")


def is_matrix(rows: Sequence[Sequence[str]], region: Region) -> tuple[int, int] | None:
    """Row of the column headings and column of the row headings, or None when the table is no matrix."""
    if len(rows) < 3 or len(rows[0]) < 3:
        return None
    for header in (0, len(rows) - 1, 1):
        for side in (0, 1):
            across = [cell.strip() for cell in rows[header][side + 1 :] if cell.strip()]
            down = [row[side].strip() for index, row in enumerate(rows) if index != header and row[side].strip()]
            if len(across) < 2 or len(down) < 2:
                continue
            if _steps(across, region) and _steps(down, region):
                return header, side
    return None


def _steps(cells: list[str], region: Region) -> bool:
    steps = [cell for cell in cells if region.words.is_level(cell) or _begins_with_step(cell, region)]
    return len(steps) >= 0.75 * len(cells) and len(set(cells)) == len(cells)


def _begins_with_step(cell: str, region: Region) -> bool:
    if len(tokens(cell)) > 12:
        return False
    if split_code(cell) is not None and not re.fullmatch(r"\d+", cell):
        return True
    hits = region.words.levels.find(cell)
    return bool(hits) and hits[0].first == 0


def find_matrices(region: Region) -> list[Candidate]:
    """Candidates for what stands in the cells; events given by number have no name."""
    found: list[Candidate] = []
    for index, block in region.content():
        if block.kind is not BlockKind.TABLE or block.table is None:
            continue
        rows = block.table.rows
        corner = is_matrix(rows, region)
        if corner is None:
            continue
        likely_down = _likelihood_down(rows, corner, region)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if number == corner[0] or column <= corner[1] or not cell.strip():
                    continue
                down, across = row[corner[1]].strip(), rows[corner[0]][column].strip()
                likelihood, consequence = (down, across) if likely_down else (across, down)
                for name, numbers in _members(cell, region):
                    candidate = Candidate(name, region.place(index, number, column), "matrix", numbers)
                    candidate.codes = {"likelihood": likelihood, "consequence": consequence}
                    candidate.fields = dict(candidate.codes)
                    candidate.blocks.add(index)
                    found.append(candidate)
    return found


def _likelihood_down(rows: Sequence[Sequence[str]], corner: tuple[int, int], region: Region) -> bool:
    """Whether the rows are steps of likelihood. Told by words beside them, by the letters of codes, else by habit."""
    down = " ".join(row[side] for row in rows for side in range(corner[1] + 1))
    across = " ".join(cell for cell in rows[corner[0]])
    first = rows[corner[0]][0]
    labels = [hit.label for hit in region.words.labels.longest(first) if hit.label in _AXES]
    if len(labels) == 2:
        return labels[0] == "field:likelihood"
    for text, down_side in ((down, True), (across, False)):
        hits = {hit.label for hit in region.words.labels.longest(text) if hit.words and len(text) > 2}
        if "field:likelihood" in hits and "field:consequence" not in hits:
            return down_side
        if "field:consequence" in hits and "field:likelihood" not in hits:
            return not down_side
    sample = rows[1 if corner[0] == 0 else 0][corner[1]]
    code, other = split_code(sample), split_code(rows[corner[0]][corner[1] + 1])
    known = region.scales.consequence.knows, region.scales.likelihood.knows
    return not (code and other and known[0](code) and not known[1](code))


_AXES = ("field:likelihood", "field:consequence")


def _members(cell: str, region: Region) -> list[tuple[str, set[str]]]:
    """Events in a cell: numbers alone, numbers with names, or names."""
    stripped = cell.strip(" .")
    if _NUMBERS.fullmatch(stripped):
        return [("", {number}) for number in re.findall(r"\d{1,3}[a-z]?", stripped)]
    members = []
    for part in _PARTS.split(stripped):
        number, name = region.names.number(part)
        if not part or region.words.is_level(part):
            continue
        if re.fullmatch(r"[A-Z]{0,2}\d{1,3}", part):
            members.append(("", {part}))
        elif len(tokens(name)) <= 10 and re.search(r"[^\W\d]{3}", name):
            members.append((" ".join(name.split()), {number} if number else set()))
    return members
