"""Scenarios found in analyses of every layout, against labels written by reading them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tilsyn.model import Scenario, Thread
from tilsyn.thread.analysis import read_analysis

from .support import JURISDICTION, PACKS, labels, named

NAMES = sorted(path.stem for path in (Path(__file__).parent / "labels").glob("*.yaml"))


def thread(name: str) -> Thread:
    text, dossier = named(name)
    return read_analysis(text, dossier, JURISDICTION, PACKS)


def matched(name: str) -> Iterator[tuple[dict[str, object], Scenario | None]]:
    found = {scenario.name.lower(): scenario for scenario in thread(name).scenarios}
    for label in labels(name)["scenarios"]:
        yield label, found.get(str(label["name"]).lower())


@pytest.mark.parametrize("name", NAMES)
def test_every_labelled_event_is_found_and_none_is_invented(name: str) -> None:
    wanted = [str(label["name"]).lower() for label in labels(name)["scenarios"]]
    found = [scenario.name.lower() for scenario in thread(name).scenarios]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("name", NAMES)
def test_risk_class_is_that_of_the_document(name: str) -> None:
    wrong = []
    for label, scenario in matched(name):
        right = label["risk"] if isinstance(label["risk"], list) else [label["risk"]]
        if scenario is not None and scenario.risk not in right:
            wrong.append((label["name"], scenario.risk, label["risk"]))
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_taxonomy_codes_hold_the_labelled_ones(name: str) -> None:
    wrong = [
        (label["name"], scenario.events, label["events"])
        for label, scenario in matched(name)
        if scenario is not None and "events" in label and not set(label["events"]) <= set(scenario.events)  # type: ignore[call-overload]
    ]
    assert not wrong


def test_contradicting_classes_are_reported() -> None:
    found = [scenario.name for scenario in thread("ordskala").scenarios if scenario.contradictions]
    assert found == labels("ordskala")["contradictions"]


@pytest.mark.parametrize("name", ["bilde", "gammelvik"])
def test_overviews_that_are_only_pictures_are_named(name: str) -> None:
    assert len(thread(name).unread) == 1


def test_fields_of_a_form_with_crosses() -> None:
    slide = thread("dsb-skjema").scenarios[0]
    assert slide.likelihood == "D"
    assert slide.consequence == "5"
    assert slide.fields["likelihood_reason"].startswith("D. Skred i 1951")
    assert slide.fields["evacuation"] == "Ja, 45 personer i tre døgn, åtte trenger hjelp"
    assert slide.fields["values"] == "Liv og helse, Natur og miljø, Stabilitet, Materielle verdier"
    assert "controllability" in slide.fields
    assert "transferability" in slide.fields


def test_a_pointer_is_no_value() -> None:
    attack = next(scenario for scenario in thread("scenarier").scenarios if scenario.name == "Dataangrep")
    assert "kapittel" not in attack.fields.get("measures", "")


def test_prose_gives_level_beside_label() -> None:
    flood = thread("prosa").scenarios[0]
    assert flood.likelihood == "høgt"
    assert flood.fields["evacuation"] == "Ti hus må evakuerast, til saman 28 personar."
    assert "warning" in flood.fields


def test_functions_come_from_the_table_that_names_the_forms() -> None:
    attack = next(scenario for scenario in thread("brennmo").scenarios if scenario.number == "8")
    assert "Helse og omsorg" in attack.fields["functions"]


def test_rows_for_several_events_and_for_the_rest() -> None:
    scenarios = {scenario.number: scenario for scenario in thread("storvik").scenarios}
    assert scenarios["11"].fields["warning"].startswith("Ja")
    assert scenarios["12"].fields["warning"].startswith("Nei")


def test_chapters_without_labels_have_no_values() -> None:
    assert all("values" not in scenario.fields for scenario in thread("fjelldal").scenarios)


def test_sixty_pages_in_a_moment() -> None:
    text, dossier = named("storvik")
    read_analysis(text, dossier, JURISDICTION, PACKS)
    start = time.process_time()
    read_analysis(text, dossier, JURISDICTION, PACKS)
    # About 17 pages take 20 milliseconds on an idle machine; a tolerance of ten for busy ones.
    assert time.process_time() - start < 0.2
