"""What is private does not travel: numbers, addresses, and names beside them; what only looks like it stays."""

from __future__ import annotations

import pytest

from handmade import document, dossier, finding, outdated, paragraph, quote, report, requirement, ruleset, table
from tilsyn.messages import Translator
from tilsyn.model import Judgement, Report, Result
from tilsyn.reporting.html.page import HtmlFormat
from tilsyn.reporting.json_report import JsonFormat
from tilsyn.reporting.masking import SIGN, Masker, mask_report
from tilsyn.reporting.terminal import TerminalFormat
from tilsyn_norway.country import norway

LIST = [
    ["Navn", "Rolle", "Telefon", "E-post"],
    ["Kari Nordmann", "Ordfører", "900 11 222", "kari.nordmann@tjeldvik.kommune.no"],
    ["Ola Berg-Hansen", "Kommuneoverlege", "22 33 44 55", ""],
    ["Politiets operasjonssentral", "Politi", "02800", ""],
]


ORGANISATIONS = ("Røde Kors", "Skogdal Kraft", "Norsk Folkehjelp", "Vik Maskin", "Havbris Laks", "Storvik Kraftlag",
                 "Skarvang Hotell", "Indre Fjord Brannvern", "Sund Cruise", "Dal Maskin AS")  # fmt: skip
PEOPLE = (
    "Kari Nordmann", "Per Olav Skorpen", "Turid Gjerde", "Yusuf Demir", "Liv Berge",
    "Anne Lise Moe", "Arne Haug",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "900 11 222", "90011222", "22 33 44 55", "22.33.44.55", "+47 900 11 222", "+4790011222", "0047 22334455",
        "kari@tjeldvik.kommune.no", "070-123 45 67", "040 123 4567", "+46 70 123 45 67", "815 00 000",
    ],
)  # fmt: skip
def test_numbers_and_addresses_are_masked(text: str) -> None:
    assert Masker().text(f"Ring {text} ved behov.") == f"Ring {SIGN} ved behov."


@pytest.mark.parametrize(
    "text",
    [
        "Vedtatt 13. oktober 2022, sak 113/24", "20221013", "15.10.24", "2024-10-15", "2022–2026", "110, 112 og 113",
        "Forskrift 2011-08-22-894", "kroner 500 000", "12 000 000 kroner", "FKB § 4 a", "org.nr. 974 760 673",
        "gnr. 12 bnr. 345", "2023/12345-6", "kote 12,5", "11 202 innbyggere", "1. januar 2020 til 31. desember 2023",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_stays(text: str) -> None:
    assert Masker().text(text) == text


def test_names_beside_numbers_are_masked_and_roles_are_not() -> None:
    masker = Masker(_files())
    assert masker.text("Kari Nordmann leder kriseledelsen.") == f"{SIGN} leder kriseledelsen."
    assert masker.text("Ola Berg-Hansen er kommuneoverlege.") == f"{SIGN} er kommuneoverlege."
    assert masker.text("Politiets operasjonssentral varsles.") == "Politiets operasjonssentral varsles."
    assert masker.text("Ordfører og kommuneoverlege") == "Ordfører og kommuneoverlege"


def test_organisations_beside_numbers_stay_and_people_do_not() -> None:
    words = norway().organisation_words
    rows = [["Hvem", "Telefon"], *([name, "900 11 222"] for name in (*ORGANISATIONS, *PEOPLE))]
    files = dossier([document("varsling.docx", "varslingsliste", [table(rows, "varsling.docx", 0)])])
    masker = Masker(files, words)
    assert [name for name in ORGANISATIONS if masker.text(name) != name] == []
    assert [name for name in PEOPLE if masker.text(name) != SIGN] == []
    assert [name for name in PEOPLE if Masker(files).text(name) != SIGN] == []


def test_a_title_before_a_name_stays() -> None:
    blocks = [
        paragraph("Når ordfører er borte, leder varaordfører.", "plan.docx", 0),
        paragraph("Ordfører Kari Dal, tlf. 900 11 222", "plan.docx", 1),
    ]
    masker = Masker(dossier([document("plan.docx", "varslingsliste", blocks)]))
    assert masker.text("Ordfører Kari Dal bestemmer.") == f"Ordfører {SIGN} bestemmer."


def test_names_in_running_text_stay_when_no_number_is_near() -> None:
    blocks = [paragraph("Rapporten er skrevet av Per Hansen.", "plan.docx", 0)]
    assert Masker(dossier([document("plan.docx", "varslingsliste", blocks)])).text("Per Hansen") == "Per Hansen"


@pytest.mark.parametrize("form", [TerminalFormat(), JsonFormat(), HtmlFormat()], ids=lambda form: form.name)
def test_no_format_shows_what_is_private(form: TerminalFormat | JsonFormat | HtmlFormat) -> None:
    private = ("Kari Nordmann", "900 11 222", "kari.nordmann@", "22 33 44 55")
    open_text = form.render(_report(), Translator("nb")).decode()
    masked = form.render(mask_report(_report()), Translator("nb")).decode()
    assert [text for text in private if text in masked] == []
    assert SIGN in masked
    assert "900 11 222" in open_text


def test_the_hash_of_the_evidence_is_the_same_masked_or_not() -> None:
    item = requirement("no.test.a")
    made = finding(item, "partial", evidence=(quote("Ring 900 11 222."),), text="e123")
    masked = mask_report(report([made], ruleset([item])))
    assert masked.findings[0].text == "e123"
    assert masked.findings[0].evidence[0].quote == f"Ring {SIGN}."


def test_masking_twice_changes_nothing_more() -> None:
    once = mask_report(_report())
    assert mask_report(once).findings == once.findings


def _files():  # type: ignore[no-untyped-def]
    return dossier([document("liste.docx", "varslingsliste", [table(LIST, "liste.docx", 0)])])


def _report() -> Report:
    item, judged = requirement("no.test.a"), requirement("no.test.b")
    row = "Kari Nordmann | Ordfører | 900 11 222 | kari.nordmann@tjeldvik.kommune.no"
    judgement = Judgement.model_validate(
        {"requirement": judged.id, "result": Result.FULFILLED, "by": "Per", "date": "2026-11-20",
         "reason": "Spurt på 22 33 44 55."}
    )  # fmt: skip
    return report(
        [
            finding(item, "partial", evidence=(quote(row, document="liste.docx"),)),
            finding(judged, "missing", judgement=judgement),
        ],
        ruleset([item, judged]),
        dossier=_files(),
        outdated=(outdated("fylkesmannen", "statsforvalteren").model_copy(update={"quote": "Ring 900 11 222."}),),
        masked=False,
    )
