"""What is drawn on a page: straight rulings (of tables and frames) and how much of it pictures cover."""

from __future__ import annotations

import ctypes
import itertools
from dataclasses import dataclass, field

from tilsyn.reading.pdf.pdfium import Pdfium
from tilsyn.reading.pdf.words import Frame

__all__ = ["Drawings", "Ruling", "read_drawings"]

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5
_THIN = 2.6
_SHORT = 4.0
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_DEPTH = 6
_MOST_BOXES = 40
_TOUCH = 3.0

_Box = tuple[float, float, float, float]
_Map = tuple[float, float, float, float, float, float]


@dataclass(order=True)
class Ruling:
    """A straight line along one axis: ``at`` is its place across, ``start`` and ``end`` its ends along."""

    at: float
    start: float
    end: float


@dataclass
class Drawings:
    """The drawings of a page.

    Attributes
    ----------
    horizontal, vertical:
        Rulings, merged where they continue each other.
    image_area:
        Share of the page that pictures cover (may exceed 1).
    images, paths:
        How many pictures and other drawings there are.
    boxes:
        Where the first pictures stand: x0, top, x1, bottom.
    """

    horizontal: list[Ruling] = field(default_factory=list)
    vertical: list[Ruling] = field(default_factory=list)
    image_area: float = 0.0
    images: int = 0
    paths: int = 0
    boxes: list[tuple[float, float, float, float]] = field(default_factory=list)


class _Matrix(ctypes.Structure):
    _fields_ = [(name, ctypes.c_float) for name in "abcdef"]


class _Collector:
    def __init__(self, lib: Pdfium, frame: Frame) -> None:
        self.lib = lib
        self.frame = frame
        self.found = Drawings()
        self.left = self.budget = _MOST_OBJECTS
        self.values = [ctypes.c_float() for _ in range(4)]
        self.places = [ctypes.addressof(value) for value in self.values]
        self.area = max(frame.width * frame.height, 1.0)

    def bounds(self, target: int, map_: _Map | None) -> _Box | None:
        """The object's box in the file's coordinates: left, bottom, right, top."""
        if not self.lib.FPDFPageObj_GetBounds(target, *self.places):
            return None
        left, bottom, right, top = (value.value for value in self.values)
        if map_ is None:
            return left, bottom, right, top
        return _span([_apply(map_, left, bottom), _apply(map_, right, top)])

    def look(self, target: int | None, map_: _Map | None, depth: int) -> None:
        """Take in one object."""
        self.budget -= 1
        if not target or self.budget < 0:
            return
        kind = self.lib.FPDFPageObj_GetType(target)
        if kind == _PATH:
            self.path(target, map_)
        elif kind == _IMAGE:
            self.found.images += 1
            box = self.bounds(target, map_)
            if box:
                self.found.image_area += abs((box[2] - box[0]) * (box[3] - box[1])) / self.area
                if len(self.found.boxes) < _MOST_BOXES:
                    self.found.boxes.append(self.frame.place(*box))
        elif kind == _SHADING:
            self.found.paths += 1
        elif kind == _FORM and depth < _DEPTH:
            self.form(target, map_, depth)

    def form(self, target: int, map_: _Map | None, depth: int) -> None:
        """Take in the objects of a form, placed by its matrix."""
        matrix = _Matrix()
        inner = map_
        if self.lib.FPDFPageObj_GetMatrix(target, ctypes.addressof(matrix)):
            own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            if own != (1.0, 0.0, 0.0, 1.0, 0.0, 0.0):
                inner = own if map_ is None else _chain(own, map_)
        for index in range(max(self.lib.FPDFFormObj_CountObjects(target), 0)):
            if self.budget < 0:
                return
            self.look(self.lib.FPDFFormObj_GetObject(target, index), inner, depth + 1)

    def path(self, target: int, map_: _Map | None) -> None:
        """Take in a path: a thin one is a ruling itself, of others the straight strokes are."""
        self.found.paths += 1
        box = self.bounds(target, map_)
        if box is None:
            return
        wide, high = box[2] - box[0], box[3] - box[1]
        if high <= _THIN or wide <= _THIN:
            if max(wide, high) >= _SHORT:
                self.ruling(*box)
        elif self.budget > 0:
            self.strokes(target, map_)

    def strokes(self, target: int, map_: _Map | None) -> None:
        """The straight strokes of a stroked path."""
        lib = self.lib
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not lib.FPDFPath_GetDrawMode(target, ctypes.addressof(mode), ctypes.addressof(stroke)):
            return
        count = lib.FPDFPath_CountSegments(target)
        if count > _MOST_SEGMENTS or not (stroke.value or count > 5):
            return
        if not stroke.value:
            self.filled(target, map_, count)
            return
        points, closes = self.points(target, map_, count)
        for subpath, closed in zip(points, closes, strict=True):
            ends = [*subpath, subpath[0]] if closed and subpath else subpath
            for (x0, y0), (x1, y1) in itertools.pairwise(ends):
                left, right, low, high = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                if (high - low <= 0.8 or right - left <= 0.8) and max(right - left, high - low) >= _SHORT:
                    self.ruling(left, low, right, high)

    def filled(self, target: int, map_: _Map | None, count: int) -> None:
        """Thin rectangles that share one filled path."""
        for subpath in self.points(target, map_, count)[0]:
            if 4 <= len(subpath) <= 6:
                left, low, right, high = _span(subpath)
                if min(right - left, high - low) <= _THIN and max(right - left, high - low) >= _SHORT:
                    self.ruling(left, low, right, high)

    def points(self, target: int, map_: _Map | None, count: int) -> tuple[list[list[tuple[float, float]]], list[bool]]:
        """The subpaths as points, with whether each is closed. A curve ends its subpath's use."""
        lib = self.lib
        matrix = _Matrix()
        own: _Map | None = None
        if lib.FPDFPageObj_GetMatrix(target, ctypes.addressof(matrix)):
            own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            own = own if map_ is None else _chain(own, map_)
        subpaths: list[list[tuple[float, float]]] = []
        closes: list[bool] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(count):
            segment = lib.FPDFPath_GetPathSegment(target, index)
            if not segment or not lib.FPDFPathSegment_GetPoint(segment, ctypes.addressof(x), ctypes.addressof(y)):
                continue
            kind = lib.FPDFPathSegment_GetType(segment)
            if kind == 2 or not subpaths:
                subpaths.append([])
                closes.append(False)
            if kind == 1:
                subpaths.append([])
                closes.append(False)
            point = (x.value, y.value)
            subpaths[-1].append(_apply(own, *point) if own else point)
            if lib.FPDFPathSegment_GetClose(segment):
                closes[-1] = True
        return subpaths, closes

    def ruling(self, left: float, low: float, right: float, high: float) -> None:
        """Keep a thin box as a ruling."""
        x0, top, x1, bottom = self.frame.place(left, low, right, high)
        if x1 - x0 >= bottom - top:
            self.found.horizontal.append(Ruling((top + bottom) / 2, x0, x1))
        else:
            self.found.vertical.append(Ruling((x0 + x1) / 2, top, bottom))


