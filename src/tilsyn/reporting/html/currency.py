"""What the page says of time, made ready: the template only places it."""

from __future__ import annotations

from dataclasses import dataclass

from tilsyn.currency.limits import Limit, limits_of
from tilsyn.messages import Translator
from tilsyn.model import DatedFact, DateRole, Place, RecognisedDocument, Report
from tilsyn.reporting.currency import (
    RUN_OUT,
    Stale,
    conflict_text,
    older_text,
    outdated_text,
    stale,
    trigger_text,
    undated_text,
    upcoming_text,
)
from tilsyn.reporting.html.timeline import Timeline, plotted, timeline
from tilsyn.reporting.plain import day_name, iso_name, place_text, plain

__all__ = ["Currency", "currency_view"]

COLUMNS = (
    ("adopted", (DateRole.ADOPTED, DateRole.DRAFTED)),
    ("revised", (DateRole.REVISED, DateRole.UPDATED)),
    ("held", (DateRole.HELD,)),
    ("valid", (DateRole.VALID_FROM, DateRole.VALID_TO, DateRole.NEXT_REVISION)),
)
_SPOKEN = (DateRole.DRAFTED, DateRole.UPDATED, DateRole.VALID_FROM, DateRole.VALID_TO, DateRole.NEXT_REVISION)
"""Roles that share a column with another and say which they are."""

_PLACES = 3


@dataclass(frozen=True)
class Dated:
    """A date in words and where it stands; the place is left out where it is that of the date above."""

    text: str
    where: str


@dataclass(frozen=True)
class DocumentRow:
    """A document's dates by column."""

    title: str
    file: str
    cells: tuple[tuple[Dated, ...], ...]


@dataclass(frozen=True)
class LimitRow:
    """An interval of the law."""

    provision: str
    title: str
    requirement: str
    months: int
    latest: str
    where: str
    oldest: str
    until: str
    result: str
    word: str


@dataclass(frozen=True)
class StaleRow:
    """Something out of date."""

    found: str
    text: str
    since: str
    quote: str
    where: str


@dataclass(frozen=True)
class Line:
    """A line of a table: what, and where it is from."""

    head: str
    text: str
    quote: str = ""
    where: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Currency:
    """The page."""

    picture: Timeline | None
    columns: tuple[str, ...]
    documents: tuple[DocumentRow, ...]
    limits: tuple[LimitRow, ...]
    stale: tuple[tuple[str, tuple[StaleRow, ...]], ...]
    conflicts: tuple[Line, ...]
    upcoming: tuple[Line, ...]
    undated: tuple[Line, ...]
    triggers: tuple[Line, ...]
    law: tuple[Line, ...]


def currency_view(report: Report, translate: Translator) -> Currency | None:
    """The page made ready; None for a dossier without documents."""
    if not report.dossier.documents:
        return None
    view = _View(report, translate)
    limits = limits_of(report.findings, report.rulesets, report.dossier)
    return Currency(
        picture=timeline(report, limits, translate),
        columns=tuple(translate(f"currency.column.{name}") for name, _ in COLUMNS),
        documents=tuple(view.document(item) for item in report.dossier.used if plotted(item)),
        limits=tuple(view.limit(item) for item in limits),
        stale=tuple(
            (view.name(file), tuple(view.stale(item) for item in items))
            for file, items in stale(report.outdated).items()
        ),
        conflicts=tuple(view.conflicts()),
        upcoming=tuple(
            Line(
                day_name(item.day, translate), upcoming_text(item, translate), plain(item.quote), view.where(item.place)
            )
            for item in report.upcoming
        ),
        undated=tuple(
            Line(view.name(item.document), undated_text(item, translate), plain(item.quote), item.document)
            for item in report.undated
        ),
        triggers=tuple(view.triggers()),
        law=tuple(view.law()),
    )


class _View:
    def __init__(self, report: Report, translate: Translator) -> None:
        self.report = report
        self.say = translate
        self.names = {item.document.file: item.title for item in report.dossier.documents}

    def name(self, file: str) -> str:
        """A document's title, else its file name."""
        return plain(self.names.get(file) or file.rsplit("/", 1)[-1])

    def where(self, place: Place) -> str:
        return plain(place_text(place, self.say))

    def document(self, item: RecognisedDocument) -> DocumentRow:
        facts = plotted(item)[::-1]
        cells = tuple(self._cell([fact for fact in facts if fact.role in roles]) for _, roles in COLUMNS)
        return DocumentRow(self.name(item.document.file), item.document.file, cells)

    def _cell(self, facts: list[DatedFact]) -> tuple[Dated, ...]:
        found = []
        for number, fact in enumerate(facts):
            text = iso_name(fact.span.iso(), self.say)
            if fact.role in _SPOKEN:
                text = f"{self.say(f'currency.role.{fact.role.value}')} {text}"
            place = place_text(fact.place, self.say, document=False)
            after = facts[number + 1] if number + 1 < len(facts) else None
            same = after is not None and place_text(after.place, self.say, document=False) == place
            found.append(Dated(text, "" if same else plain(place)))
        return tuple(found)

    def limit(self, item: Limit) -> LimitRow:
        say, latest = self.say, item.latest
        return LimitRow(
            provision=item.requirement.short,
            title=say.pick(item.requirement.title),
            requirement=item.requirement.id,
            months=item.months,
            latest=iso_name(latest.span.iso(), say) if latest else say("currency.limit.none"),
            where=self.where(latest.place) if latest else "",
            oldest=day_name(item.oldest, say),
            until=day_name(item.until, say) if item.until else "",
            result=item.finding.standing.value,
            word=say(f"result.{item.finding.standing.value}"),
        )

    def stale(self, entry: Stale) -> StaleRow:
        item, say = entry.item, self.say
        places = [plain(place_text(place, say, document=False)) or item.place.document for place in entry.places]
        shown = list(dict.fromkeys(places))
        where = "; ".join(shown[:_PLACES])
        if len(entry.places) > _PLACES:
            where = say("currency.and_more", where=where, n=len(entry.places) - min(_PLACES, len(shown)))
        since = "–" if item.kind == "foreign" else day_name(item.since, say)
        if item.kind in RUN_OUT:
            since = say("currency.since.passed", date=since)
        return StaleRow(plain(", ".join(entry.words)), outdated_text(item, say), since, plain(item.quote), where)

    def conflicts(self) -> list[Line]:
        found = []
        for item in self.report.conflicts:
            other = (f"«{plain(item.other_quote)}» {self.where(item.other)}",) if item.other else ()
            found.append(Line(conflict_text(item, self.say), "", plain(item.quote), self.where(item.place), other))
        return found

    def triggers(self) -> list[Line]:
        found = []
        for item in self.report.triggers:
            place = item.mentioned or item.place
            found.append(Line(day_name(item.date, self.say), trigger_text(item, self.say), "", self.where(place)))
        return found

    def law(self) -> list[Line]:
        found = []
        for item in self.report.law:
            pick = self.say.pick
            documents = tuple(f"{self.name(entry.document)}: {older_text(entry, self.say)}" for entry in item.documents)
            found.append(
                Line(
                    day_name(item.change.date, self.say), pick(item.change.name), pick(item.change.means),
                    item.change.source, documents,
                )
            )  # fmt: skip
        return found
