"""Dates that do not fit are said, with both places, and decide nothing."""

from __future__ import annotations

import pytest

from currency.kit import Writer, dossier, outdated
from tilsyn.currency.claimed import find_older_text
from tilsyn.currency.conflicts import Conflict, find_conflicts
from tilsyn.messages import LANGUAGES, Translator
from tilsyn_norway.languages import packs

LOG = ("Versjon | Dato | Endring | Av", "1 | 01.02.2022 | Ny plan | KN", "2 | 03.02.2023 | Revidert | KN")


def conflicts(writer: Writer) -> tuple[Conflict, ...]:
    return find_conflicts(dossier(writer.document()), packs())


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        ("Sist revidert 20.08.2025", ["cover_log"]),
        ("Sist revidert 01.02.2022", ["cover_log"]),
        ("Sist revidert 03.02.2023", []),
        ("Sist revidert februar 2023", []),
        ("Sist revidert 2023", []),
        ("Vedtatt av kommunestyret 12.12.2019", []),
        ("Sist revidert 15.02.2023", []),
    ],
)
def test_cover_and_log(cover: str, expected: list[str]) -> None:
    found = conflicts(Writer().line("Storvik kommune").line(cover).heading("Endringer").table(*LOG))
    assert [item.kind for item in found] == expected
    if found:
        assert found[0].quote == cover
        assert found[0].other is not None
        assert found[0].other.row == 2


def test_date_to_come() -> None:
    found = conflicts(Writer().line("Storvik kommune").line("Sist revidert 12.03.2027").heading("Innledning"))
    assert [(item.kind, item.quote) for item in found] == [("future", "Sist revidert 12.03.2027")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sist revidert:", "blank_label"),
        ("Sist oppdatert: ____", "blank_label"),
        ("Sist revidert:\nGodkjent av: Rådmannen", "blank_label"),
        ("Revidert: dd.mm.åååå", "placeholder"),
        ("Vedtatt av kommunestyret xx.xx.xxxx", "placeholder"),
        ("Revidert 050919", "two_readings"),
    ],
)
def test_fields_without_a_date(line: str, kind: str) -> None:
    found = conflicts(Writer().line("Storvik kommune").line(line).heading("Innledning").line("Planen gjelder alle."))
    assert [item.kind for item in found] == [kind]


def test_one_date_with_two_roles() -> None:
    writer = Writer().line("Sist revidert 12.03.2025").line("Neste revisjon: 12.03.2025").heading("Innledning")
    assert [item.kind for item in conflicts(writer)] == ["two_roles"]
    writer = Writer().line("Sist revidert 12.03.2025").line("Neste revisjon: 12.03.2026").heading("Innledning")
    assert not conflicts(writer)


def test_a_date_that_does_not_exist() -> None:
    writer = Writer().line("Sist revidert 31.02.2024").heading("Innledning").line("Planen gjelder alle.")
    assert [(item.kind, item.quote) for item in conflicts(writer)] == [("impossible", "Sist revidert 31.02.2024")]


@pytest.mark.parametrize(("revised", "expected"), [("12.03.2025", ["older_text"]), ("12.03.2018", [])])
def test_a_plan_said_to_be_revised_whose_text_is_older(revised: str, expected: list[str]) -> None:
    writer = Writer().line(f"Sist revidert {revised}").heading("Varsling")
    writer.line("Fylkesmannen varsles.").line("Rådmannen leder kriseledelsen.").line("Statens strålevern gir råd.")
    given = dossier(writer.document())
    found = list(find_older_text(given, outdated(given)))
    assert [item.kind for item in found] == expected


def test_a_slip_or_two_is_no_older_text() -> None:
    writer = Writer().line("Sist revidert 12.03.2025").heading("Varsling").line("Fylkesmannen varsles av rådmannen.")
    given = dossier(writer.document())
    assert not list(find_older_text(given, outdated(given)))


def test_blank_cell() -> None:
    writer = (
        Writer().table("Eier | Beredskapskoordinator", "Sist revidert | ", "Vedtatt | 12.12.2024").heading("Innledning")
    )
    assert [(item.kind, item.place.row) for item in conflicts(writer)] == [("blank_label", 1)]


@pytest.mark.parametrize("lines", [("Sist revidert:", "12.03.2025"), ("Sist revidert: 12.03.2025",), ("Storvik",)])
def test_nothing_to_say(lines: tuple[str, ...]) -> None:
    writer = Writer()
    for line in lines:
        writer.line(line)
    assert not conflicts(writer.heading("Innledning").line("Planen gjelder alle."))


def test_every_kind_has_words_in_every_language() -> None:
    kinds = ("cover_log", "future", "blank_label", "placeholder", "two_readings", "two_roles", "impossible")
    kinds += ("older_text",)
    for language in LANGUAGES:
        say = Translator(language)
        assert all(say.has(f"currency.conflict.{kind}") for kind in kinds)
        assert all(say.has(f"currency.{kind}") for kind in ("period", "agreement", "revision", "promise"))
