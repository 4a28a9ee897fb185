"""The JSON Schema of a ruleset's ``requirements/*.yaml``, generated, so that editors complete it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tilsyn.checks.kind import CheckKind
from tilsyn.model import Requirement

__all__ = ["requirements_schema"]


def requirements_schema(kinds: Mapping[str, CheckKind[Any]]) -> dict[str, Any]:
    """The schema of a list of requirements, with the settings of each kind of check."""
    schema = Requirement.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = schema.pop("$defs", {})
    choices = []
    for name, kind in sorted(kinds.items()):
        settings = kind.settings.model_json_schema(ref_template=f"#/$defs/{name}.{{model}}")
        for inner, definition in settings.pop("$defs", {}).items():
            definitions[f"{name}.{inner}"] = definition
        settings["properties"] = {"kind": {"const": name}, **settings.get("properties", {})}
        settings["required"] = ["kind", *settings.get("required", [])]
        settings["title"] = name
        definitions[f"check.{name}"] = settings
        choices.append({"$ref": f"#/$defs/check.{name}"})
    definitions["CheckSpec"] = {"oneOf": choices} if choices else definitions.get("CheckSpec", {})
    definitions["Requirement"] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "tilsyn-requirements",
        "title": "tilsyn requirements",
        "type": "array",
        "items": {"$ref": "#/$defs/Requirement"},
        "$defs": definitions,
    }
