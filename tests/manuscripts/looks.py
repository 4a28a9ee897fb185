"""The looks: what makes one municipality's documents look unlike another's."""

from __future__ import annotations

from dataclasses import dataclass

from manuscripts.model import Look


@dataclass(frozen=True)
class Style:
    """Typefaces, sizes (points), colours (hex) and habits of one look."""

    word_body: str
    word_heading: str
    pdf_family: str
    size: float
    leading: float
    heading_sizes: tuple[float, float, float]
    title_size: float
    accent: str
    table_fill: str
    table_text: str
    margin: float
    """Left and right margin in centimetres."""
    space_after: float
    letter: float
    """About how wide a letter is, as a share of the size of the type."""
    number_end: str
    """What follows the number of a heading: nothing or a full stop."""
    contents_levels: int
    norwegian_ids: bool
    """Style ids as Norwegian Word writes them (`Overskrift1`) or English (`Heading1`)."""
    shield: bool
    chapter_pages: bool
    """Chapters begin on a new page."""
    rule: bool
    """A line between the running header and the text."""

    @property
    def chars_per_line(self) -> float:
        """About how many characters fit on a line of an A4 page."""
        return (21.0 - 2 * self.margin) / 2.54 * 72 / (self.size * self.letter)

    @property
    def lines_per_page(self) -> int:
        """About how many lines fit on an A4 page."""
        return int(24.0 / 2.54 * 72 / self.leading)


STYLES: dict[Look, Style] = {
    "plain": Style(
        word_body="Calibri", word_heading="Calibri", pdf_family="Helvetica",
        size=11, leading=14.5, heading_sizes=(16, 13, 11.5), title_size=28,
        accent="1F2937", table_fill="E7E6E6", table_text="000000", margin=2.5, space_after=8,
        letter=0.49, number_end="", contents_levels=3, norwegian_ids=True,
        shield=True, chapter_pages=False, rule=False,
    ),
    "serif": Style(
        word_body="Times New Roman", word_heading="Times New Roman", pdf_family="Times",
        size=11.5, leading=14.5, heading_sizes=(16, 13.5, 12), title_size=30,
        accent="000000", table_fill="D9D9D9", table_text="000000", margin=2.8, space_after=7,
        letter=0.44, number_end=".", contents_levels=3, norwegian_ids=False,
        shield=False, chapter_pages=False, rule=True,
    ),
    "blue": Style(
        word_body="Verdana", word_heading="Verdana", pdf_family="Vera",
        size=9.5, leading=13.5, heading_sizes=(15, 12, 10.5), title_size=26,
        accent="1F4E79", table_fill="1F4E79", table_text="FFFFFF", margin=2.4, space_after=7,
        letter=0.57, number_end="", contents_levels=2, norwegian_ids=True,
        shield=True, chapter_pages=True, rule=True,
    ),
    "compact": Style(
        word_body="Arial", word_heading="Arial", pdf_family="Helvetica",
        size=9, leading=11.5, heading_sizes=(13, 11, 9.5), title_size=20,
        accent="44546A", table_fill="F2F2F2", table_text="000000", margin=2.0, space_after=4,
        letter=0.5, number_end="", contents_levels=2, norwegian_ids=False,
        shield=False, chapter_pages=False, rule=False,
    ),
}  # fmt: skip
"""Every look."""
