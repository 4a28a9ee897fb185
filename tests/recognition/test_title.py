"""Title area, file name and best title."""

from __future__ import annotations

from datetime import date

import pytest

from recognition.made import document, text_document
from tilsyn.model import BlockKind, Document, Properties, Zone
from tilsyn.reading.assemble import Piece
from tilsyn.recognition.cover import read_cover
from tilsyn.recognition.dossier import recognise_document
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

LONG = (
    "Kommunen har gjort mye ulikt arbeid med dette temaet gjennom mange år, og dokumentet beskriver hvordan det er "
    "lagt opp."
)


def title(read: Document) -> str | None:
    return recognise_document(read, norway(), packs(), date(2026, 11, 22), dates_of=lambda *_: ()).title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Storvik kommune\n\n#! Overordnet beredskapsplan\n\nVedtatt 12.12.2024, sak 113/24",
            "Overordnet beredskapsplan",
        ),
        ("STORVIK KOMMUNE\n\nBeredskapsplan\n\nSist oppdatert august 2025.", "Beredskapsplan"),
        (
            "#! OVERORDNET BEREDSKAPSPLAN FOR\n\nSTORVIK KOMMUNE\n\n2020",
            "OVERORDNET BEREDSKAPSPLAN FOR STORVIK KOMMUNE",
        ),
        (
            "#! Samfunnssikkerhet og beredskap\n\nROS, beredskapsplan og varslingsliste",
            "Samfunnssikkerhet og beredskap",
        ),
        ("Helhetlig risiko- og\nsårbarhetsanalyse\n\nStorvik kommune", "Helhetlig risiko- og sårbarhetsanalyse"),
    ],
)
def test_best_title(text: str, expected: str) -> None:
    assert title(text_document("dok.docx", f"{text}\n\n# Innledning\n\n{LONG}")) == expected


def test_without_a_title_line_the_file_speaks_for_itself() -> None:
    read = text_document("Beredskapsplan_2024.docx", LONG * 3)
    assert title(read) == "Beredskapsplan 2024"
    named = read.model_copy(update={"properties": Properties(title="Kriseplan Storvik")})
    assert title(named) == "Kriseplan Storvik"
    leftover = read.model_copy(update={"properties": Properties(title="Microsoft Word - Dokument1")})
    assert title(leftover) == "Beredskapsplan 2024"


def test_title_area_ends_at_the_first_section_and_at_running_text() -> None:
    read = text_document("a.docx", f"#! Plan\n\nStorvik kommune\n\n# Innledning\n\n{LONG}\n\nStorvik\n\n# Annet")
    assert [line.text for line in read_cover(read).lines] == ["Plan", "Storvik kommune"]


def test_cover_page_is_title_area_whole_and_contents_are_not() -> None:
    pieces = [
        Piece(BlockKind.HEADING, "Storvik kommune", level=1, page=1),
        Piece(BlockKind.HEADING, "Beredskapsplan", level=2, page=1),
        Piece(BlockKind.PARAGRAPH, "2024", page=1),
        Piece(BlockKind.PARAGRAPH, "Varslingsliste 4", zone=Zone.CONTENTS, page=2),
        Piece(BlockKind.HEADING, "Innledning", level=1, page=3),
    ]
    cover = read_cover(document("a.pdf", pieces, pages=3))
    assert [line.text for line in cover.lines] == ["Storvik kommune", "Beredskapsplan", "2024"]


def test_cells_of_a_letterhead_table_are_lines() -> None:
    read = text_document(
        "a.docx", f"| Storvik kommune | Varslingsliste |\n|---|---|\n| ID 414 | Rev. 3 |\n\n# Intern\n\n{LONG}"
    )
    assert "Varslingsliste" in [line.text for line in read_cover(read).lines]
    assert title(read) == "Varslingsliste"


def test_running_lines_are_parts_each_once() -> None:
    read = text_document("a.docx", f"#! Plan\n\n{LONG}", header="Storvik kommune | Plan · Rev. 3", footer="Side 1")
    assert [line.text for line in read_cover(read).running] == ["Storvik kommune", "Plan", "Rev. 3", "Side 1"]


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        ("under/Beredskapsplan_Storvik_2024.docx", "Beredskapsplan Storvik 2024"),
        ("overordna-beredskapsplan-storvik.pdf", "overordna beredskapsplan storvik"),
        ("ROS-analyse 2024.pdf", "ROS-analyse 2024"),
        ("BeredskapsplanStorvik.pdf", "Beredskapsplan Storvik"),
    ],
)
def test_file_name_as_words(file: str, stem: str) -> None:
    assert read_cover(text_document(file, LONG)).file == stem
