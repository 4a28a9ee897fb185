"""Whose document it is: names of the register, names by shape, former names, other municipalities' documents."""

from __future__ import annotations

from datetime import date

import pytest

from recognition.made import text_document
from tilsyn.model import Document, Dossier
from tilsyn.recognition.case import CaseFile, CaseMunicipality
from tilsyn.recognition.dossier import Options, recognise
from tilsyn.recognition.municipality import register
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

TEXT = "Kommunen har laget planen sammen med sektorene, og den brukes når noe alvorlig har skjedd hos oss."


def dossier(*documents: Document, case: CaseFile | None = None, name: str = "mappe") -> Dossier:
    options = Options(name, date(2026, 11, 22))
    return recognise(documents, norway(), packs(), case or CaseFile(), options, lambda *_: ())


def plan(name: str, file: str = "plan.docx", text: str = TEXT, title: str = "Overordnet beredskapsplan") -> Document:
    return text_document(file, f"#! {title}\n\n{name}\n\n# Innledning\n\n{text}\n\n# Kriseledelse\n\n{text}")


@pytest.mark.parametrize(
    ("written", "name", "number"),
    [
        ("Voss herad", "Voss", "4621"),
        ("Nore og Uvdal kommune", "Nore og Uvdal", "3338"),
        ("INDRE ØSTFOLD KOMMUNE", "Indre Østfold", "3118"),
        ("Sør-Varanger kommune", "Sør-Varanger", "5605"),
        ("Oslo kommune", "Oslo", "0301"),
        ("Hábmera suohkan - Hamarøy kommune", "Hamarøy", "1875"),
    ],
)
def test_register_gives_name_and_number(written: str, name: str, number: str) -> None:
    found = dossier(plan(written)).municipality
    assert found is not None
    assert (found.name, found.number) == (name, number)
    assert found.county is not None
    assert found.office is not None


@pytest.mark.parametrize(
    ("written", "text", "name"),
    [
        ("Storvik kommune", TEXT, "Storvik"),
        ("STORVIK KOMMUNE", TEXT, "Storvik"),
        (
            "Øvre Tverrdal kommune",
            "I Øvre Tverrdal kommune bor vi. For Øvre Tverrdal kommune er flom verst.",
            "Øvre Tverrdal",
        ),
        ("Beredskapsplan Storvik kommune", "I Storvik kommune bor mange.", "Storvik"),
        ("Vår kommune", "I vår kommune bor mange. Alle i Storvik kommune er med. Storvik kommune øver.", "Storvik"),
        ("Kvamsund herad", TEXT, "Kvamsund"),
    ],
)
def test_name_by_its_shape(written: str, text: str, name: str) -> None:
    found = dossier(plan(written, text=text)).municipality
    assert found is not None
    assert (found.name, found.number) == (name, None)


def test_name_in_a_web_address_is_still_a_name() -> None:
    found = dossier(plan("Storvik kommune", text="Se storvik.example.no og post@storvik.example.no for mer."))
    assert found.municipality is not None
    assert found.municipality.name == "Storvik"


def test_running_header_gives_the_name() -> None:
    made = text_document("plan.docx", f"#! Beredskapsplan\n\n# Innledning\n\n{TEXT}", header="Storvik kommune | Plan")
    assert dossier(made).municipality is not None


def test_two_of_one_name_are_told_apart_by_the_county() -> None:
    found = dossier(plan("Herøy kommune", text="Statsforvalteren i Nordland og Nordland politidistrikt er varslet."))
    assert found.municipality is not None
    assert found.municipality.number == "1818"
    unsure = dossier(plan("Herøy kommune"))
    assert unsure.municipality is not None
    assert (unsure.municipality.name, unsure.municipality.number) == ("Herøy", None)


def test_other_municipality_on_the_front_makes_a_document_foreign() -> None:
    found = dossier(
        plan("Storvik kommune", "a.docx"),
        plan("Storvik kommune", "b.docx", title="Varslingsliste"),
        plan("Ytterfjord kommune", "c.docx", title="Evakueringsplan"),
    )
    assert found.municipality is not None
    assert found.municipality.name == "Storvik"
    assert [item.foreign for item in found.documents] == [False, False, True]
    assert found.documents[2].municipality is not None
    assert found.documents[2].municipality.name == "Ytterfjord"


def test_neighbour_in_the_text_or_beside_the_name_makes_nothing_foreign() -> None:
    found = dossier(
        plan("Storvik kommune", "a.docx", text="Vi ringer Ytterfjord kommune. Ytterfjord kommune hjelper oss alltid."),
        plan("Storvik kommune og Ytterfjord kommune", "b.docx", title="Avtale om bistand"),
        plan("Storvik kommune", "c.docx", title="Varslingsliste"),
    )
    assert found.municipality is not None
    assert found.municipality.name == "Storvik"
    assert not any(item.foreign for item in found.documents)


def test_document_of_a_merged_municipality_is_not_foreign_to_what_came_of_it() -> None:
    found = dossier(
        plan("Indre Østfold kommune", "a.docx"),
        plan("Indre Østfold kommune", "b.docx", title="Helhetlig ROS"),
        plan("Askim kommune", "c.docx", title="Evakueringsplan"),
        plan("Halden kommune", "d.docx", title="Ressursoversikt"),
    )
    assert [item.foreign for item in found.documents] == [False, False, False, True]
    assert found.documents[2].municipality is not None
    assert found.documents[2].municipality.number == "0124"


def test_case_file_and_command_line_win() -> None:
    case = CaseFile(municipality=CaseMunicipality(name="Storvik kommune"))
    found = dossier(plan("Ytterfjord kommune"), case=case)
    assert found.municipality is not None
    assert found.municipality.name == "Storvik"
    assert found.documents[0].foreign
    by_number = dossier(plan("Storvik kommune"), case=CaseFile(municipality=CaseMunicipality(number="4621")))
    assert by_number.municipality is not None
    assert by_number.municipality.name == "Voss"


def test_folder_name_is_the_last_resort() -> None:
    made = text_document("plan.docx", f"#! Beredskapsplan\n\n# Innledning\n\n{TEXT}")
    assert dossier(made, name="Voss").municipality is not None
    assert dossier(made, name="Mappe 3").municipality is None


def test_placeholder_is_no_name() -> None:
    assert dossier(plan("Kommune X", text="X kommune har planer. Xx kommune har planer.")).municipality is None


def test_successors_are_related_both_ways() -> None:
    known = register(norway())
    assert known.related("Askim", "Indre Østfold")
    assert known.related("Indre Østfold", "Askim")
    assert not known.related("Askim", "Halden")
    assert known.related("Hábmer", "Hamarøy")
