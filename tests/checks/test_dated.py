"""The kinds by date: ``interval``, ``stated``, ``held``."""

from __future__ import annotations

from datetime import date

import pytest

from checks.kit import AS_OF, answer, doc
from tilsyn.model import Reason, Result

YEARLY = """
kind: interval
of: [overordnet_beredskapsplan]
roles: [revised, adopted]
months: 12
calendar_years: 1
about: ["revider*"]
lacking: {nb: en revisjon}
"""


@pytest.mark.parametrize(
    ("line", "result", "reason"),
    [
        ("Sist revidert 3. mars 2026", Result.FULFILLED, None),
        ("Sist revidert 22. november 2025", Result.FULFILLED, None),  # twelve months to the day
        ("Sist revidert 21. november 2025", Result.UNDECIDED, Reason.AMBIGUOUS),  # last calendar year: two readings
        ("Sist revidert 30. desember 2024", Result.OUTDATED, None),
        ("Sist revidert i 2025", Result.UNDECIDED, Reason.AMBIGUOUS),  # the year may mean either side of the line
    ],
)
def test_the_age_of_a_revision(line: str, result: Result, reason: Reason | None) -> None:
    outcome = answer(YEARLY, f"{line}\n\n# Innhold\n\nTekst.")
    assert (outcome.result, outcome.reason) == (result, reason)
    assert outcome.evidence[0].speaks == ("for" if result is Result.FULFILLED else "against")


@pytest.mark.parametrize(
    "line",
    [
        "Neste revisjon 3. mars 2026",  # a plan for a revision
        "Skrevet ut 3. mars 2026",  # a print
        "Lov av 25. juni 2010",  # a law's date
        "Skal revideres 1. desember 2026",  # after the assessment date
    ],
)
def test_other_dates_are_no_revision(line: str) -> None:
    assert answer(YEARLY, f"{line}\n\n# Innhold\n\nTekst.").result is Result.MISSING


def test_the_latest_date_counts() -> None:
    outcome = answer(YEARLY, "Vedtatt 4. mai 2019. Sist revidert 3. mars 2026.\n\n# Innhold\n\nTekst.")
    assert outcome.result is Result.FULFILLED


def test_without_a_plan_nothing_was_supplied() -> None:
    outcome = answer(YEARLY, doc("Sist revidert 3. mars 2026", "helhetlig_ros", title="ROS"))
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)


def test_the_answer_without_a_date_can_be_chosen() -> None:
    assert answer(YEARLY + "undated: outdated\n", "# Innhold\n\nTekst.").result is Result.OUTDATED


def test_an_excuse_makes_age_harmless() -> None:
    excused = YEARLY + "excused: [{says: [[gjennomgått], [uten endringer, trengs ikke]], allow: [negated]}]\n"
    old = "Sist revidert 3. mars 2019\n\n# Innhold\n\n"
    assert answer(excused, f"{old}Tekst.").result is Result.OUTDATED
    outcome = answer(excused, f"{old}Planen ble gjennomgått uten endringer.")
    assert outcome.result is Result.FULFILLED
    assert outcome.evidence[0].part == "excuse"


def test_a_weak_age_is_partial() -> None:
    weak = YEARLY + "weak_months: 24\n"
    assert answer(weak, "Sist revidert 30. desember 2024\n\n# A\n\nTekst.").result is Result.PARTIAL
    assert answer(weak, "Sist revidert 30. desember 2022\n\n# A\n\nTekst.").result is Result.OUTDATED


def test_a_text_that_says_it_is_untouched() -> None:
    rule = YEARLY + "untouched: [{says: [[uendret siden]], features: [year]}]\n"
    text = "Vedtatt 4. mai 2018. Sist revidert 3. mars 2026.\n\n# Innhold\n\nInnholdet er uendret siden 2018."
    assert answer(YEARLY, text).result is Result.FULFILLED
    assert answer(rule, text).result is Result.OUTDATED


def test_the_same_plan_on_another_day() -> None:
    text = "Sist revidert 3. mars 2024\n\n# A\n\nTekst."
    assert answer(YEARLY, text).result is Result.OUTDATED
    assert answer(YEARLY, text, as_of=date(2024, 11, 22)).result is Result.FULFILLED


def test_what_happened_after_the_assessment_date_does_not_count() -> None:
    """Dates that were read as of a later day are still not known on the day that is judged."""
    plan = doc("Vedtatt 4. mai 2011. Sist revidert 3. mars 2026.\n\n# A\n\nTekst.")
    outcome = answer(YEARLY, plan, as_of=date(2012, 3, 1))
    assert outcome.result is Result.FULFILLED
    assert [item.part for item in outcome.evidence] == ["adopted"]


STATED = """
kind: stated
of: [overordnet_beredskapsplan]
roles: [revised, updated]
about: ["revider*"]
lacking: {nb: en dato}
"""


def test_a_date_of_revision_stands_in_the_text() -> None:
    assert answer(STATED, "Sist oppdatert 3. mars 2009\n\n# A\n\nTekst.").result is Result.FULFILLED
    assert answer(STATED, "Vedtatt 3. mars 2026\n\n# A\n\nTekst.").result is Result.MISSING
    assert answer(STATED, "Sist oppdatert:\n\n# A\n\nTekst.").result is Result.MISSING


HELD = """
kind: held
of: [evalueringsrapport, ovelsesplan]
roles: [held]
months: 24
what: [øvelse, øving]
about: [øvelse, øving]
lacking: {nb: en øvelse}
"""
FOUND = ("evalueringsrapport", "ovelsesplan")


def test_an_exercise_that_was_held() -> None:
    new = doc("# Øvelsen\n\nØvelsen ble holdt 3. mars 2025.", "evalueringsrapport", title="Evaluering av øvelse")
    old = doc("# Øvelsen\n\nØvelsen ble holdt 3. mars 2020.", "evalueringsrapport", title="Evaluering av øvelse")
    assert answer(HELD, new, found_in=FOUND).result is Result.FULFILLED
    assert answer(HELD, old, found_in=FOUND).result is Result.OUTDATED


def test_an_exercise_that_is_planned_has_not_been_held() -> None:
    plan = doc("# Øvelser\n\nØvelse planlegges holdt 3. mars 2027.", "ovelsesplan", title="Øvelsesplan")
    assert answer(HELD, plan, found_in=FOUND).result is Result.MISSING


def test_something_else_that_was_held_does_not_count() -> None:
    other = HELD.replace("what: [øvelse, øving]", "what: [kurs]")
    report = doc("# Øvelsen\n\nØvelsen ble holdt 3. mars 2025.", "evalueringsrapport", title="Evaluering")
    assert answer(other, report, found_in=FOUND).result is Result.MISSING


def test_who_must_have_been_there() -> None:
    involves = HELD + "involves: [politiet]\n"
    text = "# Øvelsen\n\nØvelsen ble holdt 3. mars 2025.{}"
    alone = doc(text.format(""), "evalueringsrapport", title="Evaluering av øvelse")
    joint = doc(text.format(" Politiet deltok."), "evalueringsrapport", title="Evaluering av øvelse")
    assert answer(involves, joint, found_in=FOUND).result is Result.FULFILLED
    assert answer(involves, alone, found_in=FOUND).result is Result.MISSING


def test_without_any_such_document_nothing_was_supplied() -> None:
    outcome = answer(HELD, "# Samband\n\nTekst.", found_in=FOUND)
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)
    assert date(2026, 11, 22) == AS_OF
