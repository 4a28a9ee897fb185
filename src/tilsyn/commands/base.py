"""Click with our words: headings of help in the interface's language, dates, and what all commands share."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from tilsyn.messages import Translator
    from tilsyn.plugins import PluginManager

__all__ = ["Command", "Day", "Session", "command", "day_option", "language_option", "option"]


@dataclass
class Session:
    """What the group hands to its subcommands.

    Attributes
    ----------
    say:
        The interface's language.
    blocked:
        Names of plugins that are not to be loaded.
    """

    say: Translator
    blocked: tuple[str, ...] = ()
    _plugins: PluginManager | None = field(default=None, repr=False)

    @property
    def plugins(self) -> PluginManager:
        """The plugin manager, started when it is first needed."""
        if self._plugins is None:
            from tilsyn.plugins import PluginManager

            self._plugins = PluginManager.standard(blocked=self.blocked)
        return self._plugins


class Words:
    """The parts of click's help that it would write in English."""

    say: Translator

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{self.say('cli.usage')} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and the subcommands of a group."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]  # type: ignore[attr-defined]
        records = [record for param in options if (record := param.get_help_record(ctx))]
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)
        if records:
            with formatter.section(self.say("cli.options")):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with a help text of ours."""
        found: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if found is not None:
            found.help = self.say("cli.help.help")
        return found


class Command(Words, click.Command):
    """A command with our words."""

    def __init__(self, say: Translator, **settings: Any) -> None:
        self.say = say
        super().__init__(options_metavar=say("cli.metavar.options"), **settings)


def command(say: Translator, name: str, key: str, params: list[click.Parameter]) -> Callable[[Any], Command]:
    """A decorator that makes a function a command with its help from the catalogue (``cli.<key>``)."""

    def make(function: Any) -> Command:
        text = say(f"cli.{key}")
        return Command(
            say, name=name, callback=click.pass_context(function), params=params, help=text,
            short_help=text.split("\n", 1)[0],
        )  # fmt: skip

    return make


def option(say: Translator, *names: str, key: str, **settings: Any) -> click.Option:
    """An option with its help from the catalogue (``cli.option.<key>``)."""
    return click.Option(names, help=say(f"cli.option.{key}"), **settings)


class Day(click.ParamType):  # type: ignore[type-arg]
    """A date, YYYY-MM-DD; with ``month`` also YYYY-MM."""

    name = "date"

    def __init__(self, say: Translator, *, month: bool = False) -> None:
        self.say = say
        self.month = month

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:  # noqa: ARG002
        """What stands for the value in the help."""
        return self.say("cli.metavar.date")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The date, or a usage error that shows the form."""
        if isinstance(value, datetime.date):
            return value
        text = f"{value}-01" if self.month and len(value) == 7 else value
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%d").date()
        except ValueError:
            self.fail(self.say("usage.date", value=value), param, ctx)


def day_option(say: Translator) -> click.Option:
    """``--as-of``."""
    return option(say, "--as-of", "as_of", key="as_of", type=Day(say))


def language_option(say: Translator) -> click.Option:
    """``--language``."""
    return option(say, "--language", "language", key="language", metavar=say("cli.metavar.language"))
