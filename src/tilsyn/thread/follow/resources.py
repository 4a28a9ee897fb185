"""Scenario to resources: rows of the resource overview that serve an event of its sort."""

from __future__ import annotations

from tilsyn.thread.follow.papers import Links, Papers

__all__ = ["find_resources"]

_EACH = 4


def find_resources(papers: Papers) -> Links:
    """Resources of each scenario, by the jurisdiction's list of what serves which event."""
    links: Links = {}
    by_code: dict[str, list[int]] = {}
    for index, scenario in enumerate(papers.thread.scenarios):
        for code in scenario.events:
            by_code.setdefault(code, []).append(index)
    for view in papers.tables(papers.kinds("resources")):
        for row in view.rows:
            for code in dict.fromkeys(hit.label for hit in papers.words.resources.find(row.unit.text)):
                for index in by_code.get(code, ()):
                    known = links.setdefault(index, [])
                    if len(known) < _EACH and all(
                        item.place.block != view.block or item.place.row != row.unit.row for item in known
                    ):
                        known.append(papers.evidence(row.unit, part="resource"))
    return links
