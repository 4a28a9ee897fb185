"""What the path is planned with before it becomes steps: gaps, and pieces of work that close them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tilsyn.model import Finding, Obligation, Remedy, Requirement, Result, Ruleset

__all__ = ["PHASES", "Gap", "Work", "gaps_of", "phase_rank", "step_id"]

PHASES: tuple[str, ...] = (
    "akutt", "forankring", "ros", "oppfolging", "plan", "opplaering", "ovelse", "evaluering",
)  # fmt: skip
"""Phase ids in the order of the work (``domain/finland-kuja.md`` 6.2)."""


@dataclass(frozen=True)
class Gap:
    """A finding that is a gap, with the duty it answers.

    Attributes
    ----------
    order:
        Position of the requirement in the statute, for stable ties.
    needs:
        Ids of other gaps that this one rests on.
    """

    finding: Finding
    requirement: Requirement
    order: int
    needs: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The requirement's id."""
        return self.requirement.id

    @property
    def remedy(self) -> Remedy:
        """What to do; a requirement without a remedy gets a plain one."""
        return self.requirement.remedy or Remedy(action={}, owner="", effort="S", phase="plan", proof={}, self=True)

    @property
    def missing(self) -> bool:
        """Whether nothing at all was found."""
        return self.finding.standing is Result.MISSING

    @property
    def urgency(self) -> int:
        """Class of the priority key: a duty that is only weak stands after one where nothing was found."""
        urgency = self.remedy.urgency
        return 3 if urgency == 2 and not self.missing else urgency

    @property
    def area(self) -> str:
        """The kind of document that the work is done in."""
        return self.requirement.found_in[0] if self.requirement.found_in else ""


@dataclass
class Work:
    """A piece of work: what it closes, who does it, and what must come first."""

    id: str
    kind: str
    gaps: list[Gap] = field(default_factory=list)
    owner: str = ""
    phase: str = "plan"
    effort: str = "S"
    days: float = 1.0
    urgency: int = 2
    order: int = 0
    needs: set[str] = field(default_factory=set)
    root: Gap | None = None
    special: str = ""

    @property
    def key(self) -> tuple[int, int, float, int, int, str]:
        """Priority, ascending: urgency, phase, effort, the statute's order, text before process, id."""
        return (self.urgency, phase_rank(self.phase), self.days, self.order, self.kind == "process", self.id)

    @property
    def quick(self) -> bool:
        """Whether it is a quick win: done in two days or less."""
        return self.effort in ("XS", "S")


def phase_rank(phase: str) -> int:
    """Position of a phase; one that is not ours stands last."""
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def step_id(kind: str, closes: Iterable[str]) -> str:
    """A step's id, made from what it closes and never from its position."""
    digest = hashlib.sha256("|".join([kind, *sorted(closes)]).encode()).hexdigest()
    return f"{kind[0]}-{digest[:10]}"


def gaps_of(findings: Sequence[Finding], rulesets: Sequence[Ruleset]) -> list[Gap]:
    """The gaps that need a step, in the statute's order. Roll-ups have none of their own: their parts have."""
    requirements = {item.id: item for ruleset in rulesets for item in ruleset.requirements}
    standing = [
        finding
        for finding in findings
        if finding.is_gap
        and not finding.rollup
        and finding.requirement in requirements
        and requirements[finding.requirement].obligation is not Obligation.MAY
    ]
    ids = {finding.requirement for finding in standing}
    gaps = []
    for order, finding in enumerate(standing):
        requirement = requirements[finding.requirement]
        needs = tuple(other for other in requirement.needs if other in ids and other != requirement.id)
        gaps.append(Gap(finding, requirement, order, needs))
    return gaps
