"""What every report says first."""

from __future__ import annotations

from handmade import document, dossier, finding, report, requirement, ruleset
from tilsyn.messages import Translator
from tilsyn.model import Reason, Result
from tilsyn.reporting.summary import counts, first_steps, sections, to_ask, to_talk

SAY = Translator("nb")


def test_roll_ups_are_left_out_of_the_counts() -> None:
    part, whole = requirement("no.a"), requirement("no.whole", rollup=("no.a",), remedy=None)
    found = counts([finding(part, "missing"), finding(whole, "missing")])
    assert found[Result.MISSING] == 1
    assert list(found) == sorted(found, key=list(found).index)


def test_what_to_ask_for_is_one_entry_for_each_kind_the_named_ones_first() -> None:
    items = [
        requirement("no.a", found_in=("ovelsesplan",)),
        requirement("no.b", found_in=("ovelsesplan",)),
        requirement("no.c", found_in=("varslingsliste",)),
        requirement("no.d", found_in=("helhetlig_ros",)),
    ]
    findings = [
        finding(items[0], "undecided"), finding(items[1], "undecided"), finding(items[2], "withheld"),
        finding(items[3], "undecided", reason=Reason.INTERVIEW),
    ]  # fmt: skip
    made = report(findings, ruleset(items))
    assert [(ask.name, len(ask.findings), ask.withheld) for ask in to_ask(made, SAY)] == [
        ("Varslingsliste", 1, True), ("Øvelsesplan", 2, False),
    ]  # fmt: skip
    assert [found.requirement for found, _ in to_talk(made, SAY)] == ["no.d"]


def test_a_document_that_is_here_is_not_asked_for_as_a_whole() -> None:
    item = requirement("no.a", found_in=("varslingsliste",))
    files = dossier([document("liste.docx", "varslingsliste")])
    assert to_ask(report([finding(item, "withheld")], ruleset([item]), dossier=files), SAY)[0].name == (
        "Varslingsliste: det som mangler"
    )


def test_the_provisions_stand_in_the_statutes_order_with_roll_ups_as_headings() -> None:
    part = requirement("no.fkb.a")
    whole = requirement("no.sbl.a", rollup=("no.fkb.a",), remedy=None)
    rules = ruleset([whole, part], {"SBL § 14": ["no.sbl.a"], "FKB § 2": ["no.fkb.a"]})
    found = sections(report([finding(part, "missing"), finding(whole, "missing")], rules), SAY)
    assert [section.id for section in found] == ["SBL § 14", "FKB § 2"]
    assert [item.requirement for item in found[0].rollups] == ["no.sbl.a"]
    assert not found[0].findings


def test_the_first_steps_are_the_most_urgent_texts() -> None:
    items = [
        requirement(f"no.{n}", found_in=(f"k{n}",), remedy={"urgency": urgency, "action": {"nb": str(n)}})
        for n, urgency in enumerate((6, 2, 0, 1, 2))
    ]
    path = report([finding(item, "missing") for item in items], ruleset(items)).path
    assert [step.urgency for step in first_steps(path)] == [0, 1, 2]
    assert all(step.kind == "text" for step in first_steps(path))
