"""Changes in the text of a passage: dates moved back, a foreign municipality's name put in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from manuscripts.model import (
    Block,
    Box,
    Form,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
)

YEARS_BACK = 6
"""How far dates are moved: further than any interval that a statute allows."""

_YEAR = re.compile(r"(?<![\w/])(19[89]\d|20[0-3]\d)(?!\w)(?!\s*(?:innb|person|menneske|liter|meter|kr|kilo|m\b|%))")
_LAW = re.compile(
    r"(?:(?:LOV|FOR)-|(?:lov|lova|loven|forskrift|forskriften|forskrifta)\s+(?:av\s+|frå\s+|fra\s+)?(?:\d{1,2}\.\s*\S+\s+)?)$",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{1,2}\.)([0-3]\d)(?![\d.]\d|\d)")
_CASE = re.compile(r"((?:sak|PS|KST|FSK|KS|FS)(?:\s?nr\.?)?\s?\d{1,3}[/-])([0-3]\d)(?!\d)", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(?<!\d)((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]))([0-3]\d)(?!\d)")


def shift_dates(text: str) -> str:
    """The text with every date and year six years earlier; dates of laws stay."""

    def year(match: re.Match[str]) -> str:
        if _LAW.search(text[: match.start()]):
            return match[0]
        return str(int(match[0]) - YEARS_BACK)

    def two_digits(match: re.Match[str]) -> str:
        return f"{match[1]}{(int(match[2]) - YEARS_BACK) % 100:02d}"

    moved = _YEAR.sub(year, text)
    for shape in (_SHORT_DATE, _CASE, _RUN_TOGETHER):
        moved = shape.sub(two_digits, moved)
    return moved


_STRANGERS: dict[Form, tuple[str, str]] = {"nb": ("Sokndal", "Nissedal"), "nn": ("Vinje", "Sogndal")}
_GENERAL = re.compile(r"\b([Kk]ommunen)(s?)\b")


def stranger(form: Form, own: str) -> str:
    """The short name of a municipality that the dossier is not about."""
    first, second = _STRANGERS[form]
    return second if first.lower() in own.lower() else first


def name_changer(own: str, other: str) -> Callable[[str], str]:
    """A change that puts another municipality's name where the own one stands, or where *kommunen* does."""
    short = own.removesuffix(" kommune").removesuffix(" herad").strip()
    named = re.compile(rf"\b{re.escape(short)}(s?)(\s+(?:kommune|herad)(s?))?\b") if short else None

    def change(text: str) -> str:
        if named and named.search(text):
            return named.sub(
                lambda match: other + (" kommune" if match[2] else "") + (match[1] or match[3] or ""), text
            )
        return _GENERAL.sub(lambda match: f"{other} kommune{match[2]}", text, count=1)

    return change


def map_text(block: Block, change: Callable[[str], str]) -> Block:
    """The block with every text changed."""
    if isinstance(block, Heading):
        return replace(block, runs=_runs(block.runs, change))
    if isinstance(block, Paragraph):
        return replace(block, runs=_runs(block.runs, change), notes=tuple(_runs(note, change) for note in block.notes))
    if isinstance(block, ListBlock):
        items = tuple(
            replace(item, runs=_runs(item.runs, change), notes=tuple(_runs(note, change) for note in item.notes))
            for item in block.items
        )
        return replace(block, items=items)
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_runs(cell, change) for cell in row) for row in block.rows))
    if isinstance(block, Box):
        return replace(block, blocks=tuple(map_text(inner, change) for inner in block.blocks))
    if isinstance(block, Picture):
        return replace(block, caption=_runs(block.caption, change))
    return block


def _runs(runs: Runs, change: Callable[[str], str]) -> Runs:
    return tuple(Run(change(run.text), run.bold, run.italic, run.change) for run in runs)
