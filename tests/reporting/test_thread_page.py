"""The thread as people see it: the worst first, every cell with its source or the word for what is lacking."""

from __future__ import annotations

import itertools

import pytest

from handmade import document, dossier, finding, place, quote, report, requirement, ruleset
from reporting.test_html_page import Page, render
from tilsyn.messages import LANGUAGES, Translator
from tilsyn.model import Break, Report, Scenario, ScenarioLinks, Thread
from tilsyn.reporting.html.thread import thread_view
from tilsyn.reporting.matrix import break_lines, matrix
from tilsyn.reporting.thread_text import thread_lines

STATES = ("found", "generic", "planned", "proposed", "elsewhere", "lacking", "none", "not_supplied")
BREAKS = ("unmeasured", "unplanned", "elsewhere", "unexercised", "unevaluated", "unmoved", "unwarned", "contradiction",
          "rootless", "loose")  # fmt: skip


APART = {"nb": "Planene henger ikke sammen", "nn": "Planane heng ikkje saman"}


def seen(document: str, page: int, part: str | None = None, note: str | None = None):  # type: ignore[no-untyped-def]
    return quote("Rad", document=document, page=page, page_printed=None).model_copy(update={"part": part, "note": note})


def thread() -> Thread:
    ros = place("ros.pdf", page=4, page_printed=None)
    return Thread(
        scenarios=(
            Scenario(name="Skogbrann", number="2", risk="low", place=ros),
            Scenario(
                name="Flom i elva", number="1", risk="high", place=ros, likelihood="D", consequence="4",
                contradictions=(seen("ros.pdf", 9),),
                links=ScenarioLinks(
                    measures=(seen("oppfølging.pdf", 3), seen("oppfølging.pdf", 5)),
                    plan=(seen("plan.docx", 8, "generic"),),
                    exercises=(seen("øvelser.pdf", 2, "planned"),),
                ),
            ),
            Scenario(name="Strømmen borte", number="3", risk="high", place=ros, fields={"measures": "Kjøp aggregat."},
                     links=ScenarioLinks(plan=(seen("plan.docx", 9, "generic", "elsewhere"),))),
        ),
        analysis="ros.pdf", passed_over=("ros-2015.pdf",), supplied=("measures", "plan", "exercises"),
        breaks=(
            Break(kind="unexercised", scenario=2, place=ros),
            Break(kind="elsewhere", scenario=2, place=ros),
            Break(kind="contradiction", scenario=1, place=place("ros.pdf", page=9, page_printed=None)),
            Break(kind="duty", requirement="no.test.a", text=APART),
        ),
    )  # fmt: skip


def made(found: Thread | None = None, language: str = "nb") -> Report:
    duty = requirement("no.test.a")
    files = dossier([document("ros.pdf", "helhetlig_ros", title="Helhetlig ROS")], language=language)
    return report(
        [finding(duty, "missing")], ruleset([duty]), dossier=files, language=language, thread=found or thread()
    )


def test_the_worst_stand_first_in_the_order_of_the_analysis() -> None:
    assert [row.scenario.name for row in matrix(thread())] == ["Flom i elva", "Strømmen borte", "Skogbrann"]


def test_what_each_cell_shows() -> None:
    states = {row.scenario.number: [cell.state for cell in row.cells] for row in matrix(thread())}
    assert states == {
        "1": ["found", "generic", "not_supplied", "planned", "not_supplied"],
        "3": ["proposed", "elsewhere", "not_supplied", "lacking", "not_supplied"],
        "2": ["none", "none", "not_supplied", "none", "not_supplied"],
    }


def test_every_cell_has_a_source_or_a_word() -> None:
    view = thread_view(made(), Translator("nb"))
    assert view is not None
    cells = [cell for row in view.rows for cell in row.cells]
    assert all(cell.word for cell in cells)
    assert all(bool(cell.letter) == (cell.state in STATES[:5]) for cell in cells)
    first = view.rows[0].cells[0]
    assert (first.word, first.file, first.where) == ("funnet", "oppfølging.pdf", "side 3")
    assert view.rows[0].contradiction == "Analysen gir også en annen risiko: side 9, 3.2 Fullmakter"


def test_the_picture_says_in_words_what_it_draws() -> None:
    view = thread_view(made(), Translator("nb"))
    assert view is not None
    assert view.picture is not None
    assert len(view.picture.lanes) == len(view.picture.describe) == 3
    assert view.picture.describe[1] == (
        "Strømmen borte, risiko høy. Tiltak: foreslått i analysen; Plan: ligger et annet sted; "
        "Ressurser: ikke levert inn; Øvelser: mangler; Evalueringer: ikke levert inn."
    )


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_is_whole_and_accessible(language: str) -> None:
    page = Page(text := render(made(language=language), language))
    assert page.problems == []
    assert len(page.all("table")) == len(page.all("caption"))
    ids = [item["id"] for _, item in page.tags if item.get("id")]
    assert len(ids) == len(set(ids))
    assert [
        item for item in page.all("a") if (item["href"] or "").startswith("#") and (item["href"] or "")[1:] not in ids
    ] == []
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert "ros-2015.pdf" in text
    assert ("Planane heng ikkje saman" in text) is (language == "nn")


def test_a_picture_alone_is_said_and_breaks_nothing() -> None:
    unread = Thread(analysis="ros.pdf", unread=(place("ros.pdf", page=6, page_printed=None),))
    text = render(made(unread))
    assert "Hendelsene står bare i et bilde." in text
    assert "Her ryker tråden" not in text
    assert "Hendelsene står bare i et bilde." in " ".join(thread_lines(unread, Translator("nb")))


def test_no_analysis_gives_no_page() -> None:
    assert thread_view(made(Thread()), Translator("nb")) is None


def test_the_same_sentence_is_said_once() -> None:
    given = thread()
    twice = Break(kind="duty", requirement="no.test.a", text={"nb": "Høyrisikohendelse som ikke er øvd"})
    lines = break_lines(given.model_copy(update={"breaks": (*given.breaks, twice)}), Translator("nb"))
    assert [line.sentence for line in lines].count("Høyrisikohendelse som ikke er øvd") == 1
    assert [line.requirement for line in lines if line.kind == "unexercised"] == ["no.test.a"]


def test_the_terminal_shows_the_same_matrix_at_80_columns() -> None:
    lines = thread_lines(thread(), Translator("nb"))
    assert max(map(len, lines)) <= 80
    rows = {line.split()[0]: line.split() for line in lines if line[:2] in ("1 ", "2 ", "3 ")}
    assert rows["1"][-5:] == ["A3", "~B8", "?", "(C2)", "?"]
    assert rows["3"][-5:] == ["*D4", "▪B9", "?", "MANGLER", "?"]
    assert any("A oppfølging.pdf · B plan.docx" in line for line in lines)
    assert "- Høyrisikohendelse som ikke er øvd: 3" in lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_and_break_has_its_words(language: str) -> None:
    say = Translator(language)
    assert [state for state in STATES if not say.has(f"thread.state.{state}")] == []
    assert [kind for kind in BREAKS if not say.has(f"thread.break.{kind}")] == []
