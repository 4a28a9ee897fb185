"""Documents without a date of their own, and why: a clear statement, never a guess."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.model import Conflict, DateRole, Dossier, RecognisedDocument, Undated

__all__ = ["find_undated"]

_ROLES = (
    DateRole.ADOPTED, DateRole.REVISED, DateRole.UPDATED, DateRole.VALID_FROM, DateRole.DRAFTED, DateRole.HELD,
)  # fmt: skip
_STATED = ("text", "table", "header")
_TOLD = ("impossible", "placeholder", "blank_label")


def find_undated(dossier: Dossier, conflicts: Sequence[Conflict]) -> tuple[Undated, ...]:
    """The documents that could not be dated, in the dossier's order. Files that are not used are left out.

    Parameters
    ----------
    dossier:
        The dossier.
    conflicts:
        What :func:`tilsyn.currency.conflicts.find_conflicts` found: a field left blank explains the lack of a date.
    """
    found = (_why(document, conflicts) for document in dossier.documents if document.not_used is None)
    return tuple(item for item in found if item is not None)


def _why(document: RecognisedDocument, conflicts: Sequence[Conflict]) -> Undated | None:
    file = document.document.file
    if not document.document.readable:
        reasons = [part.reason.value for part in document.document.unread]
        return Undated(document=file, reason="unread", detail=reasons[0] if reasons else "empty")
    if any(fact.role in _ROLES and fact.source in _STATED for fact in document.dates):
        return None
    for kind in _TOLD:
        for conflict in conflicts:
            if conflict.kind == kind and conflict.place.document == file:
                return Undated(document=file, reason=kind, quote=conflict.quote, place=conflict.place)
    if any(part.pages and 1 in part.pages for part in document.document.unread):
        return Undated(document=file, reason="cover_unread")
    for source in ("file_name", "metadata"):
        facts = [fact for fact in document.dates if fact.source == source]
        if facts:
            latest = max(facts, key=lambda fact: fact.span.last)
            return Undated(document=file, reason=source, detail=latest.span.iso())
    return Undated(document=file, reason="no_date")
