"""Bokmål and nynorsk as data, one YAML file each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from tilsyn.language.pack import LanguagePack

__all__ = ["packs"]


@cache
def packs() -> tuple[LanguagePack, ...]:
    """The two packs; bokmål first, since nynorsk's segments lead to it."""
    folder = files(__name__)
    return tuple(
        LanguagePack.model_validate(yaml.safe_load((folder / f"{code}.yaml").read_text(encoding="utf-8")))
        for code in ("nb", "nn")
    )
