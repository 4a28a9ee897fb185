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

from typing import Literal

from pydantic import Field

from tilsyn.checks.content import Exceptions, Part, excepted, show_parts
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import quotation
from tilsyn.checks.pointers import denials, pointers
from tilsyn.checks.verdict import Shown, closest, searched, supplied
from tilsyn.language.view import UnitKind
from tilsyn.model import Evidence, KindSpan, MarkingKind, Outcome, Reason, RecognisedDocument, Result, Text

__all__ = ["DocumentExists", "DocumentKind", "documents_of"]


class DocumentExists(Settings):
    """Settings of ``document``."""

    of: tuple[str, ...] = Field(description="Kinds that will do.")
    about: tuple[str, ...] = Field(description="Terms for the document, to find promises and pointers.")
    words: int = Field(default=150, description="Words it must hold at least.")
    sections: bool = Field(default=False, description="Whether a section of such a kind will do.")
    parts: tuple[Part, ...] = ()
    needed: int = Field(default=0, description="How many of the parts must be shown.")
    empty: Result = Field(default=Result.PARTIAL, description="The answer when none of the parts that count is shown.")
    denied: tuple[str, ...] = Field(
        default=(), description="Terms by which a negation or promise says it is not made; only then is it missing."
    )
    not_titled: tuple[str, ...] = Field(
        default=(), description="Terms in the title of a document that it is another's or of another thing."
    )
    exceptions: Exceptions | None = Field(default=None, description="Admissions that make *fulfilled* *partial*.")
    lacking: Text


class DocumentKind:
    """Decides by the documents recognised as being of a kind."""

    name = "document"
    settings = DocumentExists

    def run(self, settings: DocumentExists, context: CheckContext) -> Outcome:
        """Answer by the best document of the kind."""
        found = documents_of(settings.of, context, sections=settings.sections)
        look, near = searched(context), closest(context, settings.about)
        others = [item for item in found if _titled(item, settings.not_titled, context)]
        found = [item for item in found if item not in others]
        if not found:
            away = pointers(context, settings.about)
            if away:
                return Outcome(
                    result=Result.WITHHELD, confidence=0.7, evidence=tuple(away), searched=look, closest=near
                )
            denied = tuple(denials(settings.about, settings.denied, context))
            known = denied or others or context.dossier.complete
            if known or (not settings.denied and supplied(context, settings.about)):
                return Outcome(
                    result=Result.MISSING,
                    confidence=0.8,
                    evidence=denied or tuple(_front(item, context, "against") for item in others[:1]),
                    lacking=(settings.lacking,),
                    searched=look,
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
            outcome = Outcome(result=Result.FULFILLED, confidence=0.92, evidence=evidence, searched=look)
            return outcome if settings.exceptions is None else excepted(outcome, settings.exceptions, context)
        if own and not full and all(item.has(MarkingKind.SUMMARY) for item in own):
            away = pointers(context, settings.about)
            if away:  # a public summary that says where the whole of it is kept back
                evidence = (*evidence, *away)
                return Outcome(result=Result.WITHHELD, confidence=0.7, evidence=evidence, searched=look, closest=near)
        return Outcome(
            result=settings.empty if settings.needed and not count else Result.PARTIAL,
            confidence=0.75,
            evidence=evidence,
            lacking=tuple(lacking) or (settings.lacking,),
            searched=look,
            closest=near,
        )


def documents_of(kinds: tuple[str, ...], context: CheckContext, *, sections: bool = False) -> list[RecognisedDocument]:
    """Documents that count and are wholly (or, with ``sections``, in part) of one of the kinds; the newest first.

    Where none is wholly of the kind, a document that holds one of some length (a combined document) stands for it.
    """

    def newest(document: RecognisedDocument) -> tuple[int, str]:
        days = [fact.span.last.toordinal() for fact in document.dates if fact.role.value in _DATING]
        return (-max(days, default=0), document.document.file)

    found = [
        document
        for document in context.text.documents
        if any(span.kind in kinds and (span.whole or sections) for span in document.kinds)
    ]
    if not found:
        found = [
            document
            for document in context.text.documents
            if any(span.kind in kinds and _length(document, span) >= _EMBEDDED for span in document.kinds)
        ]
    return sorted(found, key=newest)


_EMBEDDED = 250
"""Words that a document inside another must hold to stand for one of its kind."""


def _length(document: RecognisedDocument, span: KindSpan) -> int:
    blocks = document.document.blocks[span.first : None if span.last is None else span.last + 1]
    return sum(block.text.count(" ") + 1 for block in blocks)


_DATING = ("adopted", "revised", "updated", "valid_from", "drafted")


def _words(document: RecognisedDocument) -> int:
    return sum(block.text.count(" ") + 1 for block in document.document.blocks)


def _titled(document: RecognisedDocument, terms: tuple[str, ...], context: CheckContext) -> bool:
    return bool(terms) and document.title is not None and context.text.matches(document.title, terms)


def _front(document: RecognisedDocument, context: CheckContext, speaks: Literal["for", "against"] = "for") -> Evidence:
    number = context.text.documents.index(document)
    for unit in context.text.units:
        if unit.doc == number and unit.kind is not UnitKind.TITLE:
            return Evidence(place=context.text.place(unit), quote=quotation(unit.text), speaks=speaks)
    unit = context.text.units[context.text.first_section[number]]
    return Evidence(place=context.text.place(unit), quote=quotation(unit.text), speaks=speaks)
