"""Scenario to evaluations: reports on exercises and real events, and what follow-up plans say of such reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilsyn.language.view import Unit, UnitKind
from tilsyn.thread.follow.papers import Links, Papers

__all__ = ["find_evaluations"]

_UNSOUND = frozenset({"promise", "negated", "placeholder", "law", "definition", "conditional"})
_NAME = re.compile(r"[«\"“]([^»\"”]{3,50})[»\"”]")


def find_evaluations(papers: Papers, exercises: Links) -> Links:
    """Evaluations of each scenario; ``exercises`` tells which exercise played which."""
    links: Links = {}
    for index, unit in (*_reports(papers), *_sections(papers), *_by_name(papers, exercises)):
        links.setdefault(index, []).append(papers.evidence(unit, part="evaluation"))
    return links


def _reports(papers: Papers) -> Iterator[tuple[int, Unit]]:
    """Whole reports: events by number, by title, or as what their first pages tell."""
    for doc, recognised in enumerate(papers.text.documents):
        if not any(span.whole and span.kind in papers.kinds("evaluations") for span in recognised.kinds):
            continue
        if recognised.kind not in papers.words.data.report_kinds:
            continue
        units = [unit for unit in papers.text.units if unit.doc == doc]
        told = [unit for unit in units if unit.kind in (UnitKind.SENTENCE, UnitKind.ITEM, UnitKind.ROW)]
        found = [(index, unit) for unit in told for index in papers.references.numbered(unit.text)]
        titled = [unit for unit in units if unit.kind is UnitKind.TITLE]
        opening = [unit for unit in units if unit.kind is not UnitKind.ROW][:6]
        found += [(index, unit) for unit in (*titled, *opening[:4]) for index in papers.references.name(unit.text)]
        found = _first(found)
        if not found:
            found = [(index, unit) for unit in told[:12] for index in papers.references.told(unit.text)]
        yield from found


def _first(found: list[tuple[int, Unit]]) -> list[tuple[int, Unit]]:
    """The first two units for each event."""
    counts: dict[int, int] = {}
    kept = []
    for index, unit in found:
        counts[index] = counts.get(index, 0) + 1
        if counts[index] <= 2:
            kept.append((index, unit))
    return kept


def _sections(papers: Papers) -> Iterator[tuple[int, Unit]]:
    """Sections on an event that happened, whose text says that it was evaluated."""
    for section in papers.text.sections:
        if section.heading is None or section.parent is None:
            continue
        heading = papers.text.units[section.heading]
        if not papers.holds(heading, papers.kinds("evaluations")):
            continue
        found = papers.references.name(heading.text) or papers.references.told(heading.text)
        if not found:
            continue
        for number in section.units:
            unit = papers.text.units[number]
            if papers.words.evaluated.has(unit.text) and papers.text.unit_fault(unit) not in _UNSOUND:
                for index in found:
                    yield index, unit
                break


def _by_name(papers: Papers, exercises: Links) -> Iterator[tuple[int, Unit]]:
    """Sentences that say of an exercise, by its name, that it was evaluated."""
    named: dict[str, set[int]] = {}
    for index, items in exercises.items():
        for item in items:
            for name in _NAME.findall(item.quote):
                named.setdefault(name.lower(), set()).add(index)
    if not named:
        return
    kinds = papers.kinds("evaluations") | papers.kinds("exercises")
    for unit in papers.units(kinds, UnitKind.SENTENCE, UnitKind.ITEM):
        if not papers.words.evaluated.has(unit.text):
            continue
        found = {index for name in _NAME.findall(unit.text) for index in named.get(name.lower(), ())}
        if found and papers.text.unit_fault(unit) not in _UNSOUND:
            for index in sorted(found):
                yield index, unit
