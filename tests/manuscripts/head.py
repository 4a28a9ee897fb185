"""The head of a manuscript, and errors that say where they are."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import ValidationError

from manuscripts.model import Head, Properties


class ManuscriptError(Exception):
    """One or more faults in a manuscript or a dossier; each line names the file and the line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def fault(path: Path, line: int, message: str) -> str:
    """A fault as people and editors read it."""
    return f"{path}:{line}: {message}"


def parse_head(path: Path, text: str) -> tuple[Head, int]:
    """The head, and the number of lines that it takes up."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise ManuscriptError([fault(path, 1, "a manuscript begins with a line of --- and its head")])
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        raise ManuscriptError([fault(path, 1, "the head has no closing line of ---")])
    source = "\n".join(lines[1:end])
    try:
        data = yaml.safe_load(source)
        places = _lines_of_keys(source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 2 if mark else 1
        hint = "a text with a colon or a quotation mark in it must stand in quotation marks"
        raise ManuscriptError([fault(path, line, f"the head is not YAML: {error.problem} ({hint})")]) from error
    if not isinstance(data, dict):
        raise ManuscriptError([fault(path, 1, "the head must hold `key: value` lines")])
    try:
        return Head.model_validate(data), end + 1
    except ValidationError as error:
        raise ManuscriptError([_explain(path, item, places) for item in error.errors()]) from error


def _lines_of_keys(source: str) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}

    def walk(node: yaml.Node | None, above: tuple[str, ...]) -> None:
        if not isinstance(node, yaml.MappingNode):
            return
        for key, value in node.value:
            here = (*above, str(key.value))
            places[here] = key.start_mark.line + 2
            walk(value, here)

    walk(yaml.compose(source, Loader=yaml.SafeLoader), ())
    return places


def _explain(path: Path, item: object, places: dict[tuple[str, ...], int]) -> str:
    assert isinstance(item, dict)
    where = tuple(str(part) for part in item["loc"])
    line = next((places[where[:size]] for size in range(len(where), 0, -1) if where[:size] in places), 1)
    key = ".".join(where)
    if item["type"] == "extra_forbidden":
        known = ", ".join(Head.model_fields if len(where) == 1 else Properties.model_fields)
        return fault(path, line, f"unknown key {key!r}; known are {known}")
    if item["type"] == "missing":
        return fault(path, line, f"the key {key!r} is missing from the head")
    message = str(item["msg"]).removeprefix("Value error, ")
    return fault(path, line, f"{key}: {message}" if key else message)
