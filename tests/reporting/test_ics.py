"""The calendar: read back by a small reader that follows RFC 5545."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from handmade import AS_OF, finding, report, requirement, ruleset
from tilsyn.messages import Translator
from tilsyn.model import Report, Result
from tilsyn.progress import apply_progress
from tilsyn.reporting.ics import WHEEL, CalendarFormat


def make(**changes: Any) -> Report:
    """A report with gaps; titles with every sign that must be escaped, and letters of two octets."""
    title = dict.fromkeys(("nb", "nn"), "æøå; én, to \\ tre " * 8)
    first, second = requirement("no.a", title=title), requirement("no.b", remedy={"effort": "L"})
    return report(
        [finding(first, Result.MISSING), finding(second, Result.MISSING)], ruleset([first, second]), **changes
    )


def events(data: bytes) -> list[dict[str, str]]:
    """Unfolds, checks the frame, and gives each event's properties, names without parameters."""
    assert data.endswith(b"\r\n")
    lines = re.sub(rb"\r\n ", b"", data).decode().split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert "\n" not in "".join(lines)
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name.split(";")[0]] = value
    return found


@pytest.fixture(scope="module")
def data() -> bytes:
    return CalendarFormat().render(make(), Translator("nb"))


def test_lines_are_folded_at_75_octets(data: bytes) -> None:
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode()


def test_calendar_says_who_made_it(data: bytes) -> None:
    assert b"\r\nVERSION:2.0\r\nPRODID:-//tilsyn//" in data


def test_every_event_is_whole(data: bytes) -> None:
    found = events(data)
    assert len({event["UID"] for event in found}) == len(found)
    for event in found:
        start, end = (date.fromisoformat(event[name]) for name in ("DTSTART", "DTEND"))
        assert end == start + timedelta(days=1)
        assert event["DTSTAMP"] == f"{AS_OF:%Y%m%d}T120000Z"
        assert event["SUMMARY"]
        assert not re.search(r"(?<!\\)[;,]", event["SUMMARY"] + event["DESCRIPTION"])


def test_each_step_has_its_deadline(data: bytes) -> None:
    found = {event["UID"].split("-9901")[0]: event for event in events(data)}
    for step in make().path.steps:
        assert found[step.id]["DTSTART"][:6] == (step.end or "").replace("-", "")


def test_yearly_wheel_lies_ahead_and_repeats(data: bytes) -> None:
    wheel = [event for event in events(data) if event["UID"].startswith("wheel-")]
    assert len(wheel) == len(WHEEL)
    for event in wheel:
        day = date.fromisoformat(event["DTSTART"])
        assert AS_OF < day <= AS_OF + timedelta(days=380)
        assert (day.weekday(), day.day <= 7) == (0, True)
        assert event["RRULE"] == f"FREQ=YEARLY;BYMONTH={day.month};BYDAY=1MO"


def test_steps_that_are_done_have_no_deadline() -> None:
    made = make()
    step = made.path.steps[0].id
    made = made.model_copy(update={"path": apply_progress(made.path, {step: {"status": "done"}})})
    data = CalendarFormat().render(made, Translator("nb"))
    assert not any(event["UID"].startswith(step) for event in events(data))


def test_same_bytes(data: bytes) -> None:
    assert data == CalendarFormat().render(make(), Translator("nb"))
