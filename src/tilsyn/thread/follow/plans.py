"""Scenario to plan: action cards, procedures, rows of evacuation and warning plans, or a stated generic approach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilsyn.language.view import Section, Unit, UnitKind
from tilsyn.thread.follow.papers import Links, Papers, TableView
from tilsyn.thread.matcher import tokens

__all__ = ["find_plans"]

_TITLE = re.compile(r"[^.:\n]{3,90}")
_LEAST = 8


def find_plans(papers: Papers) -> Links:
    """Procedures of each scenario.

    ``part`` says which: ``procedure``, ``evacuation`` or ``warning``; or ``generic`` (with ``generic_evacuation`` and
    ``generic_warning``) where the plan states that one approach covers the event.
    """
    links: Links = {}
    for index, unit, part in (*_cards(papers), *_tables(papers), *_sentences(papers)):
        links.setdefault(index, []).append(papers.evidence(unit, part=part))
    _generic(papers, links)
    return links


def _part(papers: Papers, unit: Unit) -> str:
    """What a place in a plan is for, by its kind."""
    found = papers.kinds_at(unit)
    for part, kinds in papers.words.data.plan_parts.items():
        if found & set(kinds):
            return part
    return "procedure"


def _cards(papers: Papers) -> Iterator[tuple[int, Unit, str]]:
    """Headings, and paragraphs that begin with the word for a card, that name an event and have content."""
    kinds = papers.kinds("plan")
    for section in papers.text.sections:
        if section.heading is None or section.parent is None:
            continue
        unit = papers.text.units[section.heading]
        if not papers.holds(unit, kinds) or not _has_content(papers, section):
            continue
        for index in _named(papers, unit.text, card=papers.words.card.has(unit.text)):
            yield index, unit, _part(papers, unit)
    for unit in papers.units(kinds, UnitKind.SENTENCE, UnitKind.ITEM):
        hits = papers.words.card.find(unit.text)
        if hits and hits[0].first == 0 and re.match(r"\s*[A-Z]?\d+\b|\s*[:–-]", unit.text[hits[0].end :]):
            title = _TITLE.match(unit.text)
            if title is not None and len(tokens(title.group())) <= 10:
                for index in _named(papers, title.group(), card=True):
                    yield index, unit, _part(papers, unit)


def _has_content(papers: Papers, section: Section) -> bool:
    return sum(entry.words for entry in papers.text.subtree(section.id)) >= _LEAST


def _named(papers: Papers, title: str, *, card: bool) -> set[int]:
    """Events that a title names: by reference number, else by name. A card's own number is no reference."""
    found = papers.references.numbered(title)
    if found:
        return found
    name = title
    if card:
        name = re.sub(r"^\W*[^\W\d]+\s+(?:[A-Z]?\d+(?:\s*(?:,|\w{2,3})\s*\d+)*)?\s*[:.–-]?\s*", "", title)
    names = {index for part in papers.words.parts.split(name) for index in papers.references.name(part)}
    return names or papers.references.name(name)


def _tables(papers: Papers) -> Iterator[tuple[int, Unit, str]]:
    """Rows of plans whose first columns refer to events: *situation, area, number to move*."""
    for view in papers.tables(papers.kinds("plan")):
        columns = _columns(papers, view)
        for row in view.rows:
            if sum(1 for cell in row.cells if cell.strip()) >= 2:
                for index in papers.row_events(row, columns):
                    yield index, row.unit, _part(papers, row.unit)


def _columns(papers: Papers, view: TableView) -> list[int]:
    columns = [column for column in view.columns(papers.words.reference, words=6) if column < 3]
    for column in columns:
        cells = [row.cells[column] for row in view.rows if row.cells[column].strip()]
        if cells and sum(1 for cell in cells if papers.references.cell(cell)) >= 0.5 * len(cells):
            return [column]
    return []


def _sentences(papers: Papers) -> Iterator[tuple[int, Unit, str]]:
    """Sentences that refer to an event by number, or name one where the plan is about warning or evacuation."""
    special = frozenset(kind for kinds in papers.words.data.plan_parts.values() for kind in kinds)
    for unit in papers.units(papers.kinds("plan"), UnitKind.SENTENCE, UnitKind.ITEM):
        found = papers.references.numbered(unit.text)
        if not found and papers.holds(unit, special) and papers.words.events.has(unit.text):
            found = papers.references.told(unit.text)
        if found and papers.fault(unit) not in _UNSOUND and not papers.words.generic.has(unit.text):
            part = _part(papers, unit)
            for index in found:
                yield index, unit, part


_UNSOUND = frozenset({"promise", "negated", "placeholder", "law", "definition", "history", "conditional"})


def _generic(papers: Papers, links: Links) -> None:
    """A stated generic approach, for the events it lists or for all that have no procedure of their own."""
    everything = set(range(len(papers.thread.scenarios)))
    for unit in papers.units(papers.kinds("plan"), UnitKind.SENTENCE, UnitKind.ITEM, UnitKind.HEADING):
        each = papers.words.each.has(unit.text)
        if not each and not papers.words.generic.has(unit.text):
            continue
        if unit.kind is UnitKind.HEADING:
            covered = everything if _has_content(papers, papers.section(unit)) else set()
            fault = None
        else:
            fault = papers.text.unit_fault(unit)
            listed = {index for part in papers.words.parts.split(unit.text) for index in papers.references.name(part)}
            rest = any(hit.label == "rest" for hit in papers.words.signs.find(unit.text))
            covered = listed if len(listed) >= 2 and not rest else everything
        if each and fault is None:
            fault = _elsewhere(papers, unit)
        if fault in _UNSOUND:
            continue
        note = fault if fault == "elsewhere" else None
        if each and note is None:
            continue  # that there are cards is shown by the cards
        part = _part(papers, unit)
        for index in sorted(covered):
            name = "generic" if part == "procedure" else f"generic_{part}"
            links.setdefault(index, []).append(papers.evidence(unit, part=name, note=note))


def _elsewhere(papers: Papers, unit: Unit) -> str | None:
    """Whether the sentence after says that the cards are somewhere else."""
    for number in papers.text.block_units[unit.doc, unit.block]:
        fault = papers.text.unit_fault(papers.text.units[number])
        if fault == "elsewhere":
            return fault
    return None
