"""The plugin finds what is lacking at Rivermouth, and its samples get the answers they expect."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import harbour

from tilsyn.app import AssessOptions, assess_dossier, load_rulesets
from tilsyn.plugins import PluginManager
from tilsyn.rules.kit import run_samples

DOSSIER = Path(__file__).parent / "dossier"


def plugins() -> PluginManager:
    """The program's own readers, checks and reports, and this plugin: no other country, nobody else's plugins."""
    manager = PluginManager.standard(blocked=["tilsyn_norway"], entry_points=False)
    manager.add(harbour, "harbour", origin="tilsyn-harbour")
    return manager


def test_the_dossier_gets_its_answers() -> None:
    report = assess_dossier(DOSSIER, AssessOptions(as_of=date(2026, 11, 22)), plugins())
    answers = {finding.requirement: finding.result for finding in report.findings}
    assert answers == {
        "rm.harbour.2.wardens": "partial",
        "rm.harbour.3.revised": "outdated",
        "rm.harbour.4.report": "fulfilled",
    }


def test_every_sample_gets_the_answer_it_expects() -> None:
    manager = plugins()
    (ruleset,) = load_rulesets(["rm.harbour"], manager)
    runs = list(run_samples(ruleset, manager))
    assert len(runs) >= 9
    assert [(run.requirement, run.sample.id) for run in runs if not run.right] == []
