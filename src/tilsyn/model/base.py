"""The base of every model: frozen pydantic data that forbids unknown keys."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Model", "Text"]

Text = dict[str, str]
"""One text in several languages: ISO 639-1 code (``nb``, ``nn``, ``sv`` ...) to the words."""


class Model(BaseModel):
    """Immutable data. Unknown keys are an error, so that a misspelt field never passes silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")
