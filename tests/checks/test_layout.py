"""Tables with the right columns and filled rows; sections with a body."""

from __future__ import annotations

from typing import Any

import pytest

from checks.kit import context, doc
from tilsyn.checks.layout import HasSection, HasTable, find_section, find_table

ROWS = "| Utstyr | Sted |\n|---|---|\n| Aggregat | Brannstasjonen |\n| Pumpe | Verkstedet |"


def tables(text: str, **rule: Any) -> int:
    return len(find_table(HasTable.model_validate(rule), (), context([doc(text)]), "p"))


def sections(text: str, **rule: Any) -> int:
    return len(find_section(HasSection.model_validate(rule), (), context([doc(text)]), "p"))


def test_a_table_with_the_columns_and_enough_rows() -> None:
    assert tables(ROWS, table=[["utstyr"], ["sted"]], rows=2) == 1
    assert tables(ROWS, table=[["utstyr"], ["sted"]], rows=3) == 0
    assert tables(ROWS, table=[["utstyr"], ["telefon"]], rows=1) == 0


@pytest.mark.parametrize("cell", ["", "-", "–", "[fyll inn]", "XX"])
def test_a_row_that_is_not_filled_in_does_not_count(cell: str) -> None:
    text = f"| Utstyr | Sted |\n|---|---|\n| Aggregat | {cell} |"
    assert tables(text, table=[["utstyr"], ["sted"]], rows=1) == 0


def test_rows_must_show_the_features_and_hold_the_terms() -> None:
    assert tables(ROWS, table=[["utstyr"]], rows=1, features=["phone"]) == 0
    assert tables(ROWS, table=[["utstyr"]], rows=1, holds=[["pumpe"]]) == 1
    assert tables(ROWS, table=[["utstyr"]], rows=2, holds=[["pumpe"]]) == 0
    assert tables(ROWS, table=[["utstyr"]], rows=2, lacks=["pumpe"]) == 0


def test_a_share_of_all_rows() -> None:
    half = ROWS + "\n| Telt | |\n| Tepper | |"
    assert tables(half, table=[["utstyr"], ["sted"]], rows=1, share=0.5) == 1
    assert tables(half, table=[["utstyr"], ["sted"]], rows=1, share=0.6) == 0


def test_headings_above_and_columns_that_must_not_be() -> None:
    text = f"# Ressurser\n\n{ROWS}"
    assert tables(text, table=[["utstyr"]], rows=1, under=["ressurser"]) == 1
    assert tables(text, table=[["utstyr"]], rows=1, under=["evakuering"]) == 0
    assert tables(text, table=[["utstyr"]], rows=1, about=["ressurser"]) == 1
    assert tables(text, table=[["utstyr"]], rows=1, not_about=["ressurser"]) == 0
    assert tables(text, table=[["utstyr"]], rows=1, not_columns=["sted"]) == 0


def test_the_first_row_that_counts_is_quoted_with_its_place() -> None:
    (item,) = find_table(HasTable(table=(("utstyr",),), rows=2), (), context([doc(ROWS)]), "p")
    assert item.quote == "Aggregat | Brannstasjonen"
    assert (item.place.row, item.part, item.speaks) == (1, "p", "for")


BODY = "De evakuerte tas imot i idrettshallen. Skolelederen åpner og registrerer alle. Maten kommer fra sykehjemmet."


def test_a_section_with_a_body() -> None:
    assert sections(f"# Evakuering\n\n{BODY}", section=["evakuering"], words=10) == 1
    assert sections(f"# Evakuering\n\n{BODY}", section=["samband"], words=10) == 0


def test_a_heading_with_next_to_nothing_beneath_is_none() -> None:
    assert sections("# Evakuering\n\nKommer.", section=["evakuering"], words=10) == 0


def test_sections_beneath_belong_to_it() -> None:
    assert sections(f"# Evakuering\n\n## Mottak\n\n{BODY}", section=["evakuering"], words=10) == 1


def test_a_section_of_promises_is_none() -> None:
    promises = "Det skal utarbeides en evakueringsplan i løpet av neste år. Planen er under arbeid hos staben nå."
    text = f"# Evakuering\n\n{promises}"
    assert sections(text, section=["evakuering"], words=5) == 0


def test_what_a_section_must_hold() -> None:
    text = f"# Evakuering\n\n{BODY}"
    assert sections(text, section=["evakuering"], words=5, holds=[["idrettshall"], ["mat"]]) == 1
    assert sections(text, section=["evakuering"], words=5, holds=[["buss"]]) == 0
    assert sections(text, section=["evakuering"], words=5, items=3) == 1
    assert sections(text, section=["evakuering"], words=5, items=4) == 0
    assert sections(text, section=["evakuering"], words=5, features=["phone"]) == 0
