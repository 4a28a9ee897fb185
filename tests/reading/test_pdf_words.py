"""Words as a file sets them: directions, styles, what is printed twice, broken apart or run together."""

from reportlab.pdfgen.canvas import Canvas

from pdf_kit import BOLD, LEFT, PROSE, WIDTH, headings, prose, put, read_pages, texts


def test_a_page_turned_by_the_file_reads_upright() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 400, "Varslingsliste for kriseledelsen")
        canvas.drawString(60, 385, "Ring i den rekkefølgen som står her")

    document = read_pages(page)
    joined = " ".join(texts(document))
    assert joined.index("Varslingsliste for kriseledelsen") < joined.index("Ring i den rekkefølgen")


def test_text_turned_without_a_word_from_the_file_reads_upright() -> None:
    def page(canvas: Canvas) -> None:
        for turn in (1, 2):
            canvas.saveState()
            canvas.translate(200 + 15 * turn, 100)
            canvas.rotate(90)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(0, 0, f"Linje {turn} av det som står på siden av arket")
            canvas.restoreState()

    joined = " ".join(texts(read_pages(page)))
    assert joined == "Linje 1 av det som står på siden av arket Linje 2 av det som står på siden av arket"


def test_a_line_that_runs_up_the_margin_stays_apart() -> None:
    def page(canvas: Canvas) -> None:
        prose(canvas, 100)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(300, -30, "Trykket hos Myklebust")

    found = texts(read_pages(page))
    assert PROSE in found
    assert "Trykket hos Myklebust" in found


def test_bold_made_by_printing_twice_is_read_once() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "Fullmakter i krise", 12)
        put(canvas, LEFT + 0.4, 100, "Fullmakter i krise", 12)
        prose(canvas, 130)

    joined = " ".join(texts(read_pages(page)))
    assert joined.count("Fullmakter") == 1


def test_letters_set_apart_are_closed_up_and_words_kept() -> None:
    def page(canvas: Canvas) -> None:
        x = LEFT
        for letter in "RAPPORT":
            put(canvas, x, 100, letter, 14, BOLD)
            x += 18
        x += 22
        for letter in "KLOR":
            put(canvas, x, 100, letter, 14, BOLD)
            x += 18
        prose(canvas, 130)

    assert texts(read_pages(page))[0] == "RAPPORT KLOR"


def test_a_year_whose_digits_stand_apart_is_closed_up_and_a_thousand_is_not() -> None:
    def page(canvas: Canvas) -> None:
        x = LEFT
        for word, blank in (
            ("Vedtatt", 6),
            ("i", 6),
            ("2", 1.2),
            ("024", 6),
            ("av", 6),
            ("1", 6),
            ("200", 6),
            ("personer", 6),
        ):
            put(canvas, x, 100, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + blank

    assert texts(read_pages(page)) == ["Vedtatt i 2024 av 1 200 personer"]


def test_words_without_blanks_are_parted_by_their_gaps() -> None:
    def page(canvas: Canvas) -> None:
        x = LEFT
        for word in ("kommunedirektøren", "avgjør", "innkallingen"):
            put(canvas, x, 100, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 2.2

    assert texts(read_pages(page)) == ["kommunedirektøren avgjør innkallingen"]


def test_raised_numbers_are_marked_and_plain_ones_are_not() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "Lageret er 120 m")
        put(canvas, LEFT + canvas.stringWidth("Lageret er 120 m", "Helvetica", 10), 96.5, "2", 6)

    assert texts(read_pages(page)) == ["Lageret er 120 m²"]


def test_bold_words_in_a_line_do_not_make_it_a_heading() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "Ordføreren", font=BOLD)
        put(canvas, LEFT + 58, 100, "uttaler seg til pressen.")
        prose(canvas, 130)

    document = read_pages(page)
    assert headings(document) == []
    assert texts(document)[0] == "Ordføreren uttaler seg til pressen."
