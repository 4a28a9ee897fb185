"""What in a dossier becomes out of date within the months to come, so that nobody is taken by surprise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tilsyn.currency.intervals import add_months
from tilsyn.currency.periods import Term, terms_of
from tilsyn.currency.present import Present
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import DateRole, Dossier, Upcoming
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["Upcoming", "find_upcoming"]

_SOURCES = ("text", "table", "header")


def find_upcoming(
    text: DossierText,
    dossier: Dossier,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    *,
    months: int = 12,
    intervals: Mapping[str, int] | None = None,
    terms: Sequence[Term] | None = None,
) -> tuple[Upcoming, ...]:
    """What still holds on the assessment date and will not so many months later, soonest first.

    Parameters
    ----------
    text, dossier, jurisdiction, packs:
        As for :func:`tilsyn.currency.outdated.find_outdated`.
    months:
        How far to look.
    intervals:
        Kind of document to the months within which it must be revised again.
    terms:
        What :func:`tilsyn.currency.periods.terms_of` gave, where that is known.
    """
    as_of, until = dossier.as_of, add_months(dossier.as_of, months)
    if terms is None:
        terms = list(terms_of(text, jurisdiction, packs, Present(text, jurisdiction, packs, as_of), as_of))
    found = [
        Upcoming(day=term.last, kind=term.kind, found=term.found, place=term.place, quote=term.quote[:300])
        for term in terms
        if as_of <= term.last <= until
    ]
    for document in text.documents:
        within = (intervals or {}).get(document.kind or "")
        facts = [
            fact
            for fact in document.dates
            if fact.role in (DateRole.REVISED, DateRole.ADOPTED)
            and fact.source in _SOURCES
            and fact.span.first <= as_of
        ]
        if within is None or not facts:
            continue
        latest = max(facts, key=lambda fact: fact.span.last)
        day = add_months(min(latest.span.last, as_of), within)
        if as_of <= day <= until:
            found.append(
                Upcoming(day=day, kind="interval", found=latest.span.iso(), place=latest.place, quote=latest.quote)
            )
    return tuple(
        sorted(dict.fromkeys(found), key=lambda item: (item.day, item.place.document, item.place.block, item.found))
    )
