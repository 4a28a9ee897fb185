"""The kind ``events``: that each unwanted event of the analysis is treated in some respect.

::

    check:
      kind: events
      fields: [likelihood]          # any of these counts
      share: 0.8                    # of the events
      says: [...]                   # or passages (as in ``content``) where the event stands: its section or its row
      named: [$farer]               # how headings and rows name events where the analysis' layout is not understood
      few: 0.3                      # less than this is *missing*, between is *partial*
      least: 5                      # events the analysis must have
      about: [$sannsynlighet]
      of: [helhetlig_ros]
      otherwise: [...]              # parts as in ``content``: the respect treated in a chapter of its own
      lacking: {nb: ..., nn: ...}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field

from tilsyn.checks.content import Part, show_parts
from tilsyn.checks.document import documents_of
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import Says, find_passages, quotation, to_evidence
from tilsyn.checks.verdict import Shown, verdict
from tilsyn.language.view import Section, Unit, UnitKind
from tilsyn.model import Evidence, Outcome, Place, Scenario, Text
from tilsyn.thread.parts import parts_of

__all__ = ["Events", "EventsKind"]

TELLING = 6
"""Letters that a name must have to be looked for in rows and headings elsewhere."""

_BLANK = re.compile(r"[xX?.…_\s–-]*")
"""What stands in a field that is not filled in."""


class Events(Settings):
    """Settings of ``events``."""

    of: tuple[str, ...]
    fields: tuple[str, ...] = Field(default=(), description="Analysed fields, any of which counts; none: see ``says``.")
    together: int = Field(default=1, ge=1, description="How many of the fields an event must have.")
    says: tuple[Says, ...] = Field(default=(), description="Passages, any of which counts, where the event stands.")
    named: tuple[str, ...] = Field(default=(), description="Terms for events, where fewer than three are recognised.")
    share: float = Field(default=0.8, description="Share of the events that gives *fulfilled*.")
    few: float = Field(default=0.25, description="Smallest share that gives *partial*.")
    least: int = Field(default=4, description="Events that the analysis must have at least.")
    about: tuple[str, ...]
    otherwise: tuple[Part, ...] = Field(default=(), description="Parts that show the same in a chapter of its own.")
    lacking: Text


@dataclass
class _Event:
    """An event of the analysis: where it stands, what its fields say."""

    name: str
    place: Place
    fields: dict[str, str]
    units: set[int]


class EventsKind:
    """Decides by the share of the analysis' events that have a field."""

    name = "events"
    settings = Events

    def run(self, settings: Events, context: CheckContext) -> Outcome:
        """Answer by the share."""
        events = [
            _of_scenario(item, settings, context)
            for item in context.thread.scenarios
            if self._counts(item, settings, context) and not context.text.clauses.placeholder(item.name)
        ]
        if len(events) < 3 and settings.named:
            events = max(events, list(_named(settings, context)), key=len)
        sound = _passages(settings, context)
        evidence = [item for event in events if (item := _treated(event, settings, sound, context)) is not None]
        share = len(evidence) / len(events) if events else 0.0
        shown = [Shown("events", tuple(evidence[:4]))]
        chapter = False
        if settings.otherwise:
            parts = show_parts(settings.otherwise, settings.of, context)
            required = [part for part in settings.otherwise if part.required]
            chapter = bool(required) and all(parts[part.id].sound for part in required)
            shown += [parts[part.id] for part in settings.otherwise]
        enough = chapter or (len(events) >= settings.least and share >= settings.share)
        some = bool(evidence and share >= settings.few) or any(part.sound for part in shown[1:])
        return verdict(
            context,
            about=settings.about,
            shown=shown,
            lacking=[settings.lacking],
            enough=enough,
            some=some,
            pointers=not events and bool(documents_of(settings.of, context)),
        )

    @staticmethod
    def _counts(scenario: Scenario, settings: Events, context: CheckContext) -> bool:
        return any(
            any(span.kind in settings.of for span in document.kinds)
            for document in context.text.documents
            if document.document.file == scenario.place.document
        )


