"""A ruleset and a requirement in words, for ``tilsyn rules list`` and ``tilsyn rules show``."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping

from tilsyn.messages import Translator
from tilsyn.model import Requirement, Ruleset, Text
from tilsyn.reporting.summary import obligation_word

__all__ = ["list_lines", "show_lines"]


def list_lines(ruleset: Ruleset, say: Translator) -> list[str]:
    """The ruleset's provisions in the statute's order, each with its requirements."""
    lines = [f"{ruleset.id} {ruleset.version}", *_wrap(say.pick(ruleset.title), "  ")]
    known = {requirement.id: requirement for requirement in ruleset.requirements}
    for provision in ruleset.provisions:
        lines += ["", *_wrap(f"{provision.id} {say.pick(provision.title)}", "")]
        if provision.note and not provision.requirements:
            lines += _wrap(say.pick(provision.note), "  ")
        for identifier in provision.requirements:
            requirement = known[identifier]
            word = say(f"obligation.{requirement.obligation.value}")
            lines += _wrap(f"{identifier} ({word}): {say.pick(requirement.title)}", "  ", "      ")
    return lines


def show_lines(requirement: Requirement, names: Mapping[str, Text], say: Translator) -> list[str]:
    """Everything about a requirement that a person wants to know."""
    provision = (requirement.provision_nn if say.language == "nn" else None) or requirement.provision
    start = requirement.applies.start.isoformat() if requirement.applies.start else "–"
    end = requirement.applies.end.isoformat() if requirement.applies.end else "–"
    lines = [requirement.id, *_wrap(say.pick(requirement.title), ""), ""]
    lines += _fact(say("html.provision"), f"{provision} · {obligation_word(requirement, say)}")
    lines += _fact(say("rules.applies"), f"{start} → {end}")
    lines += _fact(say("rules.status"), say(f"rules.status.{requirement.status}"))
    lines += _fact(say("rules.decidable"), say(f"rules.decidable.{requirement.decidable}"))
    if requirement.condition:
        lines += _fact(say("html.condition"), say.pick(requirement.condition))
    if requirement.found_in:
        kinds = [say.pick(names.get(kind)) or kind for kind in requirement.found_in]
        lines += _fact(say("rules.found_in"), ", ".join(kinds))
    if requirement.rollup:
        lines += _fact(say("html.parts"), ", ".join(requirement.rollup))
    lines += _fact(say("html.why"), say.pick(requirement.why))
    lines += _fact(say("html.wanted"), say.pick(requirement.evidence_wanted))
    lines += _fact(say("html.ask"), say.pick(requirement.ask))
    if requirement.remedy is not None:
        remedy = requirement.remedy
        owner = say(f"owner.{remedy.owner}") if remedy.owner else say("owner.none")
        lines += _fact(say("html.remedy"), f"{say.pick(remedy.action)} ({owner}, {say(f'effort.{remedy.effort}')})")
        lines += _fact(say("html.step.proof"), say.pick(remedy.proof))
    if requirement.needs:
        lines += _fact(say("rules.needs"), ", ".join(requirement.needs))
    return lines + _fact(say("rules.source"), f"{requirement.source.url} ({requirement.source.verified.isoformat()})")


def _fact(name: str, text: str) -> list[str]:
    return [f"{name}:", *_wrap(text, "  ")] if text else []


def _wrap(text: str, first: str, rest: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, 80, initial_indent=first, subsequent_indent=first if rest is None else rest, break_on_hyphens=False
    )
