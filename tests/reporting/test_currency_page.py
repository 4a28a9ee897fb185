"""The page on time: the picture and its table say the same, in both forms, and every kind has words of its own."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from handmade import document, dossier, finding, place, report, requirement, ruleset
from reporting.test_html_page import Page, render
from tilsyn.messages import LANGUAGES, Translator
from tilsyn.model import Conflict, LawChange, LawSince, Older, Outdated, Report, TriggerQuestion, Undated, Upcoming
from tilsyn.reporting.currency import outdated_text
from tilsyn.reporting.html.currency import currency_view
from tilsyn.reporting.html.timeline import plotted
from tilsyn.reporting.json_report import JsonFormat
from tilsyn.reporting.masking import SIGN, mask_report
from tilsyn.reporting.terminal import TerminalFormat

KINDS = ("word", "body", "law", "county", "municipality", "period", "agreement", "revision", "promise", "foreign")


def old(kind: str, found: str = "fylkesmannen", block: int = 3) -> Outdated:
    return Outdated(
        place=place(block=block, page=block), found=found, replacement="statsforvalteren", since=date(2021, 1, 1),
        quote=f"Meld fra til {found}.", kind=kind,
    )  # fmt: skip


def made(language: str = "nb") -> Report:
    duty = requirement("no.test.a")
    files = dossier(
        [
            document(
                "plan.docx", "overordnet_beredskapsplan", title="Beredskapsplan",
                dates=[("adopted", "2020-12-17"), ("revised", "2024-11-07"), ("revised", "2025-10"),
                       ("next_revision", "2026-10-01")],
            ),
            document("øving.docx", "ovelsesplan", dates=[("held", "2025-03-11"), ("valid_to", "2028")]),
        ],
        language=language,
    )  # fmt: skip
    change = LawChange(id="l", date=date(2026, 1, 1), name={"nb": "Ny lov", "nn": "Ny lov"}, source="LOV-1")
    older = Older(document="plan.docx", role="adopted", date="2020-12-17", revised=None)
    conflict = Conflict(
        kind="cover_log", place=place(), quote="Revidert 2025, Kari 900 11 222", other=place(page=9), other_quote="3"
    )
    question = TriggerQuestion(
        id="x", name={"nb": "pandemien", "nn": "pandemien"}, date=date(2020, 3, 12), document="plan.docx",
        dated="2012-05-31", place=place(),
    )  # fmt: skip
    words = (old("body"), old("body", "Fylkesmannen", 5), old("agreement", "31.12.2024"), old("foreign", "Nes kommune"))
    coming = Upcoming(day=date(2027, 3, 1), kind="agreement", found="1.3.2027", place=place(), quote="Til 1.3.2027.")
    return report(
        [finding(duty, "fulfilled")], ruleset([duty]), dossier=files, language=language, outdated=words,
        conflicts=(conflict,), upcoming=(coming,), triggers=(question,),
        law=(LawSince(change=change, documents=(older,)),),
        undated=(Undated(document="øving.docx", reason="blank_label", quote="Sist revidert:"),),
    )  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_of_its_own(kind: str, language: str) -> None:
    text = outdated_text(old(kind), Translator(language))
    assert not text.startswith("currency.")
    assert ("statsforvalteren" in text) is (kind not in ("period", "agreement", "revision", "promise"))


def test_only_a_body_is_called_something_else_now() -> None:
    said = {kind for kind in KINDS if "Heter nå" in outdated_text(old(kind), Translator("nb"))}
    assert said == {"body"}


def test_the_table_holds_every_date_of_the_picture() -> None:
    view = currency_view(made(), Translator("nb"))
    assert view is not None
    assert view.picture is not None
    facts = [fact for item in made().dossier.used for fact in plotted(item)]
    marks = [mark for mark in view.picture.marks if mark.shape != "flag"]
    told = " ".join(item.text for row in view.documents for cell in row.cells for item in cell)
    assert len(marks) == len(facts) == 6
    for text in (
        "17. desember 2020",
        "oktober 2025",
        "11. mars 2025",
        "neste revisjon 1. oktober 2026",
        "gyldig til 2028",
    ):
        assert text in told
    assert all(text in told for mark in marks for text in [mark.title.split(": ")[1]])


def test_a_deadline_that_has_passed_looks_and_reads_otherwise() -> None:
    view = currency_view(made(), Translator("nb"))
    assert view is not None
    assert view.picture is not None
    assert {mark.shape: mark.passed for mark in view.picture.marks}["next_revision"]
    assert not {mark.shape: mark.passed for mark in view.picture.marks}["valid_to"]


def test_the_same_word_stands_once_with_its_places() -> None:
    view = currency_view(made(), Translator("nb"))
    assert view is not None
    ((_, rows),) = view.stale
    assert [row.found for row in rows] == ["fylkesmannen", "31.12.2024", "Nes kommune"]
    assert rows[0].where == "side 5 (side 3 i filen), 3.2 Fullmakter; side 5, 3.2 Fullmakter"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_is_whole_and_accessible(language: str) -> None:
    text = render(made(language), language)
    page = Page(text)
    assert page.problems == []
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(item.get("scope") in ("row", "col") for item in page.all("th"))
    ids = [item["id"] for _, item in page.tags if item.get("id")]
    assert len(ids) == len(set(ids))
    pictures = [item for item in page.all("svg") if item.get("role") == "img"]
    assert pictures
    assert all(label in ids for item in pictures for label in (item["aria-labelledby"] or "").split())
    ours = text[text.index('id="utdatert"') : text.index('id="om"')]
    assert not re.search(r"currency\.\w", ours)


def test_json_has_the_facts_and_masks_what_is_private() -> None:
    data = json.loads(JsonFormat().render(mask_report(made()), Translator("nb")))
    assert data["conflicts"][0]["quote"] == f"Revidert 2025, Kari {SIGN}"
    assert data["conflicts"][0]["other"]["page"] == 9
    assert data["upcoming"][0]["day"] == "2027-03-01"
    assert data["undated"][0]["reason"] == "blank_label"
    assert data["triggers"][0]["dated"] == "2012-05-31"
    assert data["law_changes"][0]["documents"][0]["date"] == "2020-12-17"


def test_the_terminal_has_the_short_form_at_80_columns() -> None:
    text = TerminalFormat().render(made(), Translator("nb")).decode()
    for words in ("Utdaterte ord", "Heter nå statsforvalteren", "Datoer som ikke stemmer", "Dette går ut innen ett år",
                  "1. mars 2027", "ikke kunne dateres", "Pandemien (12. mars 2020)", "Ny lov"):  # fmt: skip
        assert words in text, words
    assert max(map(len, text.splitlines())) <= 80
