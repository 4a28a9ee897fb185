"""What runs out within twelve months, soonest first."""

from __future__ import annotations

from datetime import date

from currency.kit import Writer, dossier, text_of
from tilsyn.currency.upcoming import Upcoming, find_upcoming
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


def upcoming(writer: Writer, **more: object) -> tuple[Upcoming, ...]:
    given = dossier(writer.document())
    return find_upcoming(text_of(given.used), given, norway(), packs(), **more)  # type: ignore[arg-type]


def plan() -> Writer:
    writer = Writer().line("Sist revidert 10.02.2026").line("Neste revisjon: 10.02.2027").line("Gyldig til 31.12.2028")
    writer.heading("Avtaler").line("Avtalen med Røde Kors gjelder til 1. mars 2027.")
    return writer.line("Avtalen med hotellet gjelder til 1. mars 2029.").line(
        "Ny liste skal være ferdig innen 1. juni 2027."
    )


def test_within_a_year_soonest_first() -> None:
    assert [(item.day, item.kind) for item in upcoming(plan())] == [
        (date(2027, 2, 10), "revision"),
        (date(2027, 3, 1), "agreement"),
        (date(2027, 6, 1), "promise"),
    ]


def test_further_ahead() -> None:
    assert [item.kind for item in upcoming(plan(), months=36)] == [
        "revision",
        "agreement",
        "promise",
        "period",
        "agreement",
    ]


def test_interval_of_a_kind() -> None:
    found = upcoming(plan(), intervals={"overordnet_beredskapsplan": 12})
    assert (date(2027, 2, 10), "interval") in [(item.day, item.kind) for item in found]


def test_what_has_run_out_already_is_not_upcoming() -> None:
    assert not upcoming(Writer().heading("Avtaler").line("Avtalen med Røde Kors gjelder til 1. mars 2024."))
