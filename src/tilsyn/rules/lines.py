"""YAML read with line numbers kept, so that an error can show the file, the line, and the line itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from tilsyn.errors import RulesetError

__all__ = ["Lined", "load_lined"]

Path = tuple[str | int, ...]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Lined:
    """A YAML file's data and where everything stands.

    Attributes
    ----------
    name:
        The file's name, for messages.
    data:
        Plain data.
    lines:
        Path of keys and indices to the line, from 1.
    """

    name: str
    text: str
    data: Any
    lines: dict[Path, int] = field(default_factory=dict)

    def line_of(self, path: Path) -> int:
        """The line of a path, or of the nearest thing above it that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def shown(self, line: int) -> str:
        """The line itself, without its indentation."""
        lines = self.text.splitlines()
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""


def load_lined(name: str, text: str) -> Lined:
    """Read YAML text.

    Raises
    ------
    RulesetError
        When it is not YAML, or a key stands twice.
    """
    lined = Lined(name, text, None)
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            lined.data = _build(node, (), lined, loader) if node is not None else None
        finally:
            loader.dispose()
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(problem, "problem", None) or "?"
        raise RulesetError("rules.yaml", file=name, line=line, shown=lined.shown(line), detail=what) from problem
    return lined


def _build(node: yaml.Node, path: Path, lined: Lined, loader: Any) -> Any:
    lined.lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Any, Any] = {}
        merged: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                merged.update(_build(value_node, path, lined, loader))
                continue
            key = loader.construct_object(key_node, deep=True)
            line = key_node.start_mark.line + 1
            if key in mapping:
                raise RulesetError("rules.twice", file=lined.name, line=line, shown=lined.shown(line), key=key)
            mapping[key] = _build(value_node, (*path, key), lined, loader)
            lined.lines[(*path, key)] = line
        return {**merged, **mapping}
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, number), lined, loader) for number, item in enumerate(node.value)]
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:
        return node.value  # a date that is none, such as 2026-13-40: whoever validates the data says so with its line
