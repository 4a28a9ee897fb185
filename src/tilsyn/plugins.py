"""The plugin manager: an explicit object with typed calls. There is no global one.

    >>> plugins = PluginManager.standard()      # doctest: +SKIP
    >>> plugins.readers[".docx"].name           # doctest: +SKIP
    'docx'

Our own plugins are the list :data:`BUILTIN` and are loaded through the same hooks as others'; a third party's come
through the entry-point group ``tilsyn``. Unknown or misspelt hooks stop the start and name the plugin.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import pluggy

from tilsyn import hookspecs
from tilsyn.errors import PluginError
from tilsyn.model import Document, Dossier, Finding

if TYPE_CHECKING:
    import click

    from tilsyn.checks.kind import CheckKind
    from tilsyn.language.pack import LanguagePack
    from tilsyn.reading.reader import Reader
    from tilsyn.recognition.jurisdiction import Jurisdiction
    from tilsyn.reporting.format import ReportFormat
    from tilsyn.rules.source import RulesetSource

__all__ = ["BUILTIN", "PluginInfo", "PluginManager"]

T = TypeVar("T")

ENTRY_POINT_GROUP = "tilsyn"

BUILTIN: tuple[str, ...] = (
    "tilsyn.reading.builtin",
    "tilsyn.checks.builtin",
    "tilsyn.reporting.builtin",
    "tilsyn_norway",
)
"""Our own plugins, loaded in this order through the same hooks as anybody's."""

_log = logging.getLogger(__name__)


class PluginInfo:
    """One row of ``tilsyn plugins``: a plugin's name, where it comes from, and what it gave."""

    def __init__(self, name: str, origin: str) -> None:
        self.name = name
        self.origin = origin
        self.gave: list[str] = []
        self.problem: str | None = None


