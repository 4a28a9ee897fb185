"""A ruleset's folder to a Ruleset: read, expanded and validated, with errors that show the line.

::

    ruleset.yaml          id, title, version, jurisdiction, languages, provisions in the statute's own order
    terms/*.yaml          named lists of terms, used in checks as $name
    requirements/*.yaml   lists of requirements
    samples/<id>.yaml     annotated samples, read only by ``tilsyn rules test``
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import BaseModel, ValidationError

from tilsyn.checks.kind import CheckKind, Settings
from tilsyn.errors import RulesetError
from tilsyn.model import Requirement, Ruleset, Sample
from tilsyn.rules.lines import Lined, load_lined
from tilsyn.rules.source import RulesetSource

__all__ = ["LoadedRuleset", "load_ruleset", "load_samples"]


class LoadedRuleset:
    """A ruleset with its checks ready to run.

    Attributes
    ----------
    ruleset:
        The statute as data.
    settings:
        Requirement id to the validated settings of its check.
    """

    def __init__(self, ruleset: Ruleset, settings: dict[str, Settings]) -> None:
        self.ruleset = ruleset
        self.settings = settings


def load_ruleset(source: RulesetSource, kinds: Mapping[str, CheckKind[Any]]) -> LoadedRuleset:
    """Read and validate a ruleset.

    Raises
    ------
    RulesetError
        With file, line, the line itself, and what was expected.
    """
    digest = hashlib.sha256()
    head = _read(source.folder / "ruleset.yaml", digest)
    terms = _terms(source.folder / "terms", digest)
    requirements: list[Requirement] = []
    settings: dict[str, Settings] = {}
    for entry in _yaml_files(source.folder / "requirements"):
        lined = _read(entry, digest)
        if not isinstance(lined.data, list):
            raise RulesetError("rules.list", file=lined.name, line=1, shown=lined.shown(1))
        for number, record in enumerate(lined.data):
            requirement = _model(Requirement, _expanded(record, terms, lined, (number,)), lined, (number,))
            if any(other.id == requirement.id for other in requirements):
                line = lined.line_of((number, "id"))
                raise RulesetError(
                    "rules.id_twice", file=lined.name, line=line, shown=lined.shown(line), key=requirement.id
                )
            requirements.append(requirement)
            if requirement.check is not None:
                settings[requirement.id] = _settings(requirement, kinds, lined, (number, "check"))
    data = dict(head.data or {})
    data["requirements"] = [item.model_dump(by_alias=True) for item in requirements]
    data["sha256"] = digest.hexdigest()
    ruleset = _model(Ruleset, data, head, ())
    _check_references(ruleset)
    return LoadedRuleset(ruleset, settings)


def load_samples(source: RulesetSource, requirement: str) -> tuple[Sample, ...]:
    """The samples of a requirement; empty when it has none.

    Raises
    ------
    RulesetError
        When the file does not hold what it should.
    """
    entry = source.folder / "samples" / f"{requirement}.yaml"
    if not entry.is_file():
        return ()
    lined = load_lined(entry.name, entry.read_text(encoding="utf-8"))
    data = lined.data or {}
    samples = []
    for number, record in enumerate(data.get("samples", ())):
        record = dict(record)
        expect = record.get("expect", "missing")
        record["expect"] = expect if isinstance(expect, list) else [expect]
        samples.append(_model(Sample, record, lined, ("samples", number)))
    return tuple(samples)


def _yaml_files(folder: Traversable) -> list[Traversable]:
    return sorted((item for item in folder.iterdir() if item.name.endswith(".yaml")), key=lambda item: item.name)


def _read(entry: Traversable, digest: Any) -> Lined:
    if not entry.is_file():
        raise RulesetError("rules.no_file", file=entry.name)
    text = entry.read_text(encoding="utf-8")
    digest.update(entry.name.encode() + b"\0" + text.replace("\r\n", "\n").encode() + b"\0")
    return load_lined(entry.name, text)


def _terms(folder: Traversable, digest: Any) -> dict[str, list[str]]:
    """The named lists of all files in the folder, with names inside lists replaced by their terms."""
    files: dict[str, Lined] = {}
    if folder.is_dir():
        for entry in _yaml_files(folder):
            lined = _read(entry, digest)
            for name in lined.data or {}:
                if name in files:
                    line = lined.line_of((name,))
                    raise RulesetError("rules.twice", file=lined.name, line=line, shown=lined.shown(line), key=name)
                files[name] = lined
    done: dict[str, list[str]] = {}

    def resolve(name: str, trail: tuple[str, ...], lined: Lined, path: tuple[str | int, ...]) -> list[str]:
        if name not in files or name in trail:
            line = lined.line_of(path)
            raise RulesetError("rules.no_term", file=lined.name, line=line, shown=lined.shown(line), key=name)
        if name not in done:
            own = files[name]
            words: list[str] = []
            for number, item in enumerate(own.data[name]):
                word = str(item)
                if word.startswith("$"):
                    words += resolve(word[1:], (*trail, name), own, (name, number))
                else:
                    words.append(word)
            done[name] = list(dict.fromkeys(words))
        return done[name]

    for name, lined in files.items():
        resolve(name, (), lined, (name,))
    return done


def _expanded(value: Any, terms: dict[str, list[str]], lined: Lined, path: tuple[str | int, ...]) -> Any:
    """The value with every ``$name`` in a list replaced by the named terms, inside ``check`` only."""
    if not isinstance(value, dict) or "check" not in value:
        return value
    return {**value, "check": _spread(value["check"], terms, lined, (*path, "check"))}


def _spread(value: Any, terms: dict[str, list[str]], lined: Lined, path: tuple[str | int, ...]) -> Any:
    if isinstance(value, dict):
        return {key: _spread(item, terms, lined, (*path, key)) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    spread: list[Any] = []
    for number, item in enumerate(value):
        if isinstance(item, str) and item.startswith("$"):
            if item[1:] not in terms:
                line = lined.line_of((*path, number))
                raise RulesetError("rules.no_term", file=lined.name, line=line, shown=lined.shown(line), key=item[1:])
            spread += terms[item[1:]]
        else:
            spread.append(_spread(item, terms, lined, (*path, number)))
    return spread


def _settings(
    requirement: Requirement, kinds: Mapping[str, CheckKind[Any]], lined: Lined, path: tuple[str | int, ...]
) -> Settings:
    assert requirement.check is not None
    kind = kinds.get(requirement.check.kind)
    if kind is None:
        line = lined.line_of((*path, "kind"))
        raise RulesetError(
            "rules.no_kind", file=lined.name, line=line, shown=lined.shown(line), key=requirement.check.kind,
            allowed=", ".join(sorted(kinds)),
        )  # fmt: skip
    settings: Settings = _model(kind.settings, requirement.check.settings, lined, path)
    return settings


def _model(model: type[Any], data: Any, lined: Lined, path: tuple[str | int, ...]) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as problem:
        first = problem.errors()[0]
        line = lined.line_of((*path, *first["loc"]))
        raise RulesetError(
            "rules.invalid",
            file=lined.name,
            line=line,
            shown=lined.shown(line),
            key=".".join(str(part) for part in first["loc"]) or "?",
            detail=first["msg"],
            allowed=", ".join(sorted(_fields(model))),
        ) from problem


def _fields(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _check_references(ruleset: Ruleset) -> None:
    """Every id that a requirement or provision names must exist; every requirement stands under one provision."""
    known = {requirement.id for requirement in ruleset.requirements}
    for requirement in ruleset.requirements:
        for other in (*requirement.needs, *requirement.rollup):
            if other not in known:
                raise RulesetError("rules.no_requirement", file=requirement.id, key=other)
    placed = [item for provision in ruleset.provisions for item in provision.requirements]
    for identifier in placed:
        if identifier not in known:
            raise RulesetError("rules.no_requirement", file="ruleset.yaml", key=identifier)
    for identifier in sorted(known):
        if placed.count(identifier) != 1:
            raise RulesetError("rules.not_placed", file="ruleset.yaml", key=identifier)
