"""How each provision of a statute is covered: its duties, how they can be decided, and how well the rules are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tilsyn.model import Provision, Requirement, Ruleset
from tilsyn.rules.load import load_samples
from tilsyn.rules.source import RulesetSource

if TYPE_CHECKING:
    from tilsyn.messages import Translator
    from tilsyn.plugins import PluginManager

__all__ = ["Covered", "coverage", "coverage_text"]


@dataclass(frozen=True)
class Covered:
    """One duty, and its samples by written form.

    Attributes
    ----------
    samples:
        Written form to the number of samples.
    known_misses:
        How many of them the rule is known to answer wrongly.
    """

    requirement: Requirement
    samples: dict[str, int]
    known_misses: int


def coverage(ruleset: Ruleset, source: RulesetSource) -> Iterator[tuple[Provision, tuple[Covered, ...]]]:
    """Every provision once, in the statute's own order, with its duties; none where it asks for nothing.

    Raises
    ------
    RulesetError
        When a file of samples does not hold what it should.
    """
    known = {requirement.id: requirement for requirement in ruleset.requirements}
    for provision in ruleset.provisions:
        yield provision, tuple(_covered(known[name], source) for name in provision.requirements)


def _covered(requirement: Requirement, source: RulesetSource) -> Covered:
    samples = load_samples(source, requirement.id)
    forms = sorted({sample.form for sample in samples})
    counts = {form: sum(1 for sample in samples if sample.form == form) for form in forms}
    return Covered(requirement, counts, sum(sample.known_miss for sample in samples))


def coverage_text(rulesets: Sequence[str], plugins: PluginManager, say: Translator) -> str:
    """The coverage of rulesets for people, as text.

    Raises
    ------
    UsageError
        When a ruleset is unknown.
    RulesetError
        When a file of a ruleset does not hold what it should.
    """
    from tilsyn.app import load_rulesets

    lines: list[str] = []
    for loaded in load_rulesets(rulesets, plugins):
        ruleset = loaded.ruleset
        lines += [*([""] if lines else []), f"{ruleset.id} {ruleset.version} – {say.pick(ruleset.title)}"]
        lines += _lines(list(coverage(ruleset, plugins.rulesets[ruleset.id])), say)
    return "\n".join(lines)


def _lines(covered: list[tuple[Provision, tuple[Covered, ...]]], say: Translator) -> list[str]:
    from tabulate import tabulate

    heads = [say(f"coverage.{name}") for name in ("requirement", "obligation", "decidable", "samples", "known")]
    rows = [_row(item, say) for _, items in covered for item in items]
    table = tabulate(rows, headers=heads, tablefmt="simple", disable_numparse=True).split("\n")
    lines = ["", *table[:2]]
    left = iter(table[2:])
    for provision, items in covered:
        lines += ["", f"{provision.id} – {say.pick(provision.title)}"]
        lines += [next(left) for _ in items]
        if not items:
            lines.append(f"  {say.pick(provision.note) or say('coverage.nothing')}")
    every = [item for _, items in covered for item in items]
    return [*lines, "", _sum(covered, every, say)]


def _row(item: Covered, say: Translator) -> list[str]:
    requirement = item.requirement
    decidable = say("coverage.rollup") if requirement.rollup else say(f"rules.decidable.{requirement.decidable}")
    samples = ", ".join(f"{form} {count}" for form, count in item.samples.items()) or "–"
    if requirement.rollup or requirement.check is None:
        samples = samples if item.samples else ""
    return [
        requirement.id,
        say(f"obligation.{requirement.obligation.value}"),
        decidable,
        samples,
        str(item.known_misses) if item.known_misses else "",
    ]


def _sum(covered: list[tuple[Provision, tuple[Covered, ...]]], every: list[Covered], say: Translator) -> str:
    return say(
        "coverage.sum",
        provisions=len(covered),
        requirements=len(every),
        checked=sum(1 for item in every if item.requirement.check is not None),
        samples=sum(sum(item.samples.values()) for item in every),
        known=sum(item.known_misses for item in every),
    )
