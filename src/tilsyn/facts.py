"""What is true of a dossier as a whole, gathered once: its text, what time did to it, the thread of its scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tilsyn.model import (
    Conflict,
    Dossier,
    Finding,
    LawSince,
    Outdated,
    Ruleset,
    Thread,
    TriggerQuestion,
    Undated,
    Upcoming,
)

if TYPE_CHECKING:
    from tilsyn.language.pack import LanguagePack
    from tilsyn.language.view import DossierText
    from tilsyn.recognition.case import CaseFile
    from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["Facts", "gather", "with_intervals"]


@dataclass(frozen=True)
class Facts:
    """What checks decide by and reports show beside the findings."""

    text: DossierText
    thread: Thread
    outdated: tuple[Outdated, ...]
    conflicts: tuple[Conflict, ...]
    upcoming: tuple[Upcoming, ...]
    undated: tuple[Undated, ...]
    triggers: tuple[TriggerQuestion, ...]
    law: tuple[LawSince, ...]


def gather(dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack], case: CaseFile) -> Facts:
    """Gather the facts of a recognised dossier."""
    from tilsyn.currency.claimed import find_older_text
    from tilsyn.currency.conflicts import find_conflicts
    from tilsyn.currency.law import find_law_changes
    from tilsyn.currency.outdated import find_outdated
    from tilsyn.currency.periods import terms_of
    from tilsyn.currency.present import Present
    from tilsyn.currency.triggers import analysis_of, find_triggers
    from tilsyn.currency.undated import find_undated
    from tilsyn.currency.upcoming import find_upcoming
    from tilsyn.language.view import DossierText
    from tilsyn.recognition.jurisdiction import Trigger
    from tilsyn.thread.breaks import whole_thread

    text = DossierText(dossier.used, packs)
    present = Present(text, jurisdiction, packs, dossier.as_of)
    terms = list(terms_of(text, jurisdiction, packs, present, dossier.as_of))
    thread = whole_thread(text, dossier, jurisdiction, packs)
    outdated = find_outdated(text, dossier, jurisdiction, packs, terms=terms)
    conflicts = (*find_conflicts(dossier, packs), *find_older_text(dossier, outdated))
    own = [
        Trigger(id=f"case_{number}", date=item.date, name={dossier.language: item.name})
        for number, item in enumerate(case.triggers, 1)
    ]
    analysis = thread.analysis or analysis_of(text, jurisdiction)
    return Facts(
        text=text,
        thread=thread,
        outdated=outdated,
        conflicts=conflicts,
        upcoming=find_upcoming(text, dossier, jurisdiction, packs, terms=terms),
        undated=find_undated(dossier, conflicts),
        triggers=find_triggers(text, dossier, jurisdiction, analysis, own),
        law=find_law_changes(dossier, jurisdiction),
    )


def with_intervals(
    upcoming: Sequence[Upcoming], findings: Sequence[Finding], rulesets: Sequence[Ruleset], dossier: Dossier
) -> tuple[Upcoming, ...]:
    """What runs out, the law's own intervals with it, soonest first."""
    from tilsyn.currency.limits import limits_of, running_out

    found = [*upcoming, *running_out(limits_of(findings, rulesets, dossier), dossier.as_of)]
    return tuple(sorted(found, key=lambda item: (item.day, item.place.document, item.place.block, item.found)))
