"""Duty for duty, paragraph by paragraph: the answer, what is lacking, what it rests on, and what to do."""

from __future__ import annotations

from typing import Any

from tilsyn.model import Result
from tilsyn.reporting.word.paper import Cell, Column, Paper
from tilsyn.reporting.word.styles import TAGS
from tilsyn.reporting.word.xml import Words, mark_of

__all__ = ["write_duties"]

_COLOURS = {
    "fulfilled": "1E6B3A", "partial": "8A5A00", "missing": "A32020", "outdated": "8A3F00", "withheld": "4A4A8A",
    "undecided": "4A4A4A", "not_applicable": "4A4A4A",
}  # fmt: skip
"""Dark enough to read on white; the word says the same."""

_MOST_QUOTES = 3


def write_duties(paper: Paper, view: dict[str, Any]) -> None:
    """The chapter."""
    say = paper.say
    paper.heading(say("html.duties"), 1)
    columns = [Column(say("html.answer"), 3), Column(say("word.means"), 13)]
    rows: list[list[Cell]] = [
        [Words(say(f"result.{result}"), bold=True, colour=_COLOURS[result]), say(f"result.means.{result}")]
        for result in (value.value for value in Result)
    ]
    paper.table(say("html.key"), columns, rows)
    for part in view["parts"]:
        paper.heading(part.heading, 2)
        if part.total:
            paper.text(say("html.n_in_order", n=part.fulfilled, total=part.total), style="Tilsyn Small")
        if part.section.note:
            paper.text(part.section.note)
        if part.rollups:
            _rollups(paper, part)
        for card in part.cards:
            _card(paper, card)


def _rollups(paper: Paper, part: Any) -> None:
    say = paper.say
    columns = [Column(say("html.duty"), 7), Column(say("html.answer"), 2.6), Column(say("html.parts"), 6.4)]
    rows: list[list[Cell]] = [
        [
            [Words(card.title, bold=True), card.provision],
            Words(card.word, bold=True, colour=_COLOURS[card.result]),
            ", ".join(dict.fromkeys(piece.short for piece in card.parts)),
        ]
        for card in part.rollups
    ]
    caption = say("word.caption.rollups", provision=part.section.id or part.heading)
    paper.table(caption, columns, rows, say("html.rollups"))


def _card(paper: Paper, card: Any) -> None:
    say, requirement = paper.say, card.requirement
    paper.heading(card.title, 3)
    answer: list[str | Words] = [Words(card.word, bold=True, colour=_COLOURS[card.result])]
    if card.gap:
        answer.append(f" ({card.gap})")
    answer.append(f" · {card.provision} · {card.duty}")
    if requirement is not None:
        key = "html.guide" if card.finding.obligation == "advice" else "html.official"
        answer += [" · ", Words(say(key), url=requirement.source.url)]
    paper.text(*answer, keep=True)
    _judgement(paper, card)
    if card.reason:
        paper.text(f"{card.reason}.")
    if requirement is not None and requirement.condition:
        paper.text(f"{say('html.condition')}: {say.pick(requirement.condition)}", style="Tilsyn Small")
    gap = card.finding.is_gap
    if card.lacking and gap:
        paper.text(say("html.lacking"), style="Tilsyn Label")
        paper.items([text[:1].upper() + text[1:] for text in card.lacking])
    _quotes(paper, card)
    if card.finding.ask and card.result in ("withheld", "undecided"):
        paper.text(Words(f"{say('html.ask')}: ", bold=True), say.pick(card.finding.ask))
    if gap and requirement is not None:
        _remedy(paper, card)


def _judgement(paper: Paper, card: Any) -> None:
    say, judgement = paper.say, card.finding.judgement
    if judgement is not None:
        by = say("html.judgement.by", by=judgement.by, date=card.judged)
        own = say("html.judgement.own", result=say(f"result.{card.finding.result.value}"))
        paper.text(Words(f"{say('html.judgement')} {by}: ", bold=True), f"{judgement.reason} {own}")
        if judgement.until:
            paper.text(say("html.judgement.until", date=judgement.until.isoformat()), style="Tilsyn Small")
    for note in card.notes:
        paper.text(note, style="Tilsyn Small")


def _quotes(paper: Paper, card: Any) -> None:
    say = paper.say
    if not card.quotes:
        return
    paper.text(say("html.found"), style="Tilsyn Label")
    shown = card.quotes[:_MOST_QUOTES]
    for item in shown:
        language = TAGS.get(item.language, "") if item.language != say.language else ""
        note = f"{say('speaks.against')}: {item.note}" if item.note else ""
        paper.quote(" ".join(item.text.split()), item.where, note, language)
    if len(card.quotes) > len(shown):
        paper.text(say("word.more_quotes", n=len(card.quotes) - len(shown)), style="Tilsyn Source")


def _remedy(paper: Paper, card: Any) -> None:
    say, requirement = paper.say, card.requirement
    paper.text(Words(f"{say('html.why')}: ", bold=True), say.pick(requirement.why))
    if requirement.evidence_wanted:
        paper.text(Words(f"{say('html.wanted')}: ", bold=True), say.pick(requirement.evidence_wanted))
    remedy = requirement.remedy
    if remedy is None:
        return
    owner = say(f"owner.{remedy.owner}") if remedy.owner else say("owner.none")
    paper.text(Words(f"{say('html.remedy')}: ", bold=True), say.pick(remedy.action))
    facts: list[str | Words] = [f"{owner[:1].upper() + owner[1:]} · {say(f'effort.{remedy.effort}')}"]
    if card.step is not None:
        name = say("html.step", n=card.step.number)
        facts += [" · ", Words(name, anchor=mark_of(card.step.step.id)), f", {card.step.when}"]
    paper.text(*facts, style="Tilsyn Small")
