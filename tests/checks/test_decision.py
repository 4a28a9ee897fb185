"""The kind ``decision``: that the right body adopted this version."""

from __future__ import annotations

from checks.kit import answer, doc
from tilsyn.model import Result

ADOPTED = """
kind: decision
of: [helhetlig_ros]
by: [kommunestyre]
about: [ROS-analyse, helhetlig ROS]
lacking: {nb: et vedtak}
stale: {nb: et vedtak om denne utgaven}
"""
FOUND = ("helhetlig_ros", "saksframlegg")


def ros(line: str) -> object:
    return doc(f"{line}\n\n# Hendelser\n\nFlom og skred.", "helhetlig_ros", title="Helhetlig ROS-analyse")


def test_adopted_by_the_council() -> None:
    outcome = answer(ADOPTED, ros("Vedtatt av kommunestyret 4. mai 2024"), found_in=FOUND)  # type: ignore[arg-type]
    assert outcome.result is Result.FULFILLED
    assert "kommunestyret" in outcome.evidence[0].quote


def test_adopted_by_somebody_else() -> None:
    outcome = answer(ADOPTED, ros("Godkjent av kommunedirektøren 4. mai 2024"), found_in=FOUND)  # type: ignore[arg-type]
    assert outcome.result is Result.MISSING
    assert [text["nb"] for text in outcome.lacking] == ["et vedtak"]


def test_adopted_in_an_earlier_version() -> None:
    line = "Vedtatt av kommunestyret 4. mai 2016. Revidert 12. juni 2024."
    outcome = answer(ADOPTED, ros(line), found_in=FOUND)  # type: ignore[arg-type]
    assert outcome.result is Result.PARTIAL
    assert [text["nb"] for text in outcome.lacking] == ["et vedtak om denne utgaven"]


def test_a_case_paper_about_it() -> None:
    paper = doc(
        "Sak 12/24 Helhetlig ROS-analyse\n\nUtvalg: kommunestyret | Møtedato: 04.05.2024\n\n"
        "# Vedtak\n\nHelhetlig ROS-analyse vedtas.\n\nEnstemmig vedtatt.",
        "saksframlegg",
        title="Saksprotokoll: Helhetlig ROS-analyse",
    )
    analysis = ros("Utarbeidet april 2024")
    assert answer(ADOPTED, analysis, paper, found_in=FOUND).result is Result.FULFILLED  # type: ignore[arg-type]


def test_a_case_paper_about_something_else() -> None:
    paper = doc(
        "# Saksprotokoll\n\nSak 13/24 Budsjett\n\n# Vedtak\n\nKommunestyret vedtok budsjettet 4. mai 2024.",
        "saksframlegg",
        title="Saksprotokoll: Budsjett",
    )
    analysis = ros("Utarbeidet april 2024")
    assert answer(ADOPTED, analysis, paper, found_in=FOUND).result is Result.MISSING  # type: ignore[arg-type]
