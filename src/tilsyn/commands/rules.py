"""``tilsyn rules``: the statutes as the program knows them."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from tilsyn.commands.base import Command, Session, Words, command, language_option, option
from tilsyn.commands.console import put
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.messages import Translator
    from tilsyn.model import Requirement
    from tilsyn.rules.load import LoadedRuleset

__all__ = ["command_for"]


class _Rules(Words, click.Group):
    def __init__(self, say: Translator) -> None:
        self.say = say
        text = say("cli.rules")
        super().__init__(
            "rules", help=text, short_help=text.split("\n", 1)[0], options_metavar=say("cli.metavar.options"),
            subcommand_metavar=say("cli.metavar.command"),
        )  # fmt: skip

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self.commands[name].get_short_help_str(60)) for name in self.list_commands(ctx)]
        with formatter.section(self.say("cli.commands")):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


def command_for(say: Translator) -> click.Group:
    """Build the group with its commands."""
    group = _Rules(say)
    for made in (_list(say), _show(say), _test(say), _coverage(say), _schema(say)):
        group.add_command(made)
    return group


def _rulesets_argument(say: Translator) -> click.Argument:
    return click.Argument(["rulesets"], nargs=-1, metavar=say("cli.metavar.rulesets"))


def _list(say: Translator) -> Command:
    @command(say, "list", "rules.list", [_rulesets_argument(say), language_option(say)])
    def list_rules(ctx: click.Context, rulesets: tuple[str, ...], language: str | None) -> int:
        from tilsyn.app import load_rulesets
        from tilsyn.messages import Translator
        from tilsyn.reporting.rulebook import list_lines

        session: Session = ctx.obj
        loaded = load_rulesets(rulesets or tuple(session.plugins.rulesets), session.plugins)
        words = Translator(language or session.say.language)
        lines = [line for item in loaded for line in list_lines(item.ruleset, words)]
        put(("\n".join(lines) + "\n").encode())
        return ExitCode.NO_GAPS

    return list_rules


def _show(say: Translator) -> Command:
    params: list[click.Parameter] = [
        click.Argument(["identifier"], required=True, metavar="ID"),
        language_option(say),
    ]

    @command(say, "show", "rules.show", params)
    def show(ctx: click.Context, identifier: str, language: str | None) -> int:
        from tilsyn.app import load_rulesets, names_of
        from tilsyn.errors import UsageError
        from tilsyn.messages import Translator
        from tilsyn.reporting.rulebook import list_lines, show_lines

        session: Session = ctx.obj
        loaded = load_rulesets(tuple(session.plugins.rulesets), session.plugins)
        words = Translator(language or session.say.language)
        known: dict[str, Requirement] = {}
        for item in loaded:
            if item.ruleset.id == identifier:
                put(("\n".join(list_lines(item.ruleset, words)) + "\n").encode())
                return ExitCode.NO_GAPS
            known.update({requirement.id: requirement for requirement in item.ruleset.requirements})
        if identifier not in known:
            near = difflib.get_close_matches(identifier, [*known, *session.plugins.rulesets], n=5, cutoff=0.5)
            raise UsageError("usage.requirement_unknown", id=identifier, nearest=", ".join(near) or "–")
        names = {key: name for item in session.plugins.jurisdictions.values() for key, name in names_of(item).items()}
        put(("\n".join(show_lines(known[identifier], names, words)) + "\n").encode())
        return ExitCode.NO_GAPS

    return show


def _test(say: Translator) -> Command:
    params: list[click.Parameter] = [
        click.Argument(["rulesets"], nargs=-1, metavar=say("cli.metavar.rulesets_or_ids")),
        option(say, "--requirement", "requirements", key="requirement", multiple=True, metavar="ID"),
    ]

    @command(say, "test", "rules.test", params)
    def test(ctx: click.Context, rulesets: tuple[str, ...], requirements: tuple[str, ...]) -> int:
        from tilsyn.rules.kit import run_samples

        session: Session = ctx.obj
        words, wrong, known, run, without = session.say, 0, 0, 0, 0
        wanted_rulesets, requirements = _wanted(rulesets, requirements, session)
        for loaded in wanted_rulesets:
            tried = set()
            for item in run_samples(loaded, session.plugins, only=requirements or None):
                run += 1
                tried.add(item.requirement)
                if item.right:
                    continue
                known += item.sample.known_miss
                wrong += not item.sample.known_miss
                text = words(
                    "rules.sample_known" if item.sample.known_miss else "rules.sample_wrong",
                    requirement=item.requirement, sample=item.sample.id, result=item.finding.result.value,
                    expected=", ".join(item.sample.expect),
                )  # fmt: skip
                put(f"{text}\n".encode())
            for requirement in loaded.ruleset.requirements:
                wanted = requirement.check is not None and (not requirements or requirement.id in requirements)
                if wanted and requirement.id not in tried:
                    without += 1
                    put(f"{words('rules.sample_none', requirement=requirement.id)}\n".encode())
        put(f"{words('rules.sample_sum', run=run, wrong=wrong, known=known, without=without)}\n".encode())
        return ExitCode.GAPS if wrong or without else ExitCode.NO_GAPS

    return test


def _wanted(
    names: tuple[str, ...], requirements: tuple[str, ...], session: Session
) -> tuple[list[LoadedRuleset], tuple[str, ...]]:
    """The rulesets and requirements named: what is no ruleset is the id of a requirement."""
    from tilsyn.app import load_rulesets
    from tilsyn.errors import UsageError

    every = session.plugins.rulesets
    rulesets = tuple(name for name in names if name in every)
    requirements = (*requirements, *(name for name in names if name not in every))
    loaded = load_rulesets(rulesets or tuple(every), session.plugins)
    known = [requirement.id for item in loaded for requirement in item.ruleset.requirements]
    for identifier in requirements:
        if identifier not in known:
            near = difflib.get_close_matches(identifier, [*known, *every], n=5, cutoff=0.5)
            raise UsageError("usage.requirement_unknown", id=identifier, nearest=", ".join(near) or "–")
    return loaded, requirements


def _coverage(say: Translator) -> Command:
    @command(say, "coverage", "rules.coverage", [_rulesets_argument(say), language_option(say)])
    def coverage(ctx: click.Context, rulesets: tuple[str, ...], language: str | None) -> int:
        from tilsyn.messages import Translator
        from tilsyn.rules.coverage import coverage_text

        session: Session = ctx.obj
        words = Translator(language or session.say.language)
        put((coverage_text(rulesets or tuple(session.plugins.rulesets), session.plugins, words) + "\n").encode())
        return ExitCode.NO_GAPS

    return coverage


def _schema(say: Translator) -> Command:
    @command(say, "schema", "rules.schema", [])
    def schema(ctx: click.Context) -> int:
        from tilsyn.reporting.json_report import dump
        from tilsyn.rules.schema import requirements_schema

        session: Session = ctx.obj
        data = requirements_schema(session.plugins.checks)
        put(dump(data))
        return ExitCode.NO_GAPS

    return schema
