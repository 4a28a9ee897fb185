"""Passages: groups of terms that meet in a window, with shapes, under headings, free of faults."""

from __future__ import annotations

from typing import Any

import pytest

from checks.kit import context, doc
from tilsyn.checks.passages import QUOTE, Says, enough, find_passages, quotation


def found(text: str, kind: str = "overordnet_beredskapsplan", **rule: Any) -> list[str]:
    """The sound passages."""
    around = context([doc(text, kind)])
    return [item.unit.text for item in find_passages(Says.model_validate(rule), around) if item.fault is None]


def test_all_groups_must_be_there_and_any_term_of_each() -> None:
    says = [["vakt", "vaktmester"], ["nøkkel"]]
    assert found("Vaktmesteren har nøkkel.", says=says)
    assert not found("Vaktmesteren er her.", says=says)
    assert not found("Nøkkelen er her.", says=says)


@pytest.mark.parametrize(("within", "hit"), [("unit", False), ("block", True), ("section", True), ("tree", True)])
def test_the_window_of_two_sentences_in_a_paragraph(within: str, hit: bool) -> None:
    text = "# Rådhuset\n\nVaktmesteren bor i byen. Han har nøkkel."
    assert bool(found(text, says=[["vaktmester"], ["nøkkel"]], within=within)) is hit


@pytest.mark.parametrize(("within", "hit"), [("block", False), ("section", True)])
def test_the_window_of_two_paragraphs_in_a_section(within: str, hit: bool) -> None:
    text = "# Rådhuset\n\nVaktmesteren bor i byen.\n\nHan har nøkkel."
    assert bool(found(text, says=[["vaktmester"], ["nøkkel"]], within=within)) is hit


@pytest.mark.parametrize(("within", "hit"), [("section", False), ("tree", True)])
def test_the_window_of_a_section_with_those_beneath(within: str, hit: bool) -> None:
    text = "# Rådhuset\n\nVaktmesteren bor i byen.\n\n## Dører\n\nNøkkel finnes."
    assert bool(found(text, says=[["vaktmester"], ["nøkkel"]], within=within)) is hit


def test_what_leads_a_list_in_belongs_to_its_items() -> None:
    text = "Disse har nøkkel:\n\n- vaktmesteren\n- ordføreren"
    assert found(text, says=[["vaktmester"], ["nøkkel"]]) == ["vaktmesteren"]


def test_headings_above() -> None:
    text = "# Evakuering\n\n## Steder\n\nHallen tar imot.\n\n# Om kommunen\n\nHallen er ny."
    assert found(text, says=[["hall"]], under=["evakuering"]) == ["Hallen tar imot."]
    assert found(text, says=[["hall"]], not_under=["evakuering"]) == ["Hallen er ny."]
    assert found(text, says=[["hall"]], under=["evakuering"], nearest=True) == []
    assert found(text, says=[["hall"], ["evakuering"]], heading=True) == ["Hallen tar imot."]


def test_a_heading_alone_is_no_passage() -> None:
    assert found("# Evakuering av hallen\n\nTekst.", says=[["hall"]]) == []


@pytest.mark.parametrize(
    ("feature", "yes", "no"),
    [
        ("phone", "Vakten: 555 44 900", "Vakten: sak 12/45"),
        ("amount", "Vakten kan bruke 50 000 kroner", "Vakten kan bruke penger"),
        ("date", "Vakten møtte 3. mars 2024", "Vakten møtte i mars"),
        ("year", "Vakten fra 2024", "Vakten fra i fjor"),
        ("name", "Vakten er Kari Dal", "Vakten er kjent"),
        ("email", "Vakten: post@skogdalen.example", "Vakten: skogdalen.example"),
        ("duration", "Vakten er klar på 30 minutter", "Vakten er snart klar"),
    ],
)
def test_features_show_substance(feature: str, yes: str, no: str) -> None:
    assert found(yes, says=[["vakt"]], features=[feature])
    assert not found(no, says=[["vakt"]], features=[feature])


def test_unwanted_terms_in_the_unit() -> None:
    assert not found("Vakten har nøkkel til båten.", says=[["nøkkel"]], unless=["båt"])


def test_an_allowed_fault_does_no_harm() -> None:
    assert found("Politiet har nøkkel.", says=[["nøkkel"]]) == []
    assert found("Politiet har nøkkel.", says=[["nøkkel"]], allow=["other_actor"]) == ["Politiet har nøkkel."]


def test_kinds() -> None:
    assert not found("Vakten har nøkkel.", says=[["nøkkel"]], kinds=["helhetlig_ros"])
    assert found("Vakten har nøkkel.", "helhetlig_ros", says=[["nøkkel"]], kinds=["helhetlig_ros"])


def test_a_section_too_short() -> None:
    assert not found("# Rom\n\nNøkkel henger her.", says=[["nøkkel"]], words=10)


def test_at_least_so_many_units_and_so_many_different_words() -> None:
    rule = Says.model_validate({"says": [["nøkkel"], ["kjeller", "loft"]], "at_least": 2, "spread": 2})
    same = context([doc("Nøkkel i kjelleren.\n\nNøkkel i kjelleren igjen.")])
    both = context([doc("Nøkkel i kjelleren.\n\nNøkkel på loftet.")])
    assert not enough(rule, find_passages(rule, same))
    assert enough(rule, find_passages(rule, both))


def test_at_least_so_many_units_alone() -> None:
    rule = Says.model_validate({"says": [["nøkkel"]], "at_least": 2})
    assert not enough(rule, find_passages(rule, context([doc("Nøkkel og nøkkel i kjelleren.")])))
    assert enough(rule, find_passages(rule, context([doc("Nøkkel i kjelleren.\n\nNøkkel på loftet.")])))


def test_distinct_words_in_the_window() -> None:
    rule = {"says": [["nøkkel"], ["kjeller", "loft", "gang"]], "distinct": 2}
    assert not found("Nøkkel i kjelleren, i kjelleren.", **rule)
    assert found("Nøkkel i kjelleren og på loftet.", **rule)


def test_rows_of_tables_can_be_left_out() -> None:
    text = "| Sted | Ting |\n|---|---|\n| Kjeller | Nøkkel |"
    assert found(text, says=[["nøkkel"]])
    assert not found(text, says=[["nøkkel"]], tables=False)


def test_the_subject_stands_first() -> None:
    assert found("Stabssjefen har nøkkel.", says=[["nøkkel"], ["stabssjef"]], subject=2)
    assert not found("Nøkkel til døren i gangen har stabssjefen.", says=[["nøkkel"], ["stabssjef"]], subject=2)


def test_a_promise_about_a_later_group_is_a_fault_too() -> None:
    passages = find_passages(
        Says.model_validate({"says": [["nøkkel"], ["skap"]]}),
        context([doc("Nøkkel finnes, men et skap skal utarbeides som del av planen.")]),
    )
    assert [item.fault for item in passages] == ["promise"]


def test_a_quotation_is_cut_at_words_and_word_for_word() -> None:
    text = " ".join(f"ord{number}" for number in range(200))
    short = quotation(text, 600)
    assert len(short) <= QUOTE
    assert short in text
    assert short.split()[0] in text.split()
    assert short.split()[-1] in text.split()
    assert quotation("kort") == "kort"
