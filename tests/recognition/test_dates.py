"""Dates with roles in whole documents: logs, covers, decisions, case papers, file names, and what is nobody's date."""

from __future__ import annotations

import time
from datetime import date

import pytest

from currency.kit import AS_OF, Writer
from tilsyn.model import (
    REPORTED_ROLES,
    Block,
    BlockKind,
    DatedFact,
    DateRole,
    Document,
    Place,
    Precision,
    Properties,
    Zone,
)
from tilsyn.recognition.dates import dates_of
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


def facts(writer: Writer, as_of: date = AS_OF, kind: str | None = None) -> tuple[DatedFact, ...]:
    """The dated facts of what was written."""
    return writer.document(as_of, kind).dates


def of(role: DateRole, found: tuple[DatedFact, ...]) -> list[str]:
    """The dates with a role, as ISO."""
    return [fact.span.iso() for fact in found if fact.role is role]


def plan() -> Writer:
    """A plan with an introduction."""
    return Writer().line("Storvik kommune")


def test_decision_has_body_and_case() -> None:
    (fact,) = facts(plan().line("Vedtatt av kommunestyret 12.12.2024, sak 113/24"))
    assert (fact.role, fact.span.iso(), fact.body, fact.case) == (
        DateRole.ADOPTED,
        "2024-12-12",
        "kommunestyre",
        "113/24",
    )
    assert fact.quote == "Vedtatt av kommunestyret 12.12.2024, sak 113/24"


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Godkjent av rådmannen 4. november 2013", "kommunedirektor"),
        ("Vedteken i heradsstyret 14.11.2022", "kommunestyre"),
        ("Behandlet i formannskapet 31.05.2012", "formannskap"),
        ("Godkjend i leiargruppa 15. desember 2025", "ledergruppe"),
        ("Vedtatt i K-sak 53/17", "kommunestyre"),
    ],
)
def test_body(line: str, body: str) -> None:
    (fact,) = facts(plan().line(line))
    assert (fact.role, fact.body) == (DateRole.ADOPTED, body)


def test_decision_by_case_number_alone_is_known_to_the_year() -> None:
    (fact,) = facts(plan().line("K-sak 53/17"))
    assert (fact.role, fact.span.precision, fact.span.iso(), fact.case) == (
        DateRole.ADOPTED, Precision.YEAR, "2017", "53/17",
    )  # fmt: skip


def test_archive_number_is_no_decision() -> None:
    assert not facts(plan().line("Arkivsak 2014/2048").line("ESA 18/1695"))


def test_log_row_by_row() -> None:
    writer = (
        plan()
        .heading("Endringer")
        .table(
            "Versjon | Dato | Endring | Godkjent",
            "0.9 | 01.09.2023 | Utkast til høring | ",
            "1.0 | 14.12.2023 | Ny plan | Kommunestyret, sak 98/23",
            "1.1 | 20.03.2024 | Nye telefonnumre og lenker | ",
            "1.2 | 11.12.2024 | Årlig revisjon | Kommunedirektøren 13.12.2024",
            "2.0 | 2027 | Planlagt hovedrevisjon | ",
        )
    )
    found = facts(writer)
    assert of(DateRole.DRAFTED, found) == ["2023-09-01"]
    assert of(DateRole.REVISED, found) == ["2023-12-14", "2024-12-11"]
    assert of(DateRole.UPDATED, found) == ["2024-03-20"]
    assert of(DateRole.ADOPTED, found) == ["2023-12-14", "2024-12-13"]
    assert of(DateRole.PLANNED, found) == ["2027"]
    council = next(fact for fact in found if fact.role is DateRole.ADOPTED)
    assert (council.body, council.case, council.place.row) == ("kommunestyre", "98/23", 2)


def test_empty_cells_make_no_revision() -> None:
    writer = plan().heading("Revisjonshistorikk").table("Versjon | Dato | Endring", " | 01.02.2024 | ", " |  | ")
    assert of(DateRole.REVISED, facts(writer)) == []


