"""Events that should have changed an analysis older than they are: asked about, never said to be a breach."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.language.view import DossierText
from tilsyn.model import DatedFact, DateRole, Dossier, Place, RecognisedDocument, TriggerQuestion
from tilsyn.recognition.jurisdiction import Jurisdiction, Trigger

__all__ = ["analysis_of", "content_date", "find_triggers"]

_STATED = ("text", "table", "header")
_CONTENT = (DateRole.REVISED, DateRole.UPDATED, DateRole.DRAFTED)
_DECIDED = (DateRole.ADOPTED, DateRole.VALID_FROM)
_MADE = (*_CONTENT, *_DECIDED, DateRole.HELD)


def find_triggers(
    text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, analysis: str | None, own: Sequence[Trigger] = ()
) -> tuple[TriggerQuestion, ...]:
    """The events later than the dossier's analysis that it was not demonstrably reassessed for, oldest first.

    Parameters
    ----------
    text, dossier, jurisdiction:
        As everywhere. Of the jurisdiction's events only those that concern the municipality's county, or a change of
        its own borders, are asked about.
    analysis:
        File of the analysis; None when there is none, and then nothing is asked.
    own:
        Events that the dossier's case file adds.
    """
    document = next((item for item in text.documents if item.document.file == analysis), None)
    dated = content_date(document) if document is not None else None
    if document is None or dated is None:
        return ()
    found = []
    for trigger in (*(item for item in jurisdiction.triggers if _concerns(item, dossier, jurisdiction)), *own):
        if not dated.span.last < trigger.date <= dossier.as_of or _reassessed(trigger, text, document, jurisdiction):
            continue
        found.append(
            TriggerQuestion(
                id=trigger.id, name=trigger.name, date=trigger.date, document=document.document.file,
                dated=dated.span.iso(), place=dated.place, mentioned=_mention(trigger, text, document),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda item: (item.date, item.id)))


def content_date(document: RecognisedDocument) -> DatedFact | None:
    """The date of a document's contents: when it was last worked on, else when it was decided."""
    stated = [fact for fact in document.dates if fact.source in _STATED]
    for roles in (_CONTENT, _DECIDED):
        facts = [fact for fact in stated if fact.role in roles]
        if facts:
            return max(facts, key=lambda fact: (fact.span.last, fact.span.first))
    return None


def analysis_of(text: DossierText, jurisdiction: Jurisdiction) -> str | None:
    """The newest analysis of the dossier, for where no scenarios were read."""
    kinds = jurisdiction.analysis.kinds if jurisdiction.analysis is not None else ()
    dated = [
        (fact.span.last, item.document.file)
        for item in text.documents
        if item.kind in kinds and not item.foreign and (fact := content_date(item)) is not None
    ]
    return max(dated)[1] if dated else None


def _concerns(trigger: Trigger, dossier: Dossier, jurisdiction: Jurisdiction) -> bool:
    municipality = dossier.municipality
    if trigger.changed:
        return municipality is not None and any(
            change.date == trigger.date
            and change.kind in trigger.changed
            and (change.new_number == municipality.number or change.new_name == municipality.name)
            for change in jurisdiction.changes
        )
    if not trigger.counties:
        return True
    if municipality is None:
        return False
    numbers = {county.number for county in jurisdiction.counties if county.name == municipality.county}
    if municipality.number:
        numbers.add(municipality.number[:2])
    return bool(numbers & set(trigger.counties))


def _reassessed(trigger: Trigger, text: DossierText, analysis: RecognisedDocument, jurisdiction: Jurisdiction) -> bool:
    """Whether a later document takes the event up where it speaks of the analysis."""
    later = {
        number
        for number, item in enumerate(text.documents)
        if item is not analysis
        and any(
            fact.role in _MADE and fact.source in _STATED and fact.span.first >= trigger.date for fact in item.dates
        )
    }
    kind = jurisdiction.kind(analysis.kind) if analysis.kind else None
    if not later or kind is None or not trigger.terms:
        return False
    named = {text.units[unit].section for unit in text.index.units(kind.titles)}
    hits = [text.units[unit] for unit in text.index.units(trigger.terms)]
    return any(unit.doc in later and unit.section in named for unit in hits)


def _mention(trigger: Trigger, text: DossierText, analysis: RecognisedDocument) -> Place | None:
    """Where the analysis itself speaks of the event's subject."""
    if not trigger.terms:
        return None
    number = text.documents.index(analysis)
    units = sorted(unit for unit in text.index.units(trigger.terms) if text.units[unit].doc == number)
    return text.place(text.units[units[0]]) if units else None
