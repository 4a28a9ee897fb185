"""The document that says it was revised, but whose text is older: several words that were out of date by then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tilsyn.model import Conflict, DateRole, Dossier, Outdated

__all__ = ["find_older_text"]

LEAST = 3
"""Different outdated words that it takes: one or two are slips, more are a text that nobody went through."""

_WORDS = ("word", "body", "law", "county", "municipality")
_REVISED = (DateRole.REVISED, DateRole.UPDATED)
_STATED = ("text", "table", "header")


def find_older_text(dossier: Dossier, outdated: Sequence[Outdated]) -> Iterator[Conflict]:
    """For each document that counts: its last revision against the words that were out of date before it.

    Parameters
    ----------
    dossier:
        The dossier.
    outdated:
        What :func:`tilsyn.currency.outdated.find_outdated` gave.
    """
    for document in dossier.used:
        facts = [fact for fact in document.dates if fact.role in _REVISED and fact.source in _STATED]
        if not facts:
            continue
        latest = max(facts, key=lambda fact: fact.span.first)
        file = document.document.file
        older = [
            item
            for item in outdated
            if item.place.document == file and item.kind in _WORDS and item.since < latest.span.first
        ]
        if len({item.replacement for item in older}) >= LEAST:
            first = older[0]
            yield Conflict(
                kind="older_text",
                place=latest.place,
                quote=latest.quote,
                other=first.place,
                other_quote=first.quote,
            )
