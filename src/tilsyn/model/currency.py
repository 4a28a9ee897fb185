"""What time does to a dossier: dates that do not fit, what runs out, what could not be dated, what came since."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from tilsyn.model.base import Model, Text
from tilsyn.model.document import Place

__all__ = ["Conflict", "LawChange", "LawSince", "Older", "TriggerQuestion", "Undated", "Upcoming"]


class Conflict(Model):
    """Something about a document's dates that people should look at."""

    kind: str = Field(description="cover_log, future, blank_label, placeholder, two_readings, two_roles ...")
    place: Place
    quote: str
    other: Place | None = Field(default=None, description="The other place, for dates that do not agree.")
    other_quote: str = ""


class Upcoming(Model):
    """Something that runs out: when, what sort, where it stands."""

    day: date = Field(description="The last day on which it still holds.")
    kind: str = Field(description="period, agreement, revision, promise, or interval (a document grows too old).")
    found: str
    place: Place
    quote: str
    provision: str | None = Field(default=None, description="For an interval: the provision that sets it.")


class Undated(Model):
    """A document that could not be dated, and why."""

    document: str
    reason: str = Field(
        description="unread, cover_unread, blank_label, placeholder, impossible, file_name, metadata or no_date."
    )
    detail: str = Field(default="", description="The weak date there is, ISO 8601, or the reason it is unread.")
    quote: str = ""
    place: Place | None = None


class LawChange(Model):
    """A change of law that plans may have to follow."""

    id: str
    date: date
    name: Text
    means: Text = Field(default={}, description="What it means for a plan or an analysis.")
    source: str = Field(description="The Act or regulation, such as FOR-2021-12-17-3723.")
    kinds: tuple[str, ...] = Field(default=(), description="Kinds of document it concerns; empty: every general one.")


class Older(Model):
    """A document from before something: the date that makes it so, and whether it was revised afterwards."""

    document: str
    role: str
    date: str = Field(description="ISO 8601, cut to the precision known.")
    revised: str | None = Field(default=None, description="Date of a later revision, which may have followed it up.")


class LawSince(Model):
    """A change of law with the documents that were decided before it."""

    change: LawChange
    documents: tuple[Older, ...]


class TriggerQuestion(Model):
    """An event after the analysis was made: a question whether it was thought of, never a breach."""

    id: str
    name: Text
    date: date
    document: str = Field(description="File of the analysis.")
    dated: str = Field(description="Date of its contents, ISO 8601.")
    place: Place = Field(description="Where that date stands.")
    mentioned: Place | None = Field(default=None, description="Where the analysis itself speaks of the subject.")
