"""The action list in Excel: whole, safe, the same every time, and read back without losing anything."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from handmade import finding, outdated, quote, report, requirement, ruleset
from tilsyn.cli import main
from tilsyn.errors import DossierError, UsageError
from tilsyn.messages import LANGUAGES, Translator
from tilsyn.model import Report, Result
from tilsyn.progress import STATUSES, apply_progress, progress_text, read_progress
from tilsyn.recognition.folder import open_dossier
from tilsyn.reporting.excel.book import HIDDEN, ExcelFormat
from tilsyn.reporting.excel.readback import merged, read_actions
from tilsyn.reporting.masking import mask_report

SAY = Translator("nb")
STATUS, REMARK, ID = "C", "G", "P"


def make(**changes: Any) -> Report:
    """A report with gaps, evidence and a word out of date."""
    first, second = requirement("no.a"), requirement("no.b", remedy={"effort": "L"})
    evidence = (quote("=HYPERLINK(1) ring 900 00 000 \x01nå"),)
    findings = [finding(first, Result.PARTIAL, evidence=evidence), finding(second, Result.MISSING)]
    changes.setdefault("outdated", (outdated("fylkesmannen", "statsforvalteren"),))
    return report(findings, ruleset([first, second]), **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The list on disk, beside a dossier's folder."""
    made = tmp_path / "tjeldvik.xlsx"
    made.write_bytes(ExcelFormat().render(make(), SAY))
    (tmp_path / "tjeldvik").mkdir()
    return made


def edit(path: Path, cells: dict[str, Any] | None = None, change: Any = None) -> None:
    """Change cells of the first sheet, or anything."""
    book = openpyxl.load_workbook(path)
    for where, value in (cells or {}).items():
        book.worksheets[0][where] = value
    if change:
        change(book)
    book.save(path)


