"""The path's promises, for any gaps: nothing before what it needs, every gap covered, the capacity kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import AS_OF, NAMES, finding, requirement, ruleset
from tilsyn.errors import DossierError, UsageError
from tilsyn.messages import Translator
from tilsyn.model import DevelopmentPath, Finding, Ruleset, Step
from tilsyn.path.effort import quarter_days
from tilsyn.path.merge import works_of
from tilsyn.path.plan import PathOptions, path_options, plan_path
from tilsyn.path.quarters import fill
from tilsyn.path.work import PHASES, Work, gaps_of

SAY = Translator("nb")

_remedies = st.fixed_dictionaries(
    {
        "effort": st.sampled_from(["XS", "S", "M", "L", "XL"]),
        "owner": st.sampled_from(["beredskapskoordinator", "kommunedirektor", "plansjef"]),
        "phase": st.sampled_from(PHASES),
        "urgency": st.sampled_from([0, 1, 2, 2, 2, 6]),
    }
)
_kinds = st.sampled_from(["overordnet_beredskapsplan", "helhetlig_ros", "varslingsliste"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Finding], Ruleset]:
    """Requirements that need any others, also in circles, with any answers."""
    count = draw(st.integers(1, 10))
    ids = [f"no.test.{number}" for number in range(count)]
    requirements = [
        requirement(
            identifier,
            remedy=draw(_remedies),
            found_in=(draw(_kinds),),
            needs=tuple(draw(st.lists(st.sampled_from(ids), max_size=3, unique=True))),
        )
        for identifier in ids
    ]
    results = draw(
        st.lists(
            st.sampled_from(["missing", "missing", "partial", "outdated", "fulfilled", "undecided"]),
            min_size=count,
            max_size=count,
        )
    )
    findings = [finding(item, result) for item, result in zip(requirements, results, strict=True)]
    return findings, ruleset(requirements)


def plan(case: tuple[list[Finding], Ruleset], **options: object) -> DevelopmentPath:
    """Plan with options."""
    findings, rules = case
    return plan_path(findings, [rules], AS_OF, SAY, names=NAMES, options=PathOptions(**options))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(cases(), st.sampled_from([1, 5, 20, 100]))
def test_no_step_comes_before_what_it_needs(case: tuple[list[Finding], Ruleset], capacity: int) -> None:
    path = plan(case, capacity=capacity)
    steps = {step.id: step for step in path.steps}
    position = {step.id: number for number, step in enumerate(path.steps)}
    for step in path.steps:
        assert step.start
        assert step.end
        assert step.start <= step.end
        for need in step.needs:
            assert need in steps
            assert position[need] < position[step.id]
            assert (steps[need].end or "") <= step.start


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_gap_is_closed_by_one_text_and_one_process_step(case: tuple[list[Finding], Ruleset]) -> None:
    path = plan(case)
    gaps = {item.requirement for item in case[0] if item.is_gap}
    for kind in ("text", "process"):
        closed = [item for step in path.steps if step.kind == kind for item in step.closes]
        assert sorted(closed) == sorted(gaps)
    assert len({step.id for step in path.steps}) == len(path.steps)


@settings(max_examples=40, deadline=None)
@given(cases(), st.sampled_from([2, 20, 60]))
def test_every_quarter_has_a_quick_win_and_a_process_step(case: tuple[list[Finding], Ruleset], capacity: int) -> None:
    path = plan(case, capacity=capacity)
    if not path.steps:
        return
    first = min(_month(step.start) for step in path.steps)
    last = max(_month(step.end) for step in path.steps)
    for quarter in range((last - first) // 3 + 1):
        start = first + quarter * 3
        here = [step for step in path.steps if _month(step.start) <= start + 2 and _month(step.end) >= start]
        assert any(step.effort in ("XS", "S") for step in here), (quarter, here)
        assert any(step.kind == "process" for step in here), (quarter, here)


@settings(max_examples=40, deadline=None)
@given(cases(), st.sampled_from([1, 10, 20, 50]))
def test_no_quarter_holds_more_than_the_capacity(case: tuple[list[Finding], Ruleset], capacity: int) -> None:
    findings, rules = case
    works = works_of(gaps_of(findings, [rules]))
    limit = quarter_days(capacity)
    used: dict[int, float] = {}
    for item in fill(works, limit, _status):
        for quarter, amount in item.used:
            used[quarter] = used.get(quarter, 0.0) + amount
        if item.work.special != "status":
            assert sum(amount for _, amount in item.used) == pytest.approx(item.work.days)
    assert all(amount <= limit + 1e-6 for amount in used.values())


@settings(max_examples=15, deadline=None)
@given(cases())
def test_the_same_gaps_give_the_same_path(case: tuple[list[Finding], Ruleset]) -> None:
    first = plan(case)
    assert plan(case) == first
    findings, rules = case
    again = plan_path(findings, [rules], AS_OF, SAY, names=NAMES)
    assert again.model_dump_json() == first.model_dump_json()


@settings(max_examples=40, deadline=None)
@given(cases())
def test_a_small_tabletop_is_held_within_half_a_year(case: tuple[list[Finding], Ruleset]) -> None:
    path = plan(case)
    if not path.steps:
        return
    exercises = [phase for phase in path.phases if phase.id == "ovelse"]
    tabletops = [step for phase in exercises for step in phase.steps if not step.closes]
    assert len(tabletops) == 1
    first = min(_month(step.start) for step in path.steps)
    assert _month(tabletops[0].end) - first < 6


def test_a_path_without_gaps_says_so() -> None:
    item = requirement("no.test.a")
    path = plan(([finding(item, "fulfilled")], ruleset([item])))
    assert path.steps == ()
    assert path.notes == (SAY("path.note.no_gaps"),)


def test_what_cannot_be_decided_and_what_is_only_allowed_makes_no_step() -> None:
    items = [requirement("no.test.a"), requirement("no.test.b"), requirement("no.test.c", obligation="may")]
    findings = [finding(items[0], "undecided"), finding(items[1], "withheld"), finding(items[2], "missing")]
    path = plan((findings, ruleset(items)))
    assert path.steps == ()
    assert path.notes == (SAY("path.note.none_found", n=2),)


def test_a_step_is_named_after_what_it_closes_and_not_after_its_place() -> None:
    items = [
        requirement(f"no.test.{name}", found_in=(name,), remedy={"action": {"nb": f"Skriv {name}."}})
        for name in ("a", "b", "c")
    ]
    rules = ruleset(items)
    all_three = plan(([finding(item, "missing") for item in items], rules))
    last_only = plan(([finding(items[2], "missing")], rules))
    assert _closing(all_three, "no.test.c").id == _closing(last_only, "no.test.c").id


def test_a_roll_up_stands_in_the_closes_of_the_step_that_closes_its_part() -> None:
    part, whole = requirement("no.test.part"), requirement("no.sbl.whole", rollup=("no.test.part",), remedy=None)
    path = plan(([finding(part, "missing"), finding(whole, "missing")], ruleset([whole, part])))
    assert _closing(path, "no.test.part").closes == ("no.test.part", "no.sbl.whole")
    assert len([step for step in path.steps if step.kind == "text"]) == 1


def test_what_fails_tonight_does_not_wait_for_a_large_document() -> None:
    plan_itself = requirement("no.test.plan", remedy={"effort": "L", "urgency": 1})
    powers = requirement("no.test.powers", remedy={"effort": "S", "urgency": 0}, needs=("no.test.plan",))
    path = plan(([finding(plan_itself, "missing"), finding(powers, "missing")], ruleset([plan_itself, powers])))
    step = _closing(path, "no.test.powers")
    assert step.needs == ()
    assert path.phases[0].id == "akutt"
    assert step in path.phases[0].steps
    assert (step.end or "") <= (_closing(path, "no.test.plan").end or "")


def test_making_a_document_also_makes_its_missing_parts() -> None:
    whole = requirement("no.test.plan", remedy={"effort": "L", "urgency": 1})
    part = requirement("no.test.part", remedy={"effort": "M", "owner": "plansjef"}, needs=("no.test.plan",))
    rules = ruleset([whole, part])
    together = plan(([finding(whole, "missing"), finding(part, "missing")], rules))
    assert _closing(together, "no.test.part") is _closing(together, "no.test.plan")
    apart = plan(([finding(whole, "missing"), finding(part, "partial")], rules))
    assert _closing(apart, "no.test.part").needs == (_closing(apart, "no.test.plan").id,)


def test_the_same_remedy_of_the_same_owner_is_one_step() -> None:
    same = {"action": {"nb": "Gjør dette."}, "phase": "ros"}
    items = [requirement(f"no.test.{name}", remedy=same, found_in=(name,)) for name in ("a", "b")]
    path = plan(([finding(item, "missing") for item in items], ruleset(items)))
    assert _closing(path, "no.test.a") is _closing(path, "no.test.b")


def test_urgent_work_comes_first_and_a_weak_duty_after_one_where_nothing_was_found() -> None:
    made = {
        name: requirement(f"no.test.{name}", remedy={"urgency": urgency, "action": {"nb": name}}, found_in=(name,))
        for name, urgency in (("advice", 6), ("weak", 2), ("none", 2), ("tonight", 0))
    }
    results = {"advice": "missing", "weak": "partial", "none": "missing", "tonight": "missing"}
    path = plan(([finding(made[name], results[name]) for name in made], ruleset(list(made.values()))), capacity=1)
    starts = [_closing(path, f"no.test.{name}").start or "" for name in ("tonight", "none", "weak", "advice")]
    assert starts == sorted(starts)


def test_the_path_starts_the_month_after_the_assessment_date() -> None:
    item = requirement("no.test.a")
    path = plan(([finding(item, "missing")], ruleset([item])))
    assert min(step.start or "" for step in path.steps) == "2026-12"
    later = plan(([finding(item, "missing")], ruleset([item])), start=date(2027, 3, 15))
    assert min(step.start or "" for step in later.steps) == "2027-03"


def test_too_much_work_is_said() -> None:
    items = [requirement(f"no.test.{n}", remedy={"effort": "XL"}) for n in range(5)]
    case = [finding(item, "missing") for item in items], ruleset(items)
    assert any("større enn kapasiteten" in note for note in plan(case, capacity=5).notes)
    assert not any("større enn kapasiteten" in note for note in plan(case, capacity=100).notes)


@pytest.mark.parametrize("capacity", [0, -5, 101])
def test_a_capacity_that_is_none_is_refused(capacity: int) -> None:
    with pytest.raises(UsageError) as caught:
        PathOptions(capacity=capacity)
    assert caught.value.key == "path.capacity"


def test_the_settings_of_the_case_file_are_read_and_checked() -> None:
    assert path_options({"capacity": 40, "start": "2027-02"}) == PathOptions(40, date(2027, 2, 1))
    for settings_, key in (
        ({"capacity": 0}, "path.capacity_in_case"),
        ({"start": "snart"}, "path.start"),
        ({"kapasitet": 20}, "path.key"),
    ):
        with pytest.raises(DossierError) as caught:
            path_options(settings_, 4)
        assert caught.value.key == key
        assert caught.value.values["line"] == 4


def test_both_written_forms_are_complete() -> None:
    item = requirement("no.test.a")
    findings, rules = [finding(item, "missing")], ruleset([item])
    nn = plan_path(findings, [rules], AS_OF, Translator("nn"), names=NAMES)
    step = _closing(nn, "no.test.a")
    assert step.title.startswith("Syt for at planen")
    assert step.parts[0].action.endswith("(nn)")
    assert step.proof.endswith("(nn)")


def _closing(path: DevelopmentPath, identifier: str) -> Step:
    return next(step for step in path.steps if step.kind == "text" and identifier in step.closes)


def _month(text: str | None) -> int:
    year, month = (text or "").split("-")
    return int(year) * 12 + int(month) - 1


def _status(quarter: int) -> Work:
    return Work(id=f"status-{quarter}", kind="process", effort="XS", days=0.0, special="status")
