"""The tutorial's files work as they stand: a statute of another kind, in another language, with nothing Norwegian."""

from __future__ import annotations

import importlib.util
import io
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tilsyn.app import AssessOptions, assess_dossier, load_rulesets
from tilsyn.evaluation.labels import read_labels
from tilsyn.evaluation.run import evaluate
from tilsyn.messages import Translator
from tilsyn.model import Report
from tilsyn.plugins import BUILTIN, PluginManager
from tilsyn.rules.coverage import coverage_text

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial"
BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def words_of(data: bytes) -> str:
    """The text of a report; of a packed one (Word, Excel) that of all its parts."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.fixture(scope="module")
def tutorial() -> Iterator[ModuleType]:
    """The tutorial's own test module, with its package importable as if it were installed."""
    sys.path.insert(0, str(TUTORIAL))
    spec = importlib.util.spec_from_file_location("tutorial_test_harbour", TUTORIAL / "test_harbour.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(TUTORIAL))


@pytest.fixture(scope="module")
def manager(tutorial: ModuleType) -> PluginManager:
    """Our readers, checks and reports with the tutorial's plugin, and without Norway."""
    made: PluginManager = tutorial.plugins()
    return made


@pytest.fixture(scope="module")
def report(manager: PluginManager) -> Report:
    return assess_dossier(TUTORIAL / "dossier", AssessOptions(as_of=date(2026, 11, 22)), manager)


def test_the_tutorials_own_tests_pass(tutorial: ModuleType) -> None:
    names = [name for name in dir(tutorial) if name.startswith("test_")]
    assert len(names) == 2
    for name in names:
        getattr(tutorial, name)()


def test_the_page_shows_the_files_as_they_are() -> None:
    blocks = BLOCK.findall((TUTORIAL / "README.md").read_text(encoding="utf-8"))
    assert len(blocks) >= 6
    for file, text in blocks:
        assert text in (TUTORIAL / file).read_text(encoding="utf-8"), file


def test_the_page_names_every_file() -> None:
    page = (TUTORIAL / "README.md").read_text(encoding="utf-8")
    for path in (*TUTORIAL.glob("*.*"), *TUTORIAL.glob("harbour/*.py")):
        name = path.relative_to(TUTORIAL).as_posix()
        assert name == "README.md" or name in page


def test_the_entry_point_leads_to_the_package(manager: PluginManager) -> None:
    project = tomllib.loads((TUTORIAL / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["entry-points"]["tilsyn"] == {"harbour": "harbour"}
    assert "rm.harbour" in manager.rulesets


def test_the_labels_beside_the_dossier_are_what_the_program_answers(manager: PluginManager) -> None:
    assert set(read_labels(TUTORIAL / "dossier").findings) == {
        item.id for item in load_rulesets(["rm.harbour"], manager)[0].ruleset.requirements
    }
    found = evaluate([TUTORIAL / "dossier"], manager)
    assert [answer.requirement for answer in found.answers if not answer.exact] == []


def test_the_reason_is_in_the_report(report: Report) -> None:
    wardens = next(finding for finding in report.findings if finding.requirement == "rm.harbour.2.wardens")
    assert [text["en"] for text in wardens.lacking] == ["a telephone number"]
    assert [item.quote for item in wardens.evidence] == ["The harbour warden is Ada Quill."]


def test_kinds_dates_and_language_are_recognised_by_the_plugins_words(report: Report) -> None:
    kinds = {item.document.file: item.kind for item in report.dossier.documents}
    assert kinds == {
        "Berth list.md": "berth_list",
        "Drill report 2025.md": "drill_report",
        "Harbour safety plan.md": "safety_plan",
    }
    plan = next(item for item in report.dossier.documents if item.kind == "safety_plan")
    assert plan.language == "en"
    assert report.dossier.jurisdiction == "rm"


def test_nothing_norwegian_is_wired_in(manager: PluginManager, report: Report) -> None:
    assert "tilsyn_norway" not in manager.plugins
    assert list(manager.jurisdictions) == ["rm"]
    assert list(manager.languages) == ["en"]
    assert list(manager.rulesets) == ["rm.harbour"]
    for form in manager.reports.values():
        text = words_of(form.render(report, Translator("en")))
        # Role ids are keys of the message catalogues, shown to people in their own language.
        text = re.sub(r'"owner": "\w*"', "", text)
        for word in ("kommune", "FKB", "lovdata", "beredskapsplan"):
            assert word not in text, (form.name, word)


def test_every_format_is_made_in_the_plugins_language(manager: PluginManager, report: Report) -> None:
    assert report.language == "en"
    for form in manager.reports.values():
        assert words_of(form.render(report, Translator("en"))).strip(), form.name
    html = manager.reports["html"].render(report, Translator("en")).decode("utf-8")
    assert '<html lang="en"' in html
    assert "By-law 2" in html


def test_without_the_built_ins_there_is_no_reader_check_or_report(tutorial: ModuleType) -> None:
    bare = PluginManager.standard(blocked=BUILTIN, entry_points=False)
    bare.add(tutorial.harbour, "harbour")
    assert bare.readers == {}
    assert bare.checks == {}
    assert bare.reports == {}
    assert list(bare.languages) == ["en"]


def test_coverage_names_every_provision_of_the_by_law_once(manager: PluginManager) -> None:
    text = coverage_text(["rm.harbour"], manager, Translator("en"))
    for number in (1, 2, 3, 4):
        assert text.count(f"By-law {number} ") == 1
