"""The dossier's documents on a line of time: what each date is, the law's intervals, and what runs out next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tilsyn.currency.intervals import add_months
from tilsyn.currency.limits import Limit
from tilsyn.messages import Translator
from tilsyn.model import DatedFact, DateRole, RecognisedDocument, Report, Upcoming
from tilsyn.reporting.plain import cut, day_name, iso_name, plain

__all__ = ["PLOTTED", "Mark", "Row", "Timeline", "plotted", "timeline"]

LEFT, WIDTH = 252.0, 1000.0
HEAD, LANE = 22.0, 24.0
YEARS_BACK, MONTHS_AHEAD, MONTHS_MOST = 15, 15, 48

PLOTTED = (
    DateRole.ADOPTED, DateRole.DRAFTED, DateRole.REVISED, DateRole.UPDATED, DateRole.HELD, DateRole.VALID_FROM,
    DateRole.VALID_TO, DateRole.NEXT_REVISION,
)  # fmt: skip
_LAST = (DateRole.VALID_FROM, DateRole.VALID_TO, DateRole.NEXT_REVISION)
_STATED = ("text", "table", "header")
_TO_COME = (DateRole.VALID_TO, DateRole.NEXT_REVISION)


@dataclass(frozen=True)
class Mark:
    """A date in the picture."""

    x: float
    y: float
    shape: str
    title: str
    passed: bool = False
    number: int = 0


@dataclass(frozen=True)
class Span:
    """A stretch of time: the validity of a document, or an interval of the law."""

    x: float
    y: float
    width: float
    shape: str
    label: str = ""


@dataclass(frozen=True)
class Row:
    """A document's line."""

    y: float
    title: str
    shaded: bool


@dataclass(frozen=True)
class Timeline:
    """Everything with its coordinates, for a drawing 1000 wide."""

    height: float
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    limits: tuple[Span, ...]
    marks: tuple[Mark, ...]
    years: tuple[tuple[float, str], ...]
    today: float
    top: float
    bottom: float
    shapes: tuple[tuple[float, str], ...]
    describe: str
    width: float = WIDTH
    lane: float = LANE


def plotted(document: RecognisedDocument) -> list[DatedFact]:
    """The dates of a document that the picture and its table show, oldest first: of what lasts only the latest."""
    found: dict[tuple[DateRole, str], DatedFact] = {}
    for fact in document.dates:
        if fact.role in PLOTTED and fact.source in _STATED:
            key = (fact.role, "" if fact.role in _LAST else fact.span.iso())
            if key not in found or fact.span.last > found[key].span.last:
                found[key] = fact
    return sorted(found.values(), key=lambda fact: (fact.span.last, PLOTTED.index(fact.role)))


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.unit = (WIDTH - LEFT - 14) / max(1, (last - first).days)
        self.last = last

    def x(self, day: date) -> float:
        day = min(max(day, self.first), self.last)
        return round(LEFT + (day - self.first).days * self.unit, 1)

    def middle(self, fact: DatedFact) -> float:
        return self.x(fact.span.first + (fact.span.last - fact.span.first) / 2)


def timeline(report: Report, limits: Sequence[Limit], translate: Translator) -> Timeline | None:
    """Lay out the picture; None for a dossier without dates."""
    shown = [(document, facts) for document in report.dossier.used if (facts := plotted(document))]
    if not shown:
        return None
    as_of = report.run.as_of
    scale = _scale([fact for _, facts in shown for fact in facts], as_of)
    top = HEAD + 16 * len(limits) + 6
    rows, spans, marks = [], [], []
    for number, (document, facts) in enumerate(shown):
        y = top + number * LANE
        name = document.title or document.document.file.rsplit("/", 1)[-1]
        rows.append(Row(y, plain(cut(name, 40)), number % 2 == 0))
        spans += _validity(facts, y, scale)
        marks += _apart(
            [_mark(fact, y, scale, as_of, translate) for fact in facts if fact.role is not DateRole.VALID_FROM]
        )
    bottom = top + len(shown) * LANE
    if report.upcoming:
        flags, lanes = _flags(report.upcoming, bottom, scale, translate)
        rows.append(Row(bottom, translate("currency.next.row"), len(shown) % 2 == 0))
        marks += flags
        bottom += LANE * lanes
    used = {mark.shape for mark in marks}
    words = [role.value for role in PLOTTED if role.value in used]
    return Timeline(
        height=bottom + 30,
        rows=tuple(rows),
        spans=tuple(spans),
        limits=tuple(_limit(limit, number, scale, as_of, translate) for number, limit in enumerate(limits)),
        marks=tuple(marks),
        years=tuple(_years(scale)),
        today=scale.x(as_of),
        top=top,
        bottom=bottom,
        shapes=tuple((20 + 122.0 * number, word) for number, word in enumerate(words)),
        describe=translate(
            "currency.picture.describe", n=len(shown), first=scale.first.year, last=scale.last.year,
            date=day_name(as_of, translate),
        ),
    )  # fmt: skip


