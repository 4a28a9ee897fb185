"""Findings, path and run record together: what report formats are given."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from tilsyn.model.base import Model, Text
from tilsyn.model.currency import Conflict, LawSince, TriggerQuestion, Undated, Upcoming
from tilsyn.model.document import Place
from tilsyn.model.dossier import Dossier
from tilsyn.model.finding import Evidence, Finding
from tilsyn.model.path import DevelopmentPath
from tilsyn.model.ruleset import Ruleset

__all__ = ["Break", "Outdated", "Report", "RulesetRun", "Run", "Scenario", "ScenarioLinks", "Thread"]


class Outdated(Model):
    """A word or reference that no longer holds on the assessment date."""

    place: Place
    found: str
    replacement: str
    since: date
    quote: str
    kind: str = Field(
        default="word", description="word, law, body, county, municipality, period, revision, promise ..."
    )


class ScenarioLinks(Model):
    """Where a scenario is followed up."""

    measures: tuple[Evidence, ...] = ()
    plan: tuple[Evidence, ...] = ()
    resources: tuple[Evidence, ...] = ()
    exercises: tuple[Evidence, ...] = ()
    evaluations: tuple[Evidence, ...] = ()


class Scenario(Model):
    """An unwanted event that the analysis treats."""

    name: str
    number: str | None = Field(default=None, description="Its number in the analysis, which other documents refer to.")
    events: tuple[str, ...] = Field(default=(), description="Taxonomy codes, such as I01.")
    risk: str | None = Field(default=None, description="high, medium, low, or None when the document does not say.")
    place: Place
    locality: str | None = None
    likelihood: str | None = None
    consequence: str | None = None
    fields: dict[str, str] = Field(default={}, description="Analysed field id to the text found, cut.")
    contradictions: tuple[Evidence, ...] = Field(
        default=(), description="Where the same analysis gives other risk classes."
    )
    links: ScenarioLinks = ScenarioLinks()


class Break(Model):
    """Where the thread breaks: at a scenario, or at a duty that decides a link between documents."""

    kind: str = Field(
        description="Message key: unmeasured, unplanned, elsewhere, unexercised, unevaluated, unmoved ..."
    )
    scenario: int | None = Field(default=None, description="Index of the scenario; None for a break between documents.")
    requirement: str | None = Field(
        default=None, description="The duty that decides it, for a break between documents."
    )
    text: Text = Field(default={}, description="The sentence, where the jurisdiction gives one.")
    place: Place | None = None


class Thread(Model):
    """The scenarios of the analysis and their links through the documents."""

    scenarios: tuple[Scenario, ...] = ()
    analysis: str | None = Field(default=None, description="File of the analysis that the scenarios are from.")
    passed_over: tuple[str, ...] = Field(
        default=(), description="Files of older analyses, drafts and summaries not used."
    )
    unread: tuple[Place, ...] = Field(default=(), description="Places of risk overviews that are only pictures.")
    supplied: tuple[str, ...] = Field(default=(), description="Links whose kinds of document are in the dossier.")
    breaks: tuple[Break, ...] = Field(default=(), description="Where the thread breaks, scenarios first.")


class RulesetRun(Model):
    """A ruleset as used in a run."""

    id: str
    version: str
    sha256: str


class Run(Model):
    """What is needed to repeat the run: date, versions, hashes."""

    as_of: date
    tilsyn: str
    rulesets: tuple[RulesetRun, ...]


class Report(Model):
    """Everything a report format is given. ``language`` is the language the report is to be written in."""

    run: Run
    language: str
    dossier: Dossier
    rulesets: tuple[Ruleset, ...]
    findings: tuple[Finding, ...]
    outdated: tuple[Outdated, ...] = ()
    conflicts: tuple[Conflict, ...] = Field(default=(), description="Dates that do not fit.")
    upcoming: tuple[Upcoming, ...] = Field(default=(), description="What runs out within a year, soonest first.")
    undated: tuple[Undated, ...] = Field(default=(), description="Documents without a date of their own.")
    triggers: tuple[TriggerQuestion, ...] = Field(default=(), description="Events that the analysis is older than.")
    law: tuple[LawSince, ...] = Field(default=(), description="Changes of law that documents are older than.")
    thread: Thread = Thread()
    path: DevelopmentPath = DevelopmentPath()
    masked: bool = True
    organisations: tuple[str, ...] = Field(default=(), description="Words in names that are no person's; *ending.")
    names: dict[str, Text] = Field(default={}, description="Names of document kinds and refusals, by id.")
