"""Mutants of a labelled dossier, answered with only the touched documents read again."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from manuscripts.build import build_file
from manuscripts.dossier import load_dossier
from manuscripts.mutants import Mutant, make_mutants
from tilsyn.app import load_rulesets
from tilsyn.currency.outdated import find_outdated
from tilsyn.engine import assess, packs_of
from tilsyn.evaluation.labels import read_labels
from tilsyn.language.view import DossierText
from tilsyn.model import Document
from tilsyn.plugins import PluginManager
from tilsyn.reading.reader import Limits, Source
from tilsyn.recognition.case import read_case
from tilsyn.recognition.dossier import Options, recognise
from tilsyn.thread.scenarios import find_scenarios

__all__ = ["Bench"]


class Bench:
    """A labelled dossier, its answers, and the answers to its mutants."""

    def __init__(self, source: Path) -> None:
        self.source = source
        self.plugins = PluginManager.standard(entry_points=False)
        self.dossier = load_dossier(source)
        self.labels = read_labels(source)
        self.jurisdiction = self.plugins.jurisdictions["no"]
        self.packs = packs_of(self.jurisdiction, self.plugins)
        self.case = read_case(source)
        self.rulesets = load_rulesets((self.labels.ruleset,), self.plugins)
        self._read: dict[int, Document] = {}
        self._kept: list[Any] = []
        self.before = self.answers(self.dossier)

    def mutants(self) -> list[Mutant]:
        """All mutants, by name."""
        return sorted(make_mutants(self.dossier), key=lambda mutant: mutant.name)

    def judge(self, mutant: Mutant) -> tuple[str, list[str], int]:
        """The answer to the mutated requirement, others that changed and should not, and how many should not."""
        after = self.answers(mutant.dossier)
        still = [one for one in self.before if one != mutant.requirement and one not in mutant.may_change]
        still = [one for one in still if self.before[one] in self.labels_of(one)]
        changed = [
            one for one in still if after.get(one) != self.before[one] and after.get(one) not in self.labels_of(one)
        ]
        return after.get(mutant.requirement, "missing"), changed, len(still)

    def labels_of(self, requirement: str) -> tuple[str, ...]:
        """The right answers to a requirement in the dossier as it was."""
        return tuple(item.value for item in self.labels.findings.get(requirement, ()))

    def answers(self, dossier: Any) -> dict[str, str]:
        """Requirement id to result, roll-ups left out."""
        documents = [self._document(manuscript) for manuscript in dossier.manuscripts]
        documents.sort(key=lambda document: document.file)
        options = Options(name=dossier.name, today=self.labels.as_of, as_of=self.labels.as_of)
        known = recognise(documents, self.jurisdiction, self.packs, self.case, options)
        text = DossierText(known.used, self.packs)
        outdated = find_outdated(text, known, self.jurisdiction, self.packs)
        thread = find_scenarios(text, known, self.jurisdiction, self.packs)
        findings = assess(known, self.rulesets, self.plugins, text=text, thread=thread, outdated=outdated)
        return {item.requirement: item.result.value for item in findings if not item.rollup}

    def _document(self, manuscript: Any) -> Document:
        document = self._read.get(id(manuscript))
        if document is None:
            data = build_file(manuscript).content
            path = Path(manuscript.head.file)
            source = Source(path, manuscript.head.file, data, hashlib.sha256(data).hexdigest())
            document = self.plugins.readers[path.suffix.lower()].read(source, Limits())
            document = self.plugins.document_read(document)
            self._read[id(manuscript)] = document
            self._kept.append(manuscript)
        return document
