"""The reader for PDF files."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tilsyn.errors import ReadingError
from tilsyn.model import Document, UnreadReason
from tilsyn.reading.assemble import assemble
from tilsyn.reading.pdf.furniture import find_furniture
from tilsyn.reading.pdf.pdfium import Pdfium, pdfium
from tilsyn.reading.pdf.properties import read_labels, read_outline, read_properties
from tilsyn.reading.pdf.sheet import Reading, Sheet, read_sheet
from tilsyn.reading.pdf.story import tell
from tilsyn.reading.pdf.unread import find_notices, find_unread
from tilsyn.reading.reader import Limits, Source

__all__ = ["PdfReader"]

_PASSWORD_ERRORS = (4, 5)
"""PDFium's codes for a wrong password and for protection that it does not know."""


class PdfReader:
    """Reads PDF files with PDFium, page by page."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, source: Source, limits: Limits) -> Document:
        """Read a file.

        Raises
        ------
        tilsyn.errors.ReadingError
            ``encrypted`` when a password is needed, ``broken`` when the file cannot be opened, ``empty`` when it is
            empty or has no page.
        """
        if not source.data.strip():
            raise ReadingError(UnreadReason.EMPTY)
        lib = pdfium()
        with _opened(source.data) as (pdf, handle):
            pages = len(pdf)
            if pages < 1:
                raise ReadingError(UnreadReason.EMPTY)
            last = min(pages, limits.pages)
            reading = Reading(bool(lib.FPDFCatalog_IsTagged(handle)), _form(lib, pdf, handle))
            with _uncollected():
                sheets, broken = _sheets(lib, handle, last, reading)
            if not sheets:
                raise ReadingError(UnreadReason.BROKEN)
            outline = read_outline(pdf)
            properties = read_properties(lib, pdf, handle)
            labels = read_labels(lib, handle, last)
        furniture = find_furniture(sheets)
        for page, label in labels.items():
            furniture.printed.setdefault(page, label)
        pieces = tell(sheets, furniture, outline)
        cut = pieces[limits.blocks].page if len(pieces) > limits.blocks else None
        return assemble(
            source,
            self.name,
            pieces[: limits.blocks],
            pages=pages,
            properties=properties,
            unread=find_unread(sheets, furniture.taken, broken, pages, last, cut),
            notices=find_notices(sheets),
        )


@contextmanager
def _opened(data: bytes) -> Iterator[tuple[Any, int]]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code in _PASSWORD_ERRORS or "password" in str(error).lower():
            raise ReadingError(UnreadReason.ENCRYPTED) from None
        raise ReadingError(UnreadReason.BROKEN) from None
    try:
        yield pdf, int(ctypes.cast(pdf.raw, ctypes.c_void_p).value or 0)
    finally:
        pdf.close()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Stop the search for cycles: pages are many small objects without any, looked through again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _form(lib: Pdfium, pdf: Any, handle: int) -> int | None:
    """The handle of the file's form, None without one."""
    if not lib.FPDF_GetFormType(handle):
        return None
    try:
        pdf.init_forms()
    except (RuntimeError, OSError):
        return None
    return int(ctypes.cast(pdf.formenv.raw, ctypes.c_void_p).value or 0) or None if pdf.formenv else None


def _sheets(lib: Pdfium, handle: int, last: int, reading: Reading) -> tuple[list[Sheet], list[int]]:
    """The pages that could be read, and the numbers of those that could not."""
    sheets: list[Sheet] = []
    broken: list[int] = []
    for index in range(last):
        page = lib.FPDF_LoadPage(handle, index)
        if not page:
            broken.append(index + 1)
            continue
        try:
            sheets.append(read_sheet(lib, page, index + 1, reading))
        finally:
            lib.FPDF_ClosePage(page)
    return sheets, broken
