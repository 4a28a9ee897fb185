"""What a manuscript is once it has been read: a head, blocks in order, and the passages that are marked."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Form = Literal["nb", "nn"]
"""A written form of Norwegian."""

Look = Literal["plain", "serif", "blue", "compact"]
"""A typeface with its sizes and colours."""


class Properties(BaseModel):
    """The core properties of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    author: str = ""
    created: datetime.date | None = None
    modified: datetime.date | None = None

    @field_validator("created", "modified", mode="before")
    @classmethod
    def _only_dates(cls, value: object) -> object:
        if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
            return value
        raise ValueError("write a date as 2024-11-02, without quotation marks")


class Head(BaseModel):
    """The head of a manuscript; what is left out has the value shown in the README."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str
    title: str = Field(min_length=1)
    subtitle: str | None = None
    municipality: str = ""
    front: tuple[str, ...] = ()
    front_page: bool = True
    header: str | None = None
    footer: str | None = None
    contents: bool = True
    numbering: Literal["auto", "typed", "none"] = "auto"
    headings: Literal["styles", "bold"] = "styles"
    columns: Literal[1, 2] = 1
    look: Look = "plain"
    ragged: bool = False
    properties: Properties = Properties()

    @field_validator("file")
    @classmethod
    def _usable_name(cls, value: str) -> str:
        value = unicodedata.normalize("NFC", value)
        path = PurePosixPath(value)
        if path.suffix not in (".docx", ".pdf"):
            raise ValueError("the name must end in .docx or .pdf")
        if path.is_absolute() or ".." in path.parts or "\\" in value or path.as_posix() != value:
            raise ValueError("the name must be a plain path below the dossier's folder, with /")
        return value

    @field_validator("header", "footer")
    @classmethod
    def _known_fields(cls, value: str | None) -> str | None:
        rest = (value or "").replace("{page}", "").replace("{pages}", "")
        if "{" in rest or "}" in rest:
            raise ValueError("only {page} and {pages} may stand in braces")
        return value or None

    @model_validator(mode="after")
    def _fits_the_kind(self) -> Head:
        if self.kind == "pdf" and self.headings == "bold":
            raise ValueError("headings: bold is for .docx only")
        if self.kind == "docx" and self.columns != 1:
            raise ValueError("columns: 2 is for .pdf only")
        if self.kind == "docx" and self.ragged:
            raise ValueError("ragged: true is for .pdf only")
        return self

    @property
    def kind(self) -> Literal["docx", "pdf"]:
        """The kind of file to make."""
        return "docx" if self.file.endswith(".docx") else "pdf"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one shape; a line feed in it is a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    change: Literal["", "ins", "del"] = ""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text as it stands when every change is accepted."""
    return "".join(run.text for run in runs if run.change != "del")


@dataclass(frozen=True, kw_only=True)
class Block:
    """What every block has: where it was written, its passage if marked, its scan if it is a picture of text."""

    line: int = 0
    passage: int | None = None
    scan: int | None = None


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    """A heading; its number is not part of the text."""

    level: int
    runs: Runs


@dataclass(frozen=True, kw_only=True)
class Paragraph(Block):
    """A paragraph with its footnotes, inside a content control or not."""

    runs: Runs
    notes: tuple[Runs, ...] = ()
    control: bool = False


@dataclass(frozen=True)
class Item:
    """One item of a list; level 0 is outermost."""

    runs: Runs
    level: int = 0
    ordered: bool = False
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListBlock(Block):
    """A list; `start` is the number of its first item, where it is numbered."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """A ruled table; the first row is the header row."""

    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Box(Block):
    """A text box; its blocks are paragraphs and lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A picture without readable text."""

    caption: Runs


@dataclass(frozen=True, kw_only=True)
class PageBreak(Block):
    """A new page begins."""


@dataclass(frozen=True)
class Passage:
    """A marked stretch of a manuscript: the requirements that it fulfils."""

    number: int
    ids: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Manuscript:
    """One manuscript; it makes one file."""

    path: Path
    head: Head
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    language: Form = "nb"


@dataclass(frozen=True)
class Dossier:
    """A folder of manuscripts; `answers` is what `expected.yaml` says, id by id."""

    path: Path
    manuscripts: tuple[Manuscript, ...]
    copied: tuple[Path, ...] = ()
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.path.name


def list_numbers(block: ListBlock) -> Iterator[tuple[Item, str]]:
    """Each item with its number as shown, or nothing for a bullet."""
    counters: dict[int, int] = {0: block.start - 1}
    for item in block.items:
        for deeper in [level for level in counters if level > item.level]:
            del counters[deeper]
        if not item.ordered:
            yield item, ""
            continue
        counters[item.level] = counters.get(item.level, 0) + 1
        count = counters[item.level]
        yield item, f"{count}." if item.level == 0 else f"{chr(96 + count)})"
