"""What the documents say of the subject itself: that it is kept elsewhere (a pointer), or is not there (a denial)."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.checks.kind import CheckContext
from tilsyn.checks.passages import Passage, quotation, to_evidence
from tilsyn.language.clauses import points_away
from tilsyn.language.view import Unit, UnitKind
from tilsyn.model import Evidence

__all__ = ["denials", "pointers"]


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
