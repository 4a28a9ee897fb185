"""Where each scenario is followed up: measures, procedures, resources, exercises, evaluations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import DateRole, Dossier, Evidence, ScenarioLinks, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.analysis import words_for
from tilsyn.thread.follow.evaluations import find_evaluations
from tilsyn.thread.follow.exercises import find_exercises
from tilsyn.thread.follow.measures import find_measures
from tilsyn.thread.follow.papers import Links, Papers
from tilsyn.thread.follow.plans import find_plans
from tilsyn.thread.follow.resources import find_resources
from tilsyn.thread.matching import Names
from tilsyn.thread.references import References

__all__ = ["MOST", "link", "papers_of"]

MOST = 12
"""Links of one sort that are kept for a scenario."""


def link(
    thread: Thread, text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> Thread:
    """The thread with the links of its scenarios.

    Parameters
    ----------
    thread:
        Scenarios as :func:`tilsyn.thread.analysis.read_analysis` gives them.
    text, dossier, jurisdiction, packs:
        As for ``read_analysis``.
    """
    papers = papers_of(thread, text, dossier, jurisdiction, packs)
    if papers is None:
        return thread
    exercises = find_exercises(papers)
    measures, plans, resources = find_measures(papers), find_plans(papers), find_resources(papers)
    evaluations = find_evaluations(papers, exercises)
    linked = [
        scenario.model_copy(
            update={
                "links": ScenarioLinks(
                    measures=_few(measures, index),
                    plan=_few(plans, index),
                    resources=_few(resources, index),
                    exercises=_few(exercises, index),
                    evaluations=_few(evaluations, index),
                )
            }
        )
        for index, scenario in enumerate(thread.scenarios)
    ]
    return thread.model_copy(update={"scenarios": tuple(linked)})


def papers_of(
    thread: Thread, text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> Papers | None:
    """The papers that follow the thread's analysis up; None when there is nothing to follow."""
    words = words_for(text, jurisdiction, packs)
    if words is None or not thread.scenarios:
        return None
    references = References(thread.scenarios, words, Names(words, dossier), _years(thread, text))
    return Papers(text, words, references, thread, dossier.as_of, jurisdiction)


def _few(links: Links, index: int) -> tuple[Evidence, ...]:
    """The links of one scenario, each quotation once, the first of each paper before the second of any."""
    seen: set[tuple[str, str]] = set()
    ranked: list[tuple[int, int, Evidence]] = []
    counts: dict[str, int] = {}
    for position, evidence in enumerate(links.get(index, ())):
        key = (evidence.place.document, evidence.quote)
        if key in seen:
            continue
        seen.add(key)
        counts[evidence.place.document] = counts.get(evidence.place.document, 0) + 1
        ranked.append((counts[evidence.place.document], position, evidence))
    ranked.sort(key=lambda entry: entry[:2])
    return tuple(entry[2] for entry in ranked[:MOST])


def _years(thread: Thread, text: DossierText) -> set[int]:
    """Years that the analysis may be called by: those of its dates and its title."""
    years: set[int] = set()
    for document in text.documents:
        if document.document.file != thread.analysis:
            continue
        for fact in document.dates:
            if fact.role in (
                DateRole.ADOPTED,
                DateRole.DRAFTED,
                DateRole.REVISED,
                DateRole.VALID_FROM,
                DateRole.UPDATED,
            ):
                years |= {fact.span.first.year, fact.span.last.year}
    return {year for year in years if date.min.year < year}
