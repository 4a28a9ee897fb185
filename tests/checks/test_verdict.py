"""Which result, when several would fit: the rules of the design, one test each."""

from __future__ import annotations

import pytest

from checks.kit import answer, doc
from tilsyn.model import Reason, Result

LIST = """
kind: content
about: [varslingsliste]
parts:
  - id: who
    lacking: {nb: hvem}
    any: [{table: [[navn], [telefon]], rows: 1}]
  - id: when
    lacking: {nb: når}
    any: [{says: [[varslingsliste], [døgn, natt]]}]
"""
TABLE = "| Navn | Telefon |\n|---|---|\n| Kari Dal | 555 44 900 |"
WHOLE = f"# Varslingsliste\n\nVarslingslisten gjelder hele døgnet.\n\n{TABLE}"
FOUND = ("varslingsliste",)


def test_not_supplied_only_when_no_document_of_the_kind_and_no_section_treats_it() -> None:
    outcome = answer(LIST, "# Samband\n\nTekst.", found_in=FOUND)
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)


def test_a_section_that_treats_the_subject_has_been_read() -> None:
    assert answer(LIST, "# Varslingsliste\n\nListen er under arbeid.", found_in=FOUND).result is Result.MISSING


def test_a_chapter_counts_as_a_document_of_its_kind() -> None:
    """A plan whose training chapter only promises has been read, so the training duties are missing."""
    training = LIST.replace("[varslingsliste]", "[opplæring, kurs]")
    front = "# Innledning\n\nPlanen gjelder alle hendelser.\n\n# Samband\n\nRadioen står i kjelleren.\n\n"
    text = f"{front}# Øvelser og opplæring\n\n" + "Det skal utarbeides en plan for opplæring av alle i staben. " * 5
    plan = doc(text)
    assert "ovelsesplan" in {span.kind for span in plan.kinds}
    assert answer(training, plan, found_in=("ovelsesplan",)).result is Result.MISSING


@pytest.mark.parametrize(
    "text",
    [
        "Varslingslisten er vedlegg 3.",
        "Varslingslisten ligger i CIM.",
        "Varslingslisten er unntatt offentlighet.",
        "For varslingsliste, se vedlegg 3.",
    ],
)
def test_a_pointer_elsewhere_is_withheld(text: str) -> None:
    outcome = answer(LIST, f"# Varsling\n\n{text}")
    assert outcome.result is Result.WITHHELD
    assert outcome.evidence[0].quote == text


@pytest.mark.parametrize(
    "text",
    [
        "Varslingslisten er under arbeid og legges inn i CIM.",
        "Varslingslisten er vedlegg 3, som er under arbeid.",
        "Varslingslisten er vedlegg 3, men vedlegget mangler.",
    ],
)
def test_a_promise_is_never_withheld(text: str) -> None:
    assert answer(LIST, f"# Varsling\n\n{text}").result is Result.MISSING


def test_what_is_in_the_dossier_beats_a_pointer() -> None:
    assert answer(LIST, f"Varslingslisten er vedlegg 3.\n\n{WHOLE}").result is Result.FULFILLED


def test_a_part_found_here_is_evidence_of_what_is_withheld() -> None:
    outcome = answer(LIST, f"# Varsling\n\nVarslingslisten er vedlegg 3.\n\n{TABLE}")
    assert outcome.result is Result.WITHHELD
    assert any("Kari Dal" in item.quote for item in outcome.evidence)


def test_partial_before_outdated() -> None:
    """Outdated means that nothing but age is wrong."""
    fresh = LIST + "fresh: {months: 24, lacking: {nb: en ny liste}}\n"
    old = "Sist oppdatert 3. mars 2015\n\n"
    assert answer(fresh, f"{old}{WHOLE}").result is Result.OUTDATED
    assert answer(fresh, f"{old}# Liste\n\n{TABLE}").result is Result.PARTIAL


@pytest.mark.parametrize("standing", ["draft", "foreign"])
def test_a_draft_or_another_municipalitys_text_never_gives_more_than_partial(standing: str) -> None:
    plan = doc(WHOLE, **{standing: True})  # type: ignore[arg-type]
    assert answer(LIST, plan).result is Result.PARTIAL


def test_a_draft_beside_a_final_version_does_no_harm() -> None:
    draft = doc(WHOLE, title="Utkast", draft=True)
    assert answer(LIST, draft, doc(WHOLE, title="Endelig")).result is Result.FULFILLED


def test_in_a_complete_dossier_not_supplied_becomes_missing() -> None:
    assert answer(LIST, "# Samband\n\nTekst.", found_in=FOUND, complete=True).result is Result.MISSING


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Varslingslisten er vedlegg 3.", Result.MISSING),  # an annex that is not there does not exist
        ("Varslingslisten ligger i CIM.", Result.WITHHELD),  # another system still does
        ("Varslingslisten er unntatt offentlighet.", Result.WITHHELD),
    ],
)
def test_pointers_in_a_complete_dossier(text: str, result: Result) -> None:
    assert answer(LIST, f"# Varsling\n\n{text}", complete=True).result is result


def test_every_fulfilled_and_partial_has_evidence_for() -> None:
    for text in (WHOLE, f"# Liste\n\n{TABLE}"):
        outcome = answer(LIST, text)
        assert outcome.result in (Result.FULFILLED, Result.PARTIAL)
        assert any(item.speaks == "for" for item in outcome.evidence)


def test_where_it_was_searched_the_likeliest_first() -> None:
    plan = doc("# Samband\n\nTekst.", title="A")
    ros = doc("# Hendelser\n\nTekst.", "helhetlig_ros", title="B")
    outcome = answer(LIST, plan, ros, found_in=("helhetlig_ros",))
    assert outcome.searched == ("B.md", "A.md")


def test_likelier_kinds_are_quoted_first() -> None:
    text = "# Varslingsliste\n\nVarslingslisten gjelder hele døgnet."
    ros = doc(text, "helhetlig_ros", title="A")
    plan = doc(text, title="B")
    outcome = answer(LIST, ros, plan)
    assert [item.place.document for item in outcome.evidence] == ["B.md", "A.md"]