class PluginManager:
    """Loads plugins and holds what they registered.

    Attributes
    ----------
    jurisdictions, languages, checks, rulesets, reports:
        What was registered, by id, in the order it came.
    readers:
        File ending (lower case, with dot) to the first reader registered for it.
    plugins:
        What ``tilsyn plugins`` lists.
    """

    def __init__(self) -> None:
        self._manager = pluggy.PluginManager("tilsyn")
        self._manager.add_hookspecs(hookspecs)
        self.jurisdictions: dict[str, Jurisdiction] = {}
        self.languages: dict[str, LanguagePack] = {}
        self.readers: dict[str, Reader] = {}
        self.checks: dict[str, CheckKind[Any]] = {}
        self.rulesets: dict[str, RulesetSource] = {}
        self.reports: dict[str, ReportFormat] = {}
        self.plugins: dict[str, PluginInfo] = {}
        self._owner: dict[tuple[str, str], str] = {}

    @classmethod
    def standard(cls, *, blocked: Iterable[str] = (), entry_points: bool = True) -> PluginManager:
        """A manager with our own plugins and, unless told otherwise, those of installed third parties."""
        manager = cls()
        blocked = set(blocked)
        for name in BUILTIN:
            if name not in blocked:
                manager.add(importlib.import_module(name), name, origin="tilsyn")
        if entry_points:
            for point in importlib.metadata.entry_points(group=ENTRY_POINT_GROUP):
                if point.name not in blocked:
                    manager._add_entry_point(point)
        return manager

    def add(self, plugin: object, name: str, *, origin: str = "") -> None:
        """Add a plugin and let it register what it has.

        Raises
        ------
        PluginError
            When it implements a hook that does not exist, registers a name taken already, or raises.
        """
        info = PluginInfo(name, origin)
        self.plugins[name] = info
        self._refuse_misspelt(plugin, name)
        try:
            self._manager.register(plugin, name)
            self._manager.check_pending()
        except pluggy.PluginValidationError as problem:
            raise PluginError("plugin.hook_unknown", plugin=name, detail=str(problem)) from problem
        self._call(plugin, "tilsyn_register_jurisdictions", self._into(name, "jurisdiction", self.jurisdictions, "id"))
        self._call(plugin, "tilsyn_register_readers", self._reader(name))
        self._call(plugin, "tilsyn_register_languages", self._into(name, "language", self.languages, "code"))
        self._call(plugin, "tilsyn_register_checks", self._into(name, "check", self.checks, "name"))
        self._call(plugin, "tilsyn_register_rulesets", self._into(name, "ruleset", self.rulesets, "id"))
        self._call(plugin, "tilsyn_register_reports", self._into(name, "report", self.reports, "name"))

    def register_commands(self, cli: click.Group) -> None:
        """Let every plugin add its subcommands."""
        for name, plugin in self._manager.list_name_plugin():
            before = set(cli.commands)
            kept = dict(cli.commands)
            hook = getattr(plugin, "tilsyn_register_commands", None)
            if hook is None:
                continue
            hook(cli=cli)
            taken = [command for command in before if cli.commands.get(command) is not kept[command]]
            if taken:
                raise PluginError("plugin.name_taken", plugin=name, what="command", name=taken[0], other="tilsyn")

    def document_read(self, document: Document) -> Document:
        """Show a document to every plugin that wants to see it; each gets what the one before it returned."""
        for name, plugin in self._manager.list_name_plugin():
            hook = getattr(plugin, "tilsyn_document_read", None)
            if hook is None:
                continue
            try:
                document = hook(document=document) or document
            except Exception:
                _log.warning("plugin %s raised in tilsyn_document_read; the document stays as it was", name)
        return document

    def finding_made(self, finding: Finding, dossier: Dossier) -> Finding:
        """Ask every plugin for a second opinion on a finding.

        Raises
        ------
        PluginError
            When a plugin changes anything but evidence and confidence, or raises the confidence.
        """
        for name, plugin in self._manager.list_name_plugin():
            hook = getattr(plugin, "tilsyn_finding_made", None)
            if hook is None:
                continue
            try:
                answer = hook(finding=finding, dossier=dossier)
            except Exception:
                _log.warning("plugin %s raised in tilsyn_finding_made; the finding stays as it was", name)
                continue
            if answer is None:
                continue
            same = answer.model_copy(update={"evidence": finding.evidence, "confidence": finding.confidence})
            kept = all(item in answer.evidence for item in finding.evidence)
            if same != finding or not kept or answer.confidence > finding.confidence:
                raise PluginError("plugin.finding_changed", plugin=name, requirement=finding.requirement)
            finding = answer
        return finding

    def _add_entry_point(self, point: importlib.metadata.EntryPoint) -> None:
        info = PluginInfo(point.name, point.dist.name if point.dist else "?")
        try:
            plugin = point.load()
        except ImportError as problem:
            # A plugin whose extra is not installed says so and stays out of the way.
            info.problem = str(problem)
            self.plugins[point.name] = info
            return
        self.add(plugin, point.name, origin=info.origin)

    def _refuse_misspelt(self, plugin: object, name: str) -> None:
        known = set(hookspecs.__all__)
        for attribute in dir(plugin):
            value = getattr(plugin, attribute, None)
            if attribute.startswith("tilsyn_") and callable(value) and attribute not in known:
                raise PluginError("plugin.hook_unknown", plugin=name, detail=attribute)

    def _call(self, plugin: object, hook: str, register: Callable[[Any], None]) -> None:
        function = getattr(plugin, hook, None)
        if function is None or not callable(function):
            return
        try:
            function(register=register)
        except PluginError:
            raise
        except Exception as problem:
            name = self._manager.get_name(plugin) or "?"
            raise PluginError("plugin.raised", plugin=name, hook=hook, detail=type(problem).__name__) from problem

    def _into(self, plugin: str, what: str, table: dict[str, T], key: str) -> Callable[[T], None]:
        def register(thing: T) -> None:
            identifier = str(getattr(thing, key))
            if identifier in table:
                other = self._owner[what, identifier]
                raise PluginError("plugin.name_taken", plugin=plugin, what=what, name=identifier, other=other)
            table[identifier] = thing
            self._owner[what, identifier] = plugin
            self.plugins[plugin].gave.append(f"{what}:{identifier}")

        return register

    def _reader(self, plugin: str) -> Callable[[Reader], None]:
        def register(reader: Reader) -> None:
            for suffix in reader.suffixes:
                self.readers.setdefault(suffix, reader)
            self.plugins[plugin].gave.append(f"reader:{reader.name}")

        return register
