"""One file as read: blocks in reading order, each with its place, and what could not be read."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from tilsyn.model.base import Model

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Notice",
    "NoticeKind",
    "Place",
    "Properties",
    "Table",
    "Unread",
    "UnreadReason",
    "Zone",
]


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"


class Zone(StrEnum):
    """Where on the page a block belongs. Only ``BODY``, ``FOOTNOTE`` and ``TEXTBOX`` carry content of their own."""

    BODY = "body"
    CONTENTS = "contents"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    TEXTBOX = "textbox"
    CAPTION = "caption"


class Place(Model):
    """Where something stands."""

    document: str = Field(description="Path below the dossier folder, with /, in NFC.")
    block: int = Field(description="Index of the block in Document.blocks, from 0.")
    page: int | None = Field(default=None, description="Page in the file, from 1; None where the file saves none.")
    page_printed: str | None = Field(default=None, description="Page number as printed on the page.")
    number: str | None = Field(default=None, description="Number of the nearest heading as shown, such as 3.2.")
    path: tuple[str, ...] = Field(default=(), description="Headings from outermost to nearest, each with its number.")
    row: int | None = Field(default=None, description="Row in a table, from 0.")
    column: int | None = Field(default=None, description="Column in a table, from 0.")

    @property
    def section(self) -> str:
        """The nearest heading with its number, or an empty string above the first heading."""
        return self.path[-1] if self.path else ""


class Table(Model):
    """A table as a full grid of strings.

    A merged cell has its text in its first (top left) position and empty strings elsewhere.
    A nested table is flattened into its cell's text, one row a line, cells parted by `` | ``.
    """

    rows: tuple[tuple[str, ...], ...] = Field(description="Rows from top to bottom; all rows have the same length.")
    header_rows: int = Field(default=1, description="How many of the first rows are headings (0 when none is).")
    row_pages: tuple[int | None, ...] = Field(
        default=(), description="Page on which each row begins, for a table over several pages; empty when not known."
    )

    @property
    def header(self) -> tuple[str, ...]:
        """The header row's cells, joined over several header rows; empty when the table has none."""
        if not self.header_rows or not self.rows:
            return ()
        parts = zip(*self.rows[: self.header_rows], strict=True)
        return tuple(" ".join(text for text in column if text) for column in parts)

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        """The rows beneath the header."""
        return self.rows[self.header_rows :]


class Block(Model):
    """A piece of a document: a heading, a paragraph, a list item or a table."""

    kind: BlockKind
    place: Place
    text: str = Field(description="The text in NFC, without the automatic number. For a table: its rows as lines.")
    zone: Zone = Zone.BODY
    level: int | None = Field(default=None, description="Heading or list level, from 1.")
    number: str | None = Field(default=None, description="Number or bullet as shown before the text.")
    table: Table | None = Field(default=None, description="The grid, for a table.")
    strong: bool = Field(default=False, description="The whole block is bold.")


class Properties(Model):
    """What the file says of itself. Weak evidence: never a revision date."""

    title: str | None = None
    author: str | None = None
    created: str | None = Field(default=None, description="ISO 8601 date.")
    modified: str | None = Field(default=None, description="ISO 8601 date.")
    language: str | None = Field(default=None, description="BCP 47 tag set in the file.")
    producer: str | None = None


class UnreadReason(StrEnum):
    """Why a file or some of its pages could not be read."""

    SCANNED = "scanned"
    EMPTY = "empty"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    GRADED = "graded"
    UNSUPPORTED = "unsupported"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    ERROR = "error"


class Unread(Model):
    """A part of a file that could not be read."""

    reason: UnreadReason
    pages: tuple[int, ...] | None = Field(default=None, description="Pages in the file; None for the whole file.")
    detail: str = Field(default="", description="A detail for people: never text from the document.")


class NoticeKind(StrEnum):
    """Something worth knowing about how a file was made."""

    TRACKED_CHANGES = "tracked_changes"
    COMMENTS = "comments"
    PICTURES = "pictures"
    FORM_FIELDS = "form_fields"
    HIDDEN_TEXT = "hidden_text"
    OCR = "ocr"


class Notice(Model):
    """That a file holds tracked changes, comments, pictures ... and how many."""

    kind: NoticeKind
    count: int = 1
    pages: tuple[int, ...] = ()


class Document(Model):
    """One file as read. Blocks stand in reading order; text that is deleted by a tracked change is left out."""

    file: str = Field(description="Path below the dossier folder, with /, in NFC.")
    sha256: str = Field(description="Hash of the file's bytes, hexadecimal.")
    format: str = Field(description="The reader's name for the format: docx, pdf ...")
    blocks: tuple[Block, ...] = ()
    pages: int | None = Field(default=None, description="Number of pages; None where the file does not say.")
    properties: Properties = Properties()
    unread: tuple[Unread, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether any text was read."""
        return bool(self.blocks)
