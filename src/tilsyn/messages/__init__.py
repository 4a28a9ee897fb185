"""The program's own words: one complete YAML catalogue for each language, flat keys, ``{name}`` for values.

Every text that people see goes through here. A key that a catalogue lacks is a test failure, and shows as the key.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from tilsyn.model.base import Text

__all__ = ["LANGUAGES", "Translator", "catalogue"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LANGUAGES: tuple[str, ...] = ("nb", "nn", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """The catalogue of a language: key to text. The files are ``<language>/*.yaml``, each a flat mapping."""
    merged: dict[str, str] = {}
    for entry in sorted(files(__name__).joinpath(language).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".yaml"):
            merged.update(yaml.load(entry.read_text(encoding="utf-8"), _Loader) or {})
    return merged


class Translator:
    """Gives the program's words in one language.

    Parameters
    ----------
    language:
        Code of the language wanted; one without a catalogue falls back on bokmål.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._catalogue = catalogue(language if language in LANGUAGES else "nb")

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its values filled in."""
        text = self._catalogue.get(key)
        if text is None:
            return key
        if not values:
            return text
        try:
            return text.format(**values)
        except (KeyError, IndexError, ValueError):
            return text  # a message with a hole in it says more than an error about the message

    def has(self, key: str) -> bool:
        """Whether the catalogue holds the key."""
        return key in self._catalogue

    def pick(self, text: Text | None) -> str:
        """The best version of a text that comes in several languages (from a ruleset)."""
        if not text:
            return ""
        return text.get(self.language) or text.get("nb") or next(iter(text.values()))
