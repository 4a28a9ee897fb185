"""What every report says first, decided once: counts, the first three things to do, what to ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tilsyn.messages import Translator
from tilsyn.model import (
    DevelopmentPath,
    Finding,
    Obligation,
    Provision,
    Reason,
    Report,
    Requirement,
    Result,
    Step,
)

__all__ = [
    "ORDER",
    "Ask",
    "Section",
    "counted",
    "counts",
    "first_steps",
    "gap_word",
    "obligation_word",
    "open_count",
    "requirements_of",
    "sections",
    "to_ask",
    "to_talk",
]

ORDER: tuple[Result, ...] = (
    Result.FULFILLED, Result.PARTIAL, Result.OUTDATED, Result.MISSING, Result.WITHHELD, Result.UNDECIDED,
    Result.NOT_APPLICABLE,
)  # fmt: skip
"""The results in the order that reports show them."""


@dataclass(frozen=True)
class Ask:
    """A document to ask for, and the questions it would answer.

    Attributes
    ----------
    kind:
        Id of the kind of document; empty when the duty names none.
    name:
        Its name for people.
    questions:
        What to ask, each once.
    withheld:
        Whether the documents themselves say that it exists.
    findings:
        The findings that wait for it.
    """

    kind: str
    name: str
    questions: tuple[str, ...]
    withheld: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Section:
    """A provision of the statute with the answers to its duties; roll-ups stand first, as its own headings."""

    id: str
    title: str
    note: str
    rollups: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def heading(self) -> str:
        """The provision and its title, the provision once."""
        return self.title if self.title.startswith(self.id) else f"{self.id} {self.title}"


def counted(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that count: roll-ups are sums of others and are left out."""
    return [finding for finding in findings if not finding.rollup]


def counts(findings: Sequence[Finding]) -> dict[Result, int]:
    """How many findings stand with each result, in the order of reports, zeros too."""
    standing = [finding.standing for finding in counted(findings)]
    return {result: standing.count(result) for result in ORDER}


def open_count(findings: Sequence[Finding]) -> int:
    """How many findings are undecided or withheld."""
    return sum(finding.standing in (Result.UNDECIDED, Result.WITHHELD) for finding in counted(findings))


def first_steps(path: DevelopmentPath, most: int = 3) -> list[Step]:
    """The steps to take first: by urgency, then by when they begin. Process steps follow from them and are left out."""
    ranked = sorted(
        enumerate(step for step in path.steps if step.kind == "text"),
        key=lambda item: (item[1].urgency, item[1].start or "", item[0]),
    )
    return [step for _, step in ranked[:most]]


def requirements_of(report: Report) -> dict[str, Requirement]:
    """Requirement id to requirement, over all rulesets of the report."""
    return {item.id: item for ruleset in report.rulesets for item in ruleset.requirements}


def to_ask(report: Report, translate: Translator) -> list[Ask]:
    """What to ask for: one entry for each kind of document, those that the documents point to first."""
    requirements = requirements_of(report)
    groups: dict[str, list[Finding]] = {}
    for finding in counted(report.findings):
        withheld = finding.standing is Result.WITHHELD
        if not withheld and not (finding.standing is Result.UNDECIDED and finding.reason is Reason.NOT_SUPPLIED):
            continue
        requirement = requirements.get(finding.requirement)
        kind = requirement.found_in[0] if requirement and requirement.found_in else ""
        groups.setdefault(kind, []).append(finding)
    here = {span.kind for document in report.dossier.used for span in document.kinds if span.whole}
    asks = []
    for kind, findings in groups.items():
        questions = dict.fromkeys(translate.pick(finding.ask) for finding in findings)
        name = kind_name(report, kind, translate) if kind else translate("report.ask.other")
        if kind in here:
            name = translate("report.ask.annex", kind=name)
        withheld = any(finding.standing is Result.WITHHELD for finding in findings)
        asks.append(Ask(kind, name, tuple(filter(None, questions)), withheld, tuple(findings)))
    return sorted(asks, key=lambda ask: (not ask.withheld, -len(ask.findings), ask.kind))


def to_talk(report: Report, translate: Translator) -> list[tuple[Finding, str]]:
    """Questions for a conversation: what no paper can show, and what could not be decided for other reasons."""
    return [
        (finding, translate.pick(finding.ask))
        for finding in counted(report.findings)
        if finding.standing is Result.UNDECIDED and finding.reason is not Reason.NOT_SUPPLIED
    ]


def kind_name(report: Report, kind: str, translate: Translator) -> str:
    """The name of a kind of document, with a capital first."""
    name = translate.pick(report.names.get(kind)) or kind.replace("_", " ")
    return name[:1].upper() + name[1:]


def sections(report: Report, translate: Translator) -> list[Section]:
    """The provisions in the statutes' own order, each with its findings; what stands under none comes last."""
    by_id = {finding.requirement: finding for finding in report.findings}
    found = []
    for ruleset in report.rulesets:
        for provision in ruleset.provisions:
            here = [by_id.pop(identifier) for identifier in provision.requirements if identifier in by_id]
            if here or provision.note:
                found.append(_section(provision, here, translate))
    if by_id:
        rest = list(by_id.values())
        found.append(Section("", translate("report.other_duties"), "", (), tuple(rest)))
    return found


def _section(provision: Provision, findings: Sequence[Finding], translate: Translator) -> Section:
    return Section(
        id=provision.id,
        title=translate.pick(provision.title),
        note=translate.pick(provision.note),
        rollups=tuple(finding for finding in findings if finding.rollup),
        findings=tuple(finding for finding in findings if not finding.rollup),
    )


def gap_word(finding: Finding, requirement: Requirement | None, translate: Translator) -> str:
    """What a supervisor may call a gap: a possible breach, a possible remark, a point of improvement."""
    if not finding.is_gap or finding.obligation == Obligation.MAY.value:
        return ""
    if finding.obligation == Obligation.MUST.value and requirement is not None and requirement.condition:
        return translate("gap.conditional")
    return translate(f"gap.{finding.obligation}")


def obligation_word(requirement: Requirement, translate: Translator) -> str:
    """The duty's own strength, in words."""
    if requirement.obligation is Obligation.MUST and requirement.condition:
        return translate("obligation.must.conditional")
    return translate(f"obligation.{requirement.obligation.value}.long")
