"""The kind ``current``: a document free of what has gone out of date."""

from __future__ import annotations

from datetime import date

from checks.kit import answer, doc
from tilsyn.model import Outcome, Outdated, Place, Reason, Result

CURRENT = """
kind: current
of: [overordnet_beredskapsplan]
months: 12
most: 1
about: [beredskapsplan]
words: {nb: ord som gjelder nå}
old: {nb: en nyere utgave}
"""


def word(found: str) -> Outdated:
    return Outdated(
        place=Place(document="Beredskapsplan.md", block=1), found=found, replacement="x", since=date(2021, 1, 1),
        quote=f"Setning med {found}.",
    )  # fmt: skip


def judge(line: str, *words: str, check: str = CURRENT) -> Outcome:
    return answer(check, f"{line}\n\n# A\n\nTekst.", outdated=[word(item) for item in words])


def test_new_and_free_of_old_words() -> None:
    assert judge("Sist revidert 3. mars 2026").result is Result.FULFILLED


def test_a_few_old_words_are_forgiven() -> None:
    assert judge("Sist revidert 3. mars 2026", "fylkesmannen").result is Result.FULFILLED


def test_the_same_word_many_times_is_one_word() -> None:
    assert judge("Sist revidert 3. mars 2026", "fylkesmannen", "Fylkesmannen").result is Result.FULFILLED


def test_more_old_words_are_outdated_and_quoted() -> None:
    outcome = judge("Sist revidert 3. mars 2026", "fylkesmannen", "rådmannen")
    assert outcome.result is Result.OUTDATED
    assert [text["nb"] for text in outcome.lacking] == ["ord som gjelder nå"]
    assert outcome.evidence[0].note == "outdated_word"


def test_some_are_partial_where_the_rule_says_so() -> None:
    outcome = judge("Sist revidert 3. mars 2026", "fylkesmannen", "rådmannen", check=CURRENT + "few: 2\n")
    assert outcome.result is Result.PARTIAL


def test_age_alone_is_outdated() -> None:
    outcome = judge("Sist revidert 3. mars 2019")
    assert outcome.result is Result.OUTDATED
    assert [text["nb"] for text in outcome.lacking] == ["en nyere utgave"]


def test_without_a_date_it_cannot_be_decided() -> None:
    outcome = judge("Uten dato")
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.AMBIGUOUS)


def test_old_words_of_another_document_do_not_count() -> None:
    ros = doc("Sist revidert 3. mars 2026", "helhetlig_ros", title="ROS")
    outcome = answer(CURRENT, ros, outdated=[word("fylkesmannen")] * 3)
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)