def test_log_beats_cover() -> None:
    writer = plan().line("Sist revidert 20.08.2025").heading("Endringer")
    writer.table("Versjon | Dato | Endring | Av", "1 | 01.02.2022 | Ny plan | KN", "2 | 03.02.2023 | Revidert | KN")
    found = facts(writer)
    assert of(DateRole.REVISED, found) == ["2022-02-01", "2023-02-03"]
    (cover,) = [fact for fact in found if fact.source == "cover"]
    assert (cover.role, cover.span.iso()) == (DateRole.UNKNOWN, "2025-08-20")


def test_cover_that_agrees_with_the_log_stays() -> None:
    writer = plan().line("Sist revidert februar 2023").heading("Endringer")
    writer.table("Versjon | Dato | Endring | Av", "1 | 01.02.2022 | Ny plan | KN", "2 | 03.02.2023 | Revidert | KN")
    assert "2023-02" in of(DateRole.REVISED, facts(writer))


def test_register_is_about_other_documents() -> None:
    writer = (
        plan()
        .heading("Planer")
        .table(
            "Plan | Eier | Sist revidert",
            "Smittevernplan | Kommuneoverlegen | 14.01.2025",
            "Overordnet beredskapsplan | Kommunedirektøren | 03.02.2026",
        )
    )
    found = facts(writer)
    assert of(DateRole.OTHER_DOCUMENT, found) == ["2025-01-14"]
    assert of(DateRole.REVISED, found) == ["2026-02-03"]


@pytest.mark.parametrize(
    ("decision", "role"),
    [
        (("Vedtak:", "Planen vedtas enstemmig."), DateRole.ADOPTED),
        (("Kommunedirektørens innstilling", "Planen vedtas."), DateRole.PLANNED),
        (("Vedtak:", "Saken utsettes til neste møte."), DateRole.PLANNED),
    ],
)
def test_case_paper(decision: tuple[str, str], role: DateRole) -> None:
    writer = Writer("Saksprotokoll", "sak.docx")
    writer.table("Utvalg | Møtedato | Sak", "Formannskapet | 05.06.2024 | 58/24", "Kommunestyret | 19.06.2024 | 41/24")
    writer.heading("Saksopplysninger").line(
        "Planen er et svar på tilsynet 12. mars 2023, og ROS-analysen ble vedtatt 2021."
    )
    writer.heading(decision[0]).line(decision[1])
    found = facts(writer)
    (council,) = [fact for fact in found if fact.body == "kommunestyre"]
    assert (council.role, council.span.iso(), council.case) == (role, "2024-06-19", "41/24")
    assert [fact.body for fact in found if fact.role is DateRole.ADOPTED] == ["kommunestyre"] * (
        role is DateRole.ADOPTED
    )


def test_year_in_a_title_is_no_revision() -> None:
    found = facts(Writer("Beredskapsplan 2024"))
    assert [(fact.role, fact.span.iso()) for fact in found] == [(DateRole.VALID_FROM, "2024")]


def test_period_gives_both_ends() -> None:
    found = facts(Writer("Beredskapsplan").line("Gjelder for perioden 2024–2027"))
    assert (of(DateRole.VALID_FROM, found), of(DateRole.VALID_TO, found)) == (["2024"], ["2027"])


def test_two_digits_read_forward_where_the_label_does() -> None:
    assert of(DateRole.VALID_TO, facts(plan().line("Gyldig til 31.12.29"))) == ["2029-12-31"]


def test_what_lies_ahead_is_not_done() -> None:
    writer = plan().line("Sist revidert 12.03.2027").heading("Øvelser").line("Øvelsen ble holdt 4. mai 2027.")
    found = facts(writer)
    assert of(DateRole.REVISED, found) == of(DateRole.HELD, found) == []
    assert of(DateRole.UNKNOWN, found) == ["2027-03-12"]


