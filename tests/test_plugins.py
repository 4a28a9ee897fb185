"""Plugins: one test for each hook, named after it, and what happens to a plugin that does wrong."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from checks.kit import AS_OF, doc, finding
from checks.kit import plugins as built_in
from tilsyn import cli, hookspecs
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.errors import PluginError
from tilsyn.hookspecs import hookimpl
from tilsyn.language.pack import LanguagePack
from tilsyn.messages import Translator
from tilsyn.model import Document, Dossier, Evidence, Finding, Outcome, Place, Report, Result
from tilsyn.plugins import BUILTIN, PluginManager
from tilsyn.reading.assemble import assemble
from tilsyn.reading.markdown import pieces
from tilsyn.reading.reader import Limits, Source
from tilsyn.recognition.jurisdiction import DocumentKind, Jurisdiction
from tilsyn.rules.source import RulesetSource

HOOKS = [name for name in hookspecs.__all__ if name.startswith("tilsyn_")]


class Plugin:
    """A plugin of these hooks: any object will do."""

    def __init__(self, **hooks: Callable[..., Any]) -> None:
        for name, function in hooks.items():
            setattr(self, name, hookimpl(function))


def plugin(**hooks: Callable[..., Any]) -> Plugin:
    """A plugin of these hooks."""
    return Plugin(**hooks)


def added(name: str = "mine", **hooks: Callable[..., Any]) -> PluginManager:
    """A bare manager with one plugin."""
    manager = PluginManager()
    manager.add(plugin(**hooks), name)
    return manager


class LogReader:
    """Reads .log files."""

    name = "log"
    suffixes = (".log",)

    def read(self, source: Source, limits: Limits) -> Document:
        return assemble(source, self.name, pieces(source.data.decode()))


class Anything(Settings):
    """No settings."""


class YesKind:
    """Says yes."""

    name = "yes"
    settings = Anything

    def run(self, settings: Anything, context: CheckContext) -> Outcome:
        return Outcome(result=Result.FULFILLED)


class LineReport:
    """One line."""

    name = "line"
    ending = "txt"
    binary = False

    def render(self, report: Report, translator: Translator) -> bytes:
        return b"x\n"


LAND = Jurisdiction(
    id="xx", name={"en": "Land"}, languages=("xx",), rulesets=(),
    kinds=(DocumentKind(id="plan", code="P", name={"en": "plan"}, titles=("plan",)),),
)  # fmt: skip
TONGUE = LanguagePack(code="xx", name="Tongue", stemmer="english", marks=())


# -- one test for each hook ---------------------------------------------------------------------------------------


def test_tilsyn_register_jurisdictions() -> None:
    manager = added(tilsyn_register_jurisdictions=lambda register: register(LAND))
    assert manager.jurisdictions == {"xx": LAND}
    assert manager.plugins["mine"].gave == ["jurisdiction:xx"]


def test_tilsyn_register_readers(tmp_path: Path) -> None:
    reader = LogReader()
    manager = added(tilsyn_register_readers=lambda register: register(reader))
    assert manager.readers == {".log": reader}
    source = Source(tmp_path / "a.log", "a.log", b"# A\n\nTekst.", "0" * 64)
    assert [block.text for block in manager.readers[".log"].read(source, Limits()).blocks] == ["A", "Tekst."]


def test_tilsyn_register_readers_the_first_for_an_ending_reads_it() -> None:
    first, second = LogReader(), LogReader()
    manager = added(tilsyn_register_readers=lambda register: register(first))
    manager.add(plugin(tilsyn_register_readers=lambda register: register(second)), "other")
    assert manager.readers[".log"] is first


def test_tilsyn_register_languages() -> None:
    assert added(tilsyn_register_languages=lambda register: register(TONGUE)).languages == {"xx": TONGUE}


def test_tilsyn_register_checks() -> None:
    kind = YesKind()
    assert added(tilsyn_register_checks=lambda register: register(kind)).checks == {"yes": kind}


def test_tilsyn_register_rulesets(tmp_path: Path) -> None:
    source = RulesetSource("xx.law", tmp_path / "nothing-is-read-yet")
    assert added(tilsyn_register_rulesets=lambda register: register(source)).rulesets == {"xx.law": source}


def test_tilsyn_register_reports() -> None:
    form = LineReport()
    assert added(tilsyn_register_reports=lambda register: register(form)).reports == {"line": form}


def test_tilsyn_register_commands() -> None:
    @click.command("hello")
    def hello() -> None:
        """Say hello."""

    group = click.Group("tilsyn")
    added(tilsyn_register_commands=lambda cli: cli.add_command(hello)).register_commands(group)
    assert list(group.commands) == ["hello"]


def test_tilsyn_register_commands_may_not_take_a_name() -> None:
    @click.command("check")
    def check() -> None:
        """Not ours."""

    group = click.Group("tilsyn", commands=[click.Command("check")])
    manager = added(tilsyn_register_commands=lambda cli: cli.add_command(check))
    with pytest.raises(PluginError) as caught:
        manager.register_commands(group)
    assert caught.value.values["plugin"] == "mine"


def test_tilsyn_document_read() -> None:
    def number(document: Document) -> Document:
        return document.model_copy(update={"pages": (document.pages or 0) + 1})

    manager = added(tilsyn_document_read=number)
    manager.add(plugin(tilsyn_document_read=number), "again")
    manager.add(plugin(tilsyn_document_read=lambda document: None), "silent")
    assert manager.document_read(doc("Tekst.").document).pages == 2  # each is given what the one before it answered


def test_tilsyn_document_read_that_raises_leaves_the_document(caplog: pytest.LogCaptureFixture) -> None:
    def fail(document: Document) -> Document:
        raise RuntimeError(document.blocks[0].text)

    document = doc("Kari Dal").document
    assert added(tilsyn_document_read=fail).document_read(document) == document
    assert "mine" in caplog.text
    assert "Kari Dal" not in caplog.text


def dossier() -> Dossier:
    return Dossier(name="d", documents=(), jurisdiction="no", language="nb", as_of=AS_OF)


def test_tilsyn_finding_made() -> None:
    more = Evidence(place=Place(document="a", block=0), quote="x", speaks="against")

    def doubt(finding: Finding, dossier: Dossier) -> Finding:
        return finding.model_copy(update={"confidence": 0.3, "evidence": (*finding.evidence, more)})

    made = added(tilsyn_finding_made=doubt).finding_made(finding("a", "fulfilled"), dossier())
    assert (made.result, made.confidence, made.evidence) == (Result.FULFILLED, 0.3, (more,))


@pytest.mark.parametrize(
    "change",
    [
        {"result": Result.FULFILLED},
        {"confidence": 1.0},
        {"evidence": ()},
        {"lacking": ()},
        {"requirement": "b"},
        {"reason": "error"},
    ],
)
def test_tilsyn_finding_made_may_not_hide(change: dict[str, Any]) -> None:
    own = finding(
        "a", "missing", lacking=({"nb": "x"},),
        evidence=(Evidence(place=Place(document="a", block=0), quote="x", speaks="against"),),
    )  # fmt: skip
    manager = added(tilsyn_finding_made=lambda finding, dossier: finding.model_copy(update=change))
    with pytest.raises(PluginError) as caught:
        manager.finding_made(own, dossier())
    assert caught.value.values == {"plugin": "mine", "requirement": "a"}


def test_tilsyn_finding_made_that_raises_leaves_the_finding(caplog: pytest.LogCaptureFixture) -> None:
    def fail(finding: Finding, dossier: Dossier) -> Finding:
        raise RuntimeError

    own = finding("a", "missing")
    assert added(tilsyn_finding_made=fail).finding_made(own, dossier()) == own
    assert "mine" in caplog.text


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_has_a_test_named_after_it(hook: str) -> None:
    assert any(name.startswith(f"test_{hook}") for name in globals())


# -- plugins that do wrong ------------------------------------------------------------------------------------------


def test_a_misspelt_hook_stops_the_start_and_names_the_plugin() -> None:
    with pytest.raises(PluginError) as caught:
        added(tilsyn_register_reader=lambda register: None)
    assert caught.value.key == "plugin.hook_unknown"
    assert caught.value.values == {"plugin": "mine", "detail": "tilsyn_register_reader"}
    text = Translator("en")(caught.value.key, **caught.value.values)
    assert text == "The plugin mine uses a hook that does not exist: tilsyn_register_reader"


def test_a_hook_with_a_wrong_parameter_stops_the_start() -> None:
    with pytest.raises(PluginError) as caught:
        added(tilsyn_register_readers=lambda registry: None)
    assert caught.value.values["plugin"] == "mine"


@pytest.mark.parametrize(
    ("hook", "thing", "what"),
    [
        ("tilsyn_register_jurisdictions", LAND, "jurisdiction"),
        ("tilsyn_register_languages", TONGUE, "language"),
        ("tilsyn_register_checks", YesKind(), "check"),
        ("tilsyn_register_rulesets", RulesetSource("xx", Path()), "ruleset"),
        ("tilsyn_register_reports", LineReport(), "report"),
    ],
)
def test_a_name_that_is_taken_stops_the_start_and_names_both(hook: str, thing: Any, what: str) -> None:
    manager = added("first", **{hook: lambda register: register(thing)})
    with pytest.raises(PluginError) as caught:
        manager.add(plugin(**{hook: lambda register: register(thing)}), "second")
    assert caught.value.key == "plugin.name_taken"
    assert (caught.value.values["plugin"], caught.value.values["other"]) == ("second", "first")
    assert caught.value.values["what"] == what


def test_a_plugin_that_raises_while_registering_stops_the_start() -> None:
    def fail(register: Callable[[Any], None]) -> None:
        raise ValueError("no data")

    with pytest.raises(PluginError) as caught:
        added(tilsyn_register_jurisdictions=fail)
    assert caught.value.values == {
        "plugin": "mine", "hook": "tilsyn_register_jurisdictions", "detail": "ValueError"
    }  # fmt: skip


# -- blocking and entry points --------------------------------------------------------------------------------------


def test_blocked_plugins_are_left_out() -> None:
    manager = PluginManager.standard(blocked=BUILTIN, entry_points=False)
    assert manager.plugins == {}
    assert manager.readers == {}
    assert manager.checks == {}
    assert manager.reports == {}
    assert manager.rulesets == {}


def test_everything_built_in_came_through_the_hooks() -> None:
    manager = built_in()
    gave = {entry for info in manager.plugins.values() for entry in info.gave}
    assert {f"check:{name}" for name in manager.checks} <= gave
    assert {f"language:{name}" for name in manager.languages} <= gave
    assert {f"ruleset:{name}" for name in manager.rulesets} <= gave


class Point:
    """An entry point of a distribution that is not there."""

    name = "third"
    dist = SimpleNamespace(name="tilsyn-third")

    def __init__(self, thing: object) -> None:
        self.thing = thing

    def load(self) -> object:
        if isinstance(self.thing, Exception):
            raise self.thing
        return self.thing


def offer(monkeypatch: pytest.MonkeyPatch, thing: object) -> None:
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [Point(thing)] if group == "tilsyn" else [])


def test_a_third_partys_plugin_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, plugin(tilsyn_register_languages=lambda register: register(TONGUE)))
    manager = PluginManager.standard(blocked=BUILTIN)
    assert manager.languages == {"xx": TONGUE}
    assert manager.plugins["third"].origin == "tilsyn-third"


def test_a_third_partys_plugin_can_be_blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, plugin(tilsyn_register_languages=lambda register: register(TONGUE)))
    assert PluginManager.standard(blocked=(*BUILTIN, "third")).plugins == {}


def test_a_plugin_whose_extra_is_not_installed_says_so_and_stays_out_of_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer(monkeypatch, ImportError("No module named 'odf'"))
    manager = PluginManager.standard(blocked=BUILTIN)
    assert manager.plugins["third"].problem == "No module named 'odf'"
    assert manager.plugins["third"].gave == []


def test_the_command_line_lists_and_blocks(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    offer(monkeypatch, ImportError("No module named 'odf'"))
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    assert cli.main(["plugins"]) == 0
    shown = capsysbinary.readouterr().out.decode()
    assert "tilsyn_norway" in shown
    assert "No module named 'odf'" in shown
    assert cli.main(["--block", "third", "plugins"]) == 0
    assert "No module named 'odf'" not in capsysbinary.readouterr().out.decode()
