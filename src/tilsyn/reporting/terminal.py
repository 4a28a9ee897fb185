"""The report in a terminal: what to do first, what to ask for, then paragraph by paragraph; 80 columns are enough."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.messages import Translator
from tilsyn.model import DevelopmentPath, Finding, Report, Requirement, Result
from tilsyn.path.wording import month_name
from tilsyn.reporting.currency import currency_lines
from tilsyn.reporting.plain import WIDTH, cut, day_name, place_text, plain, unread_text, wrapped
from tilsyn.reporting.summary import (
    counts,
    first_steps,
    gap_word,
    open_count,
    requirements_of,
    sections,
    to_ask,
    to_talk,
)

__all__ = ["MARKS", "TerminalFormat", "overview", "overview_row", "path_lines"]

MARKS: dict[Result, str] = {
    Result.FULFILLED: "✓", Result.PARTIAL: "◐", Result.OUTDATED: "↺", Result.MISSING: "✗", Result.WITHHELD: "▪",
    Result.UNDECIDED: "?", Result.NOT_APPLICABLE: "–",
}  # fmt: skip
"""A mark beside each result's word: never instead of it."""


class TerminalFormat:
    """Plain text for a terminal."""

    name = "terminal"
    ending = "txt"
    binary = False

    def render(self, report: Report, translator: Translator) -> bytes:
        """The report as lines of at most 80 columns, in UTF-8."""
        lines = [
            *_head(report, translator),
            *_first(report, translator),
            *_ask(report, translator),
            *_unread(report, translator),
            *_provisions(report, translator),
            *_currency(report, translator),
            *path_lines(report.path, translator),
            "",
            *wrapped(_last_line(report, translator)),
        ]
        return (plain("\n".join(lines)) + "\n").encode()


def overview_row(report: Report) -> list[str | int]:
    """A dossier's row in the overview of several."""
    found = counts(report.findings)
    name = report.dossier.municipality.name if report.dossier.municipality else report.dossier.name
    gaps = found[Result.PARTIAL] + found[Result.OUTDATED] + found[Result.MISSING]
    return [
        plain(cut(name, 24)), gaps, found[Result.FULFILLED], found[Result.WITHHELD], found[Result.UNDECIDED],
        len(report.dossier.documents),
    ]  # fmt: skip


def overview(rows: Sequence[Sequence[str | int]], translate: Translator) -> str:
    """Several dossiers, one row each."""
    from tabulate import tabulate

    names = ["municipality", "gaps", "fulfilled", "withheld", "undecided", "documents"]
    return tabulate(rows, headers=[translate(f"terminal.column.{name}") for name in names], tablefmt="simple")


def _head(report: Report, translate: Translator) -> list[str]:
    municipality = report.dossier.municipality
    name = translate("report.municipality", name=municipality.name) if municipality else report.dossier.name
    found = counts(report.findings)
    total = sum(found.values())
    rules = "; ".join(f"{translate.pick(rules.title)} ({rules.id} {rules.version})" for rules in report.rulesets)
    tally = " · ".join(
        f"{MARKS[result]} {translate(f'result.{result.value}')} {number}" for result, number in found.items() if number
    )
    return [
        name.upper(),
        translate("report.as_of", date=day_name(report.run.as_of, translate)),
        *wrapped(rules),
        "",
        *wrapped(translate("report.of_duties", total=total)),
        *wrapped(tally),
    ]


def _first(report: Report, translate: Translator) -> list[str]:
    steps = first_steps(report.path)
    lines = _title(translate("report.first.title"))
    if not steps:
        return [
            *lines,
            *wrapped(translate("report.first.ask" if open_count(report.findings) else "report.first.none")),
        ]
    for number, step in enumerate(steps, 1):
        lines += wrapped(step.title, f"{number}. ", "   ")
        if step.parts:
            lines += wrapped(step.parts[0].action, "   ", "   ")
        owner = translate(f"owner.{step.owner}") if step.owner else translate("owner.none")
        start = month_name(step.start, translate) if step.start else ""
        lines += wrapped(f"→ {owner} · {translate(f'effort.{step.effort}')} · {start}", "   ", "   ")
    return lines


