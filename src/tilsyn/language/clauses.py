"""Clauses and what they say: fact, promise, negation, law, pointer; and who acts.

spaCy's blank pipelines tokenise and match, only inside candidate passages, never the whole text; no trained model is
assumed. spaCy takes a second to import, so it is imported here and nowhere else, when the first passage is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tilsyn.language.pack import LanguagePack
from tilsyn.language.stems import Stemmer

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Clause", "ClauseReader", "points_away"]

_BREAKS = {";", ":", "–", "(", ")", "."}


@dataclass(slots=True)
class Clause:
    """A clause: its character offsets and the labels of the modality words in it, each with where it stands."""

    start: int
    end: int
    labels: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def has(self, *labels: str) -> bool:
        """Whether any of the labels was found in the clause."""
        return any(label in self.labels for label in labels)

    @property
    def promises(self) -> bool:
        """Whether it says that a thing is still to be made."""
        if self.has("promise"):
            return True
        future, making = self.labels.get("future"), self.labels.get("making")
        if not future or not making or not self.has("product"):
            return False
        return min(future) < max(making)

    @property
    def negates(self) -> bool:
        """Whether it says that a thing is not there (left out of this copy is no such thing)."""
        return self.has("negation", "negator") and not self.has("omitted", "exempt")

    @property
    def actor(self) -> str | None:
        """Who acts: ``own``, ``others``, or None. The one named first is taken to act."""
        own = min((span[0] for span in self.labels.get("own", ())), default=None)
        others = min((span[0] for span in self.labels.get("others", ())), default=None)
        if own is None:
            return "others" if others is not None else None
        return "own" if others is None or own < others else "others"


def points_away(clauses: Sequence[Clause]) -> bool:
    """Whether a sentence says that something stands elsewhere: *se vedlegg 3*, *ligger i CIM*; not *ligger i Hamre*."""
    if any(clause.has("pointer", "omitted") for clause in clauses):
        return True
    return any(clause.has("kept") and clause.has("system", "exempt", "keeper") for clause in clauses)


class ClauseReader:
    """Reads the clauses of a sentence for a family of languages that are read together."""

    LABELS = (
        "promise", "future", "making", "product", "negation", "negator", "affirming", "conditional", "law", "duty", "inverted",
        "pointer", "kept", "keeper", "omitted", "system", "exempt", "others", "own",
    )  # fmt: skip

    def __init__(self, packs: Sequence[LanguagePack], stemmer: Stemmer) -> None:
        self._packs = packs
        self._stemmer = stemmer
        self._breaks = {word for pack in packs for word in pack.clause_breaks}
        self._nlp: Any = None
        self._matcher: Any = None
        self._cache: dict[str, list[Clause]] = {}
        self._placeholders = [re.compile(rule) for pack in packs for rule in pack.modality.placeholder]

    def placeholder(self, text: str) -> bool:
        """Whether the text holds template residue."""
        return any(rule.search(text) for rule in self._placeholders)

    def read(self, text: str) -> list[Clause]:
        """The clauses of a sentence, row or heading, with their labels. Labels in brackets of cause stay in theirs."""
        clauses = self._cache.get(text)
        if clauses is None:
            clauses = self._cache[text] = self._read(text)
        return clauses

    def at(self, text: str, start: int) -> Clause:
        """The clause that holds a character offset."""
        clauses = self.read(text)
        for clause in clauses:
            if clause.start <= start < clause.end:
                return clause
        return clauses[-1] if clauses else Clause(0, len(text))

    def _load(self) -> None:
        import spacy
        from spacy.matcher import PhraseMatcher

        self._nlp = spacy.blank(self._packs[0].code)
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="NORM")
        for label in self.LABELS:
            phrases = dict.fromkeys(phrase for pack in self._packs for phrase in getattr(pack.modality, label))
            patterns = [self._doc(phrase) for phrase in phrases]
            if patterns:
                self._matcher.add(label, patterns)

    def _doc(self, text: str) -> Doc:
        doc: Doc = self._nlp.make_doc(text)
        for token in doc:
            token.norm_ = self._stemmer.stem(token.lower_)
        return doc

    def _read(self, text: str) -> list[Clause]:
        if self._nlp is None:
            self._load()
        doc = self._doc(text)
        starts = self._starts(doc)
        clauses = [Clause(begin, end) for begin, end in zip(starts, [*starts[1:], len(text)], strict=True)]
        found = [(self._nlp.vocab.strings[match], first, last) for match, first, last in self._matcher(doc)]
        harmless = {place for label, first, last in found if label == "affirming" for place in range(first, last)}
        for label, first, last in found:
            if label in ("negation", "negator") and harmless.intersection(range(first, last)):
                continue
            begin, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
            for clause in clauses:
                if clause.start <= begin < clause.end:
                    clause.labels.setdefault(label, []).append((begin, end))
                    break
        return clauses

    def _starts(self, doc: Doc) -> list[int]:
        starts = [0]
        for position, token in enumerate(doc):
            if position == 0 or position + 1 >= len(doc):
                continue
            following = doc[position + 1]
            if token.text in _BREAKS or (token.text == "," and following.lower_ in self._breaks):
                starts.append(following.idx)
            elif token.lower_ in self._breaks and token.idx != starts[-1] and doc[position - 1].text != ",":
                starts.append(token.idx)
        return sorted(set(starts))
