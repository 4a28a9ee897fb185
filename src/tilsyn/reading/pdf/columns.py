"""The order in which the parts of a page are read: columns one after the other, the rest from top to bottom."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass

from tilsyn.reading.pdf.lines import Segment

__all__ = ["Band", "find_bands"]

_FEW = 4
_DEPTH = 6
_GUTTER = 5.0
_CLEAR = 6.0
_LINE = 12.0
_INDENT = 14

_Parts = tuple[list[Segment], list[Segment], list[Segment], list[Segment]]


@dataclass
class Band:
    """Segments that are read together; ``left`` and ``right`` are the edges of their column."""

    segments: list[Segment]
    left: float
    right: float


def find_bands(segments: list[Segment], edges: list[float] | None = None) -> list[Band]:
    """Parts of a page in reading order. A page in one column is one band.

    Parameters
    ----------
    segments:
        The segments of the page; tables and frames stand among them as one segment each.
    edges:
        Where right columns began on earlier pages: there, little is enough. Edges found are added.
    """
    if not segments:
        return []
    upright = [segment for segment in segments if segment.upright]
    bands = _Splitter(edges if edges is not None else []).split(upright, _DEPTH) if upright else []
    return bands + [_band([segment]) for segment in segments if not segment.upright]


def _band(segments: list[Segment]) -> Band:
    return Band(segments, min(segment.x0 for segment in segments), max(segment.x1 for segment in segments))


class _Splitter:
    def __init__(self, edges: list[float]) -> None:
        self.edges = edges

    def split(self, segments: list[Segment], depth: int) -> list[Band]:
        """Bands of a part of the page."""
        parts = self.columns(segments) if depth else None
        if parts is None:
            return [_band(segments)]
        return [band for part in parts if part for band in self.split(part, depth - 1)]

    def columns(self, segments: list[Segment]) -> _Parts | None:
        """The largest stretch of two columns: what is above it, its left and its right column, what is below."""
        start = min(segment.x0 for segment in segments)
        width = max(segment.x1 for segment in segments) - start
        counts: dict[int, float] = {}
        starts: dict[int, float] = {}
        for segment in segments:
            if segment.x0 > start + 0.2 * width:
                key = int(segment.x0 / 3)
                counts[key] = counts.get(key, 0) + _weight(segment)
                starts[key] = min(starts.get(key, segment.x0), segment.x0)
        if not counts:
            return None
        best: _Parts | None = None
        for edge in self.edges:
            if any(abs(key * 3.0 - edge) < 6 for key in counts):
                best = _larger(best, _try(segments, edge, known=True))
        weights = {key: count + counts.get(key + 1, 0) for key, count in counts.items()}
        candidates = sorted((key for key, count in weights.items() if count >= _FEW), key=lambda key: -weights[key])[:6]
        for place in dict.fromkeys(other for key in candidates for other in (key, _outermost(key, counts))):
            best = _larger(best, _try(segments, starts[place] - 0.5, known=False))
        if best is None:
            best = _try(segments, min(starts.values()) - 0.5, known=False)
        if best is not None and len(self.edges) < 4:
            edge = min(segment.x0 for segment in best[2]) - 0.5
            if all(abs(edge - other) > 3 for other in self.edges):
                self.edges.append(edge)
        return best


def _larger(one: _Parts | None, two: _Parts | None) -> _Parts | None:
    """The parting that puts more into its columns."""
    if one is None or two is None:
        return one or two
    return two if len(two[1]) + len(two[2]) > len(one[1]) + len(one[2]) else one


def _outermost(key: int, counts: dict[int, float]) -> int:
    """The leftmost start not far from one: the edge of a column of which most lines are indented."""
    return min(other for other in counts if key - _INDENT <= other <= key)


def _try(segments: list[Segment], edge: float, known: bool) -> _Parts | None:
    """Columns that part at ``edge``, where the right one begins."""
    across = {id(segment) for segment in segments if segment.x0 < edge and segment.x1 > edge - 4}
    across |= _intruders([segment for segment in segments if segment.x1 <= edge - 4], edge)
    places = sorted(_middle(segment) for segment in segments if id(segment) in across)
    limits = [float("-inf"), *places, float("inf")]
    bands: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for segment in segments:
        if id(segment) not in across:
            number = bisect_left(places, _middle(segment))
            bands.setdefault(number, ([], []))[segment.x1 > edge - 4].append(segment)
    best: tuple[list[Segment], list[Segment], float, float] | None = None
    for number in sorted(bands):
        left, right = bands[number]
        if best is not None and len(left) + len(right) <= len(best[0]) + len(best[1]):
            continue
        if _are_columns(left, right, edge, known):
            best = left, right, limits[number], limits[number + 1]
    if best is None:
        return None
    left, right, upper, lower = best
    above = [item for item in segments if _middle(item) <= upper]
    below = [item for item in segments if _middle(item) >= lower]
    return above, left, right, below


def _intruders(left: list[Segment], edge: float) -> set[int]:
    """One or two segments that alone reach into the blank before ``edge``: titles, page numbers."""
    ends = sorted(left, key=lambda segment: -segment.x1)[:3]
    for count in range(1, len(ends)):
        if ends[count - 1].x1 - ends[count].x1 >= _CLEAR and edge - ends[0].x1 < 2 * _GUTTER:
            return {id(other) for other in ends[:count]}
    return set()


def _middle(segment: Segment) -> float:
    return (segment.top + segment.bottom) / 2


def _are_columns(left: list[Segment], right: list[Segment], edge: float, known: bool) -> bool:
    if not left or not right:
        return False
    if min(item.top for item in right) > max(item.bottom for item in left):
        return False
    if max(item.bottom for item in right) < min(item.top for item in left):
        return False
    gutter = edge - max(item.x1 for item in left)
    if gutter < _GUTTER:
        return False
    sides = sorted(
        ((item.order, side) for side, part in enumerate((left, right)) for item in part if item.item is None)
    )
    changes = sum(one[1] != two[1] for one, two in itertools.pairwise(sides))
    in_order = changes <= max(3, 0.2 * min(len(left), len(right)))
    if known and in_order:
        return True
    begin, finish = min(item.x0 for item in left), max(item.x1 for item in right)
    filled = min(_fill(left, edge - gutter - begin), _fill(right, finish - edge))
    words = min(_words(left), _words(right))
    if sum(map(_weight, left)) < _FEW or sum(map(_weight, right)) < _FEW:
        return filled >= 0.4 and words >= 3 and _jumps(left, right)
    if in_order:
        return filled >= 0.4 and words >= 2
    return filled >= 0.75 and words >= 4


def _jumps(left: list[Segment], right: list[Segment]) -> bool:
    """Whether the file writes the left part to its end and goes on far above with the right one."""
    if len(left) < _FEW:
        return False
    first = min(item.order for item in right)
    before = [item for item in left if item.order < first]
    if len(before) < len(left) - 2:
        return False
    height = max(item.bottom for item in left) - min(item.top for item in left)
    return before[-1].bottom - min(item.top for item in right) > 0.4 * height > 0


def _weight(segment: Segment) -> float:
    """How many lines a segment counts for: a table as many as are high."""
    return 1.0 if segment.item is None else max((segment.bottom - segment.top) / _LINE, 1.0)


def _fill(segments: list[Segment], width: float) -> float:
    """How much of a column's width a usual segment takes (labels of lists are segments too, so a wider one)."""
    widths = sorted(item.x1 - item.x0 for item in segments for _ in range(int(_weight(item))))
    return widths[int(len(widths) * 0.6)] / max(width, 1.0)


def _words(segments: list[Segment]) -> float:
    counts = sorted(len(item.words) if item.item is None else 5 for item in segments for _ in range(int(_weight(item))))
    return counts[len(counts) // 2]
