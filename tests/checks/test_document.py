"""The kind ``document``: that one exists, is the municipality's own, no draft, and has a body."""

from __future__ import annotations

import pytest

from checks.kit import answer, doc
from tilsyn.model import Reason, Result

EXISTS = """
kind: document
of: [evakueringsplan]
about: [evakueringsplan]
words: 20
lacking: {nb: en evakueringsplan}
"""
FOUND = ("evakueringsplan",)
BODY = "# Mottak\n\n" + "Idrettshallen tar imot dem som må flytte, og registrerer navn og behov ved døren. " * 3


def test_a_document_of_the_kind_with_a_body() -> None:
    outcome = answer(EXISTS, doc(BODY, "evakueringsplan", title="Evakueringsplan"), found_in=FOUND)
    assert outcome.result is Result.FULFILLED
    assert outcome.evidence


def test_a_front_page_alone_is_partial() -> None:
    outcome = answer(EXISTS, doc("# Mottak\n\nKommer.", "evakueringsplan", title="Evakueringsplan"), found_in=FOUND)
    assert outcome.result is Result.PARTIAL
    assert [text["nb"] for text in outcome.lacking] == ["en evakueringsplan"]


@pytest.mark.parametrize("standing", ["draft", "foreign"])
def test_a_draft_or_another_municipalitys_document_is_partial_at_most(standing: str) -> None:
    paper = doc(BODY, "evakueringsplan", title="Evakueringsplan", **{standing: True})  # type: ignore[arg-type]
    assert answer(EXISTS, paper, found_in=FOUND).result is Result.PARTIAL


def test_none_is_not_supplied_and_in_a_complete_dossier_missing() -> None:
    plan = "# Samband\n\nRadioen står i kjelleren."
    outcome = answer(EXISTS, plan, found_in=FOUND)
    assert (outcome.result, outcome.reason) == (Result.UNDECIDED, Reason.NOT_SUPPLIED)
    assert answer(EXISTS, plan, found_in=FOUND, complete=True).result is Result.MISSING


def test_none_with_a_pointer_is_withheld() -> None:
    outcome = answer(EXISTS, "# Samband\n\nEvakueringsplanen er unntatt offentlighet.", found_in=FOUND)
    assert outcome.result is Result.WITHHELD


def test_none_with_a_promise_is_missing() -> None:
    outcome = answer(EXISTS, "# Evakueringsplan\n\nEvakueringsplanen er under arbeid.", found_in=FOUND)
    assert outcome.result is Result.MISSING


def test_a_section_of_the_kind_will_do_when_the_rule_says_so() -> None:
    front = "# Innledning\n\nPlanen gjelder ved alle hendelser som krever mer enn vanlig drift.\n\n"
    body = BODY.partition("\n\n")[2] * 3
    plan = doc(f"{front}# Samband\n\nRadioen står i kjelleren.\n\n# Evakueringsplan\n\n{body}")
    assert "evakueringsplan" in {span.kind for span in plan.kinds if not span.whole}
    assert answer(EXISTS, plan, found_in=FOUND).result is not Result.FULFILLED
    assert answer(EXISTS + "sections: true\n", plan, found_in=FOUND).result is Result.FULFILLED


def test_what_it_must_hold() -> None:
    parts = EXISTS + "parts: [{id: bus, lacking: {nb: bussene}, any: [{says: [[buss]]}]}]\nneeded: 1\n"
    paper = doc(BODY, "evakueringsplan", title="Evakueringsplan")
    outcome = answer(parts, paper, found_in=FOUND)
    assert outcome.result is Result.PARTIAL
    assert [text["nb"] for text in outcome.lacking] == ["bussene"]
    with_bus = doc(BODY + "\n\nBussene kjører fra torget.", "evakueringsplan", title="Evakueringsplan")
    assert answer(parts, with_bus, found_in=FOUND).result is Result.FULFILLED
