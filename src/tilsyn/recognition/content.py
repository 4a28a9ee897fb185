"""The kind of a file whose title and name tell nothing: by what its text is made of.

Municipalities call their plan *Kriseboka* and their analysis *Det som kan gå galt*. A kind is known by groups of terms
that stand in many lines; single mentions count for nothing. Only asked for when everything else has failed.
"""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.language.index import StemIndex
from tilsyn.language.pack import LanguagePack
from tilsyn.model import Document, Zone
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["kind_by_content"]

_WORDS = 180
_CONTENT = (Zone.BODY, Zone.FOOTNOTE, Zone.TEXTBOX)


def kind_by_content(document: Document, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]) -> str | None:
    """The kind whose groups of terms stand most fully in the text, or None when no kind's do."""
    texts = [line for block in document.blocks if block.zone in _CONTENT for line in block.text.split("\n")]
    if sum(text.count(" ") + 1 for text in texts) < _WORDS:
        return None
    index = StemIndex(packs)
    for text in texts:
        index.add(text)
    best: tuple[float, int, str] | None = None
    for kind in jurisdiction.kinds:
        if not kind.content:
            continue
        units = [len(index.units(group)) for group in kind.content]
        share = sum(count > 0 for count in units) / len(units)
        enough = share >= kind.content_share and sum(units) >= kind.content_units
        if enough and (best is None or (share, sum(units)) > best[:2]):
            best = (share, sum(units), kind.id)
    return best[2] if best else None
