"""From what is shown to an answer: which result when several would fit (design.md section 2), in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tilsyn.checks.kind import CheckContext
from tilsyn.checks.pointers import pointers as find_pointers
from tilsyn.model import Evidence, MarkingKind, Outcome, Place, Reason, Result, Text

__all__ = ["Shown", "best", "closest", "searched", "supplied", "verdict"]

EVIDENCE = 4
"""Most quotations in a finding for, and as many against."""


@dataclass(frozen=True)
class Shown:
    """A part of a duty: the evidence for it, and passages that only look like it (with their fault as note)."""

    part: str
    sound: tuple[Evidence, ...]
    faulty: tuple[Evidence, ...] = ()


def verdict(
    context: CheckContext,
    *,
    about: Sequence[str],
    shown: Sequence[Shown],
    lacking: Sequence[Text],
    enough: bool,
    some: bool,
    pointers: bool = True,
    weak: Result = Result.PARTIAL,
) -> Outcome:
    """The answer.

    Parameters
    ----------
    about:
        Terms of the subject.
    shown:
        The parts, in order.
    lacking:
        What to say is lacking when it is not enough.
    enough, some:
        Whether what is shown suffices, or is at least something.
    pointers:
        Whether a pointer elsewhere (annex, system, exemption) can give ``withheld``.
    weak:
        The result for *something, not enough*.
    """
    sound = best([item for part in shown for item in part.sound[:2]], context)
    faulty = [item for part in shown for item in part.faulty]
    look = searched(context)
    near = closest(context, about)
    if enough:
        capped = all(_weak_source(item.place, context) for item in sound) if sound else False
        if not capped:
            return Outcome(result=Result.FULFILLED, confidence=0.9, evidence=tuple(sound), searched=look)
        return Outcome(
            result=Result.PARTIAL,
            confidence=0.7,
            evidence=tuple(sound),
            lacking=tuple(lacking),
            searched=look,
            closest=near,
        )
    away = find_pointers(context, about) if pointers else []
    if away:
        return Outcome(
            result=Result.WITHHELD,
            confidence=0.75,
            evidence=tuple(best([*away, *sound], context)),
            lacking=tuple(lacking),
            searched=look,
            closest=near,
        )
    if some and sound:
        evidence = (*sound, *_against(faulty, context))
        return Outcome(
            result=weak, confidence=0.7, evidence=evidence, lacking=tuple(lacking), searched=look, closest=near
        )
    evidence = tuple(_against(faulty, context))
    if supplied(context, about):
        return Outcome(
            result=Result.MISSING,
            confidence=0.8,
            evidence=evidence,
            lacking=tuple(lacking),
            searched=look,
            closest=near,
        )
    return Outcome(
        result=Result.UNDECIDED,
        reason=Reason.NOT_SUPPLIED,
        confidence=0.8,
        evidence=evidence,
        searched=look,
        closest=near,
    )


def best(evidence: Sequence[Evidence], context: CheckContext) -> list[Evidence]:
    """The most telling quotations: from the likeliest kinds first, without repeats, in reading order."""
    order = {kind: rank for rank, kind in enumerate(context.requirement.found_in)}

    def rank(item: Evidence) -> tuple[int, str, int]:
        kinds = kinds_at(item.place, context)
        return (
            min((order[kind] for kind in kinds if kind in order), default=99),
            item.place.document,
            item.place.block,
        )

    unique = {(item.place.document, item.place.block, item.place.row, item.quote): item for item in evidence}
    by_part: dict[str | None, int] = {}
    chosen = []
    for item in sorted(unique.values(), key=rank):
        if by_part.get(item.part, 0) < 2:
            by_part[item.part] = by_part.get(item.part, 0) + 1
            chosen.append(item)
    return sorted(chosen[: EVIDENCE + 2], key=rank)


def kinds_at(place: Place, context: CheckContext) -> frozenset[str]:
    """Kinds that hold at a place."""
    for document in context.text.documents:
        if document.document.file == place.document:
            return frozenset(
                span.kind
                for span in document.kinds
                if span.whole or (span.first <= place.block and (span.last is None or place.block <= span.last))
            )
    return frozenset()


def searched(context: CheckContext) -> tuple[str, ...]:
    """Paths of the documents that were searched, those of the kinds the duty looks in first."""
    wanted = set(context.requirement.found_in)
    files = sorted(
        context.text.documents,
        key=lambda item: (not any(span.kind in wanted for span in item.kinds), item.document.file),
    )
    return tuple(item.document.file for item in files)


def closest(context: CheckContext, about: Sequence[str], most: int = 3) -> tuple[Place, ...]:
    """Places of the headings nearest to the subject."""
    text = context.text
    found = [text.sections[number] for number in sorted(text.titled(about)) if text.sections[number].level > 0]
    return tuple(text.place(text.units[section.heading]) for section in found[:most] if section.heading is not None)


def supplied(context: CheckContext, about: Sequence[str]) -> bool:
    """Whether a document or section of a kind that could hold the answer was given, or a section treats the subject."""
    if context.dossier.complete:
        return True
    wanted = set(context.requirement.found_in)
    for document in context.text.documents:
        if any(span.kind in wanted for span in document.kinds):
            return True
    return any(context.text.sections[number].level > 0 for number in context.text.titled(about))


def _weak_source(place: Place, context: CheckContext) -> bool:
    """Whether a place is in a draft or in another municipality's document, which never give more than partial."""
    for document in context.text.documents:
        if document.document.file == place.document:
            return document.foreign or document.has(MarkingKind.DRAFT)
    return False


def _against(evidence: Sequence[Evidence], context: CheckContext) -> list[Evidence]:
    return best([item for item in evidence if item.note not in (None, "heading")], context)[:EVIDENCE]