def test_sheets_filters_and_frozen_header(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Tiltak", "Krav", "Bevis", "Dokumenter", "Utdaterte ord", HIDDEN]
    assert book[HIDDEN].sheet_state == "veryHidden"
    for sheet in book.worksheets[:-1]:
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
    checks = {str(item.sqref): item for item in book["Tiltak"].data_validations.dataValidation}
    assert "Ikke begynt,I gang,Ferdig" in checks[f"C2:C{book['Tiltak'].max_row}"].formula1


@pytest.mark.parametrize("language", LANGUAGES)
def test_drop_down_is_short_enough_for_excel(language: str) -> None:
    words = ",".join(Translator(language)(f"status.{status}") for status in STATUSES)
    assert len(words) <= 255
    assert words.count(",") == len(STATUSES) - 1


def test_text_is_never_a_formula(path: Path) -> None:
    cell = next(cell for row in openpyxl.load_workbook(path)["Bevis"] for cell in row if "HYPERLINK" in str(cell.value))
    assert cell.data_type == "s"
    assert "\x01" not in str(cell.value)


def test_masked_and_same_bytes() -> None:
    masked = ExcelFormat().render(mask_report(make()), SAY)
    text = "".join(
        str(cell) for sheet in openpyxl.load_workbook(io.BytesIO(masked)) for row in sheet.values for cell in row
    )
    assert "900 00 000" not in text
    assert masked == ExcelFormat().render(mask_report(make()), SAY)


def test_next_run_knows_it_as_ours(path: Path) -> None:
    (path.parent / "plan.md").write_text("# Plan", encoding="utf-8")
    assert [item.file for item in open_dossier(path.parent).files] == ["plan.md"]


def test_round_trip(path: Path) -> None:
    edit(path, {f"{STATUS}2": "Ferdig", f"{REMARK}2": "Vedtatt i sak 12/27", f"{STATUS}3": "underway is not a word"})
    with pytest.raises(UsageError) as caught:
        read_actions(path, SAY)
    assert (caught.value.key, caught.value.values["row"]) == ("excel.status_unknown", 3)
    edit(path, {f"{STATUS}3": "Under way"})
    folder = path.parent / "tjeldvik"
    assert main(["path", str(folder), "--from-excel", str(path)]) == 0
    first, second = (openpyxl.load_workbook(path)["Tiltak"][f"{ID}{row}"].value for row in (2, 3))
    kept = read_progress(folder)
    assert kept == {first: {"status": "done", "remark": "Vedtatt i sak 12/27"}, second: {"status": "under_way"}}
    again = make()
    again = again.model_copy(update={"path": apply_progress(again.path, kept)})
    book = openpyxl.load_workbook(io.BytesIO(ExcelFormat().render(again, SAY)))
    assert book["Tiltak"][f"{STATUS}2"].value == "Ferdig"
    assert book["Tiltak"][f"{REMARK}2"].value == "Vedtatt i sak 12/27"


def test_nothing_kept_is_lost(path: Path) -> None:
    read = read_actions(path, SAY)
    step = next(iter(read.statuses))
    kept = {"t-old": {"status": "done", "who": "Kari"}, step: {"status": "done", "who": "Ola"}}
    made = merged(kept, read)
    assert made["t-old"] == kept["t-old"]
    assert made[step] == {"status": "not_begun", "who": "Ola"}
    assert yaml.safe_load(progress_text(made, read.titles, SAY("progress.head"))) == made


def test_a_masked_remark_does_not_push_out_the_real_one(path: Path) -> None:
    step = next(iter(read_actions(path, SAY).statuses))
    kept = {step: {"status": "waiting", "remark": "Ring 900 00 000"}}
    edit(path, {f"{REMARK}2": "Ring •••"})
    assert merged(kept, read_actions(path, SAY))[step]["remark"] == "Ring 900 00 000"
    edit(path, {f"{REMARK}2": "Ring ••• igjen"})
    made = merged(kept, read_actions(path, SAY))[step]
    assert (made["remark"], made["remark_before"]) == ("Ring ••• igjen", "Ring 900 00 000")


def test_moved_columns_and_deleted_rows(path: Path) -> None:
    def change(book: Any) -> None:
        book["Tiltak"].insert_cols(1, 2)
        book["Tiltak"].delete_rows(4)

    edit(path, {f"{STATUS}2": "I gang"}, change)
    read = read_actions(path, SAY)
    assert read.gone == 1
    assert next(iter(read.statuses.values())) == ("under_way", "")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda book: book["Tiltak"].delete_cols(3), "excel.no_column"),
        (lambda book: book["Tiltak"].delete_cols(16), "excel.no_column"),
        (lambda book: book["Tiltak"].__setitem__("P3", "t-other"), "excel.id_changed"),
        (lambda book: book["Tiltak"].__setitem__("P3", None), "excel.id_lacks"),
        (lambda book: book["Tiltak"].__setitem__("P3", book["Tiltak"]["P2"].value), "excel.id_twice"),
        (lambda book: book.remove(book[HIDDEN]), "excel.not_ours"),
        (lambda book: book.remove(book["Tiltak"]), "excel.no_sheet"),
    ],
)
def test_what_does_not_fit_changes_nothing(path: Path, change: Any, key: str) -> None:
    folder = path.parent / "tjeldvik"
    (folder / "framdrift.yaml").write_text("t-old: {status: done}\n", encoding="utf-8")
    edit(path, change=change)
    with pytest.raises(UsageError) as caught:
        read_actions(path, SAY)
    assert caught.value.key == key
    assert main(["path", str(folder), "--from-excel", str(path)]) == 2
    assert (folder / "framdrift.yaml").read_text(encoding="utf-8") == "t-old: {status: done}\n"


def test_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"not a package")
    (tmp_path / "a.csv").write_text("a;b", encoding="utf-8")
    for name, key in (("a.xlsx", "excel.not_excel"), ("a.csv", "excel.not_excel"), ("none.xlsx", "excel.not_found")):
        with pytest.raises(UsageError) as caught:
            read_actions(tmp_path / name, SAY)
        assert caught.value.key == key


def test_another_municipality_is_refused(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = path.parent / "tjeldvik"
    (folder / "sak.yaml").write_text("municipality: {name: Storvik}\n", encoding="utf-8")
    edit(path, {f"{STATUS}2": "Ferdig"})
    assert main(["path", str(folder), "--from-excel", str(path), "--language", "nb"]) == 2
    assert "Tjeldvik" in capsys.readouterr().err
    assert not (folder / "framdrift.yaml").exists()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a: [", "progress.yaml"),
        ("- a", "progress.yaml"),
        ("t-a: done", "progress.entry"),
        ("t-a: {status: finished}", "progress.status"),
    ],
)
def test_progress_file_that_is_wrong(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "framdrift.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DossierError) as caught:
        read_progress(tmp_path)
    assert caught.value.key == key
