"""A plugin for a statute that does not exist: the harbour safety by-law of Rivermouth, in English."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from harbour.language import ENGLISH
from harbour.port import RIVERMOUTH
from tilsyn.hookspecs import hookimpl
from tilsyn.language.pack import LanguagePack
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.rules.source import RulesetSource

__all__: list[str] = []


@hookimpl
def tilsyn_register_languages(register: Callable[[LanguagePack], None]) -> None:
    """English."""
    register(ENGLISH)


@hookimpl
def tilsyn_register_jurisdictions(register: Callable[[Jurisdiction], None]) -> None:
    """The port of Rivermouth."""
    register(RIVERMOUTH)


@hookimpl
def tilsyn_register_rulesets(register: Callable[[RulesetSource], None]) -> None:
    """The by-law, a folder of YAML."""
    register(RulesetSource("rm.harbour", files(__name__) / "bylaw"))
