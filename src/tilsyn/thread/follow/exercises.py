"""Scenario to exercises: rows of exercise plans, sentences on exercises, and reports of exercises held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilsyn.language.view import Unit, UnitKind
from tilsyn.model import Evidence
from tilsyn.thread.follow.papers import Links, Papers, TableView

__all__ = ["ExerciseRow", "exercise_rows", "find_exercises"]

_UNSOUND = frozenset({"negated", "placeholder", "law", "definition"})
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")


def find_exercises(papers: Papers) -> Links:
    """Exercises of each scenario, planned and held. ``part`` is ``held`` or ``planned`` where the text tells."""
    links: Links = {}
    for row in exercise_rows(papers):
        for index in row.events:
            links.setdefault(index, []).append(row.evidence)
    for index, unit in (*_reports(papers), *_sentences(papers)):
        links.setdefault(index, []).append(papers.evidence(unit, part=_when(papers, unit)))
    return links


@dataclass(frozen=True)
class ExerciseRow:
    """A row of an exercise plan with the events it plays; none when it maps to no event of the analysis."""

    evidence: Evidence
    events: tuple[int, ...]


def exercise_rows(papers: Papers) -> list[ExerciseRow]:
    """Every row of the tables of exercises."""
    found = []
    for view in papers.tables(papers.kinds("exercises")):
        exercise = view.columns(papers.words.exercise_columns)
        if not exercise or papers.text.documents[view.doc].kind in papers.words.data.report_kinds:
            continue
        references = _references(papers, view)
        for row in view.rows:
            events = papers.row_events(row, references)
            if not events:
                for column in exercise:
                    cell = row.cells[column]
                    events |= papers.references.name(cell) or papers.references.told(cell)
            evidence = papers.evidence(row.unit, part=_when(papers, row.unit))
            found.append(ExerciseRow(evidence, tuple(sorted(events))))
    return found


def _references(papers: Papers, view: TableView) -> list[int]:
    for column in view.columns(papers.words.reference, words=6):
        cells = [row.cells[column] for row in view.rows if row.cells[column].strip()]
        if cells and sum(1 for cell in cells if papers.references.cell(cell)) >= 0.6 * len(cells):
            return [column]
    return []


def _reports(papers: Papers) -> Iterator[tuple[int, Unit]]:
    """Reports of exercises: what they say they played."""
    for doc, recognised in enumerate(papers.text.documents):
        if not any(span.whole and span.kind in papers.kinds("exercises") for span in recognised.kinds):
            continue
        units = [unit for unit in papers.text.units if unit.doc == doc]
        opening = [unit for unit in units if unit.kind is not UnitKind.ROW][:14]
        if not any(papers.words.exercise.has(unit.text) for unit in opening):
            continue
        spoken: set[int] = set()
        for unit in units:
            if unit.kind in (UnitKind.SENTENCE, UnitKind.ITEM):
                for index in papers.references.numbered(unit.text) - spoken:
                    spoken.add(index)
                    yield index, unit


def _sentences(papers: Papers) -> Iterator[tuple[int, Unit]]:
    """Sentences on an exercise that name its event, in any plan."""
    kinds = papers.kinds("exercises") | papers.kinds("plan")
    for unit in papers.units(kinds, UnitKind.SENTENCE, UnitKind.ITEM):
        if not papers.words.exercise.has(unit.text):
            continue
        found = papers.references.numbered(unit.text) or _quoted(papers, unit)
        if found and papers.fault(unit) not in _UNSOUND:
            for index in found:
                yield index, unit


def _quoted(papers: Papers, unit: Unit) -> set[int]:
    """Events named in the name of an exercise: *exercise «Flood 2023»*."""
    found: set[int] = set()
    for match in re.finditer(r"[«\"“]([^»\"”]{3,50})[»\"”]", unit.text):
        before = unit.text[max(0, match.start() - 24) : match.start()]
        if papers.words.exercise.has(before):
            found |= papers.references.name(match.group(1))
    return found


def _when(papers: Papers, unit: Unit) -> str | None:
    """Whether the exercise was held, as far as words or years tell."""
    if papers.words.planned.has(unit.text):
        return "planned"
    if papers.words.held.has(unit.text):
        return "held"
    years = [int(year) for year in _YEAR.findall(unit.text)]
    if years and min(years) > papers.as_of.year:
        return "planned"
    return None
