"""The format ``ics``: the path's deadlines, dates that come of themselves, and the yearly wheel (RFC 5545)."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from tilsyn import __version__
from tilsyn.messages import Translator
from tilsyn.model import Report, Step
from tilsyn.reporting.currency import upcoming_text
from tilsyn.reporting.plain import place_text, plain
from tilsyn.reporting.summary import requirements_of

__all__ = ["WHEEL", "CalendarFormat"]

WHEEL: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)
"""Months of the yearly wheel (``domain/finland-kuja.md`` 6.8); what they hold stands in the message catalogues."""

_OVER = ("done", "dropped")
_OCTETS = 75


class CalendarFormat:
    """Whole days in a calendar: nothing that needs a time zone."""

    name = "ics"
    ending = "ics"
    binary = False

    def render(self, report: Report, translator: Translator) -> bytes:
        """The whole calendar in UTF-8, the same for the same report."""
        municipality = report.dossier.municipality
        name = translator("report.municipality", name=municipality.name) if municipality else report.dossier.name
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//tilsyn//tilsyn {__version__}//{translator.language.upper()}",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{_text(translator('ics.name', name=name))}",
        ]
        stamp = f"{report.run.as_of:%Y%m%d}T120000Z"
        for event in [*_steps(report, translator), *_running_out(report, translator), *_wheel(report, translator)]:
            lines += ["BEGIN:VEVENT", f"DTSTAMP:{stamp}", *event, "TRANSP:TRANSPARENT", "END:VEVENT"]
        lines.append("END:VCALENDAR")
        return b"".join(_folded(line) for line in lines)


def _steps(report: Report, say: Translator) -> Iterator[list[str]]:
    requirements = requirements_of(report)
    for step in sorted(report.path.steps, key=lambda item: (item.end or "", item.start or "", item.id)):
        if step.end is None or step.status in _OVER:
            continue
        closes = dict.fromkeys(requirements[item].short for item in step.closes if item in requirements)
        yield _event(
            report,
            step.id,
            _last_day(step.end),
            say("ics.deadline", title=step.title),
            _about(step, ", ".join(closes), say),
            say("ics.category.path"),
        )


def _about(step: Step, closes: str, say: Translator) -> str:
    owner = say(f"owner.{step.owner}") if step.owner else say("owner.none")
    lines = [f"{owner[:1].upper()}{owner[1:]} · {say(f'effort.{step.effort}')}"]
    lines += list(dict.fromkeys(part.action for part in step.parts if part.action != step.title))
    if step.proof:
        lines.append(f"{say('html.step.proof')}: {step.proof}")
    if closes:
        lines.append(f"{say('html.step.closes')}: {closes}")
    return "\n".join(lines)


def _running_out(report: Report, say: Translator) -> Iterator[list[str]]:
    """What the documents themselves say will run out: periods, agreements, revisions, promises."""
    for number, item in enumerate(sorted(report.upcoming, key=lambda item: (item.day, item.place.document)), 1):
        about = f"«{' '.join(item.quote.split())}»\n{place_text(item.place, say)}"
        key = f"out-{item.day:%Y%m%d}-{number}"
        yield _event(report, key, item.day, upcoming_text(item, say), about, say("ics.category.dates"))


def _wheel(report: Report, say: Translator) -> Iterator[list[str]]:
    """The first Monday of each month of the wheel, every year from the assessment date on."""
    as_of = report.run.as_of
    for month in WHEEL:
        day = _first_monday(as_of.year, month)
        if day <= as_of:
            day = _first_monday(as_of.year + 1, month)
        event = _event(
            report, f"wheel-{month}", day, say(f"wheel.{month}"), say("ics.wheel.about"), say("ics.category.wheel")
        )
        yield [*event, f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=1MO"]


def _event(report: Report, key: str, day: date, summary: str, about: str, category: str) -> list[str]:
    municipality = report.dossier.municipality
    whose = (municipality.number or municipality.name) if municipality else report.dossier.name
    return [
        f"UID:{_token(key)}-{_token(whose)}@tilsyn",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(about)}",
        f"CATEGORIES:{_text(category)}",
    ]


def _last_day(month: str) -> date:
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _token(text: str) -> str:
    """Letters and digits of ASCII only, as identifiers of calendars travel through old programs."""
    return "".join(char if char.isascii() and char.isalnum() else "-" for char in text)


def _text(text: str) -> str:
    """A text value: RFC 5545, 3.3.11."""
    text = plain(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n").encode("utf-8", "ignore").decode()


def _folded(line: str) -> bytes:
    """A content line, folded at 75 octets without cutting a letter in two (RFC 5545, 3.1)."""
    pieces: list[bytes] = [b""]
    for char in line:
        data = char.encode()
        if len(pieces[-1]) + len(data) > _OCTETS:
            pieces.append(b" ")
        pieces[-1] += data
    return b"\r\n".join(pieces) + b"\r\n"
