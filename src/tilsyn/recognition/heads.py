"""What a line is about: which kinds a title or heading names first, and which it only mentions.

*Plan for oppfølging av helhetlig ROS* is a plan; *Vedlegg 3 til beredskapsplan: Evakueringsplan* is an evacuation
plan; *Øvelses- og opplæringsplan* is both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tilsyn.recognition.cues import Cues, Role
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["MENTION", "Naming", "namings"]

MENTION = 0.35
"""Weight of a kind that a line mentions after the kind that it is about."""

_BELONGS = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """A kind that a line names: where, and with which weight (1 for what the line is about)."""

    kind: str
    unit: int
    first: int
    last: int
    weight: float


def namings(
    cues: Cues, terms: Mapping[str, Iterable[str]], jurisdiction: Jurisdiction, *roles: Role
) -> dict[int, list[Naming]]:
    """For each unit of the roles the kinds it names, in order. ``terms`` gives each kind's cues."""
    found: dict[int, list[Naming]] = defaultdict(list)
    for kind, sources in terms.items():
        for hit in cues.hits(sources, *roles):
            found[hit.unit].append(Naming(kind, hit.unit, hit.first, hit.last, 1.0))
    belongs: dict[int, list[int]] = defaultdict(list)
    for hit in cues.hits(jurisdiction.belongs, *roles):
        belongs[hit.unit].append(hit.last)
    return {unit: _ordered(cues, jurisdiction, unit, items, belongs.get(unit, [])) for unit, items in found.items()}


def _ordered(
    cues: Cues, jurisdiction: Jurisdiction, unit: int, items: list[Naming], belongs: list[int]
) -> list[Naming]:
    items = sorted(_undominated(items), key=lambda item: (item.first, -item.last))
    tokens = cues.index.tokens[unit]
    linking = cues.joiners | set(jurisdiction.part_words)
    kept: list[Naming] = []
    end: int | None = None
    cancelled = -1
    about = True
    for item in items:
        between = tokens[(end if end is not None else -1) + 1 : item.first]
        linked = end is None or item.first <= end or all(_links(token.lower, linking) for token in between)
        joined = linked and not _parted(cues, unit, end, item.first)
        owned = any(
            item.first - _BELONGS <= last < item.first and not _parted(cues, unit, last, item.first) for last in belongs
        )
        if owned or (joined and cancelled >= 0):
            # What the document belongs to, and all that is joined to it.
            cancelled, end = item.last, item.last
            continue
        about = about and (linked or not kept)
        cancelled = -1
        end = item.last if end is None else max(end, item.last)
        kept.append(item if about else Naming(item.kind, unit, item.first, item.last, MENTION))
    return kept


def _parted(cues: Cues, unit: int, end: int | None, first: int) -> bool:
    """Whether a colon, dash or full stop stands between two words."""
    if end is None or first <= end:
        return False
    tokens = cues.index.tokens[unit]
    between = cues.spots[unit].text[tokens[end].end : tokens[first].start]
    return any(sign in between for sign in (":", " – ", " - ", ". ", "|", "\n"))


def _links(word: str, linking: frozenset[str] | set[str]) -> bool:
    return word in linking or word.isdigit() or len(word) == 1


def _undominated(items: list[Naming]) -> list[Naming]:
    """Without those that stand inside a longer one, or begin inside an earlier one that is as long, of any kind."""
    return [item for item in items if not any(_covers(other, item) for other in items)]


def _covers(other: Naming, item: Naming) -> bool:
    length, others = item.last - item.first, other.last - other.first
    if other.first <= item.first and item.last <= other.last:
        return others > length
    return other.kind != item.kind and other.first < item.first <= other.last and others >= length
