"""Kinds made of others: ``combine`` (all, or the best), ``when`` (a duty on a condition), ``share`` (so many of them).

::

    check:
      kind: combine
      rule: all                 # all must be fulfilled; best: the best answer counts; first: the first that is decided
      checks: [{kind: content, ...}, {kind: interval, ...}]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.verdict import searched
from tilsyn.model import GAPS, CheckSpec, Evidence, Outcome, Reason, Result, Text

__all__ = ["Combine", "CombineKind", "Share", "ShareKind", "When", "WhenKind"]


class Combine(Settings):
    """Settings of ``combine``."""

    rule: Literal["all", "best", "first"]
    checks: tuple[CheckSpec, ...]


class When(Settings):
    """Settings of ``when``: the duty holds when ``condition`` is fulfilled."""

    condition: CheckSpec
    then: CheckSpec
    otherwise: Result | CheckSpec = Field(
        default=Result.NOT_APPLICABLE, description="The answer when it does not hold, or the check that gives it."
    )


class Share(Settings):
    """Settings of ``share``: the share of other duties that are fulfilled or partly so."""

    requirements: tuple[str, ...] = Field(default=(), description="Ids; empty: every ``must`` before this one.")
    fulfilled: float = Field(default=0.8)
    partial: float = Field(default=0.3)
    key: tuple[str, ...] = Field(default=(), description="Ids that must not be gaps for *fulfilled*.")
    lacking: Text


class CombineKind:
    """Decides by several checks."""

    name = "combine"
    settings = Combine

    def run(self, settings: Combine, context: CheckContext) -> Outcome:
        """Answer by the rule."""
        outcomes = [run_spec(spec, context) for spec in settings.checks]
        if settings.rule == "best":
            return max(outcomes, key=lambda outcome: _GOOD.index(outcome.result))
        if settings.rule == "first":
            decided = [item for item in outcomes if item.result not in (Result.UNDECIDED, Result.MISSING)]
            return decided[0] if decided else outcomes[0]
        return _all(outcomes)


class WhenKind:
    """Decides a duty that depends on a condition."""

    name = "when"
    settings = When

    def run(self, settings: When, context: CheckContext) -> Outcome:
        """Answer the duty when the condition holds."""
        condition = run_spec(settings.condition, context)
        if condition.result is Result.FULFILLED:
            return run_spec(settings.then, context)
        if isinstance(settings.otherwise, CheckSpec):
            return run_spec(settings.otherwise, context)
        reason = Reason.INTERVIEW if settings.otherwise is Result.UNDECIDED else None
        return Outcome(
            result=settings.otherwise,
            reason=reason,
            confidence=0.6,
            evidence=condition.evidence[:2],
            searched=condition.searched or searched(context),
        )


class ShareKind:
    """Decides by how many of the other duties stand on paper."""

    name = "share"
    settings = Share

    def run(self, settings: Share, context: CheckContext) -> Outcome:
        """Answer by the share."""
        wanted = settings.requirements
        findings = [
            finding
            for identifier, finding in context.findings.items()
            if (identifier in wanted if wanted else finding.obligation == "must" and not finding.rollup)
        ]
        decided = [item for item in findings if item.result not in (Result.UNDECIDED, Result.NOT_APPLICABLE)]
        if not decided:
            look = searched(context)
            return Outcome(result=Result.UNDECIDED, reason=Reason.NOT_SUPPLIED, confidence=0.6, searched=look)
        good = [item for item in decided if item.result is Result.FULFILLED]
        some = [item for item in decided if item.result is Result.PARTIAL]
        share = (len(good) + 0.5 * len(some)) / len(decided)
        key = [context.findings[item] for item in settings.key if item in context.findings]
        evidence: tuple[Evidence, ...] = tuple(item for finding in good for item in finding.evidence[:1])[:4]
        broken = [item for item in key if item.result in GAPS]
        if share >= settings.fulfilled and not broken:
            return Outcome(result=Result.FULFILLED, confidence=0.7, evidence=evidence, searched=searched(context))
        result = Result.PARTIAL if share >= settings.partial and evidence else Result.MISSING
        return Outcome(
            result=result, confidence=0.7, evidence=evidence, lacking=(settings.lacking,), searched=searched(context)
        )


def run_spec(spec: CheckSpec, context: CheckContext) -> Outcome:
    """Run a check inside another."""
    kind: Any = context.kinds[spec.kind]
    outcome: Outcome = kind.run(kind.settings.model_validate(spec.settings), context)
    return outcome


_GOOD = (
    Result.NOT_APPLICABLE, Result.MISSING, Result.UNDECIDED, Result.WITHHELD, Result.OUTDATED, Result.PARTIAL, Result.FULFILLED,
)  # fmt: skip


def _all(outcomes: Sequence[Outcome]) -> Outcome:
    """All fulfilled: fulfilled. The first alone decides when it is not there at all; else what lacks is partial."""
    if all(item.result is Result.FULFILLED for item in outcomes):
        evidence = tuple(item for outcome in outcomes for item in outcome.evidence[:2])
        return outcomes[0].model_copy(
            update={"evidence": evidence, "confidence": min(item.confidence for item in outcomes)}
        )
    first = outcomes[0]
    if first.result in (Result.MISSING, Result.WITHHELD, Result.UNDECIDED):
        return first
    lacking = tuple(text for item in outcomes for text in item.lacking)
    evidence = tuple(item for outcome in outcomes for item in outcome.evidence[:2])
    others = [item.result for item in outcomes if item.result is not Result.FULFILLED]
    result: Result = others[0] if len(set(others)) == 1 and others[0] is Result.OUTDATED else Result.PARTIAL
    if all(item in (Result.UNDECIDED, Result.NOT_APPLICABLE, Result.WITHHELD) for item in others):
        result = first.result
    confidence = min(item.confidence for item in outcomes)
    return first.model_copy(
        update={"result": result, "reason": None, "evidence": evidence, "lacking": lacking, "confidence": confidence}
    )
