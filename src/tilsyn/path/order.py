"""Orders things that need each other: by priority, and never before what they need."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

__all__ = ["circular", "ordered", "without_circles"]

T = TypeVar("T", bound=Hashable)


def ordered(needs: Mapping[T, set[T]], key: Callable[[T], Any]) -> list[T]:
    """All things, each after those it needs, by key where the needs leave a choice.

    Needs that are not among the things are ignored. Things in a circle come last, by key.
    """
    left = {item: {need for need in needs[item] if need in needs and need != item} for item in needs}
    wanted: dict[T, list[T]] = {item: [] for item in needs}
    for item, required in left.items():
        for need in required:
            wanted[need].append(item)
    ready = [(key(item), item) for item, required in left.items() if not required]
    heapq.heapify(ready)
    result: list[T] = []
    while ready:
        _, item = heapq.heappop(ready)
        result.append(item)
        for other in wanted[item]:
            left[other].discard(item)
            if not left[other]:
                heapq.heappush(ready, (key(other), other))
    placed = set(result)
    return result + sorted((item for item in needs if item not in placed), key=key)


def circular(needs: Mapping[T, set[T]]) -> bool:
    """Whether anything needs itself by a detour."""
    left = {item: {need for need in required if need in needs and need != item} for item, required in needs.items()}
    while left:
        free = [item for item, required in left.items() if not required & left.keys()]
        if not free:
            return True
        for item in free:
            del left[item]
    return False


def without_circles(needs: Mapping[T, tuple[T, ...]], rank: Callable[[T], Any]) -> dict[T, set[T]]:
    """The needs with those left out that would close a circle; things of lower rank keep theirs first."""
    kept: dict[T, set[T]] = {item: set() for item in needs}

    def reaches(start: T, goal: T) -> bool:
        stack, seen = [start], {start}
        while stack:
            current = stack.pop()
            if current == goal:
                return True
            for need in kept[current]:
                if need not in seen:
                    seen.add(need)
                    stack.append(need)
        return False

    for item in sorted(needs, key=rank):
        for need in needs[item]:
            if need in kept and need != item and not reaches(need, item):
                kept[item].add(need)
    return kept
