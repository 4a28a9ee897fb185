"""Small documents for the tests of currency."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tilsyn.currency.outdated import find_outdated
from tilsyn.language.view import DossierText
from tilsyn.model import (
    Block,
    BlockKind,
    Document,
    Dossier,
    Municipality,
    Outdated,
    Place,
    RecognisedDocument,
    Table,
)
from tilsyn.recognition.dates import dates_of
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

AS_OF = date(2026, 11, 22)


class Writer:
    """Writes a document block by block."""

    def __init__(self, title: str = "Overordnet beredskapsplan", file: str = "plan.docx") -> None:
        self.title = title
        self.file = file
        self.path: tuple[str, ...] = ()
        self.blocks: list[Block] = []
        self.line(title, strong=True)

    def _place(self) -> Place:
        return Place(document=self.file, block=len(self.blocks), path=self.path)

    def line(self, text: str, *, strong: bool = False) -> Writer:
        """A paragraph."""
        self.blocks.append(Block(kind=BlockKind.PARAGRAPH, text=text, place=self._place(), strong=strong))
        return self

    def heading(self, text: str) -> Writer:
        """A heading of level 1."""
        self.path = (text,)
        self.blocks.append(Block(kind=BlockKind.HEADING, text=text, place=self._place(), level=1))
        return self

    def table(self, *rows: str) -> Writer:
        """A table; cells are parted by a stroke and the first row is the header."""
        grid = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
        text = "\n".join(" | ".join(row) for row in grid)
        self.blocks.append(Block(kind=BlockKind.TABLE, text=text, place=self._place(), table=Table(rows=grid)))
        return self

    def document(self, as_of: date = AS_OF, kind: str | None = "overordnet_beredskapsplan") -> RecognisedDocument:
        """The document as recognised."""
        document = Document(file=self.file, sha256="0", format="docx", blocks=tuple(self.blocks))
        dates = dates_of(document, kind, norway(), packs(), as_of, self.title)
        return RecognisedDocument(document=document, title=self.title, kind=kind, dates=dates)


def dossier(
    *documents: RecognisedDocument, as_of: date = AS_OF, municipality: str = "Storvik", language: str = "nb"
) -> Dossier:
    """A dossier of these documents."""
    return Dossier(
        name="prøve", documents=documents, municipality=Municipality(name=municipality), jurisdiction="no",
        language=language, as_of=as_of,
    )  # fmt: skip


def text_of(documents: Sequence[RecognisedDocument]) -> DossierText:
    """The text of documents."""
    return DossierText(list(documents), packs())


def outdated(given: Dossier) -> tuple[Outdated, ...]:
    """What is outdated in a dossier."""
    return find_outdated(text_of(given.used), given, norway(), packs())
