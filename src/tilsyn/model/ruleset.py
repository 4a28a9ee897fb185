"""A statute as data: provisions in the statute's own order and separately checkable duties."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, Literal

from pydantic import ConfigDict, Field

from tilsyn.model.base import Model, Text
from tilsyn.model.finding import Result

__all__ = [
    "Applies",
    "CheckSpec",
    "Earlier",
    "Obligation",
    "Provision",
    "Remedy",
    "Requirement",
    "Ruleset",
    "Sample",
    "SampleDocument",
    "Source",
]


class Obligation(StrEnum):
    """The statute's own word, never raised: skal, bør, kan; ``advice`` is official guidance."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"
    ADVICE = "advice"


class Applies(Model):
    """The days on which a duty holds; an open end has no date."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to", description="Last day on which it holds.")

    def holds(self, day: date) -> bool:
        """Whether the duty holds on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Source(Model):
    """Where the provision was read, and when somebody checked it."""

    url: str
    verified: date


class CheckSpec(Model):
    """How a requirement is tested: a kind plus its settings, which the kind's own model validates."""

    model_config = ConfigDict(frozen=True, extra="allow")

    kind: str

    @property
    def settings(self) -> dict[str, Any]:
        """The settings without the kind."""
        return dict(self.model_extra or {})


class Remedy(Model):
    """What to do about a gap; it becomes a step of the path."""

    action: Text
    owner: str = Field(description="Role id, named in the message catalogues.")
    effort: Literal["XS", "S", "M", "L", "XL"]
    phase: str = Field(
        description="Phase id: akutt, forankring, ros, oppfolging, plan, opplaering, ovelse, evaluering."
    )
    proof: Text = Field(description="Done when ...: something that can be seen.")
    process: Text = Field(default={}, description="The process step that makes the text live.")
    guide: Text = Field(default={}, description="The guide that helps.")
    self_help: bool = Field(default=True, alias="self", description="Whether the municipality can do it itself.")
    urgency: int = Field(default=2, ge=0, le=6, description="0 fails tonight, 1 unlocks others, 2 must, 6 recommended.")

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class SampleDocument(Model):
    """A document of a sample: narrow Markdown and the kind it is taken to be."""

    kind: str
    title: str = ""
    text: str
    file: str | None = None


class Sample(Model):
    """An annotated sample of a requirement, run by ``tilsyn rules test``."""

    id: str
    group: Literal["fulfilled", "gap", "near_miss"]
    form: str = Field(description="Written form: nb, nn ...")
    expect: tuple[Result, ...]
    documents: tuple[SampleDocument, ...]
    as_of: date | None = None
    complete: bool = False
    note: str = ""
    known_miss: bool = Field(default=False, description="The rule is known to answer this one wrongly.")


class Earlier(Model):
    """Where a duty stood before: its citation up to and with a day."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    end: date = Field(alias="to", description="Last day on which it stood there.")
    short: str = Field(description="Provision for tables, as the Act of that day is cited.")


class Requirement(Model):
    """A separately checkable duty."""

    id: str = Field(description="Stable for ever; follows the catalogue.")
    provision: str = Field(description="Exact provision, such as FKB § 4 annet ledd bokstav a.")
    short: str = Field(description="Provision for tables, such as FKB § 4 a.")
    provision_nn: str | None = None
    earlier: tuple[Earlier, ...] = Field(default=(), description="Where the duty stood before, oldest first.")
    obligation: Obligation
    condition: Text | None = Field(default=None, description="When a conditional must holds.")
    applies: Applies = Applies()
    title: Text
    found_in: tuple[str, ...] = Field(default=(), description="Kinds that could hold the answer, likeliest first.")
    decidable: Literal["full", "partly", "interview"] = "full"
    rollup: tuple[str, ...] = Field(default=(), description="Ids of the parts, for a duty that is the sum of others.")
    check: CheckSpec | None = Field(default=None, description="None for roll-ups and for what papers cannot show.")
    why: Text
    evidence_wanted: Text = Field(default_factory=dict)
    ask: Text = Field(default_factory=dict)
    remedy: Remedy | None = None
    needs: tuple[str, ...] = ()
    source: Source
    status: Literal["preview", "stable", "deprecated", "removed"] = "stable"

    def cited(self, day: date) -> str:
        """The provision as it is cited on a day: the Act of that day."""
        return next((item.short for item in self.earlier if day <= item.end), self.short)


class Provision(Model):
    """A paragraph of the statute, in the statute's order; every provision stands once in the coverage list."""

    id: str
    title: Text
    requirements: tuple[str, ...] = ()
    note: Text = Field(default={}, description="Why a provision without requirements has none.")


class Ruleset(Model):
    """What is assessed together: an Act, its regulation and the official guidance to them."""

    id: str
    title: Text
    version: str
    jurisdiction: str
    languages: tuple[str, ...]
    provisions: tuple[Provision, ...]
    requirements: tuple[Requirement, ...]
    sha256: str = Field(default="", description="Hash of all files of the ruleset.")

    def requirement(self, identifier: str) -> Requirement:
        """The requirement with this id. Raises KeyError."""
        for requirement in self.requirements:
            if requirement.id == identifier:
                return requirement
        raise KeyError(identifier)
