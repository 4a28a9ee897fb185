"""What all stories of one Word file share while it is read: styles, counters, limits, things to tell."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from tilsyn.errors import ReadingError
from tilsyn.model import UnreadReason
from tilsyn.reading.docx.numbering import Numbering
from tilsyn.reading.docx.package import Package
from tilsyn.reading.docx.pages import Pages
from tilsyn.reading.docx.styles import Styles
from tilsyn.reading.docx.xml import W14, Element, attribute, number, on_off, value, w
from tilsyn.reading.reader import Limits

__all__ = ["Shared"]

_CONTROLS = (W14 + "checkbox", w("dropDownList"), w("comboBox"), w("date"), w("text"))
_CHECKED, _UNCHECKED = "☒", "☐"


class Shared:
    """The state of one reading.

    Attributes
    ----------
    counting:
        Whether page marks count here: they do in the body, not in boxes, notes and running headers.
    running:
        Whether a running header or footer is read.
    hidden, forms, pictures:
        What was counted so far.
    blocks:
        Blocks made so far.
    """

    def __init__(
        self, package: Package, styles: Styles, numbering: Numbering, pages: Pages, limits: Limits, started: float
    ) -> None:
        self.package = package
        self.styles = styles
        self.numbering = numbering
        self.pages = pages
        self.limits = limits
        self.counting = True
        self.running = False
        self.hidden = 0
        self.forms = 0
        self.embedded = 0
        self.blocks = 0
        self.pictures: Counter[int | None] = Counter()
        self.large_pictures: set[int] = set()
        self.letters: Counter[int] = Counter()
        self.languages: Counter[str | None] = Counter()
        self._deadline = started + limits.seconds
        self._depth = 0

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """One level further in: tables in tables, boxes in boxes, controls in controls.

        Raises
        ------
        tilsyn.errors.ReadingError
            TOO_LARGE when it goes deeper than the limit.
        """
        if self._depth >= self.limits.depth:
            raise ReadingError(UnreadReason.TOO_LARGE, "depth")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    def tick(self) -> None:
        """Another block is read.

        Raises
        ------
        tilsyn.errors.ReadingError
            TIMEOUT when the time is up.
        """
        self.blocks += 1
        if self.blocks % 32 == 0 and time.monotonic() > self._deadline:
            raise ReadingError(UnreadReason.TIMEOUT)

    @property
    def full(self) -> bool:
        """Whether no more blocks or pages are to be read."""
        return self.blocks >= self.limits.blocks or (self.pages.page or 0) > self.limits.pages

    def place(self) -> tuple[int | None, str | None]:
        """Text is read here: its page in the file and as printed."""
        if self.running:
            return None, None
        if self.counting:
            self.pages.text()
        return self.pages.page, self.pages.page_printed

    def rendered(self) -> None:
        """Word's last layout began a page here."""
        if self.counting:
            self.pages.rendered()

    def page_break(self) -> None:
        """The author put a page break here."""
        if self.counting:
            self.pages.explicit()

    def count_language(self, language: str | None, letters: int) -> None:
        """Letters in a language, and how much text a page holds."""
        if self.running:
            return
        self.languages[language] += letters
        page = self.pages.page
        if page is not None:
            self.letters[page] += letters

    def note_pictures(self, count: int, large: bool) -> None:
        """Pictures stand here; ``large`` when one fills the page."""
        if self.running or not count:
            return
        page = self.pages.page
        self.pictures[page] += count
        if large and page is not None:
            self.large_pictures.add(page)

    def note_control(self, properties: Element | None) -> None:
        """A content control begins; one that is to be filled in is counted."""
        if properties is not None and any(properties.find(kind) is not None for kind in _CONTROLS):
            self.forms += 1

    def form_field(self, settings: Element) -> str | None:
        """What a form field of the older kind shows, or None when its text follows as a result."""
        self.forms += 1
        box = settings.find(w("checkBox"))
        if box is not None:
            state = box.find(w("checked"))
            return _CHECKED if on_off(state if state is not None else box.find(w("default"))) else _UNCHECKED
        choices = settings.find(w("ddList"))
        if choices is None:
            return None
        chosen = number(value(choices, "result"))
        if chosen is None:
            chosen = number(value(choices, "default")) or 0
        entries = [attribute(entry, "val") or "" for entry in choices.iterchildren(w("listEntry"))]
        return entries[chosen] if 0 <= chosen < len(entries) else ""
