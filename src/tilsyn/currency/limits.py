"""The intervals that the law itself sets, against the assessment date: from findings, so that reports say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tilsyn.currency.intervals import add_months
from tilsyn.model import DatedFact, Dossier, Finding, Obligation, Requirement, Ruleset, Upcoming

__all__ = ["Limit", "limits_of", "running_out"]

_KINDS = ("interval", "held")


@dataclass(frozen=True)
class Limit:
    """An interval of the law with what it was measured by.

    Attributes
    ----------
    requirement, finding:
        The duty and its answer.
    months:
        The interval in calendar months.
    oldest:
        The oldest day that still keeps it on the assessment date.
    latest:
        The date it was measured by; None when there is none.
    until:
        The last day on which that date keeps it; None without a date.
    """

    requirement: Requirement
    finding: Finding
    months: int
    oldest: date
    latest: DatedFact | None
    until: date | None


def limits_of(findings: Sequence[Finding], rulesets: Sequence[Ruleset], dossier: Dossier) -> tuple[Limit, ...]:
    """The duties that are an interval and nothing else, in the statute's order."""
    requirements = {item.id: item for ruleset in rulesets for item in ruleset.requirements}
    facts = {(fact.place, fact.role.value): fact for document in dossier.documents for fact in document.dates}
    found = []
    for finding in findings:
        requirement = requirements.get(finding.requirement)
        if requirement is None or requirement.check is None or requirement.check.kind not in _KINDS:
            continue
        months = requirement.check.settings.get("months")
        if requirement.obligation is not Obligation.MUST or not isinstance(months, int):
            continue
        measured = [
            fact for item in finding.evidence if item.part and (fact := facts.get((item.place, item.part))) is not None
        ]
        latest = max(measured, key=lambda fact: fact.span.last, default=None)
        found.append(
            Limit(
                requirement=requirement,
                finding=finding,
                months=months,
                oldest=add_months(dossier.as_of, -months),
                latest=latest,
                until=add_months(min(latest.span.last, dossier.as_of), months) if latest is not None else None,
            )
        )
    return tuple(found)


def running_out(limits: Sequence[Limit], as_of: date, months: int = 12) -> list[Upcoming]:
    """The intervals that are kept on the assessment date and will not be within so many months."""
    last = add_months(as_of, months)
    return [
        Upcoming(
            day=limit.until, kind="interval", found=limit.latest.span.iso(), place=limit.latest.place,
            quote=limit.latest.quote[:300], provision=limit.requirement.short,
        )
        for limit in limits
        if limit.latest is not None and limit.until is not None and as_of <= limit.until <= last
    ]  # fmt: skip
