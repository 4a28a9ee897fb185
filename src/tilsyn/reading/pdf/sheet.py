"""A page as read: its parts in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tilsyn.reading.pdf.aligned import gather_tables
from tilsyn.reading.pdf.cells import RuledTable, table_of
from tilsyn.reading.pdf.columns import find_bands
from tilsyn.reading.pdf.drawings import Drawings, read_drawings
from tilsyn.reading.pdf.fields import read_fields
from tilsyn.reading.pdf.grids import Grid, find_grids, take_words
from tilsyn.reading.pdf.lines import Line, Segment, segments_of, to_lines
from tilsyn.reading.pdf.pdfium import Pdfium
from tilsyn.reading.pdf.tags import read_roles
from tilsyn.reading.pdf.words import Frame, Style, Word, read_words

__all__ = ["Reading", "Sheet", "read_sheet"]

_PLAIN = Style(10.0)


@dataclass
class Reading:
    """What holds for all pages of a file.

    Attributes
    ----------
    tagged:
        Whether the file is tagged.
    form:
        Handle of its form, None without.
    edges:
        Where right columns began on the pages so far.
    """

    tagged: bool = False
    form: int | None = None
    edges: list[float] = field(default_factory=list)


@dataclass
class Sheet:
    """A page as read.

    Attributes
    ----------
    page:
        Its number in the file, from 1.
    items:
        Lines and tables in reading order.
    has_text, garbled, ocr:
        Whether any text was found; whether text without meaning was; whether it is only a hidden layer over a picture.
    images, image_area, paths:
        Where pictures stand, how much of the page they cover, and how many other drawings there are.
    fields, comments:
        Number of form fields and of typed comments.
    """

    page: int
    width: float
    height: float
    items: list[Line | RuledTable] = field(default_factory=list)
    has_text: bool = False
    garbled: bool = False
    paths: int = 0
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    image_area: float = 0.0
    ocr: bool = False
    fields: int = 0
    comments: int = 0

    @property
    def lines(self) -> Iterable[Line]:
        """The lines outside tables."""
        return (item for item in self.items if isinstance(item, Line))


def read_sheet(lib: Pdfium, page: int, number: int, reading: Reading) -> Sheet:
    """Read a page.

    Parameters
    ----------
    lib, page:
        PDFium and the page's handle.
    number:
        The page's number, from 1.
    reading:
        What holds for the whole file.
    """
    textpage = lib.FPDFText_LoadPage(page)
    if not textpage:
        return Sheet(number, lib.FPDF_GetPageWidthF(page), lib.FPDF_GetPageHeightF(page))
    try:
        words, frame = read_words(lib, page, textpage, reading.tagged)
    finally:
        lib.FPDFText_ClosePage(textpage)
    extra = read_fields(lib, page, reading.form, frame)
    words += extra.words
    drawings = read_drawings(lib, page, frame)
    sheet = _sheet(number, words, frame, drawings)
    sheet.fields, sheet.comments = extra.fields, extra.comments
    if words:
        sheet.items = _items(words, drawings, frame, number, reading.edges)
        if reading.tagged:
            _set_roles(sheet, read_roles(lib, page))
    return sheet


def _set_roles(sheet: Sheet, roles: dict[int, str]) -> None:
    if roles:
        for line in sheet.lines:
            line.role = roles.get(line.mark, "")


def _sheet(number: int, words: list[Word], frame: Frame, drawings: Drawings) -> Sheet:
    hidden = bool(words) and sum(word.style.invisible for word in words) * 2 > len(words)
    return Sheet(
        number,
        frame.width,
        frame.height,
        has_text=bool(words),
        garbled=frame.garbled,
        paths=drawings.paths,
        images=drawings.boxes,
        image_area=drawings.image_area,
        ocr=hidden and drawings.images > 0,
    )


def _items(
    words: list[Word], drawings: Drawings, frame: Frame, number: int, edges: list[float]
) -> list[Line | RuledTable]:
    grids = find_grids(drawings, frame.width, frame.height)
    rest = take_words(grids, words)
    segments = segments_of(rest)
    for grid in grids:
        segments += _stand_in(grid, number, len(segments), frame.height)
    items: list[Line | RuledTable] = []
    for flow, band in enumerate(find_bands(segments, edges)):
        plain = [segment for segment in band.segments if segment.item is None]
        flowing: list[Line | RuledTable] = list(to_lines(plain, number, flow))
        placed = [segment for segment in band.segments if segment.item is not None]
        for segment in sorted(placed, key=lambda item: item.top):
            _insert(flowing, segment, flow)
        items += gather_tables(flowing, drawings.horizontal, frame.height)
    return items


def _insert(flowing: list[Line | RuledTable], segment: Segment, flow: int) -> None:
    """Put a table or the lines of a frame before the first line that begins beneath its top."""
    item = segment.item
    group: list[Line | RuledTable] = item if isinstance(item, list) else [item]  # type: ignore[list-item]
    for part in group:
        part.flow = flow
    middle = segment.top + 1.0
    index = next((i for i, other in enumerate(flowing) if (other.top + other.bottom) / 2 > middle), len(flowing))
    flowing[index:index] = group


def _stand_in(grid: Grid, number: int, order: int, height: float) -> list[Segment]:
    """A grid as one segment, so that it is laid out with the text; nothing for an empty one."""
    if not grid.cells:
        return []
    x0, top, x1, bottom = grid.box
    item: object
    if grid.rows * grid.columns == 1 or len({slot for row in grid.owner for slot in row}) == 1:
        words = next(iter(grid.cells.values()))
        lines = [
            line
            for flow, band in enumerate(find_bands(segments_of(words)))
            for line in to_lines(band.segments, number, 100 + flow)
        ]
        for line in lines:
            line.boxed = order + 1
        item = lines
    else:
        item = table_of(grid, number, height)
    return [Segment(Word("", x0, top, x1, bottom, _PLAIN), order, item)]
