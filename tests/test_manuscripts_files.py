"""The Word and PDF files that the manuscript builder makes."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pdfplumber
import pytest

from manuscript_kit import BODY, LONG, SCAN, manuscript, page_texts, parts, squash
from manuscripts.build import build_file
from manuscripts.head import ManuscriptError
from manuscripts.hyphenate import SOFT_HYPHEN, hyphenate
from manuscripts.truth import truth


class TestWord:
    @pytest.mark.parametrize("look", ["plain", "serif", "blue", "compact"])
    @pytest.mark.parametrize("more", ["", "headings: bold\n", "numbering: typed\n", "front_page: false\n"])
    def test_opens_and_holds_all_text(self, look: str, more: str) -> None:
        made = manuscript(more=f"look: {look}\n{more}")
        content = build_file(made).content
        docx.Document(io.BytesIO(content))
        found = parts(content)
        whole = found["word/document.xml"] + found["word/footnotes.xml"]
        text = squash("".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", whole)))
        assert [block.text for block in truth(made) if squash(block.text) not in text] == []
        assert "gammel" not in text

    def test_has_what_word_writes(self) -> None:
        found = parts(build_file(manuscript()).content)
        document = found["word/document.xml"]
        assert ' TOC \\o "1-3"' in document
        assert document.count("PAGEREF") == 3
        assert '<w:pStyle w:val="Overskrift1"/>' in document
        assert 'w:styleId="Overskrift1"><w:name w:val="heading 1"/>' in found["word/styles.xml"]
        assert 'w:author="Kari Nordmann" w:date="2024-12-13T09:15:00Z"' in document
        assert "<w:delText" in document
        assert document.count("ring 112") == 2, "the text box and its fallback"
        assert "<w:sdtContent><w:p>" in document
        assert "<w:lastRenderedPageBreak/>" in document
        assert "<w:tblHeader/>" in document
        assert " NUMPAGES " in found["word/footer1.xml"]
        assert '<w:lang w:val="nb-NO"' in found["word/styles.xml"]
        assert "2024-11-02" in found["docProps/core.xml"]

    def test_bold_headings_have_no_styles(self) -> None:
        document = parts(build_file(manuscript(more="headings: bold\n")).content)["word/document.xml"]
        assert "Overskrift" not in document
        assert " TOC " not in document

    def test_numbers_are_written_only_when_typed(self) -> None:
        for numbering, count in (("auto", 0), ("typed", 1), ("none", 0)):
            document = docx.Document(io.BytesIO(build_file(manuscript(more=f"numbering: {numbering}\n")).content))
            assert sum(paragraph.text == "1.1 Formål" for paragraph in document.paragraphs) == count

    def test_the_cached_contents_agree_with_the_page_breaks(self) -> None:
        made = build_file(manuscript(body=BODY + LONG + "\n# Sist\n\nSlutt.\n"))
        document = parts(made.content)["word/document.xml"]
        before = document[: document.rindex("Sist<")]
        pages = 1 + before.count("<w:lastRenderedPageBreak/>")
        assert made.pages[len(manuscript(body=BODY + LONG).blocks)] == pages


class TestPdf:
    @pytest.mark.parametrize("look", ["plain", "serif", "blue", "compact"])
    def test_headings_stand_on_the_pages_that_the_contents_say(self, look: str) -> None:
        made = manuscript("Plan.pdf", f"look: {look}\n", BODY + LONG + "\n# Sist\n\n## Helt sist\n\nSlutt.\n")
        built = build_file(made)
        pages = page_texts(built.content)
        for block in truth(made, built.pages):
            if block.kind == "heading":
                assert block.page is not None
                assert block.text in pages[block.page - 1]
                if block.level < 3:
                    assert re.search(rf"{re.escape(block.text)} ?\.+ ?{block.page}\n", pages[1] + "\n")
        assert f"Side {len(pages)} av {len(pages)}" in pages[-1]
        assert "Side" not in pages[0]

    def test_holds_all_text(self) -> None:
        made = manuscript("Plan.pdf")
        text = squash("".join(page_texts(build_file(made).content)))
        cells = {block.text for block in truth(made) if block.kind == "cell"}
        assert [block.text for block in truth(made) if block.text not in cells and squash(block.text) not in text] == []

    def test_scanned_pages_are_only_pictures(self) -> None:
        made = manuscript("Plan.pdf", body=BODY + SCAN)
        built = build_file(made)
        with pdfplumber.open(io.BytesIO(built.content)) as pages:
            silent = [page for page in pages.pages if not page.extract_text()]
            assert len(silent) == 1
            assert len(silent[0].images) == 1
            assert silent[0].page_number == next(block.page for block in truth(made, built.pages) if block.scanned)

    def test_ragged_text_is_divided_at_line_ends(self) -> None:
        body = "\n" + "Beredskapskoordinatoren sørger for samfunnssikkerheten og varsler kriseledelsen. " * 30
        content = build_file(manuscript("Plan.pdf", "ragged: true\n", body)).content
        assert any(re.search(r"[a-zæøå]-\n", page) for page in page_texts(content))

    def test_tables_repeat_their_header(self) -> None:
        rows = "".join(f"| Navn {number} | 555 {number} |\n" for number in range(90))
        body = f"\n| Kontakt | Mobilnummer |\n|---|---|\n{rows}"
        pages = page_texts(build_file(manuscript("Plan.pdf", "front_page: false\n", body)).content)
        assert len(pages) > 1
        assert all("Mobilnummer" in page for page in pages)

    def test_footnotes_stand_at_the_foot_of_the_page_they_belong_to(self) -> None:
        notes = "".join(f"Avsnitt {number} er langt.\n^^^ Fotnote til avsnitt {number}.\n\n" for number in range(40))
        pages = page_texts(build_file(manuscript("Plan.pdf", "front_page: false\n", "\n" + notes)).content)
        for page in pages:
            assert re.findall(r"Avsnitt (\d+)", page) == re.findall(r"Fotnote til avsnitt (\d+)", page)

    def test_dates_come_from_the_head(self) -> None:
        with pdfplumber.open(io.BytesIO(build_file(manuscript("Plan.pdf")).content)) as pages:
            information: dict[str, Any] = pages.metadata
        assert information["CreationDate"].startswith("D:20241102")
        assert information["ModDate"].startswith("D:20241213")
        assert information["Author"] == "Kari Nordmann"

    def test_a_character_without_typeface_is_a_fault(self) -> None:
        with pytest.raises(ManuscriptError, match="U\\+2192"):
            build_file(manuscript("Plan.pdf", body="\nFra A → B.\n"))

    def test_long_words_are_divided_between_syllables(self) -> None:
        assert hyphenate("kriseledelsen").split(SOFT_HYPHEN) == ["krise", "ledelsen"]
        assert hyphenate("plan") == "plan"
