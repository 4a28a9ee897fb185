"""The Word report: real headings, repeated header rows, a language, nothing private; on our look or on a template."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from handmade import AS_OF, document, dossier, finding, outdated, quote, report, requirement, ruleset
from tilsyn.errors import DossierError, UsageError
from tilsyn.messages import Translator
from tilsyn.model import Report, Result
from tilsyn.recognition.case import parse_case
from tilsyn.recognition.folder import open_dossier
from tilsyn.reporting.masking import mask_report
from tilsyn.reporting.settings import template_of
from tilsyn.reporting.word.report import WordFormat
from tilsyn.reporting.word.styles import NEEDED


def make(**changes: Any) -> Report:
    """A report with something in every chapter."""
    first, second, third = requirement("no.a"), requirement("no.b"), requirement("no.c", found_in=("varslingsliste",))
    findings = [
        finding(first, Result.PARTIAL, evidence=(quote("Ring 900 00 000 \x07først <b>&"),)),
        finding(second, Result.FULFILLED),
        finding(third, Result.UNDECIDED),
    ]
    changes.setdefault("outdated", (outdated("fylkesmannen", "statsforvalteren"),))
    return report(findings, ruleset([first, second, third]), **changes)


def opened(made: Report, language: str = "nb", form: WordFormat | None = None) -> Any:
    return docx.Document(io.BytesIO((form or WordFormat()).render(made, Translator(language))))


def headings(paper: Any, level: int) -> list[str]:
    return [item.text for item in paper.paragraphs if item.style.name == f"Heading {level}"]


@pytest.fixture(scope="module")
def paper() -> Any:
    return opened(make())


def test_has_the_chapters_as_real_headings(paper: Any) -> None:
    assert headings(paper, 1) == [
        "Sammendrag", "Be om dette", "Krav for krav", "Utviklingsplan", "Dokumentene", "Utdaterte ord og henvisninger",
        "Om denne rapporten",
    ]  # fmt: skip
    assert "FKB § 4 Overskrift" in headings(paper, 2)
    assert "Planen sier noe om no.a" in headings(paper, 3)


def test_every_table_is_numbered_and_repeats_its_header_row(paper: Any) -> None:
    captions = [item.text for item in paper.paragraphs if item.style.name == "Caption"]
    assert [text.split(".")[0] for text in captions] == [f"Tabell {n}" for n in range(1, len(paper.tables) + 1)]
    for table in paper.tables:
        first, *rest = table._tbl.tr_lst
        assert first.trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr is None or row.trPr.find(qn("w:tblHeader")) is None for row in rest)


def test_tables_are_as_wide_as_the_page(paper: Any) -> None:
    widths = {round((part.page_width - part.left_margin - part.right_margin) / 635) for part in paper.sections}
    for table in paper.tables:
        grid = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]
        assert any(abs(sum(grid) - width) < 20 for width in widths)


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO")])
def test_language_is_set(language: str, tag: str) -> None:
    made = opened(make(language=language), language)
    assert {item.get(qn("w:val")) for item in made.styles.element.iter(qn("w:lang"))} == {tag}
    assert made.core_properties.language == tag


def test_contents_field_links_to_every_heading(paper: Any) -> None:
    body = paper.element.body
    codes = " ".join(node.text for node in body.iter(qn("w:instrText")))
    assert 'TOC \\o "1-2"' in codes
    marks = {node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))}
    links = [node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink")) if node.get(qn("w:anchor"))]
    assert links
    assert set(links) <= marks
    assert sum(link.startswith("_Toc") for link in links) == len(headings(paper, 1)) + len(headings(paper, 2))


def test_fields_are_closed(paper: Any) -> None:
    kinds = [node.get(qn("w:fldCharType")) for node in paper.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")


def test_page_number_in_the_footer(paper: Any) -> None:
    codes = "".join(node.text for node in paper.sections[0].footer._element.iter(qn("w:instrText")))
    assert "PAGE" in codes
    assert "NUMPAGES" in codes


def test_masked_report_has_no_phone_number() -> None:
    clear, masked = make(), mask_report(make())
    assert "900 00 000" in _all_text(WordFormat().render(clear, Translator("nb")))
    assert "900 00 000" not in _all_text(WordFormat().render(masked, Translator("nb")))


def test_same_report_gives_the_same_bytes() -> None:
    data = WordFormat().render(make(), Translator("nb"))
    assert data == WordFormat().render(make(), Translator("nb"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_and_the_mark_that_keeps_it_out_of_the_next_run(paper: Any, tmp_path: Path) -> None:
    facts = paper.core_properties
    assert facts.title == "Beredskap i Tjeldvik kommune: hva er på plass, og hva mangler"
    assert facts.subject
    assert facts.keywords
    assert facts.created.date() == facts.modified.date() == AS_OF
    (tmp_path / "rapport.docx").write_bytes(WordFormat().render(make(), Translator("nb")))
    (tmp_path / "plan.md").write_text("# Plan", encoding="utf-8")
    assert [item.file for item in open_dossier(tmp_path).files] == ["plan.md"]


def test_report_without_gaps_is_whole() -> None:
    one = requirement("no.a")
    made = opened(report([finding(one, Result.FULFILLED)], ruleset([one])))
    text = "\n".join(item.text for item in made.paragraphs)
    assert Translator("nb")("path.note.no_gaps") in text
    assert Translator("nb")("report.first.none") in text


def test_empty_dossier_is_whole() -> None:
    one = requirement("no.a")
    made = opened(report([finding(one, Result.UNDECIDED)], ruleset([one]), dossier=dossier([], municipality=None)))
    assert Translator("nb")("html.files.none") in [item.text for item in made.paragraphs]


class TestTemplate:
    """Somebody's own document to write the report into."""

    def template(self, path: Path, *, text: str = "", drop: tuple[str, ...] = ()) -> Path:
        own = docx.Document()
        for name in drop:
            own.styles.element.remove(own.styles[name].element)
        own.sections[0].header.paragraphs[0].text = "Tjeldvik kommune"
        for line in filter(None, text.split("|")):
            own.add_paragraph(line)
        own.save(str(path))
        return path

    def test_keeps_header_and_text(self, tmp_path: Path) -> None:
        path = self.template(tmp_path / "mal.docx", text="Forsiden vår")
        before = path.read_bytes()
        made = opened(make(), form=WordFormat().with_template(path))
        assert made.sections[0].header.paragraphs[0].text == "Tjeldvik kommune"
        assert made.paragraphs[0].text == "Forsiden vår"
        assert "Sammendrag" in headings(made, 1)
        assert path.read_bytes() == before

    def test_mark_says_where(self, tmp_path: Path) -> None:
        path = self.template(tmp_path / "mal.docx", text="Først|{tilsyn}|Sist")
        made = opened(make(), form=WordFormat().with_template(path))
        texts = [item.text for item in made.paragraphs]
        assert texts[0] == "Først"
        assert texts[-1] == "Sist"
        assert "{tilsyn}" not in texts
        assert made.element.body[-1].tag == qn("w:sectPr")

    def test_names_every_missing_style(self, tmp_path: Path) -> None:
        path = self.template(tmp_path / "mal.docx", drop=("Heading 3", "Caption"))
        with pytest.raises(UsageError) as caught:
            WordFormat().with_template(path)
        assert caught.value.key == "word.template.styles"
        assert caught.value.values["styles"] == "Heading 3, Caption"

    def test_names_what_is_wrong(self, tmp_path: Path) -> None:
        (tmp_path / "mal.docx").write_bytes(b"PK\x03\x04 nothing")
        for name, key in (("mal.docx", "word.template.not_word"), ("none.docx", "word.template.not_found")):
            with pytest.raises(UsageError) as caught:
                WordFormat().with_template(tmp_path / name)
            assert caught.value.key == key

    def test_case_file_names_it(self, tmp_path: Path) -> None:
        assert template_of(parse_case("report: {template: mal.docx}"), tmp_path) == tmp_path / "mal.docx"
        assert template_of(parse_case("report:\n"), tmp_path) is None
        for text, key in (("a: b", "word.template.key"), ("template: 3", "word.template.value")):
            with pytest.raises(DossierError) as caught:
                template_of(parse_case(f"language: nb\nreport: {{{text}}}"), tmp_path)
            assert (caught.value.key, caught.value.values["line"]) == (key, 2)

    def test_own_look_has_all_that_is_needed(self, paper: Any) -> None:
        assert {name.lower() for name in NEEDED} <= {(style.name or "").lower() for style in paper.styles}


def test_many_documents_and_long_text() -> None:
    files = dossier([document(f"mappe/plan {n}.docx", "overordnet_beredskapsplan") for n in range(30)])
    made = opened(make(dossier=files))
    assert len(next(table for table in made.tables if table.cell(0, 0).text == "Dokument").rows) == 31


def _all_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_a_later_editor_keeps_the_mark() -> None:
    with zipfile.ZipFile(io.BytesIO(WordFormat().render(make(), Translator("nb")))) as package:
        assert b"<Application>tilsyn</Application>" in package.read("docProps/app.xml")
        assert b">tilsyn 0.1.0<" in package.read("docProps/core.xml")
