"""An index of stems over units of text: finds where a term stands without reading the text again.

The index is filled once for a dossier. A term's words are resolved against the vocabulary (a few thousand words), never
against the text, so that a thousand terms cost about as much as reading.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tilsyn.language.pack import LanguagePack
from tilsyn.language.stems import Stemmer, shared_stemmer
from tilsyn.language.terms import Term, Word, parse_term
from tilsyn.language.tokens import Token, tokenise

__all__ = ["Hit", "StemIndex"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a unit: word positions first to last (both included), and character offsets."""

    unit: int
    first: int
    last: int
    start: int
    end: int
    term: str


class StemIndex:
    """Units of text by the stems of their words."""

    def __init__(self, packs: Sequence[LanguagePack], stemmer: Stemmer | None = None) -> None:
        self.stemmer = stemmer or shared_stemmer(packs)
        self._heads = tuple(sorted({head for pack in packs for head in pack.heads}, key=len, reverse=True))
        self._joiners = {word for pack in packs for word in pack.joiners}
        self.tokens: list[list[Token]] = []
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._sorted: list[str] = []
        self._reversed: list[str] = []
        self._dirty = True
        self._cache: dict[str, tuple[Hit, ...]] = {}
        self._words: dict[Word, list[tuple[int, int]]] = {}

    def add(self, text: str) -> int:
        """Add a unit and give its id: 0, 1, 2 ..."""
        unit = len(self.tokens)
        tokens = tokenise(text)
        self.tokens.append(tokens)
        for position, token in enumerate(tokens):
            self._post(token.lower, unit, position)
            if token.hangs:
                completed = self._completed(tokens, position)
                if completed:
                    self._post(completed, unit, position)
        self._dirty = True
        return unit

    def _post(self, word: str, unit: int, position: int) -> None:
        canonical = self.stemmer.canonical(word)
        self._stems[self.stemmer.stem(word)].add(canonical)
        self._postings[canonical].append((unit, position))
        if canonical != word:
            self._postings[word].append((unit, position))

    def find(self, terms: Iterable[str]) -> Iterator[Hit]:
        """All hits of any of the terms (in term notation, without ``$``), in no set order."""
        for term in terms:
            hits = self._cache.get(term)
            if hits is None:
                hits = self._cache[term] = tuple(self._find(parse_term(term, self.stemmer)))
            yield from hits

    def units(self, terms: Iterable[str]) -> set[int]:
        """Ids of the units that hold any of the terms."""
        return {hit.unit for hit in self.find(terms)}

    def _completed(self, tokens: list[Token], position: int) -> str | None:
        """The whole word of a hanging compound: *varslings-* before *og ressurslister* gives *varslingslister*."""
        following = position + 1
        while following < len(tokens) and following <= position + 4:
            token = tokens[following]
            if token.lower not in self._joiners and not token.hangs:
                for head in self._heads:
                    at = token.lower.rfind(head)
                    if at > 1:
                        return tokens[position].lower + token.lower[at:]
                return None
            following += 1
        return None

    def _find(self, term: Term) -> Iterator[Hit]:
        first = self._positions(term.words[0])
        if len(term.words) == 1:
            for unit, position in first:
                token = self.tokens[unit][position]
                yield Hit(unit, position, position, token.start, token.end, term.source)
            return
        rest = [set(self._positions(word)) for word in term.words[1:]]
        for unit, position in first:
            last = self._follow(unit, position, rest, term.gaps[1:])
            if last is not None:
                tokens = self.tokens[unit]
                yield Hit(unit, position, last, tokens[position].start, tokens[last].end, term.source)

    @staticmethod
    def _follow(unit: int, position: int, rest: list[set[tuple[int, int]]], gaps: tuple[int, ...]) -> int | None:
        for positions, gap in zip(rest, gaps, strict=True):
            for step in range(1, gap + 2):
                if (unit, position + step) in positions:
                    position += step
                    break
            else:
                return None
        return position

    def _positions(self, word: Word) -> list[tuple[int, int]]:
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = self._resolve(word)
        return found

    def _resolve(self, word: Word) -> list[tuple[int, int]]:
        if word.mode == "exact":
            return self._postings.get(word.text, [])
        self._sort()
        if word.mode == "stem":
            forms = [form for form in self._stems.get(word.stem, ()) if _kin(form, word.text)]
        elif word.mode == "prefix":
            forms = list(_starting(self._sorted, word.text))
        elif word.mode == "suffix":
            stems = [form[::-1] for form in _starting(self._reversed, word.stem[::-1])]
            forms = [form for stem in stems for form in self._stems[stem] if _ends_in(form, word.text)]
        else:
            forms = [form for form in self._sorted if word.text in form]
        return sorted({place for form in forms for place in self._postings[form]})

    def _sort(self) -> None:
        if self._dirty:
            self._sorted = sorted(self._postings)
            self._reversed = sorted(stem[::-1] for stem in self._stems)
            self._dirty = False


def _kin(word: str, term: str) -> bool:
    """Whether two words with the same stem are inflections of one word: the stemmer also joins *varighet* and *var*."""
    shared = 0
    for mine, theirs in zip(word, term, strict=False):
        if mine != theirs:
            break
        shared += 1
    return shared >= 0.6 * max(len(term), min(len(word), len(term) + 3) - 1) or shared >= 8


def _ends_in(word: str, term: str) -> bool:
    """Whether a word is the term, or a compound (three letters or more before it) that ends in an inflection of it."""
    base = term[: max(3, round(0.7 * len(term)))]
    at = word.rfind(base)
    return (at == 0 or at >= 3) and _kin(word[at:], term)


def _starting(words: list[str], prefix: str) -> Iterator[str]:
    at = bisect_left(words, prefix)
    while at < len(words) and words[at].startswith(prefix):
        yield words[at]
        at += 1
