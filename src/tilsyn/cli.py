"""The command line. Nothing heavy is imported here: a subcommand imports what it needs when it runs.

Exit codes are :class:`~tilsyn.commands.exits.ExitCode`. Data goes to standard output or to files, words to standard
error, in the language of ``--language``, else of the machine, else bokmål.
"""

from __future__ import annotations

import difflib
import importlib
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tilsyn import __version__
from tilsyn.commands import COMMANDS
from tilsyn.commands.base import Session, Words, option
from tilsyn.commands.console import use_utf8
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.errors import TilsynError
    from tilsyn.messages import Translator

__all__ = ["ExitCode", "build", "interface_language", "main"]

_LANGUAGES = {"nb": "nb", "no": "nb", "nn": "nn", "en": "en"}
_NAMES = {"norwegian bokm": "nb", "norwegian nynorsk": "nn", "norwegian": "nb", "english": "en"}
_ENTRY_POINTS = "tilsyn"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code. No error ends in a traceback unless TILSYN_DEBUG is set."""
    from tilsyn.messages import Translator

    use_utf8()
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    say = Translator(interface_language(arguments, os.environ))
    try:
        result = build(say).main(args=arguments, prog_name="tilsyn", standalone_mode=False)
        return int(result or 0)
    except (KeyboardInterrupt, click.Abort):
        return _complain(say("cli.interrupted"), ExitCode.INTERRUPTED)
    except click.ClickException as problem:
        return _complain(_usage(problem, say), ExitCode.WRONG_USE)
    except BrokenPipeError:
        # The reader of our output went away: nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.NO_GAPS
    except Exception as problem:
        return _failed(problem, say)


def build(say: Translator) -> click.Group:
    """The ``tilsyn`` group with all its subcommands, in the interface's language."""
    return _Tilsyn(say)


def interface_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of help and messages: ``--language`` where we have it, else the machine's, else bokmål."""
    for position, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in _LANGUAGES:
            return _LANGUAGES[value]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return _LANGUAGES.get(value.split("_")[0].split(".")[0].lower(), "nb")
    if sys.platform == "win32":
        import locale

        found = (locale.getlocale()[0] or "").lower().replace("_", " ")
        return next((code for start, code in _NAMES.items() if found.startswith(start)), "nb")
    return "nb"


class _Tilsyn(Words, click.Group):
    """Subcommands that are imported when they are used; those of plugins come after our own."""

    def __init__(self, say: Translator) -> None:
        self.say = say
        self.asked = False
        super().__init__(
            "tilsyn",
            callback=self._begin,
            help=say("cli.tilsyn"),
            epilog=say("cli.epilog"),
            params=[
                option(say, "--block", "blocked", key="block", multiple=True, metavar=say("cli.metavar.name")),
                click.Option(
                    ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
                    help=say("cli.option.version"),
                ),
            ],
            options_metavar=say("cli.metavar.options"),
            subcommand_metavar=say("cli.metavar.command"),
        )  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._ask_plugins(ctx, help_only=True)
        return [*COMMANDS, *sorted(self.commands)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            made: click.Command = importlib.import_module(COMMANDS[cmd_name]).command_for(self.say)
            return made
        self._ask_plugins(ctx)
        return self.commands.get(cmd_name)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Take a plugin's subcommand, unless its name is one of ours."""
        name = name or cmd.name or ""
        if name in COMMANDS:
            from tilsyn.errors import PluginError

            raise PluginError("plugin.name_taken", plugin=cmd.callback.__module__ if cmd.callback else "?",
                              what="command", name=name, other="tilsyn")  # fmt: skip
        super().add_command(cmd, name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            own = self.commands.get(name)
            rows.append((name, own.get_short_help_str(60) if own else self.say(f"cli.{name}").split("\n", 1)[0]))
        with formatter.section(self.say("cli.commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            near = difflib.get_close_matches(args[0], [*COMMANDS, *self.commands], n=2, cutoff=0.5)
            words = {"name": args[0], "nearest": ", ".join(near) or ", ".join(COMMANDS)}
            raise click.UsageError(self.say("usage.command_unknown", **words), ctx)
        return super().resolve_command(ctx, args)

    @staticmethod
    @click.pass_context
    def _begin(ctx: click.Context, blocked: tuple[str, ...]) -> None:
        ctx.obj = _session(ctx, blocked)

    def _ask_plugins(self, ctx: click.Context, *, help_only: bool = False) -> None:
        """Let others' plugins add their commands; our own add none, so that help without others stays instant."""
        if self.asked:
            return
        from importlib.metadata import entry_points

        if help_only and not entry_points(group=_ENTRY_POINTS):
            return
        self.asked = True
        session = ctx.obj or _session(ctx, tuple(ctx.params.get("blocked") or ()))
        ctx.obj = session
        session.plugins.register_commands(self)


def _session(ctx: click.Context, blocked: tuple[str, ...]) -> Session:
    if isinstance(ctx.obj, Session):
        return ctx.obj
    group = ctx.find_root().command
    return Session(group.say, blocked)  # type: ignore[attr-defined]


def _version(ctx: click.Context, _: click.Parameter, value: Any) -> None:
    if value:
        click.echo(f"tilsyn {__version__}")
        ctx.exit()


def _usage(problem: click.ClickException, say: Translator) -> str:
    """What is wrong with the command, in the interface's language."""
    if isinstance(problem, click.NoSuchOption):
        near = ", ".join(problem.possibilities or []) or "–"
        text = say("usage.option_unknown", name=problem.option_name, nearest=near)
    elif isinstance(problem, click.MissingParameter):
        name = problem.param.human_readable_name if problem.param else "?"
        metavar = problem.param.metavar if problem.param and problem.param.metavar else name
        text = say("usage.missing", name=metavar.strip("[]."))
    elif isinstance(problem, click.BadParameter):
        name = problem.param.opts[0] if problem.param else "?"
        text = say("usage.bad_value", name=name, detail=problem.message)
    elif type(problem).__name__ == "NoArgsIsHelpError":
        return problem.format_message()
    else:
        text = problem.format_message()
    ctx = getattr(problem, "ctx", None)
    hint = say("usage.hint", command=ctx.command_path) if ctx is not None else ""
    return say("cli.error", text=text) + (f"\n{hint}" if hint else "")


def _failed(problem: Exception, say: Translator) -> int:
    from tilsyn.errors import TilsynError

    if os.environ.get("TILSYN_DEBUG"):
        raise problem
    if isinstance(problem, TilsynError):
        return _complain(say("cli.error", text=_told(problem, say)), ExitCode.WRONG_USE)
    if isinstance(problem, OSError) and problem.filename is not None:
        text = say("usage.file", path=problem.filename, problem=problem.strerror or type(problem).__name__)
        return _complain(say("cli.error", text=text), ExitCode.WRONG_USE)
    # The message of an unknown error may hold text of a document: only its kind and place are told.
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return _complain(say("cli.bug", kind=type(problem).__name__, where=where), ExitCode.BUG)


def _told(problem: TilsynError, say: Translator) -> str:
    return say(problem.key, **problem.values)


def _complain(text: str, code: ExitCode) -> int:
    from tilsyn.reporting.plain import plain

    click.echo(plain(text), err=True)
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
