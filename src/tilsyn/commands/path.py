"""``tilsyn path``: plan the path of a report again, with another start or capacity."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tilsyn.commands.base import Command, Day, Session, command, language_option, option
from tilsyn.commands.console import note, put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(["report"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.report")),
        option(say, "--start", "start", key="start", type=Day(say, month=True)),
        option(say, "--capacity", "capacity", key="capacity", type=int, metavar=say("cli.metavar.percent")),
        language_option(say),
        option(say, "--format", "form", key="format_two", type=click.Choice(["terminal", "json"]), default="terminal",
               metavar="terminal|json"),
    ]  # fmt: skip

    @command(say, "path", "path", params)
    def path(
        ctx: click.Context, report: Path, start: date | None, capacity: int | None, language: str | None, form: str
    ) -> int:
        from tilsyn.app import load_rulesets, names_of
        from tilsyn.messages import Translator
        from tilsyn.path.plan import DEFAULT_CAPACITY, PathOptions, plan_path
        from tilsyn.reporting.json_report import dump, path_object
        from tilsyn.reporting.reread import findings_of, load_report
        from tilsyn.reporting.terminal import path_lines

        session: Session = ctx.obj
        data = load_report(report)
        loaded = load_rulesets([item["id"] for item in data["run"]["rulesets"]], session.plugins)
        _warn_of_change(session, data, {item.ruleset.id: item.ruleset.sha256 for item in loaded})
        words = Translator(language or data["language"])
        jurisdiction = session.plugins.jurisdictions.get(data["dossier"]["jurisdiction"])
        planned = plan_path(
            findings_of(data),
            [item.ruleset for item in loaded],
            date.fromisoformat(data["run"]["as_of"]),
            words,
            names=names_of(jurisdiction) if jurisdiction else {},
            options=PathOptions(DEFAULT_CAPACITY if capacity is None else capacity, start),
        )
        if form == "json":
            data["path"] = path_object(planned)
            put(dump(data))
        else:
            put(("\n".join(path_lines(planned, words)).strip("\n") + "\n").encode())
        return ExitCode.NO_GAPS

    return path


def _warn_of_change(session: Session, data: dict[str, Any], now: dict[str, str]) -> None:
    for item in data["run"]["rulesets"]:
        if now.get(item["id"]) != item["sha256"]:
            note(session.say, "usage.ruleset_changed", id=item["id"])
