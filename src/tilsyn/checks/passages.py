"""Finds passages that say something: groups of terms together in a window, with features, free of faults.

This is where a mention is told from a fact. A passage speaks *for* when every group is found in the window and the hit
of the first group has no fault (promise, negation, law, pointer ...). The same with a fault is kept: it is evidence
*against*, or of a pointer elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field

from tilsyn.checks.force import Force, in_force
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.papers import holds_kind
from tilsyn.language.features import has_feature
from tilsyn.language.index import Hit
from tilsyn.language.view import Unit, UnitKind
from tilsyn.model import Evidence

__all__ = ["Passage", "Says", "enough", "find_passages", "quotation", "to_evidence"]

QUOTE = 300
"""Longest quotation, in characters."""


class Says(Settings):
    """A passage that says something.

    Quantifiers are explicit: *all* groups, *any* term in a group, *at least* so many units.
    """

    says: tuple[tuple[str, ...], ...] = Field(
        description="Groups of terms; all groups must be there, any term of each."
    )
    within: Literal["unit", "block", "section", "tree"] = Field(default="unit", description="Where the groups meet.")
    under: tuple[str, ...] = Field(default=(), description="A heading above (or the title) must hold one of these.")
    not_under: tuple[str, ...] = Field(default=(), description="No heading above may hold one of these.")
    features: tuple[str, ...] = Field(default=(), description="Shapes that must be in the window, all of them.")
    at_least: int = Field(default=1, ge=1, description="How many different units (or rows) must say so.")
    spread: int = Field(default=1, ge=1, description="Different words of the last group over all passages, at least.")
    distinct: int = Field(default=1, ge=1, description="Different words of the last group in the window, at least.")
    unless: tuple[str, ...] = Field(default=(), description="Terms that must not stand in the unit.")
    allow: tuple[str, ...] = Field(default=(), description="Faults that do no harm here, such as other_actor.")
    kinds: tuple[str, ...] = Field(default=(), description="Only where one of these kinds holds; empty: anywhere.")
    words: int = Field(default=0, description="Words the section must hold at least.")
    in_force: Force | None = Field(default=None, description="How the window's own dates lie to the assessment date.")
    heading: bool = Field(default=False, description="Headings above count as part of the window for later groups.")
    nearest: bool = Field(default=False, description="Only the section's own heading counts for ``under``.")
    subject: int = Field(
        default=0, description="The last group's hit is among so many first words of the unit, or in its own heading."
    )
    tables: bool = Field(default=True, description="Whether table rows count.")


class Passage:
    """A passage found: the unit of the first group's hit, what else belongs to it, and its fault."""

    __slots__ = ("fault", "hits", "unit", "word")

    def __init__(self, unit: Unit, hits: tuple[Hit, ...], fault: str | None, word: str = "") -> None:
        self.unit = unit
        self.hits = hits
        self.fault = fault
        self.word = word


def enough(rule: Says, passages: Sequence[Passage]) -> bool:
    """Whether the sound passages among these are as many, and as different, as the rule asks."""
    sound = [passage for passage in passages if passage.fault is None]
    return len(sound) >= rule.at_least and len({passage.word for passage in sound}) >= rule.spread


def find_passages(rule: Says, context: CheckContext) -> list[Passage]:
    """All passages that say what the rule asks, in reading order, the sound ones and the faulty."""
    text = context.text
    titled = text.titled(rule.under) if rule.under else None
    barred = text.titled(rule.not_under) if rule.not_under else set()
    unwanted = text.index.units(rule.unless) if rule.unless else set()
    later = [_by_unit(text.index.find(group)) for group in rule.says[1:]]
    wanted = frozenset(rule.kinds)
    found: dict[int, Passage] = {}
    for hit in sorted(text.index.find(rule.says[0]), key=lambda item: (item.unit, item.start, item.term)):
        unit = text.units[hit.unit]
        if unit.kind in (UnitKind.HEADING, UnitKind.TITLE, UnitKind.HEADER_ROW) or unit.id in unwanted:
            continue
        if unit.kind is UnitKind.ROW and not rule.tables:
            continue
        if titled is not None and not (unit.section in titled if rule.nearest else text.under(unit, titled)):
            continue
        if barred and text.under(unit, barred):
            continue
        if wanted and not holds_kind(unit, wanted, context):
            continue
        if rule.words and text.sections[unit.section].words < rule.words:
            continue
        passage = _passage(rule, context, hit, unit, later)
        if passage is None:
            continue
        before = found.get(unit.id)
        if before is None or (before.fault is not None and passage.fault is None):
            found[unit.id] = passage
    return list(found.values())


