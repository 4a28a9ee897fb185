"""Clauses and faults: why a hit might not be a fact, in both forms of Norwegian."""

from __future__ import annotations

import pytest

from recognition.made import text_document
from tilsyn.language.clauses import ClauseReader, points_away
from tilsyn.language.stems import shared_stemmer
from tilsyn.language.view import DossierText
from tilsyn.model import KindSpan, Place, RecognisedDocument
from tilsyn_norway.languages import packs

TERMS = ["varslingsliste", "varslingslista"]


def view(text: str) -> DossierText:
    document = RecognisedDocument(
        document=text_document("plan.md", text), title="Plan", kinds=(KindSpan(kind="overordnet_beredskapsplan"),)
    )
    return DossierText([document], packs())


def faults(text: str) -> list[str | None]:
    seen = view(text)
    hits = {(hit.unit, hit.start): hit for hit in seen.index.find(TERMS)}
    return [seen.fault(hits[key]) for key in sorted(hits)]


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        # facts
        ("Varslingslisten er oppdatert.", None),
        ("Varslingslista er oppdatert.", None),
        ("Kommunen har varslingsliste med navn og telefon.", None),
        ("Varslingslisten er ikke bare lang, men ny.", None),
        # promises
        ("Varslingslisten skal utarbeides i 2027.", "promise"),
        ("Varslingslista skal utarbeidast i 2027.", "promise"),
        ("Varslingslisten er under arbeid.", "promise"),
        ("Varslingslista er under arbeid.", "promise"),
        ("Det tas sikte på en varslingsliste.", "promise"),
        ("Det bør utarbeides en varslingsliste.", "promise"),
        # negation
        ("Kommunen har ikke noen varslingsliste.", "negated"),
        ("Kommunen har ikkje noka varslingsliste.", "negated"),
        ("Varslingsliste mangler.", "negated"),
        # the statute speaks
        ("Forskriften krever at kommunen skal ha en varslingsliste.", "law"),
        ("Føresegna seier at kommunen skal ha ei varslingsliste.", "law"),
        # elsewhere
        ("Varslingslisten ligger i CIM.", "elsewhere"),
        ("Varslingslista ligg i CIM.", "elsewhere"),
        ("For varslingsliste, se vedlegg 3.", "elsewhere"),
        ("Varslingslisten er unntatt offentlighet.", "elsewhere"),
        # another body acts
        ("Politiet har en varslingsliste.", "other_actor"),
        # template residue
        ("Varslingsliste: [fyll inn]", "placeholder"),
        ("Varslingsliste: XX", "placeholder"),
    ],
)
def test_faults_of_a_sentence(sentence: str, fault: str | None) -> None:
    assert set(faults(sentence)) == {fault}


def test_a_fault_belongs_to_its_clause() -> None:
    """What is promised in one clause does not spoil the fact in the other."""
    assert faults("Varslingslisten er ny, men en øvelsesplan skal utarbeides.") == [None]
    assert faults("Planen er ny, mens varslingslisten skal utarbeides.") == ["promise"]


@pytest.mark.parametrize(
    ("heading", "fault"),
    [("Begreper", "definition"), ("Omgrep", "definition"), ("Historikk", "history"), ("Varsling", None)],
)
def test_faults_of_the_heading_above(heading: str, fault: str | None) -> None:
    assert faults(f"# {heading}\n\n## Lister\n\nVarslingslisten har navn.") == [fault]


def test_a_heading_is_no_fact() -> None:
    assert faults("# Varslingsliste\n\nTekst.") == ["heading"]


def test_what_leads_a_list_in_speaks_for_its_items() -> None:
    assert faults("Dette er under arbeid:\n\n- varslingsliste\n- kart") == ["promise"]
    assert faults("Dette finnes:\n\n- varslingsliste\n- kart") == [None]


def test_another_municipalitys_section() -> None:
    seen = view("# A\n\nVarslingslisten er ny.\n\n# B\n\nVarslingslisten er ny.")
    seen.mark_foreign([Place(document="plan.md", block=1)])
    assert [seen.fault(hit) for hit in seen.index.find(["varslingsliste"])] == ["foreign", None]


def test_contents_and_running_lines_are_no_text() -> None:
    document = text_document("plan.md", "# A\n\nTekst.", header="Varslingsliste", footer="Varslingsliste")
    seen = DossierText([RecognisedDocument(document=document)], packs())
    assert not seen.index.units(["varslingsliste"])


def test_clauses_are_parted_by_words_and_marks() -> None:
    reader = ClauseReader(packs(), shared_stemmer(packs()))
    text = "Planen er ny, men listen er gammel; kartet mangler"
    assert [text[item.start : item.end].strip() for item in reader.read(text)] == [
        "Planen er ny,", "men listen er gammel;", "kartet mangler"
    ]  # fmt: skip
    assert reader.at(text, text.index("kartet")).negates
    assert not reader.at(text, 0).negates


def test_the_body_named_first_acts() -> None:
    reader = ClauseReader(packs(), shared_stemmer(packs()))
    (own,) = reader.read("Kommunen varsler politiet")
    (others,) = reader.read("Politiet varsler kommunen")
    assert (own.actor, others.actor) == ("own", "others")
    assert reader.read("Listen er lang")[0].actor is None


def test_where_something_lies_matters() -> None:
    reader = ClauseReader(packs(), shared_stemmer(packs()))
    assert points_away(reader.read("Listen ligger i CIM"))
    assert not points_away(reader.read("Skolen ligger i Hamre"))


def test_units_and_sections() -> None:
    seen = view("# A\n\nEn. To.\n\n## B\n\n- tre\n\n| K | L |\n|---|---|\n| fire | fem |")
    assert [(unit.kind.value, unit.text) for unit in seen.units] == [
        ("title", "Plan"),
        ("heading", "A"),
        ("sentence", "En."),
        ("sentence", "To."),
        ("heading", "B"),
        ("item", "tre"),
        ("header_row", "K | L"),
        ("row", "fire | fem"),
    ]
    inner = seen.units[5].section
    assert [item.title for item in seen.lineage(inner)] == ["B", "A", "Plan"]
    assert [item.title for item in seen.subtree(seen.units[1].section)] == ["A", "B"]
    assert seen.units[7].lead == 6
    assert seen.place(seen.units[7]).row == 1
