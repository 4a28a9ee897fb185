"""Blocks in order and the zones they belong to."""

import pytest

from tilsyn.model import BlockKind, NoticeKind, UnreadReason, Zone
from word_kit import (
    HEADINGS,
    NAMESPACES,
    PAGE_BREAK,
    PICTURE,
    RENDERED,
    cell,
    field,
    headings,
    p,
    r,
    read,
    row,
    shown,
    style,
    table,
    word,
)  # fmt: skip


def box(inner: str, *, fallback: str | None = None) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    other = content if fallback is None else f"<w:txbxContent>{fallback}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{other}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    document = read(word(p(r("Før") + box(p("I boksen") + p("mer"))) + p("Etter")))
    assert [(block.zone, block.text) for block in document.blocks] == [
        (Zone.BODY, "Før"), (Zone.TEXTBOX, "I boksen"), (Zone.TEXTBOX, "mer"), (Zone.BODY, "Etter"),
    ]  # fmt: skip


def test_an_old_text_box_is_read_too() -> None:
    content = "<w:txbxContent>" + p("Gammel boks") + "</w:txbxContent>"
    body = p(f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>")
    assert shown(read(word(body)), Zone.TEXTBOX) == ["Gammel boks"]


def test_a_box_in_a_box_is_read_once() -> None:
    assert shown(read(word(p(box(p(r("ytre") + box(p("indre")))))))) == ["ytre", "indre"]


def test_word_art_and_diagrams_have_words() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="UTKAST"/></v:shape></w:pict></w:r>'
    graphic = '<a:graphic><a:graphicData><dgm:relIds r:dm="data.xml"/></a:graphicData></a:graphic>'
    diagram = f"<w:r><w:drawing><wp:inline>{graphic}</wp:inline></w:drawing></w:r>"
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>{}</a:t></a:r></a:p></dgm:t></dgm:pt>"
    data = f"<dgm:dataModel {NAMESPACES}>{point.format('Kriseledelse')}{point.format('Ordfører')}</dgm:dataModel>"
    document = read(word(p(r("a") + art + diagram), parts={"data.xml": ("diagramData", data)}))
    assert shown(document) == ["a", "UTKAST", "Kriseledelse\nOrdfører"]


def test_controls_around_blocks_are_opened() -> None:
    inner = p("inne") + table(row("x", "y"))
    body = f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    assert shown(read(word(body))) == ["inne", "x | y"]


NOTES = (
    f"<w:footnotes {NAMESPACES}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Første note</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="5"><w:p><w:r><w:t>Andre note</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
ENDNOTES = (
    f'<w:endnotes {NAMESPACES}><w:endnote w:id="1"><w:p><w:r><w:t>Sluttnote</w:t></w:r></w:p></w:endnote></w:endnotes>'
)


def reference(identifier: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    body = p(r("En") + reference(2)) + p(r("To") + reference(1, "endnote")) + p(r("Tre") + reference(5))
    parts = {"footnotes.xml": ("footnotes", NOTES), "endnotes.xml": ("endnotes", ENDNOTES)}
    document = read(word(body, parts=parts))
    assert [(block.zone, block.number, block.text) for block in document.blocks] == [
        (Zone.BODY, None, "En"), (Zone.FOOTNOTE, "1", "Første note"),
        (Zone.BODY, None, "To"), (Zone.FOOTNOTE, "i", "Sluttnote"),
        (Zone.BODY, None, "Tre"), (Zone.FOOTNOTE, "2", "Andre note"),
    ]  # fmt: skip


def test_a_note_in_a_table_follows_the_table() -> None:
    body = table(row(cell(p(r("a") + reference(2))), "b"))
    document = read(word(body, parts={"footnotes.xml": ("footnotes", NOTES)}))
    assert [block.zone for block in document.blocks] == [Zone.BODY, Zone.FOOTNOTE]


def test_running_headers_once_and_only_those_in_use() -> None:
    def running(kind: str, text: str) -> tuple[str, str]:
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        return kind, f"<w:{tag} {NAMESPACES}>{p(text)}</w:{tag}>"

    parts = {
        "h1.xml": running("header", "Topp"), "h2.xml": running("header", "Topp"), "h3.xml": running("header", "Første"),
        "h4.xml": running("header", "Partall"), "f1.xml": running("footer", "Bunn"),
    }  # fmt: skip
    one = '<w:headerReference w:type="default" r:id="h1.xml"/><w:headerReference w:type="even" r:id="h4.xml"/>'
    two = (
        '<w:headerReference w:type="default" r:id="h2.xml"/><w:headerReference w:type="first" r:id="h3.xml"/>'
        '<w:footerReference w:type="default" r:id="f1.xml"/><w:titlePg/>'
    )
    body = p("En", f"<w:sectPr>{one}</w:sectPr>") + p("To") + f"<w:sectPr>{two}</w:sectPr>"
    document = read(word(body, parts=parts))
    assert [(block.zone, block.text) for block in document.blocks] == [
        (Zone.HEADER, "Topp"), (Zone.HEADER, "Første"), (Zone.BODY, "En"), (Zone.BODY, "To"), (Zone.FOOTER, "Bunn"),
    ]  # fmt: skip


TOC = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_a_contents_field_is_contents_until_it_ends() -> None:
    body = p(TOC + r("1 Om planen")) + p("2 Varsling") + p(END + r("")) + p("Brødtekst.")
    assert [block.zone for block in read(word(body)).blocks] == [Zone.CONTENTS, Zone.CONTENTS, Zone.BODY]


def test_a_contents_field_without_end_stops_at_the_first_heading() -> None:
    body = p(TOC + r("1 Om planen")) + p("Om planen", style="Overskrift1") + p("Brødtekst.")
    document = read(word(body, styles=HEADINGS))
    assert [block.zone for block in document.blocks] == [Zone.CONTENTS, Zone.BODY, Zone.BODY]


def test_contents_by_style_and_by_gallery() -> None:
    styles = style("INNH1", "toc 1") + style("Innhold", "TOC Heading", '<w:outlineLvl w:val="9"/>')
    assert read(word(p("Om", style="INNH1"), styles=styles)).blocks[0].zone is Zone.CONTENTS
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Innhold')}{p('Om')}</w:sdtContent></w:sdt>"
    assert {block.zone for block in read(word(body)).blocks} == {Zone.CONTENTS}


def test_typed_contents_need_leaders_or_known_titles() -> None:
    dotted = "".join(p(f"{title} ........ {page}") for title, page in (("Om planen", 2), ("Varsling", 4), ("Øving", 9)))
    assert {block.zone for block in read(word(dotted)).blocks} == {Zone.CONTENTS}
    tabbed = "".join(
        p(r(title) + "<w:r><w:tab/></w:r>" + r(page)) for title, page in (("Biler", "2"), ("Båter", "4"), ("Telt", "9"))
    )
    assert {block.zone for block in read(word(tabbed)).blocks} == {Zone.BODY}
    known = "".join(p(f"{title} er omtalt her.") + p(title) for title in ("Biler", "Båter", "Telt"))
    zones = [block.zone for block in read(word(tabbed + known)).blocks]
    assert zones[:3] == [Zone.CONTENTS] * 3
    assert Zone.CONTENTS not in zones[3:]


def test_captions_by_style_or_running_number() -> None:
    styles = style("Bildetekst", "caption")
    assert read(word(p("Figur", style="Bildetekst"), styles=styles)).blocks[0].zone is Zone.CAPTION
    assert read(word(p(r("Tabell ") + field(" SEQ Tabell ", "1") + r(" Roller")))).blocks[0].zone is Zone.CAPTION


def test_pages_by_saved_breaks() -> None:
    body = (
        p("side en") + PAGE_BREAK + p(r("side to", before=RENDERED)) + p("også to")
        + p(r("side tre", before=RENDERED)) + PAGE_BREAK + p("side fire")
    )  # fmt: skip
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>5</Pages></Properties>'
    document = read(word(body, app=app))
    assert [block.place.page for block in document.blocks] == [1, 2, 2, 3, 4]
    assert document.pages == 5
    assert document.blocks[0].place.page_printed is None


def test_no_page_is_known_where_none_is_saved() -> None:
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>5</Pages></Properties>'
    document = read(word(p("a") + PAGE_BREAK + p("b"), app=app))
    assert {block.place.page for block in document.blocks} == {None}
    assert document.pages is None


def test_a_row_ends_where_its_longest_cell_does() -> None:
    split = p("a") + p(r("b", before=RENDERED))
    body = table(row(cell(split), cell(split), cell("c"))) + p("etter")
    assert [block.place.page for block in read(word(body)).blocks] == [1, 2]


def test_printed_page_numbers_start_anew_with_a_section() -> None:
    footer = f"<w:ftr {NAMESPACES}>{p(field(' PAGE ', '1'))}</w:ftr>"
    front = '<w:sectPr><w:footerReference w:type="default" r:id="f.xml"/><w:pgNumType w:fmt="lowerRoman"/></w:sectPr>'
    last = '<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>'
    body = p("forord", front) + p(r("innledning", before=RENDERED)) + p(r("mer", before=RENDERED)) + last
    document = read(word(body, parts={"f.xml": ("footer", footer)}))
    places = [(block.place.page, block.place.page_printed) for block in document.blocks if block.zone is Zone.BODY]
    assert places == [(1, "i"), (2, "1"), (3, "2")]


def test_pictures_are_told_and_a_file_of_nothing_else_is_scanned() -> None:
    drawing = f"<w:r>{PICTURE.format(cx=100, cy=100)}</w:r>"
    document = read(word(p(drawing) + p(drawing)))
    assert document.blocks == ()
    assert [unread.reason for unread in document.unread] == [UnreadReason.SCANNED]
    assert [(notice.kind, notice.count) for notice in document.notices] == [(NoticeKind.PICTURES, 2)]


def test_a_header_over_scanned_pages_is_no_text() -> None:
    header = f"<w:hdr {NAMESPACES}>{p('Storvik kommune')}</w:hdr>"
    body = (
        p(f"<w:r>{PICTURE.format(cx=1, cy=1)}</w:r>")
        + '<w:sectPr><w:headerReference w:type="default" r:id="h.xml"/></w:sectPr>'
    )
    document = read(word(body, parts={"h.xml": ("header", header)}))
    assert not document.readable
    assert document.unread[0].reason is UnreadReason.SCANNED


def test_a_page_filled_by_a_picture_is_unread() -> None:
    full = PICTURE.format(cx=7 * 914400, cy=10 * 914400)
    body = (
        p("Tekst på side en.")
        + p(f"<w:r>{RENDERED}{full}</w:r>")
        + p(r("Tekst på side tre, og nok av den.", before=RENDERED))
    )
    (unread,) = read(word(body)).unread
    assert (unread.reason, unread.pages) == (UnreadReason.SCANNED, (2,))


def test_an_empty_file_says_so() -> None:
    document = read(word(p("")))
    assert (document.blocks, document.unread[0].reason) == ((), UnreadReason.EMPTY)


def test_comments_are_counted_not_read() -> None:
    comments = f'<w:comments {NAMESPACES}><w:comment w:id="0">{p("Er dette riktig?")}</w:comment></w:comments>'
    document = read(word(p("Tekst."), parts={"c.xml": ("comments", comments)}))
    assert shown(document) == ["Tekst."]
    assert [(notice.kind, notice.count) for notice in document.notices] == [(NoticeKind.COMMENTS, 1)]


@pytest.mark.parametrize("tag", ["ins", "moveTo", "customXml"])
def test_wrappers_around_blocks(tag: str) -> None:
    assert shown(read(word(f"<w:{tag}>{p('inne')}</w:{tag}>"))) == ["inne"]


def test_a_long_text_in_a_heading_style_is_a_paragraph() -> None:
    document = read(word(p("ord " * 100, style="Overskrift1"), styles=HEADINGS))
    assert headings(document) == []
    assert document.blocks[0].kind is BlockKind.PARAGRAPH


def test_another_file_inside_is_told() -> None:
    document = read(word(p("a") + '<w:altChunk r:id="x"/>' + p('<w:subDoc r:id="y"/>')))
    assert [(unread.reason, unread.detail) for unread in document.unread] == [(UnreadReason.UNSUPPORTED, "embedded")]
