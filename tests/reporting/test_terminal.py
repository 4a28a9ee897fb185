"""The terminal report: what to do first, readable at 80 columns, and never a control character from a document."""

from __future__ import annotations

import re

import pytest

from handmade import document, dossier, finding, outdated, quote, report, requirement, ruleset, unread
from tilsyn.messages import Translator
from tilsyn.model import Judgement, Report, Result
from tilsyn.reporting.plain import cut, pages_text, plain
from tilsyn.reporting.terminal import MARKS, TerminalFormat, overview, overview_row


def text(made: Report, language: str = "nb") -> str:
    """The report as text."""
    return TerminalFormat().render(made, Translator(language)).decode()


def test_three_things_to_do_first_come_first_and_then_what_to_ask_for() -> None:
    shown = text(_report())
    order = [shown.index(title) for title in ("Tre ting å gjøre først", "Be om dette", "FKB § 4", "Veien videre")]
    assert order == sorted(order)
    first = shown[order[0] : order[1]]
    assert first.count("→") == 3


def test_lines_fit_in_eighty_columns() -> None:
    assert max(len(line) for line in text(_report()).split("\n")) <= 80


def test_no_result_is_said_by_a_mark_alone() -> None:
    shown = text(_report())
    for result, mark in MARKS.items():
        for line in shown.split("\n"):
            if line.startswith(mark):
                assert any(Translator("nb")(f"result.{value.value}") in line for value in Result), (result, line)


def test_gaps_are_called_what_a_supervisor_would_perhaps_call_them() -> None:
    items = [
        requirement("no.test.must"),
        requirement("no.test.conditional", condition={"nb": "Der det trengs."}),
        requirement("no.test.should", obligation="should"),
        requirement("no.test.advice", obligation="advice"),
    ]
    shown = text(report([finding(item, "missing") for item in items], ruleset(items)))
    assert shown.count("[mulig avvik]") == 1
    assert len(re.findall(r"\[mulig\s+merknad\]", shown)) == 2
    assert shown.count("[forbedringspunkt]") == 1


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_report_never_says_that_the_law_is_broken(language: str) -> None:
    shown = text(_report(), language).lower()
    assert "lovbrudd" not in shown
    assert "lovbrot" not in shown
    assert not re.search(r"(?<!mulig )(?<!mogleg )\bavvik\b", shown)


def test_control_characters_and_escapes_are_removed() -> None:
    item = requirement("no.test.a")
    hostile = "Rød\x1b[31m tekst\x07 \x9b31m og \u202eomvendt\x00."
    shown = text(report([finding(item, "partial", evidence=(quote(hostile),))], ruleset([item])))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "Rød tekst" in shown


def test_a_judgement_stands_beside_the_answer() -> None:
    item = requirement("no.test.a")
    judgement = Judgement.model_validate(
        {"requirement": item.id, "result": "fulfilled", "by": "kommunedirektøren", "date": "2026-11-20",
         "reason": "Står i delegeringsreglementet."}
    )  # fmt: skip
    shown = text(report([finding(item, "missing", judgement=judgement)], ruleset([item])))
    assert "✓ Oppfylt" in shown
    assert "kommunedirektøren" in shown
    assert "ikke funnet" in shown
    assert shown.rstrip().split("\n")[-1].startswith("0 mangler.")


def test_the_last_line_says_how_many_are_not_decided() -> None:
    assert text(_report()).rstrip().endswith("3 krav er ikke avgjort: 2 må vurderes, 1 er ikke utlevert.")


def test_what_could_not_be_read_is_said() -> None:
    item = requirement("no.test.a")
    files = dossier([document("skannet.pdf", "varslingsliste", unread=[unread("scanned", [1, 2, 5])])])
    shown = text(report([finding(item, "undecided")], ruleset([item]), dossier=files))
    assert "skannet.pdf: side 1–2, 5: " in shown


def test_a_report_without_gaps_is_a_whole_report() -> None:
    item = requirement("no.test.a")
    shown = text(report([finding(item, "fulfilled")], ruleset([item])))
    for title in ("Tre ting å gjøre først", "Be om dette", "FKB § 4", "Veien videre"):
        assert title in shown
    assert "Det er ingen mangler å lukke." in shown


def test_several_dossiers_are_a_row_each() -> None:
    shown = overview([overview_row(_report()), overview_row(_report())], Translator("nb"))
    assert shown.count("Tjeldvik") == 2
    assert max(map(len, shown.split("\n"))) <= 80


def test_small_helpers() -> None:
    assert cut("et langt ord her", 10) == "et langt …"
    assert pages_text((3, 1, 2, 7)) == "1–3, 7"
    assert plain("a\r\nb") == "a\nb"


def _report() -> Report:
    items = [
        requirement(f"no.test.{n}", found_in=(f"slag_{n}",), remedy={"action": {"nb": f"Skriv {n}. " * 20}})
        for n in range(8)
    ]
    results = ["missing", "partial", "outdated", "missing", "withheld", "undecided", "undecided", "fulfilled"]
    findings = [finding(item, result) for item, result in zip(items, results, strict=True)]
    findings[1] = finding(items[1], "partial", evidence=(quote("ord " * 200, document="mappe/" + "x" * 70 + ".docx"),))
    return report(findings, ruleset(items), outdated=(outdated("fylkesmannen", "statsforvalteren"),))
