"""Hostile, broken and odd files: always a clear answer."""

import struct
import zipfile

import pytest

from tilsyn.errors import ReadingError
from tilsyn.model import UnreadReason
from tilsyn.reading.reader import Limits
from word_kit import NAMESPACES, headings, p, r, read, row, shown, table, word, zipped


def reason(data: bytes, limits: Limits | None = None) -> tuple[UnreadReason, str]:
    with pytest.raises(ReadingError) as problem:
        read(data, limits)
    return problem.value.reason, problem.value.detail


def ole(name: str) -> bytes:
    entry = name.encode("utf-16-le").ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", (UnreadReason.EMPTY, "")),
        (ole("EncryptedPackage"), (UnreadReason.ENCRYPTED, "")),
        (ole("WordDocument"), (UnreadReason.UNSUPPORTED, "doc")),
        (ole("Ukjent"), (UnreadReason.BROKEN, "zip")),
        (b"%PDF-1.7\n", (UnreadReason.UNSUPPORTED, "pdf")),
        (b"{\\rtf1 hei}", (UnreadReason.UNSUPPORTED, "rtf")),
        (b"\x89PNG\r\n\x1a\n", (UnreadReason.UNSUPPORTED, "picture")),
        (b"bare tekst", (UnreadReason.BROKEN, "zip")),
        (b"PK\x03\x04 avkuttet", (UnreadReason.BROKEN, "zip")),
        (zipped({"a.txt": "hei"}), (UnreadReason.BROKEN, "main_part")),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), (UnreadReason.UNSUPPORTED, "odt")),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": ""}), (UnreadReason.UNSUPPORTED, "xlsx")),
    ],
)
def test_what_is_no_word_file(data: bytes, expected: tuple[UnreadReason, str]) -> None:
    assert reason(data) == expected


