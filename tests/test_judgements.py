"""People's judgements: they hold while they hold, and a bad one gives the finding back and says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handmade import AS_OF, finding, quote, requirement
from tilsyn.errors import DossierError
from tilsyn.judgements import apply_judgements, parse_judgements, read_judgements
from tilsyn.messages import Translator
from tilsyn.model import Finding, Result

GOOD = """\
- requirement: no.test.a
  result: fulfilled
  by: kommunedirektøren
  date: 2026-11-20
  reason: Fullmaktene står i delegeringsreglementet del 3.
"""


class Heard:
    """Remembers warnings, and that each can be said."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.text = ""

    def __call__(self, key: str, /, **values: object) -> None:
        assert "{" not in Translator("nb")(key, **values)
        self.keys.append(key)
        self.text += Translator("nb")(key, **values)


def judge(entry: str, as_of: date = AS_OF, **changes: object) -> tuple[Finding, Heard]:
    """A finding that is missing, with the judgements of a text applied."""
    heard = Heard()
    made = finding(requirement("no.test.a"), "missing", **changes)
    done = apply_judgements([made], parse_judgements(entry), as_of, {"no.test.a", "no.test.old"}, heard)
    return done[0], heard


def test_a_judgement_changes_what_counts_and_not_what_the_program_found() -> None:
    done, heard = judge(GOOD)
    assert done.result is Result.MISSING
    assert done.standing is Result.FULFILLED
    assert not done.is_gap
    assert done.judgement is not None
    assert done.judgement.by == "kommunedirektøren"
    assert heard.keys == []


@pytest.mark.parametrize(
    ("day", "holds"), [("2026-11-21", True), ("2026-11-22", True), ("2026-11-23", False), ("2027-01-01", False)]
)
def test_the_expiry_day_itself_still_counts(day: str, holds: bool) -> None:
    done, heard = judge(GOOD + "  until: 2026-11-22\n", date.fromisoformat(day))
    assert (done.judgement is not None) is holds
    assert done.notes == (() if holds else ("judgement_expired",))
    assert heard.keys == ([] if holds else ["judgement.expired"])


def test_a_judgement_made_after_the_assessment_date_does_not_hold_yet() -> None:
    done, heard = judge(GOOD, date(2026, 11, 19))
    assert done.judgement is None
    assert done.notes == ("judgement_future",)
    assert heard.keys == ["judgement.future"]


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        (GOOD.replace("  reason: Fullmaktene står i delegeringsreglementet del 3.\n", ""), "judgement.lacks", 1),
        (
            GOOD.replace("reason: Fullmaktene står i delegeringsreglementet del 3.", "reason: '  '"),
            "judgement.lacks",
            5,
        ),
        (GOOD.replace("2026-11-20", "20.11.2026"), "judgement.date", 4),
        (GOOD.replace("2026-11-20", "2026-13-40"), "judgement.date", 4),
        (GOOD.replace("result: fulfilled", "result: ok"), "judgement.result", 2),
        (GOOD + "  until: snart\n", "judgement.date", 6),
        (GOOD + "  until: 2026-11-01\n", "judgement.until", 6),
        (GOOD + "  utløper: 2027-01-01\n", "judgement.key", 6),
    ],
)
def test_a_malformed_judgement_gives_the_finding_back_with_a_note(text: str, key: str, line: int) -> None:
    done, heard = judge(text)
    assert done.judgement is None
    assert done.is_gap
    assert done.notes == ("judgement_malformed",)
    assert heard.keys == [key]
    assert f"vurderinger.yaml, linje {line}" in heard.text


def test_one_bad_judgement_does_not_take_the_others_with_it() -> None:
    heard = Heard()
    findings = [finding(requirement(f"no.test.{name}"), "missing") for name in ("a", "b")]
    text = GOOD + GOOD.replace("no.test.a", "no.test.b").replace("2026-11-20", "i går")
    done = apply_judgements(findings, parse_judgements(text), AS_OF, {"no.test.a", "no.test.b"}, heard)
    assert [item.is_gap for item in done] == [False, True]


def test_an_unknown_requirement_is_said_with_the_nearest() -> None:
    done, heard = judge(GOOD.replace("no.test.a", "no.test.aa"))
    assert done.judgement is None
    assert heard.keys == ["judgement.unknown"]
    assert "no.test.a" in heard.text
    _, heard = judge(GOOD.replace("no.test.a", "no.test.old"))
    assert heard.keys == ["judgement.not_assessed"]


def test_the_later_of_two_judgements_holds_and_a_new_one_heals_an_expired() -> None:
    later = GOOD.replace("2026-11-20", "2026-11-21").replace("fulfilled", "partial")
    assert judge(later + GOOD)[0].standing is Result.PARTIAL
    expired = GOOD + "  until: 2026-11-20\n"
    done, _ = judge(expired + later)
    assert done.standing is Result.PARTIAL
    assert done.notes == ()


def test_a_text_that_has_changed_is_flagged_and_the_judgement_holds() -> None:
    evidence = (quote("Noe."),)
    same, heard = judge(GOOD + "  text: e0123456789abcd\n", evidence=evidence, text="e0123456789abcd")
    assert (same.notes, heard.keys) == ((), [])
    cut, _ = judge(GOOD + "  text: e0123456…\n", evidence=evidence, text="e0123456789abcd")
    assert cut.notes == ()
    changed, heard = judge(GOOD + "  text: e0123456789abcd\n", evidence=evidence, text="e9999")
    assert changed.standing is Result.FULFILLED
    assert changed.notes == ("judgement_text_changed",)
    assert heard.keys == ["judgement.text_changed"]


def test_a_roll_up_follows_the_judgement_of_its_part() -> None:
    part, whole = requirement("no.test.a"), requirement("no.test.whole", rollup=("no.test.a",), remedy=None)
    findings = [finding(whole, "missing"), finding(part, "missing")]
    done = apply_judgements(findings, parse_judgements(GOOD), AS_OF, {"no.test.a", "no.test.whole"}, Heard())
    assert done[0].standing is Result.FULFILLED
    assert done[0].notes == ("rollup_judged",)


@pytest.mark.parametrize(
    ("text", "key"),
    [("requirement: x\n", "judgement.list"), ("- [\n", "rules.yaml"), (GOOD + "  by: jeg\n", "rules.twice")],
)
def test_a_file_that_is_no_list_is_an_error_with_its_line(text: str, key: str) -> None:
    with pytest.raises(DossierError) as caught:
        parse_judgements(text)
    assert caught.value.key == key
    assert "vurderinger.yaml" in Translator("nb")(key, **caught.value.values)


def test_the_file_is_read_beside_the_documents(tmp_path: Path) -> None:
    assert read_judgements(tmp_path).valid == []
    (tmp_path / "vurderinger.yaml").write_text("\ufeff" + GOOD, encoding="utf-8")
    assert len(read_judgements(tmp_path).valid) == 1
    (tmp_path / "vurderinger.yaml").write_bytes(b"- \xff\xfe")
    with pytest.raises(DossierError):
        read_judgements(tmp_path)
