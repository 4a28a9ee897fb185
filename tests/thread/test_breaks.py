"""Where the thread breaks: only at what was supplied, and never said twice."""

from __future__ import annotations

import pytest

from handmade import finding, requirement
from thread.support import JURISDICTION, PACKS, dossier, view
from tilsyn.language.view import DossierText
from tilsyn.model import Break, Thread
from tilsyn.thread.breaks import LINKS, whole_thread, with_duties


def whole(name: str) -> Thread:
    return whole_thread(view(name), dossier(name), JURISDICTION, PACKS)


def at(thread: Thread, kind: str) -> set[str | None]:
    """Numbers of the scenarios with a break of this kind."""
    return {
        thread.scenarios[item.scenario].number
        for item in thread.breaks
        if item.kind == kind and item.scenario is not None
    }


def test_breaks_of_a_labelled_dossier() -> None:
    thread = whole("skarvang")
    assert at(thread, "elsewhere") == {"8", "13"}
    assert at(thread, "unplanned") == set()
    assert at(thread, "unevaluated") == {"7", "12"}
    assert {"1", "3"} <= at(thread, "unexercised")


def test_what_was_not_supplied_is_no_break_until_the_dossier_is_complete() -> None:
    alone = tuple(item for item in dossier("storvik").documents if item.kind == "helhetlig_ros")
    given = dossier("storvik").model_copy(update={"documents": alone, "complete": False})
    thread = whole_thread(DossierText(given.used, PACKS), given, JURISDICTION, PACKS)
    assert len(thread.scenarios) == 16
    assert "exercises" not in thread.supplied
    assert at(thread, "unexercised") == set()
    closed = given.model_copy(update={"complete": True})
    thread = whole_thread(DossierText(given.used, PACKS), closed, JURISDICTION, PACKS)
    assert thread.supplied == LINKS
    assert at(thread, "unexercised") == {"1", "4", "6", "8", "14"}


def test_a_duty_with_a_gap_breaks_its_link() -> None:
    duty = requirement("no.fkb.2.1.forankring")
    assert with_duties(Thread(), [finding(duty, "fulfilled")], JURISDICTION).breaks == ()
    (found,) = with_duties(Thread(), [finding(duty, "missing")], JURISDICTION).breaks
    assert found == Break(kind="duty", requirement=duty.id, text=JURISDICTION.links[0].broken)


@pytest.mark.parametrize("link", JURISDICTION.links, ids=lambda link: link.id)
def test_every_link_is_in_both_forms(link: object) -> None:
    assert set(link.broken) == {"nb", "nn"}  # type: ignore[attr-defined]


def test_no_analysis_no_break() -> None:
    assert whole("kvernsund").breaks == ()
