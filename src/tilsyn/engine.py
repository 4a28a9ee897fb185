"""Dossier × Ruleset → Findings: runs each requirement's check in an order that respects what it needs."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tilsyn.checks.kind import CheckContext, CheckKind
from tilsyn.currency.foreign import strange_places
from tilsyn.currency.present import Present
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import (
    GAPS,
    Dossier,
    Evidence,
    Finding,
    Outcome,
    Outdated,
    Reason,
    Requirement,
    Result,
    Thread,
    UnreadReason,
)
from tilsyn.plugins import PluginManager
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.rules.load import LoadedRuleset

__all__ = ["assess", "roll_up"]

_log = logging.getLogger(__name__)


def assess(
    dossier: Dossier,
    rulesets: Sequence[LoadedRuleset],
    plugins: PluginManager,
    *,
    text: DossierText | None = None,
    thread: Thread | None = None,
    outdated: Sequence[Outdated] = (),
) -> tuple[Finding, ...]:
    """Answer every requirement that holds on the assessment date, in the statute's order."""
    jurisdiction = plugins.jurisdictions[dossier.jurisdiction]
    packs = packs_of(jurisdiction, plugins)
    text = text or DossierText(dossier.used, packs)
    present = Present(text, jurisdiction, packs, dossier.as_of)
    text.mark_foreign(strange_places(text, dossier, jurisdiction, packs, present))
    findings: dict[str, Finding] = {}
    for loaded in rulesets:
        requirements = [item for item in loaded.ruleset.requirements if item.applies.holds(dossier.as_of)]
        for requirement in _ordered(requirements):
            context = CheckContext(
                requirement=requirement,
                dossier=dossier,
                text=text,
                jurisdiction=jurisdiction,
                thread=thread or Thread(),
                outdated=outdated,
                findings=findings,
                kinds=plugins.checks,
            )
            outcome = _answer(requirement, loaded, context, plugins.checks, findings)
            finding = _finding(requirement, loaded.ruleset.id, outcome, dossier.as_of)
            findings[requirement.id] = plugins.finding_made(finding, dossier)
    order = [item.id for loaded in rulesets for item in loaded.ruleset.requirements if item.id in findings]
    return tuple(findings[identifier] for identifier in order)


def packs_of(jurisdiction: Jurisdiction, plugins: PluginManager) -> list[LanguagePack]:
    """The language packs that a jurisdiction's documents are read with, its first language first."""
    return [plugins.languages[code] for code in jurisdiction.languages if code in plugins.languages]


def _ordered(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Requirements after those they need; the statute's order otherwise; roll-ups last; a circle is left as it is."""
    waiting = {item.id: item for item in requirements}
    done: list[Requirement] = []
    placed: set[str] = set()

    def place(item: Requirement, trail: frozenset[str]) -> None:
        if item.id in placed or item.id in trail:
            return
        for other in (*item.needs, *item.rollup):
            if other in waiting:
                place(waiting[other], trail | {item.id})
        if item.id not in placed:
            placed.add(item.id)
            done.append(item)

    for item in sorted(waiting.values(), key=lambda item: bool(item.rollup)):
        place(item, frozenset())
    return done


def _answer(
    requirement: Requirement,
    loaded: LoadedRuleset,
    context: CheckContext,
    kinds: Mapping[str, CheckKind[Any]],
    findings: Mapping[str, Finding],
) -> Outcome:
    if requirement.rollup:
        return roll_up([findings[part] for part in requirement.rollup if part in findings])
    if requirement.check is None or requirement.decidable == "interview":
        return Outcome(result=Result.UNDECIDED, reason=Reason.INTERVIEW, confidence=0.95)
    kind = kinds[requirement.check.kind]
    try:
        outcome = kind.run(loaded.settings[requirement.id], context)
    except Exception:
        _log.exception("check %s raised on %s", kind.name, requirement.id)
        return Outcome(result=Result.UNDECIDED, reason=Reason.ERROR, confidence=0.0)
    return _unread(outcome, context)


def _unread(outcome: Outcome, context: CheckContext) -> Outcome:
    """What could not be read is said: never silently ``missing``.

    When nothing that was read is of a kind that could hold the answer, but a file or part of such a file could not be
    read, the answer is ``unreadable`` (``withheld`` for a file that was stopped by its security grading).
    """
    if outcome.result is not Result.MISSING and outcome.reason is not Reason.NOT_SUPPLIED:
        return outcome
    wanted = set(context.requirement.found_in)
    for document in context.dossier.documents:
        kinds = {span.kind for span in document.kinds}
        if document.document.readable or (kinds and not kinds & wanted):
            continue
        if any(unread.reason is UnreadReason.GRADED for unread in document.document.unread):
            if kinds & wanted:
                return outcome.model_copy(update={"result": Result.WITHHELD, "reason": None, "confidence": 0.6})
        elif kinds & wanted and outcome.reason is Reason.NOT_SUPPLIED:
            return outcome.model_copy(
                update={"result": Result.UNDECIDED, "reason": Reason.UNREADABLE, "confidence": 0.6}
            )
    return outcome


def roll_up(parts: Sequence[Finding]) -> Outcome:
    """The parts' common result, else ``partial`` if any part is a gap, else that of the part not decided."""
    results = [part.standing for part in parts]
    evidence: tuple[Evidence, ...] = tuple(item for part in parts for item in part.evidence[:1])[:6]
    confidence = min((part.confidence for part in parts), default=0.5)
    if not results:
        return Outcome(result=Result.UNDECIDED, reason=Reason.INTERVIEW, confidence=0.5)
    if len(set(results)) == 1:
        return Outcome(result=results[0], reason=parts[0].reason, confidence=confidence, evidence=evidence)
    if any(result in GAPS for result in results):
        lacking = tuple(text for part in parts if part.is_gap for text in part.lacking[:1])[:6]
        return Outcome(result=Result.PARTIAL, confidence=confidence, evidence=evidence, lacking=lacking)
    undecided = next((part for part in parts if part.standing in (Result.UNDECIDED, Result.WITHHELD)), None)
    if undecided is not None:
        return Outcome(result=undecided.standing, reason=undecided.reason, confidence=confidence, evidence=evidence)
    return Outcome(result=Result.FULFILLED, confidence=confidence, evidence=evidence)


_MEASURED = {Result.MISSING: 0.78, Result.OUTDATED: 0.9, Result.UNDECIDED: 0.8}
"""How much less often an answer was right on dossiers at first sight than the checks say (docs/accuracy.md).

*Missing* rests on not having found words, and another municipality's words are the likeliest thing to be missed.
"""


def _finding(requirement: Requirement, ruleset: str, outcome: Outcome, day: date) -> Finding:
    wants = outcome.result is Result.WITHHELD or outcome.reason in (Reason.NOT_SUPPLIED, Reason.INTERVIEW)
    return Finding(
        requirement=requirement.id,
        ruleset=ruleset,
        provision=requirement.cited(day),
        obligation=requirement.obligation.value,
        result=outcome.result,
        reason=outcome.reason,
        lacking=outcome.lacking,
        confidence=round(outcome.confidence * _MEASURED.get(outcome.result, 1.0), 2),
        evidence=outcome.evidence,
        searched=outcome.searched,
        closest=outcome.closest,
        rollup=requirement.rollup,
        ask=requirement.ask if wants else None,
    )
