"""The command line on small dossiers of plain text: streams, exit codes, files, and the mistakes people make."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tilsyn import cli
from tilsyn.cli import ExitCode, interface_language, main
from tilsyn.commands import COMMANDS

PLAN = """\
# Overordnet beredskapsplan for Storvik kommune

Vedtatt av kommunestyret 12. mars 2026, sak 14/26.

## 1 Kriseledelse

Kriseledelsen består av kommunedirektør, ordfører, kommuneoverlege og kommunikasjonsansvarlig.

## 2 Varsling

Kari Nordmann, beredskapskoordinator, tlf. 900 11 222.
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command and gives its exit code, standard output and standard error."""
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.delenv("TILSYN_DEBUG", raising=False)

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        shown = capsysbinary.readouterr()
        return code, shown.out.decode(), shown.err.decode()

    return call


@pytest.fixture
def storvik(tmp_path: Path) -> Path:
    """A dossier with one small plan."""
    folder = tmp_path / "storvik"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    return folder


def test_help_is_in_the_language_of_the_machine(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(name in out for name in COMMANDS)
    assert "Kommandoer" in out
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert "Kommandoar" in run("--help")[1]
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "Commands" in run("--help")[1]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help(run: Run, name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert out.startswith(f"Bruk: tilsyn {name}")
    assert "cli." not in out


def test_help_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "pluggy", "spacy", "docx", "pypdfium2", "pdfplumber", "openpyxl", "jinja2", "tabulate")
    code = (
        "import sys; from tilsyn.cli import main\n"
        "for words in (['--help'], ['check', '--help'], ['rules', 'show', '--help']): main(words)\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stderr.strip() == "[]"


def test_the_report_goes_to_standard_output_and_gaps_give_one(run: Run, storvik: Path) -> None:
    code, out, _ = run("check", storvik, "--as-of", "2026-11-22")
    assert code == ExitCode.GAPS
    assert out.startswith("STORVIK KOMMUNE")
    assert "Tre ting å gjøre først" in out


def test_json_is_the_same_every_time_and_masked(run: Run, storvik: Path) -> None:
    first = run("check", storvik, "--as-of", "2026-11-22", "--format", "json")
    second = run("check", storvik, "--as-of", "2026-11-22", "--format", "json")
    assert first[1] == second[1]
    data = json.loads(first[1])
    assert data["schema"] == "tilsyn-report/1"
    assert data["run"]["as_of"] == "2026-11-22"
    assert data["dossier"]["municipality"]["name"] == "Storvik"
    assert "900 11 222" not in first[1]
    assert str(storvik.parent) not in first[1]


def test_unmasked_shows_what_is_private(run: Run, storvik: Path) -> None:
    _, out, _ = run("check", storvik, "--format", "json", "--unmasked", "--as-of", "2026-11-22")
    assert json.loads(out)["masked"] is False


def test_several_formats_are_written_to_a_folder_and_are_no_documents_after(
    run: Run, storvik: Path, tmp_path: Path
) -> None:
    code, out, err = run(
        "check", storvik, "--format", "json", "--format", "html", "-o", storvik, "--as-of", "2026-11-22"
    )
    assert (code, out) == (ExitCode.GAPS, "")
    assert {path.name for path in storvik.iterdir()} == {"plan.md", "storvik.json", "storvik.html"}
    assert "storvik.html" in err
    again = json.loads(run("check", storvik, "--format", "json", "--as-of", "2026-11-22")[1])
    assert [item["file"] for item in again["documents"]] == ["plan.md"]


def test_several_dossiers_are_lines_of_json_or_a_row_each(run: Run, storvik: Path, tmp_path: Path) -> None:
    other = tmp_path / "vika"
    other.mkdir()
    (other / "plan.md").write_text(PLAN.replace("Storvik", "Bergen"), encoding="utf-8")
    _, out, _ = run("check", storvik, other, "--format", "json", "--as-of", "2026-11-22")
    assert [json.loads(line)["dossier"]["name"] for line in out.splitlines()] == ["storvik", "vika"]
    code, out, _ = run("check", storvik, other, "--as-of", "2026-11-22")
    assert code == ExitCode.GAPS
    assert len(out.splitlines()) == 4


def test_a_folder_without_documents_gives_a_whole_report_and_three(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path, "--as-of", "2026-11-22")
    assert code == ExitCode.NOTHING_ASSESSED
    assert "inneholder ingen dokumenter" in err
    assert "Be om dette" in out


def test_unrelated_files_give_three(run: Run, tmp_path: Path) -> None:
    (tmp_path / "handleliste.md").write_text("Melk og brød.", encoding="utf-8")
    assert run("check", tmp_path)[0] == ExitCode.NOTHING_ASSESSED


def test_an_old_word_file_is_named_with_what_helps(run: Run, storvik: Path) -> None:
    (storvik / "gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    code, out, _ = run("check", storvik, "--as-of", "2026-11-22")
    assert code == ExitCode.GAPS
    assert "gammel.doc: " in out
    assert ".docx" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "{tmp}/storvig"], ["Finner ikke", "storvik"]),
        (["check"], ["MAPPE mangler"]),
        (["chek", "x"], ["chek", "check"]),
        (["check", "{tmp}/storvik", "--ruleset", "no.fkbb"], ["no.fkbb", "no.fkb"]),
        (["check", "{tmp}/storvik", "--format", "jason"], ["jason", "json"]),
        (["check", "{tmp}/storvik", "--as-of", "22.11.2026"], ["22.11.2026", "2026-11-22"]),
        (["check", "{tmp}/storvik", "--langauge", "nn"], ["--langauge", "--language"]),
        (["check", "{tmp}/storvik", "--language", "sv"], ["sv", "nb, nn"]),
        (["check", "{tmp}/storvik", "--format", "json", "--format", "html"], ["-o"]),
        (["path", "{tmp}/mangler.json"], ["mangler.json"]),
        (["path", "{tmp}/storvik/plan.md"], ["plan.md", "JSON"]),
        (["rules", "show", "no.fkb.4.a.fulmakter"], ["no.fkb.4.a.fullmakter"]),
    ],
)
def test_mistakes_get_a_sentence_and_two(
    run: Run, storvik: Path, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    code, out, err = run(*(argument.replace("{tmp}", str(tmp_path)) for argument in arguments))
    assert (code, out) == (ExitCode.WRONG_USE, "")
    assert err.startswith("Feil: ")
    assert "Traceback" not in err
    assert [word for word in words if word not in err] == []


def test_a_misspelt_key_in_the_case_file_is_an_error_with_its_line(run: Run, storvik: Path) -> None:
    (storvik / "sak.yaml").write_text("language: nb\nkomplett: true\n", encoding="utf-8")
    code, _, err = run("check", storvik)
    assert code == ExitCode.WRONG_USE
    assert "sak.yaml, linje 2" in err
    assert "komplett" in err


def test_a_judgement_closes_a_gap_and_a_bad_one_is_said(run: Run, storvik: Path) -> None:
    entry = (
        "- requirement: no.fkb.4.a.fullmakter\n  result: fulfilled\n  by: jeg\n  date: 2026-11-20\n  reason: Sett.\n"
    )
    (storvik / "vurderinger.yaml").write_text(entry + "- requirement: no.fkb.4.a.roller\n", encoding="utf-8")
    _, out, err = run("check", storvik, "--format", "json", "--as-of", "2026-11-22")
    found = {item["requirement"]: item for item in json.loads(out)["findings"]}
    assert found["no.fkb.4.a.fullmakter"]["judgement"]["by"] == "jeg"
    assert found["no.fkb.4.a.roller"]["notes"] == ["judgement_malformed"]
    assert "vurderinger.yaml, linje 6" in err


def test_the_path_can_be_planned_again(run: Run, storvik: Path, tmp_path: Path) -> None:
    run("check", storvik, "--format", "json", "-o", tmp_path, "--as-of", "2026-11-22")
    source = tmp_path / "storvik.json"
    first = json.loads(source.read_text(encoding="utf-8"))
    code, out, _ = run("path", source, "--format", "json")
    assert code == 0
    assert json.loads(out)["path"] == first["path"]
    _, out, _ = run("path", source, "--start", "2027-03", "--capacity", "50", "--format", "json")
    assert min(step["start"] for phase in json.loads(out)["path"]["phases"] for step in phase["steps"]) == "2027-03"
    assert run("path", source, "--capacity", "0")[0] == ExitCode.WRONG_USE


def test_compare_tells_what_happened(run: Run, storvik: Path, tmp_path: Path) -> None:
    run("check", storvik, "--format", "json", "-o", tmp_path / "a", "--as-of", "2026-11-22")
    run("check", storvik, "--format", "json", "-o", tmp_path / "b", "--as-of", "2027-11-22")
    code, out, _ = run("compare", tmp_path / "a/storvik.json", tmp_path / "b/storvik.json")
    assert code == ExitCode.GAPS
    assert "Gjenstår" in out
    code, _, err = run("compare", tmp_path / "b/storvik.json", tmp_path / "a/storvik.json")
    assert code == ExitCode.WRONG_USE
    assert "Bytt om" in err


def test_inspect_shows_a_file_and_a_folder_and_writes_a_case_file_once(run: Run, storvik: Path) -> None:
    code, out, _ = run("inspect", storvik / "plan.md")
    assert code == 0
    assert "Overskrifter (3)" in out
    assert "900 11 222" not in out
    code, out, _ = run("inspect", storvik, "--write-sak")
    assert code == 0
    assert "overordnet" in out
    assert '"plan.md": overordnet_beredskapsplan' in (storvik / "sak.yaml").read_text(encoding="utf-8")
    assert run("check", storvik, "--as-of", "2026-11-22")[0] == ExitCode.GAPS
    assert run("inspect", storvik, "--write-sak")[0] == ExitCode.WRONG_USE


def test_rules_and_plugins_are_listed(run: Run) -> None:
    assert "no.fkb.4.a.fullmakter" in run("rules", "list")[1]
    assert "Kvifor" in run("rules", "show", "no.fkb.4.a.fullmakter", "--language", "nn")[1]
    assert json.loads(run("rules", "schema")[1])["items"]
    assert "tilsyn_norway" in run("plugins")[1]
    assert "stengt ute" in run("plugins", "--block", "tilsyn_norway")[1]


def test_a_blocked_plugin_is_not_loaded(run: Run, storvik: Path) -> None:
    code, _, err = run("--block", "tilsyn_norway", "check", storvik)
    assert code == ExitCode.WRONG_USE
    assert "Ingen land" in err


def test_a_format_that_raises_does_not_take_the_others_with_it(
    run: Run, storvik: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tilsyn.reporting.html.page import HtmlFormat

    def broken(*_: object) -> bytes:
        raise RuntimeError("hemmelig tekst")

    monkeypatch.setattr(HtmlFormat, "render", broken)
    code, _, err = run(
        "check", storvik, "--format", "html", "--format", "json", "-o", tmp_path, "--as-of", "2026-11-22"
    )
    assert code == ExitCode.GAPS
    assert (tmp_path / "storvik.json").exists()
    assert not (tmp_path / "storvik.html").exists()
    assert "html" in err
    assert "hemmelig" not in err


def test_an_error_of_ours_is_told_without_text_of_documents(
    run: Run, storvik: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("hemmelig tekst")

    monkeypatch.setattr("tilsyn.app.assess", broken)
    code, out, err = run("check", storvik)
    assert (code, out) == (ExitCode.BUG, "")
    assert "ValueError" in err
    assert "hemmelig" not in err


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tilsyn.commands.console import write_whole

    target = tmp_path / "rapport.html"
    write_whole(target, b"gammel")

    def broken(*_: object) -> None:
        raise OSError("fullt")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="fullt"):
        write_whole(target, b"ny")
    assert target.read_bytes() == b"gammel"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.html"]


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "nb"),
        ([], {"LANG": "C.UTF-8"}, "nb"),
        ([], {"LANG": "no_NO"}, "nb"),
        ([], {"LANG": "nb_NO", "LC_ALL": "nn_NO.UTF-8"}, "nn"),
        (["check", "--language", "nn"], {"LANG": "en_US.UTF-8"}, "nn"),
        (["check", "--language=en"], {"LANG": "nb_NO"}, "en"),
        (["check", "--language", "sv"], {"LANG": "en_US"}, "en"),
    ],
)
def test_the_language_of_messages(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert interface_language(arguments, environment) == language


def test_the_exit_codes_are_named() -> None:
    assert {code.name: int(code) for code in cli.ExitCode} == {
        "NO_GAPS": 0, "GAPS": 1, "WRONG_USE": 2, "NOTHING_ASSESSED": 3, "BUG": 70, "INTERRUPTED": 130,
    }  # fmt: skip
