"""Running headers and footers, printed page numbers, contents lists, columns, footnotes."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from pdf_kit import BOLD, HEIGHT, LEFT, PROSE, RIGHT, Page, headings, of_kind, prose, put, read_pages, ruled, texts
from tilsyn.model import BlockKind, Zone


def plain(canvas: Canvas) -> None:
    prose(canvas, 100)


def framed(number: str, text: str = PROSE, *, head: str = "Nordvik kommune | Beredskapsplan") -> Page:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 40, head, 8)
        prose(canvas, 110, text)
        prose(canvas, 300, text)
        put(canvas, 270, 805, number, 8)

    return page


def test_what_repeats_with_the_number_varied_is_read_once() -> None:
    document = read_pages(*(framed(f"Side {page} av 5") for page in range(1, 6)))
    assert texts(document, Zone.HEADER) == ["Nordvik kommune | Beredskapsplan"]
    assert texts(document, Zone.FOOTER) == ["Side 1 av 5"]
    assert not any("Side" in text or "Nordvik" in text for text in texts(document))


@pytest.mark.parametrize("shape", ["{}", "- {} -", "Side {}", "{} / 9", "{}/9", "Plan for 2024–2028   {}", "s. {}"])
def test_the_printed_number_may_differ_from_the_page_in_the_file(shape: str) -> None:
    document = read_pages(*(framed(shape.format(page + 3)) for page in range(1, 6)))
    printed = {(block.place.page, block.place.page_printed) for block in document.blocks}
    assert printed == {(page, str(page + 3)) for page in range(1, 6)}


def test_years_and_constant_numbers_are_no_page_numbers() -> None:
    document = read_pages(*(framed("Revisjon 4, 2024", head="Plan 12") for _ in range(5)))
    assert {block.place.page_printed for block in document.blocks} == {None}


def test_page_labels_are_used_where_nothing_is_printed() -> None:
    def labelled(canvas: Canvas) -> None:
        canvas.addPageLabel(0, style="ROMAN_LOWER", start=1)
        canvas.addPageLabel(2, style="ARABIC", start=1)

    document = read_pages(*[plain] * 4, before=labelled)
    printed = {(block.place.page, block.place.page_printed) for block in document.blocks}
    assert printed == {(1, "i"), (2, "ii"), (3, "1"), (4, "2")}


def test_a_paragraph_that_stands_on_every_page_is_no_header() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 60)
        prose(canvas, 300)

    document = read_pages(page, page, page, page)
    assert texts(document).count(PROSE) == 8


def test_headings_that_count_at_the_top_of_pages_are_no_headers() -> None:
    def event(name: str) -> Page:
        def page(canvas: Canvas) -> None:
            put(canvas, LEFT, 60, name, 15, BOLD)
            prose(canvas, 90)

        return page

    document = read_pages(*(event(name) for name in ("Flom", "Skred", "Brann", "Klor")))
    assert [title for _, _, title in headings(document)] == ["Flom", "Skred", "Brann", "Klor"]


def test_contents_lists_stand_apart_with_their_heading() -> None:
    def contents(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "Innhold", 15, BOLD)
        for place, (title, number) in enumerate((("1 Innledning", 2), ("1.1 Formål", 2), ("2 Varsling", 3))):
            put(canvas, LEFT, 130 + 16 * place, title + " " + "." * 60 + f" {number}")

    def first(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "1 Innledning", 15, BOLD)
        put(canvas, LEFT, 130, "1.1 Formål", 12, BOLD)
        prose(canvas, 150)

    def second(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "2 Varsling", 15, BOLD)
        prose(canvas, 130)

    document = read_pages(contents, first, second)
    assert texts(document, Zone.CONTENTS) == ["Innhold", "1 Innledning 2", "1.1 Formål 2", "2 Varsling 3"]
    assert headings(document) == [(1, "1", "Innledning"), (2, "1.1", "Formål"), (1, "2", "Varsling")]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = PROSE.split(". ")[0] + ".", PROSE.split(". ")[1] + "."

    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 80, "Beredskap i to spalter fra kant til kant på hele siden", 18, BOLD)
        prose(canvas, 120, f"{left} {left} {left}", width=210)
        prose(canvas, 120, f"{right} {right} {right}", x=315, width=210)

    found = texts(read_pages(page))
    assert found[1:] == [f"{left} {left} {left}", f"{right} {right} {right}"]


def test_a_short_second_column_is_still_a_column() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 80, f"{PROSE} {PROSE}", width=210)
        prose(canvas, 80, "De to siste linjene står øverst i spalten til høyre på siden.", x=315, width=210)

    assert texts(read_pages(page)) == [
        f"{PROSE} {PROSE}",
        "De to siste linjene står øverst i spalten til høyre på siden.",
    ]


def test_footnotes_stand_apart_and_their_marks_are_taken_out() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 100)
        put(canvas, LEFT, 300, "Forrige plan er opphevet.")
        put(canvas, LEFT + canvas.stringWidth("Forrige plan er opphevet.", "Helvetica", 10), 296.5, "1", 6)
        canvas.line(LEFT, HEIGHT - 740, LEFT + 120, HEIGHT - 740)
        put(canvas, LEFT, 752, "1", 5)
        put(canvas, LEFT + 5, 755, "Vedtatt i 2016, se arkivet i", 8)
        put(canvas, LEFT, 765, "kommunehuset.", 8)

    document = read_pages(page)
    assert "Forrige plan er opphevet." in texts(document)
    (note,) = of_kind(document, BlockKind.PARAGRAPH, Zone.FOOTNOTE)
    assert (note.number, note.text) == ("1", "Vedtatt i 2016, se arkivet i kommunehuset.")


def test_framed_text_is_a_text_box() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 100)
        canvas.rect(LEFT, HEIGHT - 280, RIGHT - LEFT, 50)
        put(canvas, LEFT + 8, 255, "Ring 110 før du gjør noe annet.")
        prose(canvas, 320)

    document = read_pages(page)
    assert texts(document, Zone.TEXTBOX) == ["Ring 110 før du gjør noe annet."]
    assert texts(document) == [PROSE, PROSE]


def test_small_type_at_the_edges_of_an_only_page_is_header_and_footer() -> None:
    document = read_pages(framed("Unntatt offentlighet"))
    assert texts(document, Zone.HEADER) == ["Nordvik kommune | Beredskapsplan"]
    assert texts(document, Zone.FOOTER) == ["Unntatt offentlighet"]
    assert texts(document) == [PROSE, PROSE]


def test_a_table_that_heads_every_page_is_a_header() -> None:
    def page(number: int) -> Page:
        def draw(canvas: Canvas) -> None:
            head = [["Nordvik kommune", "Beredskapsplan"], ["Revisjon 3", f"Side {number} av 4"]]
            ruled(canvas, 30, head, [LEFT, 250.0, RIGHT], bold=0)
            prose(canvas, 140, f"Del {number * 7}. {PROSE}")

        return draw

    document = read_pages(*(page(number) for number in range(1, 5)))
    assert texts(document, Zone.HEADER) == ["Nordvik kommune Beredskapsplan Revisjon 3 Side 1 av 4"]
    assert texts(document) == [f"Del {number * 7}. {PROSE}" for number in range(1, 5)]
    assert {block.place.page_printed for block in document.blocks} == {"1", "2", "3", "4"}
