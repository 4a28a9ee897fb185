"""Scenario to measures: rows of follow-up plans, and of tables of measures in the analysis itself."""

from __future__ import annotations

from tilsyn.language.view import UnitKind
from tilsyn.thread.follow.papers import Links, Papers, TableView

__all__ = ["find_measures"]


def find_measures(papers: Papers) -> Links:
    """Measures of each scenario, with the row as evidence."""
    links: Links = {}
    for view in papers.tables(papers.kinds("measures")):
        _read(papers, view, links)
    for view in papers.all_tables():
        if papers.is_analysis(view.doc) and not papers.holds(view.rows[0].unit, papers.kinds("measures")):
            _own(papers, view, links)
    if not links:
        _items(papers, links)
    return links


def _read(papers: Papers, view: TableView, links: Links) -> None:
    """A table of a follow-up plan: by its column of references, else by what its measures speak of."""
    references = _reference_columns(papers, view)
    measures = [column for column in view.columns(papers.words.measure_columns) if column not in references]
    if not measures and not references:
        return
    for row in view.rows:
        if measures and not any(row.cells[column].strip() for column in measures):
            continue
        found = papers.row_events(row, references)
        if not found and not references:
            for column in measures:
                found |= papers.references.told(row.cells[column]) | papers.references.numbered(row.cells[column])
        for index in found:
            links.setdefault(index, []).append(papers.evidence(row.unit, part="measure"))


def _reference_columns(papers: Papers, view: TableView) -> list[int]:
    """Columns that refer to events: by their heading, and because most of their cells do."""
    columns = [column for column in view.columns(papers.words.reference, words=6) if _refers(papers, view, column)]
    if columns:
        return columns[:1]
    return [column for column in range(min(2, len(view.header))) if _refers(papers, view, column, most=0.75)][:1]


def _refers(papers: Papers, view: TableView, column: int, most: float = 0.4) -> bool:
    cells = [row.cells[column].strip() for row in view.rows if row.cells[column].strip()]
    if most > 0.5 and all(cell.strip(".").isdigit() for cell in cells):
        return False  # a running number
    return bool(cells) and sum(1 for cell in cells if papers.references.cell(cell)) >= most * len(cells)


def _own(papers: Papers, view: TableView, links: Links) -> None:
    """A table of measures in the analysis: an event and a measure on each row, and no assessment."""
    references = [column for column in view.columns(papers.words.event, words=4) if _refers(papers, view, column)]
    measures = [column for column in view.columns(papers.words.measure_columns, words=4) if column not in references]
    assessed = [
        label for cell in view.header if (label := papers.words.label(cell)) is not None and label.id in _ASSESSED
    ]
    if not references or not measures or assessed:
        return
    for row in view.rows:
        if any(row.cells[column].strip() for column in measures):
            for index in papers.row_events(row, references[:1]):
                links.setdefault(index, []).append(papers.evidence(row.unit, part="measure"))


_ASSESSED = frozenset({"likelihood", "consequence", "risk"})


def _items(papers: Papers, links: Links) -> None:
    """List items of a follow-up plan that has no table."""
    for unit in papers.units(papers.kinds("measures"), UnitKind.ITEM):
        found = papers.references.numbered(unit.text) or papers.references.told(unit.text)
        for index in found:
            links.setdefault(index, []).append(papers.evidence(unit, part="measure"))
