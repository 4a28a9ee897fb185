"""What could not be dated is said with the reason; law and intervals are measured by stated dates only."""

from __future__ import annotations

from datetime import date

import pytest

from currency.kit import Writer, dossier
from handmade import dated, document, finding, requirement, ruleset, unread
from handmade import dossier as files
from tilsyn.currency.conflicts import find_conflicts
from tilsyn.currency.law import find_law_changes
from tilsyn.currency.limits import limits_of, running_out
from tilsyn.currency.undated import find_undated
from tilsyn.model import CheckSpec, DatedFact, Evidence, RecognisedDocument
from tilsyn_norway.country import norway
from tilsyn_norway.languages import packs


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Sist revidert:", "blank_label"),
        ("Revidert: dd.mm.åååå", "placeholder"),
        ("Sist revidert 31.02.2024", "impossible"),
        ("Storvik kommune", "no_date"),
        ("Sist revidert 28.02.2024", None),
    ],
)
def test_reasons_of_the_text(line: str, reason: str | None) -> None:
    given = dossier(Writer().line(line).heading("Innledning").line("Planen gjelder alle.").document())
    found = find_undated(given, find_conflicts(given, packs()))
    assert [item.reason for item in found] == ([reason] if reason else [])


def test_reasons_of_the_file() -> None:
    weak = [fact.model_copy(update={"source": "file_name"}) for fact in [dated("navn.docx", "valid_from", "2023")]]
    given = files(
        [
            document("skannet.pdf", "varslingsliste", unread=[unread("scanned")]),
            document("forside.pdf", "varslingsliste", unread=[unread("scanned", [1])]),
            document("navn.docx", "varslingsliste").model_copy(update={"dates": tuple(weak)}),
            document("annet.docx", None, not_used="guide"),
        ]
    )
    found = [(item.document, item.reason, item.detail) for item in find_undated(given, ())]
    assert found == [
        ("skannet.pdf", "unread", "scanned"),
        ("forside.pdf", "cover_unread", ""),
        ("navn.docx", "file_name", "2023"),
    ]


def plan(*dates: tuple[str, str]) -> RecognisedDocument:
    return document("plan.docx", "overordnet_beredskapsplan", dates=list(dates))


def changes(given: RecognisedDocument, as_of: date = date(2026, 11, 22)) -> list[str]:
    return [item.change.id for item in find_law_changes(files([given], as_of=as_of), norway())]


def test_law_is_that_of_after_the_decision_newest_first() -> None:
    assert changes(plan(("adopted", "2025-08-01"))) == ["fhl_2026", "digital_2025", "sbs_2025"]
    assert changes(plan(("adopted", "2026-02-01"))) == []
    assert changes(plan(("adopted", "2010-06-01")), date(2012, 1, 1)) == ["fkb_2011", "sbl_2011"]


def test_a_revision_afterwards_is_told() -> None:
    given = files([plan(("adopted", "2025-08-01"), ("revised", "2025-11-01"))])
    revised = {item.change.id: item.documents[0].revised for item in find_law_changes(given, norway())}
    assert revised == {"fhl_2026": None, "digital_2025": "2025-11-01", "sbs_2025": "2025-11-01"}


def test_every_change_is_told_in_both_forms_with_its_source() -> None:
    kinds = {kind.id for kind in norway().kinds}
    for change in norway().law_changes:
        assert set(change.name) == set(change.means) == {"nb", "nn"}
        assert change.source.startswith(("LOV-", "FOR-"))
        assert set(change.kinds) <= kinds


def limit(day: str) -> tuple[date | None, list[date]]:
    document_, duty = plan(("revised", day)), requirement("no.test.6", short="FKB § 6")
    duty = duty.model_copy(update={"check": CheckSpec.model_validate({"kind": "interval", "months": 12})})
    fact: DatedFact = document_.dates[0]
    shown = Evidence(place=fact.place, quote=day, part="revised")
    given = files([document_])
    (found,) = limits_of([finding(duty, "fulfilled", evidence=(shown,))], [ruleset([duty])], given)
    assert found.oldest == date(2025, 11, 22)
    return found.until, [item.day for item in running_out([found], given.as_of)]


def test_an_interval_is_kept_until_the_same_day_a_year_later() -> None:
    assert limit("2026-02-28") == (date(2027, 2, 28), [date(2027, 2, 28)])
    assert limit("2024-02-29") == (date(2025, 2, 28), [])
