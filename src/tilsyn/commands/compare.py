"""``tilsyn compare``: what happened between two reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tilsyn.commands.base import Command, command, language_option, option
from tilsyn.commands.console import put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.comparing import Change, Comparison
    from tilsyn.messages import Translator

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(["old"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.old")),
        click.Argument(["new"], required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.new")),
        language_option(say),
        option(say, "--format", "form", key="format_two", type=click.Choice(["terminal", "json"]), default="terminal",
               metavar="terminal|json"),
    ]  # fmt: skip

    @command(say, "compare", "compare", params)
    def compare(_: click.Context, old: Path, new: Path, language: str | None, form: str) -> int:
        from tilsyn.comparing import compare_reports
        from tilsyn.messages import Translator
        from tilsyn.reporting.json_report import dump
        from tilsyn.reporting.reread import load_report

        before, now = load_report(old), load_report(new)
        found = compare_reports(before, now)
        if form == "json":
            put(dump(found.as_object()))
        else:
            put("\n".join(_lines(found, Translator(language or now["language"]))).encode() + b"\n")
        return ExitCode.GAPS if found.new or found.returned or found.remaining else ExitCode.NO_GAPS

    return compare


def _lines(found: Comparison, say: Translator) -> list[str]:
    from tilsyn.reporting.plain import plain

    lines = [
        say(
            "compare.sum", closed=len(found.closed), new=len(found.new), returned=len(found.returned),
            remaining=len(found.remaining), lost=len(found.lost),
        ),
        _picture(found, say),
    ]  # fmt: skip
    for name in ("returned", "new", "lost", "remaining", "closed"):
        changes: tuple[Change, ...] = getattr(found, name)
        if changes:
            lines += ["", f"{say(f'compare.{name}')} ({len(changes)})"]
            lines += [f"  {change.provision}: {change.title} ({_change(change, say)})" for change in changes]
    for name, titles in (("done", found.done), ("due", found.due)):
        if titles:
            lines += ["", f"{say(f'compare.steps.{name}')} ({len(titles)})", *(f"  {title}" for title in titles)]
    for name in ("added", "removed", "changed"):
        if found.documents[name]:
            lines += ["", say(f"compare.documents.{name}"), *(f"  {file}" for file in found.documents[name])]
    if found.rules_changed:
        lines += ["", say("compare.rules_changed", ids=", ".join(found.rules_changed))]
    return [plain(line) for line in lines]


def _picture(found: Comparison, say: Translator) -> str:
    """How far the old gaps are closed, as a line of forty signs."""
    total = len(found.closed) + len(found.remaining) + len(found.lost)
    filled = round(40 * len(found.closed) / total) if total else 0
    bar = "█" * filled + "░" * (40 - filled)
    return f"[{bar}] {say('compare.picture', closed=len(found.closed), total=total)}"


def _change(change: Change, say: Translator) -> str:
    words = [say(f"result.{result}").lower() if result else "–" for result in (change.before, change.now)]
    return words[1] if words[0] == words[1] else " → ".join(words)
