"""The kind ``content``: parts shown, parts lacking, and text that only looks right."""

from __future__ import annotations

import pytest

from checks.kit import answer, doc
from tilsyn.model import Outcome, Reason, Result

POWERS = """
kind: content
about: [fullmakt]
parts:
  - id: who
    lacking: {nb: hvem}
    any:
      - says: [[fullmakt], [kommunedirektør, stabssjef]]
  - id: sum
    lacking: {nb: beløpet}
    any:
      - says: [[fullmakt, bruke]]
        features: [amount]
"""


def lacking(outcome: Outcome) -> list[str]:
    return [text["nb"] for text in outcome.lacking]


def test_all_parts_shown_is_fulfilled() -> None:
    text = "# Fullmakter\n\nKommunedirektøren har fullmakt i krise.\n\nStaben kan bruke inntil 500 000 kroner."
    outcome = answer(POWERS, text)
    assert outcome.result is Result.FULFILLED
    assert outcome.lacking == ()
    assert {item.part for item in outcome.evidence} == {"who", "sum"}
    assert all(item.speaks == "for" for item in outcome.evidence)


def test_some_parts_shown_is_partial_and_says_what_is_lacking() -> None:
    outcome = answer(POWERS, "# Fullmakter\n\nKommunedirektøren har fullmakt til å handle.")
    assert outcome.result is Result.PARTIAL
    assert lacking(outcome) == ["beløpet"]
    assert outcome.evidence[0].quote == "Kommunedirektøren har fullmakt til å handle."


def test_nothing_shown_in_a_plan_is_missing() -> None:
    outcome = answer(POWERS, "# Samband\n\nRadioen står i kjelleren.")
    assert outcome.result is Result.MISSING
    assert lacking(outcome) == ["hvem", "beløpet"]
    assert outcome.searched == ("Beredskapsplan.md",)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Det skal utarbeides fullmakter for kommunedirektøren.", "promise"),
        ("Kommunedirektøren har ikke fått noen fullmakt.", "negated"),
        ("Forskriften krever at kommunen skal gi kommunedirektøren fullmakt.", "law"),
        ("Fullmakt: [navn på kommunedirektør]", "placeholder"),
    ],
)
def test_near_misses_are_missing_and_kept_as_evidence_against(text: str, note: str) -> None:
    outcome = answer(POWERS, f"# Ledelse\n\n{text}")
    assert outcome.result is Result.MISSING
    assert [(item.speaks, item.note) for item in outcome.evidence] == [("against", note)]


def test_a_document_of_another_kind_without_the_subject_is_not_supplied() -> None:
    outcome = answer(POWERS, doc("# Hendelser\n\nFlom og skred.", "helhetlig_ros", title="ROS"))
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)


def test_the_headings_nearest_to_the_subject_are_named() -> None:
    outcome = answer(POWERS, "# Fullmakter\n\nKommer.")
    assert [place.section for place in outcome.closest] == ["Fullmakter"]


def test_a_number_of_parts_can_be_enough() -> None:
    some = POWERS + "fulfilled: 1\n"
    assert answer(some, "Kommunedirektøren har fullmakt til å handle.").result is Result.FULFILLED


def test_a_part_that_is_not_required_gives_partial_at_most() -> None:
    goodwill = """
    kind: content
    about: [fullmakt]
    parts:
      - {id: who, lacking: {nb: hvem}, any: [{says: [[fullmakt], [kommunedirektør]]}]}
      - {id: word, lacking: {nb: noe}, required: false, any: [{says: [[myndighet]]}]}
    """
    outcome = answer(goodwill, "Ledelsen har myndighet i krise.")
    assert outcome.result is Result.PARTIAL
    assert lacking(outcome) == ["hvem"]
    weak = goodwill.replace("required: false,", "required: false, weak: outdated,")
    assert answer(weak, "Ledelsen har myndighet i krise.").result is Result.OUTDATED


def test_only_documents_of_the_kinds_named_count() -> None:
    narrow = POWERS + "kinds: [delegeringsreglement]\n"
    text = "Kommunedirektøren har fullmakt til å bruke inntil 500 000 kroner."
    assert answer(narrow, text).result is Result.MISSING
    assert answer(narrow, doc(text, "delegeringsreglement", title="Reglement")).result is Result.FULFILLED


def test_an_admitted_exception_makes_it_partial() -> None:
    admits = POWERS + (
        "exceptions:\n"
        "  says: [{says: [[stedfortreder], [ikke tatt med]], allow: [negated]}]\n"
        "  lacking: {nb: stedfortrederne}\n"
    )
    sound = "Kommunedirektøren har fullmakt til å bruke inntil 500 000 kroner."
    assert answer(admits, sound).result is Result.FULFILLED
    outcome = answer(admits, f"{sound}\n\nStedfortrederne er ikke tatt med.")
    assert outcome.result is Result.PARTIAL
    assert lacking(outcome) == ["stedfortrederne"]
    assert outcome.evidence[-1].speaks == "against"


LISTED = """
kind: content
about: [varslingsliste]
parts:
  - id: list
    lacking: {nb: listen}
    any: [{table: [[navn], [telefon]], rows: 2}]
fresh: {months: 24, sure_months: 12, lacking: {nb: en ny liste}}
"""
TABLE = "| Navn | Telefon |\n|---|---|\n| Kari Dal | 555 44 900 |\n| Ola Vik | 555 44 901 |"


@pytest.mark.parametrize(
    ("day", "result"),
    [("3. mars 2026", Result.FULFILLED), ("3. mars 2025", Result.FULFILLED), ("3. mars 2023", Result.OUTDATED)],
)
def test_a_list_that_is_dated_goes_out_of_date(day: str, result: Result) -> None:
    assert answer(LISTED, f"Sist oppdatert {day}\n\n# Varslingsliste\n\n{TABLE}").result is result


def test_a_list_without_a_date_is_not_called_old() -> None:
    assert answer(LISTED, f"# Varslingsliste\n\n{TABLE}").result is Result.FULFILLED


def test_an_older_list_is_less_sure() -> None:
    new = answer(LISTED, f"Sist oppdatert 3. mars 2026\n\n# Varslingsliste\n\n{TABLE}")
    older = answer(LISTED, f"Sist oppdatert 3. mars 2025\n\n# Varslingsliste\n\n{TABLE}")
    assert older.confidence < new.confidence


def test_a_reference_to_an_older_analysis_is_outdated() -> None:
    refers = """
    kind: content
    about: [ros]
    parts: [{id: ros, lacking: {nb: analysen}, any: [{says: [[bygger på], ["ROS*"]]}]}]
    refers: {part: ros, of: [helhetlig_ros], lacking: {nb: den nye analysen}}
    """
    ros = doc("Vedtatt av kommunestyret 4. mai 2024", "helhetlig_ros", title="Helhetlig ROS 2024")
    assert answer(refers, "Planen bygger på ROS 2024.", ros).result is Result.FULFILLED
    outcome = answer(refers, "Planen bygger på ROS 2015.", ros)
    assert outcome.result is Result.OUTDATED
    assert lacking(outcome) == ["den nye analysen"]


def test_without_pointers_an_annex_is_no_excuse() -> None:
    text = "# Fullmakter\n\nFullmakter: se vedlegg 3."
    assert answer(POWERS, text).result is Result.WITHHELD
    assert answer(POWERS + "pointers: false\n", text).result is Result.MISSING
