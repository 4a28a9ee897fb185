"""Findings → development path (``domain/finland-kuja.md`` 6.7): deterministic, and without hidden scores.

Gaps become pieces of work (:mod:`tilsyn.path.merge`), each text step paired with a process step; they are ordered by
urgency, phase, what they need, and effort (:mod:`tilsyn.path.order`), and filled into quarters within the capacity
(:mod:`tilsyn.path.quarters`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tilsyn.errors import DossierError, UsageError
from tilsyn.messages import Translator
from tilsyn.model import DevelopmentPath, Finding, Phase, Result, Ruleset, Step, Text
from tilsyn.path.effort import WEEKS, days, quarter_days
from tilsyn.path.merge import works_of
from tilsyn.path.quarters import Planned, fill
from tilsyn.path.wording import Wording, month_name
from tilsyn.path.work import PHASES, Gap, Work, gaps_of, phase_rank, step_id

__all__ = ["DEFAULT_CAPACITY", "HORIZON", "PathOptions", "path_options", "plan_path"]

DEFAULT_CAPACITY = 20
"""Per cent of a full post: what a coordinator in a small municipality has."""

HORIZON = 12
"""Quarters that a path should fit in: three years, then the plans it rests on are old themselves."""


@dataclass(frozen=True)
class PathOptions:
    """How a path is planned.

    Attributes
    ----------
    capacity:
        Per cent of a full post that the work can take, 1 to 100.
    start:
        Any day in the first month; without it the month after the assessment date.
    """

    capacity: int = DEFAULT_CAPACITY
    start: date | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.capacity <= 100:
            raise UsageError("path.capacity", value=self.capacity)


def path_options(settings: Mapping[str, object], line: int = 1) -> PathOptions:
    """The settings under ``path`` in ``sak.yaml``: ``capacity`` (per cent) and ``start`` (a date or YYYY-MM).

    Raises
    ------
    DossierError
        When a key is unknown or a value has a wrong shape.
    """
    for key in settings:
        if key not in ("capacity", "start"):
            raise DossierError("path.key", file="sak.yaml", line=line, key=key, allowed="capacity, start")
    capacity = settings.get("capacity", DEFAULT_CAPACITY)
    if not isinstance(capacity, int) or not 1 <= capacity <= 100:
        raise DossierError("path.capacity_in_case", file="sak.yaml", line=line, value=capacity)
    return PathOptions(capacity, _start(settings.get("start"), line))


def _start(value: object, line: int) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(f"{value}-01" if len(str(value)) == 7 else str(value))
    except ValueError as problem:
        raise DossierError("path.start", file="sak.yaml", line=line, value=value) from problem


def plan_path(
    findings: Sequence[Finding],
    rulesets: Sequence[Ruleset],
    as_of: date,
    translate: Translator,
    *,
    names: Mapping[str, Text] | None = None,
    options: PathOptions | None = None,
) -> DevelopmentPath:
    """Plan the work that closes the gaps among these findings.

    Parameters
    ----------
    names:
        Names of document kinds by id, for titles.
    """
    options = options or PathOptions()
    gaps = gaps_of(findings, rulesets)
    if not gaps:
        open_ones = sum(not item.rollup and item.standing in (Result.UNDECIDED, Result.WITHHELD) for item in findings)
        note = translate("path.note.none_found", n=open_ones) if open_ones else translate("path.note.no_gaps")
        return DevelopmentPath(notes=(note,))
    works = [*works_of(gaps), _tabletop()]
    capacity = quarter_days(options.capacity)
    planned = fill(works, capacity, _status(options.start, as_of))
    plan = _Plan(planned, options, as_of, capacity, Wording(translate, names or {}), findings)
    return DevelopmentPath(phases=plan.phases(), notes=plan.notes())


@dataclass
class _Plan:
    planned: Sequence[Planned]
    options: PathOptions
    as_of: date
    capacity: float
    wording: Wording
    findings: Sequence[Finding]
    titles: dict[str, str] = field(init=False)
    unlocks: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        works = [item.work for item in self.planned]
        self.titles = {work.id: self.wording.title(work) for work in works if work.kind == "text"}
        self.unlocks = {work.id: [] for work in works}
        for work in works:
            for need in sorted(work.needs):
                if need in self.unlocks and work.kind == "text":
                    self.unlocks[need].append(work.id)

    def phases(self) -> tuple[Phase, ...]:
        rollups = [finding for finding in self.findings if finding.rollup and finding.is_gap]
        steps: dict[str, list[Step]] = {}
        for item in sorted(self.planned, key=lambda item: (item.first, item.last)):
            steps.setdefault(item.work.phase, []).append(self._step(item, rollups))
        order = sorted(steps, key=lambda phase: (phase_rank(phase), phase))
        say = self.wording.say
        return tuple(
            Phase(id=phase, title=say(f"phase.{phase}") if phase in PHASES else phase, steps=tuple(steps[phase]))
            for phase in order
        )

    def _step(self, item: Planned, rollups: Sequence[Finding]) -> Step:
        work, wording = item.work, self.wording
        own = [gap.id for gap in work.gaps]
        above = [finding.requirement for finding in rollups if set(own) & set(finding.rollup)]
        return Step(
            id=work.id,
            kind=work.kind,
            title=wording.title(work),
            why=wording.why(work, self.titles, self.unlocks[work.id], self._weak),
            closes=tuple(own + above),
            needs=tuple(sorted(work.needs)),
            owner=work.owner,
            effort=work.effort,
            start=self.month(item.first),
            end=self.month(item.last),
            proof=wording.proof(work),
            guide=wording.guide(work),
            self_help=all(gap.remedy.self_help for gap in work.gaps),
            urgency=work.urgency,
            parts=wording.parts(work),
        )

    def _weak(self, gap: Gap) -> str:
        return self.wording.say(f"result.{gap.finding.standing.value}").lower()

    def month(self, offset: int) -> str:
        first = _first_month(self.options.start, self.as_of)
        index = first.year * 12 + first.month - 1 + offset
        return f"{index // 12:04}-{index % 12 + 1:02}"

    def notes(self) -> tuple[str, ...]:
        say = self.wording.say
        total = sum(amount for item in self.planned for _, amount in item.used)
        end = max(item.last for item in self.planned)
        year = round(WEEKS * 5 * self.options.capacity / 100)
        notes = [
            say(
                "path.note.sum", days=round(total), capacity=self.options.capacity, year=year,
                start=month_name(self.month(0), say), end=month_name(self.month(end), say),
            )
        ]  # fmt: skip
        late = [item for item in self.planned if item.used[-1][0] >= HORIZON]
        if late:
            over = sum(amount for item in late for quarter, amount in item.used if quarter >= HORIZON)
            notes.append(say("path.note.exceeds", days=round(over) or 1, months=HORIZON * 3, n=len(late)))
        urgent = [item for item in self.planned if item.work.urgency == 0 and item.last >= 3]
        if urgent:
            last = max(item.last for item in urgent)
            notes.append(say("path.note.urgent", end=month_name(self.month(last), say)))
        return tuple(notes)


def _first_month(start: date | None, as_of: date) -> date:
    if start is not None:
        return start.replace(day=1)
    return date(as_of.year + as_of.month // 12, as_of.month % 12 + 1, 1)


def _tabletop() -> Work:
    """The early two-hour exercise that every path has: it finds the errors cheaply, before the plan is final."""
    return Work(
        id=step_id("process", ["tabletop"]), kind="process", owner="kommunedirektor", phase="ovelse", effort="S",
        days=days("S"), urgency=1, special="tabletop",
    )  # fmt: skip


def _status(start: date | None, as_of: date) -> Callable[[int], Work]:
    first = _first_month(start, as_of)

    def talk(quarter: int) -> Work:
        """The status talk of a quarter; its id comes from the quarter's first month."""
        index = first.year * 12 + first.month - 1 + quarter * 3
        month = f"{index // 12:04}-{index % 12 + 1:02}"
        return Work(
            id=step_id("process", ["status", month]), kind="process", owner="kommunedirektor", phase="forankring",
            effort="XS", days=0.0, urgency=6, special="status",
        )  # fmt: skip

    return talk
