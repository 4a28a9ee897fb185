"""Runs the program over labelled dossiers and gathers its answers, and the baseline's, beside the right ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tilsyn.app import AssessOptions, assess_dossier
from tilsyn.engine import packs_of
from tilsyn.evaluation.keyword import keyword_answers
from tilsyn.evaluation.labels import read_labels
from tilsyn.evaluation.scores import Answer, Ratio, Scores, calibration, score
from tilsyn.plugins import PluginManager

__all__ = ["Evaluation", "evaluate", "to_json"]


@dataclass(frozen=True)
class Evaluation:
    """Answers of the program and of the keyword baseline."""

    answers: tuple[Answer, ...]
    baseline: tuple[Answer, ...]


def evaluate(
    cases: Sequence[Path], plugins: PluginManager, *, progress: Callable[[int, int, str], None] | None = None
) -> Evaluation:
    """Assess every labelled dossier on its own date and compare.

    Raises
    ------
    DossierError
        When a case has no labels or they are malformed.
    """
    answers: list[Answer] = []
    baseline: list[Answer] = []
    for number, case in enumerate(cases):
        if progress is not None:
            progress(number, len(cases), case.name)
        labels = read_labels(case)
        report = assess_dossier(case, AssessOptions(as_of=labels.as_of, rulesets=(labels.ruleset,)), plugins)
        packs = packs_of(plugins.jurisdictions[report.dossier.jurisdiction], plugins)
        requirements = report.rulesets[0].requirements
        words = keyword_answers(report.dossier, requirements, packs)
        form = report.dossier.language
        rollups = {item.id for item in requirements if item.rollup}
        for finding in report.findings:
            right = labels.findings.get(finding.requirement)
            if right is None or finding.requirement in rollups:
                continue
            answers.append(Answer(case.name, form, finding.requirement, finding.result, right, finding.confidence))
            if finding.requirement in words:
                baseline.append(Answer(case.name, form, finding.requirement, words[finding.requirement], right))
    return Evaluation(tuple(answers), tuple(baseline))


def to_json(evaluation: Evaluation) -> dict[str, Any]:
    """The figures as plain data: all, by form, by requirement (ten answers or more), calibration, misses."""
    forms = sorted({answer.form for answer in evaluation.answers})
    requirements = sorted({answer.requirement for answer in evaluation.answers})
    by_requirement = {
        name: [answer for answer in evaluation.answers if answer.requirement == name] for name in requirements
    }
    return {
        "schema": "tilsyn-evaluation/1",
        "all": _scores(score(evaluation.answers)),
        "keyword": _scores(score(evaluation.baseline)),
        "forms": {form: _scores(score(item for item in evaluation.answers if item.form == form)) for form in forms},
        "requirements": {name: _scores(score(items)) for name, items in by_requirement.items() if len(items) >= 10},
        "calibration": [
            {"from": low, "to": high, "mean": round(mean, 3), "right": _ratio(ratio)}
            for low, high, mean, ratio in calibration(evaluation.answers)
        ],
        "misses": [
            {
                "case": answer.case,
                "requirement": answer.requirement,
                "given": answer.given.value,
                "right": [item.value for item in answer.right],
                "confidence": answer.confidence,
            }
            for answer in evaluation.answers
            if not answer.exact
        ],
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "exact": _ratio(scores.exact),
        "gap_precision": _ratio(scores.gap_precision),
        "gap_recall": _ratio(scores.gap_recall),
        "abstention": _ratio(scores.abstention),
    }


def _ratio(ratio: Ratio) -> dict[str, Any]:
    low, high = ratio.interval
    value = ratio.value
    return {
        "value": None if value is None else round(value, 4),
        "hits": ratio.hits,
        "of": ratio.of,
        "interval": [round(low, 4), round(high, 4)],
    }
