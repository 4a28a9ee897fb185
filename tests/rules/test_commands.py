"""``tilsyn rules``: samples, coverage and schema on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checks.kit import plugins
from rules.test_load import HEAD, ONE, TERMS
from tilsyn.app import load_rulesets
from tilsyn.cli import main
from tilsyn.messages import Translator
from tilsyn.plugins import PluginManager
from tilsyn.rules.coverage import coverage, coverage_text
from tilsyn.rules.kit import needs_of
from tilsyn.rules.schema import requirements_schema
from tilsyn.rules.source import RulesetSource

SAMPLE = """\
  - id: {id}
    group: gap
    form: nb
    expect: {expect}
    documents: [{{kind: overordnet_beredskapsplan, title: Plan, text: "{text}"}}]
"""
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Iterator[Run]:
    """Runs a command with a tiny ruleset of these samples."""
    for name, text in (("ruleset.yaml", HEAD), ("terms/t.yaml", TERMS), ("requirements/r.yaml", ONE)):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "samples").mkdir()
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def standard(**_: object) -> PluginManager:
        manager = PluginManager()
        for name in ("tilsyn.checks.builtin", "tilsyn_norway"):
            manager.add(__import__(name, fromlist=["x"]), name)
        manager.rulesets.clear()
        manager.rulesets["x"] = RulesetSource("x", tmp_path)
        return manager

    monkeypatch.setattr(PluginManager, "standard", standard)

    def call(*words: str, samples: str = "") -> tuple[int, str]:
        if samples:
            (tmp_path / "samples" / "x.1.yaml").write_text(f"samples:\n{samples}", encoding="utf-8")
        code = main(list(words))
        shown = capsysbinary.readouterr()
        return code, (shown.out + shown.err).decode()

    return call


RIGHT = SAMPLE.format(id="a", expect="missing", text="Tekst.")
WRONG = SAMPLE.format(id="b", expect="fulfilled", text="Tekst.")
KNOWN = SAMPLE.format(id="c", expect="fulfilled", text="Tekst.") + "    known_miss: true\n"


def test_a_duty_without_samples_fails(run: Run) -> None:
    code, out = run("rules", "test")
    assert code == 1
    assert "UTEN  x.1" in out
    assert "1 krav uten prøver" in out


def test_right_samples_pass(run: Run) -> None:
    code, out = run("rules", "test", samples=RIGHT)
    assert (code, out.strip()) == (0, "1 prøver: 0 feil, 0 kjente feil. 0 krav uten prøver.")


def test_an_unexpected_miss_fails_and_is_named(run: Run) -> None:
    code, out = run("rules", "test", samples=RIGHT + WRONG)
    assert code == 1
    assert "FEIL  x.1, prøve b: svarte missing, skulle vært fulfilled" in out


def test_a_known_miss_does_not_fail_and_is_counted(run: Run) -> None:
    code, out = run("rules", "test", samples=RIGHT + KNOWN)
    assert code == 0
    assert "1 kjente feil" in out


def test_one_duty_by_its_id(run: Run) -> None:
    assert run("rules", "test", "x.1", samples=RIGHT)[0] == 0
    assert run("rules", "test", "--requirement", "x.1")[0] == 0
    code, out = run("rules", "test", "x.11")
    assert code == 2
    assert "Ligner: x.1" in out


def test_coverage_of_a_tiny_ruleset(run: Run) -> None:
    code, out = run("rules", "coverage", samples=RIGHT + KNOWN)
    assert code == 0
    line = next(line for line in out.splitlines() if line.startswith("x.1"))
    assert line.split() == ["x.1", "skal", "av", "dokumenter", "nb", "2", "1"]
    assert out.splitlines()[-1] == (
        "1 bestemmelser, 1 krav. 1 avgjøres av programmet, med 2 prøver og 1 kjente feil."
    )


def test_coverage_has_every_provision_and_duty_once() -> None:
    ruleset = load_rulesets(["no.fkb"], plugins())[0].ruleset
    covered = list(coverage(ruleset, plugins().rulesets["no.fkb"]))
    assert [provision.id for provision, _ in covered] == [provision.id for provision in ruleset.provisions]
    named = [item.requirement.id for _, items in covered for item in items]
    assert sorted(named) == sorted(item.id for item in ruleset.requirements)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_coverage_for_people(language: str) -> None:
    text = coverage_text(["no.fkb"], plugins(), Translator(language))
    lines = text.splitlines()
    for section in range(1, 11):
        assert sum(line.startswith(f"FKB § {section} –") for line in lines) == 1
    for item in load_rulesets(["no.fkb"], plugins())[0].ruleset.requirements:
        assert sum(line.split()[:1] == [item.id] for line in lines) == 1
    assert "coverage." not in text
    assert "rules." not in text


def test_the_schema_knows_every_kind_and_its_settings() -> None:
    schema = requirements_schema(plugins().checks)
    definitions = schema["$defs"]
    for name, kind in plugins().checks.items():
        settings = definitions[f"check.{name}"]
        assert set(settings["properties"]) == {"kind", *kind.settings.model_fields}
        assert settings["additionalProperties"] is False
    assert schema["type"] == "array"
    assert json.loads(json.dumps(schema)) == schema


def test_every_reference_in_the_schema_leads_somewhere() -> None:
    schema = requirements_schema(plugins().checks)

    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    for reference in references(schema):
        assert reference.removeprefix("#/$defs/") in schema["$defs"]


def test_the_schema_is_printed(run: Run) -> None:
    code, out = run("rules", "schema")
    assert code == 0
    assert json.loads(out)["title"] == "tilsyn requirements"


def test_a_sample_answers_what_its_duty_needs() -> None:
    requirements = load_rulesets(["no.fkb"], plugins())[0].ruleset.requirements
    known = {item.id: item for item in requirements}
    item = next(item for item in requirements if item.needs and item.check is not None)
    wanted = {entry.id for entry in needs_of(item, requirements)}
    assert {item.id, *item.needs} <= wanted
    assert all(other in wanted for name in wanted for other in known[name].needs)
