"""The thread as a table: each scenario with what follows it up, by risk, and a word for what is lacking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tilsyn.messages import Translator
from tilsyn.model import Evidence, Place, Scenario, Thread

__all__ = ["LINKS", "BreakLine", "Cell", "MatrixRow", "break_lines", "file_letters", "matrix", "matrix_sentence"]

LINKS: tuple[str, ...] = ("measures", "plan", "resources", "exercises", "evaluations")
_RISKS = ("high", "medium", "low", None)
_LACKING = {
    "measures": ("unmeasured",), "plan": ("unplanned",), "exercises": ("unexercised",), "evaluations": ("unevaluated",)
}  # fmt: skip
_SPECIAL = ("evacuation", "warning", "planned")
"""Parts that are shown after others: a procedure says more than that people are to be moved."""

_SPOKEN = ("unmeasured", "unplanned", "elsewhere", "unexercised", "unevaluated", "unmoved", "unwarned", "contradiction",
           "rootless", "loose")  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """What one link of a scenario shows.

    Attributes
    ----------
    link:
        One of :data:`LINKS`.
    state:
        ``found``; ``generic`` (a stated common approach), ``planned`` (an exercise to come) and ``proposed`` (only in
        the analysis); ``elsewhere``; ``lacking`` (the thread breaks), ``none``, or ``not_supplied``.
    evidence:
        What shows it, best first; empty where there is nothing.
    """

    link: str
    state: str
    evidence: tuple[Evidence, ...]

    @property
    def sound(self) -> bool:
        """Whether the thread holds here."""
        return self.state in ("found", "generic", "planned")


@dataclass(frozen=True)
class MatrixRow:
    """A scenario with its cells."""

    index: int
    scenario: Scenario
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class BreakLine:
    """A sort of break with the scenarios and the places it is at (pair by pair), or the duty that decides it."""

    kind: str
    sentence: str
    scenarios: tuple[Scenario, ...]
    places: tuple[Place, ...] = ()
    requirement: str | None = None


def matrix(thread: Thread) -> tuple[MatrixRow, ...]:
    """The scenarios by risk, the worst first, otherwise in the order of the analysis."""
    breaks = {(item.scenario, item.kind) for item in thread.breaks}
    rows = [
        MatrixRow(index, scenario, tuple(_cell(name, index, scenario, thread, breaks) for name in LINKS))
        for index, scenario in enumerate(thread.scenarios)
    ]
    return tuple(sorted(rows, key=lambda row: (_RISKS.index(row.scenario.risk), row.index)))


def _cell(name: str, index: int, scenario: Scenario, thread: Thread, breaks: set[tuple[int | None, str]]) -> Cell:
    evidence: tuple[Evidence, ...] = getattr(scenario.links, name)
    lacking = any((index, kind) in breaks for kind in _LACKING.get(name, ()))
    away = tuple(item for item in evidence if item.note == "elsewhere")
    own = tuple(item for item in evidence if item.note != "elsewhere" and item.speaks == "for")
    if away and (index, "elsewhere") in breaks:
        return Cell(name, "elsewhere", away)
    if own and not lacking:
        specific = [item for item in own if not (item.part or "").startswith("generic")]
        if not specific:
            return Cell(name, "generic", own)
        specific.sort(key=lambda item: item.part in _SPECIAL)
        planned = name == "exercises" and all(item.part == "planned" for item in specific)
        return Cell(name, "planned" if planned else "found", tuple(specific))
    if evidence and not lacking:
        return Cell(name, "elsewhere", away or evidence)
    if name == "measures" and scenario.fields.get("measures"):
        proposed = Evidence(place=scenario.place, quote=scenario.fields["measures"])
        return Cell(name, "proposed", (proposed,))
    if name not in thread.supplied:
        return Cell(name, "not_supplied", ())
    return Cell(name, "lacking" if lacking else "none", ())


def break_lines(thread: Thread, translate: Translator) -> tuple[BreakLine, ...]:
    """The sentence for each sort of break, with where it is; breaks between documents last."""
    found = []
    for kind in _SPOKEN:
        items = [item for item in thread.breaks if item.kind == kind]
        if not items:
            continue
        pairs = dict.fromkeys((item.scenario, item.place) for item in items)
        scenarios = tuple(thread.scenarios[index] for index, _ in pairs if index is not None)
        places = tuple(place for _, place in pairs if place is not None)
        found.append(BreakLine(kind, translate(f"thread.break.{kind}"), scenarios, places))
    for item in thread.breaks:
        if item.requirement is not None:
            sentence = translate.pick(item.text)
            same = next((number for number, line in enumerate(found) if line.sentence == sentence), None)
            if same is None:
                found.append(BreakLine(item.kind, sentence, (), requirement=item.requirement))
            elif found[same].requirement is None:
                found[same] = replace(found[same], requirement=item.requirement)
    return tuple(found)


def matrix_sentence(row: MatrixRow, translate: Translator) -> str:
    """A scenario's thread in one sentence: the picture's text alternative."""
    parts = [
        translate("thread.part", link=translate(f"link.{cell.link}"), state=translate(f"thread.state.{cell.state}"))
        for cell in row.cells
    ]
    risk = translate(f"risk.{row.scenario.risk or 'none'}")
    return translate("thread.sentence", name=row.scenario.name, risk=risk, parts="; ".join(parts))


def file_letters(rows: Sequence[MatrixRow]) -> dict[str, str]:
    """A letter for each file that cells point to, in the order they are first met."""
    files = dict.fromkeys(cell.evidence[0].place.document for row in rows for cell in row.cells if cell.evidence)
    return {file: _letters(number) for number, file in enumerate(files)}


def _letters(number: int) -> str:
    return (_letters(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
