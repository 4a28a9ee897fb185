"""What has changed in the law since a plan was decided."""

from __future__ import annotations

from tilsyn.model import DatedFact, DateRole, Dossier, LawChange, LawSince, Older, RecognisedDocument
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["find_law_changes"]

_STATED = ("text", "table", "header")
_MADE = (DateRole.REVISED, DateRole.UPDATED, DateRole.ADOPTED)


def find_law_changes(dossier: Dossier, jurisdiction: Jurisdiction) -> tuple[LawSince, ...]:
    """The changes of law in force on the assessment date that documents are older than, newest first."""
    general = tuple(kind.id for kind in jurisdiction.kinds if kind.general and not kind.closed)
    found = []
    for change in jurisdiction.law_changes:
        if change.date > dossier.as_of:
            continue
        kinds = change.kinds or general
        documents = [item for item in dossier.used if item.kind in kinds and not item.foreign]
        older = tuple(entry for item in documents if (entry := _older(item, change)) is not None)
        if older:
            found.append(LawSince(change=change, documents=older))
    return tuple(sorted(found, key=lambda item: (item.change.date, item.change.id), reverse=True))


def _older(document: RecognisedDocument, change: LawChange) -> Older | None:
    decided = _latest(document, DateRole.ADOPTED) or _latest(document, *_MADE, DateRole.DRAFTED, DateRole.VALID_FROM)
    if decided is None or decided.span.last >= change.date:
        return None
    later = _latest(document, *_MADE)
    revised = later.span.iso() if later is not None and later.span.first >= change.date else None
    return Older(document=document.document.file, role=decided.role.value, date=decided.span.iso(), revised=revised)


def _latest(document: RecognisedDocument, *roles: DateRole) -> DatedFact | None:
    facts = [fact for fact in document.dates if fact.role in roles and fact.source in _STATED]
    return max(facts, key=lambda fact: (fact.span.last, fact.span.first), default=None)