def _passage(
    rule: Says, context: CheckContext, hit: Hit, unit: Unit, later: Sequence[dict[int, list[Hit]]]
) -> Passage | None:
    text = context.text
    window = text.neighbours(unit, rule.within)
    if rule.heading:
        window = [*window, *(entry.heading for entry in text.lineage(unit.section) if entry.heading is not None)]
    hits = [hit]
    near = [hit]
    for group in later:
        near = [candidate for member in window for candidate in group.get(member, ())]
        if rule.subject and group is later[-1]:
            near = [candidate for candidate in near if _is_subject(rule, context, candidate, unit)]
        if not near:
            return None
        hits.append(_nearest(near, hit))
    if rule.distinct > 1 and _distinct(near, context, window, rule) < rule.distinct:
        return None
    if rule.features:
        around = "\n".join(text.units[member].text for member in window)
        if not all(has_feature(name, around) for name in rule.features):
            return None
    if rule.in_force is not None:
        around = "\n".join(text.units[member].text for member in window)
        if not in_force(rule.in_force, around, "", context):
            return None
    fault = text.fault(hit)
    if fault is not None and fault in rule.allow:
        fault = None
    if fault is None:
        fault = _partner_fault(rule, context, hits, hit)
    last = hits[-1]
    tokens = text.index.tokens[last.unit][last.first : last.last + 1]
    word = " ".join(text.index.stemmer.stem(token.lower) for token in tokens)
    return Passage(unit, tuple(hits), fault, word)


def _is_subject(rule: Says, context: CheckContext, hit: Hit, unit: Unit) -> bool:
    """Whether a hit is what the unit is about: among its first words, or in the heading right above it."""
    if hit.unit == unit.id:
        return hit.first < rule.subject
    section = context.text.sections[unit.section]
    return section.level > 0 and hit.unit == section.heading


def _distinct(near: Sequence[Hit], context: CheckContext, window: Sequence[int], rule: Says) -> int:
    """How many different words (by stem) of the last group stand in the window; longer hits swallow those inside."""
    text = context.text
    if len(rule.says) == 1:
        members = set(window)
        near = [hit for hit in text.index.find(rule.says[0]) if hit.unit in members]
    spans = sorted({(hit.unit, hit.first, hit.last) for hit in near}, key=lambda span: (span[0], span[1], -span[2]))
    words = set()
    reach = (-1, -1)
    for unit, first, last in spans:
        if (unit, first) <= reach:
            continue
        reach = (unit, last)
        tokens = text.index.tokens[unit][first : last + 1]
        words.add(" ".join(text.index.stemmer.stem(token.lower) for token in tokens))
    return len(words)


def _partner_fault(rule: Says, context: CheckContext, hits: list[Hit], first: Hit) -> str | None:
    """The fault of a later group's hit in the same unit: *fullmakt* may be sound where *gi* is negated."""
    for partner in hits[1:]:
        if partner.unit == first.unit:
            fault = context.text.fault(partner)
            if fault in ("promise", "negated", "law") and fault not in rule.allow:
                return fault
    return None


def _by_unit(hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    grouped: dict[int, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.unit, []).append(hit)
    return grouped


def _nearest(hits: list[Hit], to: Hit) -> Hit:
    return min(hits, key=lambda hit: (abs(hit.unit - to.unit), abs(hit.first - to.first), hit.term))


def quotation(text: str, start: int = 0) -> str:
    """At most :data:`QUOTE` characters of a unit, around an offset, cut at words, word for word."""
    if len(text) <= QUOTE:
        return text
    begin = max(0, min(start - QUOTE // 3, len(text) - QUOTE))
    if begin:
        begin = text.find(" ", begin) + 1
    end = text.rfind(" ", begin, begin + QUOTE)
    return text[begin : end if end > begin else begin + QUOTE].strip()


def to_evidence(context: CheckContext, passage: Passage, part: str | None = None) -> Evidence:
    """The passage as evidence: for when it is sound, else against with its fault as note."""
    return Evidence(
        place=context.text.place(passage.unit),
        quote=quotation(passage.unit.text, passage.hits[0].start if passage.hits else 0),
        speaks="for" if passage.fault is None else "against",
        note=passage.fault,
        part=part,
    )
