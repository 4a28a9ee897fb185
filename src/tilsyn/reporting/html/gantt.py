"""The path as a picture: one band for each phase, months from left to right, steps as numbered bars."""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.messages import Translator
from tilsyn.model import DevelopmentPath, Step

__all__ = ["Bar", "Chart", "Mark", "Row", "chart"]

LEFT = 190.0
WIDTH = 1000.0
TOP = 34.0
LANE = 21.0
PAD = 9.0


@dataclass(frozen=True)
class Bar:
    """A step in the picture."""

    x: float
    y: float
    width: float
    number: int
    kind: str
    anchor: str
    title: str


@dataclass(frozen=True)
class Mark:
    """A line down the picture with a word above it."""

    x: float
    text: str
    strong: bool


@dataclass(frozen=True)
class Row:
    """A phase."""

    y: float
    height: float
    title: tuple[str, ...]
    shaded: bool


@dataclass(frozen=True)
class Chart:
    """Everything with its coordinates, for a drawing 1000 wide."""

    height: float
    rows: tuple[Row, ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    left: float = LEFT
    width: float = WIDTH
    lane: float = LANE - 4


def chart(path: DevelopmentPath, numbers: dict[str, int], translate: Translator) -> Chart | None:
    """Lay out the picture; None for a path without dated steps."""
    dated = [step for step in path.steps if step.start and step.end]
    if not dated:
        return None
    first = min(_month(step.start) for step in dated)
    count = max(3, max(_month(step.end) for step in dated) - first + 1)
    unit = (WIDTH - LEFT) / count
    rows: list[Row] = []
    bars: list[Bar] = []
    y = TOP
    for phase in path.phases:
        lanes = _lanes([step for step in phase.steps if step.start and step.end], unit, first)
        if not lanes:
            continue
        height = max(len(lanes) * LANE + PAD, 2 * PAD + 16)
        rows.append(Row(y, height, _lines(phase.title), len(rows) % 2 == 0))
        for lane, steps in enumerate(lanes):
            for x, width, step in steps:
                top = y + PAD / 2 + lane * LANE + 2
                bars.append(
                    Bar(round(LEFT + x, 1), top, round(width, 1), numbers[step.id], step.kind, step.id, step.title)
                )
        y += height
    return Chart(y + 4, tuple(rows), tuple(bars), tuple(_marks(first, count, unit, translate)))


def _lanes(steps: list[Step], unit: float, first: int) -> list[list[tuple[float, float, Step]]]:
    """Steps in as many lanes as they need; within a month they stand side by side as far as there is room."""
    lanes: list[list[tuple[float, float, Step]]] = []
    ends: list[float] = []
    for step in steps:
        width = max((_month(step.end) - _month(step.start) + 1) * unit - 2, 16.0)
        x = min((_month(step.start) - first) * unit, WIDTH - LEFT - width)
        lane = next((number for number, end in enumerate(ends) if end <= x + 0.01), len(ends))
        if lane == len(ends):
            ends.append(0.0)
            lanes.append([])
        ends[lane] = x + width + 2
        lanes[lane].append((x, width, step))
    return lanes


def _marks(first: int, count: int, unit: float, translate: Translator) -> list[Mark]:
    found = []
    for offset in range(count):
        year, month = divmod(first + offset, 12)
        if month == 0 or offset == 0:
            room = unit * (12 - month)
            found.append(Mark(round(LEFT + offset * unit, 1), str(year) if room > 45 or offset else "", True))
        elif month % 3 == 0 and unit * 3 > 24:
            label = translate(f"month.{month + 1}")[:3] if unit * 3 > 30 else ""
            found.append(Mark(round(LEFT + offset * unit, 1), label, False))
    return found


def _lines(title: str) -> tuple[str, ...]:
    """A title on one or two lines."""
    words, lines = title.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > 22 and len(lines) < 2:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)


def _month(text: str | None) -> int:
    year, month = (text or "0001-01").split("-")
    return int(year) * 12 + int(month) - 1
