"""``tilsyn evaluate``: accuracy against labelled dossiers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tilsyn.commands.base import Command, Session, command, option
from tilsyn.commands.console import ConsoleProgress, put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator

__all__ = ["command_for"]

_LABELS = "expected.yaml"
_FIGURES = ("exact", "gap_precision", "gap_recall", "abstention")


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(
            ["cases"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.cases")
        ),
        option(say, "--format", "form", key="format_two", type=click.Choice(["terminal", "json"]), default="terminal",
               metavar="terminal|json"),
    ]  # fmt: skip

    @command(say, "evaluate", "evaluate", params)
    def evaluate(ctx: click.Context, cases: tuple[Path, ...], form: str) -> int:
        from tilsyn.evaluation.run import evaluate as run
        from tilsyn.evaluation.run import to_json
        from tilsyn.reporting.json_report import dump

        session: Session = ctx.obj
        progress = ConsoleProgress(session.say, "evaluate")
        try:
            found = run(_cases(cases), session.plugins, progress=progress.file)
        finally:
            progress.end()
        data = to_json(found)
        if form == "json":
            put(dump(data))
        else:
            put(("\n".join(_lines(data, session.say)) + "\n").encode())
        return ExitCode.NO_GAPS

    return evaluate


def _cases(paths: tuple[Path, ...]) -> list[Path]:
    """The dossiers themselves: a folder that holds labelled dossiers stands for all of them."""
    found: list[Path] = []
    for path in paths:
        inner = [] if (path / _LABELS).is_file() or not path.is_dir() else sorted(path.glob(f"*/{_LABELS}"))
        found += [labels.parent for labels in inner] or [path]
    return found


def _lines(data: dict[str, Any], say: Translator) -> list[str]:
    from tabulate import tabulate

    rows = [
        [say("evaluate.all"), *_row(data["all"])],
        [say("evaluate.keyword"), *_row(data["keyword"])],
        *([say(f"language.{form}"), *_row(scores)] for form, scores in data["forms"].items()),
        *([name, *_row(scores)] for name, scores in data["requirements"].items()),
    ]
    heads = ["", *(say(f"evaluate.{name}") for name in _FIGURES)]
    lines = tabulate(rows, headers=heads, tablefmt="simple").split("\n")
    right = say("evaluate.right")
    if data["misses"]:
        lines += ["", f"{say('evaluate.misses')} ({len(data['misses'])})"]
        lines += [
            f"  {miss['case']}  {miss['requirement']}: {miss['given']} ({right}: {', '.join(miss['right'])})"
            for miss in data["misses"]
        ]
    return lines


def _row(scores: dict[str, Any]) -> list[str]:
    """Each figure as a share with its count and 95 % interval."""
    cells = []
    for name in _FIGURES:
        ratio = scores[name]
        if ratio["value"] is None:
            cells.append("–")
            continue
        low, high = (round(100 * bound) for bound in ratio["interval"])
        cells.append(f"{100 * ratio['value']:.1f} % ({ratio['hits']}/{ratio['of']}, {low}–{high})")
    return cells
