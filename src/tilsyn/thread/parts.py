"""Files that hold several papers: which chapter is the analysis, which the plan, which the follow-up."""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.language.view import DossierText
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.matcher import Matcher

__all__ = ["Part", "parts_of"]


@dataclass(frozen=True)
class Part:
    """A run of blocks that is a paper of a kind."""

    kind: str
    first: int
    last: int


def parts_of(text: DossierText, doc: int, jurisdiction: Jurisdiction) -> tuple[Part, ...]:
    """The parts of a document: sections recognised as papers of their own, and, where the whole file is said to be of
    several kinds at once, its chapters by what their headings are called."""
    recognised = text.documents[doc]
    last = len(recognised.document.blocks) - 1
    parts = [
        Part(span.kind, span.first, last if span.last is None else span.last)
        for span in recognised.kinds
        if not span.whole
    ]
    whole = [span.kind for span in recognised.kinds if span.whole]
    if len(whole) > 1:
        parts += _chapters(text, doc, jurisdiction, tuple(whole))
    return tuple(parts)


def _chapters(text: DossierText, doc: int, jurisdiction: Jurisdiction, whole: tuple[str, ...]) -> list[Part]:
    kinds = [kind for kind in jurisdiction.kinds if kind.id in whole]
    matcher = Matcher({kind.id: (*kind.titles, *kind.sections) for kind in kinds}, text.index.stemmer)
    top = [text.sections[child] for child in text.sections[text.first_section[doc]].children]
    found = []
    for section, following in zip(top, [*top[1:], None], strict=True):
        hits = matcher.longest(section.title)
        if hits:
            best = max(hits, key=lambda hit: hit.end - hit.start)
            last = following.first_block - 1 if following is not None else len(text.documents[doc].document.blocks) - 1
            found.append(Part(best.label, section.first_block, last))
    named = {part.kind for part in found}
    rest = [kind for kind in whole if kind not in named]
    if len(rest) == 1 and len(named) == len(whole) - 1:
        unnamed = [section for section in top if all(section.first_block != part.first for part in found)]
        if unnamed:
            # The one kind without a chapter of its name is what the last chapters without a name hold.
            start = unnamed[-1].first_block
            if found and start > found[-1].last:
                found.append(Part(rest[0], start, len(text.documents[doc].document.blocks) - 1))
    return found
