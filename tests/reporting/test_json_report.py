"""The JSON report keeps its promised keys and gives the same bytes for the same report."""

from __future__ import annotations

import json
from typing import Any

from handmade import document, dossier, finding, outdated, place, quote, report, requirement, ruleset, unread
from tilsyn.messages import Translator
from tilsyn.model import Scenario, Thread
from tilsyn.reporting.json_report import JsonFormat, evidence_hash

PROMISED: dict[str, set[str]] = {
    "": {"schema", "run", "dossier", "documents", "findings", "outdated", "thread", "path"},
    "run": {"as_of", "tilsyn", "rulesets"},
    "run.rulesets": {"id", "version", "sha256"},
    "dossier": {"municipality", "language", "complete"},
    "dossier.municipality": {"name", "number"},
    "documents": {"file", "sha256", "kind", "kinds", "title", "pages", "dates", "unread", "not_used"},
    "documents.unread": {"pages", "reason"},
    "findings": {
        "requirement", "provision", "obligation", "result", "reason", "lacking", "confidence", "evidence", "searched",
        "judgement", "ruleset", "rollup", "ask", "closest",
    },
    "findings.evidence": {"document", "page", "page_printed", "section", "quote", "speaks"},
    "outdated": {"document", "page", "found", "replacement", "since", "quote"},
    "thread": {"scenarios"},
    "thread.scenarios": {"name", "events", "risk", "document", "page", "links"},
    "thread.scenarios.links": {"measures", "plan", "resources", "exercises", "evaluations"},
    "path": {"phases"},
    "path.phases": {"id", "steps"},
    "path.phases.steps": {"id", "title", "closes", "needs", "owner", "effort", "start", "end", "proof"},
}  # fmt: skip


def test_the_promised_keys_are_there() -> None:
    data = json.loads(_bytes())
    for path, keys in PROMISED.items():
        for item in _at(data, path):
            assert keys <= item.keys(), (path, keys - item.keys())


def test_the_same_report_gives_the_same_bytes() -> None:
    assert _bytes() == _bytes()


def test_the_schema_comes_first_keys_are_sorted_and_letters_are_letters() -> None:
    text = _bytes().decode()
    first, *rest = json.loads(text)
    assert first == "schema"
    assert rest == sorted(rest)
    assert "Øvelsesplan" in text
    assert "\\u00" not in text


def test_evidence_says_where_it_stands() -> None:
    found = json.loads(_bytes())["findings"][0]["evidence"][0]
    assert found["document"] == "plan.docx"
    assert (found["page"], found["page_printed"], found["section"]) == (7, "5", "3.2 Fullmakter")
    assert found["speaks"] == "for"


def test_texts_come_in_the_language_of_the_report() -> None:
    item = requirement("no.test.a")
    made = report([finding(item, "partial")], ruleset([item]), language="nn")
    found = json.loads(JsonFormat().render(made, Translator("nn")))["findings"][0]
    assert found["lacking"] == ["Det står ikke hvem som er stedfortreder. (nn)"]
    assert found["title"].endswith("(nn)")


def test_unread_and_refused_documents_are_there_with_their_reasons() -> None:
    documents = {item["file"]: item for item in json.loads(_bytes())["documents"]}
    assert documents["gammel.doc"]["unread"] == [{"pages": None, "reason": "unsupported"}]
    assert documents["liste.pdf"]["unread"] == [{"pages": [4, 5], "reason": "scanned"}]
    assert documents["annet.pdf"]["kind"] is None
    assert documents["annet.pdf"]["not_used"] == "zoning_ros"


def test_dates_are_cut_to_the_precision_known_and_others_are_left_out() -> None:
    documents = {item["file"]: item for item in json.loads(_bytes())["documents"]}
    assert documents["plan.docx"]["dates"] == {"adopted": "2022-10-13", "revised": "2025-08"}


def test_the_hash_is_of_the_words_and_is_no_number() -> None:
    first, second = quote("Noe."), quote("Noe annet.")
    assert evidence_hash([first, second]) == evidence_hash([second, first])
    assert evidence_hash([first]) != evidence_hash([second])
    assert evidence_hash([quote("Noe.", page=9)]) == evidence_hash([first])
    assert evidence_hash([]).startswith("e")


def _bytes() -> bytes:
    items = [requirement("no.test.a"), requirement("no.test.b"), requirement("no.test.c", found_in=("ovelsesplan",))]
    files = dossier(
        [
            document(
                "plan.docx", "overordnet_beredskapsplan",
                dates=[("adopted", "2018-01-02"), ("adopted", "2022-10-13"),
                       ("revised", "2025-08"), ("law", "2010-06-25")],
            ),
            document("liste.pdf", "varslingsliste", unread=[unread("scanned", [4, 5])], title="Øvelsesplan"),
            document("gammel.doc", None, unread=[unread("unsupported")]),
            document("annet.pdf", None, not_used="zoning_ros"),
        ]
    )  # fmt: skip
    scenario = Scenario(name="Flom", events=("N01",), risk="high", place=place("ros.pdf", page=14))
    made = report(
        [finding(items[0], "partial"), finding(items[1], "missing"), finding(items[2], "undecided")],
        ruleset(items),
        dossier=files,
        outdated=(outdated("fylkesmannen", "statsforvalteren"),),
        thread=Thread(scenarios=(scenario,)),
    )
    return JsonFormat().render(made, Translator("nb"))


def _at(data: Any, path: str) -> list[dict[str, Any]]:
    """All objects at a dotted path, through lists."""
    items = [data]
    for name in filter(None, path.split(".")):
        items = [item[name] for item in items]
        items = [inner for item in items for inner in (item if isinstance(item, list) else [item])]
    assert items, path
    return items