def _apply(map_: _Map, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = map_
    return a * x + c * y + e, b * x + d * y + f


def _chain(inner: _Map, outer: _Map) -> _Map:
    a, b, c, d, e, f = inner
    x0, y0 = _apply(outer, e, f)
    oa, ob, oc, od, _, _ = outer
    return oa * a + oc * b, ob * a + od * b, oa * c + oc * d, ob * c + od * d, x0, y0


def _span(points: list[tuple[float, float]]) -> _Box:
    xs = [point[0] for point in points]
    ys = [point[1] for point in points]
    return min(xs), min(ys), max(xs), max(ys)


def read_drawings(lib: Pdfium, page: int, frame: Frame) -> Drawings:
    """The drawings of a page. Text objects are passed over; at most some ten thousand objects are looked at."""
    collector = _Collector(lib, frame)
    get, kind = lib.FPDFPage_GetObject, lib.FPDFPageObj_GetType
    for index in range(min(max(lib.FPDFPage_CountObjects(page), 0), _MOST_OBJECTS)):
        target = get(page, index)
        if target and kind(target) != 1:
            collector.look(target, None, 0)
    found = collector.found
    found.horizontal = _merged(found.horizontal)
    found.vertical = _merged(found.vertical)
    return found


def _merged(rulings: list[Ruling]) -> list[Ruling]:
    """Rulings at the same place that touch, made one."""
    if len(rulings) < 2:
        return rulings
    rulings.sort(key=lambda ruling: ruling.at)
    done: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in rulings:
        if group and ruling.at - group[0].at > 1.6:
            done.extend(_joined(group))
            group = []
        group.append(ruling)
    return done + _joined(group)


def _joined(group: list[Ruling]) -> list[Ruling]:
    group.sort(key=lambda ruling: ruling.start)
    done = [group[0]]
    for ruling in group[1:]:
        if ruling.start <= done[-1].end + _TOUCH:
            done[-1].end = max(done[-1].end, ruling.end)
        else:
            done.append(ruling)
    return done
