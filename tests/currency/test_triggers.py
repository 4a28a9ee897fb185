"""Events after the analysis are asked about once, where they concern the municipality, and never without a date."""

from __future__ import annotations

from datetime import date

import pytest

from currency.kit import Writer, text_of
from currency.kit import dossier as kit_dossier
from tilsyn.currency.triggers import find_triggers
from tilsyn.errors import DossierError
from tilsyn.model import Dossier, Municipality, RecognisedDocument, TriggerQuestion
from tilsyn.recognition.case import parse_case
from tilsyn.recognition.jurisdiction import Trigger
from tilsyn_norway.country import norway


def analysis(*lines: str, dated: str = "Utarbeidet 31. mai 2021") -> RecognisedDocument:
    writer = Writer("Helhetlig ROS-analyse", "ros.docx").line(dated).heading("Hendelser")
    for line in lines or ("Flom i elva kan ta brua.",):
        writer.line(line)
    return writer.document(kind="helhetlig_ros")


def asked(given: Dossier, *own: Trigger) -> list[TriggerQuestion]:
    return list(find_triggers(text_of(given.used), given, norway(), "ros.docx", own))


def ids(given: Dossier, *own: Trigger) -> list[str]:
    return [item.id for item in asked(given, *own)]


def placed(given: Dossier, number: str, county: str) -> Dossier:
    return given.model_copy(update={"municipality": Municipality(name="Storvik", number=number, county=county)})


def test_only_what_came_later_is_asked_oldest_first() -> None:
    assert ids(kit_dossier(analysis())) == ["ukraine_2022", "emergency_alert_2023"]
    assert ids(kit_dossier(analysis(dated="Revidert 3. februar 2024"))) == []


def test_the_day_itself_is_not_older() -> None:
    assert "ukraine_2022" not in ids(kit_dossier(analysis(dated="Revidert 24. februar 2022")))
    assert "ukraine_2022" in ids(kit_dossier(analysis(dated="Revidert 23. februar 2022")))


def test_nothing_from_after_the_assessment_date() -> None:
    assert ids(kit_dossier(analysis(), as_of=date(2022, 6, 1))) == ["ukraine_2022"]


@pytest.mark.parametrize(("number", "county", "expected"), [("3301", "Buskerud", True), ("1101", "Rogaland", False)])
def test_regional_events_are_asked_in_their_counties_only(number: str, county: str, expected: bool) -> None:
    assert ("hans_2023" in ids(placed(kit_dossier(analysis()), number, county))) is expected


def test_changed_borders_are_asked_where_they_changed() -> None:
    given = kit_dossier(analysis(dated="Utarbeidet 31. mai 2019"))
    merged = given.model_copy(update={"municipality": Municipality(name="Lillestrøm", number="3205")})
    assert "reform_2020" in ids(merged)
    assert "reform_2020" not in ids(given)


def test_a_later_paper_on_the_analysis_and_the_event_answers_it() -> None:
    paper = Writer("Referat fra beredskapsrådet", "referat.docx").line("Vedtatt 4. mars 2023").heading("Sak 3")
    paper.line("Helhetlig ROS-analyse er gått gjennom på nytt etter fullskalakrigen i Ukraina.")
    given = kit_dossier(analysis(), paper.document(kind="referat_beredskapsrad"))
    assert ids(given) == ["emergency_alert_2023"]


def test_the_subject_in_the_analysis_itself_is_said() -> None:
    found = asked(kit_dossier(analysis("Krigen i Ukraina gir flere flyktninger.")))
    assert [(item.id, item.mentioned is not None) for item in found] == [
        ("ukraine_2022", True),
        ("emergency_alert_2023", False),
    ]
    assert found[0].dated == "2021-05-31"


def test_local_events_of_the_case_file() -> None:
    own = Trigger(id="case_1", date=date(2025, 3, 1), name={"nb": "asylmottak i Vika"})
    assert ids(kit_dossier(analysis()), own)[-1] == "case_1"


def test_an_analysis_without_a_date_gives_no_question() -> None:
    assert ids(kit_dossier(analysis(dated="Storvik kommune"))) == []


def test_the_case_file_reads_them() -> None:
    case = parse_case("triggers:\n  - {name: asylmottak, date: 2025-03-01}\n")
    assert [(item.name, item.date) for item in case.triggers] == [("asylmottak", date(2025, 3, 1))]
    assert parse_case("triggers:").triggers == ()


@pytest.mark.parametrize("value", ["[{name: asylmottak}]", "[asylmottak]", "[{name: x, date: i fjor}]", "2025"])
def test_the_case_file_says_what_is_wrong_with_them(value: str) -> None:
    with pytest.raises(DossierError) as caught:
        parse_case(f"language: nb\ntriggers: {value}\n")
    assert caught.value.key == "case.value"
    assert caught.value.values["line"] == 2
    assert "date: 2025-03-01" in str(caught.value.values["expected"])
