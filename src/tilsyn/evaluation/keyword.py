"""The baseline: a plain keyword search with the rule's own subject words, so that everyone sees what a rule adds.

It says *fulfilled* when a word of the subject stands anywhere in any file that was read, else *missing*: what a person
with a search box would conclude.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tilsyn.language.index import StemIndex
from tilsyn.language.pack import LanguagePack
from tilsyn.model import Dossier, Requirement, Result

__all__ = ["keyword_answers"]


def keyword_answers(
    dossier: Dossier, requirements: tuple[Requirement, ...], packs: list[LanguagePack]
) -> Mapping[str, Result]:
    """Requirement id to the baseline's answer, for requirements that a check decides."""
    index = StemIndex(packs)
    for document in dossier.documents:
        for block in document.document.blocks:
            index.add(block.text)
    answers = {}
    for requirement in requirements:
        if requirement.check is None:
            continue
        terms = _subject(requirement.check.settings)
        found = any(True for _ in index.find(terms))
        answers[requirement.id] = Result.FULFILLED if found else Result.MISSING
    return answers


def _subject(settings: Any) -> list[str]:
    if isinstance(settings, dict):
        own = [str(term) for term in settings.get("about", ()) if isinstance(term, str)]
        return own or [term for value in settings.values() for term in _subject(value)]
    if isinstance(settings, list):
        return [term for value in settings for term in _subject(value)]
    return []
