"""The term notation that rules and packs are written in, and its matching.

==================  ===================================================================================
notation            finds
==================  ===================================================================================
``fullmakt``        the word in every inflection, in either form of the language (by its stem)
``evakuer*``        words that begin so: *evakuering*, *evakueringsplan*
``*plan``           compounds that end in it, in every inflection, and the word itself
``*hendelse*``      words that hold it
``=ROS``            exactly this word, no inflection
``kan disponere``   words in a row
``kan ... bruke``   with up to six words between them
``$fullmakter``     a named list of terms (``terms.yaml`` of the ruleset)
==================  ===================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tilsyn.language.stems import Stemmer
from tilsyn.language.tokens import tokenise

__all__ = ["GAP", "Term", "Word", "parse_term", "terms_in"]

GAP = 6
"""How many words ``...`` may stand for."""


@dataclass(frozen=True)
class Word:
    """One word of a term. ``mode`` is exact, stem, prefix, suffix or part; ``text`` is its canonical form.

    ``stem`` is made of the word as written, since a canonical form cannot tell that it stands for another form's word.
    """

    mode: str
    text: str
    stem: str = ""


@dataclass(frozen=True)
class Term:
    """A term: words, and before each (but the first) how many other words may stand between."""

    source: str
    words: tuple[Word, ...]
    gaps: tuple[int, ...]


@lru_cache(maxsize=50_000)
def parse_term(source: str, stemmer: Stemmer) -> Term:
    """Read a term.

    Raises
    ------
    ValueError
        When it holds no word, or ``...`` stands first or last.
    """
    words: list[Word] = []
    gaps: list[int] = []
    gap = 0
    for part in source.split():
        if part == "...":
            if not words:
                raise ValueError(source)
            gap = GAP
            continue
        for word in _words(part, stemmer):
            words.append(word)
            gaps.append(gap)
            gap = 0
    if not words or gap:
        raise ValueError(source)
    return Term(source, tuple(words), tuple(gaps))


def _words(part: str, stemmer: Stemmer) -> list[Word]:
    exact = part.startswith("=")
    before, after = part.startswith("*"), part.endswith("*") and len(part) > 1
    tokens = [token.lower for token in tokenise(part)]
    if not tokens:
        raise ValueError(part)
    words = []
    for position, token in enumerate(tokens):
        first, last = position == 0, position == len(tokens) - 1
        starts, ends = before and first, after and last
        if exact:
            words.append(Word("exact", token))
        elif starts and ends:
            words.append(Word("part", stemmer.canonical(token)))
        elif starts:
            words.append(Word("suffix", stemmer.canonical(token), stemmer.stem(token)))
        elif ends:
            words.append(Word("prefix", stemmer.canonical(token)))
        else:
            words.append(Word("stem", stemmer.canonical(token), stemmer.stem(token)))
    return words


def terms_in(value: object) -> Iterator[str]:
    """Every string inside plain data that can be a term; other strings do no harm when they are parsed too."""
    if isinstance(value, str):
        if any(letter.isalnum() for letter in value) and not value.startswith("...") and not value.endswith("..."):
            yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from terms_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from terms_in(item)