def _treated(event: _Event, settings: Events, sound: dict[int, Evidence], context: CheckContext) -> Evidence | None:
    """Evidence that an event is treated in the respect asked for."""
    placeholder = context.text.clauses.placeholder
    texts = [text for name in settings.fields if not _BLANK.fullmatch(text := event.fields.get(name, ""))]
    texts = [text for text in texts if not placeholder(text)]
    if (settings.fields and len(texts) >= settings.together) or not (settings.fields or settings.says):
        quote = quotation(texts[0] if texts else event.name)
        return Evidence(place=event.place, quote=quote, speaks="for", part="events")
    return next((sound[unit] for unit in sorted(event.units) if unit in sound), None)


def _passages(settings: Events, context: CheckContext) -> dict[int, Evidence]:
    """By unit: the sound passages of the analysis that say what is asked."""
    found: dict[int, Evidence] = {}
    for way in settings.says:
        rule = way if way.kinds else way.model_copy(update={"kinds": settings.of})
        for passage in find_passages(rule, context):
            if passage.fault is None:
                found.setdefault(passage.unit.id, to_evidence(context, passage, "events"))
    return found


def _of_scenario(scenario: Scenario, settings: Events, context: CheckContext) -> _Event:
    """A scenario with the units that are about it: its own place, and sections and rows that bear its name."""
    units: set[int] = set()
    if settings.says:
        name = scenario.name.lower()
        for section in _sections(settings, context):
            if context.text.documents[section.doc].document.file != scenario.place.document:
                continue
            own = section.first_block == scenario.place.block and section.level > 0
            if own or (len(name) >= TELLING and section.level > 0 and name in section.title.lower()):
                units.update(unit for part in context.text.subtree(section.id) for unit in part.units)
            units.update(
                unit.id
                for unit in (context.text.units[number] for number in section.units)
                if (unit.block == scenario.place.block and unit.row == scenario.place.row)
                or (unit.kind is UnitKind.ROW and len(name) >= TELLING and name in unit.text.lower())
            )
    return _Event(scenario.name, scenario.place, dict(scenario.fields), units)


def _named(settings: Events, context: CheckContext) -> Iterator[_Event]:
    """Sections with a body, and rows, whose heading or first cells name a kind of event."""
    text = context.text
    titled = text.titled(settings.named)
    named = text.index.units(settings.named)
    for section in _sections(settings, context):
        if text.worded(section, "definition"):
            continue
        inner = any(child in titled for child in section.children)
        headed = section.id in titled and section.level > 0 and section.words >= 3
        if headed and section.heading is not None and not inner:
            units = {unit for part in text.subtree(section.id) for unit in part.units}
            yield _Event(section.title, text.place(text.units[section.heading]), {}, units)
            continue
        for unit in (text.units[number] for number in section.units):
            if unit.kind is UnitKind.ROW and unit.id in named and _names_event(unit, settings, context):
                yield _Event(unit.text.split(" | ")[0], text.place(unit), {}, {unit.id})


def _names_event(unit: Unit, settings: Events, context: CheckContext) -> bool:
    """Whether one of a row's first two cells names an event."""
    return any(context.text.matches(cell, settings.named) for cell in unit.text.split(" | ")[:2])


def _sections(settings: Events, context: CheckContext) -> list[Section]:
    """The sections of the analysis: where one of its kinds holds, the other papers in the same file left out."""
    text = context.text
    wanted = frozenset(settings.of)
    apart = frozenset(context.jurisdiction.analysis.apart) if context.jurisdiction.analysis is not None else frozenset()
    others = [
        [part for part in parts_of(text, doc, context.jurisdiction) if part.kind in apart]
        for doc in range(len(text.documents))
    ]
    return [
        section
        for section in text.sections
        if (first := section.units[0] if section.units else section.heading) is not None
        and wanted & text.kinds(text.units[first])
        and not any(part.first <= section.first_block <= part.last for part in others[section.doc])
    ]
