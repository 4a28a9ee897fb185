"""What time did to a dossier, put in words once for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tilsyn.messages import Translator
from tilsyn.model import Conflict, LawSince, Older, Outdated, Place, Report, TriggerQuestion, Undated, Upcoming
from tilsyn.reporting.plain import cut, day_name, iso_name, place_text, plain

__all__ = [
    "Stale",
    "conflict_text",
    "currency_lines",
    "older_text",
    "outdated_text",
    "stale",
    "trigger_text",
    "undated_text",
    "upcoming_text",
]

RUN_OUT = ("period", "agreement", "revision", "promise")
"""Kinds of :class:`Outdated` that are no old words: something has run out."""


@dataclass(frozen=True)
class Stale:
    """Something out of date in one document, with every place it stands in."""

    item: Outdated
    words: tuple[str, ...]
    places: tuple[Place, ...]


def stale(items: Sequence[Outdated]) -> dict[str, list[Stale]]:
    """By document: each thing out of date once, with the words and places it stands in."""
    groups: dict[tuple[str, str, str], list[Outdated]] = {}
    for item in items:
        own = f"{item.found} {item.quote}" if item.kind in RUN_OUT else item.replacement
        groups.setdefault((item.place.document, item.kind, own), []).append(item)
    found: dict[str, list[Stale]] = {}
    for (document, *_), group in groups.items():
        places = tuple(dict.fromkeys(item.place for item in group))
        words = {item.found.lower(): item.found for item in reversed(group)}
        found.setdefault(document, []).append(Stale(group[0], tuple(words.values())[::-1], places))
    return found


def outdated_text(item: Outdated, translate: Translator) -> str:
    """What is wrong and what is right now, in the words of its kind."""
    key = f"currency.now.{item.kind}"
    return translate(key if translate.has(key) else "currency.now.word", replacement=item.replacement)


def upcoming_text(item: Upcoming, translate: Translator) -> str:
    """What runs out."""
    text = translate(f"currency.next.{item.kind}")
    if item.kind == "interval":
        last = iso_name(item.found, translate)
        return translate("currency.next.interval.long", provision=item.provision or "", last=last)
    return text


def conflict_text(item: Conflict, translate: Translator) -> str:
    """What does not fit."""
    return translate(f"currency.conflict.{item.kind}")


def undated_text(item: Undated, translate: Translator) -> str:
    """Why a document has no date."""
    if item.reason == "unread":
        return translate("currency.undated.unread", reason=translate(f"unread.{item.detail}"))
    if item.reason in ("file_name", "metadata"):
        return translate(f"currency.undated.{item.reason}", date=iso_name(item.detail, translate))
    return translate(f"currency.undated.{item.reason}")


def trigger_text(item: TriggerQuestion, translate: Translator) -> str:
    """A question about an event after the analysis."""
    key = "currency.trigger.mentioned" if item.mentioned else "currency.trigger.ask"
    name = translate.pick(item.name)
    return translate(
        key, name=name[:1].upper() + name[1:], date=day_name(item.date, translate),
        dated=iso_name(item.dated, translate),
    )  # fmt: skip


def older_text(item: Older, translate: Translator) -> str:
    """A document from before a change of law."""
    text = f"{translate(f'currency.role.{item.role}')} {iso_name(item.date, translate)}"
    if item.revised:
        return translate("currency.law.revised", text=text, date=iso_name(item.revised, translate))
    return text


def currency_lines(report: Report, translate: Translator, most: int = 10) -> Iterator[tuple[str, str]]:
    """The short form for a terminal: heading and line, headings repeated for the lines beneath them."""
    title = translate("report.outdated.title")
    groups = [(document, entry) for document, entries in stale(report.outdated).items() for entry in entries]
    for _, entry in groups[:most]:
        yield title, _stale_line(entry, translate)
    if len(groups) > most:
        yield title, translate("report.outdated.more", n=len(groups) - most)
    title = translate("currency.conflicts.title")
    for conflict in report.conflicts[:most]:
        where = place_text(conflict.place, translate)
        yield title, f"{conflict_text(conflict, translate)}: «{cut(conflict.quote, 90)}» ({where})"
    title = translate("currency.next.title")
    for coming in report.upcoming[:most]:
        where = place_text(coming.place, translate)
        yield title, f"{day_name(coming.day, translate)}: {upcoming_text(coming, translate)} ({where})"
    for undated in report.undated:
        yield translate("currency.undated.title"), f"{undated.document}: {undated_text(undated, translate)}"
    for question in report.triggers:
        yield translate("currency.trigger.title"), trigger_text(question, translate)
    for since in report.law[: most // 2]:
        yield translate("currency.law.title"), _law_line(since, translate)


def _stale_line(entry: Stale, translate: Translator) -> str:
    item = entry.item
    text = f"«{plain(', '.join(entry.words[:2]))}»: {outdated_text(item, translate)}"
    if item.kind != "foreign":
        text = f"{text} {translate('currency.since', date=day_name(item.since, translate))}"
    where = place_text(entry.places[0], translate)
    if len(entry.places) > 1:
        where = translate("currency.and_more", where=where, n=len(entry.places) - 1)
    return f"{text} ({where})"


def _law_line(since: LawSince, translate: Translator) -> str:
    open_ones = sum(1 for item in since.documents if item.revised is None)
    files = ", ".join(item.document.rsplit("/", 1)[-1] for item in since.documents)
    mark = "" if open_ones else f" {translate('currency.law.all_revised')}"
    return f"{day_name(since.change.date, translate)}: {translate.pick(since.change.name)} ({files}){mark}"
