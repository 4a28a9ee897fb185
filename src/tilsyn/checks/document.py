"""The kind ``document``: that a document of a kind exists, is the municipality's own, is no draft, and has a body.

::

    check:
      kind: document
      of: [overordnet_beredskapsplan]
      about: [$beredskapsplan]
      words: 400
      parts: [...]            # optional, as in ``content``: what it must hold, at least ``needed`` of them
      needed: 3
"""

from __future__ import annotations

from pydantic import Field

from tilsyn.checks.content import Part, show_parts
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import quotation
from tilsyn.checks.verdict import Shown, closest, pointers, searched, supplied
from tilsyn.language.view import UnitKind
from tilsyn.model import Evidence, MarkingKind, Outcome, Reason, RecognisedDocument, Result, Text

__all__ = ["DocumentExists", "DocumentKind", "documents_of"]


class DocumentExists(Settings):
    """Settings of ``document``."""

    of: tuple[str, ...] = Field(description="Kinds that will do.")
    about: tuple[str, ...] = Field(description="Terms for the document, to find promises and pointers.")
    words: int = Field(default=150, description="Words it must hold at least.")
    sections: bool = Field(default=False, description="Whether a section of such a kind will do.")
    parts: tuple[Part, ...] = ()
    needed: int = Field(default=0, description="How many of the parts must be shown.")
    denied: tuple[str, ...] = Field(
        default=(), description="Terms by which a promise or negation says that it is not made; then only that is missing."
    )
    lacking: Text


class DocumentKind:
    """Decides by the documents recognised as being of a kind."""

    name = "document"
    settings = DocumentExists

    def run(self, settings: DocumentExists, context: CheckContext) -> Outcome:
        """Answer by the best document of the kind."""
        found = documents_of(settings.of, context, sections=settings.sections)
        look, near = searched(context), closest(context, settings.about)
        if not found:
            away = pointers(context, settings.about)
            if away:
                return Outcome(
                    result=Result.WITHHELD, confidence=0.7, evidence=tuple(away), searched=look, closest=near
                )
            denied = tuple(_denied(settings.about, settings.denied, context))
            if denied or context.dossier.complete or (not settings.denied and supplied(context, settings.about)):
                return Outcome(
                    result=Result.MISSING, confidence=0.8, evidence=denied, lacking=(settings.lacking,), searched=look,
                    closest=near,
                )
            return Outcome(
                result=Result.UNDECIDED, reason=Reason.NOT_SUPPLIED, confidence=0.8, searched=look, closest=near
            )
        evidence = tuple(_front(document, context) for document in found[:2])
        own = [item for item in found if not item.foreign and not item.has(MarkingKind.DRAFT)]
        full = [item for item in own if _words(item) >= settings.words and not item.has(MarkingKind.SUMMARY)]
        shown: dict[str, Shown] = show_parts(settings.parts, settings.of, context) if settings.parts else {}
        lacking = [part.lacking for part in settings.parts if not shown[part.id].sound]
        count = len(settings.parts) - len(lacking)
        if full and count >= settings.needed:
            return Outcome(result=Result.FULFILLED, confidence=0.92, evidence=evidence, searched=look)
        return Outcome(
            result=Result.PARTIAL,
            confidence=0.75,
            evidence=evidence,
            lacking=tuple(lacking) or (settings.lacking,),
            searched=look,
            closest=near,
        )


def documents_of(kinds: tuple[str, ...], context: CheckContext, *, sections: bool = False) -> list[RecognisedDocument]:
    """Documents that count and are wholly (or, with ``sections``, in part) of one of the kinds; the newest first."""

    def newest(document: RecognisedDocument) -> tuple[int, str]:
        days = [fact.span.last.toordinal() for fact in document.dates if fact.role.value in _DATING]
        return (-max(days, default=0), document.document.file)

    found = [
        document
        for document in context.text.documents
        if any(span.kind in kinds and (span.whole or sections) for span in document.kinds)
    ]
    return sorted(found, key=newest)


_DATING = ("adopted", "revised", "updated", "valid_from", "drafted")


def _denied(about: tuple[str, ...], by: tuple[str, ...], context: CheckContext) -> list[Evidence]:
    """Statements that the document is not made, or still to be made."""
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


def _words(document: RecognisedDocument) -> int:
    return sum(block.text.count(" ") + 1 for block in document.document.blocks)


def _front(document: RecognisedDocument, context: CheckContext) -> Evidence:
    number = context.text.documents.index(document)
    for unit in context.text.units:
        if unit.doc == number and unit.kind is not UnitKind.TITLE:
            return Evidence(place=context.text.place(unit), quote=quotation(unit.text), speaks="for")
    unit = context.text.units[context.text.first_section[number]]
    return Evidence(place=context.text.place(unit), quote=quotation(unit.text), speaks="for")
