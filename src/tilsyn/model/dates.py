"""A date as a document states it: an interval of days, with the precision it was written in."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from tilsyn.model.base import Model
from tilsyn.model.document import Place

__all__ = ["DateRole", "DateSpan", "DatedFact", "Precision", "REPORTED_ROLES"]


class Precision(StrEnum):
    """How exactly a date was written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


class DateSpan(Model):
    """First and last day a written date can mean, both included."""

    first: date
    last: date
    precision: Precision
    certain: float = Field(default=1.0, description="1.0, or 0.6 where the digits allow two readings.")

    def iso(self) -> str:
        """ISO 8601, cut to the precision known: 2022-10-13, 2025-08 or 2020. An interval gives its last day."""
        if self.precision is Precision.DAY:
            return self.last.isoformat()
        if self.precision is Precision.MONTH:
            return f"{self.last:%Y-%m}"
        if self.precision is Precision.YEAR:
            return f"{self.last:%Y}"
        return self.last.isoformat()


class DateRole(StrEnum):
    """What a date in a document means."""

    ADOPTED = "adopted"
    REVISED = "revised"
    UPDATED = "updated"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    NEXT_REVISION = "next_revision"
    DRAFTED = "drafted"
    HELD = "held"
    EVENT = "event"
    SIGNED = "signed"
    PRINTED = "printed"
    LAW = "law"
    OTHER_DOCUMENT = "other_document"
    PLANNED = "planned"
    UNKNOWN = "unknown"


REPORTED_ROLES: tuple[DateRole, ...] = (
    DateRole.ADOPTED,
    DateRole.REVISED,
    DateRole.UPDATED,
    DateRole.VALID_FROM,
    DateRole.VALID_TO,
    DateRole.NEXT_REVISION,
    DateRole.DRAFTED,
    DateRole.HELD,
)
"""The roles that may stand in a report's ``dates``, in the order of design.md section 6."""


class DatedFact(Model):
    """A date with its role, where it stands, and the decision it belongs to."""

    role: DateRole
    span: DateSpan
    place: Place
    quote: str = Field(description="The line, row or sentence the date stands in.")
    body: str | None = Field(default=None, description="The body that decided, as the jurisdiction's id.")
    case: str | None = Field(default=None, description="Case number as written, such as 113/24.")
    source: str = Field(default="text", description="text, table, header, file_name or metadata.")
