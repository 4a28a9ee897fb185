"""The words of analyses, compiled once for a dossier: what a label means, whether a value is real."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tilsyn.language.pack import LanguagePack
from tilsyn.language.stems import Stemmer
from tilsyn.recognition.analysis import AnalysisWords
from tilsyn.recognition.jurisdiction import TaxonomyEntry
from tilsyn.thread.matcher import Found, Matcher, tokens

__all__ = ["LIMIT", "Label", "Words", "cut"]

LIMIT = 300
"""Longest text kept of a field, in characters."""

_BARE = re.compile(r"[\s.,;:–—\-…_/|()]*")
_LONGEST_LABEL = 9
_TOLD = frozenset({"measures", "future", "existing_measures", "follow_on"})


@dataclass(frozen=True, slots=True)
class Label:
    """What a label, column or subheading means.

    ``sort`` is ``field``, ``value`` (a protected value), ``event`` or ``number``; ``cover`` is the share of the label's
    words that the term spans.
    """

    sort: Literal["field", "value", "event", "number"]
    id: str
    cover: float


def cut(text: str, limit: int = LIMIT) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than the limit."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip(" ,;–-") + "…"


class Words:
    """A jurisdiction's words for analyses, ready to be looked up.

    Parameters
    ----------
    analysis:
        The words as data.
    events, functions:
        The taxonomies.
    packs:
        The languages read.
    stemmer:
        Their stemmer.
    """

    def __init__(
        self,
        analysis: AnalysisWords,
        events: Sequence[TaxonomyEntry],
        functions: Sequence[TaxonomyEntry],
        packs: Sequence[LanguagePack],
        stemmer: Stemmer,
    ) -> None:
        self.data = analysis
        self.stemmer = stemmer
        self.abbreviations = {word for pack in packs for word in pack.abbreviations}
        self.joiners = {word for pack in packs for word in pack.joiners}
        labels = {f"field:{name}": terms for name, terms in analysis.fields.items()}
        labels |= {f"value:{name}": terms for name, terms in analysis.values.items()}
        labels |= {"event:event": analysis.event, "number:number": analysis.number}
        self.labels = Matcher(labels, stemmer)
        self.levels = Matcher(analysis.levels, stemmer)
        self.colours = Matcher(analysis.colours, stemmer)
        self.prose = Matcher(analysis.prose, stemmer)
        self.prose_with = Matcher(analysis.prose_with, stemmer)
        self.events = Matcher({entry.code: entry.terms for entry in events}, stemmer)
        self.short = Matcher(analysis.short, stemmer)
        self.functions = Matcher({entry.code: entry.terms for entry in functions}, stemmer)
        self.headings = Matcher(
            {"events": analysis.events_headings, "other": analysis.other_headings, "picture": analysis.pictures},
            stemmer,
        )
        self.signs = Matcher(
            {
                "rest": analysis.rest,
                "yes": analysis.yes,
                "no": analysis.no,
                "above": analysis.above,
                "below": analysis.below,
                "rarer": analysis.rarer,
                "oftener": analysis.oftener,
                "years": analysis.years,
                "units": analysis.units,
                "partly": analysis.partly,
                "spans": analysis.spans,
            },
            stemmer,
        )
        self.promise = Matcher({"promise": analysis.promise}, stemmer)
        self.empty = Matcher({"empty": analysis.empty}, stemmer)
        self.pointer = Matcher({"pointer": analysis.pointer}, stemmer)
        self.refers = Matcher({"refers": analysis.refers}, stemmer)
        self.analysis = Matcher({"analysis": analysis.analysis}, stemmer)
        self.generic = Matcher({"generic": analysis.generic}, stemmer)
        self.each = Matcher({"each": analysis.each}, stemmer)
        self.exercise = Matcher({"exercise": analysis.exercise}, stemmer)
        self.evaluated = Matcher({"evaluated": analysis.evaluated}, stemmer)
        self.held = Matcher({"held": analysis.held}, stemmer)
        self.planned = Matcher({"planned": analysis.planned}, stemmer)
        self.card = Matcher({"card": analysis.card}, stemmer)
        self.reference = Matcher({"reference": analysis.reference}, stemmer)
        self.event = Matcher({"event": analysis.event}, stemmer)
        self.measure_columns = Matcher({"measure": analysis.measure_columns}, stemmer)
        self.exercise_columns = Matcher({"exercise": analysis.exercise_columns}, stemmer)
        self.owner_columns = Matcher({"owner": analysis.owner_columns}, stemmer)
        self.due_columns = Matcher({"due": analysis.due_columns}, stemmer)
        self.accepted = Matcher({"accepted": analysis.accepted}, stemmer)
        self.resources = Matcher(analysis.resources, stemmer)
        self.numbered = Matcher({"numbered": analysis.numbered}, stemmer)
        self._placeholders = [re.compile(rule) for pack in packs for rule in pack.modality.placeholder]
        joined = "|".join(sorted(re.escape(word) for word in self.joiners)) or "(?!)"
        self.parts = re.compile(rf"\s*[,;\n•]\s*|\s+(?:{joined})\s+|\.\s+")
        self._labels: dict[str, Label | None] = {}

    def label(self, text: str) -> Label | None:
        """What a short text means as a label, or None."""
        key = text.strip()
        if key not in self._labels:
            self._labels[key] = self._label(key)
        return self._labels[key]

    def _label(self, text: str) -> Label | None:
        if not text or len(text) > 90:
            return None
        words = [token for token in tokens(text) if not token.lower.isdigit()]
        if not words or len(words) > _LONGEST_LABEL:
            return None
        hits = self.labels.longest(text)
        hits = tuple(hit for hit in hits if len(words) <= 2 or hit.end - hit.start > 2)
        if not hits:
            return None
        covered = {position for hit in hits for position in range(hit.first, hit.last + 1)}
        loose = {token.lower for token in words} & self.joiners
        cover = min(1.0, (len(covered) + len(loose)) / len(words))
        sort, _, name = self._leading(hits).label.partition(":")
        return Label(sort, name, cover)  # type: ignore[arg-type]

    @staticmethod
    def _leading(hits: tuple[Found, ...]) -> Found:
        """The hit that decides: a protected value over the consequence it is the object of, else the longest."""
        values = [hit for hit in hits if hit.label.startswith("value:")]
        consequence = any(hit.label == "field:consequence" for hit in hits)
        if values and consequence:
            return values[0]
        return max(hits, key=lambda hit: (hit.end - hit.start, not hit.label.startswith("value:")))

    def real(self, text: str, field: str = "") -> str | None:
        """The value cut to its length, or None when it is empty, template residue, a pointer or a promise."""
        value = text.strip()
        if _BARE.fullmatch(value) or any(rule.search(value) for rule in self._placeholders):
            return None
        words = len(tokens(value))
        if words <= 4 and any(hit.words >= words for hit in self.empty.find(value)):
            return None
        if words <= 14 and field not in _TOLD and self.promise.has(value):
            return None
        if words <= 12:
            pointers = self.pointer.find(value)
            if pointers and pointers[0].first == 0:
                return None
        return cut(value)

    def is_level(self, text: str) -> bool:
        """Whether a short text is nothing but a level, a code of a scale or a colour."""
        stripped = text.strip(" .:;()")
        if CODE.fullmatch(stripped):
            return True
        words = len(tokens(stripped))
        if not words or words > 4:
            return False
        level = (*self.levels.longest(stripped), *self.colours.longest(stripped))
        spoken = (*level, *self.labels.longest(stripped)) if words > 1 else level
        covered = {position for hit in spoken for position in range(hit.first, hit.last + 1)}
        return bool(level) and len(covered) == words


CODE = re.compile(r"(?:[A-Za-z]{1,2}\s?[=:]?\s?)?\d{1,2}|[A-Ea-e]")
"""The code of a step on a scale: 3, S3, K=5, C."""
