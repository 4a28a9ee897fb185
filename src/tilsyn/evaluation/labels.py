"""The right answers: ``expected.yaml`` beside a dossier's documents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, field_validator

from tilsyn.errors import DossierError
from tilsyn.model import Model, Result

__all__ = ["Labels", "read_labels"]


class Labels(Model):
    """Right answers for a dossier on a date."""

    ruleset: str
    as_of: date
    findings: dict[str, tuple[Result, ...]] = Field(description="Requirement id to its right answers: any of them.")

    @field_validator("findings", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: answers if isinstance(answers, list) else [answers] for key, answers in value.items()}


def read_labels(folder: Path) -> Labels:
    """The labels of a dossier.

    Raises
    ------
    DossierError
        When there is no ``expected.yaml`` or it does not hold what it should.
    """
    path = folder / "expected.yaml"
    if not path.is_file():
        raise DossierError("evaluate.no_labels", folder=folder.name)
    try:
        return Labels.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValueError) as problem:  # a date that is none is a ValueError, and so is a ValidationError
        raise DossierError("evaluate.bad_labels", folder=folder.name, detail=str(problem).splitlines()[0]) from problem
