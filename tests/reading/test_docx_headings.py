"""Headings by style, by outline level, and by look; numbers typed into them."""

import pytest

from tilsyn.model import BlockKind
from tilsyn.reading.docx.headings import split_number
from word_kit import HEADINGS, PAGE_BREAK, headings, num, one_list, p, r, read, row, style, table, word

BODY = "Kommunen skal ha en plan som alle kjenner, og den skal øves hvert år."


def big(text: str, size: float, more: str = "") -> str:
    return p(r(text, f'<w:b/><w:sz w:val="{round(size * 2)}"/>{more}'))


def body(text: str = BODY, size: float = 11) -> str:
    return p(r(text, f'<w:sz w:val="{round(size * 2)}"/>'))


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("3.2 Fullmakter", "3.2", "Fullmakter"),
        ("3.2. Fullmakter", "3.2.", "Fullmakter"),
        ("3.2.1\tFullmakter", "3.2.1", "Fullmakter"),
        ("3 Fullmakter", "3", "Fullmakter"),
        ("3. Fullmakter", "3.", "Fullmakter"),
        ("3.Fullmakter", "3.", "Fullmakter"),
        ("3.2\u00a0Fullmakter", "3.2", "Fullmakter"),
        ("3) Fullmakter", "3)", "Fullmakter"),
        ("A. Innledning", "A.", "Innledning"),
        ("IV. Varsling", "IV.", "Varsling"),
        ("4.1 § 4 i forskriften", "4.1", "§ 4 i forskriften"),
        ("1.2 evakuering", "1.2", "evakuering"),
        ("22. juli-rapporten", None, "22. juli-rapporten"),
        ("7 dager uten strøm", None, "7 dager uten strøm"),
        ("2024 Oppfølging", None, "2024 Oppfølging"),
        ("12.12.2024 Vedtak", None, "12.12.2024 Vedtak"),
        ("112 Nødnummer", None, "112 Nødnummer"),
        ("A-laget", None, "A-laget"),
        ("Varsling", None, "Varsling"),
        ("3.2", None, "3.2"),
        ("", None, ""),
    ],
)
def test_numbers_typed_into_headings(text: str, number: str | None, rest: str) -> None:
    assert split_number(text) == (number, rest)


@pytest.mark.parametrize("name", ["heading 2", "Overskrift 2", "Heading 2", "Rubrik 2"])
def test_levels_by_the_name_of_the_style(name: str) -> None:
    assert headings(read(word(p("Om", style="X"), styles=style("X", name)))) == [(2, None, "Om")]


def test_levels_by_the_id_where_the_styles_are_gone() -> None:
    assert headings(read(word(p("Om", style="Overskrift3") + p("Mål", style="Heading1")))) == [
        (3, None, "Om"), (1, None, "Mål"),
    ]  # fmt: skip


def test_levels_are_inherited_and_can_be_taken_back() -> None:
    styles = HEADINGS + style("Egen", "Kapittel", based="Overskrift1") + style(
        "Ikke", "Ikke", '<w:outlineLvl w:val="9"/>', based="Overskrift1"
    )  # fmt: skip
    document = read(word(p("Ja", style="Egen") + p("nei", style="Ikke"), styles=styles))
    assert headings(document) == [(1, None, "Ja")]


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = style("A", "A", based="B") + style("B", "B", based="A")
    assert headings(read(word(p("x", style="A"), styles=styles))) == []


def test_an_outline_level_set_on_the_paragraph() -> None:
    assert headings(read(word(p("Om", '<w:outlineLvl w:val="1"/>')))) == [(2, None, "Om")]


def test_typed_numbers_are_taken_out_of_styled_headings() -> None:
    document = read(word(p("3.2 Fullmakter", style="Overskrift2") + p("tekst"), styles=HEADINGS))
    assert headings(document) == [(2, "3.2", "Fullmakter")]
    assert document.blocks[1].place.section == "3.2 Fullmakter"


