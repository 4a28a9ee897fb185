"""What the thread shows, put so that checks can decide by it: needs, breaks, owners, exercises without an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import Dossier, Evidence, Scenario, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.analysis import words_for
from tilsyn.thread.follow.exercises import ExerciseRow, exercise_rows
from tilsyn.thread.links import papers_of
from tilsyn.thread.words import Words

__all__ = ["Answer", "MeasureFacts", "ThreadFacts", "need", "people", "thread_facts", "top_scenarios"]

_COUNT = re.compile(r"(?<![\d./-])(\d{1,3}(?:[ .]\d{3})+|\d{1,5})(?![\d/-]|[.,]\d)")
_EMPTY = re.compile(r"[\s–—\-.…?]*")


class Answer(StrEnum):
    """What the analysis says of a need."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class MeasureFacts:
    """A measure linked to a scenario, with what its row says of owner and deadline."""

    scenario: int
    evidence: Evidence
    owner: str | None
    due: str | None


@dataclass(frozen=True)
class ThreadFacts:
    """Facts about a thread; scenarios are indices into ``thread.scenarios``.

    Attributes
    ----------
    top:
        Scenarios of the highest class of risk.
    unmeasured, unplanned, unexercised:
        Those of ``top`` without a measure (or a stated acceptance), a procedure (or generic approach), an exercise.
    elsewhere:
        Those of ``unplanned`` whose procedures are said to be in another system or annex.
    unevaluated:
        Scenarios that were exercised and have no evaluation.
    warning, evacuation:
        What the analysis answers for each scenario.
    people:
        How many the analysis says have to move, where it says so.
    unwarned, unmoved:
        Scenarios with a need that no warning plan or evacuation plan takes up.
    measures:
        Linked measures with owner and deadline.
    exercises:
        Rows of exercise plans with the scenarios they map to.
    """

    top: tuple[int, ...] = ()
    unmeasured: tuple[int, ...] = ()
    unplanned: tuple[int, ...] = ()
    unexercised: tuple[int, ...] = ()
    elsewhere: tuple[int, ...] = ()
    unevaluated: tuple[int, ...] = ()
    warning: tuple[Answer, ...] = ()
    evacuation: tuple[Answer, ...] = ()
    people: tuple[int | None, ...] = ()
    unwarned: tuple[int, ...] = ()
    unmoved: tuple[int, ...] = ()
    measures: tuple[MeasureFacts, ...] = ()
    exercises: tuple[ExerciseRow, ...] = ()

    @property
    def most_people(self) -> int | None:
        """The largest number that the analysis says have to move: what evacuation has to be dimensioned for."""
        return max((number for number in self.people if number is not None), default=None)


def thread_facts(
    thread: Thread, text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> ThreadFacts:
    """The facts of a linked thread (see :func:`tilsyn.thread.links.link`)."""
    words = words_for(text, jurisdiction, packs)
    papers = papers_of(thread, text, dossier, jurisdiction, packs)
    if words is None or papers is None:
        return ThreadFacts()
    scenarios = thread.scenarios
    top = top_scenarios(thread)
    warning = tuple(need(scenario.fields.get("warning"), words) for scenario in scenarios)
    evacuation = tuple(need(scenario.fields.get("evacuation"), words) for scenario in scenarios)
    unplanned = tuple(index for index in top if not _sound(scenarios[index].links.plan))
    return ThreadFacts(
        top=top,
        unmeasured=tuple(index for index in top if not _measured(scenarios[index], words)),
        unplanned=unplanned,
        unexercised=tuple(index for index in top if not _sound(scenarios[index].links.exercises)),
        elsewhere=tuple(index for index in unplanned if scenarios[index].links.plan),
        unevaluated=tuple(
            index
            for index, scenario in enumerate(scenarios)
            if any(item.part == "held" for item in scenario.links.exercises) and not scenario.links.evaluations
        ),
        warning=warning,
        evacuation=evacuation,
        people=tuple(
            people(scenario.fields.get("evacuation"), words) if answer is not Answer.NO else None
            for scenario, answer in zip(scenarios, evacuation, strict=True)
        ),
        unwarned=_unmet(scenarios, warning, "warning"),
        unmoved=_unmet(scenarios, evacuation, "evacuation"),
        measures=tuple(_measures(thread, text, words)),
        exercises=tuple(exercise_rows(papers)),
    )


def top_scenarios(thread: Thread) -> tuple[int, ...]:
    """Indices of the scenarios of the highest class that the analysis uses; all of them where it has no classes."""
    for name in ("high", "medium"):
        found = tuple(index for index, scenario in enumerate(thread.scenarios) if scenario.risk == name)
        if found:
            return found
    return tuple(range(len(thread.scenarios))) if all(item.risk is None for item in thread.scenarios) else ()


def need(text: str | None, words: Words) -> Answer:
    """What a field answers: by its first yes or no; a number of people means yes."""
    if not text:
        return Answer.UNKNOWN
    hits = [hit for hit in words.signs.longest(text) if hit.label in ("yes", "no", "partly")]
    if hits and hits[0].first <= 1:
        return Answer(hits[0].label)
    if people(text, words) is not None:
        return Answer.YES
    return Answer(hits[0].label) if hits else Answer.UNKNOWN


def people(text: str | None, words: Words) -> int | None:
    """The number of people a text names: the largest number that is no year and no count of days or houses."""
    if not text:
        return None
    numbers = []
    for match in _COUNT.finditer(text):
        number = int(re.sub(r"\D", "", match.group(1)))
        after = text[match.end() : match.end() + 18]
        other = words.signs.find(after)
        if any(hit.label in ("years", "spans") and hit.first <= 1 for hit in other) or 1900 <= number <= 2100:
            continue
        numbers.append(number)
    return max(numbers, default=None)


def _sound(links: Sequence[Evidence]) -> bool:
    return any(item.speaks == "for" and item.part not in ("generic_evacuation", "generic_warning") for item in links)


def _measured(scenario: Scenario, words: Words) -> bool:
    return bool(scenario.links.measures) or words.accepted.has(scenario.fields.get("measures", ""))


def _unmet(scenarios: Sequence[Scenario], answers: Sequence[Answer], part: str) -> tuple[int, ...]:
    parts = {part, f"generic_{part}"}
    return tuple(
        index
        for index, (scenario, answer) in enumerate(zip(scenarios, answers, strict=True))
        if answer is Answer.YES and not any(item.part in parts and item.speaks == "for" for item in scenario.links.plan)
    )


def _measures(thread: Thread, text: DossierText, words: Words) -> list[MeasureFacts]:
    documents = {entry.document.file: entry.document for entry in text.documents}
    found = []
    for index, scenario in enumerate(thread.scenarios):
        for item in scenario.links.measures:
            block = documents[item.place.document].blocks[item.place.block]
            owner = due = None
            if block.table is not None and item.place.row is not None:
                header, cells = block.table.rows[0], block.table.rows[item.place.row]
                owner = _cell(header, cells, words.owner_columns.has)
                due = _cell(header, cells, words.due_columns.has)
            found.append(MeasureFacts(index, item, owner, due))
    return found


def _cell(header: Sequence[str], cells: Sequence[str], wanted: object) -> str | None:
    for head, cell in zip(header, cells, strict=True):
        if head and len(head) < 40 and wanted(head):  # type: ignore[operator]
            return None if _EMPTY.fullmatch(cell) else cell
    return None
