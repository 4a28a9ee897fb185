"""Every hook, in firing order. A page to read: there is no logic here.

A plugin is a module (or any object) with functions named as below and marked with :data:`hookimpl`::

    from tilsyn.hookspecs import hookimpl

    @hookimpl
    def tilsyn_register_readers(register):
        register(MyReader())

Everything built in enters through these hooks; so does a third party's plugin, through the entry-point group
``tilsyn``. The registration hooks are given a ``register`` callable, fire once at start, and all answers count:
each call to ``register`` adds one thing, and a name registered twice is an error that names both plugins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    import click

    from tilsyn.checks.kind import CheckKind
    from tilsyn.language.pack import LanguagePack
    from tilsyn.model import Document, Dossier, Finding
    from tilsyn.reading.reader import Reader
    from tilsyn.recognition.jurisdiction import Jurisdiction
    from tilsyn.reporting.format import ReportFormat
    from tilsyn.rules.source import RulesetSource

__all__ = [
    "hookimpl",
    "hookspec",
    "tilsyn_document_read",
    "tilsyn_finding_made",
    "tilsyn_register_checks",
    "tilsyn_register_commands",
    "tilsyn_register_jurisdictions",
    "tilsyn_register_languages",
    "tilsyn_register_readers",
    "tilsyn_register_reports",
    "tilsyn_register_rulesets",
]

hookspec = pluggy.HookspecMarker("tilsyn")
hookimpl = pluggy.HookimplMarker("tilsyn")


@hookspec
def tilsyn_register_jurisdictions(register: Callable[[Jurisdiction], None]) -> None:
    """Add a country as data.

    Fires: once, when the plugin manager starts.
    Answers: all count; an id registered twice stops the start.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.recognition.jurisdiction.Jurisdiction`: document kinds and their cues, registers of
        municipalities and offices through time, deciding bodies, anachronisms, triggers, taxonomies, default rulesets.

    Returns
    -------
    None. A plugin that raises here stops the start: without its jurisdiction every answer would be wrong.
    """


@hookspec
def tilsyn_register_readers(register: Callable[[Reader], None]) -> None:
    """Add a reader for a file format.

    Fires: once, when the plugin manager starts, and again in every worker process.
    Answers: all count; the first reader registered for a suffix reads it.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.reading.reader.Reader`: importable and stateless, with ``name``, ``suffixes`` and
        ``read(source, limits)``. Heavy imports belong inside ``read``.

    Returns
    -------
    None. A reader that raises while reading gives an unread file, and the run goes on.
    """


@hookspec
def tilsyn_register_languages(register: Callable[[LanguagePack], None]) -> None:
    """Add a language.

    Fires: once, when the plugin manager starts.
    Answers: all count; a code registered twice stops the start.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.language.pack.LanguagePack`: stemming, equivalents, modality words, month names, date
        shapes, and the words by which the language is recognised.

    Returns
    -------
    None. A plugin that raises here stops the start.
    """


@hookspec
def tilsyn_register_checks(register: Callable[[CheckKind[Any]], None]) -> None:
    """Add a kind of check.

    Fires: once, when the plugin manager starts.
    Answers: all count; a kind registered twice stops the start.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.checks.kind.CheckKind`: a name, a settings model, and ``run(settings, context)`` which
        answers an :class:`~tilsyn.model.Outcome`.

    Returns
    -------
    None. A check that raises while running becomes a visible ``undecided: error`` that names the plugin.
    """


@hookspec
def tilsyn_register_rulesets(register: Callable[[RulesetSource], None]) -> None:
    """Add a ruleset.

    Fires: once, when the plugin manager starts. The files are read only when the ruleset is used.
    Answers: all count; an id registered twice stops the start.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.rules.source.RulesetSource`: the ruleset's id and the folder that holds it.

    Returns
    -------
    None.
    """


@hookspec
def tilsyn_register_reports(register: Callable[[ReportFormat], None]) -> None:
    """Add a report format.

    Fires: once, when the plugin manager starts.
    Answers: all count; a name registered twice stops the start.

    Parameters
    ----------
    register:
        Takes a :class:`~tilsyn.reporting.format.ReportFormat`: a name, a file ending, whether it is binary, and
        ``render(report, translator)`` which gives bytes.

    Returns
    -------
    None. A format that raises gives a message, and the other formats are written.
    """


@hookspec
def tilsyn_register_commands(cli: click.Group) -> None:
    """Add subcommands to the command line.

    Fires: once, when the command line starts, after the built-in commands are in place.
    Answers: all count; a command name taken already is an error that names the plugin.

    Parameters
    ----------
    cli:
        The ``tilsyn`` group.

    Returns
    -------
    None.
    """


@hookspec
def tilsyn_document_read(document: Document) -> Document | None:
    """Look at, or add to, every document after reading.

    Fires: once for each file that was read, before recognition, in the order of the files' names.
    Answers: all are asked, in turn; each is given what the one before it returned.

    Parameters
    ----------
    document:
        The document as read (or as the plugin before left it).

    Returns
    -------
    The document to use from here on, or None to leave it as it is. A plugin that raises is named in a warning, and the
    document stays as it was.
    """


@hookspec
def tilsyn_finding_made(finding: Finding, dossier: Dossier) -> Finding | None:
    """Give a second opinion on a finding.

    Fires: once for each finding, in the statute's order, after the check has run.
    Answers: all are asked, in turn; each is given what the one before it returned.

    Parameters
    ----------
    finding:
        The finding so far.
    dossier:
        The dossier it is about.

    Returns
    -------
    A finding with more evidence or lower confidence, or None to leave it. A change of anything else is refused with
    the plugin's name, since a second opinion may not hide a finding.
    """
