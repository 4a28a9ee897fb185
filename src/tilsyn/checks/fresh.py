"""How old a thing may be that is itself dated: an alert list, an agreement, a resource list.

Years are a yardstick, not law. What stands in a list (or in a chapter with a date of its own) has the list's date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import Field

from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import quotation
from tilsyn.currency.intervals import Age, age
from tilsyn.model import DatedFact, DateRole, Evidence, Outcome, RecognisedDocument, Result, Text

__all__ = ["Behind", "Fresh", "Refers", "aged", "behind", "superseded"]


class Fresh(Settings):
    """How old evidence may be."""

    months: int = Field(default=24, description="Older than this is *outdated*.")
    sure_months: int = Field(default=12, description="Older is less sure, and *outdated* past its own deadline.")
    lacking: Text = Field(description="What is lacking when it is too old: completes *Det mangler ...*.")


class Refers(Settings):
    """That the evidence of a part, where it names a year, names that of the newest document of a kind."""

    part: str
    of: tuple[str, ...] = Field(description="Kinds of the document referred to.")
    lacking: Text = Field(description="What is lacking when an older one is referred to.")


class Behind(Settings):
    """That a document was not last made before the newest of the documents it follows up."""

    of: tuple[str, ...] = Field(description="Kinds of the documents that it must not be older than.")
    lacking: Text = Field(description="What is lacking when it is older.")


def behind(outcome: Outcome, evidence: Sequence[Evidence], rule: Behind, context: CheckContext) -> Outcome:
    """The outcome, or ``outdated`` when all the evidence stands in documents last made before the newest of a kind."""
    decided = {}
    for document in context.text.documents:
        if any(span.whole and span.kind in rule.of for span in document.kinds):
            for fact in document.dates:
                if fact.role is DateRole.ADOPTED and fact.span.first <= context.dossier.as_of:
                    decided[document.document.file] = fact
    newest = max(decided.values(), key=lambda fact: fact.span.first, default=None)
    sources = [source for item in evidence if (source := _document(item, context)) is not None]
    made = [source.latest(*_MADE) for source in sources]
    files = {item.place.document for item in evidence}
    if newest is None or not made or files & decided.keys():
        return outcome
    known = [fact for fact in made if fact is not None]
    if len(known) < len(made) or any(fact.span.last >= newest.span.first for fact in known):
        return outcome
    against = tuple(
        Evidence(place=fact.place, quote=quotation(fact.quote), speaks="against", note="superseded")
        for fact in (max(known, key=lambda fact: fact.span.last), newest)
    )
    return outcome.model_copy(
        update={
            "result": Result.OUTDATED,
            "confidence": 0.75,
            "evidence": (*outcome.evidence, *against),
            "lacking": (rule.lacking,),
        }
    )


def superseded(outcome: Outcome, evidence: Sequence[Evidence], rule: Refers, context: CheckContext) -> Outcome:
    """The outcome, or ``outdated`` when only years before the newest document referred to are named."""
    named = [(item, int(year)) for item in evidence for year in _YEAR.findall(item.quote)]
    newest: set[int] = set()
    for document in context.text.documents:
        if any(span.whole and span.kind in rule.of for span in document.kinds):
            facts = [fact.span for fact in document.dates if fact.role in (*_MADE, DateRole.VALID_FROM)]
            facts = [span for span in facts if span.first <= context.dossier.as_of]
            years = {span.last.year for span in facts} | {int(year) for year in _YEAR.findall(document.title or "")}
            newest = max(newest, years, key=lambda found: max(found, default=0))
    if not named or not newest or max(year for _, year in named) >= min(newest):
        return outcome
    against = tuple(item.model_copy(update={"speaks": "against", "note": "superseded"}) for item, _ in named[:2])
    return outcome.model_copy(
        update={
            "result": Result.OUTDATED,
            "confidence": 0.75,
            "evidence": (*outcome.evidence, *against),
            "lacking": (rule.lacking,),
        }
    )


def aged(outcome: Outcome, evidence: Sequence[Evidence], rule: Fresh, context: CheckContext) -> Outcome:
    """The outcome, or ``outdated`` when all the evidence that has a date is too old."""
    dated = {item: fact for item in evidence if (fact := _dated(item, context)) is not None}
    if not dated:
        return outcome
    old = [fact for item, fact in dated.items() if _too_old(item, fact, rule, context)]
    if len(old) == len(dated):
        latest = max(old, key=lambda fact: fact.span.last)
        against = Evidence(place=latest.place, quote=quotation(latest.quote), speaks="against", part=latest.role.value)
        return outcome.model_copy(
            update={
                "result": Result.OUTDATED,
                "confidence": 0.8,
                "evidence": (*outcome.evidence, against),
                "lacking": (rule.lacking,),
            }
        )
    newest = max(dated.values(), key=lambda fact: fact.span.last)
    if age(newest.span, context.dossier.as_of, rule.sure_months) is Age.STALE:
        return outcome.model_copy(update={"confidence": min(outcome.confidence, 0.6)})
    return outcome


def _dated(item: Evidence, context: CheckContext) -> DatedFact | None:
    """The latest date of the section the evidence stands in, else of its document."""
    document = _document(item, context)
    if document is None:
        return None
    facts = [fact for fact in document.dates if fact.role in _ROLES and fact.span.first <= context.dossier.as_of]
    own = [fact for fact in facts if fact.place.path and fact.place.path == item.place.path]
    return max(own or facts, key=lambda fact: fact.span.last, default=None)


def _too_old(item: Evidence, fact: DatedFact, rule: Fresh, context: CheckContext) -> bool:
    as_of = context.dossier.as_of
    if age(fact.span, as_of, rule.months) is Age.STALE:
        return True
    document = _document(item, context)
    deadline = document.latest(*_DEADLINES) if document is not None else None
    passed = deadline is not None and fact.span.last < deadline.span.last < as_of
    return passed and age(fact.span, as_of, rule.sure_months) is Age.STALE


def _document(item: Evidence, context: CheckContext) -> RecognisedDocument | None:
    return next((entry for entry in context.text.documents if entry.document.file == item.place.document), None)


_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?![\d])")
_ROLES = (DateRole.REVISED, DateRole.UPDATED, DateRole.ADOPTED, DateRole.VALID_FROM, DateRole.DRAFTED)
_MADE = (DateRole.REVISED, DateRole.UPDATED, DateRole.ADOPTED, DateRole.DRAFTED)
_DEADLINES = (DateRole.VALID_TO, DateRole.NEXT_REVISION)
