"""The kind ``current``: that a document is free of words, references and lists that have gone out of date."""

from __future__ import annotations

from pydantic import Field

from tilsyn.checks.document import documents_of
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import quotation
from tilsyn.checks.verdict import searched, supplied
from tilsyn.currency.intervals import Age, age
from tilsyn.model import DateRole, Evidence, Outcome, Reason, Result, Text

__all__ = ["Current", "CurrentKind"]


class Current(Settings):
    """Settings of ``current``."""

    of: tuple[str, ...]
    lists: tuple[str, ...] = Field(default=(), description="Kinds of lists that must be no older than ``months``.")
    months: int = Field(default=12, description="Oldest a list (or, without lists, the document) may be: a yardstick.")
    grey_months: int = Field(default=24, description="Up to so old the document itself is still *partial*.")
    most: int = Field(default=2, description="Outdated words that are still forgiven.")
    few: int = Field(default=0, description="Up to so many, where nothing else is wrong, it is *partial*.")
    about: tuple[str, ...] = ()
    words: Text = Field(description="What to say of outdated words.")
    old: Text = Field(description="What to say of age.")


class CurrentKind:
    """Decides by outdated words and by age."""

    name = "current"
    settings = Current

    def run(self, settings: Current, context: CheckContext) -> Outcome:
        """Answer by what is outdated."""
        documents = documents_of(settings.of, context)
        look = searched(context)
        if not documents:
            if supplied(context, settings.about):
                return Outcome(result=Result.MISSING, confidence=0.7, lacking=(settings.old,), searched=look)
            return Outcome(result=Result.UNDECIDED, reason=Reason.NOT_SUPPLIED, confidence=0.8, searched=look)
        files = {document.document.file for document in documents}
        old_words = [item for item in context.outdated if item.place.document in files]
        distinct = {item.found.lower() for item in old_words}
        against = tuple(
            Evidence(place=item.place, quote=quotation(item.quote), speaks="against", note="outdated_word")
            for item in old_words[:3]
        )
        ages = [_age(document, settings, context) for document in documents[:1]]
        lists = [_age(document, settings, context) for document in documents_of(settings.lists, context)]
        stale = Age.STALE in ages or Age.STALE in lists
        lacking = tuple(
            text
            for text, wanting in ((settings.words, len(distinct) > settings.most), (settings.old, stale))
            if wanting
        )
        dated = documents[0].latest(*_ROLES)
        evidence = against
        if dated is not None:
            speaks = "against" if stale else "for"
            evidence += (Evidence(place=dated.place, quote=quotation(dated.quote), speaks=speaks),)  # type: ignore[arg-type]
        if not lacking:
            if dated is None:
                return Outcome(
                    result=Result.UNDECIDED, reason=Reason.AMBIGUOUS, confidence=0.4, evidence=evidence, searched=look
                )
            return Outcome(result=Result.FULFILLED, confidence=0.75, evidence=evidence, searched=look)
        few = not stale and len(distinct) <= settings.few
        if few:
            return Outcome(result=Result.PARTIAL, confidence=0.65, evidence=evidence, lacking=lacking, searched=look)
        return Outcome(result=Result.OUTDATED, confidence=0.75, evidence=evidence, lacking=lacking, searched=look)


_ROLES = (DateRole.REVISED, DateRole.UPDATED, DateRole.ADOPTED)


def _age(document: object, settings: Current, context: CheckContext) -> Age | None:
    fact = document.latest(*_ROLES)  # type: ignore[attr-defined]
    if fact is None:
        return None
    return age(fact.span, context.dossier.as_of, settings.months, calendar_years=1)