def _scale(facts: Sequence[DatedFact], as_of: date) -> _Scale:
    first = min(min(fact.span.first for fact in facts), add_months(as_of, -24))
    first = max(first, date(as_of.year - YEARS_BACK, 1, 1))
    ends = [fact.span.last for fact in facts if fact.role in _TO_COME]
    last = min(max([add_months(as_of, MONTHS_AHEAD), *ends]), add_months(as_of, MONTHS_MOST))
    return _Scale(first - timedelta(days=30), last + timedelta(days=20))


def _validity(facts: Sequence[DatedFact], y: float, scale: _Scale) -> list[Span]:
    """The bar of the period of validity, or a thin line to the next revision."""
    by_role = {fact.role: fact for fact in facts}
    end = by_role.get(DateRole.VALID_TO) or by_role.get(DateRole.NEXT_REVISION)
    if end is None:
        return []
    starts = [fact for fact in facts if fact.role not in _TO_COME and fact.span.first <= end.span.last]
    start = by_role.get(DateRole.VALID_FROM) or (starts[-1] if starts else None)
    if start is None:
        return []
    x = scale.x(start.span.first)
    shape = "valid" if end.role is DateRole.VALID_TO else "until"
    return [Span(x, y + LANE / 2, round(max(0.0, scale.x(end.span.last) - x), 1), shape)]


def _mark(fact: DatedFact, y: float, scale: _Scale, as_of: date, translate: Translator) -> Mark:
    to_come = fact.role in _TO_COME
    return Mark(
        x=scale.x(fact.span.last) if to_come else scale.middle(fact),
        y=y + LANE / 2,
        shape=fact.role.value,
        title=f"{translate(f'currency.role.{fact.role.value}')}: {iso_name(fact.span.iso(), translate)}",
        passed=to_come and fact.span.last < as_of,
    )


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks of one day a little above and beneath each other, so that none hides another."""
    found: list[Mark] = []
    for mark in marks:
        near = [item for item in marks if abs(item.x - mark.x) < 5]
        shift = (near.index(mark) - (len(near) - 1) / 2) * min(7.0, 14 / len(near))
        found.append(replace(mark, y=round(mark.y + shift, 1)))
    return found


def _limit(limit: Limit, number: int, scale: _Scale, as_of: date, translate: Translator) -> Span:
    x = scale.x(limit.oldest)
    label = translate("currency.limit.label", provision=limit.requirement.short, months=limit.months)
    return Span(x, HEAD + 16 * number + 2, round(scale.x(as_of) - x, 1), "limit", label)


def _flags(upcoming: Sequence[Upcoming], top: float, scale: _Scale, translate: Translator) -> tuple[list[Mark], int]:
    """Numbered flags for what runs out, in as many lanes as they need."""
    ends: list[float] = []
    found = []
    for number, item in enumerate(upcoming, 1):
        x = scale.x(item.day)
        lane = next((place for place, end in enumerate(ends) if end <= x), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = x + 18
        title = f"{number}. {translate(f'currency.next.{item.kind}')} {day_name(item.day, translate)}"
        found.append(Mark(x, top + LANE * lane + LANE / 2, "flag", title, number=number))
    return found, max(1, len(ends))


def _years(scale: _Scale) -> list[tuple[float, str]]:
    years = range(scale.first.year + 1, scale.last.year + 1)
    step = 1 if scale.unit * 365 > 40 else 2
    places = [(scale.x(date(year, 1, 1)), str(year)) for year in years]
    return [(x, year if number % step == 0 and x < WIDTH - 34 else "") for number, (x, year) in enumerate(places)]
