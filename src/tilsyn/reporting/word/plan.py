"""The development plan: a table for each phase."""

from __future__ import annotations

from typing import Any

from tilsyn.model import Phase, Report
from tilsyn.reporting.word.paper import Cell, Column, Line, Paper
from tilsyn.reporting.word.xml import Words, mark_of

__all__ = ["write_plan"]


def write_plan(paper: Paper, report: Report, view: dict[str, Any]) -> None:
    """The chapter."""
    say = paper.say
    paper.heading(say("word.plan"), 1)
    if report.path.steps:
        paper.text(say("html.path.intro"))
    for note in report.path.notes:
        paper.text(note)
    numbered = {item.step.id: item for quarter in view["quarters"] for item in quarter.steps}
    for phase in report.path.phases:
        found = [numbered[step.id] for step in phase.steps if step.id in numbered]
        steps = sorted(found, key=lambda item: item.number)
        if steps:
            _phase(paper, phase, steps)


def _phase(paper: Paper, phase: Phase, steps: list[Any]) -> None:
    say = paper.say
    paper.heading(phase.title or phase.id, 2)
    if say.has(f"phase.goal.{phase.id}"):
        paper.text(Words(f"{say('word.goal')}: ", bold=True), say(f"phase.goal.{phase.id}"), keep=True)
    columns = [
        Column(say("word.number"), 1.0, number=True),
        Column(say("word.step"), 8.7),
        Column(say("html.step.closes"), 2.5),
        Column(say("word.owner"), 4.1),
        Column(say("word.effort"), 2.0),
        Column(say("word.when"), 2.2),
        Column(say("html.step.proof"), 4.9),
    ]
    paper.table(phase.title or phase.id, columns, [_row(paper, item) for item in steps])


def _row(paper: Paper, item: Any) -> list[Cell]:
    say, step = paper.say, item.step
    what: list[Line] = [(Words(f"{say(f'html.kind.{step.kind}')}: ", italic=True), Words(step.title, bold=True))]
    actions = list(dict.fromkeys(part.action for part in step.parts if part.action != step.title))
    what += [f"– {action}" for action in actions] if len(actions) > 1 else list(actions)
    if step.why and (step.kind == "text" or not step.closes):
        what.append(Words(step.why, italic=True))
    if step.guide:
        what.append(f"{say('html.step.guide')}: {step.guide}")
    if not step.self_help:
        what.append(say("html.step.buy"))
    proofs = list(dict.fromkeys(part.proof for part in step.parts if part.proof))
    proof: Cell = [f"– {text}" for text in proofs] if len(proofs) > 1 else step.proof
    owner = item.owner[:1].upper() + item.owner[1:]
    when: list[Line] = [item.when]
    if step.status:
        when.append(Words(say(f"status.{step.status}"), bold=True))
    number = Words(str(item.number), mark=mark_of(step.id))
    return [number, what, item.provisions, owner, say(f"effort.{step.effort}"), when, proof]
