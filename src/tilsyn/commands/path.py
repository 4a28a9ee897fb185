"""``tilsyn path``: plan the path of a report again, or read back how far its steps have come."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tilsyn.commands.base import Command, Day, Session, command, language_option, option
from tilsyn.commands.console import note, put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator
    from tilsyn.reporting.excel.readback import Readback

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(
            ["report"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.report_or_folder")
        ),
        option(say, "--start", "start", key="start", type=Day(say, month=True)),
        option(say, "--capacity", "capacity", key="capacity", type=int, metavar=say("cli.metavar.percent")),
        language_option(say),
        option(say, "--format", "form", key="format_two", type=click.Choice(["terminal", "json"]), default="terminal",
               metavar="terminal|json"),
        option(say, "--from-excel", "from_excel", key="from_excel", type=click.Path(path_type=Path),
               metavar=say("cli.metavar.file")),
    ]  # fmt: skip

    @command(say, "path", "path", params)
    def path(
        ctx: click.Context,
        report: Path,
        start: date | None,
        capacity: int | None,
        language: str | None,
        form: str,
        from_excel: Path | None,
    ) -> int:
        if from_excel is not None:
            return _read_back(ctx.obj, from_excel, report)
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


def _read_back(session: Session, workbook: Path, folder: Path) -> int:
    """Statuses from the action list into ``framdrift.yaml``: all of them, or none when anything does not fit."""
    from tilsyn.commands.console import write_whole
    from tilsyn.errors import UsageError
    from tilsyn.progress import PROGRESS_FILE, STATUSES, progress_text, read_progress
    from tilsyn.reporting.excel.book import status_word
    from tilsyn.reporting.excel.readback import merged, read_actions

    say = session.say
    if not folder.is_dir():
        raise UsageError("excel.needs_folder", path=folder)
    read = read_actions(workbook, say)
    _same_place(session, read, folder)
    kept = read_progress(folder)
    made = merged(kept, read)
    if read.gone:
        note(say, "excel.rows_gone", n=read.gone)
    counted = [status for status, _ in read.statuses.values()]
    words = ", ".join(
        f"{counted.count(status)} {status_word(status, say).lower()}" for status in STATUSES if status in counted
    )
    put((say("excel.read", n=len(counted), words=words or "0") + "\n").encode())
    if made == kept:
        note(say, "excel.unchanged")
        return ExitCode.NO_GAPS
    path = folder / PROGRESS_FILE
    write_whole(path, progress_text(made, read.titles, say("progress.head")).encode())
    note(say, "cli.written", path=path)
    return ExitCode.NO_GAPS


def _same_place(session: Session, read: Readback, folder: Path) -> None:
    """Step ids are the same everywhere: another municipality's list must not be read in by mistake."""
    from tilsyn.errors import UsageError
    from tilsyn.recognition.case import read_case

    ours = read_case(folder).municipality.name
    if ours and read.municipality and ours.casefold() != read.municipality.casefold():
        raise UsageError("excel.municipality", theirs=read.municipality, ours=ours)
    name = folder.resolve().name
    if not ours and unicodedata.normalize("NFC", name) != read.dossier:
        note(session.say, "excel.folder", theirs=read.dossier, ours=name)


def _warn_of_change(session: Session, data: dict[str, Any], now: dict[str, str]) -> None:
    for item in data["run"]["rulesets"]:
        if now.get(item["id"]) != item["sha256"]:
            note(session.say, "usage.ruleset_changed", id=item["id"])
