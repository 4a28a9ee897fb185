"""What a Word file says of itself."""

from __future__ import annotations

import re
from collections import Counter

from tilsyn.errors import ReadingError
from tilsyn.model import Properties
from tilsyn.reading.docx.package import Package
from tilsyn.reading.docx.xml import Element, number, w

__all__ = ["main_language", "page_count", "read_properties", "settings_language"]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


def read_properties(package: Package, language: str | None) -> Properties:
    """The core properties; ``language`` is what the text is marked with, if anything.

    A broken properties part is no reason not to read a file.
    """
    core = _part(package, ("core-properties",))
    extended = _part(package, ("extended-properties", "extendedProperties"))
    program = _text(extended, _EXTENDED + "Application")
    version = _text(extended, _EXTENDED + "AppVersion")
    return Properties(
        title=_text(core, _DUBLIN + "title"),
        author=_text(core, _DUBLIN + "creator") or _text(core, _CORE + "lastModifiedBy"),
        created=_date(_text(core, _TERMS + "created")),
        modified=_date(_text(core, _TERMS + "modified")),
        language=language or _text(core, _DUBLIN + "language"),
        producer=f"{program} {version}" if program and version else program,
    )


def page_count(package: Package) -> int | None:
    """How many pages the program that saved the file counted."""
    extended = _part(package, ("extended-properties", "extendedProperties"))
    count = number(_text(extended, _EXTENDED + "Pages"))
    return count if count and count > 0 else None


def main_language(counted: Counter[str | None], default: str | None) -> str | None:
    """The language that most of the text is marked with."""
    known: Counter[str] = Counter()
    for language, letters in counted.items():
        named = language or default
        if named:
            known[named] += letters
    return known.most_common(1)[0][0] if known else default


def settings_language(settings: Element | None) -> str | None:
    """The language of the theme's fonts, which Word sets to that of the document."""
    found = None if settings is None else settings.find(w("themeFontLang"))
    return None if found is None else found.get(w("val"))


def _part(package: Package, kinds: tuple[str, ...]) -> Element | None:
    for kind in kinds:
        try:
            part = package.related("", kind)
            if part is not None:
                return package.xml(part)
        except ReadingError:
            return None
    return None


def _text(root: Element | None, tag: str) -> str | None:
    found = None if root is None else root.find(tag)
    text = " ".join((found.text or "").split()) if found is not None else ""
    return text or None


def _date(text: str | None) -> str | None:
    match = _DATE.match(text or "")
    return match.group() if match else None
