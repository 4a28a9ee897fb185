"""One municipality's documents at one time, who they belong to, and whether the set is complete."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from tilsyn.model.base import Model
from tilsyn.model.dates import DatedFact, DateRole
from tilsyn.model.document import Document, Place

__all__ = [
    "Dossier",
    "KindSpan",
    "Marking",
    "MarkingKind",
    "Municipality",
    "RecognisedDocument",
]


class Municipality(Model):
    """A municipality as the jurisdiction's register knows it."""

    name: str
    number: str | None = Field(default=None, description="Official number, such as 4601.")
    county: str | None = None
    written_form: str | None = Field(default=None, description="Decided written form: nb, nn, or None for neutral.")
    office: str | None = Field(default=None, description="The supervising office, such as Statsforvalteren i Vestland.")


class MarkingKind(StrEnum):
    """What a document says of its own standing."""

    DRAFT = "draft"
    EXEMPT = "exempt"
    GRADED = "graded"
    SUMMARY = "summary"
    TEMPLATE = "template"


class Marking(Model):
    """A marking such as *utkast* or *unntatt offentlighet*, with its place."""

    kind: MarkingKind
    text: str
    place: Place


class KindSpan(Model):
    """That a file, or a run of its blocks, is a document of a kind."""

    kind: str = Field(description="Kind id of the jurisdiction, such as overordnet_beredskapsplan.")
    first: int = Field(default=0, description="First block of the part, from 0.")
    last: int | None = Field(default=None, description="Last block of the part; None: to the end.")
    score: float = Field(default=1.0, description="How sure, 0 to 1.")
    whole: bool = Field(default=True, description="Whether the whole file is of the kind (False: a section of it).")


class RecognisedDocument(Model):
    """A document with what was recognised about it."""

    document: Document
    title: str | None = None
    kind: str | None = Field(default=None, description="Main kind; None when the file is of no useful kind.")
    kinds: tuple[KindSpan, ...] = Field(default=(), description="All kinds, whole file first, best first.")
    not_used: str | None = Field(default=None, description="Reason code when the file is refused as evidence.")
    language: str | None = Field(default=None, description="Written form of most of the text: nb, nn ...")
    municipality: Municipality | None = None
    foreign: bool = Field(default=False, description="The document belongs to another municipality.")
    dates: tuple[DatedFact, ...] = ()
    markings: tuple[Marking, ...] = ()

    def has(self, kind: MarkingKind) -> bool:
        """Whether the document carries a marking of this kind."""
        return any(marking.kind is kind for marking in self.markings)

    def latest(self, *roles: DateRole) -> DatedFact | None:
        """The dated fact with the latest last day among these roles, or None."""
        facts = [fact for fact in self.dates if fact.role in roles]
        return max(facts, key=lambda fact: (fact.span.last, fact.span.first), default=None)


class Dossier(Model):
    """One municipality's documents at one time."""

    name: str = Field(description="Name of the folder or file.")
    documents: tuple[RecognisedDocument, ...]
    municipality: Municipality | None = None
    jurisdiction: str = Field(description="Id of the jurisdiction, such as no.")
    language: str = Field(description="Written form for the report: nb, nn ...")
    complete: bool = Field(default=False, description="Declared complete: what is not here does not exist.")
    as_of: date = Field(description="The assessment date.")

    @property
    def used(self) -> tuple[RecognisedDocument, ...]:
        """The documents that count as evidence."""
        return tuple(doc for doc in self.documents if doc.document.readable and doc.not_used is None)
