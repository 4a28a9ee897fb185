"""Tables as a full grid."""

import pytest

from word_kit import HEADINGS, cell, headings, one_list, only_table, p, r, read, row, shown, style, table, word

BOLD = "<w:b/>"


def rows(body: str, **parts: str) -> list[list[str]]:
    found = only_table(read(word(body, **parts))).table
    assert found is not None
    return [list(one) for one in found.rows]


def header_rows(body: str, **parts: str) -> int:
    found = only_table(read(word(body, **parts))).table
    assert found is not None
    return found.header_rows


def test_merged_cells_have_their_text_once() -> None:
    body = table(
        row(cell("over to", '<w:gridSpan w:val="2"/>'), cell("c")),
        row(cell("ned", '<w:vMerge w:val="restart"/>'), "b", "c"),
        row(cell("", "<w:vMerge/>"), "e", "f"),
        row("g", "h", "i"),
    )
    assert rows(body) == [["over to", "", "c"], ["ned", "b", "c"], ["", "e", "f"], ["g", "h", "i"]]


def test_a_continued_cell_with_nothing_above_keeps_its_text() -> None:
    assert rows(table(row(cell("a", "<w:vMerge/>"), "b"), row("c", "d"))) == [["a", "b"], ["c", "d"]]


def test_old_horizontal_merge() -> None:
    body = table(row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "c"))
    assert rows(body) == [["a", "", "c"]]


def test_rows_that_begin_or_end_short_are_filled() -> None:
    body = table(row("a", "b", "c"), row("d", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'))
    assert rows(body) == [["a", "b", "c"], ["", "d", ""]]


def test_a_span_beyond_reason_does_not_fill_the_memory() -> None:
    assert len(rows(table(row(cell("a", '<w:gridSpan w:val="2000000000"/>'))))[0]) <= 120


def test_a_table_in_a_table_is_flattened() -> None:
    inner = table(row("x", "y"), row("z", ""))
    body = table(row(cell(p("før") + inner + p("etter")), "b"))
    assert rows(body) == [["før\nx | y\nz\netter", "b"]]


def test_deleted_rows_go_and_inserted_rows_stay() -> None:
    body = table(row("a"), row("borte", properties="<w:del/>"), row("ny", properties="<w:ins/>"))
    assert rows(body) == [["a"], ["ny"]]


def test_rows_and_cells_in_controls() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>{cell('d')}</w:tr>"
    assert rows(table(wrapped, inner)) == [["a", "b"], ["c", "d"]]


def test_paragraphs_in_a_cell_are_lines() -> None:
    assert rows(table(row(cell(p("en") + p("to")), "b"))) == [["en\nto", "b"]]


def test_marked_header_rows() -> None:
    mark = "<w:tblHeader/>"
    assert header_rows(table(row("a", "b", properties=mark), row("c", "d", properties=mark), row("1", "2"))) == 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (table(row(cell(p(r("Rolle", BOLD))), cell(p(r("Navn", BOLD)))), row("Leder", "Kari")), 1),
        (table(row("Rolle", "Navn"), row("Leder", "Kari")), 0),
        (table(row("Rolle", "Telefon"), row("Leder", "900 00 000"), row("Vara", "900 00 001")), 1),
        (table(row(cell(p(r("Rolle", BOLD))), "Navn"), row(cell(p(r("Leder", BOLD))), "Kari")), 0),
        (table(row("Leder", "900 00 000"), row("Vara", "900 00 001")), 0),
        (
            table(
                row("Rolle", "Navn", "Sted"), row("a", "b", "c"), look='<w:tblLook w:firstRow="1"/>'
            ),
            1,
        ),
        (table(row("Rolle", "Navn", "Sted"), row("a", "b", "c"), look='<w:tblLook w:val="0000"/>'), 0),
        (
            table(
                row(cell("Rolle", '<w:shd w:fill="D9D9D9"/>'), cell("Navn", '<w:shd w:fill="D9D9D9"/>')), row("a", "b")
            ),
            1,
        ),
        (
            table(
                row(cell(p(r("Tiltakskort", BOLD)), '<w:gridSpan w:val="2"/>')),
                row(cell(p(r("Hva", BOLD))), cell(p(r("Hvem", BOLD)))),
                row("Varsle", "Leder"),
            ),
            2,
        ),
        (table(row("alene")), 0),
    ],
)  # fmt: skip
def test_header_rows_by_look(body: str, expected: int) -> None:
    assert header_rows(body) == expected


def test_a_table_style_that_makes_the_first_row_bold() -> None:
    bold = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = f'<w:style w:type="table" w:styleId="T">{bold}</w:style>'
    look = '<w:tblStyle w:val="T"/><w:tblLook w:firstRow="1"/>'
    assert header_rows(table(row("Rolle", "Navn"), row("Leder", "Kari"), look=look), styles=styles) == 1


def test_a_frame_around_text_with_headings_is_opened() -> None:
    body = table(row(cell(p("Varsling", style="Overskrift1") + p("Ring."))))
    document = read(word(body, styles=HEADINGS))
    assert headings(document) == [(1, None, "Varsling")]
    assert document.blocks[1].place.section == "Varsling"


def test_numbers_in_cells_stay_with_their_text() -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
    numbering = one_list(level)
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    assert rows(table(row(cell(p("en", item) + p("to", item)))), numbering=numbering) == [["a) en\nb) to"]]


def test_the_text_of_a_table_is_its_rows() -> None:
    assert shown(
        read(
            word(table(row("a", ""), row("b", "c"))),
        )
    ) == ["a\nb | c"]


def test_a_hidden_row_is_left_out() -> None:
    assert rows(table(row("a"), row("b", properties="<w:hidden/>"))) == [["a"]]


def test_styles_of_paragraphs_in_cells_make_no_headings() -> None:
    styles = HEADINGS + style("X", "X")
    body = table(row(cell(p("Rolle", style="Overskrift1")), "b"), row("c", "d"))
    assert headings(read(word(body, styles=styles))) == []


def test_a_table_over_several_pages_knows_the_page_of_each_row() -> None:
    later = cell(p(r("c", before="<w:lastRenderedPageBreak/>")))
    found = only_table(read(word(table(row("a"), row("b"), row(later), row("")) + p("etter"))))
    assert found.table is not None
    assert found.table.row_pages == (1, 1, 2, 2)
    assert found.place.page == 1
    one = only_table(read(word(table(row("a")) + p(r("b", before="<w:lastRenderedPageBreak/>")))))
    assert one.table is not None
    assert one.table.row_pages == ()
