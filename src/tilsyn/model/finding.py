"""The answer to one requirement: result, reason, evidence, where it was searched, confidence."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from tilsyn.model.base import Model, Text
from tilsyn.model.document import Place

__all__ = ["GAPS", "Evidence", "Finding", "Judgement", "Outcome", "Reason", "Result"]


class Result(StrEnum):
    """Exactly the values of design.md section 2."""

    FULFILLED = "fulfilled"
    PARTIAL = "partial"
    MISSING = "missing"
    OUTDATED = "outdated"
    WITHHELD = "withheld"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


GAPS = frozenset({Result.PARTIAL, Result.MISSING, Result.OUTDATED})
"""The results that are gaps."""


class Reason(StrEnum):
    """Why a finding is undecided."""

    NOT_SUPPLIED = "not_supplied"
    INTERVIEW = "interview"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    ERROR = "error"


class Evidence(Model):
    """A quotation with its place, and whether it speaks for or against."""

    place: Place
    quote: str = Field(description="Word for word from the document, in NFC, at most about 300 characters.")
    speaks: Literal["for", "against"] = "for"
    note: str | None = Field(default=None, description="Message key that says why it does not count, such as promise.")
    part: str | None = Field(default=None, description="Id of the part of the check it belongs to.")


class Outcome(Model):
    """What a check answers; the engine makes a Finding of it."""

    result: Result
    reason: Reason | None = None
    confidence: float = Field(default=0.7, ge=0.0, le=1.0, description="Probability that the result is right.")
    evidence: tuple[Evidence, ...] = ()
    lacking: tuple[Text, ...] = Field(default=(), description="What is lacking, in every language of the ruleset.")
    searched: tuple[str, ...] = Field(default=(), description="Paths of the documents that were searched.")
    closest: tuple[Place, ...] = Field(default=(), description="Places of the nearest headings.")


class Judgement(Model):
    """A person's decision that sets a finding aside or changes it."""

    requirement: str
    result: Result
    by: str
    date: datetime.date
    reason: str
    until: datetime.date | None = None
    text: str | None = Field(default=None, description="Hash of the evidence that was judged.")


class Finding(Model):
    """The answer to one requirement."""

    requirement: str
    ruleset: str
    provision: str
    obligation: str
    result: Result
    reason: Reason | None = None
    lacking: tuple[Text, ...] = ()
    confidence: float = 0.7
    evidence: tuple[Evidence, ...] = ()
    searched: tuple[str, ...] = ()
    closest: tuple[Place, ...] = ()
    rollup: tuple[str, ...] = ()
    ask: Text | None = None
    judgement: Judgement | None = None
    notes: tuple[str, ...] = Field(default=(), description="Message keys, such as judgement_expired.")
    text: str | None = Field(default=None, description="Hash of the evidence, made before anything is masked.")

    @property
    def standing(self) -> Result:
        """The result that counts: the judgement's while one holds, else the program's own."""
        return self.judgement.result if self.judgement else self.result

    @property
    def is_gap(self) -> bool:
        """Whether the standing result is a gap."""
        return self.standing in GAPS
