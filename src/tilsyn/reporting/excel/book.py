"""The format ``xlsx``."""

from __future__ import annotations

import calendar
import re
import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.model import Report, Step
from tilsyn.progress import STATUSES
from tilsyn.reporting.excel.sheet import Column, Value, fill_sheet
from tilsyn.reporting.package import moment, repacked

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["HIDDEN", "SCHEMA", "ExcelFormat", "status_word"]

HIDDEN = "tilsyn"
"""Name of the hidden sheet: what was written, so that what comes back can be checked against it."""

SCHEMA = "tilsyn-actions/1"

_CORE = "docProps/core.xml"


class ExcelFormat:
    """The action list with owner, dates, status, filters and drop-downs; findings, documents and words behind it."""

    name = "xlsx"
    ending = "xlsx"
    binary = True

    def render(self, report: Report, translator: Translator) -> bytes:
        """The whole file; the same report gives the same bytes."""
        import openpyxl

        from tilsyn.reporting.excel.lists import documents, evidence, findings, outdated
        from tilsyn.reporting.html.view import page_view

        view = page_view(report, translator)
        book = openpyxl.Workbook()
        if book.active is not None:
            book.remove(book.active)
        columns = _actions(book, report, view, translator)
        findings(book, view, translator)
        evidence(book, view, translator)
        documents(book, view, translator)
        outdated(book, report, translator)
        _hidden(book, report, columns, translator)
        _properties(book, report, view["name"], translator)
        made = BytesIO()
        book.save(made)
        return _settled(made.getvalue(), report.run.as_of)


def status_word(status: str, say: Translator) -> str:
    """A status for people; a step without one is not begun."""
    return say(f"status.{status or STATUSES[0]}")


def action_columns(say: Translator) -> list[Column]:
    """The columns of the action list; those to fill in are tinted."""
    return [
        Column("number", say("word.number"), 5),
        Column("title", say("word.step"), 50),
        Column("status", say("excel.status"), 14, edit=True),
        Column("owner", say("word.owner"), 24, edit=True),
        Column("start", say("excel.start"), 12, edit=True),
        Column("end", say("excel.end"), 12, edit=True),
        Column("remark", say("excel.remark"), 28, edit=True),
        Column("effort", say("word.effort"), 16),
        Column("phase", say("excel.phase"), 26),
        Column("kind", say("excel.kind"), 14),
        Column("what", say("html.step.what"), 70),
        Column("proof", say("html.step.proof"), 56),
        Column("closes", say("html.step.closes"), 20),
        Column("why", say("html.step.why"), 60),
        Column("guide", say("html.step.guide"), 28),
        Column("id", say("excel.id"), 14),
    ]


def _actions(book: Workbook, report: Report, view: dict[str, Any], say: Translator) -> list[Column]:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    phases = {step.id: phase.title or phase.id for phase in report.path.phases for step in phase.steps}
    items = [item for quarter in view["quarters"] for item in quarter.steps]
    columns = action_columns(say)
    rows = [_action(item, phases[item.step.id], say) for item in items]
    sheet = fill_sheet(book, say("excel.sheet.actions"), columns, rows, say, printed="phase")
    last = max(len(rows) + 1, 2)
    words = ",".join(status_word(status, say) for status in STATUSES)
    status = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    status.errorTitle, status.error = say("excel.status"), say("excel.status.wrong")
    status.add(f"C2:C{last}")
    sheet.add_data_validation(status)
    dates = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
    dates.errorTitle, dates.error = say("excel.end"), say("excel.date.wrong")
    dates.add(f"E2:F{last}")
    sheet.add_data_validation(dates)
    for status_id, colour in (("done", "DDEFE0"), ("under_way", "E3ECF7"), ("dropped", "E5E5E5")):
        rule = FormulaRule(  # type: ignore[no-untyped-call]
            [f'$C2="{status_word(status_id, say)}"'], fill=PatternFill("solid", bgColor=colour)
        )
        sheet.conditional_formatting.add(f"A2:C{last}", rule)
    return columns


def _action(item: Any, phase: str, say: Translator) -> list[Value]:
    step: Step = item.step
    actions = list(dict.fromkeys(part.action for part in step.parts))
    proofs = list(dict.fromkeys(part.proof for part in step.parts if part.proof)) or [step.proof]
    return [
        item.number,
        step.title,
        status_word(step.status, say),
        item.owner[:1].upper() + item.owner[1:],
        _day(step.start, last=False),
        _day(step.end, last=True),
        step.remark,
        say(f"effort.{step.effort}"),
        phase,
        say(f"html.kind.{step.kind}"),
        "\n".join(actions),
        "\n".join(proofs),
        item.provisions,
        step.why,
        step.guide,
        step.id,
    ]


def _day(month: str | None, *, last: bool) -> date | None:
    if month is None:
        return None
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1] if last else 1)


def _hidden(book: Workbook, report: Report, columns: list[Column], say: Translator) -> None:
    """What was written: municipality, columns and steps, so that a changed file is noticed when it comes back."""
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    municipality = report.dossier.municipality
    name = municipality.name if municipality else ""
    sheet.append([SCHEMA, say("excel.sheet.actions"), report.dossier.name, name])
    sheet.append([column.key for column in columns])
    sheet.append([column.title for column in columns])
    for step in report.path.steps:
        sheet.append([step.id])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


def _properties(book: Workbook, report: Report, name: str, say: Translator) -> None:
    facts = book.properties
    facts.title = say("html.title", name=name)
    facts.subject = "; ".join(say.pick(item.title) for item in report.rulesets)
    facts.keywords = ", ".join((say("word.keywords"), name))
    # The creator is how a later run knows the file as a report of ours.
    facts.creator = f"tilsyn {report.run.tilsyn}"
    facts.lastModifiedBy = "tilsyn"
    facts.created = moment(report.run.as_of)


def _settled(data: bytes, day: date) -> bytes:
    """The library writes the clock's time as the time of the last change: the assessment date stands in its place."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        core = package.read(_CORE).decode()
    stamp = moment(day).strftime("%Y-%m-%dT%H:%M:%SZ")
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{stamp}", core)
    return repacked(data, {_CORE: core.encode()})
