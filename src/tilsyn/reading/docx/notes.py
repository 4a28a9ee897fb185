"""Footnotes and endnotes, read where they are referred to."""

from __future__ import annotations

from tilsyn.model import Zone
from tilsyn.reading.docx.drafts import Draft
from tilsyn.reading.docx.inline import Note
from tilsyn.reading.docx.numerals import numeral
from tilsyn.reading.docx.package import Package
from tilsyn.reading.docx.shared import Shared
from tilsyn.reading.docx.story import Story
from tilsyn.reading.docx.xml import Element, attribute, number, value, w

__all__ = ["Notes"]

_SPECIAL = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


class Notes:
    """The notes of a file.

    Parameters
    ----------
    package:
        The file.
    settings:
        The settings' root element, or None: it may set where the count starts and in what format.
    """

    def __init__(self, package: Package, settings: Element | None) -> None:
        self._parts: dict[str, str] = {}
        self._elements: dict[tuple[str, str], Element] = {}
        self._counts: dict[str, int] = {}
        self._forms: dict[str, str] = {}
        self._read: set[tuple[str, str]] = set()
        for kind in ("footnote", "endnote"):
            part = package.related(package.main, f"{kind}s")
            root = None if part is None else package.xml(part)
            if part is None or root is None:
                continue
            self._parts[kind] = part
            for element in root.iterchildren(w(kind)):
                if attribute(element, "type") not in _SPECIAL:
                    self._elements[kind, attribute(element, "id") or ""] = element
            rules = None if settings is None else settings.find(w(f"{kind}Pr"))
            self._forms[kind] = value(rules, "numFmt") or _FORMS[kind]
            start = number(value(rules, "numStart"))
            self._counts[kind] = (1 if start is None else start) - 1

    @property
    def roots(self) -> list[Element]:
        """All notes, for counting."""
        return list(self._elements.values())

    def read(self, note: Note, shared: Shared) -> list[Draft]:
        """The text of a note, with its number before the first paragraph. A note is read once."""
        key = note.kind, note.id
        element = self._elements.get(key)
        shown = None
        if note.shown and note.kind in self._counts:
            self._counts[note.kind] += 1
            shown = numeral(self._counts[note.kind], self._forms[note.kind])
        if element is None or key in self._read:
            return []
        self._read.add(key)
        story = Story(shared, self._parts[note.kind], Zone.FOOTNOTE)
        counting, shared.counting = shared.counting, False
        try:
            story.blocks(element)
        finally:
            shared.counting = counting
        for draft in story.drafts[:1]:
            draft.piece.number = draft.piece.number or shown
        return story.drafts
