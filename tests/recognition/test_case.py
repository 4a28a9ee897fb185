"""sak.yaml: what it may say, and errors that name the key and the line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tilsyn.errors import DossierError
from tilsyn.messages import LANGUAGES, Translator
from tilsyn.recognition.case import CaseFile, kind_ids, parse_case, read_case
from tilsyn_norway.country import norway


def test_everything() -> None:
    case = parse_case(
        "municipality: {name: Storvik, number: 0301}\nlanguage: nn\ncomplete: true\nas_of: 2026-11-22\n"
        "documents:\n  Plan å.docx: BP\n  under/b.pdf: [helhetlig_ros, OP]\n  c.pdf:\npath: {start: 2027-01-01}\n"
    )
    assert case.municipality.number == "0301"
    assert (case.language, case.complete, case.as_of) == ("nn", True, date(2026, 11, 22))
    assert kind_ids(case, norway()) == {
        "Plan å.docx": ("overordnet_beredskapsplan",),
        "under/b.pdf": ("helhetlig_ros", "plan_for_oppfolging"),
        "c.pdf": (),
    }
    assert case.path == {"start": date(2027, 1, 1)}


def test_absent_or_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read_case(tmp_path) == CaseFile()
    (tmp_path / "sak.yaml").write_text("# bare en kommentar\n", encoding="utf-8")
    assert read_case(tmp_path) == CaseFile()


def test_name_alone_will_do_for_the_municipality() -> None:
    assert parse_case("municipality: Storvik").municipality.name == "Storvik"


@pytest.mark.parametrize(
    ("text", "key", "values"),
    [
        ("language: nb\nkomplett: true\n", "case.key_unknown", {"name": "komplett", "line": 2}),
        ("municipality:\n  navn: Storvik\n", "case.key_unknown", {"name": "municipality.navn", "line": 2}),
        ("language: nb\ncomplete: kanskje\n", "case.value", {"name": "complete", "line": 2}),
        ("as_of: i fjor\n", "case.value", {"name": "as_of", "line": 1}),
        ("documents: [a.docx]\n", "case.value", {"name": "documents", "line": 1}),
        ("- a\n", "case.mapping", {"line": 1}),
        ("language: nb\nmunicipality: {name: x\n", "case.yaml", {}),
    ],
)
def test_errors_name_line_and_key(text: str, key: str, values: dict[str, object]) -> None:
    with pytest.raises(DossierError) as caught:
        parse_case(text)
    assert caught.value.key == key
    assert values.items() <= caught.value.values.items()
    for language in LANGUAGES:
        assert str(caught.value.values["file"]) in Translator(language)(key, **caught.value.values)


def test_unknown_kind_is_named_with_its_line() -> None:
    with pytest.raises(DossierError) as caught:
        kind_ids(parse_case("documents:\n  a.docx: beredskapsplann\n"), norway())
    assert caught.value.key == "case.kind_unknown"
    assert caught.value.values["line"] == 2
    assert "overordnet_beredskapsplan (BP)" in str(caught.value.values["allowed"])


def test_file_in_another_encoding_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "sak.yaml").write_bytes("municipality: Bømlo".encode("latin-1"))
    with pytest.raises(DossierError) as caught:
        read_case(tmp_path)
    assert caught.value.key == "case.encoding"
