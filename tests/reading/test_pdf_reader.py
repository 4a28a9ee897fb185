"""The whole reader: properties, forms, what cannot be read, limits, hostile files."""

import random

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pdf_kit import LEFT, PROSE, WIDTH, make, of_kind, picture, prose, put, read, read_pages, texts
from tilsyn.errors import ReadingError
from tilsyn.model import BlockKind, NoticeKind, UnreadReason
from tilsyn.reading.reader import Limits


def plain(canvas: Canvas) -> None:
    prose(canvas, 100)


def scan(canvas: Canvas) -> None:
    canvas.drawImage(picture(), 0, 0, WIDTH, 842)


def blank(canvas: Canvas) -> None:
    pass


def reason(data: bytes) -> UnreadReason:
    with pytest.raises(ReadingError) as caught:
        read(data)
    return caught.value.reason


def outcome(data: bytes) -> UnreadReason | None:
    """The reason why a file cannot be read, None when it can."""
    try:
        read(data)
    except ReadingError as error:
        return error.reason
    return None


SPOILT = {None, UnreadReason.BROKEN, UnreadReason.EMPTY, UnreadReason.ENCRYPTED}


def test_properties_are_read_with_iso_dates() -> None:
    def named(canvas: Canvas) -> None:
        canvas.setTitle("Beredskapsplan")
        canvas.setAuthor("Kari Ness")

    properties = read_pages(plain, before=named, lang="nb-NO").properties
    assert (properties.title, properties.author, properties.language) == ("Beredskapsplan", "Kari Ness", "nb-NO")
    assert properties.created == "2000-01-01"


def test_scanned_pages_are_named_and_blank_ones_are_not() -> None:
    document = read_pages(plain, scan, blank, plain, scan)
    assert [(one.reason, one.pages) for one in document.unread] == [(UnreadReason.SCANNED, (2, 5))]
    assert document.pages == 5


def test_a_scan_beneath_a_running_header_is_named_and_a_logo_is_not() -> None:
    def headed(canvas: Canvas) -> None:
        put(canvas, LEFT, 40, "Nordvik kommune", 8)

    def scanned(canvas: Canvas) -> None:
        headed(canvas)
        canvas.drawImage(picture(), 50, 100, 480, 600)

    def empty(canvas: Canvas) -> None:
        headed(canvas)
        canvas.drawImage(picture(), 480, 790, 40, 30)

    def written(canvas: Canvas) -> None:
        headed(canvas)
        plain(canvas)

    document = read_pages(written, scanned, empty, written)
    assert [one.pages for one in document.unread] == [(2,)]


def test_a_hidden_text_layer_is_read_and_said() -> None:
    def page(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(LEFT, 700)
        text.setTextRenderMode(3)
        text.setFont("Helvetica", 10)
        text.textLine("Kvitteringsliste for mottatt varsel")
        canvas.drawText(text)

    document = read_pages(page)
    assert texts(document) == ["Kvitteringsliste for mottatt varsel"]
    assert [(one.kind, one.pages) for one in document.notices] == [(NoticeKind.OCR, (1,))]
    assert document.unread == ()


def test_form_fields_are_read_where_they_stand() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, LEFT, 100, "Navn på leder:")
        canvas.acroForm.textfield(name="leder", value="Kari Ness", x=150, y=842 - 103, width=150, height=16)
        put(canvas, LEFT, 130, "Øvd i år:")
        canvas.acroForm.checkbox(name="ovd", checked=True, x=150, y=842 - 133, size=14)

    document = read_pages(page)
    joined = " ".join(texts(document))
    assert "Navn på leder: Kari Ness" in joined
    assert "Øvd i år: ☒" in joined
    assert [(one.kind, one.count) for one in document.notices] == [(NoticeKind.FORM_FIELDS, 2)]


def test_a_file_that_needs_a_password_says_so_and_one_that_does_not_is_read() -> None:
    locked = StandardEncryption("hemmelig", "eier", strength=128)
    assert reason(make(plain, encrypt=locked)) is UnreadReason.ENCRYPTED
    assert texts(read(make(plain, encrypt=StandardEncryption("", "eier", strength=128)))) == [PROSE]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", UnreadReason.EMPTY),
        (b"  \n", UnreadReason.EMPTY),
        (b"%PDF-1.7\nnoe annet", UnreadReason.BROKEN),
        (b"Dette er ingen PDF-fil.", UnreadReason.BROKEN),
    ],
)
def test_what_is_no_readable_file_gives_its_reason(data: bytes, expected: UnreadReason) -> None:
    assert reason(data) is expected


def test_a_file_cut_short_is_broken_or_read_but_never_a_crash() -> None:
    whole = make(plain, plain, plain)
    assert {outcome(whole[: len(whole) * part // 20]) for part in range(1, 20)} <= SPOILT


def test_spoilt_bytes_never_crash() -> None:
    chance = random.Random(7)
    whole = make(plain, scan, plain)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 60)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        assert outcome(bytes(data)) in SPOILT


def test_pages_and_blocks_beyond_the_limit_are_named() -> None:
    data = make(*[plain] * 6)
    few = read(data, Limits(pages=4))
    assert [(one.reason, one.pages) for one in few.unread] == [(UnreadReason.TOO_LARGE, (5, 6))]
    assert few.pages == 6
    cut = read(data, Limits(blocks=3))
    assert len(cut.blocks) == 3
    assert [(one.reason, one.pages) for one in cut.unread] == [(UnreadReason.TOO_LARGE, (4, 5, 6))]


def test_a_page_full_of_drawings_and_words_is_read_in_time() -> None:
    chance = random.Random(3)

    def page(canvas: Canvas) -> None:
        for _ in range(3_000):
            x, y = chance.uniform(0, 580), chance.uniform(0, 840)
            canvas.line(x, y, x + chance.uniform(4, 200), y)
            canvas.line(x, y, x, y + chance.uniform(4, 200))
        canvas.setFont("Helvetica", 6)
        for _ in range(4_000):
            canvas.drawString(chance.uniform(0, 580), chance.uniform(0, 840), "kote 12")

    assert read_pages(page).blocks


def test_the_same_file_gives_the_same_document() -> None:
    data = make(plain, scan, plain)
    assert read(data) == read(data)


def test_nothing_of_the_text_is_lost_in_a_long_file() -> None:
    document = read_pages(*[plain] * 30)
    assert [block.text for block in of_kind(document, BlockKind.PARAGRAPH)] == [PROSE] * 30


def test_text_whose_characters_have_no_meaning_is_named_and_not_read() -> None:
    codes = "".join(f"{number:04x}" for number in range(3, 43))
    content = f"BT /F1 12 Tf 70 700 Td <{codes}> Tj ET"
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [6 0 R] >>"
    order = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    shape = "/FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80"
    page = "/MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        font,
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /FontDescriptor 7 0 R {order} >>",
        f"<< /Type /FontDescriptor /FontName /AAAAAA+Own /Flags 4 {shape} >>",
    ]
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    document = read(f"%PDF-1.7\n{body}trailer << /Root 1 0 R >>\n%%EOF".encode("latin-1"))
    assert document.blocks == ()
    assert [(one.reason, one.pages) for one in document.unread] == [(UnreadReason.SCANNED, (1,))]
