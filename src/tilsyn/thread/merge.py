"""One scenario of what several layouts say of the same event: forms, chapters, overviews, lists, matrices."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.thread.layouts.classes import Group
from tilsyn.thread.matching import EventName, numbers_in
from tilsyn.thread.region import Candidate, Region

__all__ = ["absorb", "classify", "enrich", "merge"]

_ALIKE = 0.55
_COUNTED = 3
"""Events of one name and number in both sources, from which on numbers are trusted."""


def merge(region: Region, known: list[Candidate], more: Sequence[Candidate], *, add: bool) -> None:
    """Fold candidates of one source into the known ones; what fits none is added when ``add`` is set."""
    pairs = _pairs(region, known, more)
    for index, candidate in enumerate(more):
        if index in pairs:
            absorb(known[pairs[index]], candidate)
            continue
        twin = _twin(region, known, candidate) if candidate.name else None
        if twin is not None:
            absorb(twin, candidate)  # the same event on another row
        elif add and candidate.name:
            known.append(candidate)


def _twin(region: Region, known: Sequence[Candidate], candidate: Candidate) -> Candidate | None:
    """A known event with all but the same name, and no other number."""
    name = region.name(candidate.name)
    numbers = _plain(candidate.numbers)
    for other in known:
        apart = numbers and _plain(other.numbers) and not numbers & _plain(other.numbers)
        if not apart and set(name.stems) == set(region.name(other.name).stems):
            return other
    return None


def _pairs(region: Region, known: Sequence[Candidate], more: Sequence[Candidate]) -> dict[int, int]:
    """Which of ``more`` is which of ``known``: best match first, each used once, the rest by order."""
    scored = []
    alone = _alone(region, known), _alone(region, more)
    for index, candidate in enumerate(more):
        for position, other in enumerate(known):
            score = _alike(region, candidate, other)
            if score < _ALIKE and index in alone[1] and alone[1][index] == alone[0].get(position):
                score = _ALIKE if _agree(candidate, other) else score  # the only ones of their sort in both
            if score >= _ALIKE:
                scored.append((score, -abs(index - position), index, position))
    scored.sort(reverse=True)
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, index, position in scored:
        if index not in pairs and position not in used:
            pairs[index] = position
            used.add(position)
    _by_number(known, more, pairs, used)
    if len(known) == len(more) and len(pairs) >= 0.5 * len(known):
        for index in range(len(more)):
            if index not in pairs and index not in used:
                pairs[index] = index
                used.add(index)
    return pairs


def _by_number(known: Sequence[Candidate], more: Sequence[Candidate], pairs: dict[int, int], used: set[int]) -> None:
    """Pair what is left by number alone, where those paired by name show that both count alike."""
    same = sum(1 for index, position in pairs.items() if _plain(more[index].numbers) & _plain(known[position].numbers))
    if same < _COUNTED or same < 0.7 * len(pairs):
        return
    for index, candidate in enumerate(more):
        if index in pairs:
            continue
        numbers = _plain(candidate.numbers)
        free = [at for at, other in enumerate(known) if at not in used and numbers & _plain(other.numbers)]
        if len(free) == 1:
            pairs[index] = free[0]
            used.add(free[0])


def _alone(region: Region, candidates: Sequence[Candidate]) -> dict[int, tuple[str, ...]]:
    """Candidates whose codes no other of the same source has."""
    codes = [region.name(candidate.name).codes for candidate in candidates]
    counts: dict[str, int] = {}
    for own in codes:
        for code in own:
            counts[code] = counts.get(code, 0) + 1
    return {index: own for index, own in enumerate(codes) if own and all(counts[code] == 1 for code in own)}


def _agree(one: Candidate, other: Candidate) -> bool:
    """Whether the numbers of two candidates do not speak against each other."""
    numbers = _plain(one.numbers), _plain(other.numbers)
    return not (numbers[0] and numbers[1]) or bool(numbers[0] & numbers[1])


def _alike(region: Region, one: Candidate, other: Candidate) -> float:
    numbers = one.numbers & other.numbers
    if not one.name or not other.name:
        return 1.0 if numbers else 0.0
    score = region.names.alike(region.name(one.name), region.name(other.name))
    plain = _plain(one.numbers), _plain(other.numbers)
    if numbers and plain[0] & plain[1]:
        return score + 0.4
    if plain[0] and plain[1]:
        return score - 0.25
    return score


def _plain(numbers: set[str]) -> set[str]:
    """Numbers of events, without those of headings."""
    return {number for number in numbers if "." not in number}


def absorb(known: Candidate, more: Candidate) -> None:
    """Add to a candidate what another says of the same event."""
    known.numbers |= {number for number in more.numbers if "." not in number} if _plain(more.numbers) else more.numbers
    for name, text in more.fields.items():
        if name not in known.fields:
            known.put(name, text)
    for name, value in more.values.items():
        known.values.setdefault(name, value)
    if "risk" in known.codes and "risk" in more.codes:
        known.stated.append((more.codes["risk"], more.place))
    for name, code in more.codes.items():
        known.codes.setdefault(name, code)
    known.risks += more.risks
    known.stated += more.stated
    known.prose += [entry for entry in more.prose if entry not in known.prose]
    known.told += [text for text in more.told if text not in known.told]
    known.blocks |= more.blocks


def enrich(region: Region, known: Sequence[Candidate], rows: Sequence[Candidate]) -> None:
    """Give the events what a table says of them row by row. A row may speak of several (*3 and 11*) or of the rest."""
    spoken: set[int] = set()
    resolved = [(row, _meant(region, known, row)) for row in rows]
    if sum(1 for _, meant in resolved if meant) < 0.5 * len(resolved):
        return  # a table of something else
    for row, meant in resolved:
        for position in meant:
            _give(known[position], row)
            spoken.add(position)
    for row, meant in resolved:
        if not meant and "rest" in [hit.label for hit in region.words.signs.find(row.name)[:1]]:
            for position, candidate in enumerate(known):
                if position not in spoken:
                    _give(candidate, row)


def _give(candidate: Candidate, row: Candidate) -> None:
    for name, text in row.fields.items():
        candidate.put(name, text)
    for name, value in row.values.items():
        candidate.values.setdefault(name, value)
    for name, code in row.codes.items():
        candidate.codes.setdefault(name, code)


def _meant(region: Region, known: Sequence[Candidate], row: Candidate) -> list[int]:
    numbers = [*row.numbers, *numbers_in(row.name)]
    by_number = [
        position
        for position, candidate in enumerate(known)
        if any(number in _plain(candidate.numbers) for number in numbers)
    ]
    name = region.name(row.name)
    if by_number and (len(by_number) > 1 or not name.stems or all(stem.isdigit() for stem in name.stems)):
        return by_number
    scores = [
        (region.names.alike(name, region.name(candidate.name)), position) for position, candidate in enumerate(known)
    ]
    if by_number:
        return by_number
    best = max(scores, default=(0.0, -1))
    return [best[1]] if best[0] >= _ALIKE else []


def classify(region: Region, known: Sequence[Candidate], groups: Sequence[Group]) -> None:
    """Give events the risk class of the groups they are named in."""
    numbered = {number for candidate in known for number in _plain(candidate.numbers)}
    for group in groups:
        for number in group.numbers:
            if number in numbered:
                for candidate in known:
                    if number in _plain(candidate.numbers):
                        candidate.risks.append((group.risk, group.place, group.quote))
        for name in group.names:
            best = _best(region, known, region.name(name))
            if best is not None:
                best.risks.append((group.risk, group.place, group.quote))


def _best(region: Region, known: Sequence[Candidate], name: EventName) -> Candidate | None:
    scored = [(region.names.alike(name, region.name(candidate.name)), -index) for index, candidate in enumerate(known)]
    score, index = max(scored, default=(0.0, 0))
    return known[-index] if score >= _ALIKE else None
