"""The written form of a text: which of the languages' own frequent words it uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tilsyn.language.pack import LanguagePack
from tilsyn.model import Document, Zone

__all__ = ["Form", "written_form"]

_WORD = re.compile(r"[^\W\d_]+")
_MIXED = 0.2
_CONTENT = (Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX)


@dataclass(frozen=True)
class Form:
    """The form of most of the text, its share of the telling words, and whether another form has a good part of it."""

    language: str | None
    share: float = 0.0
    mixed: bool = False
    counts: tuple[tuple[str, int], ...] = ()


def written_form(document: Document, packs: Sequence[LanguagePack]) -> Form:
    """Tell the written form of a document; ``language`` is None when no telling word was found."""
    counts = Counter[str]()
    marks: dict[str, list[str]] = {}
    for pack in packs:
        for word in pack.marks:
            marks.setdefault(word, []).append(pack.code)
    # A word that several forms use tells nothing.
    telling = {word: codes[0] for word, codes in marks.items() if len(codes) == 1}
    for block in document.blocks:
        if block.zone in _CONTENT:
            for word in _WORD.findall(block.text.lower()):
                code = telling.get(word)
                if code is not None:
                    counts[code] += 1
    total = counts.total()
    if not total:
        return Form(None)
    order = {pack.code: number for number, pack in enumerate(packs)}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], order[item[0]]))
    language, most = ranked[0]
    share = most / total
    return Form(language, round(share, 3), share < 1 - _MIXED, tuple(ranked))
