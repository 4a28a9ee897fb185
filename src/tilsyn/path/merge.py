"""Gaps to pieces of work: merged where one piece of work closes several, and each paired with a process step.

Three rules, in this order, all of them explainable to the reader of the path:

1. *Urgent first.* What would fail tonight (urgency 0), and the small things it rests on, is done as loose sheets and
   does not wait for a large document. It stands in the phase ``akutt``.
2. *One work makes the whole.* Where a document does not exist at all, the work (of class L or XL) that makes it also
   makes its parts that are missing.
3. *One visit to the document.* Gaps in the same kind of document, in the same phase, with the same owner and urgency,
   are closed together; so are gaps with the very same remedy. Up to twenty working days in one step.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.path.effort import LIMITS, days, effort_class, process_effort, share
from tilsyn.path.order import circular, ordered, without_circles
from tilsyn.path.work import Gap, Work, phase_rank, step_id

__all__ = ["works_of"]

_MOST_DAYS = 20.0
_LARGE = ("L", "XL")
_SMALL = ("XS", "S")


class _Group:
    """Gaps that become one text step."""

    def __init__(self, gap: Gap, phase: str) -> None:
        self.gaps = [gap]
        self.root = gap
        self.phase = phase

    @property
    def days(self) -> float:
        total = sum(days(gap.remedy.effort) for gap in self.gaps)
        if self.root.remedy.effort in _LARGE:
            # The parts of one document are made in one go: half of their days, within the limit of the root's class.
            return min(LIMITS[self.root.remedy.effort], max(days(self.root.remedy.effort), total / 2))
        return total


def works_of(gaps: Sequence[Gap]) -> list[Work]:
    """The text and process steps that close these gaps, with what each needs."""
    by_id = {gap.id: gap for gap in gaps}
    needs = without_circles({gap.id: gap.needs for gap in gaps}, lambda item: by_id[item].order)
    urgent = _urgent(by_id, needs)
    for item in urgent:
        needs[item] = {need for need in needs[item] if need in urgent}
    order = ordered(needs, lambda item: by_id[item].order)
    groups = _grouped([by_id[item] for item in order], needs, urgent)
    return _works(groups, needs)


def _urgent(gaps: dict[str, Gap], needs: dict[str, set[str]]) -> set[str]:
    """What would fail tonight, and the small things that unlock it."""
    found = {item for item, gap in gaps.items() if gap.urgency == 0}
    stack = sorted(found)
    while stack:
        for need in sorted(needs[stack.pop()]):
            gap = gaps[need]
            if need not in found and gap.urgency <= 1 and gap.remedy.effort in _SMALL:
                found.add(need)
                stack.append(need)
    return found


def _grouped(order: Sequence[Gap], needs: dict[str, set[str]], urgent: set[str]) -> list[_Group]:
    groups: list[_Group] = []
    home: dict[str, _Group] = {}
    for gap in order:
        phase = "akutt" if gap.id in urgent else gap.remedy.phase
        whole = _whole(gap, phase, needs, home) if gap.id not in urgent else None
        for group in ([whole] if whole else []) + [item for item in groups if _together(item, gap, phase)]:
            group.gaps.append(gap)
            home[gap.id] = group
            if not circular(_group_needs(groups, needs, home)):
                break
            group.gaps.pop()
            del home[gap.id]
        else:
            home[gap.id] = _Group(gap, phase)
            groups.append(home[gap.id])
    return groups


def _whole(gap: Gap, phase: str, needs: dict[str, set[str]], home: dict[str, _Group]) -> _Group | None:
    """The group that makes the document this gap is a missing part of."""
    if not gap.missing or gap.urgency > 3:
        return None
    for need in sorted(needs[gap.id]):
        group, root = home[need], home[need].root
        if group.phase == phase and root.missing and root.remedy.effort in _LARGE and root.urgency <= 2:
            return group
    return None


def _together(group: _Group, gap: Gap, phase: str) -> bool:
    """Whether a gap is closed by the same visit to the same document, or by the very same remedy."""
    first = group.root
    if first.remedy.effort in _LARGE or gap.remedy.effort in _LARGE:
        return False
    if first.remedy.action and first.remedy.action == gap.remedy.action and first.remedy.owner == gap.remedy.owner:
        return True
    same = (group.phase, first.remedy.owner, first.area, first.urgency) == (
        phase,
        gap.remedy.owner,
        gap.area,
        gap.urgency,
    )
    return same and bool(gap.area) and group.days + days(gap.remedy.effort) <= _MOST_DAYS


def _group_needs(groups: list[_Group], needs: dict[str, set[str]], home: dict[str, _Group]) -> dict[int, set[int]]:
    return {
        id(group): {id(home[need]) for gap in group.gaps for need in needs[gap.id] if home[need] is not group}
        for group in groups
    }


def _works(groups: Sequence[_Group], needs: dict[str, set[str]]) -> list[Work]:
    home = {gap.id: step_id("text", [item.id for item in group.gaps]) for group in groups for gap in group.gaps}
    texts = []
    for group in groups:
        closes = [gap.id for gap in group.gaps]
        root = group.root
        effort = root.remedy.effort if len(group.gaps) == 1 else effort_class(group.days)
        texts.append(
            Work(
                id=home[root.id],
                kind="text",
                gaps=sorted(group.gaps, key=lambda gap: gap.order),
                owner=root.remedy.owner,
                phase=group.phase,
                effort=effort,
                days=group.days * share(root.remedy.owner),
                urgency=min(gap.urgency for gap in group.gaps),
                order=min(gap.order for gap in group.gaps),
                needs={home[need] for item in closes for need in needs[item]} - {home[root.id]},
                root=root if root.remedy.effort in _LARGE else None,
            )
        )
    _raise_phases(texts)
    return texts + [_process(text) for text in texts]


def _raise_phases(works: list[Work]) -> None:
    """No step stands in an earlier phase than a step it needs."""
    by_id = {work.id: work for work in works}
    for identifier in ordered({work.id: work.needs for work in works}, lambda item: by_id[item].key):
        work = by_id[identifier]
        work.phase = max([work.phase, *(by_id[need].phase for need in sorted(work.needs))], key=phase_rank)


def _process(text: Work) -> Work:
    """The process step that makes a text live: a decision, a talk, a try-out."""
    effort = process_effort(text.effort)
    return Work(
        id=step_id("process", [gap.id for gap in text.gaps]),
        kind="process",
        gaps=text.gaps,
        owner=text.owner,
        phase=text.phase,
        effort=effort,
        days=days(effort) * share(text.owner),
        urgency=text.urgency,
        order=text.order,
        needs={text.id},
        root=text.root,
    )
