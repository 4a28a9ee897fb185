"""Draft, exempt, summary, template and graded: where a document speaks of itself, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from recognition.made import text_document
from recognition.test_kinds import BODY, seen
from tilsyn.model import MarkingKind, UnreadReason
from tilsyn.recognition.dossier import recognise_document
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


def marked(cover: str, *, header: str = "", file: str = "plan.docx", body: str = BODY) -> set[MarkingKind]:
    found = seen(
        f"#! Overordnet beredskapsplan\n\nStorvik kommune\n\n{cover}\n\n# Innledning\n\n{body}", file, header=header
    )
    return {marking.kind for marking in found.markings}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (MarkingKind.DRAFT, "Høringsutkast"),
        (MarkingKind.DRAFT, "UTKAST 12.03.2024"),
        (MarkingKind.DRAFT, "Framlegg til handsaming i kommunestyret"),
        (MarkingKind.DRAFT, "Ikkje vedteken"),
        (MarkingKind.DRAFT, "Versjon 0.9"),
        (MarkingKind.EXEMPT, "Unntatt offentlighet, jf. offentleglova § 24"),
        (MarkingKind.EXEMPT, "Unnateke offentlegheit"),
        (MarkingKind.EXEMPT, "U.off., jf. offl. § 24"),
        (MarkingKind.SUMMARY, "Offentlig versjon"),
        (MarkingKind.SUMMARY, "Kortversjon"),
        (MarkingKind.TEMPLATE, "Vedtatt dd.mm.åååå"),
        (MarkingKind.TEMPLATE, "Saksnr: XX/XX"),
        (MarkingKind.TEMPLATE, "[navn på kommune]"),
    ],
)
def test_line_on_the_front(kind: MarkingKind, line: str) -> None:
    assert marked(line) == {kind}


def test_header_and_file_name_count_too() -> None:
    assert marked("2024", header="Storvik kommune | UTKAST") == {MarkingKind.DRAFT}
    assert marked("2024", file="Beredskapsplan høringsutkast.docx") == {MarkingKind.DRAFT}


@pytest.mark.parametrize(
    "cover",
    [
        "Vedtatt av kommunestyret 12.12.2024, sak 113/24",
        "Del 2 – Operativ del er unntatt offentlighet, jf. offentleglova § 24 tredje ledd",
        "Versjon 1.0",
    ],
)
def test_lines_that_mark_nothing(cover: str) -> None:
    assert marked(cover) == set()


def test_proposal_in_a_case_paper_makes_it_no_draft() -> None:
    found = seen(f"#! Saksframlegg\n\nForslag til vedtak\n\nStorvik kommune\n\n# Saksopplysninger\n\n{BODY}")
    assert (found.kind, found.markings) == ("saksframlegg", ())


def test_running_text_marks_nothing() -> None:
    text = "Et utkast ble sendt på høring i mai. Varslingslisten er unntatt offentlighet. Se kortversjon på nettet."
    assert marked("2024", body=text) == set()


@pytest.mark.parametrize(
    ("cover", "header"),
    [
        ("BEGRENSET", ""),
        ("Begrenset", ""),
        ("STRENGT HEMMELIG", ""),
        ("BEGRENSET etter sikkerhetsloven §§ 5-3 og 5-4", ""),
        ("Gradering: KONFIDENSIELT", ""),
        ("2024", "Storvik kommune    BEGRENSET    Side 3"),
        ("2024", "FORTROLIG"),
        ("2024", "STORVIK KOMMUNE HEMMELIG"),
    ],
)
def test_grading_stops_the_file(cover: str, header: str) -> None:
    made = text_document("plan.docx", f"#! Beredskapsplan\n\n{cover}\n\n# Innledning\n\n{BODY}", header=header)
    found = recognise_document(made, norway(), packs(), date(2026, 11, 22), dates_of=lambda *_: ())
    assert found.document.blocks == ()
    assert [part.reason for part in found.document.unread] == [UnreadReason.GRADED]
    assert [marking.kind for marking in found.markings] == [MarkingKind.GRADED]
    assert (found.title, found.kind, found.dates) == (None, None, ())
    assert found.document.properties.title is None


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har begrenset kapasitet. Planen er hemmelig for noen. BEGRENSET informasjon finnes i eget planverk.",
        "Tilgangen er begrenset.",
    ],
)
def test_grading_word_in_running_text_stops_nothing(text: str) -> None:
    made = text_document("plan.docx", f"#! Beredskapsplan\n\nStorvik kommune\n\n# Gradert planverk\n\n{text}")
    assert recognise_document(made, norway(), packs(), date(2026, 11, 22), dates_of=lambda *_: ()).document.readable


def test_text_that_explains_the_gradings_has_none() -> None:
    made = text_document(
        "plan.docx",
        "#! Rutine for beredskap\n\nGraderingene er:\n\nSTRENGT HEMMELIG\n\nHEMMELIG\n\nKONFIDENSIELT\n\nBEGRENSET",
    )
    assert recognise_document(made, norway(), packs(), date(2026, 11, 22), dates_of=lambda *_: ()).document.readable


def test_words_of_limited_access_in_a_header_are_no_grading() -> None:
    made = text_document("plan.docx", f"#! Beredskapsplan\n\n# Innledning\n\n{BODY}", header="BEGRENSET TILGANG")
    assert recognise_document(made, norway(), packs(), date(2026, 11, 22), dates_of=lambda *_: ()).document.readable
