"""``sak.yaml``: what the files of a dossier cannot say themselves."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from tilsyn.errors import DossierError
from tilsyn.model import Model
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["CASE_FILE", "CaseFile", "CaseMunicipality", "CaseTrigger", "kind_ids", "parse_case", "read_case"]

CASE_FILE = "sak.yaml"


class CaseMunicipality(Model):
    """The municipality as the case file names it."""

    name: str | None = None
    number: str | None = None


class CaseTrigger(Model):
    """A local event that the analysis should have taken up, such as a new reception centre."""

    name: str = Field(min_length=1)
    date: datetime.date


class CaseFile(Model):
    """What a person says of a dossier. Everything is optional; the command line wins over it."""

    municipality: CaseMunicipality = CaseMunicipality()
    language: str | None = Field(default=None, description="Written form of the report: nb, nn ...")
    complete: bool | None = Field(default=None, description="The set is complete: what is not here does not exist.")
    documents: dict[str, tuple[str, ...]] = Field(
        default={}, description="File to its kinds, the main first; none for a file that is not to be used."
    )
    as_of: datetime.date | None = Field(default=None, description="The assessment date.")
    triggers: tuple[CaseTrigger, ...] = Field(
        default=(), description="Local events that the analysis should have taken up."
    )
    path: dict[str, Any] = Field(default={}, description="Settings of the development path, free.")
    report: dict[str, Any] = Field(default={}, description="Settings of the reports, such as the Word template.")
    lines: dict[str, int] = Field(default={}, description="Line of each key, for messages.")


def read_case(folder: Path) -> CaseFile:
    """The case file of a dossier's folder; an empty one when there is none.

    Raises
    ------
    DossierError
        When it is not YAML in UTF-8, has an unknown key, or a value of a wrong shape; names file, line and key.
    """
    path = folder / CASE_FILE
    if not path.is_file():
        return CaseFile()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise DossierError("case.encoding", file=CASE_FILE) from problem
    return parse_case(text)


def parse_case(text: str, file: str = CASE_FILE) -> CaseFile:
    """Read the text of a case file. Raises DossierError as :func:`read_case` does."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise DossierError("case.yaml", file=file, line=mark.line + 1 if mark else 1) from problem
    if root is None:
        return CaseFile()
    if not isinstance(root, yaml.MappingNode):
        raise DossierError("case.mapping", file=file, line=root.start_mark.line + 1)
    lines: dict[str, int] = {}
    data: dict[str, Any] = {}
    allowed = [name for name in CaseFile.model_fields if name != "lines"]
    for key, node, line in _pairs(root):
        lines[key] = line
        if key not in allowed:
            raise DossierError("case.key_unknown", file=file, line=line, name=key, allowed=", ".join(allowed))
        data[key] = _value(key, node, file, lines)
    try:
        return CaseFile.model_validate({**data, "lines": lines})
    except ValidationError as problem:
        where = ".".join(str(part) for part in problem.errors()[0]["loc"])
        line = lines.get(where, lines.get(where.split(".", 1)[0], 1))
        raise DossierError("case.value", file=file, line=line, name=where, expected=_expected(where)) from problem


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    for key, value in node.value:
        name = unicodedata.normalize("NFC", str(key.value))
        yield name, value, key.start_mark.line + 1


def _value(key: str, node: yaml.Node, file: str, lines: dict[str, int]) -> Any:
    if key == "municipality":
        return _municipality(node, file, lines)
    if key == "documents":
        return _documents(node, file, lines)
    value = _plain(node)
    return {"path": {}, "report": {}, "triggers": ()}.get(key) if value is None else value


def _municipality(node: yaml.Node, file: str, lines: dict[str, int]) -> Any:
    if not isinstance(node, yaml.MappingNode):
        name = node.value if isinstance(node, yaml.ScalarNode) and not _empty(node) else None
        return {"name": name}
    allowed = list(CaseMunicipality.model_fields)
    found: dict[str, str | None] = {}
    for key, value, line in _pairs(node):
        lines[f"municipality.{key}"] = line
        if key not in allowed:
            name = f"municipality.{key}"
            raise DossierError("case.key_unknown", file=file, line=line, name=name, allowed=", ".join(allowed))
        if not isinstance(value, yaml.ScalarNode):
            raise DossierError("case.value", file=file, line=line, name=f"municipality.{key}", expected="text")
        # The text as written: YAML would read the number 0301 as an octal one.
        found[key] = None if _empty(value) else unicodedata.normalize("NFC", value.value.strip())
    return found


def _documents(node: yaml.Node, file: str, lines: dict[str, int]) -> Any:
    if not isinstance(node, yaml.MappingNode):
        if isinstance(node, yaml.ScalarNode) and _empty(node):
            return {}
        raise DossierError(
            "case.value", file=file, line=node.start_mark.line + 1, name="documents", expected=_expected("documents")
        )
    found: dict[str, tuple[str, ...]] = {}
    for key, value, line in _pairs(node):
        name = key.replace("\\", "/").removeprefix("./")
        lines[f"documents.{name}"] = line
        kinds = _plain(value)
        if kinds is None:
            found[name] = ()
        elif isinstance(kinds, str):
            found[name] = (kinds,)
        elif isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds):
            found[name] = tuple(kinds)
        else:
            raise DossierError(
                "case.value", file=file, line=line, name=f"documents.{name}", expected=_expected("documents")
            )
    return found


def _plain(node: yaml.Node) -> Any:
    """A node as plain data."""
    constructor = yaml.SafeLoader("")
    try:
        return constructor.construct_document(node)
    except (yaml.YAMLError, ValueError):
        return node.value
    finally:
        constructor.dispose()


def _empty(node: yaml.ScalarNode) -> bool:
    return bool(node.tag == "tag:yaml.org,2002:null")


def _expected(key: str) -> str:
    first = key.split(".", 1)[0]
    return {
        "complete": "true, false",
        "as_of": "2026-11-22",
        "language": "nb, nn",
        "documents": "Beredskapsplan.docx: overordnet_beredskapsplan",
        "municipality": "{name: Storvik, number: '0000'}",
        "path": "{start: 2027-01-01}",
        "report": "{template: mal.docx}",
        "triggers": "[{name: asylmottak, date: 2025-03-01}]",
    }.get(first, "text")


def kind_ids(case: CaseFile, jurisdiction: Jurisdiction) -> dict[str, tuple[str, ...]]:
    """The case file's kinds as ids of the jurisdiction, by file.

    Raises
    ------
    DossierError
        When a kind is unknown; names the line and the kinds there are.
    """
    found = {}
    for file, names in case.documents.items():
        kinds = []
        for name in names:
            kind = jurisdiction.kind(name) or jurisdiction.kind(name.strip().upper())
            if kind is None:
                raise DossierError(
                    "case.kind_unknown",
                    file=CASE_FILE,
                    line=case.lines.get(f"documents.{file}", 1),
                    kind=name,
                    allowed=", ".join(f"{entry.id} ({entry.code})" for entry in jurisdiction.kinds),
                )
            kinds.append(kind.id)
        found[file] = tuple(kinds)
    return found
