"""Whether a sentence speaks of today: an old word in a history, a quotation, a source list or an explanation is right.

Precision comes first: whatever could be a tale of the past, or tells that the word has changed, is no finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tilsyn.language.date_words import date_words
from tilsyn.language.dates import date_finder
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText, Unit
from tilsyn.model import DateRole, RecognisedDocument
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["Present"]

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_CLAUSE = re.compile(r"[,;:()]|\s[–-]\s")
_OWN = (DateRole.ADOPTED, DateRole.REVISED, DateRole.UPDATED, DateRole.DRAFTED)


class Present:
    """Decides whether a word in a unit is said of the present.

    Parameters
    ----------
    text:
        The dossier's text.
    jurisdiction:
        Tells which kinds of documents are records of their day (case papers, evaluations).
    packs:
        The languages' words for past and present.
    as_of:
        The assessment date.
    """

    def __init__(
        self, text: DossierText, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack], as_of: date
    ) -> None:
        self.text = text
        self.words = date_words(packs)
        self._finder = date_finder(packs)
        self._as_of = as_of
        self._past = self.words.pattern("past")
        self._done = self.words.pattern("past", "past_by")
        self._present = self.words.pattern("present")
        self._superseded = self.words.pattern("superseded")
        heads = [pack.modality.history for pack in packs]
        self._history = text.titled(
            (*self.words.words("past_heads", "source_heads"), *(word for head in heads for word in head))
        )
        self._closed = {kind.id for kind in jurisdiction.kinds if kind.closed}
        self._dated = [
            {(fact.place.block, fact.place.row) for fact in document.dates if fact.role in _OWN}
            for document in text.documents
        ]

    def record(self, document: RecognisedDocument) -> bool:
        """Whether a document is a record of its day, which nobody keeps up to date."""
        return document.kind in self._closed

    def holds(self, unit: Unit, start: int, end: int, since: date, *, actor: bool = False) -> bool:
        """Whether the words from ``start`` to ``end`` of a unit are said of a time when they no longer held.

        ``since`` is the day from which they did not. What an ``actor`` has done (*er utarbeidet av rådmannen*) is told
        of the day it was done; a law on which something *er fastsatt* is not.
        """
        document = self.text.documents[unit.doc]
        if self.record(document) and not self._younger(document, since):
            return False
        if self.text.under(unit, self._history) or (unit.block, unit.row) in self._dated[unit.doc]:
            return False
        if any(match.start() <= start and end <= match.end() for match in _QUOTED.finditer(unit.text)):
            return False
        if self._superseded.search(unit.text) or self._told(unit.text, start, end, self._done if actor else self._past):
            return False
        return not any(
            found.span.last < since and not (start <= found.start < end)
            for found in self._finder.find(unit.text, self._as_of)
        )

    def living(self, unit: Unit, start: int, end: int) -> bool:
        """Whether a unit speaks of the present, whatever the dates in it."""
        if not self.in_living_section(unit) or (unit.block, unit.row) in self._dated[unit.doc]:
            return False
        return not self._superseded.search(unit.text) and not self._told(unit.text, start, end, self._past)

    def in_living_section(self, unit: Unit) -> bool:
        """Whether a unit stands outside histories, logs and source lists."""
        return not self.text.under(unit, self._history)

    def _told(self, text: str, start: int, end: int, told: re.Pattern[str]) -> bool:
        """Whether the clause, or the whole sentence, is in the past tense."""
        breaks = [match.start() for match in _CLAUSE.finditer(text)]
        opens = max((at for at in breaks if at < start), default=0)
        closes = min((at for at in breaks if at >= end), default=len(text))
        clause = text[opens:closes]
        past, now = told.search(clause), self._present.search(clause)
        if past is not None:
            # "Fylkesmannen ba om ..., som er": the first verb of the clause is the one that tells the time.
            return now is None or past.start() <= now.start()
        return told.search(text) is not None and self._present.search(text) is None

    def _younger(self, document: RecognisedDocument, since: date) -> bool:
        latest = document.latest(DateRole.ADOPTED, DateRole.DRAFTED, DateRole.REVISED, DateRole.HELD)
        return latest is not None and latest.span.first >= since
