"""Finds labelled terms in short texts: cells, labels, headings, sentences.

The index of a dossier (:mod:`tilsyn.language.index`) finds a term in all units at once. Here it is the other way round:
many terms, one short text, so the terms are laid out by their first word and the text is walked once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tilsyn.language.stems import Stemmer
from tilsyn.language.terms import Term, Word, parse_term
from tilsyn.language.tokens import Token, tokenise

__all__ = ["Found", "Matcher", "tokens"]

tokens = lru_cache(maxsize=8192)(tokenise)
"""The words of a text, remembered: many matchers look at the same short texts. The list is not to be changed."""


_KEPT = 20_000
"""Texts whose terms are remembered."""


@dataclass(frozen=True, slots=True)
class Found:
    """A term of a label in a text: word positions first to last (both included) and character offsets.

    ``loose`` says that it was found by a part of a word (``storm*``).
    """

    label: str
    first: int
    last: int
    start: int
    end: int
    loose: bool = False

    @property
    def words(self) -> int:
        """How many words it spans."""
        return self.last - self.first + 1


class Matcher:
    """Terms by label, ready to be looked for in many short texts.

    Parameters
    ----------
    terms:
        Label to its terms, in the notation of :mod:`tilsyn.language.terms`.
    stemmer:
        The stemmer of the languages that are read.
    """

    def __init__(self, terms: Mapping[str, Iterable[str]], stemmer: Stemmer) -> None:
        self._terms = terms
        self._stemmer = stemmer
        self._roots: dict[str, str] = {}
        self._exact: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        self._loose: list[tuple[str, Term]] = []
        self._cache: dict[str, tuple[Found, ...]] = {}
        self._opening: dict[str, tuple[tuple[str, Term], ...]] = {}
        self._laid_out = False

    def _lay_out(self) -> None:
        """Lay the terms out by their first words; done when the first text is looked at."""
        self._laid_out = True
        for label, sources in self._terms.items():
            for source in sources:
                term = parse_term(source, self._stemmer)
                head = term.words[0]
                if head.mode == "exact":
                    self._exact[head.text].append((label, term))
                elif head.mode == "stem":
                    self._stems[self._root(head.text)].append((label, term))
                else:
                    self._loose.append((label, term))

    def find(self, text: str) -> tuple[Found, ...]:
        """Every term in the text, in order of appearance, overlapping ones too."""
        found = self._cache.get(text)
        if found is None:
            if not self._laid_out:
                self._lay_out()
            if len(self._cache) >= _KEPT:
                self._cache.clear()
            found = self._cache[text] = tuple(self._find(tokens(text)))
        return found

    def longest(self, text: str) -> tuple[Found, ...]:
        """The terms in the text without those that stand inside or across a longer one."""
        chosen: list[Found] = []
        for hit in sorted(self.find(text), key=lambda hit: (-(hit.end - hit.start), hit.loose, hit.first)):
            if all(hit.last < other.first or hit.first > other.last or _same(hit, other) for other in chosen):
                chosen.append(hit)
        return tuple(sorted(chosen, key=lambda hit: (hit.first, hit.label)))

    def labels(self, text: str) -> list[str]:
        """Labels found in the text, those of the longest terms only, each once, in order."""
        return list(dict.fromkeys(hit.label for hit in self.longest(text)))

    def has(self, text: str) -> bool:
        """Whether any term stands in the text."""
        return bool(self.find(text))

    def _root(self, word: str) -> str:
        """The stem, the same for a word and for its canonical form: endings of either form of the language are gone."""
        root = self._roots.get(word)
        if root is None:
            root = self._roots[word] = self._stemmer.stem(self._stemmer.stem(self._stemmer.canonical(word)))
        return root

    def _find(self, tokens: list[Token]) -> Iterable[Found]:
        for position, token in enumerate(tokens):
            for label, term in self._open(token.lower):
                last = self._follow(term, tokens, position)
                if last is not None:
                    loose = any(word.mode not in ("exact", "stem") for word in term.words)
                    yield Found(label, position, last, token.start, tokens[last].end, loose)

    def _open(self, word: str) -> tuple[tuple[str, Term], ...]:
        found = self._opening.get(word)
        if found is None:
            terms = [*self._exact.get(word, ()), *self._stems.get(self._root(word), ())]
            terms = [entry for entry in [*terms, *self._loose] if self._is(entry[1].words[0], word)]
            found = self._opening[word] = tuple(terms)
        return found

    def _follow(self, term: Term, tokens: list[Token], position: int) -> int | None:
        for word, gap in zip(term.words[1:], term.gaps[1:], strict=True):
            for step in range(1, gap + 2):
                if position + step < len(tokens) and self._is(word, tokens[position + step].lower):
                    position += step
                    break
            else:
                return None
        return position

    def _is(self, word: Word, token: str) -> bool:
        if word.mode == "exact":
            return token == word.text
        canonical = self._stemmer.canonical(token)
        if word.mode == "stem":
            return self._root(token) == self._root(word.text) and _kin(canonical, word.text)
        if word.mode == "prefix":
            return token.startswith(word.text) or canonical.startswith(word.text)
        if word.mode == "suffix":
            return self._root(token).endswith(self._root(word.text)) and _ends(canonical, word.text)
        return word.text in canonical


def _kin(word: str, term: str) -> bool:
    """Whether words of one stem are inflections of one word: the stemmer also joins *varighet* and *var*."""
    shared = next((at for at, (one, two) in enumerate(zip(word, term, strict=False)) if one != two), None)
    shared = min(len(word), len(term)) if shared is None else shared
    return shared >= 8 or shared >= 0.6 * max(len(term), min(len(word), len(term) + 3) - 1)


def _ends(word: str, term: str) -> bool:
    """Whether a word is the term or a compound that ends in it, with three letters or more before it."""
    at = word.rfind(term[: max(3, round(0.7 * len(term)))])
    return (at == 0 or at >= 3) and _kin(word[at:], term)


def _same(hit: Found, other: Found) -> bool:
    """Whether two hits cover the same words equally well: one term may belong to several labels."""
    return (hit.first, hit.last, hit.loose) == (other.first, other.last, other.loose)