def test_bold_and_larger_paragraphs_are_headings_by_rank() -> None:
    content = (
        big("Beredskapsplan", 28) + body("Vedtatt 2024") + PAGE_BREAK
        + big("Om planen", 16) + body() + big("Mål", 13) + body()
        + big("Roller", 16) + body() + big("Leder", 13) + body()
    )  # fmt: skip
    assert headings(read(word(content))) == [
        (1, None, "Om planen"), (2, None, "Mål"), (1, None, "Roller"), (2, None, "Leder"),
    ]  # fmt: skip


def test_the_title_above_the_first_chapter_is_no_heading() -> None:
    content = big("Storvik kommune", 11) + big("Evakueringsplan", 20) + body("Vedlegg 2") + big("Om", 14) + body()
    content += big("Sted", 14) + body()
    assert headings(read(word(content))) == [(1, None, "Om"), (1, None, "Sted")]


def test_depth_of_typed_numbers_decides_over_size() -> None:
    content = "".join(
        big(text, 12) + body() for text in ("1 Om planen", "1.1 Mål", "2 Roller", "2.1 Leder", "2.1.1 Vara")
    )
    assert headings(read(word(content))) == [
        (1, "1", "Om planen"), (2, "1.1", "Mål"), (1, "2", "Roller"), (2, "2.1", "Leder"), (3, "2.1.1", "Vara"),
    ]  # fmt: skip


def test_automatic_numbers_without_styles() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, text in enumerate(("%1", "%1.%2"))
    )
    numbering = one_list(levels)
    bold = '<w:b/><w:sz w:val="28"/>'
    content = (
        p(r("Om", bold), num(1))
        + body()
        + p(r("Mål", bold), num(1, 1))
        + body()
        + p(r("Roller", bold), num(1))
        + body()
    )
    assert headings(read(word(content, numbering=numbering))) == [(1, "1", "Om"), (2, "1.1", "Mål"), (1, "2", "Roller")]


@pytest.mark.parametrize(
    "content",
    [
        big("Dette er en viktig setning.", 14),
        big("Ring 113", 11)
        + big("Ring 112", 11)
        + big("Ring 110", 11)
        + big("Ring AMK", 11)
        + big("Ring politiet", 11),
        p(r("Merk ", "<w:b/>") + r("dette")),
        big("Bold og lang " * 12, 14),
        table(row("a", "b")),
        big("123 456", 14),
        big("Kriseleder: Kari Nordmann", 11),
        big("Vakttelefon 51 00 00 00", 11),
    ],
)
def test_what_is_bold_but_no_heading(content: str) -> None:
    chapters = big("Om planen", 16) + body() + big("Roller", 16) + body()
    assert headings(read(word(chapters + content + body()))) == [(1, None, "Om planen"), (1, None, "Roller")]


def test_a_bold_line_at_the_end_has_nothing_beneath() -> None:
    content = big("Om planen", 16) + body() + big("Roller", 16) + body() + big("Kari Nordmann", 16)
    assert [text for _, _, text in headings(read(word(content)))] == ["Om planen", "Roller"]


def test_bold_words_between_styled_headings_stay_text() -> None:
    content = (
        p("Om", style="Overskrift1")
        + body()
        + p(r("Viktig", "<w:b/>"))
        + body()
        + p("Roller", style="Overskrift1")
        + body()
    )
    document = read(word(content, styles=HEADINGS))
    assert [text for _, _, text in headings(document)] == ["Om", "Roller"]
    assert any(block.strong and block.kind is BlockKind.PARAGRAPH for block in document.blocks)


def test_bold_and_larger_words_beneath_styled_headings_go_one_deeper() -> None:
    content = (
        p("Om", style="Overskrift1") + body() + big("Bakgrunn", 13) + body() + p("Roller", style="Overskrift1") + body()
    )
    assert headings(read(word(content, styles=HEADINGS))) == [
        (1, None, "Om"),
        (2, None, "Bakgrunn"),
        (1, None, "Roller"),
    ]


def test_capitals_are_headings_where_nothing_is_bold() -> None:
    content = p("INNLEDNING") + p(BODY) + p("VARSLING") + p(BODY)
    assert [text for _, _, text in headings(read(word(content)))] == ["INNLEDNING", "VARSLING"]


def test_a_single_bold_line_is_a_title() -> None:
    assert headings(read(word(big("Notat", 16) + body() + body()))) == []
