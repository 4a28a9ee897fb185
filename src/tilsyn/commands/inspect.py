"""``tilsyn inspect``: what was read of a file, or which documents a folder holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tilsyn.commands.base import Command, Session, command, day_option, language_option, option
from tilsyn.commands.console import ConsoleProgress, note, put, write_whole
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(["path"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.dossier")),
        option(say, "--write-sak", "write_sak", key="write_sak", is_flag=True),
        day_option(say),
        language_option(say),
        option(say, "--unmasked", "unmasked", key="unmasked", is_flag=True),
        option(say, "--no-cache", "no_cache", key="no_cache", is_flag=True),
    ]

    @command(say, "inspect", "inspect", params)
    def inspect(
        ctx: click.Context, path: Path, write_sak: bool, as_of: date | None, language: str | None, unmasked: bool,
        no_cache: bool,
    ) -> int:  # fmt: skip
        from tilsyn.app import AssessOptions, names_of, read_dossier
        from tilsyn.errors import UsageError
        from tilsyn.messages import Translator
        from tilsyn.reporting.inspection import file_lines, folder_lines
        from tilsyn.reporting.masking import Masker
        from tilsyn.reporting.sak import sak_text

        session: Session = ctx.obj
        target = (path if path.is_dir() else path.parent) / "sak.yaml"
        if write_sak and target.exists():
            raise UsageError("usage.sak_exists", path=target)
        progress = ConsoleProgress(session.say, path.name or str(path))
        try:
            options = AssessOptions(as_of=as_of, language=language, cache=not no_cache)
            read = read_dossier(path, options, session.plugins, progress)
        finally:
            progress.end()
        dossier, names = read.dossier, names_of(read.jurisdiction)
        words = Translator(language or session.say.language)
        mask = (lambda text: text) if unmasked else Masker(dossier, read.jurisdiction.organisation_words).text
        if read.folder.single:
            lines = file_lines(dossier.documents[0], names, words, mask)
        else:
            lines = folder_lines(dossier, names, words)
        put(("\n".join(lines) + "\n").encode())
        if write_sak:
            write_whole(target, sak_text(dossier, words).encode())
            note(session.say, "cli.written", path=target)
        read_any = any(item.document.readable for item in dossier.documents)
        return ExitCode.NO_GAPS if read_any else ExitCode.NOTHING_ASSESSED

    return inspect
