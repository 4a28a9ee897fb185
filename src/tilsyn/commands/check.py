"""``tilsyn check``: dossiers to reports."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tilsyn.commands.base import Command, Session, command, day_option, language_option, option
from tilsyn.commands.console import ConsoleProgress, note, put, write_whole
from tilsyn.commands.exits import ExitCode

if TYPE_CHECKING:
    from tilsyn.app import AssessOptions
    from tilsyn.messages import Translator
    from tilsyn.model import Report
    from tilsyn.plugins import PluginManager
    from tilsyn.reporting.format import ReportFormat

__all__ = ["command_for"]


def command_for(say: Translator) -> Command:
    """Build the command."""
    params: list[click.Parameter] = [
        click.Argument(
            ["dossiers"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("cli.metavar.dossiers")
        ),
        option(say, "--ruleset", "rulesets", key="ruleset", multiple=True, metavar="ID"),
        day_option(say),
        language_option(say),
        option(say, "--complete", "complete", key="complete", is_flag=True, default=None),
        option(say, "--format", "formats", key="format", multiple=True, metavar=say("cli.metavar.format")),
        option(say, "-o", "--output", "output", key="output", type=click.Path(path_type=Path, file_okay=False),
               metavar=say("cli.metavar.folder")),
        option(say, "--template", "template", key="template", type=click.Path(path_type=Path, dir_okay=False),
               metavar=say("cli.metavar.file")),
        option(say, "--unmasked", "unmasked", key="unmasked", is_flag=True),
        option(say, "--no-cache", "no_cache", key="no_cache", is_flag=True),
    ]  # fmt: skip

    @command(say, "check", "check", params)
    def check(
        ctx: click.Context,
        dossiers: tuple[Path, ...],
        rulesets: tuple[str, ...],
        as_of: date | None,
        language: str | None,
        complete: bool | None,
        formats: tuple[str, ...],
        output: Path | None,
        template: Path | None,
        unmasked: bool,
        no_cache: bool,
    ) -> int:
        from tilsyn.app import AssessOptions
        from tilsyn.reporting.format import Templated

        session: Session = ctx.obj
        chosen = _formats(formats or ("terminal",), session.plugins, output, several=len(dossiers) > 1)
        _all_there(dossiers)
        if template is not None:
            if not any(isinstance(form, Templated) for form in chosen):
                note(say, "word.template.unused")
            chosen = _on_template(chosen, template)
        options = AssessOptions(
            rulesets=rulesets, as_of=as_of, language=language, complete=complete or None, cache=not no_cache
        )
        run = _Run(session, options, chosen, output, masked=not unmasked, several=len(dossiers) > 1,
                   own_template=template is None)  # fmt: skip
        for path in dossiers:
            run.dossier(path)
        return run.finish()

    return check


@dataclass
class _Run:
    session: Session
    options: AssessOptions
    formats: list[ReportFormat]
    output: Path | None
    masked: bool
    several: bool
    own_template: bool = True
    gaps: bool = False
    nothing: bool = False
    failed: int = 0
    rows: list[list[Any]] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def dossier(self, path: Path) -> None:
        """Assess a dossier and give its report in every format."""
        from tilsyn.app import assess_dossier, assessed
        from tilsyn.messages import Translator
        from tilsyn.reporting.masking import mask_report
        from tilsyn.reporting.summary import counted
        from tilsyn.reporting.terminal import overview_row

        # A template that does not serve is told before anything is read or written.
        formats = _on_template(self.formats, _template_beside(path)) if self.own_template else self.formats
        progress = ConsoleProgress(self.session.say, path.name or str(path))
        try:
            report = assess_dossier(path, self.options, self.session.plugins, progress)
        finally:
            progress.end()
        if self.masked:
            report = mask_report(report)
        self.gaps |= any(finding.is_gap for finding in counted(report.findings))
        if not assessed(report):
            self.nothing = True
            note(self.session.say, "usage.nothing_assessed", name=report.dossier.name)
        self.rows.append(overview_row(report))
        for form in formats:
            self._give(report, form, Translator(report.language))

    def finish(self) -> int:
        """The overview of several dossiers, and the exit code."""
        from tilsyn.reporting.terminal import overview

        if self.several and self.output is None and any(form.name == "terminal" for form in self.formats):
            put((overview(self.rows, self.session.say) + "\n").encode())
        if self.failed and self.failed == len(self.formats) * len(self.rows):
            return ExitCode.BUG
        if self.gaps:
            return ExitCode.GAPS
        return ExitCode.NOTHING_ASSESSED if self.nothing else ExitCode.NO_GAPS

    def _give(self, report: Report, form: ReportFormat, translator: Translator) -> None:
        if self.several and self.output is None and form.name == "terminal":
            return
        from tilsyn.reporting.json_report import dump

        try:
            data = form.render(report, translator)
        except Exception as problem:
            # One format that fails does not take the others with it.
            self.failed += 1
            note(self.session.say, "usage.report_failed", format=form.name, problem=type(problem).__name__)
            return
        if self.output is not None:
            path = self.output / f"{self._name(report.dossier.name)}.{form.ending}"
            write_whole(path, data)
            note(self.session.say, "cli.written", path=path)
        elif self.several:
            put(dump(json.loads(data), line=True))
        else:
            put(data)

    def _name(self, name: str) -> str:
        """A dossier's name for its files; a second dossier of the same name gets a number."""
        number = self.names.setdefault(f"{name}#{len(self.rows)}", sum(key.split("#")[0] == name for key in self.names))
        return name if number == 0 else f"{name}-{number + 1}"


def _formats(
    names: tuple[str, ...], plugins: PluginManager, output: Path | None, *, several: bool
) -> list[ReportFormat]:
    """The formats asked for, in order and each once."""
    from tilsyn.errors import UsageError

    found = []
    for name in dict.fromkeys(names):
        form = plugins.reports.get(name)
        if form is None:
            near = difflib.get_close_matches(name, list(plugins.reports), n=2, cutoff=0.4)
            allowed = ", ".join(plugins.reports)
            raise UsageError("usage.format_unknown", name=name, nearest=", ".join(near) or "–", allowed=allowed)
        if form.binary and output is None:
            raise UsageError("usage.format_binary", name=name)
        if several and output is None and name not in ("terminal", "json"):
            raise UsageError("usage.format_several", name=name)
        found.append(form)
    if output is None and len(found) > 1:
        raise UsageError("usage.formats_need_output", names=", ".join(form.name for form in found))
    return found


def _on_template(forms: list[ReportFormat], template: Path | None) -> list[ReportFormat]:
    """The formats, those that take a template on this one."""
    from tilsyn.reporting.format import Templated

    if template is None:
        return forms
    return [form.with_template(template) if isinstance(form, Templated) else form for form in forms]


def _template_beside(path: Path) -> Path | None:
    """The template that the dossier's own ``sak.yaml`` names."""
    from tilsyn.recognition.case import read_case
    from tilsyn.reporting.settings import template_of

    folder = path.parent if path.is_file() else path
    return template_of(read_case(folder), folder)


def _all_there(paths: tuple[Path, ...]) -> None:
    """Nothing is assessed when one of several paths is misspelt."""
    from tilsyn.app import beside
    from tilsyn.errors import UsageError

    for path in paths:
        if not path.exists():
            raise UsageError("usage.no_dossier", path=path, nearest=beside(path))
