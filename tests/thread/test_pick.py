"""Which of several analyses counts."""

from __future__ import annotations

from datetime import date

from tilsyn.language.view import DossierText
from tilsyn.model import DatedFact, DateRole, DateSpan, Marking, MarkingKind, Place, Precision, RecognisedDocument
from tilsyn.thread.pick import pick_analysis
from tilsyn_norway.languages import packs

from .support import JURISDICTION, layout


def analysis(name: str, year: int | None, *marks: MarkingKind, foreign: bool = False) -> RecognisedDocument:
    document = layout("rangert").documents[0]
    place = Place(document=name, block=0)
    day = date(year, 6, 1) if year else date(2000, 1, 1)
    span = DateSpan(first=day, last=day, precision=Precision.DAY)
    dates = (DatedFact(role=DateRole.ADOPTED, span=span, place=place, quote="x"),) if year else ()
    return document.model_copy(
        update={
            "document": document.document.model_copy(update={"file": name}),
            "dates": dates,
            "markings": tuple(Marking(kind=mark, text="x", place=place) for mark in marks),
            "foreign": foreign,
        }
    )


def picked(*documents: RecognisedDocument) -> tuple[str | None, tuple[str, ...]]:
    text = DossierText(documents, packs())
    extent, others = pick_analysis(text, ("helhetlig_ros",), (), JURISDICTION)
    return (documents[extent.doc].document.file if extent is not None else None), others


def test_newest_is_used_and_the_other_is_named() -> None:
    assert picked(analysis("old.pdf", 2016), analysis("new.pdf", 2023)) == ("new.pdf", ("old.pdf",))


def test_a_draft_never_comes_before_an_adopted_one() -> None:
    draft = analysis("draft.docx", 2026, MarkingKind.DRAFT)
    assert picked(draft, analysis("adopted.pdf", 2022))[0] == "adopted.pdf"


def test_a_public_summary_never_comes_before_the_whole() -> None:
    summary = analysis("summary.pdf", 2025, MarkingKind.SUMMARY)
    assert picked(summary, analysis("whole.pdf", 2024))[0] == "whole.pdf"


def test_a_draft_alone_is_still_read() -> None:
    assert picked(analysis("draft.docx", None, MarkingKind.DRAFT))[0] == "draft.docx"


def test_another_municipality_comes_last() -> None:
    assert picked(analysis("theirs.pdf", 2026, foreign=True), analysis("ours.pdf", 2015))[0] == "ours.pdf"


def test_no_analysis() -> None:
    document = analysis("plan.pdf", 2025).model_copy(update={"kinds": (), "kind": None})
    assert picked(document) == (None, ())
