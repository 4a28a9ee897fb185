"""The kind ``events``: each unwanted event of the analysis is treated in some respect."""

from __future__ import annotations

import pytest

from checks.kit import answer, doc, scenario
from tilsyn.model import Outcome, Reason, Result, Thread

LIKELY = """
kind: events
of: [helhetlig_ros]
fields: [likelihood]
share: 0.8
few: 0.25
least: 4
about: [sannsynlighet]
lacking: {nb: sannsynlighet for alle hendelser}
"""
ROS = doc("# Hendelser\n\nFlom, skred, brann, storm og strømbrudd.", "helhetlig_ros", title="ROS")
FOUND = ("helhetlig_ros",)
NAMES = ("Flom", "Skred", "Brann", "Storm", "Strømbrudd")


def with_field(count: int, check: str = LIKELY, word: str = "middels", of: int = 5) -> Outcome:
    """The answer when so many of the events have the field."""
    scenarios = tuple(
        scenario(name, ROS, 1, fields={"likelihood": word} if number < count else {})
        for number, name in enumerate(NAMES[:of])
    )
    return answer(check, ROS, found_in=FOUND, thread=Thread(scenarios=scenarios))


@pytest.mark.parametrize(
    ("count", "result"),
    [
        (5, Result.FULFILLED), (4, Result.FULFILLED), (3, Result.PARTIAL), (2, Result.PARTIAL), (1, Result.MISSING)
    ],
)
def test_the_share_decides(count: int, result: Result) -> None:
    """4 of 5 is the share asked for; 2 of 5 is over the least share, 1 of 5 under it."""
    assert with_field(count).result is result


def test_too_few_events_are_never_enough() -> None:
    assert with_field(3, of=3).result is Result.PARTIAL


def test_a_form_that_is_not_filled_in_does_not_count() -> None:
    assert with_field(5, word="[fyll inn]").result is Result.MISSING


def test_events_of_another_document_do_not_count() -> None:
    other = doc("# Hendelser\n\nFlom.", "evakueringsplan", title="Evakueringsplan")
    scenarios = tuple(scenario(name, other, 1, fields={"likelihood": "høy"}) for name in NAMES)
    outcome = answer(LIKELY, other, found_in=FOUND, thread=Thread(scenarios=scenarios))
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)


def test_a_chapter_of_its_own_will_do_instead() -> None:
    chapter = LIKELY + "otherwise: [{id: c, lacking: {nb: x}, any: [{section: [sannsynlighet], words: 5}]}]\n"
    text = "# Sannsynlighet\n\nFlom ventes hvert tiende år, og skred sjeldnere enn hvert hundrede."
    ros = doc(text, "helhetlig_ros", title="ROS")
    assert answer(chapter, ros, found_in=FOUND).result is Result.FULFILLED
    assert answer(LIKELY, ros, found_in=FOUND).result is Result.MISSING
