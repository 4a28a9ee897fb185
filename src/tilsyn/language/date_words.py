"""The words of language packs that the reading of dates needs, gathered and made into regular expressions once.

A pack's ``date_labels`` holds two sorts of keys: the roles of :class:`tilsyn.model.DateRole` (the labels that give a
date its role) and cues (``law``, ``case``, ``unit``, ``col_date`` ...) that tell dates from other numbers and tables
from one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tilsyn.language.pack import LanguagePack

__all__ = ["DateWords", "alternatives", "date_words"]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first; ``*`` at an end stands for more letters.

    A blank in a word stands for any white space, and ``...`` between words for up to six other words. The
    expression matches nothing when there are no words.
    """
    found = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_one(word) for word in found) + ")" if found else r"(?:(?!))"


_PART = r"(?:[^\s.;:]+\s+){0,6}?"


def _one(word: str) -> str:
    before, after = word.startswith("*"), word.endswith("*") and len(word) > 1
    body = r"\s+".join(_PART if part == "..." else re.escape(part) for part in word.strip("*").split())
    body = body.replace(rf"{_PART}\s+", _PART)
    return (r"\w*" if before else "") + body + (r"\w*" if after else "")


def _breakable(word: str) -> str:
    """A long word that may be broken over two lines by a hyphen."""
    if len(word) < 6:
        return re.escape(word)
    return word[:2] + "".join(r"(?:\u00ad|-?\n\s*)?" + letter for letter in word[2:])


class DateWords:
    """The date words of a family of languages that are read together.

    Attributes
    ----------
    months:
        Month name or short form, lower case, to its number.
    month, season, quarter, half, third, week, ordinal, span, listing, unit, month_word, ordinal_end, inside:
        Regular expressions (as text) for one such word.
    """

    def __init__(self, packs: Sequence[LanguagePack]) -> None:
        self._packs = packs
        self.months = {name: number for pack in packs for name, number in pack.months.items()}
        names = sorted(self.months, key=lambda name: (-len(name), name))
        self.month = "(?:" + "|".join(_breakable(name) for name in names) + ")" if names else r"(?:(?!))"
        self.seasons = {name: span for pack in packs for name, span in pack.seasons.items()}
        self.season = alternatives(self.seasons)
        self.quarter = alternatives(word for pack in packs for word in pack.quarters)
        self.week = alternatives(word for pack in packs for word in pack.weeks)
        self.ordinals = {
            word: position + 1 for pack in packs for position, word in enumerate(pack.date_labels.get("ordinals", ()))
        }
        self.ordinal = alternatives(self.ordinals)
        self.half = self.regex("half")
        self.third = self.regex("third")
        self.span = self.regex("range")
        self.listing = self.regex("list")
        self.unit = self.regex("unit")
        self.month_word = self.regex("month_word")
        self.ordinal_end = self.regex("ordinal_end")
        self.inside = self.regex("inside")

    def words(self, *keys: str) -> tuple[str, ...]:
        """The words under these keys of ``date_labels``, from every pack, each once, in order."""
        found = (word.lower() for pack in self._packs for key in keys for word in pack.date_labels.get(key, ()))
        return tuple(dict.fromkeys(found))

    def regex(self, *keys: str) -> str:
        """A regular expression (as text) for any of the words under these keys."""
        return alternatives(self.words(*keys))

    @lru_cache(maxsize=64)  # noqa: B019  (lives as long as its packs do)
    def pattern(self, *keys: str) -> re.Pattern[str]:
        """A compiled expression for any of the words under these keys, as whole words."""
        return re.compile(rf"(?i)(?<!\w){self.regex(*keys)}(?!\w)")

    def month_number(self, name: str) -> int:
        """The number of a month as written, broken over lines or not."""
        return self.months[re.sub(r"[\u00ad\s-]", "", name).lower()]


_CACHE: dict[tuple[int, ...], tuple[tuple[LanguagePack, ...], DateWords]] = {}


def date_words(packs: Sequence[LanguagePack]) -> DateWords:
    """The date words of these packs, made once for the same packs."""
    key = tuple(id(pack) for pack in packs)
    entry = _CACHE.get(key)
    if entry is None:
        # The packs are kept with the entry, so that an id is never that of another pack.
        entry = _CACHE[key] = (tuple(packs), DateWords(packs))
    return entry[1]
