"""Documents to a dossier: who wins, what a person says, and what is never looked at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from recognition.made import document, text_document
from tilsyn.errors import DossierError
from tilsyn.language.pack import LanguagePack
from tilsyn.model import DatedFact, Document, Dossier, Unread, UnreadReason
from tilsyn.recognition.case import CaseFile, parse_case
from tilsyn.recognition.dossier import Options, choose_jurisdiction, recognise
from tilsyn.recognition.jurisdiction import DocumentKind, Jurisdiction
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

NB = "Kommunen har ikke vært forberedt på hvilke hendelser som er mulige, og hvordan de håndteres etter planen."
NN = "Kommunen har ikkje vore førebudd på kva hendingar som er moglege, og korleis dei vert handterte etter planen."
OPTIONS = Options("mappe", date(2026, 11, 22))


def plan(file: str = "plan.docx", title: str = "Overordnet beredskapsplan", text: str = NB) -> Document:
    return text_document(file, f"#! {title}\n\nStorvik kommune\n\n# Innledning\n\n{text}\n\n# Evakuering\n\n{text}")


def made(*documents: Document, case: str = "", options: Options = OPTIONS) -> Dossier:
    return recognise(documents, norway(), packs(), parse_case(case), options, lambda *_: ())


def test_command_line_wins_over_case_file_wins_over_documents() -> None:
    case = "municipality: {name: Kvamsund}\nlanguage: nn\ncomplete: true\nas_of: 2025-01-01\n"
    plain = made(plan())
    assert plain.municipality is not None
    assert (plain.municipality.name, plain.language, plain.complete) == ("Storvik", "nb", False)
    assert plain.as_of == date(2026, 11, 22)
    said = made(plan(), case=case)
    assert said.municipality is not None
    assert (said.municipality.name, said.language, said.complete) == ("Kvamsund", "nn", True)
    assert said.as_of == date(2025, 1, 1)
    asked = Options("mappe", date(2026, 11, 22), date(2024, 2, 3), "nb", False, "Ytterfjord")
    won = made(plan(), case=case, options=asked)
    assert won.municipality is not None
    assert (won.municipality.name, won.language, won.complete) == ("Ytterfjord", "nb", False)
    assert won.as_of == date(2024, 2, 3)


def test_person_gives_the_kind() -> None:
    found = made(plan("a.docx", "Notat"), plan("b.docx"), case="documents: {a.docx: [KL, varslingsliste], b.docx: }")
    first, second = found.documents
    assert (first.kind, first.not_used) == ("plan_for_kriseledelse", None)
    assert [span.kind for span in first.kinds if span.whole] == ["plan_for_kriseledelse", "varslingsliste"]
    assert "evakueringsplan" in {span.kind for span in first.kinds if not span.whole}
    assert (second.kind, second.kinds, second.not_used) == (None, (), "case_file")
    assert found.used == (first,)


def test_person_gives_the_kind_of_what_we_would_refuse() -> None:
    found = made(plan("u/a.docx", "Håndbok i kommunal beredskapsplikt"), case="documents: {a.docx: BP}")
    assert (found.documents[0].kind, found.documents[0].not_used) == ("overordnet_beredskapsplan", None)


def test_file_that_is_not_there_is_an_error_with_its_line() -> None:
    with pytest.raises(DossierError) as caught:
        made(plan(), case="language: nb\ndocuments:\n  borte.docx: BP\n")
    assert caught.value.key == "case.document_unknown"
    assert (caught.value.values["line"], caught.value.values["document"]) == (3, "borte.docx")


def test_language_is_that_of_most_of_the_text() -> None:
    assert made(plan("a.docx", text=NN), plan("b.docx", text=NN), plan("c.docx")).language == "nn"
    assert made(plan("a.docx", text=NN), plan("b.docx"), plan("c.docx")).language == "nb"


def test_unread_file_stays_in_the_dossier_without_kind() -> None:
    unread = document("skann.pdf", []).model_copy(update={"unread": (Unread(reason=UnreadReason.SCANNED),)})
    found = made(unread, plan())
    assert (found.documents[0].kind, found.documents[0].not_used) == (None, None)
    assert [item.document.file for item in found.used] == ["plan.docx"]


def test_empty_dossier() -> None:
    found = made()
    assert (found.documents, found.municipality, found.language) == ((), None, "nb")


def test_dates_are_asked_for_with_kind_date_and_title_but_never_of_a_graded_file() -> None:
    asked: list[tuple[str, str | None, date, str | None]] = []

    def dates_of(
        read: Document,
        kind: str | None,
        land: Jurisdiction,
        forms: Sequence[LanguagePack],
        day: date,
        title: str | None,
    ) -> tuple[DatedFact, ...]:
        asked.append((read.file, kind, day, title))
        return ()

    graded = text_document("b.docx", f"#! Beredskapsplan\n\nBEGRENSET\n\n# Innledning\n\n{NB}")
    recognise([plan("a.docx"), graded], norway(), packs(), CaseFile(), OPTIONS, dates_of)
    assert asked == [("a.docx", "overordnet_beredskapsplan", date(2026, 11, 22), "Overordnet beredskapsplan")]


def test_same_documents_give_the_same_dossier() -> None:
    assert made(plan("a.docx"), plan("b.docx", "Varslingsliste")) == made(
        plan("a.docx"), plan("b.docx", "Varslingsliste")
    )


def test_jurisdiction_is_that_of_the_municipality_else_of_the_language() -> None:
    other = Jurisdiction(
        id="xx",
        name={"xx": "Annet"},
        languages=("xx",),
        rulesets=(),
        kinds=(DocumentKind(id="plan", code="P", name={"xx": "plan"}, titles=("plan",)),),
    )
    assert choose_jurisdiction([plan()], [other, norway()], packs(), CaseFile()).id == "no"
    assert choose_jurisdiction([], [other, norway()], packs(), parse_case("municipality: Voss")).id == "no"
    with pytest.raises(DossierError) as caught:
        choose_jurisdiction([], [], packs(), CaseFile())
    assert caught.value.key == "jurisdiction.none"
