"""Ruled tables, merged cells, tables over page breaks, tables without rulings."""

from reportlab.pdfgen.canvas import Canvas

from pdf_kit import BOLD, HEIGHT, LEFT, PROSE, Page, headings, of_kind, prose, put, read_pages, rows, ruled, texts
from tilsyn.model import BlockKind

XS = [LEFT, 180.0, 330.0, 520.0]
HEAD = ["Navn", "Rolle", "Telefon"]
PEOPLE = [["Kari Ness", "Kriseleder", "555 01 001"], ["Ola Bø", "Loggfører", "555 01 002"], ["Siri Moe", "Vara", ""]]


def test_a_ruled_table_is_a_grid_with_its_header() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 80)
        ruled(canvas, 160, [HEAD, *PEOPLE], XS)
        prose(canvas, 300)

    document = read_pages(page)
    assert rows(document) == [HEAD, *PEOPLE]
    table = of_kind(document, BlockKind.TABLE)[0].table
    assert table is not None
    assert table.header == tuple(HEAD)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]


def test_tables_drawn_as_boxes_are_the_same() -> None:
    def page(canvas: Canvas) -> None:
        for row, texts_ in enumerate([HEAD, *PEOPLE]):
            for column, text in enumerate(texts_):
                wide = XS[column + 1] - XS[column]
                canvas.rect(XS[column], HEIGHT - 180 - 20 * row, wide, 20)
                put(canvas, XS[column] + 4, 174 + 20 * row, text, 9)

    assert rows(read_pages(page)) == [HEAD, *PEOPLE]


def test_a_merged_cell_has_its_text_in_the_first_place() -> None:
    def page(canvas: Canvas) -> None:
        for x in (XS[0], XS[-1]):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 160)
        for x in XS[1:-1]:
            canvas.line(x, HEIGHT - 120, x, HEIGHT - 160)
        for top in (100, 120, 140, 160):
            canvas.line(XS[0], HEIGHT - top, XS[-1], HEIGHT - top)
        put(canvas, LEFT + 60, 114, "Kriseledelsen, fast bemanning på dagtid", 9)
        for row in range(2):
            for x, text in zip(XS, PEOPLE[row], strict=False):
                put(canvas, x + 4, 134 + 20 * row, text, 9)

    assert rows(read_pages(page)) == [["Kriseledelsen, fast bemanning på dagtid", "", ""], *PEOPLE[:2]]


def test_wrapped_lines_of_a_cell_are_joined_and_new_points_are_not() -> None:
    def page(canvas: Canvas) -> None:
        for top in (100, 160):
            canvas.line(LEFT, HEIGHT - top, 330, HEIGHT - top)
        for x in (LEFT, 180, 330):
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 160)
        put(canvas, LEFT + 4, 112, "Fordeler oppgaver og", 9)
        put(canvas, LEFT + 4, 123, "leder møtene.", 9)
        put(canvas, 184, 112, "- Ring politiet", 9)
        put(canvas, 184, 123, "- Åpne loggen", 9)

    assert rows(read_pages(page)) == [["Fordeler oppgaver og leder møtene.", "- Ring politiet\n- Åpne loggen"]]


def test_a_table_over_a_page_break_is_one_and_the_header_stands_once() -> None:
    def part(people: list[list[str]], top: float) -> Page:
        def page(canvas: Canvas) -> None:
            put(canvas, LEFT, 40, "Varslingsliste", 8)
            ruled(canvas, top, [HEAD, *people], XS)

        return page

    document = read_pages(part(PEOPLE, 700), part(PEOPLE[::-1], 80), part(PEOPLE, 80))
    assert rows(document) == [HEAD, *PEOPLE, *PEOPLE[::-1], *PEOPLE]
    assert len(of_kind(document, BlockKind.TABLE)) == 1


def test_two_tables_with_headers_of_their_own_stay_two() -> None:
    def part(head: str, top: float) -> Page:
        def page(canvas: Canvas) -> None:
            ruled(canvas, top, [[head, "Svar"], ["Årsak", "Regn"], ["Tiltak", "Voll"]], [LEFT, 200.0, 500.0])

        return page

    document = read_pages(part("Skjema 1", 740), part("Skjema 2", 60))
    assert [rows(document, number)[0] for number in range(2)] == [["Skjema 1", "Svar"], ["Skjema 2", "Svar"]]


def test_lines_that_stand_side_by_side_without_rulings_are_rows() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 80)
        for number, row in enumerate([HEAD, *PEOPLE[:2], ["Per Lie", "Vakt", "555 01 004"]]):
            for x, text in zip(XS, row, strict=False):
                put(canvas, x, 170 + 15 * number, text, font=BOLD if not number else "Helvetica")
        prose(canvas, 260)

    document = read_pages(page)
    assert rows(document) == [HEAD, *PEOPLE[:2], ["Per Lie", "Vakt", "555 01 004"]]
    assert texts(document)[0] == PROSE


def test_rows_ruled_as_one_are_parted_where_no_line_wraps() -> None:
    def page(canvas: Canvas) -> None:
        for top in (100, 120, 180):
            canvas.line(LEFT, HEIGHT - top, 520, HEIGHT - top)
        for x in XS:
            canvas.line(x, HEIGHT - 100, x, HEIGHT - 180)
        for number, row in enumerate([HEAD, *PEOPLE[:2], ["Per Lie", "Vakt", "555 01 004"]]):
            for x, text in zip(XS, row, strict=False):
                put(canvas, x + 4, 114 + 18 * number, text, 9, BOLD if not number else "Helvetica")

    assert rows(read_pages(page)) == [HEAD, *PEOPLE[:2], ["Per Lie", "Vakt", "555 01 004"]]


def test_underlines_and_frames_around_the_page_are_no_tables() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(30, 30, 535, 782)
        put(canvas, LEFT, 100, "Beredskap")
        canvas.line(LEFT, HEIGHT - 102, LEFT + 60, HEIGHT - 102)
        prose(canvas, 130)

    document = read_pages(page)
    assert of_kind(document, BlockKind.TABLE) == []
    assert texts(document) == ["Beredskap", PROSE]


def test_text_in_a_frame_beneath_a_head_of_cells_is_text() -> None:
    def page(canvas: Canvas) -> None:
        for top in (40, 70, 780):
            canvas.line(50, HEIGHT - top, 545, HEIGHT - top)
        for x, end in ((50, 780), (300, 70), (545, 780)):
            canvas.line(x, HEIGHT - 40, x, HEIGHT - end)
        put(canvas, 60, 58, "Nordvik kommune")
        put(canvas, 310, 58, "Varsling av befolkningen")
        put(canvas, LEFT, 110, "1 Formål", 15, BOLD)
        prose(canvas, 140)
        prose(canvas, 240)

    document = read_pages(page)
    assert rows(document) == [["Nordvik kommune", "Varsling av befolkningen"]]
    assert headings(document) == [(1, "1", "Formål")]
    assert texts(document)[-2:] == [PROSE, PROSE]
