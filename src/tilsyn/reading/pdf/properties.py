"""What a file says of itself: title, author, dates, language; bookmarks; page labels."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

from tilsyn.model import Properties
from tilsyn.reading.pdf.headings import normal
from tilsyn.reading.pdf.pdfium import Pdfium, utf16

__all__ = ["read_labels", "read_outline", "read_properties"]

_MOST_BOOKMARKS = 5_000
_LONGEST_LABEL = 100
_DATE = re.compile(r"^(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def read_outline(pdf: Any) -> dict[str, int]:
    """Bookmarks: normalised title to level, from 1. A broken outline gives what could be read of it."""
    found: dict[str, int] = {}
    try:
        for number, bookmark in enumerate(pdf.get_toc(max_depth=8)):
            if number >= _MOST_BOOKMARKS:
                break
            key = normal(bookmark.get_title())
            if key:
                found.setdefault(key, bookmark.level + 1)
    except (RuntimeError, ValueError, UnicodeError):
        return found
    return found


def read_labels(lib: Pdfium, handle: int, last: int) -> dict[int, str]:
    """Page labels of the first pages, where the file has labels that differ from the page's place."""
    labels = {
        page: utf16(partial(lib.FPDF_GetPageLabel, handle, page - 1), _LONGEST_LABEL) for page in range(1, last + 1)
    }
    if all(label in ("", str(page)) for page, label in labels.items()):
        return {}
    return {page: label for page, label in labels.items() if label}


def read_properties(lib: Pdfium, pdf: Any, handle: int) -> Properties:
    """Title, author, dates (ISO 8601), language and producer, as far as the file gives them."""

    def value(key: str) -> str | None:
        try:
            return pdf.get_metadata_value(key).strip() or None
        except (RuntimeError, UnicodeError):
            return None

    language = utf16(partial(lib.FPDFCatalog_GetLanguage, handle), 200) if lib.FPDFCatalog_GetLanguage else ""
    return Properties(
        title=value("Title"),
        author=value("Author"),
        created=_date(value("CreationDate") or ""),
        modified=_date(value("ModDate") or ""),
        language=language if _LANGUAGE.match(language) else None,
        producer=value("Producer"),
    )


def _date(text: str) -> str | None:
    """A date of the file's properties as ISO 8601, cut to the precision it has."""
    match = _DATE.match(text.strip())
    if not match or not 1980 <= int(match.group(1)) <= 2100:
        return None
    year, month, day = match.groups()
    if not month or not 1 <= int(month) <= 12:
        return str(year)
    if not day:
        return f"{year}-{month}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return f"{year}-{month}"
