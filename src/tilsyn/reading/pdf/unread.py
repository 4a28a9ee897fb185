"""What of a file could not be read, and what is worth knowing about how it was made."""

from __future__ import annotations

from tilsyn.model import Notice, NoticeKind, Unread, UnreadReason
from tilsyn.reading.pdf.sheet import Sheet

__all__ = ["find_notices", "find_unread"]

_MOST_NAMED = 10_000
_BARE = 0.01
"""Share of a page without text that a picture must cover for the page to be no blank one."""
_PLATE = 0.3
"""The same where a running header or footer stands on it: smaller pictures are logos."""
_FULL = 0.6
_FEW_CHARACTERS = 25
_DRAWN = 3
_MUCH_DRAWN = 300


def find_unread(
    sheets: list[Sheet], furniture: set[int], broken: list[int], pages: int, last: int, cut: int | None
) -> list[Unread]:
    """Pages that are pictures of text, that are broken, and that are beyond the limits.

    Parameters
    ----------
    sheets:
        The pages that were read.
    furniture:
        ``id`` of each running header and footer.
    broken:
        Pages that could not be opened.
    pages, last:
        Number of pages, and of the last one that was tried.
    cut:
        Page on which the limit of blocks was reached, None where it was not.
    """
    found: list[Unread] = []
    scanned = tuple(sheet.page for sheet in sheets if _is_picture(sheet, furniture))
    if scanned:
        found.append(Unread(reason=UnreadReason.SCANNED, pages=scanned))
    if broken:
        found.append(Unread(reason=UnreadReason.BROKEN, pages=tuple(broken)))
    first = last + 1 if cut is None else cut
    if first <= pages:
        found.append(
            Unread(reason=UnreadReason.TOO_LARGE, pages=tuple(range(first, min(pages, first + _MOST_NAMED) + 1)))
        )
    return found


def _is_picture(sheet: Sheet, furniture: set[int]) -> bool:
    """Whether a page holds no text of its own but something drawn, or text without meaning; a blank page does not."""
    if sheet.garbled:
        return True
    if not sheet.has_text:
        return sheet.image_area > _BARE or sheet.paths >= _DRAWN
    own = [item for item in sheet.items if id(item) not in furniture]
    if not own:
        return sheet.image_area > _PLATE or sheet.paths > _MUCH_DRAWN
    return sheet.page > 1 and sheet.image_area > _FULL and sum(len(item.text) for item in own) < _FEW_CHARACTERS


def find_notices(sheets: list[Sheet]) -> list[Notice]:
    """Hidden text layers of scans, pictures beside text, form fields, comments."""
    notices: list[Notice] = []
    layers = tuple(sheet.page for sheet in sheets if sheet.ocr)
    if layers:
        notices.append(Notice(kind=NoticeKind.OCR, count=len(layers), pages=layers))
    pictured = [sheet for sheet in sheets if sheet.images and sheet.has_text and not sheet.ocr]
    if pictured:
        count = sum(len(sheet.images) for sheet in pictured)
        notices.append(Notice(kind=NoticeKind.PICTURES, count=count, pages=tuple(sheet.page for sheet in pictured)))
    for kind, count in (
        (NoticeKind.FORM_FIELDS, sum(sheet.fields for sheet in sheets)),
        (NoticeKind.COMMENTS, sum(sheet.comments for sheet in sheets)),
    ):
        if count:
            notices.append(Notice(kind=kind, count=count))
    return notices