def test_same_plan_before_and_after() -> None:
    writer = plan().heading("Øvelser").line("Øvelsen ble holdt 4. mai 2025.")
    assert of(DateRole.HELD, facts(writer, date(2025, 5, 4))) == ["2025-05-04"]
    assert of(DateRole.HELD, facts(writer, date(2025, 5, 3))) == []


def test_meeting_is_no_exercise() -> None:
    writer = plan().heading("Samarbeid").line("Beredskapsrådet holdt møte 6. mai 2026.")
    assert of(DateRole.HELD, facts(writer)) == []


def test_blank_label_takes_no_date_from_the_next_one() -> None:
    found = facts(plan().line("Sist revidert:").line("Vedtatt: 14.11.2019"))
    assert (of(DateRole.REVISED, found), of(DateRole.ADOPTED, found)) == ([], ["2019-11-14"])


def test_label_above_its_date() -> None:
    assert of(DateRole.REVISED, facts(plan().line("Sist revidert").line("14.11.2024"))) == ["2024-11-14"]


def test_years_on_the_cover_settle_six_digits() -> None:
    (fact,) = [
        item
        for item in facts(Writer("Plan").line("Storvik 2019").line("Revidert 191105"))
        if item.role is DateRole.REVISED
    ]
    assert (fact.span.iso(), fact.span.certain) == ("2019-11-05", 1.0)


def test_running_header_file_name_and_properties_are_weaker_sources() -> None:
    place = Place(document="Plan_rev_2024-11-18.docx", block=0)
    header = Block(kind=BlockKind.PARAGRAPH, text="Storvik – revidert 12.05.2025", place=place, zone=Zone.HEADER)
    document = Document(
        file="Plan_rev_2024-11-18.docx", sha256="0", format="docx", blocks=(header,),
        properties=Properties(created="2023-01-02", modified="2026-09-09T10:00:00"),
    )  # fmt: skip
    found = dates_of(document, None, norway(), packs(), AS_OF)
    assert [(fact.role, fact.span.iso(), fact.source) for fact in found] == [
        (DateRole.REVISED, "2025-05-12", "header"),
        (DateRole.REVISED, "2024-11-18", "file_name"),
        (DateRole.UNKNOWN, "2023-01-02", "metadata"),
        (DateRole.UNKNOWN, "2026-09-09", "metadata"),
    ]


def test_law_dates_never_reach_a_report() -> None:
    writer = plan().line("Jf. forskrift om kommunal beredskapsplikt av 22. august 2011").heading("Lovgrunnlag")
    writer.line("Forskriften trådte i kraft 7. oktober 2011. Loven er av 25. juni 2010, LOV-2010-06-25-45.")
    assert not [fact for fact in facts(writer) if fact.role in REPORTED_ROLES]


def test_empty_document() -> None:
    assert dates_of(Document(file="a.pdf", sha256="0", format="pdf"), None, norway(), packs(), AS_OF) == ()


def test_sixty_pages_are_quick() -> None:
    writer = plan().line("Vedtatt av kommunestyret 12.12.2024, sak 113/24")
    for chapter in range(60):
        writer.heading(f"Kapittel {chapter}")
        writer.table("Hvem | Telefon | Når", *[f"Vakt {row} | 22 33 44 {row:02} | innen 2 timer" for row in range(10)])
        for _ in range(25):
            writer.line(
                "Kriseledelsen møter på rådhuset innen 30 minutter etter varsel, og fordeler 2500 liter vann i døgnet."
            )
        writer.line("Øvelsen 4. mai 2025 viste at 12 av 14 svarte innen 20 minutter.")
    document = writer.document().document
    begin = time.process_time()
    found = dates_of(document, None, norway(), packs(), AS_OF)
    assert len(found) > 60
    # A tenth of a second on an idle machine; the limit leaves room for a busy one.
    assert time.process_time() - begin < 0.5
