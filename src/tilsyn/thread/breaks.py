"""Where the thread breaks: for each scenario, and between documents where a duty decides the link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import Break, Dossier, Finding, ScenarioLinks, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.facts import ThreadFacts, thread_facts
from tilsyn.thread.scenarios import find_scenarios

__all__ = ["LINKS", "whole_thread", "with_duties"]

LINKS: tuple[str, ...] = tuple(ScenarioLinks.model_fields)
"""The links of a scenario, in the order of the thread."""

_MOST = 12


def whole_thread(
    text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> Thread:
    """The scenarios with their links, and where these break. Parameters as for ``find_scenarios``."""
    thread = find_scenarios(text, dossier, jurisdiction, packs)
    if not thread.scenarios:
        return thread
    thread = thread.model_copy(update={"supplied": _supplied(dossier, jurisdiction)})
    facts = thread_facts(thread, text, dossier, jurisdiction, packs)
    parts = jurisdiction.analysis.plan_parts if jurisdiction.analysis is not None else {}
    warns = bool(_kinds(dossier) & set(parts.get("warning", ())))
    return thread.model_copy(update={"breaks": tuple(_breaks(thread, facts, warns=warns))})


def with_duties(thread: Thread, findings: Sequence[Finding], jurisdiction: Jurisdiction) -> Thread:
    """The thread with the breaks between documents: links whose duty has a gap."""
    gaps = {finding.requirement: finding for finding in findings if finding.is_gap}
    found = [
        Break(kind="duty", requirement=identifier, text=link.broken)
        for link in jurisdiction.links
        for identifier in link.requirements
        if identifier in gaps
    ]
    return thread.model_copy(update={"breaks": (*thread.breaks, *found)})


def _supplied(dossier: Dossier, jurisdiction: Jurisdiction) -> tuple[str, ...]:
    """The links whose kinds of document the dossier holds, as files or as sections; all when it is complete."""
    if dossier.complete:
        return LINKS
    kinds = jurisdiction.analysis.link_kinds if jurisdiction.analysis is not None else {}
    there = _kinds(dossier)
    return tuple(name for name in LINKS if there & set(kinds.get(name, ())))


def _kinds(dossier: Dossier) -> set[str]:
    return {span.kind for document in dossier.used for span in document.kinds}


def _breaks(thread: Thread, facts: ThreadFacts, *, warns: bool) -> Iterator[Break]:
    """What is lacking at scenarios; nothing of a kind of document that was not supplied.

    ``warns``: there is a plan for warning, which serves every event that is not said to be left out.
    """
    lacking = {
        "unmeasured": facts.unmeasured if "measures" in thread.supplied else (),
        "unplanned": tuple(index for index in facts.unplanned if index not in facts.elsewhere),
        "elsewhere": facts.elsewhere,
        "unexercised": facts.unexercised if "exercises" in thread.supplied else (),
        "unevaluated": facts.unevaluated if "evaluations" in thread.supplied else (),
        "unmoved": facts.unmoved if "plan" in thread.supplied else (),
        "unwarned": facts.unwarned if "plan" in thread.supplied and not warns else (),
    }
    if "plan" not in thread.supplied:
        lacking["unplanned"] = ()
    for kind, indices in lacking.items():
        yield from (Break(kind=kind, scenario=index, place=thread.scenarios[index].place) for index in indices)
    for index, scenario in enumerate(thread.scenarios):
        yield from (Break(kind="contradiction", scenario=index, place=item.place) for item in scenario.contradictions)
    rootless = [row.evidence.place for row in facts.exercises if not row.events]
    yield from (Break(kind="rootless", place=place) for place in rootless[:_MOST])
    loose = [item for item in facts.measures if item.owner is None or item.due is None]
    seen = set()
    for item in loose:
        if item.scenario in facts.top and item.evidence.place.row is not None and item.evidence.place not in seen:
            seen.add(item.evidence.place)
            yield Break(kind="loose", scenario=item.scenario, place=item.evidence.place)
