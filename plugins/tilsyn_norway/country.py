"""Norway as data: reads the files in ``data/`` into a :class:`~tilsyn.recognition.jurisdiction.Jurisdiction`.

Where the facts come from stands in ``data/README.md``.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["norway"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def norway() -> Jurisdiction:
    """Norway, read once for a process.

    Raises
    ------
    pydantic.ValidationError
        When a file in ``data/`` does not fit the model.
    """
    words = _yaml("words.yaml")
    markings = _yaml("markings.yaml")
    taxonomy = _yaml("taxonomy.yaml")
    return Jurisdiction.model_validate(
        {
            "id": "no",
            "name": {"nb": "Norge", "nn": "Noreg"},
            "languages": ("nb", "nn"),
            "rulesets": ("no.fkb",),
            "kinds": _yaml("kinds.yaml"),
            "refusals": _yaml("refusals.yaml"),
            "municipalities": [_lists(row, "other_names") for row in _csv("municipalities.csv")],
            "changes": _csv("municipality_changes.csv"),
            "counties": [_lists(row, "other_names") for row in _csv("counties.csv")],
            "offices": [_office(row) for row in _csv("offices.csv")],
            "bodies": _yaml("bodies.yaml"),
            "municipality_words": words["municipality_words"],
            "part_words": words["part_words"],
            "belongs": words["belongs"],
            "organisation_words": words["organisation_words"],
            "markings": markings["markings"],
            "gradings": markings["gradings"],
            "anachronisms": _yaml("anachronisms.yaml"),
            "triggers": _yaml("triggers.yaml"),
            "law_changes": _yaml("law_changes.yaml"),
            "events": taxonomy["events"],
            "functions": taxonomy["functions"],
            "analysis": _yaml("analysis.yaml"),
            "links": _yaml("thread.yaml"),
        }
    )


def _text(name: str) -> str:
    return (files(__package__ or "tilsyn_norway") / "data" / name).read_text(encoding="utf-8")


def _yaml(name: str) -> Any:
    return yaml.load(_text(name), Loader=_Loader)  # a safe loader, in C where there is one


def _csv(name: str) -> list[dict[str, Any]]:
    """Rows by column name; an empty cell is left out, so that the model's default holds."""
    return [{key: value for key, value in row.items() if value} for row in csv.DictReader(_text(name).splitlines())]


def _lists(row: dict[str, Any], *columns: str) -> dict[str, Any]:
    return {**row, **{column: tuple(row[column].split("|")) for column in columns if column in row}}


def _office(row: dict[str, Any]) -> dict[str, Any]:
    row = _lists(row, "counties")
    name = {"nb": row.pop("name_nb"), "nn": row.pop("name_nn")}
    return {**row, "name": name}
