"""The files of a dossier: what belongs to it, what is ours, what is litter."""

from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest

from tilsyn.errors import DossierError
from tilsyn.recognition.folder import open_dossier


def names(folder: Path) -> list[str]:
    return [item.file for item in open_dossier(folder).files]


def put(folder: Path, *files: str, text: str = "x") -> None:
    for file in files:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_subfolders_belong_and_order_is_by_path(tmp_path: Path) -> None:
    put(tmp_path, "b.docx", "a.pdf", "under/c.docx", "Under mappe/Øvelse.PDF")
    assert names(tmp_path) == ["Under mappe/Øvelse.PDF", "a.pdf", "b.docx", "under/c.docx"]


def test_our_own_files_and_litter_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, "plan.docx", "sak.yaml", "vurderinger.yaml", "framdrift.yaml", "expected.yaml", "labels.md")
    put(tmp_path, "~$plan.docx", ".DS_Store", "Thumbs.db", "desktop.ini", ".skjult/plan.docx", "under/sak.yaml")
    assert names(tmp_path) == ["plan.docx"]


def test_earlier_reports_are_left_out_but_not_others_files_of_the_same_sort(tmp_path: Path) -> None:
    put(tmp_path, "plan.docx", "annet.json", "side.html")
    put(tmp_path, "rapport.json", text='{"schema": "tilsyn-report/1", "run": {}}')
    put(tmp_path, "rapport.html", text='<html><head><meta name="generator" content="tilsyn 0.1">')
    with zipfile.ZipFile(tmp_path / "rapport.docx", "w") as package:
        package.writestr("docProps/app.xml", "<Properties><Application>tilsyn</Application></Properties>")
    with zipfile.ZipFile(tmp_path / "kommunens.docx", "w") as package:
        package.writestr("docProps/app.xml", "<Properties><Application>Microsoft Word</Application></Properties>")
    assert names(tmp_path) == ["annet.json", "kommunens.docx", "plan.docx", "side.html"]


def test_names_are_in_one_form_whatever_the_disk_writes(tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize("NFD", "Øvingsplan på nynorsk å.docx"))
    assert names(tmp_path) == [unicodedata.normalize("NFC", "Øvingsplan på nynorsk å.docx")]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "ute"
    put(outside, "hemmelig.docx")
    inside = tmp_path / "mappe"
    put(inside, "plan.docx")
    try:
        (inside / "lenke.docx").symlink_to(outside / "hemmelig.docx")
        (inside / "lenkemappe").symlink_to(outside, target_is_directory=True)
        (inside / "til-intet.docx").symlink_to(tmp_path / "finnes-ikke")
    except OSError:
        pytest.skip("links cannot be made here")
    assert names(inside) == ["plan.docx"]


def test_one_file_is_a_dossier(tmp_path: Path) -> None:
    put(tmp_path, "plan.docx", "annet.docx")
    found = open_dossier(tmp_path / "plan.docx")
    assert (found.name, found.single, [item.file for item in found.files]) == ("plan", True, ["plan.docx"])


@pytest.mark.parametrize(("make", "key"), [(False, "dossier.not_found"), (True, "dossier.empty")])
def test_missing_and_empty_folders_are_named(tmp_path: Path, make: bool, key: str) -> None:
    folder = tmp_path / "mappe"
    if make:
        put(folder, "sak.yaml")
    with pytest.raises(DossierError) as caught:
        open_dossier(folder)
    assert caught.value.key == key
    assert str(folder) in str(caught.value.values["path"])
