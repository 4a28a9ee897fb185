"""What a file really is, by its first bytes: endings lie."""

from __future__ import annotations

import io
import re
import zipfile

__all__ = ["sniff"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_WORD = re.compile(rb"word(processingml)?[\w.\-]*\.main\+xml")
_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_OPEN_DOCUMENT = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_OLE_ENTRIES = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
_CONTENT_TYPES_LIMIT = 4_000_000


def sniff(data: bytes) -> str:
    """The format of a file by its bytes.

    Returns
    -------
    ``empty``, ``pdf``, ``docx``, ``xlsx``, ``pptx``, ``odt``, ``ods``, ``odp``, ``epub``, ``zip`` (any other or
    broken one), ``encrypted`` (a password-protected office file), ``doc``, ``xls``, ``ppt``, ``msg``, ``ole``, ``rtf``,
    ``picture``, ``html``, ``xml``, ``text``, or ``unknown``.
    """
    head = data[:1024]
    if not data:
        return "empty"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(data)
    if head.startswith(_OLE):
        return _ole(data)
    if b"%PDF-" in head:
        return "pdf"
    if head.lstrip().startswith(b"{\\rt"):
        return "rtf"
    if head.startswith(_PICTURES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "picture"
    return _words(head)


def _words(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")):
        return "html"
    if text.startswith(b"<?xml") or head.startswith((b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        return "html" if b"<html" in text else "xml"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    # A cut-off UTF-8 sequence at the end of the sample is no sign of binary data.
    return "unknown" if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head) else "text"


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _zip_kind(archive)
    except Exception:
        # Whatever is wrong with it is for the reader to say.
        return "zip"


def _zip_kind(archive: zipfile.ZipFile) -> str:
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}
    types = names.get("[content_types].xml")
    if types is not None:
        with archive.open(types) as part:
            if _WORD.search(part.read(_CONTENT_TYPES_LIMIT)):
                return "docx"
        for folder, kind in _FOLDERS:
            if any(name.startswith(folder) for name in names):
                return kind
    mimetype = names.get("mimetype")
    if mimetype is not None:
        with archive.open(mimetype) as part:
            declared = part.read(200)
        for word, kind in _OPEN_DOCUMENT.items():
            if b"opendocument." + word in declared:
                return kind
        if b"epub" in declared:
            return "epub"
    return "zip"


def _ole(data: bytes) -> str:
    for name, kind in _OLE_ENTRIES:
        wanted = name.encode("utf-16-le") + b"\0\0"
        at = data.find(wanted)
        while at >= 0:
            # Names of streams stand at the start of directory entries, which are 128 bytes each.
            if at % 128 == 0:
                return kind
            at = data.find(wanted, at + 1)
    return "ole"