def _ask(report: Report, translate: Translator) -> list[str]:
    asks = to_ask(report, translate)
    talks = to_talk(report, translate)
    lines = _title(translate("report.ask.title"))
    if not asks and not talks:
        return [*lines, *wrapped(translate("report.ask.none"))]
    for ask in asks:
        key = "report.ask.withheld" if ask.withheld else "report.ask.not_supplied"
        lines += wrapped(f"{ask.name} ({translate(key, n=len(ask.findings))})", "- ", "  ")
        lines += [line for question in ask.questions[:2] for line in wrapped(question, "  · ", "    ")]
    if talks:
        lines += ["", *wrapped(translate("report.talk.count", n=len(talks)))]
    return lines


def _unread(report: Report, translate: Translator) -> list[str]:
    rows = [
        f"{document.document.file}: {unread_text(part, translate)}"
        for document in report.dossier.documents
        for part in document.document.unread
    ]
    if not rows:
        return []
    return [*_title(translate("report.unread.title")), *(line for row in rows for line in wrapped(row, "- ", "  "))]


def _provisions(report: Report, translate: Translator) -> list[str]:
    from tabulate import tabulate

    requirements = requirements_of(report)
    lines: list[str] = []
    for section in sections(report, translate):
        lines += _title(section.heading)
        if section.note and not section.findings and not section.rollups:
            lines += wrapped(section.note)
        rows = [
            _row(finding, requirements.get(finding.requirement), translate)
            for finding in (*section.rollups, *section.findings)
        ]
        if rows:
            lines += tabulate(rows, tablefmt="plain", maxcolwidths=[16, 62], preserve_whitespace=True).split("\n")
    return lines


def _row(finding: Finding, requirement: Requirement | None, translate: Translator) -> list[str]:
    mark = MARKS[finding.standing]
    word = gap_word(finding, requirement, translate) if not finding.rollup else ""
    title = translate.pick(requirement.title) if requirement else finding.requirement
    cell = [f"{title} [{word}]" if word else title]
    if finding.judgement:
        judgement = finding.judgement
        words = {"by": judgement.by, "date": judgement.date.isoformat(), "reason": judgement.reason}
        cell.append(translate("report.judged", **words, was=translate(f"result.{finding.result.value}").lower()))
    cell += [translate(f"finding_note.{note}") for note in finding.notes]
    if finding.rollup:
        return [f"{mark} {translate(f'result.{finding.standing.value}')}", "\n".join(map(plain, cell))]
    if finding.reason and not finding.judgement:
        cell.append(translate(f"reason.{finding.reason.value}"))
    if finding.is_gap:
        cell += [f"− {translate.pick(text)}" for text in finding.lacking]
    shown = [item for item in finding.evidence if item.speaks == "for"][:1] or list(finding.evidence[:1])
    if finding.is_gap or finding.standing is Result.WITHHELD:
        cell += [f"«{cut(item.quote, 110)}» ({place_text(item.place, translate)})" for item in shown]
    return [f"{mark} {translate(f'result.{finding.standing.value}')}", "\n".join(map(plain, cell))]


def _currency(report: Report, translate: Translator) -> list[str]:
    lines: list[str] = []
    above = ""
    for title, text in currency_lines(report, translate):
        if title != above:
            lines += _title(title)
            above = title
        lines += wrapped(text, "- ", "  ")
    return lines


def path_lines(path: DevelopmentPath, translate: Translator) -> list[str]:
    """The path as lines."""
    lines = _title(translate("report.path.title"))
    for phase in path.phases:
        lines += [f"{phase.title} ({len(phase.steps)})"]
        for step in phase.steps:
            owner = translate(f"owner.{step.owner}") if step.owner else translate("owner.none")
            lines += wrapped(f"{step.start}  {step.title} ({owner}, {step.effort})", "  ", "           ")
    for note in path.notes:
        lines += ["", *wrapped(note)]
    return lines


def _last_line(report: Report, translate: Translator) -> str:
    found = counts(report.findings)
    gaps = found[Result.PARTIAL] + found[Result.OUTDATED] + found[Result.MISSING]
    return translate(
        "report.last_line", gaps=gaps, undecided=found[Result.UNDECIDED], withheld=found[Result.WITHHELD],
        open=open_count(report.findings),
    )  # fmt: skip


def _title(text: str) -> list[str]:
    return ["", *(lines := wrapped(text)), "─" * min(WIDTH, max(map(len, lines), default=1))]
