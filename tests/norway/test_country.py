"""Norway's data agree with each other, with the rulesets and with the message catalogues."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from tilsyn.language.stems import Stemmer
from tilsyn.language.terms import parse_term
from tilsyn.messages import LANGUAGES, catalogue
from tilsyn.model import MarkingKind
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
CODES = [
    "ROS", "BP", "KL", "VL", "RO", "EV", "EPS", "BV", "KK", "TK", "OP", "OV", "OL", "ER", "SP", "DR", "RGL", "KPS",
    "KPA", "PST", "HP", "AV", "BR", "KV", "HBP", "SMV", "ATB", "VNB", "SEK", "TR", "LOG",
]  # fmt: skip


def test_every_kind_of_the_domain_is_there_once() -> None:
    kinds = norway().kinds
    assert sorted(kind.code for kind in kinds) == sorted(CODES)
    assert all(re.fullmatch(r"[a-z_]+", kind.id) for kind in kinds)
    names = [name for kind in kinds for name in (kind.id, kind.code, *kind.aliases)]
    assert len(names) == len(set(names))


def test_kinds_are_found_by_id_code_and_other_name() -> None:
    for name in ("plan_for_oppfolging", "OP", "oppfolgingsplan"):
        kind = norway().kind(name)
        assert kind is not None
        assert kind.id == "plan_for_oppfolging"
    assert norway().kind("beredskap") is None


def test_every_text_is_in_both_forms() -> None:
    country = norway()
    texts = [item.name for item in (*country.kinds, *country.refusals, *country.triggers)]
    texts += [item.name for item in (*country.events, *country.functions, *country.offices)]
    texts += [item.replacement for item in country.anachronisms]
    assert all(text.get("nb") and text.get("nn") for text in texts)


def test_every_cue_is_in_the_notation() -> None:
    country = norway()
    stemmer = Stemmer(packs())
    terms: list[str] = [*country.belongs]
    for kind in country.kinds:
        terms += [*kind.titles, *kind.headings, *kind.sections, *kind.negative]
        terms += [cue for columns in kind.columns for cue in columns]
    for refusal in country.refusals:
        terms += [*refusal.titles, *refusal.issuers, *refusal.makers, *refusal.phrases]
        terms += [*refusal.unless_titles, *refusal.unless_own]
    terms += [term for marking in country.markings.values() for term in marking]
    for item in (*country.bodies, *country.triggers, *country.events, *country.functions):
        terms += item.terms
    for anachronism in country.anachronisms:
        terms += [*anachronism.terms, *anachronism.unless]
    for term in terms:
        parse_term(term, stemmer)


def test_no_cue_stands_twice_in_a_list() -> None:
    country = norway()
    lists = [cues for kind in country.kinds for cues in (kind.titles, kind.headings, kind.sections, kind.negative)]
    lists += [cues for item in country.refusals for cues in (item.titles, item.phrases, item.unless_titles)]
    lists += [item.terms for item in (*country.events, *country.functions, *country.bodies)]
    assert [cue for cues in lists for cue in set(cues) if cues.count(cue) > 1] == []


def test_refusals_have_a_reason_that_people_can_read() -> None:
    reasons = {f"not_used.{item.id}" for item in norway().refusals} | {"not_used.no_kind", "not_used.case_file"}
    for language in LANGUAGES:
        assert reasons <= set(catalogue(language))


def test_every_refusal_without_title_needs_more_than_one_phrase() -> None:
    assert all(item.at_least >= 2 and item.at_least <= len(item.phrases) for item in norway().refusals if item.phrases)


def test_markings_are_those_of_the_model() -> None:
    assert {*norway().markings, "graded"} == {kind.value for kind in MarkingKind}
    assert norway().gradings[0] == "STRENGT HEMMELIG"


@pytest.mark.parametrize("path", sorted((ROOT / "rulesets").rglob("requirements/*.yaml")), ids=lambda path: path.name)
def test_rulesets_look_in_kinds_that_exist(path: Path) -> None:
    known = {kind.id for kind in norway().kinds}
    for requirement in yaml.safe_load(path.read_text(encoding="utf-8")) or []:
        assert set(requirement.get("found_in", ())) <= known, requirement["id"]


def test_register_is_that_of_today() -> None:
    country = norway()
    numbers = [entry.number for entry in country.municipalities]
    assert len(numbers) == len(set(numbers)) == 357
    counties = {county.number: county.name for county in country.counties if county.end is None}
    offices = {office.name["nb"]: office for office in country.offices if office.end is None}
    for entry in country.municipalities:
        assert entry.number[:2] == entry.county_number
        assert counties[entry.county_number] == entry.county
        assert entry.county_number in offices[entry.office or ""].counties
        assert entry.written_form in ("nb", "nn", None)


@pytest.mark.parametrize("year", [2013, 2017, 2018, 2020, 2024, 2026])
def test_each_county_of_the_year_has_one_office(year: int) -> None:
    day = date(year, 1, 1)
    country = norway()
    held = [item for item in country.counties if (item.start or day) <= day and (item.end is None or day <= item.end)]
    assert len(held) == {2013: 19, 2017: 19, 2018: 18, 2020: 11}.get(year, 15)
    for county in held:
        offices = [
            office
            for office in country.offices
            if county.number in office.counties
            and (office.start or day) <= day
            and (office.end is None or day <= office.end)
        ]
        assert len(offices) == 1, county.name


def test_changes_run_in_order_and_end_in_the_register() -> None:
    country = norway()
    assert [change.date for change in country.changes] == sorted(change.date for change in country.changes)
    now = {entry.number for entry in country.municipalities}
    left = {change.old_number for change in country.changes if change.old_number != change.new_number}
    for change in country.changes:
        if change.kind != "border":
            assert change.new_number in now | left, change


def test_county_units_and_events_are_known_elsewhere_in_the_data() -> None:
    country = norway()
    now = {county.number for county in country.counties if county.end is None}
    kinds = {change.kind for change in country.changes}
    for trigger in country.triggers:
        assert set(trigger.counties) <= now
        assert set(trigger.changed) <= kinds
        assert trigger.date < TODAY
    codes = [item.code for item in (*country.events, *country.functions)]
    assert len(codes) == len(set(codes))
    assert len(country.functions) == 14


def test_anachronisms_have_passed() -> None:
    assert all(item.since < TODAY and 0 < item.weight <= 1 for item in norway().anachronisms)


def test_facts_with_their_dates() -> None:
    since = {item.terms[0]: item.since for item in norway().anachronisms}
    assert since["fylkesmann"] == date(2021, 1, 1)
    assert since["Statens strålevern"] == date(2019, 1, 1)
    assert since["sivilforsvarsloven"] == date(2011, 1, 1)
    assert since["dimensjoneringsforskriften"] == date(2022, 3, 1)


def test_bodies_are_ranked() -> None:
    ranks = {body.id: body.rank for body in norway().bodies}
    assert ranks["kommunestyre"] > ranks["formannskap"] > ranks["kommunedirektor"]
    assert len(ranks) == len(norway().bodies)


def test_country_is_read_once_and_fast() -> None:
    assert norway() is norway()
    assert files("tilsyn_norway").joinpath("data", "README.md").is_file()
