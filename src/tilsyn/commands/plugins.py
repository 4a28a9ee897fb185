"""``tilsyn plugins``: what is installed, and what it gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tilsyn.commands.base import Command, Session, command, option
from tilsyn.commands.console import put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        option(say, "--block", "blocked", key="block", multiple=True, metavar=say("cli.metavar.name"))
    ]

    @command(say, "plugins", "plugins", params)
    def plugins(ctx: click.Context, blocked: tuple[str, ...]) -> int:
        from tabulate import tabulate

        session: Session = ctx.obj
        session.blocked = (*session.blocked, *blocked)
        found = session.plugins.plugins
        rows = [[info.name, info.origin or "–", info.problem or _gave(info.gave), ""] for info in found.values()] + [
            [name, "", session.say("plugins.blocked"), ""] for name in dict.fromkeys(session.blocked)
        ]
        heads = [session.say(f"plugins.column.{name}") for name in ("name", "origin", "gave")]
        rows = [row[:3] for row in rows]
        put((tabulate(rows, headers=heads, tablefmt="simple", maxcolwidths=[24, 14, 38]) + "\n").encode())
        return ExitCode.NO_GAPS

    return plugins


def _gave(gave: list[str]) -> str:
    """What a plugin registered, kind by kind."""
    groups: dict[str, list[str]] = {}
    for entry in gave:
        what, _, name = entry.partition(":")
        groups.setdefault(what, []).append(name)
    return "\n".join(f"{what}: {', '.join(names)}" for what, names in groups.items()) or "–"
