"""Norway: bokmål and nynorsk, the municipalities, the kinds of documents, and the rules of municipal preparedness."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING

from tilsyn.hookspecs import hookimpl

if TYPE_CHECKING:
    from tilsyn.language.pack import LanguagePack
    from tilsyn.recognition.jurisdiction import Jurisdiction
    from tilsyn.rules.source import RulesetSource

__all__: list[str] = []


@hookimpl
def tilsyn_register_languages(register: Callable[[LanguagePack], None]) -> None:
    """Bokmål and nynorsk."""
    from tilsyn_norway.languages import packs

    for pack in packs():
        register(pack)


@hookimpl
def tilsyn_register_jurisdictions(register: Callable[[Jurisdiction], None]) -> None:
    """Norway."""
    from tilsyn_norway.country import norway

    register(norway())


@hookimpl
def tilsyn_register_rulesets(register: Callable[[RulesetSource], None]) -> None:
    """The duty of municipal preparedness."""
    from tilsyn.rules.source import RulesetSource

    register(RulesetSource("no.fkb", files("tilsyn_rulesets") / "no-fkb"))
