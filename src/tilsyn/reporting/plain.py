"""Text made safe and short for people: control characters gone, places and dates said in words."""

from __future__ import annotations

import re
import textwrap
from datetime import date

from tilsyn.messages import Translator
from tilsyn.model import Place, Unread

__all__ = [
    "WIDTH", "confidence_word", "cut", "day_name", "iso_name", "pages_text", "place_text", "plain", "unread_text",
    "wrapped",
]  # fmt: skip

WIDTH = 80
"""Columns that a terminal has at least."""

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Text without terminal escapes, control characters and marks that turn the direction of writing."""
    return _CONTROL.sub("", _ESCAPES.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def cut(text: str, most: int) -> str:
    """Text on one line, cut at a word with three dots when it is longer."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + " …"


def day_name(day: date, translate: Translator) -> str:
    """A day in words, such as 22. november 2026."""
    return translate("date.day", day=day.day, month=translate(f"month.{day.month}"), year=day.year)


def iso_name(text: str, translate: Translator) -> str:
    """An ISO date of any precision in words."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return day_name(date(*parts), translate)
    if len(parts) == 2:
        return f"{translate(f'month.{parts[1]}')} {parts[0]}"
    return str(parts[0])


def place_text(place: Place, translate: Translator, *, document: bool = True) -> str:
    """Where something stands: document, page and section, as far as they are known."""
    parts = [place.document] if document else []
    if place.page is not None:
        if place.page_printed and place.page_printed != str(place.page):
            parts.append(translate("place.page_printed", page=place.page, printed=place.page_printed))
        else:
            parts.append(translate("place.page", page=place.page))
    if place.section:
        parts.append(translate("place.section", section=place.section))
    return ", ".join(parts)


def pages_text(pages: tuple[int, ...]) -> str:
    """Page numbers with runs joined, such as 4-6, 9."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def unread_text(part: Unread, translate: Translator) -> str:
    """What could not be read, why, and what helps."""
    reason = translate(f"unread.{part.reason.value}")
    detail, help_key = f"unread.detail.{part.detail}", f"unread.help.{part.reason.value}"
    if part.detail and translate.has(detail):
        reason = f"{reason} ({translate(detail)})"
    if part.pages:
        reason = f"{translate('unread.pages', pages=pages_text(part.pages))}: {reason}"
    return f"{reason}. {translate(help_key)}" if translate.has(help_key) else f"{reason}."


def confidence_word(confidence: float) -> str:
    """Message key for how sure an answer is."""
    if confidence >= 0.85:
        return "confidence.high"
    return "confidence.medium" if confidence >= 0.65 else "confidence.low"


def wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    """Text as lines of at most :data:`WIDTH` columns, the first and the others led in by these."""
    return textwrap.wrap(
        plain(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=True, break_on_hyphens=False
    )
