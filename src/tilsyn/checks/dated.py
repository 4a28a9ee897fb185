"""Kinds that decide by dates: ``interval`` (not older than), ``stated`` (a date stands in the text), ``held`` (an
exercise took place).

::

    check:
      kind: interval
      of: [overordnet_beredskapsplan]
      roles: [revised, adopted]
      months: 12
      calendar_years: 1        # the grey zone: once a year read as calendar year
      about: [$revisjon]
      lacking: {nb: ..., nn: ...}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field

from tilsyn.checks.document import documents_of
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import Says, find_passages, quotation, to_evidence
from tilsyn.checks.verdict import closest, searched, supplied
from tilsyn.currency.intervals import Age, age
from tilsyn.model import DatedFact, DateRole, Evidence, Outcome, Reason, RecognisedDocument, Result, Text

__all__ = ["Held", "HeldKind", "Interval", "IntervalKind", "Stated", "StatedKind", "fact_evidence"]


class Dated(Settings):
    """What the kinds by date have in common."""

    of: tuple[str, ...] = Field(description="Kinds of documents whose dates count.")
    sections: bool = Field(default=False, description="Whether documents with a section of such a kind count.")
    roles: tuple[DateRole, ...]
    about: tuple[str, ...] = Field(default=(), description="Terms for the subject.")
    unless: tuple[str, ...] = Field(default=(), description="Terms in the quotation that make a date not count.")
    lacking: Text
    sources: tuple[str, ...] = Field(default=("text", "table", "header"), description="Where a date may stand.")


class Interval(Dated):
    """Settings of ``interval``."""

    months: int = Field(description="Calendar months.")
    weak_months: int | None = Field(default=None, description="Up to so old it is *partial*, and older *outdated*.")
    calendar_years: int | None = Field(default=None, description="Grey zone by calendar year.")
    excused: tuple[Says, ...] = Field(default=(), description="What makes age harmless, such as a documented review.")
    untouched: tuple[Says, ...] = Field(default=(), description="Untouched since a year: later dates do not count.")
    undated: Result = Field(default=Result.MISSING, description="The answer when there is no date at all.")


class Stated(Dated):
    """Settings of ``stated``."""


class Held(Dated):
    """Settings of ``held``: as ``interval``, for things that took place."""

    months: int
    calendar_years: int | None = None
    what: tuple[str, ...] = Field(default=(), description="Terms that must stand in the quotation, heading or title.")
    involves: tuple[str, ...] = Field(default=(), description="Terms that the document must hold somewhere.")


class IntervalKind:
    """Decides by the age of the latest date with one of the roles."""

    name = "interval"
    settings = Interval

    def run(self, settings: Interval, context: CheckContext) -> Outcome:
        """Answer by the latest date."""
        documents = documents_of(settings.of, context, sections=settings.sections)
        if not documents:
            return _nothing(settings, context)
        facts = _untouched(_facts(documents, settings, context), settings, context)
        if not facts:
            return Outcome(
                result=settings.undated, confidence=0.75, lacking=(settings.lacking,), searched=searched(context),
                closest=closest(context, settings.about),
            )  # fmt: skip
        outcome = _aged(facts, settings.months, settings.calendar_years, settings, context)
        if outcome.result is Result.OUTDATED:
            excuse = _excuse(settings, context)
            if excuse is not None:
                evidence = (excuse, *outcome.evidence)
                return outcome.model_copy(update={"result": Result.FULFILLED, "evidence": evidence, "lacking": ()})
            if settings.weak_months is not None:
                latest = max(facts, key=lambda fact: fact.span.last)
                if age(latest.span, context.dossier.as_of, settings.weak_months) is not Age.STALE:
                    return outcome.model_copy(update={"result": Result.PARTIAL, "confidence": 0.6})
        return outcome


class StatedKind:
    """Decides by whether a date with one of the roles stands in the text itself."""

    name = "stated"
    settings = Stated

    def run(self, settings: Stated, context: CheckContext) -> Outcome:
        """Answer by the latest such date."""
        documents = documents_of(settings.of, context, sections=settings.sections)
        if not documents:
            return _nothing(settings, context)
        facts = _facts(documents, settings, context)
        look = searched(context)
        if facts:
            latest = max(facts, key=lambda fact: fact.span.last)
            return Outcome(result=Result.FULFILLED, confidence=0.9, evidence=(fact_evidence(latest),), searched=look)
        return Outcome(
            result=Result.MISSING, confidence=0.8, lacking=(settings.lacking,), searched=look,
            closest=closest(context, settings.about),
        )  # fmt: skip


class HeldKind:
    """Decides by the latest exercise (or course, meeting ...) that took place."""

    name = "held"
    settings = Held

    def run(self, settings: Held, context: CheckContext) -> Outcome:
        """Answer by the latest date on which such a thing was held."""
        documents = documents_of(settings.of, context, sections=True)
        if settings.involves:
            named = {context.text.units[unit].doc for unit in context.text.index.units(settings.involves)}
            documents = [item for item in documents if context.text.documents.index(item) in named]
        facts = [fact for fact in _facts(documents, settings, context) if _is_what(fact, settings, context)]
        if facts:
            return _aged(facts, settings.months, settings.calendar_years, settings, context)
        if supplied(context, settings.about):
            return Outcome(
                result=Result.MISSING, confidence=0.75, lacking=(settings.lacking,), searched=searched(context),
                closest=closest(context, settings.about),
            )  # fmt: skip
        return _nothing(settings, context)


def fact_evidence(fact: DatedFact, speaks: str = "for") -> Evidence:
    """A dated fact as evidence."""
    return Evidence(
        place=fact.place,
        quote=quotation(fact.quote),
        speaks="for" if speaks == "for" else "against",
        part=fact.role.value,
    )


def _facts(documents: Sequence[RecognisedDocument], settings: Dated, context: CheckContext) -> list[DatedFact]:
    return [
        fact
        for document in documents
        for fact in document.dates
        if fact.role in settings.roles
        and fact.source in settings.sources
        and not (settings.unless and context.text.matches(fact.quote, settings.unless))
        and fact.span.first <= context.dossier.as_of
    ]


def _is_what(fact: DatedFact, settings: Held, context: CheckContext) -> bool:
    if not settings.what:
        return True
    around = " – ".join([*fact.place.path, fact.quote])
    document = next((item for item in context.text.documents if item.document.file == fact.place.document), None)
    if document is not None and document.title:
        around = f"{document.title} – {around}"
    return context.text.matches(around, settings.what)


def _aged(
    facts: Sequence[DatedFact], months: int, calendar_years: int | None, settings: Dated, context: CheckContext
) -> Outcome:
    as_of = context.dossier.as_of
    latest = max(facts, key=lambda fact: (min(fact.span.last, as_of), fact.span.first))
    how_old = age(latest.span, as_of, months, calendar_years=calendar_years)
    look = searched(context)
    if how_old is Age.FRESH:
        confidence = 0.9 * latest.span.certain
        return Outcome(result=Result.FULFILLED, confidence=confidence, evidence=(fact_evidence(latest),), searched=look)
    evidence = (fact_evidence(latest, "against"),)
    if how_old is Age.GREY:
        return Outcome(
            result=Result.UNDECIDED, reason=Reason.AMBIGUOUS, confidence=0.8, evidence=evidence, searched=look,
            lacking=(settings.lacking,),
        )  # fmt: skip
    return Outcome(
        result=Result.OUTDATED, confidence=0.85, evidence=evidence, lacking=(settings.lacking,), searched=look
    )


def _untouched(facts: list[DatedFact], settings: Interval, context: CheckContext) -> list[DatedFact]:
    """The dates that count when the text itself says that nothing was done since a year."""
    years = [
        int(year)
        for rule in settings.untouched
        for passage in find_passages(rule, context)
        if passage.fault is None
        for year in _YEAR.findall(passage.unit.text)
    ]
    if not years:
        return facts
    return [fact for fact in facts if fact.span.first.year <= min(years)] or facts


_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?!\d)")


def _excuse(settings: Interval, context: CheckContext) -> Evidence | None:
    for rule in settings.excused:
        for passage in find_passages(rule, context):
            if passage.fault is None:
                return to_evidence(context, passage, "excuse")
    return None


def _nothing(settings: Dated, context: CheckContext) -> Outcome:
    look = searched(context)
    if supplied(context, settings.about):
        return Outcome(result=Result.MISSING, confidence=0.8, lacking=(settings.lacking,), searched=look)
    return Outcome(result=Result.UNDECIDED, reason=Reason.NOT_SUPPLIED, confidence=0.8, searched=look)
