"""What the page shows, made ready: the template only places it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tilsyn.messages import Translator
from tilsyn.model import (
    GAPS,
    Evidence,
    Finding,
    MarkingKind,
    RecognisedDocument,
    Report,
    Requirement,
    Result,
    Step,
)
from tilsyn.path.wording import month_name
from tilsyn.reporting.html.currency import currency_view
from tilsyn.reporting.html.gantt import Chart, chart
from tilsyn.reporting.html.thread import thread_view
from tilsyn.reporting.json_report import dates_of
from tilsyn.reporting.plain import confidence_word, day_name, iso_name, place_text, plain, unread_text
from tilsyn.reporting.summary import (
    ORDER,
    Ask,
    Section,
    counted,
    counts,
    first_steps,
    gap_word,
    kind_name,
    obligation_word,
    requirements_of,
    sections,
    to_ask,
    to_talk,
)

__all__ = ["page_view"]


@dataclass(frozen=True)
class Bar:
    """A line of a bar chart: what it counts, how many, and its share in per cent of the longest."""

    result: str
    label: str
    number: int
    width: float


@dataclass(frozen=True)
class Quote:
    """A quotation with where it stands and, when it does not count, why."""

    text: str
    where: str
    language: str
    against: bool
    note: str


@dataclass(frozen=True)
class Piece:
    """A part of a roll-up: where it leads, and its answer."""

    id: str
    short: str
    title: str
    result: str
    word: str


@dataclass(frozen=True)
class Card:
    """A requirement with its answer."""

    finding: Finding
    requirement: Requirement | None
    title: str
    result: str
    word: str
    gap: str
    duty: str
    provision: str
    reason: str
    lacking: tuple[str, ...]
    quotes: tuple[Quote, ...]
    closest: tuple[str, ...]
    notes: tuple[str, ...]
    confidence: str
    step: Numbered | None
    judged: str
    parts: tuple[Piece, ...]


@dataclass(frozen=True)
class Numbered:
    """A step with its number on the page and what it says of itself."""

    number: int
    step: Step
    owner: str
    when: str
    provisions: str


@dataclass(frozen=True)
class Quarter:
    """Three months of the path."""

    title: str
    steps: tuple[Numbered, ...]


@dataclass(frozen=True)
class Part:
    """A provision for the overview and its own chapter."""

    section: Section
    heading: str
    anchor: str
    cards: tuple[Card, ...]
    rollups: tuple[Card, ...]
    bars: tuple[Bar, ...]
    fulfilled: int
    gaps: int
    open: int
    total: int


@dataclass(frozen=True)
class FileRow:
    """A document of the dossier."""

    title: str
    file: str
    kinds: str
    dates: tuple[str, ...]
    pages: str
    language: str
    remarks: tuple[str, ...]
    problem: bool


def page_view(report: Report, translate: Translator) -> dict[str, Any]:
    """Everything that the template places."""
    page = _Page(report, translate)
    tally = counts(report.findings)
    return {
        "report": report,
        "name": page.name,
        "date": day_name(report.run.as_of, translate),
        "rules": [(translate.pick(item.title), item.id, item.version, item.sha256) for item in report.rulesets],
        "total": sum(tally.values()),
        "gaps": _gaps(tally),
        "open": tally[Result.UNDECIDED] + tally[Result.WITHHELD],
        "fulfilled": tally[Result.FULFILLED],
        "bars": page.bars(tally, max(tally.values(), default=0)),
        "words": page.gap_words(),
        "first": [page.numbers[step.id] for step in first_steps(report.path)],
        "asks": page.asks,
        "talks": [(page.card(finding), text) for finding, text in to_talk(report, translate)],
        "parts": page.parts(),
        "quarters": page.quarters(),
        "chart": page.chart,
        "files": [page.file(document) for document in report.dossier.documents],
        "currency": currency_view(report, translate),
        "thread": thread_view(report, translate),
    }


class _Page:
    def __init__(self, report: Report, translate: Translator) -> None:
        self.report = report
        self.say = translate
        self.requirements = requirements_of(report)
        self.findings = {finding.requirement: finding for finding in report.findings}
        municipality = report.dossier.municipality
        self.name = translate("report.municipality", name=municipality.name) if municipality else report.dossier.name
        self.languages = {document.document.file: document.language or "" for document in report.dossier.documents}
        steps = sorted(report.path.steps, key=lambda step: (step.start or "", step.end or "", step.kind == "process"))
        self.numbers = {step.id: self._numbered(number, step) for number, step in enumerate(steps, 1)}
        self.closing: dict[str, Numbered] = {}
        for item in self.numbers.values():
            for identifier in item.step.closes if item.step.kind == "text" else ():
                self.closing.setdefault(identifier, item)
        numbers = {key: item.number for key, item in self.numbers.items()}
        self.chart: Chart | None = chart(report.path, numbers, translate)
        self.asks: list[Ask] = to_ask(report, translate)

    def bars(self, tally: dict[Result, int], longest: int) -> tuple[Bar, ...]:
        """One bar for each result that occurs, in the order of reports."""
        return tuple(
            Bar(result.value, self.say(f"result.{result.value}"), tally[result], 100 * tally[result] / (longest or 1))
            for result in ORDER
            if tally[result]
        )

    def gap_words(self) -> list[tuple[str, int]]:
        """How many gaps would be called what."""
        found: dict[str, int] = {}
        for finding in counted(self.report.findings):
            word = gap_word(finding, self.requirements.get(finding.requirement), self.say)
            if word:
                found[word] = found.get(word, 0) + 1
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    def parts(self) -> list[Part]:
        """The provisions with their cards."""
        found = []
        for number, section in enumerate(sections(self.report, self.say), 1):
            tally = counts(section.findings)
            total = sum(tally.values())
            found.append(
                Part(
                    section=section,
                    heading=section.heading,
                    anchor=f"p{number}",
                    cards=tuple(self.card(finding) for finding in section.findings),
                    rollups=tuple(self.card(finding) for finding in section.rollups),
                    bars=self.bars(tally, total),
                    fulfilled=tally[Result.FULFILLED],
                    gaps=_gaps(tally),
                    open=tally[Result.UNDECIDED] + tally[Result.WITHHELD],
                    total=total,
                )
            )
        return found

    def card(self, finding: Finding) -> Card:
        """A requirement made ready."""
        say, requirement = self.say, self.requirements.get(finding.requirement)
        judgement = finding.judgement
        return Card(
            finding=finding,
            requirement=requirement,
            title=say.pick(requirement.title) if requirement else finding.requirement,
            result=finding.standing.value,
            word=say(f"result.{finding.standing.value}"),
            gap="" if finding.rollup else gap_word(finding, requirement, say),
            duty=obligation_word(requirement, say) if requirement else "",
            provision=self._provision(finding, requirement),
            reason=say(f"reason.{finding.reason.value}") if finding.reason and not judgement else "",
            lacking=tuple(say.pick(text) for text in finding.lacking),
            quotes=tuple(self._quote(item) for item in finding.evidence),
            closest=tuple(place_text(place, say) for place in finding.closest),
            notes=tuple(say(f"finding_note.{note}") for note in finding.notes),
            confidence=say(confidence_word(finding.confidence)),
            step=self.closing.get(finding.requirement) if finding.is_gap else None,
            judged=day_name(judgement.date, say) if judgement else "",
            parts=tuple(self._piece(part) for part in finding.rollup if part in self.findings),
        )

    def quarters(self) -> list[Quarter]:
        """The steps by three months from the start of the path."""
        dated = [item for item in self.numbers.values() if item.step.start]
        if not dated:
            return []
        first = min(_months(item.step.start or "") for item in dated)
        groups: dict[int, list[Numbered]] = {}
        for item in dated:
            groups.setdefault((_months(item.step.start or "") - first) // 3, []).append(item)
        return [Quarter(self._quarter(first + 3 * number), tuple(items)) for number, items in sorted(groups.items())]

    def file(self, document: RecognisedDocument) -> FileRow:
        """A line of the table of documents."""
        say, read = self.say, document.document
        kinds = dict.fromkeys(kind_name(self.report, span.kind, say) for span in document.kinds)
        remarks = [unread_text(part, say) for part in read.unread]
        if document.not_used:
            remarks.append(say("report.files.not_used", reason=self._refused(document.not_used)))
        if document.foreign:
            remarks.append(say("fault.foreign"))
        remarks += [say(f"marking.{kind.value}") for kind in MarkingKind if document.has(kind)]
        dates = [f"{say(f'date_role.{role}')} {iso_name(text, say)}" for role, text in dates_of(document).items()]
        return FileRow(
            title=document.title or read.file.rsplit("/", 1)[-1],
            file=read.file,
            kinds=", ".join(kinds) or say("report.files.no_kind"),
            dates=tuple(dates),
            pages=str(read.pages or ""),
            language=say(f"language.{document.language}") if document.language else "",
            remarks=tuple(remarks),
            problem=bool(read.unread) or bool(document.not_used),
        )

    def _numbered(self, number: int, step: Step) -> Numbered:
        say = self.say
        start, end = (month_name(month, say) if month else "" for month in (step.start, step.end))
        provisions = dict.fromkeys(
            self.requirements[item].short
            for item in step.closes
            if item in self.requirements and not self.requirements[item].rollup
        )
        return Numbered(
            number=number,
            step=step,
            owner=say(f"owner.{step.owner}") if step.owner else say("owner.none"),
            when=start if start == end else f"{start} – {end}",
            provisions=", ".join(provisions),
        )

    def _piece(self, identifier: str) -> Piece:
        standing = self.findings[identifier].standing.value
        requirement = self.requirements.get(identifier)
        return Piece(
            id=identifier,
            short=requirement.short if requirement else identifier,
            title=self.say.pick(requirement.title) if requirement else identifier,
            result=standing,
            word=self.say(f"result.{standing}"),
        )

    def _provision(self, finding: Finding, requirement: Requirement | None) -> str:
        if requirement is None:
            return finding.provision
        return (requirement.provision_nn if self.say.language == "nn" else None) or requirement.provision

    def _quote(self, item: Evidence) -> Quote:
        say = self.say
        note = ""
        if item.speaks == "against":
            note = say(f"fault.{item.note}") if item.note and say.has(f"fault.{item.note}") else say("fault.other")
        return Quote(
            text=plain(item.quote),
            where=plain(place_text(item.place, say)),
            language=self.languages.get(item.place.document, ""),
            against=item.speaks == "against",
            note=note,
        )

    def _quarter(self, month: int) -> str:
        first, last = (f"{value // 12:04}-{value % 12 + 1:02}" for value in (month, month + 2))
        return f"{month_name(first, self.say)} – {month_name(last, self.say)}"

    def _refused(self, code: str) -> str:
        if code in self.report.names:
            return self.say.pick(self.report.names[code])
        key = f"not_used.{code}"
        return self.say(key if self.say.has(key) else "not_used.other")


def _gaps(tally: dict[Result, int]) -> int:
    return sum(tally[result] for result in GAPS)


def _months(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1
