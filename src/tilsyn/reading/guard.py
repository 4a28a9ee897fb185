"""From a path to a Document, whatever the file holds: a bad file is an answer, never the end of a run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from tilsyn.errors import ReadingError
from tilsyn.model import Document, Unread, UnreadReason
from tilsyn.reading.reader import Limits, Reader, Source
from tilsyn.reading.sniff import sniff

__all__ = ["file_hash", "pick_reader", "read_file", "unread"]

_CHUNK = 1 << 20
_ENDINGS = {
    kind: f".{kind}"
    for kind in (
        "docx", "pdf", "xlsx", "pptx", "odt", "ods", "odp", "epub", "doc", "xls", "ppt", "msg", "rtf", "html",
    )
} | {"picture": ".png"}  # fmt: skip
"""The ending under which a reader for a format is looked for."""
_VAGUE = frozenset({"text", "unknown", "zip", "ole", "xml"})
"""Formats that the bytes do not settle: the ending decides."""
_NAMED = frozenset({
    ".doc", ".dot", ".rtf", ".odt", ".ott", ".wpd", ".wps", ".pages", ".xls", ".xlsx", ".xlsm", ".ods", ".csv",
    ".numbers", ".ppt", ".pptx", ".odp", ".msg", ".eml", ".htm", ".html", ".xml", ".zip", ".7z", ".rar", ".epub",
})  # fmt: skip
"""Endings of formats that people know by name, used where the bytes say nothing."""


def read_file(path: Path, file: str, readers: Mapping[str, Reader], limits: Limits) -> Document:
    """Read a file and never raise for what it holds.

    Parameters
    ----------
    path:
        Where the file is.
    file:
        What reports call it: its path below the dossier folder.
    readers:
        File ending (lower case, with the dot) to reader.
    limits:
        What the file may cost.

    Returns
    -------
    The document as read. Of a file that cannot be read: a document without blocks and with one
    :class:`~tilsyn.model.Unread`, whose detail is a key (such as ``doc`` for an old Word file) or the class name of the
    exception, never text of the file.
    """
    name = path.suffix.lower().lstrip(".")
    sha256 = ""
    try:
        if path.stat().st_size > limits.size:
            return unread(file, file_hash(path), name, UnreadReason.TOO_LARGE, "size")
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        reader = pick_reader(path, data, readers)
        name = reader.name
        return reader.read(Source(path=path, file=file, data=data, sha256=sha256), limits)
    except ReadingError as problem:
        return unread(file, sha256, name, problem.reason, problem.detail)
    except MemoryError:
        return unread(file, sha256, name, UnreadReason.TOO_LARGE, "memory")
    except Exception as problem:
        return unread(file, sha256, name, UnreadReason.ERROR, type(problem).__name__)


def pick_reader(path: Path, data: bytes, readers: Mapping[str, Reader]) -> Reader:
    """The reader for a file: by its bytes where they tell the format, else by its ending.

    A PDF named ``.docx`` is read by the reader for PDF.

    Raises
    ------
    tilsyn.errors.ReadingError
        EMPTY, ENCRYPTED, or UNSUPPORTED with the format's name when there is no reader for it.
    """
    suffix = path.suffix.lower()
    kind = sniff(data)
    if kind == "empty":
        raise ReadingError(UnreadReason.EMPTY)
    named = readers.get(suffix)
    if kind in _VAGUE:
        if named is not None:
            return named
        if suffix in (".docx", ".docm", ".pdf"):
            # Named as one of ours but not one, and our reader was blocked.
            raise ReadingError(UnreadReason.UNSUPPORTED, suffix[1:])
        raise ReadingError(UnreadReason.UNSUPPORTED, suffix[1:] if suffix in _NAMED else kind)
    found = readers.get(_ENDINGS.get(kind, ""))
    if found is not None:
        # Several endings may share a format (.docx, .docm): the reader of the ending goes first if it reads the format.
        return named if named is not None and _ENDINGS[kind] in named.suffixes else found
    if kind == "encrypted":
        raise ReadingError(UnreadReason.ENCRYPTED)
    if named is not None and (kind == "picture" or _ENDINGS[kind] == suffix):
        return named
    raise ReadingError(UnreadReason.UNSUPPORTED, kind)


def unread(file: str, sha256: str, name: str, reason: UnreadReason, detail: str = "") -> Document:
    """A document of which nothing could be read."""
    return Document(file=file, sha256=sha256, format=name, unread=(Unread(reason=reason, detail=detail),))


def file_hash(path: Path) -> str:
    """The hash of a file's bytes, read in pieces; empty when it cannot be opened."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
