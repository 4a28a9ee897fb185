"""What is out of date: found where it stands in the present, and never in a history, a quotation or an explanation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from currency.kit import Writer, dossier, outdated

ENTRIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "outdated_labelled.yaml").read_text(encoding="utf-8")
)


def found_in(entry: dict[str, Any]) -> list[str]:
    """What is reported of an entry."""
    writer = Writer().heading("Innledning").line("Planen sier hvem som gjør hva når noe skjer i Storvik kommune.")
    writer.heading(entry.get("heading", "Ansvar"))
    if "row" in entry:
        writer.table(entry["header"], entry["row"])
    else:
        writer.line(entry["text"])
    return [item.found for item in outdated(dossier(writer.document()))]


def test_precision_and_recall() -> None:
    right = wrong = missed = 0
    said = []
    for entry in ENTRIES:
        found = found_in(entry)
        for words in found:
            hit = any(words.lower().startswith(wanted.lower()) for wanted in entry["found"])
            right += hit
            wrong += not hit
            if not hit:
                said.append(f"wrong: {words!r} in {entry}")
        for wanted in entry["found"]:
            if not any(words.lower().startswith(wanted.lower()) for words in found):
                missed += 1
                said.append(f"missed: {wanted!r} in {entry}")
    assert right / (right + wrong) >= 0.95, "\n".join(said)
    assert right / (right + missed) >= 0.9, "\n".join(said)


def test_word_has_replacement_in_the_dossiers_language_and_its_day() -> None:
    writer = Writer().heading("Varsling").line("Fylkesmannen skal varslast.")
    (item,) = outdated(dossier(writer.document(), language="nn"))
    assert (item.found, item.replacement, item.since) == ("Fylkesmannen", "statsforvaltaren", date(2021, 1, 1))
    assert item.place.block == 2
    assert item.quote == "Fylkesmannen skal varslast."


def test_word_was_right_before_its_day() -> None:
    writer = Writer().heading("Varsling").line("Fylkesmannen varsles.")
    before = date(2020, 12, 31)
    assert not outdated(dossier(writer.document(before), as_of=before))
    assert outdated(dossier(writer.document(date(2021, 1, 1)), as_of=date(2021, 1, 1)))


def test_log_rows_and_decisions_keep_the_words_of_their_day() -> None:
    writer = Writer().line("Vedtatt av kommunestyret 14.11.2019").line("Godkjent av rådmannen 2. desember 2019")
    writer.heading("Endringer").table(
        "Versjon | Dato | Endring | Godkjent",
        "1 | 02.12.2019 | Ny plan | Rådmannen",
        "2 | 03.02.2022 | Revidert | Rådmannen",
    )
    assert not outdated(dossier(writer.document()))


def test_case_paper_of_its_day_is_a_record() -> None:
    writer = Writer("Saksprotokoll", "sak.docx").line("Utvalg: Kommunestyret | Møtedato: 12.06.2014")
    writer.heading("Saksopplysninger").line("Fylkesmannen varsler om tilsyn. Rådmannen er prosjektleder.")
    writer.heading("Vedtak").line("Planen vedtas.")
    assert not outdated(dossier(writer.document(kind="saksframlegg")))


def test_expired_period() -> None:
    writer = Writer("Beredskapsplan 2019–2022").heading("Innledning").line("Planen gjelder hele kommunen.")
    (item,) = outdated(dossier(writer.document()))
    assert (item.kind, item.since) == ("period", date(2023, 1, 1))
    assert item.replacement != "currency.period"


def test_period_that_still_runs() -> None:
    writer = Writer("Beredskapsplan 2024–2027").heading("Innledning").line("Planen gjelder hele kommunen.")
    assert not outdated(dossier(writer.document()))


@pytest.mark.parametrize(
    ("lines", "passed"),
    [
        (("Sist revidert 02.03.2023", "Revisjonsfrist 02.03.2024"), True),
        (("Sist revidert 02.03.2024", "Revisjonsfrist 02.03.2024"), False),
        (("Sist revidert 10.10.2025", "Neste revisjon: 2024"), False),
        (("Sist revidert 10.10.2025", "Neste revisjon: 10.10.2027"), False),
        (("Neste revisjon: 2024", "Neste revisjon: 10.10.2027"), False),
    ],
)
def test_deadline_for_revision(lines: tuple[str, ...], passed: bool) -> None:
    writer = Writer()
    for line in lines:
        writer.line(line)
    writer.heading("Innledning").line("Planen gjelder hele kommunen.")
    assert [item.kind for item in outdated(dossier(writer.document()))] == (["revision"] if passed else [])


def test_text_of_another_municipality() -> None:
    writer = Writer().heading("Ansvar").line("Lillestrøm kommune skal ha en beredskapsplan som er øvd.")
    writer.line("Kriseledelsen i kommunen ledes av kommunedirektøren.").line(
        "Lillestrøm kommunes kriseledelse er satt."
    )
    items = outdated(dossier(writer.document()))
    assert {item.kind for item in items} == {"foreign"}
    assert items[0].replacement == "Storvik kommune"


@pytest.mark.parametrize(
    "line",
    [
        "Lillestrøm kommune skal bistå etter avtalen.",
        "Lillestrøm kommune har nødstrøm, og vi samarbeider om vann.",
        "Storvik kommune og Lillestrøm kommune skal øve sammen.",
        "Etter skredet i Lillestrøm kommune ble planen endret.",
        "Storvik kommune skal ha en beredskapsplan.",
    ],
)
def test_partners_and_events_elsewhere_are_no_foreign_text(line: str) -> None:
    writer = Writer().heading("Ansvar").line(line)
    assert not outdated(dossier(writer.document()))


def test_same_order_every_time() -> None:
    writer = Writer().heading("Ansvar").line("Rådmannen varsler fylkesmannen og lensmannen.")
    writer.line("Avtalen gjelder til 31.12.2022.")
    first = outdated(dossier(writer.document()))
    assert first == outdated(dossier(writer.document()))
    assert [item.place.block for item in first] == sorted(item.place.block for item in first)
