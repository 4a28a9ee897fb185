"""What the program talks about: plain pydantic data, handed from package to package in one direction."""

from tilsyn.model.base import Model, Text
from tilsyn.model.currency import Conflict, LawChange, LawSince, Older, TriggerQuestion, Undated, Upcoming
from tilsyn.model.dates import REPORTED_ROLES, DatedFact, DateRole, DateSpan, Precision
from tilsyn.model.document import (
    Block,
    BlockKind,
    Document,
    Notice,
    NoticeKind,
    Place,
    Properties,
    Table,
    Unread,
    UnreadReason,
    Zone,
)
from tilsyn.model.dossier import Dossier, KindSpan, Marking, MarkingKind, Municipality, RecognisedDocument
from tilsyn.model.finding import GAPS, Evidence, Finding, Judgement, Outcome, Reason, Result
from tilsyn.model.path import DevelopmentPath, Phase, Step, StepPart
from tilsyn.model.report import Break, Outdated, Report, RulesetRun, Run, Scenario, ScenarioLinks, Thread
from tilsyn.model.ruleset import (
    Applies,
    CheckSpec,
    Obligation,
    Provision,
    Remedy,
    Requirement,
    Ruleset,
    Sample,
    SampleDocument,
    Source,
)

__all__ = [
    "GAPS", "REPORTED_ROLES", "Applies", "Block", "BlockKind", "Break", "CheckSpec", "Conflict", "DateRole", "DateSpan",
    "DatedFact", "DevelopmentPath", "Document", "Dossier", "Evidence", "Finding", "Judgement", "KindSpan",
    "LawChange", "LawSince", "Marking", "MarkingKind", "Model", "Municipality", "Notice", "NoticeKind",
    "Obligation", "Older", "Outcome", "Outdated", "Phase", "Place", "Precision", "Properties", "Provision",
    "Reason", "RecognisedDocument", "Remedy", "Report", "Requirement", "Result", "Ruleset", "RulesetRun", "Run",
    "Sample", "SampleDocument", "Scenario", "ScenarioLinks", "Source", "Step", "StepPart", "Table", "Text",
    "Thread", "TriggerQuestion", "Undated", "Unread", "UnreadReason", "Upcoming", "Zone",
]  # fmt: skip
