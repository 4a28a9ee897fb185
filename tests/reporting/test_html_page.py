"""The web page: whole without a network, safe against hostile text, and usable by everybody."""

from __future__ import annotations

import itertools
import re
from html.parser import HTMLParser

import pytest

from handmade import both, document, dossier, finding, outdated, place, quote, report, requirement, ruleset, unread
from tilsyn.messages import Translator
from tilsyn.model import Judgement, Report, Result, Scenario, Thread
from tilsyn.reporting.html.page import HtmlFormat, _resource

VOID = {"meta", "br", "use", "path", "rect", "line", "img", "input", "link", "hr"}


class Page(HTMLParser):
    """What the checks need to know about a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.problems: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.problems.append(tag)

    def all(self, *names: str) -> list[dict[str, str | None]]:
        """Attributes of every tag with one of these names."""
        return [attributes for tag, attributes in self.tags if tag in names]


def render(made: Report, language: str = "nb") -> str:
    """The page as text."""
    return HtmlFormat().render(made, Translator(language)).decode()


@pytest.fixture(scope="module")
def text() -> str:
    return render(_report())


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_tags_close_in_order(page: Page) -> None:
    assert page.problems == []
    assert page.open == []


def test_nothing_runs_and_nothing_is_fetched(text: str, page: Page) -> None:
    assert not page.all("script", "iframe", "object", "link", "img", "form")
    assert not [attributes for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert "@import" not in text
    assert "url(" not in text
    assert all(not (attributes.get("src") or "") for _, attributes in page.tags)
    outward = {attributes["href"] for attributes in page.all("a") if (attributes.get("href") or "").startswith("http")}
    assert outward == {"https://lovdata.no/dokument/SF/forskrift/2011-08-22-894"}


def test_the_language_is_set_and_the_page_can_be_skipped_into(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "nb"
    assert page.all("a")[0]["href"] == "#main"
    assert any(attributes.get("id") == "main" for attributes in page.all("main"))


def test_headings_are_in_order(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_every_link_inside_leads_somewhere(page: Page) -> None:
    ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] or "" for attributes in page.all("a", "use")]
    assert [target for target in targets if target.startswith("#") and target[1:] not in ids] == []
    labels = [attributes.get("aria-labelledby") for _, attributes in page.tags if attributes.get("aria-labelledby")]
    assert [label for value in labels for label in (value or "").split() if label not in ids] == []


def test_tables_have_captions_and_headers_with_scope(text: str, page: Page) -> None:
    assert len(page.all("table")) == len(page.all("caption")) > 4
    assert all(attributes.get("scope") in ("row", "col") for attributes in page.all("th"))


def test_scrolling_regions_can_be_reached_and_are_named(page: Page) -> None:
    regions = [attributes for attributes in page.all("div") if attributes.get("class") == "scroll"]
    assert regions
    assert all(region.get("tabindex") == "0" and region.get("aria-label") for region in regions)


def test_every_answer_is_a_word_beside_its_icon(text: str) -> None:
    for result, inner in re.findall(r'<span class="answer (\w+)">(.*?)</span>', text):
        assert Translator("nb")(f"result.{result}") in inner
        assert f"#i-{result}" in inner


def test_words_can_be_read_on_their_ground() -> None:
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", _resource("style.css")))
    for result in Result:
        assert _contrast(colours[result.value], colours[f"{result.value}-bg"]) >= 4.5, result
        assert _contrast(colours[result.value], "#ffffff") >= 4.5
        assert _contrast(colours[result.value], colours["wash"]) >= 4.5
    for ink in ("ink", "soft", "link", "deep"):
        assert _contrast(colours[ink], "#ffffff") >= 4.5
        assert _contrast(colours[ink], colours["wash"]) >= 4.5
    assert _contrast("#cfe3ea", colours["deep"]) >= 4.5


def test_hostile_text_is_shown_and_never_obeyed() -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"
    item = requirement("no.test.a", title=both(evil))
    files = dossier([document(f"{evil}.docx", "varslingsliste", title=evil)], name=evil, municipality=None)
    made = report(
        [
            finding(
                item, "partial", evidence=(quote(evil, document=f"{evil}.docx", path=(evil,)),), lacking=(both(evil),)
            )
        ],
        ruleset([item]),
        dossier=files,
        outdated=(outdated(evil, evil),),
        thread=Thread(scenarios=(Scenario(name=evil, place=place()),)),
    )
    shown = render(made)
    assert not Page(shown).all("script", "img")
    assert "{{ 7*7 }}" in shown
    assert "&lt;script&gt;" in shown


def test_the_summary_comes_first_with_three_things_and_what_to_ask_for(text: str) -> None:
    order = [text.index(f'id="{name}"') for name in ("kort", "be-om", "krav", "lop", "dokumenter", "utdatert", "om")]
    assert order == sorted(order)
    summary = text[order[0] : order[1]]
    assert summary.index("Tre ting å gjøre først") < summary.index("Be om dette") < summary.index("I orden")
    assert summary.count('<p class="what">') == 3


def test_a_gap_shows_quotation_place_lack_reason_and_remedy(text: str) -> None:
    card = text[text.index('id="no.test.1"') : text.index('id="no.test.2"')]
    for words in ("mulig avvik", "500 000 kroner", "plan.docx, side 5 (side 7 i filen), 3.2 Fullmakter",
                  "Det står ikke hvem som er stedfortreder.", "Uten dette vet ingen", "Slik retter dere det",
                  "Taler mot", "løfte om noe som skal gjøres"):  # fmt: skip
        assert words in card, words


def test_a_judgement_is_shown_with_the_programs_own_answer(text: str) -> None:
    card = text[text.index('id="no.test.6"') :]
    assert "kommunedirektøren" in card
    assert "Programmets eget svar: Ikke funnet." in card


def test_nynorsk_is_complete() -> None:
    shown = render(_report(language="nn"), "nn")
    assert 'lang="nn"' in shown
    ours = re.sub(r">[^<]*\(nn\)", ">", shown)  # the hand-made ruleset's own texts
    ours = re.sub(r"<style>.*?</style>|<blockquote.*?</blockquote>|<[^>]+>", " ", ours, flags=re.DOTALL)
    ours = ours.replace("Står et annet sted.", "")
    assert not re.search(r"\b(Hva|hvem|Hvorfor|mangler|Dokumentene|Svarene|krever)\b", ours)


def test_the_same_report_gives_the_same_page(text: str) -> None:
    assert render(_report()) == text


def test_a_report_without_gaps_is_a_whole_page() -> None:
    item = requirement("no.test.a")
    shown = render(report([finding(item, "fulfilled")], ruleset([item])))
    assert "Ingen mangler krever arbeid nå." in shown
    assert "Det er ingen mangler å lukke." in shown
    assert "1 av 1 krav er oppfylt." in shown
    checked = Page(shown)
    assert checked.problems == []
    assert "<svg viewBox" not in shown


def test_a_report_without_documents_is_a_whole_page() -> None:
    item = requirement("no.test.a")
    shown = render(report([finding(item, "undecided")], ruleset([item]), dossier=dossier([])))
    assert "Ingen dokumenter er levert inn." in shown


def test_other_programs_can_tell_that_it_is_ours(text: str) -> None:
    assert 'name="generator" content="tilsyn' in text[:2000]


def _report(language: str = "nb") -> Report:
    items = [
        requirement(f"no.test.{n}", found_in=(f"slag_{n}",), remedy={"action": both(f"Skriv {n}."), "urgency": n % 3})
        for n in range(8)
    ]
    whole = requirement("no.sbl.whole", rollup=("no.test.0", "no.test.1"), remedy=None)
    results = ["missing", "partial", "outdated", "missing", "withheld", "undecided", "missing", "fulfilled"]
    findings = [finding(item, result) for item, result in zip(items, results, strict=True)]
    findings[1] = findings[1].model_copy(
        update={"evidence": (*findings[1].evidence, quote("Det skal lages en liste.", "against", "promise"))}
    )
    judgement = {"requirement": "no.test.6", "result": "fulfilled", "by": "kommunedirektøren", "date": "2026-11-20",
                 "reason": "Står et annet sted.", "until": "2027-11-20"}  # fmt: skip
    findings[6] = findings[6].model_copy(update={"judgement": Judgement.model_validate(judgement)})
    files = dossier(
        [
            document("plan.docx", "overordnet_beredskapsplan", dates=[("revised", "2025-08")]),
            document("skannet.pdf", "varslingsliste", unread=[unread("scanned", [1])]),
            document("gammel.doc", None, unread=[unread("unsupported")]),
        ],
        language=language,
    )
    return report(
        [finding(whole, "partial", rollup=whole.rollup), *findings],
        ruleset([whole, *items], {"SBL § 14": [whole.id], "FKB § 4": [item.id for item in items]}),
        dossier=files,
        language=language,
        outdated=(outdated("fylkesmannen", "statsforvalteren"),),
        thread=Thread(scenarios=(Scenario(name="Flom", risk="high", place=place("ros.pdf")),)),
    )


def _contrast(first: str, second: str) -> float:
    lights = sorted((_light(first), _light(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(char * 2 for char in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
