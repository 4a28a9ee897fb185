"""Fills quarters of three months with work, within the capacity, so that every quarter shows something done.

Every quarter gets, before anything else, one quick win and one process step that are ready; then the work that is
under way goes on, and new work begins in order until the days are used. The first quarter's process step is a two-hour
tabletop exercise. Where no process step or quick win is ready, a short status talk in the management team is put in:
half an hour, which takes nothing of the capacity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tilsyn.path.order import ordered
from tilsyn.path.work import Work

__all__ = ["Planned", "fill"]

_TINY = 1e-9


@dataclass(frozen=True)
class Planned:
    """A piece of work with its first and last month, counted from the start of the path, from 0."""

    work: Work
    first: int
    last: int
    used: tuple[tuple[int, float], ...]
    """Quarter, counted from 0, and the working days used in it."""


class _Filler:
    def __init__(self, works: Sequence[Work], capacity: float, status: Callable[[int], Work]) -> None:
        by_id = {work.id: work for work in works}
        order = ordered({work.id: work.needs for work in works}, lambda item: by_id[item].key)
        self.order = {identifier: position for position, identifier in enumerate(order)}
        self.pending = [by_id[identifier] for identifier in order]
        self.known = set(order)
        self.capacity = capacity
        self.status = status
        self.done: set[str] = set()
        self.left = {work.id: work.days for work in works}
        self.going: list[Work] = []
        self.used: dict[str, list[tuple[int, float]]] = {}
        self.months: dict[str, tuple[int, int]] = {}
        self.all: list[Work] = []

    def run(self) -> list[Planned]:
        quarter = 0
        while self.pending or self.going:
            self._quarter(quarter)
            quarter += 1
        return [Planned(work, *self.months[work.id], tuple(self.used[work.id])) for work in self.all]

    def _ready(self, work: Work) -> bool:
        return all(need in self.done for need in work.needs if need in self.known)

    def _quarter(self, quarter: int) -> None:
        budget = self.capacity
        placed: list[tuple[Work, float]] = []

        def place(work: Work) -> None:
            nonlocal budget
            amount = min(self.left[work.id], budget)
            placed.append((work, amount))
            budget -= amount
            self.left[work.id] -= amount
            if work in self.pending:
                self.pending.remove(work)
                self.all.append(work)
            if self.left[work.id] <= _TINY:
                self.done.add(work.id)
                self.going = [item for item in self.going if item is not work]
            elif work not in self.going:
                self.going.append(work)

        first = self._first()
        for work in first:
            if budget > _TINY:
                place(work)
        for work in list(self.going):
            if budget > _TINY and work not in first:
                place(work)
        while budget > _TINY:
            work = next((item for item in self.pending if self._ready(item)), None)  # type: ignore[assignment]
            if work is None:
                break
            place(work)
        works = [work for work, _ in placed]
        if not any(work.quick for work in works) or not any(work.kind == "process" for work in works):
            placed.append((self._talk(quarter), 0.0))
        self._date(quarter, placed)

    def _first(self) -> list[Work]:
        """One quick win and one process step that can begin now."""
        ready = [work for work in self.pending if self._ready(work)]
        tabletop = [work for work in ready if work.special == "tabletop"]
        process = tabletop[:1] or [work for work in ready if work.kind == "process"][:1]
        quick = [work for work in ready if work.quick and work.kind == "text"][:1]
        return quick + process

    def _talk(self, quarter: int) -> Work:
        work = self.status(quarter)
        self.order[work.id] = len(self.order) + 1
        self.left[work.id] = 0.0
        self.done.add(work.id)
        self.all.append(work)
        return work

    def _turn(self, work: Work) -> tuple[bool, bool, int]:
        new = work.id not in self.used
        return (new, new and self.left[work.id] > _TINY, self.order[work.id])

    def _date(self, quarter: int, placed: list[tuple[Work, float]]) -> None:
        """Months within the quarter: in order of priority, as far as the days used reach."""
        total = max(self.capacity, sum(amount for _, amount in placed))
        # What goes on into the next quarter is placed last, what came from the last one first.
        placed.sort(key=lambda item: self._turn(item[0]))
        position = 0.0
        for work, amount in placed:
            first = quarter * 3 + min(2, int(3 * position / total))
            position += amount
            last = quarter * 3 + min(2, int(3 * (position - _TINY) / total)) if amount > _TINY else first
            self.months[work.id] = (self.months.get(work.id, (first, last))[0], max(first, last))
            self.used.setdefault(work.id, []).append((quarter, amount))


def fill(works: Sequence[Work], capacity: float, status: Callable[[int], Work]) -> list[Planned]:
    """Give every piece of work its months.

    Parameters
    ----------
    works:
        Pieces of work whose needs make no circle.
    capacity:
        Working days in a quarter, above 0.
    status:
        Makes the status talk of a quarter.
    """
    return _Filler(works, capacity, status).run()
