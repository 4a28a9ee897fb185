"""Words to standard error, data to standard output, and files that are whole or not there at all."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tilsyn.messages import Translator

__all__ = ["ConsoleProgress", "note", "put", "use_utf8", "write_whole"]

_QUIET_SECONDS = 2.0
_WIDTH = 78


class ConsoleProgress:
    """Shows how far the reading has come: a line that changes in a terminal, else one line for a slow dossier."""

    def __init__(self, say: Translator, name: str) -> None:
        self.say = say
        self.name = name
        self.live = sys.stderr.isatty()
        self.begun = time.monotonic()
        self.shown = False

    def file(self, done: int, total: int, file: str) -> None:
        """A file has been read."""
        if self.live:
            from tilsyn.reporting.plain import plain

            text = self.say("cli.progress", done=done, total=total, left=total - done, file=plain(file))
            click.echo("\r" + text[:_WIDTH].ljust(_WIDTH), err=True, nl=False)
            self.shown = True
        elif not self.shown and time.monotonic() - self.begun > _QUIET_SECONDS:
            self.shown = True
            click.echo(self.say("cli.progress.slow", name=self.name, total=total), err=True)

    def warn(self, key: str, /, **values: object) -> None:
        """Something the user should know."""
        self.end()
        note(self.say, key, **values)

    def end(self) -> None:
        """Clear the line."""
        if self.live and self.shown:
            click.echo("\r" + " " * _WIDTH + "\r", err=True, nl=False)
            self.shown = False


def note(say: Translator, key: str, /, **values: object) -> None:
    """A sentence to standard error."""
    from tilsyn.reporting.plain import plain

    click.echo(plain(say("cli.note", text=say(key, **values))), err=True)


def put(data: bytes) -> None:
    """Data to standard output, as it is: the same bytes on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tilsyn-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def use_utf8() -> None:
    """Let the console take every letter, also on Windows."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        encoding = (getattr(stream, "encoding", "") or "").lower().replace("-", "")
        if callable(reconfigure) and encoding != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
