"""Which events of the analysis a text elsewhere speaks of: by number (*form 8*), by name, by taxonomy code."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tilsyn.model import Scenario
from tilsyn.thread.matcher import tokens
from tilsyn.thread.matching import EventName, Names, numbers_in
from tilsyn.thread.words import Words

__all__ = ["References"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_LIST = re.compile(r"\s*(?:nr\.?\s*)?((?:[A-Z]{0,2}\d{1,3}(?:\s*(?:,|–|-|/|\s\w{2,3}\s)\s*)?)+)(?![\d.]*\d)")
_NAME_WORDS = 14
_ALIKE = 0.65
_VARIANT = 0.1


class References:
    """Finds the scenarios that texts speak of.

    Parameters
    ----------
    scenarios:
        The events of the analysis, in order; answers are indices into them.
    words, names:
        The words of analyses, and the reader of names.
    years:
        Years that the analysis may be called by. A reference to an analysis of another year is to another analysis.
    """

    def __init__(self, scenarios: Sequence[Scenario], words: Words, names: Names, years: Collection[int]) -> None:
        self._words = words
        self._names = names
        self._years = {str(year) for year in years}
        self.read: list[EventName] = [names.read(scenario.name) for scenario in scenarios]
        self._number = {
            scenario.number: index for index, scenario in enumerate(scenarios) if scenario.number is not None
        }
        self._codes = [set(scenario.events) for scenario in scenarios]

    def numbered(self, text: str) -> set[int]:
        """Events referred to by number after a word such as *form* or *event*."""
        found: set[int] = set()
        for hit in self._words.refers.find(text):
            match = _LIST.match(text, hit.end)
            if match is None or self._older(text, hit.start):
                continue
            for number in [*numbers_in(match.group(1)), *re.findall(r"[A-Z]{1,2}\d{1,3}", match.group(1))]:
                if number in self._number:
                    found.add(self._number[number])
        return found

    def _older(self, text: str, start: int) -> bool:
        """Whether the words before name the analysis of another year."""
        before = text[max(0, start - 40) : start]
        years = _YEAR.findall(before)
        return bool(years) and bool(self._years) and years[-1] not in self._years and self._words.analysis.has(before)

    def cell(self, text: str) -> set[int]:
        """Events that a cell of a column of references holds: *1*, *4 and 5*, *1 Flood*, *Flood*."""
        text = " ".join(text.split())
        if not text:
            return set()
        if self._older(f"{text} ", len(text)):
            return set()
        explicit = self.numbered(text)
        if explicit:
            return explicit
        if not re.search(r"[^\W\d_]{3}", text):
            return {self._number[number] for number in numbers_in(text) if number in self._number}
        number, rest = self._names.number(text, loose=True)
        if number is not None and number in self._number:
            index = self._number[number]
            name = self._names.read(rest)
            if (
                set(name.codes) & self._codes[index]
                or self._names.alike(name, self.read[index]) >= 0.3
                or not name.codes
            ):
                return {index}
        several = numbers_in(text)
        if len(several) > 1 and text[0].isdigit() and all(item in self._number for item in several):
            return {self._number[item] for item in several}
        found: set[int] = set()
        for part in self._words.parts.split(rest):
            found |= self.name(part)
        return found or self.name(rest)

    def name(self, text: str) -> set[int]:
        """Events that a short text names: those with a shared code (the likest among variants), else the likest."""
        if not text.strip() or len(tokens(text)) > _NAME_WORDS:
            return set()
        return self._like(self._names.read(text))

    def told(self, text: str, *, firm: bool = True) -> set[int]:
        """Events that running text speaks of by the words of the taxonomy; ``firm`` leaves out parts of words."""
        codes = {hit.label for hit in self._words.events.longest(text) if not (firm and hit.loose)}
        return self._sharing(codes, text)

    def _like(self, name: EventName) -> set[int]:
        found = self._sharing(set(name.codes), name.text)
        if found:
            return found
        scored = [(self._names.alike(name, other), index) for index, other in enumerate(self.read)]
        best = max(scored, default=(0.0, -1))
        if best[0] < _ALIKE or not set(name.stems) & set(self.read[best[1]].stems):
            return set()
        return {best[1]}

    def _sharing(self, codes: set[str], text: str) -> set[int]:
        """Events with any of the codes; among several with the same code those whose place or words the text has."""
        found: set[int] = set()
        stems = {self._words.stemmer.stem(token.lower) for token in tokens(text)}
        lower = text.lower()
        for code in codes:
            group = [index for index, own in enumerate(self._codes) if code in own]
            if len(group) > 1:
                placed = [index for index in group if self._placed(index, lower)]
                scores = {index: near(self.read[index].stems, stems) for index in placed or group}
                top = max(scores.values())
                group = [index for index, score in scores.items() if score >= top - _VARIANT]
            found.update(group)
        return found

    def _placed(self, index: int, text: str) -> bool:
        place = self.read[index].locality
        return place is not None and place.lower() in text


def near(stems: Collection[str], others: Collection[str]) -> float:
    """The share of stems that stand, whole or as part of a compound, among others."""
    if not stems:
        return 0.0
    return sum(1 for stem in stems if any(stem == other or _inside(stem, other) for other in others)) / len(stems)


def _inside(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and (one in other or other in one)
