"""Scales as documents define them."""

from __future__ import annotations

import pytest

from tilsyn.language.view import DossierText
from tilsyn.thread.analysis import words_for
from tilsyn.thread.layouts.classes import risk_class
from tilsyn.thread.scales import Scales, read_scales
from tilsyn.thread.words import Words
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


@pytest.fixture(scope="module")
def words() -> Words:
    found = words_for(DossierText((), packs()), norway(), packs())
    assert found is not None
    return found


def scales(words: Words, *texts: str, tables: tuple[tuple[tuple[str, ...], ...], ...] = ()) -> Scales:
    return read_scales(texts, tables, words)


def test_letters_in_a_sentence(words: Words) -> None:
    found = scales(
        words,
        "Sannsynlighet: A sjeldnere enn én gang på 1000 år, B 100–1000 år, C 50–100 år, D 10–50 år, E oftere enn hvert "
        "tiende år. Konsekvens: 1 svært liten til 5 svært stor.",
    )
    assert found.likelihood.rank("D. Fire flommer", words) == 0.75
    assert found.consequence.rank("5", words) == 1.0


def test_a_scale_that_falls(words: Words) -> None:
    rows = (
        ("Klasse", "Sannsyn"),
        ("1", "oftare enn kvart 10. år"),
        ("2", "kvart 10. til 50. år"),
        ("3", "sjeldnare enn kvart 50. år"),
    )
    found = scales(words, tables=(rows,))
    assert found.likelihood.rank("1", words) == 1.0
    assert found.likelihood.rank("3", words) == 0.0


def test_years_inside_a_definition_do_not_turn_the_scale(words: Words) -> None:
    found = scales(
        words,
        "Sannsyn er gradert slik: 1 lite (sjeldnare enn kvart 100. år), 2 middels (kvart 20. til kvart 100. år), "
        "3 stort (kvart 2. til kvart 20. år), 4 svært stort (oftare enn annakvart år).",
    )
    assert found.likelihood.rank("4", words) == 1.0


@pytest.mark.parametrize(
    ("text", "number", "risk"),
    [
        ("Rødt er 9 og over, gult er 4 til 8, grønt er under 4.", 12, "high"),
        ("Rødt er 9 og over, gult er 4 til 8, grønt er under 4.", 8, "medium"),
        ("Rødt er 9 og over, gult er 4 til 8, grønt er under 4.", 3, "low"),
        ("Raudt (8–9): nr. 1, 2 og 9. Gult (5–7): nr. 5 og 7. Grønt: nr. 4.", 6, "medium"),
        ("Grønn: 1–4. Gul: 5–12. Rød: 15–25.", 20, "high"),
    ],
)
def test_limits_of_classes(words: Words, text: str, number: int, risk: str) -> None:
    assert scales(words, text).of_number(number) == risk


def test_a_list_of_numbers_is_no_limit(words: Words) -> None:
    assert scales(words, "Rødt: 1, 3, 4, 7. Gult: 2, 5, 9. Grønt: 6, 10.").thresholds == {}


@pytest.mark.parametrize(("cell", "risk"), [("Rød", "high"), ("gul (12)", "medium"), ("Låg", "low"), ("–", None)])
def test_class_of_a_cell(words: Words, cell: str, risk: str | None) -> None:
    assert risk_class(cell, words, Scales()) == risk
