"""``tilsyn thread``: the scenarios of the analysis and where they are followed up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tilsyn.commands.base import Command, Session, command, day_option, language_option, option
from tilsyn.commands.console import ConsoleProgress, put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator
    from tilsyn.model import Thread

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(["dossier"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.dossier")),
        day_option(say),
        language_option(say),
        option(say, "--format", "form", key="format_two", type=click.Choice(["terminal", "json"]), default="terminal",
               metavar="terminal|json"),
        option(say, "--unmasked", "unmasked", key="unmasked", is_flag=True),
        option(say, "--no-cache", "no_cache", key="no_cache", is_flag=True),
    ]  # fmt: skip

    @command(say, "thread", "thread", params)
    def thread(
        ctx: click.Context, dossier: Path, as_of: date | None, language: str | None, form: str, unmasked: bool,
        no_cache: bool,
    ) -> int:  # fmt: skip
        from tilsyn.app import AssessOptions, thread_of
        from tilsyn.messages import Translator
        from tilsyn.reporting.masking import mask_thread
        from tilsyn.reporting.thread_text import thread_lines

        session: Session = ctx.obj
        progress = ConsoleProgress(session.say, dossier.name)
        try:
            options = AssessOptions(as_of=as_of, language=language, cache=not no_cache)
            read, found = thread_of(dossier, options, session.plugins, progress)
        finally:
            progress.end()
        if not unmasked:
            found = mask_thread(found, read.dossier, read.jurisdiction.organisation_words)
        if form == "json":
            put(_json(found))
        else:
            put(("\n".join(thread_lines(found, Translator(read.dossier.language))) + "\n").encode())
        return ExitCode.NO_GAPS if found.scenarios else ExitCode.NOTHING_ASSESSED

    return thread


def _json(found: Thread) -> bytes:
    from tilsyn.reporting.json_report import dump, thread_object

    return dump({"schema": "tilsyn-thread/1", "thread": thread_object(found)})
