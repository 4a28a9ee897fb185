"""Which analysis counts: the newest adopted one; never a draft or a public summary before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tilsyn.language.view import DossierText
from tilsyn.model import DateRole, KindSpan, MarkingKind, RecognisedDocument
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.parts import parts_of

__all__ = ["Extent", "pick_analysis"]

_DATED = (DateRole.ADOPTED, DateRole.VALID_FROM, DateRole.REVISED, DateRole.UPDATED, DateRole.DRAFTED)


@dataclass(frozen=True)
class Extent:
    """A run of blocks of one document of the dossier's text, without the parts that are documents of other kinds.

    ``follow_up`` are the parts that are plans for following the analysis up: what they say of events is no assessment.
    """

    doc: int
    first: int
    last: int
    without: tuple[tuple[int, int], ...] = ()
    follow_up: tuple[tuple[int, int], ...] = ()


def pick_analysis(
    text: DossierText,
    kinds: tuple[str, ...],
    apart: tuple[str, ...],
    jurisdiction: Jurisdiction,
    follow_up: tuple[str, ...] = (),
) -> tuple[Extent | None, tuple[str, ...]]:
    """The analysis to use, and the files that were passed over.

    Order: own before another municipality's, a whole analysis before a draft, a template or a public summary, adopted
    before not, newer before older, a whole file before a section of one, the surer kind first. Sections of the kinds
    ``apart`` in the same file (a plan in a document that holds both) are no part of the analysis.
    """
    found: list[tuple[tuple[object, ...], int, KindSpan]] = []
    for number, document in enumerate(text.documents):
        for span in document.kinds:
            if span.kind in kinds:
                found.append((_rank(document, span, number), number, span))
                break
    if not found:
        return None, ()
    found.sort(key=lambda entry: entry[0], reverse=True)
    _, number, span = found[0]
    blocks = text.documents[number].document.blocks
    first = 0 if span.whole else span.first
    last = len(blocks) - 1 if span.whole or span.last is None else span.last
    parts = parts_of(text, number, jurisdiction)
    without = tuple((part.first, part.last) for part in parts if part.kind in apart)
    measures = tuple((part.first, part.last) for part in parts if part.kind in follow_up)
    return Extent(number, first, last, without, measures), tuple(
        text.documents[entry[1]].document.file for entry in found[1:]
    )


def _rank(document: RecognisedDocument, span: KindSpan, number: int) -> tuple[object, ...]:
    unsound = any(document.has(kind) for kind in (MarkingKind.DRAFT, MarkingKind.TEMPLATE, MarkingKind.SUMMARY))
    adopted = document.latest(DateRole.ADOPTED)
    dated = document.latest(*_DATED)
    return (
        not document.foreign,
        not unsound,
        dated.span.last if dated is not None else date.min,
        adopted is not None,
        span.whole,
        span.score,
        -number,
    )
