"""The manuscript builder: what it reads, what it makes, and what its mutants promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from manuscript_kit import BODY, HEAD, SCAN, faults, manuscript
from manuscripts.build import main, write_mutant
from manuscripts.dossier import find_dossiers, load_dossier
from manuscripts.model import (
    Heading,
    ListBlock,
    Paragraph,
    Table,
    list_numbers,
    plain,
)
from manuscripts.mutants import KINDS, make_mutants
from manuscripts.outline import heading_numbers
from manuscripts.rewrite import name_changer, shift_dates
from manuscripts.truth import truth
from manuscripts.wording import rollups, subject

TESTS = Path(__file__).parent


class TestParsing:
    def test_blocks_in_order(self) -> None:
        kinds = [type(block).__name__ for block in manuscript().blocks]
        assert kinds == [
            *("Heading", "Paragraph", "Heading", "Paragraph", "ListBlock", "Table", "Box", "Paragraph", "Paragraph"),
            *("Picture", "PageBreak", "Heading", "Paragraph"),
        ]

    def test_a_date_at_a_line_start_is_no_list(self) -> None:
        paragraph = manuscript().blocks[1]
        assert isinstance(paragraph, Paragraph)
        assert "vedtatt 1. januar 2024" in plain(paragraph.runs)
        assert [plain(note) for note in paragraph.notes] == ["Første fotnote over to linjer."]

    def test_blank_lines_do_not_end_a_list(self) -> None:
        block = manuscript().blocks[4]
        assert isinstance(block, ListBlock)
        assert [number for _, number in list_numbers(block)] == ["1.", "2.", "", "", "3."]

    def test_cells(self) -> None:
        table = manuscript().blocks[5]
        assert isinstance(table, Table)
        assert [plain(cell) for cell in table.rows[1]] == ["Kari | Ola", "55 50 00 00\n55 50 00 01"]

    def test_template_residue_is_text(self) -> None:
        block = manuscript(body="\nPlanen gjelder [navn] og <sett inn>, se *note* og 5 * 3.\n").blocks[0]
        assert isinstance(block, Paragraph)
        assert plain(block.runs) == "Planen gjelder [navn] og <sett inn>, se note og 5 * 3."

    def test_written_form(self) -> None:
        assert manuscript().language == "nb"
        assert (
            manuscript(body="\nKommunen har ikkje ein plan, men dei tilsette veit kva dei skal gjere.\n").language
            == "nn"
        )

    @pytest.mark.parametrize(
        ("more", "message"),
        [
            ("colour: red\n", "m.md:10: unknown key 'colour'"),
            ("look: pink\n", "m.md:10: look:"),
            ("columns: 2\n", "columns: 2 is for .pdf only"),
            ('title: "a: b"\nfooter: "{sider}"\n', "footer: only {page} and {pages}"),
        ],
    )
    def test_faults_in_the_head(self, more: str, message: str) -> None:
        assert message in faults(HEAD.format(file="Plan.docx", more=more))

    @pytest.mark.parametrize("file", ["Plan.doc", "../Plan.docx", "/Plan.pdf"])
    def test_faults_in_the_name(self, file: str) -> None:
        assert "m.md:2: file:" in faults(HEAD.format(file=file, more=""))

    @pytest.mark.parametrize(
        ("body", "message"),
        [
            ("#### For dypt", "m.md:11: headings go down to level 3"),
            ("# 1.2 Formål", "m.md:11: never write the number"),
            ("# A\n\n### B", "m.md:13: a heading of level 3 under one of level 1"),
            ("<!-- passage: no.fkb.4.a.roller -->\n# A\n<!-- end -->", "m.md:13: a passage must hold"),
            ("<!-- passage: no.fkb.4.a.roller -->\nTekst", "m.md:11: this passage has no <!-- end -->"),
            ("<!-- passage: no.a.b -->\nTekst\n<!-- passage: no.a.c -->", "m.md:13: marks never nest"),
            ("<!-- passage: Fullmakter -->\nTekst\n<!-- end -->", "m.md:11: 'Fullmakter' is not a requirement id"),
            ("<!-- husk -->", "m.md:11: only <!-- passage"),
            ("| a | b |\n|---|---|\n| c |", "m.md:13: 1 cells where the header row has 2"),
            ("| a | b |\n| c | d |", "m.md:11: a table is a header row"),
            ("^^^ Note", "m.md:11: a footnote follows"),
            ("Tekst [[box: inni]] tekst", "m.md:11: [[box …]] must stand on a line of its own"),
            ("Tekst [[bx: inni]]", "m.md:11: [[bx …]] is not known"),
            ("[[box: uten slutt", "m.md:11: the brackets opened here"),
            ("[[scan]]\nTekst\n[[/scan]]", "m.md:11: [[scan]] is for .pdf only"),
            ("Dette:\n1. punkt", "m.md:12: a numbered list needs a blank line"),
        ],
    )
    def test_faults_in_the_body(self, body: str, message: str) -> None:
        assert message in faults(HEAD.format(file="Plan.docx", more="") + body)


class TestTruth:
    def test_numbers_as_shown(self) -> None:
        assert list(heading_numbers(manuscript()).values()) == ["1", "1.1", "2"]
        assert list(heading_numbers(manuscript(more="look: serif\n")).values()) == ["1.", "1.1.", "2."]
        assert set(heading_numbers(manuscript(more="numbering: none\n")).values()) == {""}

    def test_blocks(self) -> None:
        found = truth(manuscript())
        assert [block.shown for block in found[:6]] == [
            *("Storvik kommune", "Overordnet beredskapsplan", "Administrativ del"),
            *("Vedtatt av kommunestyret 12.12.2024, sak 113/24", "1 Innledning"),
            "Dette er en plan for kommunen, vedtatt 1. januar 2024 og ikke før.",
        ]
        texts = [block.text for block in found]
        assert "Teksten er ny nå." in texts
        assert [block.text for block in found if block.kind == "box"] == ["Viktig", "ring 112", "ring 110"]

    def test_scanned_text_is_known_to_be_unreadable(self) -> None:
        scanned = [block.text for block in truth(manuscript("Plan.pdf", body=BODY + SCAN)) if block.scanned]
        assert scanned == ["Avtale", "Hemmelig avtale med Røde Kors."]


class TestMutants:
    @pytest.fixture
    def dossier(self, tmp_path: Path) -> Path:
        folder = tmp_path / "storvik"
        folder.mkdir()
        (folder / "01.md").write_text(HEAD.format(file="Plan.docx", more="") + BODY, encoding="utf-8")
        (folder / "02.md").write_text(HEAD.format(file="Liste.pdf", more="") + "\nTekst.\n", encoding="utf-8")
        findings = {
            "no.fkb.4.a.fullmakter": "fulfilled",
            "no.fkb.4.a.roller": "partial",
            "no.fkb.4.a.ansvar": ["missing", "partial"],
            "no.fkb.7.1.ovet_toar": "fulfilled",
            "no.sbl.15.3.ovet": "fulfilled",
        }
        answers = {"ruleset": "no.fkb", "as_of": "2026-11-22", "findings": findings}
        (folder / "expected.yaml").write_text(yaml.safe_dump(answers), encoding="utf-8")
        return folder

    def test_every_kind(self, dossier: Path) -> None:
        base = load_dossier(dossier, strict=True)
        made = {(mutant.requirement, mutant.kind): mutant for mutant in make_mutants(base)}
        kinds = {kind for _, kind in made}
        assert kinds == set(KINDS)
        assert {requirement for requirement, kind in made if kind == "dates"} == {"no.fkb.7.1.ovet_toar"}
        for mutant in made.values():
            assert mutant.dossier.manuscripts[1] is base.manuscripts[1]
            assert mutant.touched
            texts = " ".join(block.text for block in truth(mutant.dossier.manuscripts[0]))
            if mutant.requirement == "no.fkb.4.a.fullmakter":
                assert ("500 000" in texts) == (mutant.kind == "foreign")
                assert mutant.may_change == {"no.fkb.4.a.roller"}
        promise = made["no.fkb.4.a.fullmakter", "promise"].dossier.manuscripts[0]
        assert any("skal utarbeides" in block.text and "2027" in block.text for block in truth(promise))

    def test_dropped_takes_the_heading_and_emptied_keeps_it(self, dossier: Path) -> None:
        made = {mutant.kind: mutant for mutant in make_mutants(load_dossier(dossier), only="no.fkb.7.1.ovet_toar")}
        headings = {
            kind: [plain(b.runs) for b in mutant.dossier.manuscripts[0].blocks if isinstance(b, Heading)]
            for kind, mutant in made.items()
        }
        assert "Øvelser" not in headings["dropped"]
        assert "Øvelser" in headings["emptied"]

    def test_answers(self, dossier: Path, tmp_path: Path) -> None:
        mutants = make_mutants(load_dossier(dossier), ["dates"], "no.fkb.7.1.ovet_toar")
        mutant = next(mutants)
        folder = write_mutant(mutant, tmp_path / "mutants")
        written = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))["findings"]
        assert written == {
            "no.fkb.4.a.ansvar": ["missing", "partial"],
            "no.fkb.4.a.fullmakter": "fulfilled",
            "no.fkb.4.a.roller": "partial",
            "no.fkb.7.1.ovet_toar": ["missing", "outdated", "partial"],
        }
        assert {path.name for path in folder.iterdir()} == {"Plan.docx", "Liste.pdf", "expected.yaml"}

    @pytest.mark.parametrize(
        ("text", "moved"),
        [
            ("vedtatt 12.12.2024, sak 113/24", "vedtatt 12.12.2018, sak 113/18"),
            ("3. mai 2024 og 15.10.24", "3. mai 2018 og 15.10.18"),
            ("perioden 2023–2026", "perioden 2017–2020"),
            ("merket 050919", "merket 050913"),
            ("forskrift 22. august 2011 og LOV-2010-06-25-45", "forskrift 22. august 2011 og LOV-2010-06-25-45"),
            ("om lag 2000 innbyggere, tlf. 55 50 20 20", "om lag 2000 innbyggere, tlf. 55 50 20 20"),
        ],
    )
    def test_dates_move_six_years(self, text: str, moved: str) -> None:
        assert shift_dates(text) == moved

    def test_foreign_names(self) -> None:
        change = name_changer("Storvik kommune", "Vinje")
        assert change("Storvik kommunes plan for Storvik") == "Vinje kommunes plan for Vinje"
        assert change("I kommunen har kommunens folk vakt.") == "I Vinje kommune har kommunens folk vakt."

    def test_the_wording_knows_every_part_of_every_sum(self) -> None:
        for parts_of_sum in rollups().values():
            for one in parts_of_sum:
                assert subject(one, "nb")[0] != subject("no.such.thing", "nb")[0]


class TestCommands:
    @pytest.fixture
    def collection(self, tmp_path: Path) -> Path:
        folder = tmp_path / "collection" / "storvik"
        folder.mkdir(parents=True)
        (folder / "01.md").write_text(HEAD.format(file="Under/Plan æøå.docx", more="") + BODY, encoding="utf-8")
        (folder / "02.md").write_text(HEAD.format(file="Plan.pdf", more="look: blue\n") + BODY + SCAN, encoding="utf-8")
        (folder / "labels.md").write_text("# Labels\n", encoding="utf-8")
        (folder / "sak.yaml").write_text("language: nb\n", encoding="utf-8")
        return folder.parent

    def test_same_manuscripts_same_bytes(self, collection: Path, tmp_path: Path) -> None:
        for target in ("one", "two"):
            command = [sys.executable, "-m", "manuscripts", "build", str(collection), str(tmp_path / target)]
            environment = {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONHASHSEED": str(len(target) + ord(target[0]))}
            subprocess.run(command, check=True, env=environment, capture_output=True)
        one, two = (
            {p.relative_to(r): p.read_bytes() for p in r.rglob("*.*")} for r in (tmp_path / "one", tmp_path / "two")
        )
        assert one == two
        assert {path.as_posix() for path in one} == {
            "storvik/Under/Plan æøå.docx",
            "storvik/Plan.pdf",
            "storvik/sak.yaml",
        }

    def test_check_asks_for_answers_that_know_the_marks(
        self, collection: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["check", str(collection)]) == 1
        assert "no right answers yet" in capsys.readouterr().out
        answers = "ruleset: no.fkb\nas_of: 2026-11-22\nfindings:\n  no.fkb.4.a.roller: fulfilled\n"
        (collection / "storvik" / "expected.yaml").write_text(answers, encoding="utf-8")
        assert main(["check", str(collection)]) == 1
        assert "01.md:21: no.fkb.4.a.fullmakter is not in expected.yaml" in capsys.readouterr().out

    def test_old_files_of_a_dossier_go(self, collection: Path, tmp_path: Path) -> None:
        old = tmp_path / "made" / "storvik" / "Gammel plan.docx"
        old.parent.mkdir(parents=True)
        old.write_bytes(b"")
        assert main(["build", str(collection), str(tmp_path / "made")]) == 0
        assert not old.exists()


COLLECTIONS = [TESTS / "manuscripts" / "samples", TESTS / "corpus" / "open", TESTS / "corpus" / "locked"]
DOSSIERS = [path for collection in COLLECTIONS if collection.is_dir() for path in find_dossiers(collection)]


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.name)
def test_our_own_manuscripts_are_in_the_format(path: Path) -> None:
    assert load_dossier(path, strict=True).manuscripts
