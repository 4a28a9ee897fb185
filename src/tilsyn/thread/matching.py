"""Events across documents: names made comparable, taxonomy codes, places kept apart.

The steps are those of the catalogue's chapter on traceability: take numbering off, keep the place apart, give codes by
the longest synonym (several if several fit), compare what is left by stems and parts of compounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tilsyn.model import Dossier
from tilsyn.thread.matcher import tokens
from tilsyn.thread.words import Words

__all__ = ["EventName", "Names"]

_AFTER = re.compile(r"\.?\s*(?:nr\.?\s*)?([A-Z]{0,2}\d{1,3}[a-z]?)\b\s*[.:–-]?\s*", re.IGNORECASE)
_LEADING = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|[A-Z]?\d{1,3}\s?[.:)–-]|[a-z]\))\s+(?=\S)")
_STRICT = re.compile(r"^\s*(?:([A-Z]{0,2}\d{1,3})\s*[.:)–-]\s*|((?!E)[A-Z]\d{1,2}|\d{1,3})\s+)(?=[^\W\d_a-zæøåäö])")
_LOOSE = re.compile(r"^\s*(?:([A-Z]{0,2}\d{1,3})\s*[.:)–-]\s*|(\d{1,3})\s+)(?=[^\W\d])")
_BEHIND = re.compile(r"\s*\((?:[^\W\d]{2,9}\.?\s*)?([A-Z]{0,2}\d{1,2})\)\s*$")
_CODES = re.compile(r"(?<!\w)[A-ZÆØÅ]{1,2}\d{1,2}(?!\w)")
_TRAILING = re.compile(r"\s*\([^)]*\)\s*$")
_CAPITAL = r"[A-ZÆØÅÄÖ][\w'-]+"


@dataclass(frozen=True)
class EventName:
    """A name of an event, made comparable.

    ``stems`` are those of its content words without place and numbering; ``codes`` its taxonomy codes; ``locality`` the
    place it names; ``number`` the number before it; ``ends`` the first and last four letters of each stem, by which
    names that have nothing in common are told apart at once.
    """

    text: str
    stems: tuple[str, ...]
    codes: tuple[str, ...]
    locality: str | None
    number: str | None
    ends: frozenset[str] = frozenset()


class Names:
    """Reads names of events.

    Parameters
    ----------
    words:
        The words of analyses.
    dossier:
        Whose municipality's name says nothing in the name of an event.
    """

    def __init__(self, words: Words, dossier: Dossier | None = None) -> None:
        own = dossier.municipality.name if dossier is not None and dossier.municipality is not None else ""
        self._own = {token.lower for token in tokens(own)} | {token.lower + "s" for token in tokens(own)}
        self._words = words
        prepositions = sorted({word for word in words.data.prepositions if " " not in word}, key=len, reverse=True)
        self._small = set(prepositions) | words.joiners
        joined = "|".join(re.escape(word) for word in prepositions)
        self._place = re.compile(rf"(?<=\s)(?:{joined})\s+((?:{_CAPITAL})(?:[ -]{_CAPITAL})*)") if joined else None
        self.read = lru_cache(maxsize=8000)(self._read)

    def number(self, text: str, *, loose: bool = False) -> tuple[str | None, str]:
        """The number before a name (*form 3: …*, *3 Flood*, *S3 – …*), or in brackets behind it, and the rest.

        ``loose`` takes a bare number before a small letter too, as in a list of short names (*1 flood, 4 power*).
        """
        for hit in self._words.numbered.find(text):
            match = _AFTER.match(text, hit.end) if hit.first == 0 else None
            if match is not None:
                return match.group(1).upper(), text[match.end() :].strip()
        match = (_LOOSE if loose else _STRICT).match(text)
        if match is not None:
            return match.group(1) or match.group(2), text[match.end() :].strip()
        match = _BEHIND.search(text)
        if match is not None and match.start() > 0:
            return match.group(1), text[: match.start()].strip()
        match = _LEADING.match(text)
        return None, text[match.end() :].strip() if match is not None else text.strip()

    def _read(self, text: str) -> EventName:
        number, rest = self.number(" ".join(text.split()))
        rest = _TRAILING.sub("", rest).strip(" .:;–-")
        locality = None
        span = (len(rest), len(rest))
        if self._place is not None:
            for match in self._place.finditer(rest):
                locality = match.group(1)
                span = match.span(1)
        codes = self._codes(rest, span)
        stems = []
        for token in tokens(rest):
            if span[0] <= token.start < span[1] or self._says_nothing(token.lower):
                continue
            stems.append(self._words.stemmer.stem(token.lower))
        if not stems:
            stems = [self._words.stemmer.stem(token.lower) for token in tokens(rest)]
        ends = frozenset(part for stem in stems for part in (stem[:4], stem[-4:]))
        return EventName(rest, tuple(stems), codes, locality, number, ends)

    def _says_nothing(self, word: str) -> bool:
        return word in self._small or word in self._own or word.isdigit()

    def codes(self, text: str) -> tuple[str, ...]:
        """Taxonomy codes of a name, by the longest synonym; several when several fit, none when it is unknown."""
        return self.read(text).codes

    def _codes(self, text: str, place: tuple[int, int]) -> tuple[str, ...]:
        found: list[str] = []
        for matcher in (self._words.events, self._words.short):
            for hit in matcher.longest(text):
                if hit.start >= place[0] and hit.end <= place[1]:
                    continue
                if hit.label not in found:
                    found.append(hit.label)
            if found:
                break
        return tuple(found)

    def alike(self, one: EventName, other: EventName) -> float:
        """How alike two names are, 0 to 1, by their words; shared codes lift, different ones lower."""
        common = bool(set(one.codes) & set(other.codes)) if one.codes and other.codes else None
        if not one.stems or not other.stems or (not common and not one.ends & other.ends):
            return 0.0
        small, large = sorted((set(one.stems), set(other.stems)), key=len)
        shared = sum(max((_partly(word, candidate) for candidate in large), default=0.0) for word in small)
        alike = 0.7 * shared / len(small) + 0.3 * shared / len(large)
        if common is not None:
            alike += 0.35 if common else -0.2
        if one.locality and other.locality and one.locality != other.locality:
            alike -= 0.25
        return max(0.0, min(1.0, alike))

    def same(self, one: EventName, other: EventName) -> bool:
        """Whether two names mean the same event for tracing: a shared code, or nearly the same words."""
        if set(one.codes) & set(other.codes):
            return True
        return self.alike(one, other) >= 0.6


def _partly(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if len(word) >= 4 and len(other) >= 4 and (word in other or other in word):
        return 0.8
    return 0.75 if len(word) >= 6 and len(other) >= 6 and word[:5] == other[:5] else 0.0


def numbers_in(text: str) -> list[str]:
    """Numbers of events in a cell or clause: *1, 3, 4 and 9*, *8 to 10*, *N1 and I2*."""
    found: list[str] = []
    for match in re.finditer(r"(?<![\d.,/])(\d{1,3})(?:\s*(?:–|-)\s*(\d{1,3}))?(?![\d/]|[.,]\d)", text):
        first = int(match.group(1))
        last = int(match.group(2)) if match.group(2) else first
        if 0 <= last - first <= 40:
            found += [str(number) for number in range(first, last + 1)]
    return list(dict.fromkeys([*found, *_CODES.findall(text)]))


def share(values: Iterable[bool]) -> float:
    """The share of values that are true; 0 for none."""
    values = list(values)
    return sum(values) / len(values) if values else 0.0