def test_a_file_cut_short_is_broken() -> None:
    data = word(p("hei") * 100)
    assert reason(data[: len(data) // 2])[0] is UnreadReason.BROKEN


def test_a_byte_changed_is_broken() -> None:
    data = bytearray(word("".join(p(f"linje {number}") for number in range(200))))
    at = data.find(b"word/document.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    assert reason(bytes(data))[0] is UnreadReason.BROKEN


@pytest.mark.parametrize("body", ["<w:p>", "<w:p><w:r></w:p></w:r>", p("&ukjent;"), "<x:ukjent/>", "\x01"])
def test_malformed_xml_is_broken(body: str) -> None:
    assert reason(word(body))[0] is UnreadReason.BROKEN


def rewritten(data: bytes, name: str, content: str | bytes) -> bytes:
    import io

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    files[name] = content
    return zipped(files)


def test_a_document_type_is_refused() -> None:
    laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    body = f"{laughs}<w:document {NAMESPACES}><w:body>{p('&b;')}</w:body></w:document>"
    assert reason(rewritten(word(""), "word/document.xml", body)) == (UnreadReason.BROKEN, "doctype")
    encoded = body.encode("utf-16")
    assert reason(rewritten(word(""), "word/document.xml", encoded)) == (UnreadReason.BROKEN, "doctype")


def test_an_external_entity_is_never_fetched(tmp_path: object) -> None:
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    body = f"{declared}<w:document {NAMESPACES}><w:body>{p('&x;')}</w:body></w:document>"
    assert reason(rewritten(word(""), "word/document.xml", body)) == (UnreadReason.BROKEN, "doctype")


def test_a_bomb_is_too_large() -> None:
    assert reason(word(p("0" * 9_000_000))) == (UnreadReason.TOO_LARGE, "ratio")
    assert reason(word(p("a")), Limits(expanded=100)) == (UnreadReason.TOO_LARGE, "expanded")
    assert reason(word(p("a") * 100), Limits(memory=1000)) == (UnreadReason.TOO_LARGE, "memory")


def test_a_bomb_among_the_pictures_is_never_unpacked() -> None:
    data = rewritten(word(p("hei")), "word/media/image1.bmp", b"\0" * 3_000_000)
    assert shown(read(data)) == ["hei"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:customXml>", "</w:customXml>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
)
def test_nesting_beyond_the_limit_is_too_large(opening: str, closing: str) -> None:
    for levels in (61, 300, 5000):
        assert reason(word(opening * levels + p("x") + closing * levels)) == (UnreadReason.TOO_LARGE, "depth")


def test_nesting_of_runs_beyond_the_limit_is_too_large() -> None:
    body = p("<w:ins>" * 100 + r("x") + "</w:ins>" * 100)
    assert reason(word(body)) == (UnreadReason.TOO_LARGE, "depth")


def test_twenty_tables_in_each_other_are_read() -> None:
    body = p("innerst")
    for _ in range(20):
        body = table(row(f"<w:tc>{body}</w:tc>"))
    assert shown(read(word(body))) == ["innerst"]


def test_time_runs_out() -> None:
    assert reason(word(p("a") * 500), Limits(seconds=0.0)) == (UnreadReason.TIMEOUT, "")


def test_blocks_beyond_the_limit_are_named() -> None:
    document = read(word(p("a") * 50), Limits(blocks=10))
    assert len(document.blocks) == 10
    assert [(unread.reason, unread.detail) for unread in document.unread] == [(UnreadReason.TOO_LARGE, "rest")]


def test_pages_beyond_the_limit_are_named() -> None:
    body = p("en") + "".join(p(r("side", before="<w:lastRenderedPageBreak/>")) for _ in range(5))
    document = read(word(body), Limits(pages=3))
    assert {block.place.page for block in document.blocks} <= {1, 2, 3, 4}
    assert document.unread[0].pages is not None
    assert document.unread[0].reason is UnreadReason.TOO_LARGE


def test_an_encrypted_part_is_encrypted() -> None:
    data = bytearray(word(p("a")))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        flags = struct.unpack_from("<H", data, at + 8)[0]
        struct.pack_into("<H", data, at + 8, flags | 1)
        at += 4
    assert reason(bytes(data))[0] in (UnreadReason.ENCRYPTED, UnreadReason.BROKEN)


def test_strict_files_are_read_alike() -> None:
    import io

    data = word(p("Om", style="Overskrift1") + p("tekst"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    strict = {
        name: content.replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in files.items()
    }  # fmt: skip
    assert headings(read(zipped(dict(strict)))) == [(1, None, "Om")]


@pytest.mark.parametrize("main", ["word/document2.xml", "innhold/hoved.xml", "Word/Document.xml"])
def test_the_main_part_is_found_by_its_relationship(main: str) -> None:
    assert shown(read(word(p("hei"), main=main))) == ["hei"]


def test_utf16_and_byte_order_marks() -> None:
    body = (
        f'<?xml version="1.0" encoding="UTF-16"?><w:document {NAMESPACES}><w:body>{p("blåbær")}</w:body></w:document>'
    )
    assert shown(read(rewritten(word(""), "word/document.xml", body.encode("utf-16")))) == ["blåbær"]
    marked = b"\xef\xbb\xbf" + body.replace("UTF-16", "UTF-8").encode()
    assert shown(read(rewritten(word(""), "word/document.xml", marked))) == ["blåbær"]


def test_part_names_are_compared_without_case() -> None:
    import io

    with zipfile.ZipFile(io.BytesIO(word(p("hei")))) as archive:
        files: dict[str, str | bytes] = {name.upper(): archive.read(name) for name in archive.namelist()}
    assert shown(read(zipped(files))) == ["hei"]


def test_properties_and_language() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>Plan</dc:title><dc:creator>Kari</dc:creator><dcterms:created>2024-11-02T09:15:00Z</dcterms:created>"
        "<dcterms:modified>i går</dcterms:modified></cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
    )
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = p(r("Dette er skrevet på bokmål.", '<w:lang w:val="nb-NO"/>')) + p("Not this.")
    found = read(word(body, core=core, app=app, styles=styles)).properties
    assert (found.title, found.author, found.created, found.modified) == ("Plan", "Kari", "2024-11-02", None)
    assert (found.language, found.producer) == ("nb-NO", "Microsoft Office Word 16.0000")


def test_broken_properties_are_no_reason_not_to_read() -> None:
    assert shown(read(word(p("hei"), core="<ødelagt"))) == ["hei"]


def test_absurd_numbers_are_taken_calmly() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    shape = '<w:numPr><w:ilvl w:val="-4"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="x"/>'
    assert shown(read(word(p("a", shape), numbering=numbering))) == ["I a"]
    assert shown(
        read(
            word(
                p(r("b", '<w:sz w:val="stor"/>')),
            )
        )
    ) == ["b"]
