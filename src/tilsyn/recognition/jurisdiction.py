"""What a country's plugin hands over as data: kinds of documents, registers through time, outdated words, events."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from tilsyn.model.base import Model, Text
from tilsyn.model.currency import LawChange
from tilsyn.recognition.analysis import AnalysisWords

__all__ = [
    "Anachronism",
    "Body",
    "County",
    "DocumentKind",
    "DutyLink",
    "Jurisdiction",
    "MunicipalityChange",
    "MunicipalityEntry",
    "Office",
    "Refusal",
    "TaxonomyEntry",
    "Trigger",
]


class DocumentKind(Model):
    """A kind of document and the cues it is recognised by. Cues are terms (see :mod:`tilsyn.language.terms`)."""

    id: str
    code: str = Field(description="Short code accepted in sak.yaml, such as BP.")
    aliases: tuple[str, ...] = Field(default=(), description="Other names accepted in sak.yaml.")
    name: Text
    titles: tuple[str, ...] = Field(description="Cues in title, file name and front page.")
    headings: tuple[str, ...] = Field(default=(), description="Cues in headings inside the document.")
    sections: tuple[str, ...] = Field(default=(), description="Headings under which a section is itself of this kind.")
    section_words: int = Field(default=12, description="Words that such a section must hold.")
    columns: tuple[tuple[str, ...], ...] = Field(
        default=(), description="Column cues of typical tables: a table is typical when it has all cues of a set."
    )
    negative: tuple[str, ...] = Field(default=(), description="Cues in title and file name that speak against it.")
    decisive: bool = Field(
        default=False, description="Its title beats the titles of other kinds: a case paper names the plan it is about."
    )
    content: tuple[tuple[str, ...], ...] = Field(
        default=(),
        description="Groups of terms that its text holds, by which a file whose name tells nothing is known.",
    )
    content_share: float = Field(default=0.8, description="Share of those groups that must be there.")
    content_units: int = Field(default=12, description="Lines in which they must stand, all groups added up.")
    closed: bool = Field(default=False, description="Its sections are of no other kind: a case paper, an evaluation.")
    general: bool = Field(default=False, description="Points to annexes rather than being one (a plan, an analysis).")


class Refusal(Model):
    """A sort of document that never counts as evidence, whatever words it holds."""

    id: str
    name: Text
    titles: tuple[str, ...] = Field(default=(), description="Cues in title, file name, front page and running header.")
    issuers: tuple[str, ...] = Field(
        default=(), description="Cues of who made it; they count where no municipality is named beside them."
    )
    makers: tuple[str, ...] = Field(
        default=(), description="Last words of a short line that is the maker's name; count beside a municipality's."
    )
    phrases: tuple[str, ...] = Field(default=(), description="Cues anywhere on the first pages.")
    at_least: int = Field(default=2, description="How many different phrases must be there when no title matches.")
    unless_titles: tuple[str, ...] = Field(default=(), description="Title cues that keep the document.")
    unless_own: tuple[str, ...] = Field(
        default=(), description="Title cues that keep it when the municipality itself stands as its maker."
    )


class MunicipalityEntry(Model):
    """A municipality of the present register."""

    number: str
    name: str
    other_names: tuple[str, ...] = ()
    county_number: str
    county: str
    written_form: str | None = None
    office: str | None = None


class MunicipalityChange(Model):
    """A change of municipalities: which became which, and when."""

    date: date
    kind: str
    old_number: str
    old_name: str
    new_number: str
    new_name: str
    note: str = ""


class County(Model):
    """A county in one period."""

    number: str
    name: str
    other_names: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None


class Office(Model):
    """A supervising office in one period."""

    name: Text
    counties: tuple[str, ...]
    start: date | None = None
    end: date | None = None


class Body(Model):
    """A body that decides: its id and the words for it."""

    id: str
    terms: tuple[str, ...]
    rank: int = Field(default=0, description="Higher decides over lower.")


class Anachronism(Model):
    """A word or reference that was right once."""

    terms: tuple[str, ...]
    replacement: Text
    since: date
    kind: str = "word"
    weight: float = Field(default=1.0, description="1 for a sure sign of old text, less for a weak one.")
    unless: tuple[str, ...] = Field(default=(), description="Terms in the same sentence that make it right.")


class Trigger(Model):
    """An event that should have changed an analysis older than it."""

    id: str
    date: date
    name: Text
    terms: tuple[str, ...] = Field(default=(), description="Words that show that it was taken up.")
    counties: tuple[str, ...] = Field(default=(), description="County numbers it concerns; empty for all.")
    changed: tuple[str, ...] = Field(
        default=(), description="Only for municipalities touched on that date by such a change (its ``kind``)."
    )


class TaxonomyEntry(Model):
    """An unwanted event or a critical function and the words for it."""

    code: str
    name: Text
    terms: tuple[str, ...]


class DutyLink(Model):
    """A link between documents that a duty decides: what to say when it is broken."""

    id: str
    requirements: tuple[str, ...]
    broken: Text


class Jurisdiction(Model):
    """A country as data."""

    id: str
    name: Text
    languages: tuple[str, ...] = Field(description="Language codes, the first is the default.")
    rulesets: tuple[str, ...] = Field(description="Default rulesets, in order.")
    kinds: tuple[DocumentKind, ...]
    refusals: tuple[Refusal, ...] = ()
    municipalities: tuple[MunicipalityEntry, ...] = ()
    changes: tuple[MunicipalityChange, ...] = ()
    counties: tuple[County, ...] = ()
    offices: tuple[Office, ...] = ()
    bodies: tuple[Body, ...] = ()
    municipality_words: tuple[str, ...] = Field(default=(), description="Words beside a municipality's name: kommune.")
    part_words: tuple[str, ...] = Field(default=(), description="Words that number a part: del, vedlegg, kapittel.")
    organisation_words: tuple[str, ...] = Field(
        default=(), description="Words in names of organisations, which no masking hides; *ending for an ending."
    )
    belongs: tuple[str, ...] = Field(default=(), description="Terms before the document that this one belongs to.")
    markings: dict[str, tuple[str, ...]] = Field(default={}, description="Marking kind to the terms that give it.")
    gradings: tuple[str, ...] = Field(default=(), description="Security gradings that stop the reading of a file.")
    anachronisms: tuple[Anachronism, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    law_changes: tuple[LawChange, ...] = ()
    events: tuple[TaxonomyEntry, ...] = ()
    functions: tuple[TaxonomyEntry, ...] = ()
    links: tuple[DutyLink, ...] = Field(default=(), description="Links between documents that duties decide.")
    analysis: AnalysisWords | None = Field(default=None, description="The words that analyses are built of.")

    def kind(self, name: str) -> DocumentKind | None:
        """The kind with this id, short code or other name, or None."""
        for kind in self.kinds:
            if name in (kind.id, kind.code, *kind.aliases):
                return kind
        return None
