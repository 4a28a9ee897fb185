"""From what is shown to an answer: which result when several would fit (design.md section 2), in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tilsyn.checks.kind import CheckContext
from tilsyn.checks.passages import Passage, quotation, to_evidence
from tilsyn.language.clauses import points_away
from tilsyn.language.view import Unit, UnitKind
from tilsyn.model import Evidence, MarkingKind, Outcome, Place, Reason, Result, Text

__all__ = ["Shown", "best", "closest", "denials", "pointers", "searched", "supplied", "verdict"]

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
    away = _pointers(context, about) if pointers else []
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


def denials(about: Sequence[str], by: Sequence[str], context: CheckContext) -> list[Evidence]:
    """Statements that the subject is not made, or still to be made; with ``by``, only those that hold such a term."""
    text = context.text
    found = {hit.unit: text.fault(hit) for hit in text.index.find(about)}
    if by:
        said = text.index.units(by)
        found = {unit: fault for unit, fault in found.items() if unit in said}
    denied = [(text.units[unit], fault) for unit, fault in sorted(found.items()) if fault in ("negated", "promise")]
    return [
        Evidence(place=text.place(unit), quote=quotation(unit.text), speaks="against", note=fault)
        for unit, fault in denied[:2]
    ]


def pointers(context: CheckContext, about: Sequence[str]) -> list[Evidence]:
    """Passages about the subject that point elsewhere, with the target not in the dossier."""
    return _pointers(context, about)


def _pointers(context: CheckContext, about: Sequence[str]) -> list[Evidence]:
    text = context.text
    general = {kind.id for kind in context.jurisdiction.kinds if kind.general}
    own = frozenset(context.requirement.found_in)
    places = general | own
    named = text.index.units(about)
    titled = text.titled(about)
    found = []
    for unit in _subject_units(context, about) if about else []:
        nearby = places if unit.id in named or unit.section in titled else own  # what is only carried on counts less
        if _resolved(context, unit) or not nearby & text.kinds(unit):
            continue
        if text.worded(text.sections[unit.section], "definition"):
            continue
        clauses = text.clauses.read(unit.text)
        if any(clause.promises or clause.negates for clause in clauses):
            continue
        system = any(clause.has("system", "exempt") for clause in clauses)
        annex = points_away(clauses)
        if not (system or annex):
            continue
        if not system and context.dossier.complete:
            continue  # a bare annex that is not in a complete dossier does not exist
        if not annex and not any(clause.has("exempt") for clause in clauses):
            continue  # a system is named as a tool (loggføres i CIM), not as the keeper (ligger i CIM)
        found.append(to_evidence(context, Passage(unit, (), "elsewhere")))
    return found[:3]


def _subject_units(context: CheckContext, about: Sequence[str]) -> list[Unit]:
    """Units that name the subject, or stand alone beneath a heading that does."""
    text = context.text
    named = text.index.units(about)
    ids = set(named)
    for number in text.titled(about):
        section = text.sections[number]
        if section.level > 0 and section.words <= 80:
            ids.update(section.units)
    for unit in named:
        ids.update(_carried(context, text.units[unit]))
    quiet = (UnitKind.HEADING, UnitKind.TITLE, UnitKind.HEADER_ROW)
    return [text.units[unit] for unit in sorted(ids) if text.units[unit].kind not in quiet]


def _carried(context: CheckContext, unit: Unit) -> list[int]:
    """The sentence after one that names the subject: *Varslingslisten er vedlegg 1. Den er unntatt offentlighet.*"""
    text = context.text
    block = text.block_units[unit.doc, unit.block]
    at = block.index(unit.id)
    return block[at + 1 : at + 2] if unit.kind is UnitKind.SENTENCE else []


def _resolved(context: CheckContext, unit: Unit) -> bool:
    """Whether another document of the annex's own kind was supplied: then the pointer leads to it."""
    general = {kind.id for kind in context.jurisdiction.kinds if kind.general}
    first = context.requirement.found_in[:1]
    return any(
        span.whole and span.kind in first and span.kind not in general
        for number, document in enumerate(context.text.documents)
        if number != unit.doc
        for span in document.kinds
    )


def _weak_source(place: Place, context: CheckContext) -> bool:
    """Whether a place is in a draft or in another municipality's document, which never give more than partial."""
    for document in context.text.documents:
        if document.document.file == place.document:
            return document.foreign or document.has(MarkingKind.DRAFT)
    return False


def _against(evidence: Sequence[Evidence], context: CheckContext) -> list[Evidence]:
    return best([item for item in evidence if item.note not in (None, "heading")], context)[:EVIDENCE]
