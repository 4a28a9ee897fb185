"""Paragraphs, hyphens, lists, headings and their levels."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from pdf_kit import BOLD, LEFT, PROSE, headings, of_kind, picture, prose, put, read_pages, texts
from tilsyn.model import BlockKind, Zone
from tilsyn.reading.pdf.repair import Vocabulary, join_lines

SHORT = f"{PROSE} Slik ble det til slutt for alle."


def plain(canvas: Canvas) -> None:
    prose(canvas, 100)


def lines(canvas: Canvas, top: float, *parts: str, x: float = LEFT, step: float = 13, font: str = "Helvetica") -> None:
    for number, part in enumerate(parts):
        put(canvas, x, top + number * step, part, font=font)


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Det ble meldt til kommu-", "nen i går", "Det ble meldt til kommunen i går"),
        ("en helhetlig risiko-", "og sårbarhetsanalyse", "en helhetlig risiko- og sårbarhetsanalyse"),
        ("alle IKT-", "systemer er nede", "alle IKT-systemer er nede"),
        ("med Nord-", "Norge som eksempel", "med Nord-Norge som eksempel"),
        ("mellom 2020-", "2024 og senere", "mellom 2020-2024 og senere"),
        ("det er e-", "post som gjelder", "det er e-post som gjelder"),
        ("hele kriseledel\u00ad", "sen samles", "hele kriseledelsen samles"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    known = "kommunen melder fra og følger opp og svarer og skriver e-post til kommunen og andre og venter"
    assert join_lines(first, second, Vocabulary([known])) == joined


def test_lines_become_paragraphs_also_over_a_page_break() -> None:
    words = PROSE.split()

    def first(canvas: Canvas) -> None:
        prose(canvas, 100)
        prose(canvas, 760, " ".join(words[:30]))

    def second(canvas: Canvas) -> None:
        prose(canvas, 70, " ".join(words[30:]))
        prose(canvas, 300)

    # The first page ends where the text is full to the edge: width is chosen by the words.
    document = read_pages(first, second)
    assert texts(document)[0] == PROSE
    assert texts(document)[-1] == PROSE
    (split,) = (
        block for block in document.blocks if block.text == PROSE and block.place.page == 1 and block.place.block == 1
    )
    assert split.text == PROSE


def test_paragraphs_without_space_between_are_parted_by_their_last_line() -> None:
    def page(canvas: Canvas) -> None:
        top = 100.0
        for text in (SHORT, "Andre avsnitt. " + PROSE):
            top = prose(canvas, top, text) - 7

    assert texts(read_pages(page)) == [SHORT, "Andre avsnitt. " + PROSE]


def test_bullets_and_numbers_have_levels_and_go_on_beneath_their_text() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 100)
        put(canvas, LEFT, 200, "•")
        lines(
            canvas,
            200,
            "Beredskapskoordinatoren ringer rundt til alle som står på lista,",
            "også til vara.",
            x=LEFT + 14,
        )
        put(canvas, LEFT + 20, 226, "–")
        lines(canvas, 226, "Vara ringes sist.", x=LEFT + 34)
        for number, text in enumerate(("Åpne rommet.", "Start loggen.", "Ring politiet."), 1):
            put(canvas, LEFT, 250 + 14 * number, f"{number}.")
            put(canvas, LEFT + 18, 250 + 14 * number, text)

    items = of_kind(read_pages(page), BlockKind.LIST_ITEM)
    assert [(item.number, item.level, item.text) for item in items] == [
        ("•", 1, "Beredskapskoordinatoren ringer rundt til alle som står på lista, også til vara."),
        ("–", 2, "Vara ringes sist."),
        ("1.", 1, "Åpne rommet."),
        ("2.", 1, "Start loggen."),
        ("3.", 1, "Ring politiet."),
    ]


def test_a_line_that_happens_to_begin_with_a_date_is_no_item() -> None:
    def page(canvas: Canvas) -> None:
        lines(
            canvas,
            100,
            "Planen ble sist behandlet av kommunestyret sammen med økonomiplanen den",
            "12. desember 2023, og ny behandling er satt til høsten 2027 etter valget.",
        )

    document = read_pages(page)
    assert of_kind(document, BlockKind.LIST_ITEM) == []
    assert len(texts(document)) == 1


def test_numbered_and_unnumbered_headings_get_levels_from_number_and_size() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 80, "Overordnet beredskapsplan", 26, BOLD)
        put(canvas, LEFT, 120, "3 Kriseledelse", 16, BOLD)
        prose(canvas, 145)
        put(canvas, LEFT, 220, "3.2 Fullmakter", 13, BOLD)
        prose(canvas, 240)
        put(canvas, LEFT, 320, "Innkalling", 11.5, BOLD)
        prose(canvas, 340)
        put(canvas, LEFT, 420, "4 Varsling", 16, BOLD)
        prose(canvas, 445)

    document = read_pages(page)
    assert headings(document) == [
        (1, "3", "Kriseledelse"),
        (2, "3.2", "Fullmakter"),
        (3, None, "Innkalling"),
        (1, "4", "Varsling"),
    ]
    assert document.blocks[0].text == "Overordnet beredskapsplan"
    assert document.blocks[0].kind is BlockKind.PARAGRAPH
    assert document.blocks[0].strong


def test_bold_headings_in_the_size_of_the_text() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 80)
        put(canvas, LEFT, 170, "Varsling av innbyggerne", font=BOLD)
        prose(canvas, 188)
        put(canvas, LEFT, 270, "Merk:", font=BOLD)
        prose(canvas, 284)

    assert [title for _, _, title in headings(read_pages(page))] == ["Varsling av innbyggerne"]


def test_a_heading_over_two_lines_is_one() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 80, "1 Innledning", 16, BOLD)
        prose(canvas, 100)
        put(canvas, LEFT, 200, "2 Samarbeid med nabokommuner, Sivilforsvaret, frivillige", 16, BOLD)
        put(canvas, LEFT, 219, "og næringsliv", 16, BOLD)
        prose(canvas, 245)

    assert headings(read_pages(page))[1] == (
        1,
        "2",
        "Samarbeid med nabokommuner, Sivilforsvaret, frivillige og næringsliv",
    )


def test_bookmarks_make_plain_lines_headings_and_give_their_levels() -> None:
    def page(canvas: Canvas) -> None:
        for level, top, title in ((0, 80, "Første del"), (1, 200, "Om varsling")):
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title, level)
            put(canvas, LEFT, top, title)
            prose(canvas, top + 20)

    assert headings(read_pages(page)) == [(1, None, "Første del"), (2, None, "Om varsling")]


def test_a_short_line_beneath_a_picture_is_its_caption() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 80)
        canvas.drawImage(picture(), LEFT, 842 - 330, 240, 140)
        put(canvas, LEFT, 342, "Kart over flomutsatte områder", 8.5)
        prose(canvas, 380)

    document = read_pages(page)
    assert texts(document, Zone.CAPTION) == ["Kart over flomutsatte områder"]
    assert texts(document) == [PROSE, PROSE]


def test_every_block_knows_its_page() -> None:
    document = read_pages(*[plain] * 3)
    assert [block.place.page for block in document.blocks] == [1, 2, 3]
