"""The ruleset no.fkb as data: ids that stay, provisions in order, samples in both forms, texts in both languages."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checks.kit import plugins
from tilsyn.app import load_rulesets
from tilsyn.model import Requirement, Ruleset, Sample
from tilsyn.rules.load import load_samples

IDS = Path(__file__).with_name("ids.txt").read_text(encoding="utf-8").split()
FORMS = ("nb", "nn")
GROUPS = ("fulfilled", "gap", "near_miss")


@cache
def ruleset() -> Ruleset:
    return load_rulesets(["no.fkb"], plugins())[0].ruleset


@cache
def samples(identifier: str) -> tuple[Sample, ...]:
    return load_samples(plugins().rulesets["no.fkb"], identifier)


REQUIREMENTS = ruleset().requirements
CHECKED = [item for item in REQUIREMENTS if item.check is not None]


def by_id(item: object) -> str:
    return item.id if isinstance(item, Requirement) else str(item)


def test_no_id_ever_disappears() -> None:
    """The list only grows: a removed duty stays with ``status: removed`` and explains itself."""
    assert [identifier for identifier in IDS if identifier not in {item.id for item in REQUIREMENTS}] == []


def test_a_new_id_is_put_on_the_list() -> None:
    assert [item.id for item in REQUIREMENTS if item.id not in IDS] == []


def test_ids_are_unique() -> None:
    assert [name for name, count in Counter(item.id for item in REQUIREMENTS).items() if count > 1] == []
    assert len(IDS) == len(set(IDS))


def test_every_provision_and_duty_stands_once_in_the_statutes_order() -> None:
    names = [provision.id for provision in ruleset().provisions]
    assert len(names) == len(set(names))
    sections = [int(name.split("§ ")[1]) for name in names if name.startswith("FKB")]
    assert sections == list(range(1, 11))
    placed = Counter(item for provision in ruleset().provisions for item in provision.requirements)
    assert set(placed) == {item.id for item in REQUIREMENTS}
    assert set(placed.values()) == {1}


def test_a_provision_without_duties_says_why() -> None:
    for provision in ruleset().provisions:
        if not provision.requirements:
            assert set(provision.note) == set(FORMS), provision.id


@pytest.mark.parametrize("item", REQUIREMENTS, ids=by_id)
def test_a_duty_stands_under_the_provision_it_names(item: Requirement) -> None:
    (provision,) = [entry for entry in ruleset().provisions if item.id in entry.requirements]
    if not item.id.startswith(("no.dsb", "no.fkb.x")):
        assert item.short.startswith(provision.id), (item.short, provision.id)
        assert item.provision.startswith(provision.id)
        statute, section = re.match(r"no\.(fkb|sbl)\.(\d+)\.", item.id).groups()  # type: ignore[union-attr]
        assert provision.id == f"{statute.upper()} § {section}"


@pytest.mark.parametrize("item", REQUIREMENTS, ids=by_id)
def test_texts_are_complete_in_both_forms(item: Requirement) -> None:
    def texts(value: Any) -> list[dict[str, str]]:
        if isinstance(value, dict):
            if value and set(value) <= {"nb", "nn", "sv", "fi", "en"}:
                return [value]
            return [found for inner in value.values() for found in texts(inner)]
        if isinstance(value, list | tuple):
            return [found for inner in value for found in texts(inner)]
        return []

    for text in texts(item.model_dump(by_alias=True)):
        assert set(text) == set(FORMS)
        assert all(words.strip() for words in text.values())


@pytest.mark.parametrize("item", REQUIREMENTS, ids=by_id)
def test_what_a_duty_names_exists(item: Requirement) -> None:
    kinds = {kind.id for kind in plugins().jurisdictions["no"].kinds}
    assert set(item.found_in) <= kinds
    assert item.source.url.startswith("https://")
    assert bool(item.rollup) + (item.check is not None) + (item.decidable == "interview") == 1
    if item.check is not None:
        assert item.found_in


@pytest.mark.parametrize("item", REQUIREMENTS, ids=by_id)
def test_guidance_never_becomes_a_duty(item: Requirement) -> None:
    assert (item.obligation.value == "advice") >= item.id.startswith("no.dsb")


def kinds_named(value: Any) -> set[str]:
    """The document kinds that a check's settings name."""
    found: set[str] = set()
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("of", "kinds", "papers", "lists") and isinstance(inner, list | tuple):
                found |= {name for name in inner if isinstance(name, str)}
            found |= kinds_named(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            found |= kinds_named(inner)
    return found


@pytest.mark.parametrize("item", CHECKED, ids=by_id)
def test_a_check_names_kinds_that_exist(item: Requirement) -> None:
    assert item.check is not None
    assert kinds_named(item.check.settings) <= {kind.id for kind in plugins().jurisdictions["no"].kinds}


@pytest.mark.parametrize("item", CHECKED, ids=by_id)
def test_every_duty_that_a_check_decides_has_samples(item: Requirement) -> None:
    """In both forms: what fulfils it, what does not, and what only looks right."""
    found = samples(item.id)
    for form in FORMS:
        assert {sample.group for sample in found if sample.form == form} == set(GROUPS), form
    names = [sample.id for sample in found]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("item", CHECKED, ids=by_id)
def test_a_known_miss_says_why(item: Requirement) -> None:
    assert [sample.id for sample in samples(item.id) if sample.known_miss and not sample.note] == []


def test_there_are_few_known_misses() -> None:
    every = [sample for item in CHECKED for sample in samples(item.id)]
    assert sum(sample.known_miss for sample in every) <= 0.05 * len(every)


def test_no_sample_stands_alone() -> None:
    folder = plugins().rulesets["no.fkb"].folder / "samples"
    assert {item.name.removesuffix(".yaml") for item in folder.iterdir()} <= {item.id for item in REQUIREMENTS}


def test_roll_ups_are_the_sum_of_duties_that_are_none() -> None:
    known = {item.id: item for item in REQUIREMENTS}
    for item in REQUIREMENTS:
        assert not [part for part in item.rollup if known[part].rollup], item.id


def test_needs_do_not_go_in_a_circle() -> None:
    known = {item.id: item for item in REQUIREMENTS}

    def visit(identifier: str, trail: tuple[str, ...]) -> None:
        assert identifier not in trail, trail
        for other in (*known[identifier].needs, *known[identifier].rollup):
            visit(other, (*trail, identifier))

    for identifier in known:
        visit(identifier, ())
