"""Links of scenarios to what follows them up, against labels written by reading the other papers."""

from __future__ import annotations

import pytest

from tilsyn.model import Thread
from tilsyn.thread.facts import Answer, ThreadFacts, thread_facts
from tilsyn.thread.scenarios import find_scenarios

from .support import JURISDICTION, PACKS, labels, named

NAMES = ("brennmo", "fjelldal", "gammelvik", "myklefjord", "skarvang", "storvik")
SORTS = ("measures", "plan", "exercises", "evaluations")


def linked(name: str) -> Thread:
    text, dossier = named(name)
    return find_scenarios(text, dossier, JURISDICTION, PACKS)


def facts(name: str) -> tuple[Thread, ThreadFacts]:
    text, dossier = named(name)
    thread = linked(name)
    return thread, thread_facts(thread, text, dossier, JURISDICTION, PACKS)


@pytest.mark.parametrize("name", NAMES)
def test_links_are_those_of_the_papers(name: str) -> None:
    wanted = labels(name)["links"]
    maybe = wanted.get("maybe", {})
    wrong = {}
    for sort in SORTS:
        found = {
            scenario.number
            for scenario in linked(name).scenarios
            if any(
                item.speaks == "for" and not (item.part or "").startswith("generic")
                for item in getattr(scenario.links, sort)
            )
        }
        right = {str(number) for number in wanted[sort]}
        allowed = right | {str(number) for number in maybe.get(sort, ())}
        if found - allowed or right - found:
            wrong[sort] = {"invented": sorted(found - allowed), "missed": sorted(right - found)}
    assert not wrong


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_stands_in_its_document(name: str) -> None:
    text, _ = named(name)
    files = {entry.document.file: entry.document for entry in text.documents}
    for scenario in linked(name).scenarios:
        for sort in (*SORTS, "resources"):
            for item in getattr(scenario.links, sort):
                block = files[item.place.document].blocks[item.place.block]
                shown = " ".join(block.text.replace("\n", " ").replace(" | ", " ").split())
                quoted = " ".join(item.quote.rstrip("…").replace(" | ", " ").split())
                assert quoted in shown or quoted == " ".join(
                    (text.documents[[*files].index(item.place.document)].title or "").split()
                )


def test_a_reference_to_an_older_analysis_is_none_to_this_one() -> None:
    # Brennmo's cards name events of the analysis of 2019: card 1 is about flood, which was event 2 then.
    downpour = next(scenario for scenario in linked("brennmo").scenarios if scenario.number == "2")
    assert not downpour.links.plan


def test_cards_in_another_system_count_against() -> None:
    ekom = next(scenario for scenario in linked("skarvang").scenarios if scenario.number == "8")
    assert [item.note for item in ekom.links.plan if item.part == "generic"] == ["elsewhere"]


def test_evaluation_is_found_by_the_name_of_the_exercise() -> None:
    ransom = next(scenario for scenario in linked("storvik").scenarios if scenario.number == "14")
    assert any("«Låst»" in item.quote for item in ransom.links.evaluations)


def test_breaks_of_the_worst_scenarios() -> None:
    thread, found = facts("myklefjord")
    numbers = [thread.scenarios[index].number for index in found.unmeasured]
    assert numbers == ["3"]
    assert {thread.scenarios[index].number for index in found.unexercised} == {"1", "2", "6", "9"}


def test_top_without_any_measure() -> None:
    _, found = facts("gammelvik")
    assert found.unmeasured == found.top
    assert len(found.top) == 3


def test_needs_and_people() -> None:
    thread, found = facts("storvik")
    by_number = {scenario.number: index for index, scenario in enumerate(thread.scenarios)}
    assert found.people[by_number["10"]] == 1200
    assert found.most_people == 1200
    assert found.warning[by_number["4"]] is Answer.NO
    assert found.warning[by_number["8"]] is Answer.YES
    assert by_number["12"] not in found.unmoved


def test_a_measure_without_owner_or_deadline_is_told() -> None:
    _, found = facts("storvik")
    lacking = {item.evidence.quote.split(" | ")[0] for item in found.measures if not item.owner or not item.due}
    assert {"T3", "T5", "T28"} <= lacking
    assert "T1" not in lacking


def test_exercise_rows_map_to_scenarios() -> None:
    thread, found = facts("skarvang")
    rows = [[thread.scenarios[index].number for index in row.events] for row in found.exercises]
    assert rows == [["12"], ["7"], ["13"], ["4"]]
    assert [row.evidence.part for row in found.exercises] == ["held", "held", "planned", "planned"]
