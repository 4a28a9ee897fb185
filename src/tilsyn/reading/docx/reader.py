"""The reader for Word files."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tilsyn.errors import ReadingError
from tilsyn.model import BlockKind, Document, Notice, NoticeKind, Unread, UnreadReason, Zone
from tilsyn.reading.assemble import assemble
from tilsyn.reading.reader import Limits, Source

if TYPE_CHECKING:
    from tilsyn.reading.docx.drafts import Draft
    from tilsyn.reading.docx.notes import Notes
    from tilsyn.reading.docx.package import Package
    from tilsyn.reading.docx.sections import Sections
    from tilsyn.reading.docx.shared import Shared
    from tilsyn.reading.docx.xml import Element

__all__ = ["DocxReader"]

_TEXT_ZONES = frozenset({Zone.BODY, Zone.CONTENTS, Zone.FOOTNOTE, Zone.TEXTBOX, Zone.CAPTION})
_SCANNED_LETTERS = 30
"""A page that a picture fills and that has fewer letters than this is taken to be scanned."""


class DocxReader:
    """Reads Word files (``.docx``, ``.docm``), transitional and strict.

    Attributes
    ----------
    name:
        ``docx``.
    suffixes:
        The file endings it reads.
    isolated:
        False: it keeps the limits of time and memory by itself and needs no process of its own.
    """

    name = "docx"
    suffixes = (".docx", ".docm")
    isolated = False

    def read(self, source: Source, limits: Limits) -> Document:
        """Read a Word file.

        Text inserted by a tracked change is kept, deleted text left out; hidden text is left out and counted. Running
        headers stand at the start, footers at the end. Pages are known where Word saved its page breaks.

        Raises
        ------
        tilsyn.errors.ReadingError
            EMPTY (no bytes), ENCRYPTED, UNSUPPORTED (another format; the detail names it), BROKEN, TOO_LARGE, TIMEOUT.
        """
        # lxml is loaded only when a Word file is read.
        from tilsyn.reading.docx.package import Package

        started = time.monotonic()
        try:
            return _read(source, limits, Package(source.data, limits), started)
        except MemoryError as problem:
            raise ReadingError(UnreadReason.TOO_LARGE, "memory") from problem


def _read(source: Source, limits: Limits, package: Package, started: float) -> Document:
    from tilsyn.reading.docx.notes import Notes
    from tilsyn.reading.docx.properties import main_language, page_count, read_properties, settings_language
    from tilsyn.reading.docx.sections import Sections
    from tilsyn.reading.docx.xml import w

    data = package.data(package.main)
    root = package.xml(package.main) if data is not None else None
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise ReadingError(UnreadReason.BROKEN, "main_part")
    settings = _xml(package, "settings")
    saved = data is not None and b"lastRenderedPageBreak" in data
    shared = _shared(package, limits, started, saved, settings_language(settings))
    notes = Notes(package, settings)
    drafts, whole = _drafts(body, shared, notes, Sections(body, package, settings))
    language = main_language(shared.languages, shared.styles.base.language or settings_language(settings))
    pages = max(page_count(package) or 0, shared.pages.page or 0) if saved else None
    return assemble(
        source,
        DocxReader.name,
        [draft.piece for draft in drafts],
        pages=pages,
        properties=read_properties(package, language),
        unread=_unread(drafts, shared, whole, pages),
        notices=_notices(shared, [root, *notes.roots], package),
    )


def _shared(package: Package, limits: Limits, started: float, saved: bool, language: str | None) -> Shared:
    from tilsyn.reading.docx.numbering import Numbering
    from tilsyn.reading.docx.pages import Pages
    from tilsyn.reading.docx.shared import Shared
    from tilsyn.reading.docx.styles import Styles

    styles = Styles(_xml(package, "styles"))
    numbering = Numbering(_xml(package, "numbering"), styles, styles.base.language or language)
    return Shared(package, styles, numbering, Pages(saved), limits, started)


def _xml(package: Package, kind: str) -> Element | None:
    part = package.related(package.main, kind)
    return None if part is None else package.xml(part)


def _drafts(body: Element, shared: Shared, notes: Notes, sections: Sections) -> tuple[list[Draft], bool]:
    """All drafts in order, and whether they are all there is."""
    from tilsyn.reading.docx.contents import find_contents
    from tilsyn.reading.docx.headings import find_headings, split_numbers
    from tilsyn.reading.docx.story import Story

    headers = sections.running("header", shared)
    footers = sections.running("footer", shared)
    sections.begin(shared)
    story = Story(shared, shared.package.main, notes=notes, sections=sections)
    story.blocks(body)
    whole = not shared.full
    split_numbers(story.drafts)
    find_contents(story.drafts)
    find_headings(story.drafts)
    split_numbers(story.drafts)
    if not any(_has_text(draft) for draft in story.drafts):
        # A running header over scanned pages must not pass for a document that was read.
        return ([] if shared.pictures else [*headers, *footers]), whole
    return [*headers, *story.drafts, *footers], whole


def _has_text(draft: Draft) -> bool:
    if draft.piece.zone not in _TEXT_ZONES:
        return False
    if draft.piece.kind is BlockKind.TABLE:
        return any(cell for row in draft.piece.rows or [] for cell in row)
    return bool(draft.piece.text.strip())


def _unread(drafts: list[Draft], shared: Shared, whole: bool, pages: int | None) -> list[Unread]:
    found: list[Unread] = []
    if not any(_has_text(draft) for draft in drafts):
        found.append(Unread(reason=UnreadReason.SCANNED if shared.pictures else UnreadReason.EMPTY))
    elif shared.large_pictures:
        # A picture on the first page is a cover.
        pages_seen = (page for page in sorted(shared.large_pictures) if page > 1)
        scanned = [page for page in pages_seen if shared.letters[page] < _SCANNED_LETTERS]
        if scanned:
            found.append(Unread(reason=UnreadReason.SCANNED, pages=tuple(scanned)))
    if not whole:
        last = shared.pages.page
        rest = tuple(range(last, pages + 1)) if last and pages else None
        found.append(Unread(reason=UnreadReason.TOO_LARGE, pages=rest, detail="rest"))
    if shared.embedded:
        found.append(Unread(reason=UnreadReason.UNSUPPORTED, detail="embedded"))
    return found


def _notices(shared: Shared, roots: list[Element], package: Package) -> list[Notice]:
    from tilsyn.reading.docx.xml import w

    changes = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
    changed = sum(1 for root in roots for _ in root.iter(*changes))
    comments = _xml(package, "comments")
    commented = 0 if comments is None else sum(1 for _ in comments.iterchildren(w("comment")))
    counted = (
        (NoticeKind.TRACKED_CHANGES, changed),
        (NoticeKind.COMMENTS, commented),
        (NoticeKind.FORM_FIELDS, shared.forms),
        (NoticeKind.HIDDEN_TEXT, shared.hidden),
    )
    found = [Notice(kind=kind, count=count) for kind, count in counted if count]
    if shared.pictures:
        pages = tuple(sorted(page for page in shared.pictures if page is not None))
        found.append(Notice(kind=NoticeKind.PICTURES, count=shared.pictures.total(), pages=pages))
    return found
