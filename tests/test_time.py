"""Law has time: one plan judged at four dates, all answers right on their day.

Sources for the dates:

* The duty of municipalities came into the Act on civil defence of 1953 (sivilforsvarsloven §§ 15 a-15 d) by the Act of
  19 June 2009 no. 83, in force 1 January 2010; sivilbeskyttelsesloven §§ 14 and 15 carried it on from 1 January 2011.
  Yearly revision is one of the duties that the Act itself holds.
* The regulation (forskrift om kommunal beredskapsplikt, 22 August 2011 no. 894) came into force on 7 October 2011. That
  the plan names its keeper and shows when it was last updated stands in the regulation only.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from checks.kit import doc, plugins
from tilsyn.app import load_rulesets
from tilsyn.engine import assess
from tilsyn.model import Dossier, Finding, Reason, Result

FKB = date(2011, 10, 7)
DAYS = ("2010-06-01", "2012-03-01", "2018-06-01", "2026-11-22")
PLAN = """\
Vedtatt av kommunestyret 15. juni 2009. Sist revidert 10. januar 2012.

# Innledning

Planen gjelder ved hendelser som krever mer enn ordinær drift.

# Revisjon

Beredskapskoordinatoren har ansvaret for å holde planen oppdatert.
"""
YEARLY, STATED, KEEPER = "no.fkb.6.2.plan_revidert_arlig", "no.fkb.6.2.sist_oppdatert", "no.fkb.6.2.ansvarlig"


@cache
def judged(day: str) -> dict[str, Finding]:
    """The answers on a day; the dates of the plan are read as on that day."""
    as_of = date.fromisoformat(day)
    plan = doc(PLAN, title="Overordnet beredskapsplan", as_of=as_of)
    dossier = Dossier(name="d", documents=(plan,), jurisdiction="no", language="nb", as_of=as_of)
    found = assess(dossier, load_rulesets(["no.fkb"], plugins()), plugins())
    return {item.requirement: item for item in found}


@pytest.mark.parametrize("day", DAYS)
def test_exactly_the_duties_that_hold_are_answered(day: str) -> None:
    requirements = load_rulesets(["no.fkb"], plugins())[0].ruleset.requirements
    held = {item.id for item in requirements if item.applies.holds(date.fromisoformat(day))}
    assert set(judged(day)) == held


def test_2010_the_act_held_and_the_regulation_did_not_exist() -> None:
    found = judged("2010-06-01")
    # Adopted 15 June 2009, within twelve months; the revision of 2012 has not happened yet.
    assert found[YEARLY].result is Result.FULFILLED
    assert [item.quote for item in found[YEARLY].evidence] == ["Vedtatt av kommunestyret 15. juni 2009."]
    # What the regulation introduced can be no gap sixteen months before it.
    assert STATED not in found
    assert KEEPER not in found


def test_2012_the_plan_was_revised_seven_weeks_before() -> None:
    found = judged("2012-03-01")
    assert found[YEARLY].result is Result.FULFILLED  # 10 January 2012 is within twelve months
    assert found[STATED].result is Result.FULFILLED  # the day stands in the plan
    assert found[KEEPER].result is Result.FULFILLED  # so does who keeps it


@pytest.mark.parametrize("day", ["2018-06-01", "2026-11-22"])
def test_2018_and_2026_the_same_plan_is_old(day: str) -> None:
    found = judged(day)
    assert found[YEARLY].result is Result.OUTDATED  # more than a year, by either reading of once a year
    assert found[STATED].result is Result.FULFILLED  # that the day stands there does not grow old
    assert found[KEEPER].result is Result.FULFILLED


def test_the_year_after_is_read_in_two_ways() -> None:
    """On 1 March 2013 it is over twelve months, but a revision stands in the calendar year before."""
    found = judged("2013-03-01")[YEARLY]
    assert (found.result, found.reason) == (Result.UNDECIDED, Reason.AMBIGUOUS)


def test_nothing_holds_before_its_law() -> None:
    requirements = load_rulesets(["no.fkb"], plugins())[0].ruleset.requirements
    starts = {item.id: item.applies.start for item in requirements}
    assert [name for name, start in starts.items() if start is None or start < date(2010, 1, 1)] == []
    # §§ 1, 3, 5, 7 second paragraph, 8 and 9 of the regulation have nothing before them in the Act.
    alone = ("no.fkb.1", "no.fkb.3", "no.fkb.5", "no.fkb.7.2", "no.fkb.8", "no.fkb.9")
    assert [name for name, start in starts.items() if name.startswith(alone) and start < FKB] == []


def test_the_answers_grow_with_the_law() -> None:
    counts = [len(judged(day)) for day in DAYS]
    assert counts == sorted(counts)
    assert counts[0] < counts[1] < counts[-1]
