"""Labels are read strictly, the baseline is what a search box would say, and a labelled dossier is assessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checks.kit import doc, plugins, requirement
from tilsyn.engine import packs_of
from tilsyn.errors import DossierError
from tilsyn.evaluation.keyword import keyword_answers
from tilsyn.evaluation.labels import read_labels
from tilsyn.evaluation.run import evaluate
from tilsyn.model import Dossier, Result
from tilsyn.plugins import PluginManager

LABELS = "ruleset: no.fkb\nas_of: 2026-11-22\nfindings:\n  no.fkb.6.2.sist_oppdatert: fulfilled\n"


def labelled(folder: Path, text: str = LABELS) -> Path:
    (folder / "expected.yaml").write_text(text, encoding="utf-8")
    return folder


def test_labels(tmp_path: Path) -> None:
    labels = read_labels(labelled(tmp_path, LABELS + "  no.fkb.6.2.ansvarlig: [missing, partial]\n"))
    assert labels.as_of == date(2026, 11, 22)
    assert labels.findings == {
        "no.fkb.6.2.sist_oppdatert": (Result.FULFILLED,),
        "no.fkb.6.2.ansvarlig": (Result.MISSING, Result.PARTIAL),
    }


@pytest.mark.parametrize(
    "text",
    ["", "findings: {}", LABELS + "  a: almost\n", LABELS + "extra: 1\n", "a: [", LABELS.replace("11-22", "13-40")],
)
def test_labels_that_are_not_as_they_should_be(tmp_path: Path, text: str) -> None:
    with pytest.raises(DossierError) as caught:
        read_labels(labelled(tmp_path, text))
    assert caught.value.key == "evaluate.bad_labels"
    assert caught.value.values["folder"] == tmp_path.name


def test_a_dossier_without_labels(tmp_path: Path) -> None:
    with pytest.raises(DossierError) as caught:
        read_labels(tmp_path)
    assert caught.value.key == "evaluate.no_labels"


def test_the_baseline_finds_a_word_of_the_subject_anywhere() -> None:
    check = {"kind": "content", "about": ["varslingsliste"], "parts": []}
    nested = {"kind": "combine", "rule": "all", "checks": [{"kind": "content", "about": ["samband"], "parts": []}]}
    duties = (
        requirement("a", check=check), requirement("b", check=nested), requirement("c"),
        requirement("d", check={**check, "about": ["evakuering"]}),
    )  # fmt: skip
    # The baseline believes a promise and does not see an inflection it has no stem for: that is its weakness.
    paper = doc("# Samband\n\nVarslingslisten skal utarbeides.")
    dossier = Dossier(name="d", documents=(paper,), jurisdiction="no", language="nb", as_of=date(2026, 11, 22))
    packs = packs_of(plugins().jurisdictions["no"], plugins())
    assert keyword_answers(dossier, duties, packs) == {
        "a": Result.FULFILLED, "b": Result.FULFILLED, "d": Result.MISSING
    }  # fmt: skip


def test_a_labelled_dossier(tmp_path: Path) -> None:
    plan = "# Overordnet beredskapsplan for Storvik kommune\n\nSist oppdatert 3. mars 2026.\n\n# Samband\n\nRadio.\n"
    (tmp_path / "plan.md").write_text(plan, encoding="utf-8")
    manager = PluginManager.standard(blocked=("tilsyn.reporting.builtin",), entry_points=False)
    heard: list[tuple[int, int, str]] = []
    found = evaluate([labelled(tmp_path)], manager, progress=lambda *step: heard.append(step))
    assert [(item.requirement, item.given, item.exact) for item in found.answers] == [
        ("no.fkb.6.2.sist_oppdatert", Result.FULFILLED, True)
    ]
    assert len(found.baseline) == 1
    assert heard == [(0, 1, tmp_path.name)]
