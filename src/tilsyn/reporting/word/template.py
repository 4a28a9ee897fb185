"""The document that the report is written into: our own, or the municipality's template."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from tilsyn.errors import UsageError
from tilsyn.reporting.word.styles import NEEDED

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["MARK", "open_template", "read_template"]

MARK = "{tilsyn}"
"""A paragraph with only this in a template is where the report goes; without it the report comes last."""

_MOST = 50 * 1024 * 1024


def read_template(path: Path) -> bytes:
    """A template's bytes, once it is known to serve.

    Raises
    ------
    UsageError
        When the file is not there, is not a Word document, or lacks styles that the report is written in: all are
        named.
    """
    try:
        if path.stat().st_size > _MOST:
            raise UsageError("word.template.too_large", path=path)
        data = path.read_bytes()
    except OSError as problem:
        raise UsageError("word.template.not_found", path=path) from problem
    document = _opened(data, path)
    have = {(style.name or "").lower() for style in document.styles}
    lacking = [name for name in NEEDED if name.lower() not in have]
    if lacking:
        raise UsageError("word.template.styles", path=path, styles=", ".join(lacking))
    return data


def open_template(data: bytes) -> Document:
    """A fresh copy of a template that was read before; the file itself is never written."""
    import docx

    return docx.Document(BytesIO(data))


def _opened(data: bytes, path: Path) -> Document:
    try:
        return open_template(data)
    except (ValueError, KeyError, zipfile.BadZipFile, OSError) as problem:
        raise UsageError("word.template.not_word", path=path) from problem
    except Exception as problem:  # damaged XML raises lxml's own errors
        raise UsageError("word.template.not_word", path=path) from problem
