"""Page numbers, where the file saves them.

Word saves where its last layout began each page. It marks the start of a page also after a break that the author put
in, so one mark after such a break is that same page.
"""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.reading.docx.numerals import numeral

__all__ = ["Pages", "SectionStart"]


@dataclass(frozen=True)
class SectionStart:
    """How a section counts its pages: the number of its first page (None: it goes on), and in what format."""

    start: int | None = None
    form: str = "decimal"


class Pages:
    """Counts pages while a story is read.

    Parameters
    ----------
    saved:
        Whether the file saves page breaks; if not, no page is known.
    printed:
        Whether page numbers are printed on the pages.
    """

    def __init__(self, saved: bool, printed: bool = False) -> None:
        self.saved = saved
        self.printed = printed
        self.sheet = 0
        self._page = 1
        self._expected = False
        self._offset = 0
        self._form = "decimal"
        self._waiting: SectionStart | None = None

    @property
    def page(self) -> int | None:
        """The page in the file, from 1."""
        return self._page if self.saved else None

    @property
    def page_printed(self) -> str | None:
        """The page number as printed, or None where none is."""
        if not self.saved or not self.printed:
            return None
        return numeral(max(self._page + self._offset, 0), self._form)

    def rendered(self) -> None:
        """Word's last layout began a page here."""
        if self._expected:
            self._expected = False
        else:
            self._page += 1

    def explicit(self) -> None:
        """The author put a page break here."""
        self.sheet += 1
        self._page += 1
        self._expected = True

    def text(self) -> None:
        """Text is read: a mark after it begins another page."""
        self._expected = False
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._form = waiting.form
            if waiting.start is not None:
                self._offset = waiting.start - self._page

    def section(self, start: SectionStart) -> None:
        """A section begins with the next text."""
        self._waiting = start

    def mark(self) -> tuple[int, bool]:
        """Where the count stands, for cells that stand side by side."""
        return self._page, self._expected

    def back(self, mark: tuple[int, bool]) -> None:
        """Return to where the count stood."""
        self._page, self._expected = mark
