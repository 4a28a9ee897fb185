"""Names of events made comparable."""

from __future__ import annotations

import pytest

from tilsyn.language.view import DossierText
from tilsyn.thread.analysis import words_for
from tilsyn.thread.labels import run_in
from tilsyn.thread.matching import Names, numbers_in
from tilsyn.thread.words import Words
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


@pytest.fixture(scope="module")
def words() -> Words:
    found = words_for(DossierText((), packs()), norway(), packs())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def names(words: Words) -> Names:
    return Names(words)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Ekstremvær med langvarig strømbrudd", ("N01", "I01")),
        ("Skogbrann på Stormoen", ("N10",)),
        ("Brudd på Fossdammen", ("A10",)),
        ("Langvarig straumbrot", ("I01",)),
        ("Snø- og sørpeskred ved Skredneset", ("N06",)),
        ("Bråk på bygdefesten", ()),
    ],
)
def test_codes_by_the_longest_synonym(names: Names, text: str, codes: tuple[str, ...]) -> None:
    assert names.codes(text) == codes


def test_place_is_kept_apart(names: Names) -> None:
    name = names.read("Flomskred i Nordre Skarvdal")
    assert name.locality == "Nordre Skarvdal"
    assert len(name.stems) == 1


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("Skjema 4", "4", ""),
        ("Scenario 7 – Flom", "7", "Flom"),
        ("Uønskt hending 3: Pandemi", "3", "Pandemi"),
        ("1 Flaum", "1", "Flaum"),
        ("E6 og jernbanen brutt", None, "E6 og jernbanen brutt"),
        ("3 døgn uten strøm", None, "3 døgn uten strøm"),
        ("4.2.3 Flom", None, "Flom"),
    ],
)
def test_number_before_a_name(names: Names, text: str, number: str | None, rest: str) -> None:
    assert names.number(text) == (number, rest)


def test_both_forms_are_the_same_event(names: Names) -> None:
    assert names.same(names.read("Straumen borte i tre døgn"), names.read("Strømbrudd"))
    assert not names.same(names.read("Flom i Brenna"), names.read("Pandemi"))


@pytest.mark.parametrize(("text", "found"), [("1, 3 og 4", ["1", "3", "4"]), ("8–10", ["8", "9", "10"]), ("2023", [])])
def test_numbers_in_a_cell(text: str, found: list[str]) -> None:
    assert numbers_in(text) == found


def test_labels_in_running_text(words: Words) -> None:
    found = run_in("Sannsynlighet: C. Konsekvens: 4. Risiko: rød.", words)
    assert [(item.label.id, item.value) for item in found] == [
        ("likelihood", "C."),
        ("consequence", "4."),
        ("risk", "rød."),
    ]
    assert [item.label.id for item in run_in("Må folk varslast? Ja, straks.", words)] == ["warning"]
    assert run_in("Vi har sett på sannsynlighet: den er lav.", words) == []


@pytest.mark.parametrize(
    "text", ["", "–", "se kap. 4", "[fyll inn]", "Vil bli nærmere beskrevet ved neste rullering", "vurderes"]
)
def test_values_that_say_nothing(words: Words, text: str) -> None:
    assert words.real(text) is None
