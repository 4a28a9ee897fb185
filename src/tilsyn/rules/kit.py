"""Runs the samples of rules: each is a tiny dossier with a known answer.

The documents of a sample are taken to be of the kind they say, so that a sample tests its rule and nothing else; dates,
written form and scenarios are recognised as in a real run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tilsyn.engine import assess, packs_of
from tilsyn.language.view import DossierText
from tilsyn.model import (
    BlockKind,
    Dossier,
    Finding,
    Outdated,
    Requirement,
    Sample,
    Thread,
)
from tilsyn.plugins import PluginManager
from tilsyn.reading.assemble import Piece, assemble
from tilsyn.reading.markdown import pieces
from tilsyn.reading.reader import Source
from tilsyn.rules.load import LoadedRuleset, load_samples

__all__ = ["SampleRun", "needs_of", "run_sample", "run_samples", "sample_dossier"]

DEFAULT_DAY = date(2026, 11, 22)
"""The assessment date of samples that do not say."""


@dataclass(frozen=True)
class SampleRun:
    """A sample and the answer it got."""

    requirement: str
    sample: Sample
    finding: Finding

    @property
    def right(self) -> bool:
        """Whether the answer is among the expected ones."""
        return self.finding.result in self.sample.expect


def run_samples(
    loaded: LoadedRuleset, plugins: PluginManager, *, only: Iterable[str] | None = None
) -> Iterator[SampleRun]:
    """Run the samples of every requirement that a check decides, or of those named."""
    wanted = set(only) if only is not None else None
    source = plugins.rulesets[loaded.ruleset.id]
    for requirement in loaded.ruleset.requirements:
        if requirement.check is None or (wanted is not None and requirement.id not in wanted):
            continue
        for sample in load_samples(source, requirement.id):
            yield run_sample(sample, requirement, loaded, plugins)


def run_sample(sample: Sample, requirement: Requirement, loaded: LoadedRuleset, plugins: PluginManager) -> SampleRun:
    """Run one sample: its requirement and those it needs are answered."""
    dossier = sample_dossier(sample, loaded, plugins)
    jurisdiction = plugins.jurisdictions[dossier.jurisdiction]
    packs = packs_of(jurisdiction, plugins)
    text = DossierText(dossier.used, packs)
    thread, outdated = _facts(text, dossier, jurisdiction, packs)
    kept = needs_of(requirement, loaded.ruleset.requirements)
    narrow = LoadedRuleset(loaded.ruleset.model_copy(update={"requirements": kept}), loaded.settings)
    findings = assess(dossier, [narrow], plugins, text=text, thread=thread, outdated=outdated)
    finding = next(item for item in findings if item.requirement == requirement.id)
    return SampleRun(requirement.id, sample, finding)


def needs_of(requirement: Requirement, requirements: Iterable[Requirement]) -> tuple[Requirement, ...]:
    """The requirement and everything it needs, in the statute's order."""
    by_id = {item.id: item for item in requirements}
    wanted = {requirement.id}
    waiting = [requirement]
    while waiting:
        for other in waiting.pop().needs:
            if other not in wanted and other in by_id:
                wanted.add(other)
                waiting.append(by_id[other])
    return tuple(item for item in by_id.values() if item.id in wanted)


def sample_dossier(sample: Sample, loaded: LoadedRuleset, plugins: PluginManager) -> Dossier:
    """The dossier of a sample."""
    from tilsyn.recognition.dossier import recognise_document

    jurisdiction = plugins.jurisdictions[loaded.ruleset.jurisdiction]
    packs = packs_of(jurisdiction, plugins)
    day = sample.as_of or DEFAULT_DAY
    documents = []
    for number, item in enumerate(sample.documents):
        data = item.text.encode()
        file = item.file or f"{number + 1}-{item.kind}.md"
        source = Source(Path(file), file, data, hashlib.sha256(data).hexdigest())
        front = [Piece(BlockKind.PARAGRAPH, item.title, strong=True)] if item.title else []
        document = assemble(source, "markdown", [*front, *pieces(item.text)])
        known = recognise_document(document, jurisdiction, packs, day, kinds=(item.kind,))
        documents.append(known.model_copy(update={"title": item.title or known.title, "municipality": None}))
    return Dossier(
        name=sample.id,
        documents=tuple(documents),
        municipality=None,
        jurisdiction=jurisdiction.id,
        language=sample.form if sample.form in jurisdiction.languages else jurisdiction.languages[0],
        complete=sample.complete,
        as_of=day,
    )


def _facts(text: DossierText, dossier: Dossier, jurisdiction: Any, packs: Any) -> tuple[Thread, tuple[Outdated, ...]]:
    from tilsyn.currency.outdated import find_outdated
    from tilsyn.thread.scenarios import find_scenarios

    thread = find_scenarios(text, dossier, jurisdiction, packs)
    return thread, find_outdated(text, dossier, jurisdiction, packs)
