"""Our own readers, registered like anybody's."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from tilsyn.hookspecs import hookimpl

if TYPE_CHECKING:
    from tilsyn.reading.reader import Reader

__all__ = ["tilsyn_register_readers"]

_READERS = (
    ("tilsyn.reading.docx.reader", "DocxReader"),
    ("tilsyn.reading.pdf.reader", "PdfReader"),
    ("tilsyn.reading.markdown", "MarkdownReader"),
)


@hookimpl
def tilsyn_register_readers(register: Callable[[Reader], None]) -> None:
    """Register the readers for Word, PDF and plain text."""
    for module, name in _READERS:
        register(getattr(importlib.import_module(module), name)())
