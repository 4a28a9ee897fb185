"""Sections: running headers and footers, and where printed page numbers start anew."""

from __future__ import annotations

import re

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.docx.drafts import Draft
from tilsyn.reading.docx.package import Package
from tilsyn.reading.docx.pages import SectionStart
from tilsyn.reading.docx.shared import Shared
from tilsyn.reading.docx.story import Story
from tilsyn.reading.docx.xml import Element, R, attribute, number, on_off, w

__all__ = ["Sections"]

_PAGE = re.compile(rb"\bPAGE\b")
_SAME_PAGE = frozenset({"continuous", "nextColumn"})
_ZONES = {"header": Zone.HEADER, "footer": Zone.FOOTER}


class Sections:
    """The sections of a file in order.

    Parameters
    ----------
    body:
        The body's element.
    package:
        The file.
    settings:
        The settings' root element, or None: it says whether even pages have headers of their own.
    """

    def __init__(self, body: Element, package: Package, settings: Element | None) -> None:
        self._package = package
        self._all = [element for element in body.iter(w("sectPr")) if element.getparent().tag != w("sectPrChange")]
        self._even = settings is not None and bool(on_off(settings.find(w("evenAndOddHeaders"))))
        self._at = 0

    def begin(self, shared: Shared) -> None:
        """The body begins with the first section."""
        shared.pages.printed = self._prints_page_numbers()
        if self._all:
            shared.pages.section(_start(self._all[0]))

    def ended(self, shared: Shared) -> None:
        """A section ended; the next begins with the next text."""
        self._at += 1
        if self._at < len(self._all):
            following = self._all[self._at]
            kind = following.find(w("type"))
            if kind is None or attribute(kind, "val") not in _SAME_PAGE:
                shared.pages.sheet += 1
            shared.pages.section(_start(following))

    def running(self, kind: str, shared: Shared) -> list[Draft]:
        """Each distinct text of the running headers (or footers) once, in the order of the sections."""
        found: list[Draft] = []
        seen: set[tuple[str, str]] = set()
        shared.running, shared.counting = True, False
        try:
            for part in self._parts(kind):
                root = self._package.xml(part)
                if root is None:
                    continue
                story = Story(shared, part, _ZONES[kind])
                story.blocks(root)
                for draft in story.drafts:
                    key = draft.piece.kind.value, _text(draft)
                    if key[1] and key not in seen:
                        seen.add(key)
                        found.append(draft)
        finally:
            shared.running, shared.counting = False, True
        return found

    def _parts(self, kind: str) -> list[str]:
        """The parts in use: a section's first-page header counts only where the section asks for one."""
        relations = self._package.relations(self._package.main)
        parts: list[str] = []
        for section in self._all:
            first = bool(on_off(section.find(w("titlePg"))))
            for reference in section.iterchildren(w(f"{kind}Reference")):
                use = attribute(reference, "type")
                relation = relations.get(reference.get(R + "id") or "")
                unused = (use == "first" and not first) or (use == "even" and not self._even)
                if relation is not None and not relation.external and not unused and relation.target not in parts:
                    parts.append(relation.target)
        return parts

    def _prints_page_numbers(self) -> bool:
        parts = self._parts("header") + self._parts("footer")
        return any(_PAGE.search(self._package.data(part) or b"") for part in parts)


def _text(draft: Draft) -> str:
    if draft.piece.kind is BlockKind.TABLE:
        return "\n".join(cell for row in draft.piece.rows or [] for cell in row if cell)
    return " ".join(draft.piece.text.split())


def _start(section: Element) -> SectionStart:
    numbers = section.find(w("pgNumType"))
    if numbers is None:
        return SectionStart()
    return SectionStart(number(attribute(numbers, "start")), attribute(numbers, "fmt") or "decimal")
