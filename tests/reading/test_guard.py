"""A bad file is an answer."""

import hashlib
from pathlib import Path

import pytest

from pool_readers import Odd
from tilsyn.hookspecs import hookimpl
from tilsyn.messages import LANGUAGES, catalogue
from tilsyn.model import Document, UnreadReason
from tilsyn.reading import builtin
from tilsyn.reading.guard import read_file
from tilsyn.reading.reader import Limits, Reader
from tilsyn.reading.sniff import sniff
from word_kit import p, word, zipped


def readers() -> dict[str, Reader]:
    table: dict[str, Reader] = {}

    def register(reader: Reader) -> None:
        for suffix in reader.suffixes:
            table.setdefault(suffix, reader)

    builtin.tilsyn_register_readers(register)
    register(Odd())
    return table


def read(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read_file(path, name, readers(), limits or Limits())


def why(document: Document) -> tuple[UnreadReason, str]:
    assert document.blocks == ()
    (unread,) = document.unread
    return unread.reason, unread.detail


def test_a_good_file(tmp_path: Path) -> None:
    data = word(p("hei"))
    document = read(tmp_path, "Plan.DOCX", data)
    assert [block.text for block in document.blocks] == ["hei"]
    assert (document.file, document.format, document.sha256) == ("Plan.DOCX", "docx", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.docx", b"", (UnreadReason.EMPTY, "")),
        ("a.pdf", b"", (UnreadReason.EMPTY, "")),
        ("a.docx", b"soppel", (UnreadReason.BROKEN, "zip")),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512) + "WordDocument".encode("utf-16-le").ljust(128, b"\0"),
         (UnreadReason.UNSUPPORTED, "doc")),
        ("a.docx", b"{\\rtf1}", (UnreadReason.UNSUPPORTED, "rtf")),
        ("a.rtf", b"{\\rtf1}", (UnreadReason.UNSUPPORTED, "rtf")),
        ("a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), (UnreadReason.UNSUPPORTED, "odt")),
        ("a.xlsx", zipped({"[Content_Types].xml": "<T/>", "xl/w.xml": ""}), (UnreadReason.UNSUPPORTED, "xlsx")),
        ("a.pptx", zipped({"[Content_Types].xml": "<T/>", "ppt/w.xml": ""}), (UnreadReason.UNSUPPORTED, "pptx")),
        ("a.jpg", b"\xff\xd8\xff\xe0", (UnreadReason.UNSUPPORTED, "picture")),
        ("a.html", b"<!DOCTYPE html><p>hei", (UnreadReason.UNSUPPORTED, "html")),
        ("a.csv", b"a;b", (UnreadReason.UNSUPPORTED, "csv")),
        ("a.zip", zipped({"a": ""}), (UnreadReason.UNSUPPORTED, "zip")),
        ("a", b"\0\1\2", (UnreadReason.UNSUPPORTED, "unknown")),
        ("a.odd", b"raise hemmelig", (UnreadReason.ERROR, "ValueError")),
        ("a.odd", b"broken", (UnreadReason.BROKEN, "zip")),
    ],
)  # fmt: skip
def test_bad_files(tmp_path: Path, name: str, data: bytes, expected: tuple[UnreadReason, str]) -> None:
    document = read(tmp_path, name, data)
    assert why(document) == expected
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert "hemmelig" not in document.model_dump_json()


def test_the_bytes_count_not_the_ending(tmp_path: Path) -> None:
    assert read(tmp_path, "plan.pdf", word(p("hei"))).format == "docx"
    assert read(tmp_path, "plan", word(p("hei"))).format == "docx"
    assert read(tmp_path, "plan.docx", b"%PDF-1.4 ...").format == "pdf"
    assert read(tmp_path, "plan.docm", word(p("hei"))).format == "docx"


def test_a_file_over_the_size_is_not_opened(tmp_path: Path) -> None:
    assert why(read(tmp_path, "a.docx", word(p("hei")), Limits(size=10))) == (UnreadReason.TOO_LARGE, "size")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    document = read_file(tmp_path / "borte.docx", "borte.docx", readers(), Limits())
    assert why(document) == (UnreadReason.ERROR, "FileNotFoundError")
    assert document.sha256 == ""


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"), (b"\n\n%PDF-1.4", "pdf"), (b"hei p\xc3\xa5 deg", "text"), (b"\xef\xbb\xbf<?xml ?><a/>", "xml"),
        (b"<?xml version='1.0'?><html>", "html"), (word(""), "docx"), (word("", main="annet/navn.xml"), "docx"),
        (b"PK\x03\x04", "zip"), (b"\x00\x01", "unknown"), (b"RIFF1234WEBP", "picture"),
    ],
)  # fmt: skip
def test_sniff(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


def test_every_reason_and_format_has_words_in_every_language() -> None:
    keys = {f"unread.{reason.value}" for reason in UnreadReason}
    keys |= {f"unread.detail.{kind}" for kind in ("doc", "rtf", "odt", "xlsx", "pptx", "picture", "zip", "rest")}
    for language in LANGUAGES:
        assert keys <= catalogue(language).keys()
    assert (
        len(
            {
                frozenset(key for key in catalogue(language) if key.startswith(("unread.", "notice.")))
                for language in LANGUAGES
            }
        )
        == 1
    )


def test_builtin_readers_enter_by_the_hook() -> None:
    assert {".docx", ".docm", ".pdf"} <= readers().keys()
    assert hasattr(builtin.tilsyn_register_readers, f"{hookimpl.project_name}_impl")
