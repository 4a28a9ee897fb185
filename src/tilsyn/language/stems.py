"""Words to the forms they are found by: the word itself, its stem, and the same in the family's first form.

A well-kept stemmer (Snowball) handles inflection. What it keeps apart and a reader does not, such as *kriseledelse* and
*kriseleiing*, is data in the language packs (``segments``): letters of one form to those of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import snowballstemmer

from tilsyn.language.pack import LanguagePack

__all__ = ["Stemmer", "shared_stemmer"]


class Stemmer:
    """Stems the words of a family of languages that are read together (bokmål and nynorsk)."""

    def __init__(self, packs: Iterable[LanguagePack]) -> None:
        packs = list(packs)
        names = list(dict.fromkeys(pack.stemmer for pack in packs))
        self._snowball = snowballstemmer.stemmer(names[0])
        self._segments = sorted(
            ((old, new) for pack in packs for old, new in pack.segments.items()), key=lambda pair: -len(pair[0])
        )
        self.canonical = lru_cache(maxsize=200_000)(self._canonical)
        self.stem = lru_cache(maxsize=200_000)(self._stem)

    def _canonical(self, word: str) -> str:
        """The word with the letters of the family's first form: *kriseleiinga* gives *kriseledelsea*."""
        for old, new in self._segments:
            if old in word:
                word = word.replace(old, new)
        return word

    def _stem(self, word: str) -> str:
        """The stem of a word in the family's first form."""
        # Stemmed until nothing more comes off: an ending of the other form may stand behind letters that were put in
        # (*hendelse-ar*). What that joins too much, the index parts again by how much the words share.
        stem = self.canonical(word)
        if stem.endswith("erne"):
            stem = stem[:-2]  # the definite plural of the many nouns in -er, which Snowball leaves alone
        while (shorter := self._snowball.stemWord(stem)) != stem:
            stem = shorter
        return stem


_shared: dict[tuple[int, ...], tuple[tuple[LanguagePack, ...], Stemmer]] = {}


def shared_stemmer(packs: Sequence[LanguagePack]) -> Stemmer:
    """One stemmer for a set of packs, so that a word is stemmed, and a term read, once for a whole run."""
    key = tuple(id(pack) for pack in packs)
    if key not in _shared:
        # The packs are kept, or another pack could get the same id.
        _shared[key] = (tuple(packs), Stemmer(packs))
    return _shared[key][1]
