"""The chapters of the report, in the order of the page; what they show is made ready by the page's view."""

from __future__ import annotations

from typing import Any

from tilsyn.messages import Translator
from tilsyn.model import Report
from tilsyn.reporting.currency import outdated_text
from tilsyn.reporting.plain import day_name, place_text
from tilsyn.reporting.word.duties import write_duties
from tilsyn.reporting.word.paper import Cell, Column, Line, Paper
from tilsyn.reporting.word.plan import write_plan
from tilsyn.reporting.word.xml import Words, mark_of

__all__ = ["write"]


def write(paper: Paper, report: Report, view: dict[str, Any], *, fresh: bool) -> None:
    """Write the whole report.

    Parameters
    ----------
    view:
        What :func:`tilsyn.reporting.html.view.page_view` made ready.
    fresh:
        Whether the report is the document's first text; else it begins on a new page.
    """
    say = paper.say
    if not fresh:
        paper.new_page()
    paper.text(say("word.title", name=view["name"]), style="Title")
    paper.text(say("word.subtitle"), style="Subtitle")
    _front(paper, view)
    paper.text(Words(say("html.contents"), bold=True), style="Tilsyn Label")
    paper.contents()
    _summary(paper, view)
    _ask(paper, view)
    write_duties(paper, view)
    if report.path.steps:
        paper.turn(landscape=True)
    write_plan(paper, report, view)
    if report.path.steps:
        paper.turn(landscape=False)
    _files(paper, view)
    _outdated(paper, report)
    _about(paper, report, view)
    paper.page_numbers(f"{view['name']} · {view['date']}")


def _upper(text: str) -> str:
    """With a capital first."""
    return text[:1].upper() + text[1:]


def _front(paper: Paper, view: dict[str, Any]) -> None:
    say = paper.say
    for title, _, _, _ in view["rules"]:
        paper.text(title)
    paper.text(f"{say('report.as_of', date=view['date'])} · {say('html.read', n=len(view['files']))}")


def _summary(paper: Paper, view: dict[str, Any]) -> None:
    say = paper.say
    paper.heading(say("word.summary"), 1, new_page=True)
    sentence = say("html.sentence", **{name: view[name] for name in ("fulfilled", "total", "gaps", "open")})
    paper.text(Words(sentence, bold=True))
    paper.text(say("html.caution"))
    paper.heading(say("report.first.title"), 2)
    if view["first"]:
        paper.items([_first(item, say) for item in view["first"]], "List Number")
    else:
        paper.text(say("report.first.ask" if view["open"] else "report.first.none"))
    paper.heading(say("html.answers"), 2)
    rows: list[list[Cell]] = [
        [Words(bar.label, bold=True), str(bar.number), say(f"result.means.{bar.result}")] for bar in view["bars"]
    ]
    columns = [
        Column(say("html.answer"), 3),
        Column(say("html.count"), 1.5, number=True),
        Column(say("word.means"), 9),
    ]
    paper.table(say("word.caption.answers"), columns, rows)
    if view["words"]:
        words = ", ".join(f"{number} {word}" for word, number in view["words"])
        paper.text(f"{say('html.called')} {words}.")
    _order(paper, view)


def _first(item: Any, say: Translator) -> Line:
    step = item.step
    pieces: list[str | Words] = [Words(step.title, bold=True)]
    if step.parts and step.parts[0].action != step.title:
        pieces.append(f"\n{step.parts[0].action}")
    pieces.append(f"\n{_upper(item.owner)} · {say(f'effort.{step.effort}')} · {item.when} · ")
    pieces.append(Words(say("html.step", n=item.number), anchor=mark_of(step.id)))
    return tuple(pieces)


def _order(paper: Paper, view: dict[str, Any]) -> None:
    say = paper.say
    rows: list[list[Cell]] = [
        [part.heading, say("html.n_of", n=part.fulfilled, total=part.total), str(part.gaps), str(part.open)]
        for part in view["parts"]
        if part.total
    ]
    columns = [
        Column(say("html.provision"), 9),
        Column(say("html.in_order"), 2.2, number=True),
        Column(say("html.gaps"), 1.8, number=True),
        Column(say("html.open"), 2, number=True),
    ]
    paper.heading(say("html.order"), 2)
    paper.table(say("word.caption.order"), columns, rows)


def _ask(paper: Paper, view: dict[str, Any]) -> None:
    say = paper.say
    paper.heading(say("report.ask.title"), 1)
    if not view["asks"] and not view["talks"]:
        paper.text(say("report.ask.none"))
        return
    paper.text(say("html.ask.intro"))
    for ask in view["asks"]:
        paper.heading(ask.name, 3)
        key = "report.ask.withheld" if ask.withheld else "report.ask.not_supplied"
        paper.text(say(key, n=len(ask.findings)), style="Tilsyn Small")
        paper.items(ask.questions)
    if view["talks"]:
        paper.heading(say("html.talk"), 3)
        paper.items([(Words(card.title, bold=True), f": {text}" if text else "") for card, text in view["talks"]])


def _files(paper: Paper, view: dict[str, Any]) -> None:
    say = paper.say
    paper.heading(say("html.files"), 1)
    if not view["files"]:
        paper.text(say("html.files.none"))
        return
    columns = [
        Column(say("html.file"), 4.7),
        Column(say("html.file.kind"), 4.3),
        Column(say("html.file.dates"), 3.0),
        Column(say("html.file.pages"), 1.3, number=True),
        Column(say("html.file.remarks"), 3.4),
    ]
    rows: list[list[Cell]] = []
    for row in view["files"]:
        name: list[Line] = [Words(row.title, bold=True)]
        if row.file != row.title or row.language:
            name.append(row.file + (f", {row.language}" if row.language else ""))
        rows.append([name, _upper(row.kinds), list(row.dates), row.pages, [_upper(text) for text in row.remarks]])
    paper.table(say("html.files"), columns, rows)


def _outdated(paper: Paper, report: Report) -> None:
    say = paper.say
    if not report.outdated:
        return
    paper.heading(say("report.outdated.title"), 1)
    columns = [
        Column(say("html.outdated.found"), 3),
        Column(say("html.outdated.now"), 4.2),
        Column(say("html.outdated.since"), 2.2),
        Column(say("html.outdated.where"), 7),
    ]
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for item in report.outdated:
        since = day_name(item.since, say)
        key = (item.found.lower(), outdated_text(item, say), since)
        # The word as it is first written stands for all its forms; every place is kept.
        groups.setdefault(key, [item.found]).append(
            (f"«{item.quote}» ", Words(place_text(item.place, say), italic=True))
        )
    rows: list[list[Cell]] = [[[places[0]], now, since, places[1:]] for (_, now, since), places in groups.items()]
    paper.table(say("report.outdated.title"), columns, rows)


def _about(paper: Paper, report: Report, view: dict[str, Any]) -> None:
    say = paper.say
    paper.heading(say("html.about"), 1)
    paper.text(say("html.about.how"))
    paper.text(say("html.about.masked" if report.masked else "html.about.unmasked"))
    rows: list[list[Cell]] = [
        [say("html.about.program"), f"tilsyn {report.run.tilsyn}"],
        [say("html.about.date"), view["date"]],
    ]
    rows += [[say("html.about.rules"), [f"{key} {version}", sha]] for _, key, version, sha in view["rules"]]
    columns = [Column(say("word.fact"), 4), Column(say("word.value"), 12)]
    paper.table(say("word.caption.about"), columns, rows)
