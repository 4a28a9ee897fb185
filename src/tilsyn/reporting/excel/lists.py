"""The sheets behind the action list: duties, evidence, documents, words out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.model import Report
from tilsyn.reporting.currency import outdated_text
from tilsyn.reporting.excel.sheet import Column, Value, fill_sheet
from tilsyn.reporting.plain import place_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

__all__ = ["documents", "evidence", "findings", "outdated"]


def findings(book: Workbook, view: dict[str, Any], say: Translator) -> None:
    """A row for every duty with its answer."""
    columns = [
        Column("provision", say("html.provision"), 22),
        Column("title", say("html.duty"), 40),
        Column("answer", say("html.answer"), 14),
        Column("called", say("excel.called"), 18),
        Column("lacking", say("html.lacking"), 40),
        Column("found", say("html.found"), 70),
        Column("duty", say("excel.strength"), 22),
        Column("remedy", say("html.remedy"), 60),
        Column("step", say("word.step"), 7),
        Column("ask", say("html.ask"), 40),
        Column("judgement", say("html.judgement"), 34),
        Column("sure", say("html.confidence"), 12),
        Column("link", say("html.official"), 30, link=True),
        Column("id", say("html.id"), 32),
    ]
    cards = [card for part in view["parts"] for card in part.cards]
    rows = [_finding(card, say) for card in cards]
    results = [card.result for card in cards]
    fill_sheet(book, say("excel.sheet.duties"), columns, rows, say, results=results, coloured="answer", printed="found")


def _finding(card: Any, say: Translator) -> list[Value]:
    finding, requirement, judgement = card.finding, card.requirement, card.finding.judgement
    remedy = requirement.remedy if requirement is not None and finding.is_gap else None
    judged = ""
    if judgement is not None:
        own = say("html.judgement.own", result=say(f"result.{finding.result.value}"))
        judged = f"{say('html.judgement.by', by=judgement.by, date=card.judged)}: {judgement.reason} {own}"
    return [
        card.provision,
        card.title,
        card.word,
        card.gap,
        "\n".join(card.lacking) if finding.is_gap else "",
        "\n".join(f"«{' '.join(item.text.split())}» ({item.where})" for item in card.quotes),
        card.duty,
        say.pick(remedy.action) if remedy else "",
        card.step.number if card.step else None,
        say.pick(finding.ask) if finding.ask and card.result in ("withheld", "undecided") else "",
        judged,
        card.confidence,
        requirement.source.url if requirement is not None else "",
        finding.requirement,
    ]


def evidence(book: Workbook, view: dict[str, Any], say: Translator) -> None:
    """A row for every quotation."""
    columns = [
        Column("provision", say("html.provision"), 20),
        Column("title", say("html.duty"), 44),
        Column("answer", say("html.answer"), 14),
        Column("quote", say("excel.quote"), 70),
        Column("document", say("html.file"), 34),
        Column("page", say("excel.page"), 7),
        Column("section", say("excel.section"), 30),
        Column("speaks", say("excel.speaks"), 12),
        Column("note", say("html.file.remarks"), 34),
    ]
    rows: list[list[Value]] = []
    results = []
    for part in view["parts"]:
        for card in part.cards:
            for item, shown in zip(card.finding.evidence, card.quotes, strict=True):
                results.append(card.result)
                rows.append([
                    card.provision, card.title, card.word, shown.text, item.place.document, item.place.page,
                    item.place.section, say(f"speaks.{item.speaks}"), shown.note,
                ])  # fmt: skip
    fill_sheet(book, say("excel.sheet.evidence"), columns, rows, say, results=results, coloured="answer")


def documents(book: Workbook, view: dict[str, Any], say: Translator) -> None:
    """A row for every document."""
    columns = [
        Column("title", say("html.file"), 40),
        Column("file", say("excel.file"), 40),
        Column("kinds", say("html.file.kind"), 40),
        Column("dates", say("html.file.dates"), 34),
        Column("pages", say("html.file.pages"), 8),
        Column("language", say("excel.language"), 14),
        Column("remarks", say("html.file.remarks"), 50),
    ]
    rows: list[list[Value]] = [
        [
            row.title, row.file, row.kinds, "\n".join(row.dates), int(row.pages) if row.pages else None, row.language,
            "\n".join(row.remarks),
        ]
        for row in view["files"]
    ]  # fmt: skip
    fill_sheet(book, say("excel.sheet.documents"), columns, rows, say)


def outdated(book: Workbook, report: Report, say: Translator) -> None:
    """A row for every word that no longer holds."""
    columns = [
        Column("found", say("html.outdated.found"), 28),
        Column("now", say("html.outdated.now"), 34),
        Column("since", say("html.outdated.since"), 12),
        Column("quote", say("excel.quote"), 70),
        Column("document", say("html.file"), 34),
        Column("where", say("html.outdated.where"), 40),
    ]
    rows: list[list[Value]] = [
        [item.found, outdated_text(item, say), item.since, item.quote, item.place.document,
         place_text(item.place, say, document=False)]
        for item in report.outdated
    ]  # fmt: skip
    fill_sheet(book, say("excel.sheet.outdated"), columns, rows, say)
