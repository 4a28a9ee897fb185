"""The kind ``decision``: that a body adopted this version of a document.

::

    check:
      kind: decision
      of: [helhetlig_ros]
      by: [kommunestyre]
      about: [$ros]
      lacking: {nb: ..., nn: ...}
      stale: {nb: ..., nn: ...}       # what to say when the decision is about an earlier version
"""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field

from tilsyn.checks.dated import fact_evidence
from tilsyn.checks.document import documents_of
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import Says, find_passages, to_evidence
from tilsyn.checks.verdict import Shown, searched, verdict
from tilsyn.model import DatedFact, DateRole, Outcome, RecognisedDocument, Result, Text

__all__ = ["Decision", "DecisionKind"]


class Decision(Settings):
    """Settings of ``decision``."""

    of: tuple[str, ...] = Field(description="Kinds of the document decided on.")
    by: tuple[str, ...] = Field(description="Ids of the bodies that may decide.")
    papers: tuple[str, ...] = Field(default=("saksframlegg",), description="Kinds of case papers.")
    about: tuple[str, ...] = Field(description="Terms for the document decided on.")
    says: tuple[Says, ...] = Field(default=(), description="Statements of a decision elsewhere.")
    lacking: Text
    stale: Text
    resolution: tuple[str, ...] = Field(default=(), description="Headings of the part of a case paper that resolves.")
    reviewed: tuple[str, ...] = Field(
        default=(), description="Terms by which a later revision was only a review, which needs no new decision."
    )
    slack_days: int = Field(default=120, description="How long after the decision the document may still be dated.")


class DecisionKind:
    """Decides by adoption dates with the body that decided."""

    name = "decision"
    settings = Decision

    def run(self, settings: Decision, context: CheckContext) -> Outcome:
        """Answer by the decisions found."""
        documents = documents_of(settings.of, context)
        decisions = self._decisions(settings, context, documents)
        stated = [
            to_evidence(context, passage, "decision")
            for rule in settings.says
            for passage in find_passages(rule, context)
        ]
        newest = None
        if documents and not _combined(documents[0], context):
            newest = _content_date(documents[0], settings, context)
        current = [
            fact
            for fact in decisions
            if newest is None or fact.span.last + timedelta(days=settings.slack_days) >= newest.span.first
        ]
        if current:
            evidence = [fact_evidence(fact) for fact in current]
            return Outcome(
                result=Result.FULFILLED, confidence=0.9, evidence=tuple(evidence[:3]), searched=searched(context)
            )
        if decisions:
            return Outcome(
                result=Result.PARTIAL,
                confidence=0.65,
                evidence=tuple(fact_evidence(fact, "against") for fact in decisions[:2]),
                lacking=(settings.stale,),
                searched=searched(context),
            )
        sound = tuple(item for item in stated if item.speaks == "for")
        faulty = tuple(item for item in stated if item.speaks == "against")
        return verdict(
            context,
            about=settings.about,
            shown=[Shown("decision", sound, faulty)],
            lacking=[settings.lacking],
            enough=bool(sound),
            some=False,
            pointers=False,
        )

    def _decisions(
        self, settings: Decision, context: CheckContext, documents: list[RecognisedDocument]
    ) -> list[DatedFact]:
        own = {document.document.file for document in documents}
        papers = {document.document.file for document in documents_of(settings.papers, context)} - own
        found = []
        for document in context.text.documents:
            for fact in document.dates:
                if fact.role is not DateRole.ADOPTED or fact.body not in settings.by:
                    continue
                file = document.document.file
                if file in own or (file in papers and _concerns(document, fact, settings, context)):
                    found.append(fact)
        return sorted(found, key=lambda fact: fact.span.last, reverse=True)


def _concerns(document: RecognisedDocument, fact: DatedFact, settings: Decision, context: CheckContext) -> bool:
    """Whether a case paper is about the document: by its title, or by a unit that speaks of deciding on it."""
    if document.title and context.text.matches(document.title, settings.about):
        return True
    number = context.text.documents.index(document)
    titled = context.text.titled(settings.about)
    if any(context.text.sections[section].doc == number for section in titled):
        return True
    resolving = {
        section for section in context.text.titled(settings.resolution) if context.text.sections[section].doc == number
    }
    if any(context.text.units[unit].section in resolving for unit in context.text.index.units(settings.about)):
        return True
    return context.text.matches(" – ".join([*fact.place.path, fact.quote]), settings.about)


def _combined(document: RecognisedDocument, context: CheckContext) -> bool:
    """Whether the file holds other documents too: then its latest date may be theirs."""
    general = {kind.id for kind in context.jurisdiction.kinds if kind.general}
    main = {span.kind for span in document.kinds if span.whole}
    return any(not span.whole and span.kind in general - main for span in document.kinds)


def _content_date(document: RecognisedDocument, settings: Decision, context: CheckContext) -> DatedFact | None:
    """The date of the content: when it was drafted or revised (not only reviewed), before when it was adopted."""
    made = [
        fact
        for fact in document.dates
        if fact.role in (DateRole.REVISED, DateRole.DRAFTED)
        and not (settings.reviewed and context.text.matches(fact.quote, settings.reviewed))
    ]
    return max(made, key=lambda fact: fact.span.last, default=None) or document.latest(DateRole.ADOPTED)
