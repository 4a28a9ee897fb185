"""Phone numbers, e-mail addresses and private names do not travel into reports: one fixed sign stands in their place.

A report is masked before any format sees it, so that no format can forget to. Names are those that stand beside a phone
number in the documents: in a table row, or in a short line. Names with a word of organisations in them stay.
``--unmasked`` leaves everything as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from tilsyn.model import Block, BlockKind, Dossier, Model, RecognisedDocument, Report, Thread

__all__ = ["SIGN", "Masker", "mask_report", "mask_thread"]

SIGN = "•••"

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_GAP = r"[ \u00a0]"
_SHAPES = (
    rf"(?:\+|\b00)\d{{1,3}}(?:{_GAP}?[\d()\-]){{6,13}}\d",  # international
    rf"\b[2-9]\d(?:{_GAP}|[.\-])\d{{2}}(?:{_GAP}|[.\-])\d{{2}}(?:{_GAP}|[.\-])\d{{2}}\b",  # 22 33 44 55
    rf"\b[4-9]\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{3}}\b",  # 900 00 000
    rf"\b[89]\d{{2}}{_GAP}\d{{3}}{_GAP}\d{{2}}\b",  # 900 000 00
    r"\b[2-9]\d{7}\b",  # 90000000
    rf"\b0\d{{1,3}}(?:{_GAP}|-){{1,2}}\d{{2,3}}(?:{_GAP}?\d{{2,4}}){{1,3}}\b",  # 070-123 45 67, 040 123 4567
)
_PHONE = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES))
_CALENDAR = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_WORD = r"[A-ZÆØÅÄÖ][\w'’]*[a-zæøåäöé][\w'’]*(?:-[A-ZÆØÅÄÖ][\w'’]+)?"
_INITIAL = r"[A-ZÆØÅÄÖ]\."
_NAME = re.compile(rf"\b{_WORD}(?: (?:{_WORD}|{_INITIAL})){{0,2}} {_WORD}\b")
_LOWER = re.compile(r"\b[a-zæøåäö]{6,}\b")
_LINE = 160


class Masker:
    """Puts the sign in place of what is private.

    Parameters
    ----------
    dossier:
        The documents, to learn the names that stand beside phone numbers.
    organisations:
        Words that make a name one of an organisation; ``*ending`` for words that end so.
    """

    def __init__(self, dossier: Dossier | None = None, organisations: Sequence[str] = ()) -> None:
        documents = dossier.documents if dossier else ()
        words = frozenset(word for word in organisations if not word.startswith("*"))
        endings = tuple(word[1:] for word in organisations if word.startswith("*"))
        self.names = frozenset(name for name in _names(documents) if not _organisation(name, words, endings))
        longest = sorted(self.names, key=lambda name: (-len(name), name))
        self._names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)") if longest else None

    def contacts(self, text: str) -> str:
        """The text without phone numbers and e-mail addresses."""
        return _PHONE.sub(_number, _EMAIL.sub(SIGN, text))

    def text(self, text: str) -> str:
        """The text without phone numbers, e-mail addresses and private names."""
        text = self.contacts(text)
        return self._names.sub(SIGN, text) if self._names else text


def mask_report(report: Report) -> Report:
    """The report with every text from the documents and from people masked. A masked report stays as it is."""
    masker = Masker(report.dossier, report.organisations)
    dossier = report.dossier.model_copy(
        update={"documents": tuple(_slim(document, masker) for document in report.dossier.documents)}
    )
    update: dict[str, Any] = {"dossier": dossier, "masked": True}
    for name in ("findings", "outdated", "conflicts", "upcoming", "undated", "triggers", "thread", "path"):
        update[name] = _walk(getattr(report, name), masker)
    return report.model_copy(update=update)


def mask_thread(thread: Thread, dossier: Dossier, organisations: Sequence[str] = ()) -> Thread:
    """The thread alone, masked as in a report."""
    masked: Thread = _walk(thread, Masker(dossier, organisations))
    return masked


_FREE = {"quote", "other_quote", "name", "likelihood", "consequence", "locality", "path", "fields", "found"}
"""Fields with text from documents: names are masked too."""

_OURS = {"reason", "by", "remark"}
"""Fields with text from people at the program: only phone numbers and addresses are."""

_KEPT = {"document", "requirement", "ruleset", "provision", "searched", "id", "closes", "needs", "text"}
"""Names of files and ids, which must stay as they are."""


def _walk(value: Any, masker: Masker, field: str = "") -> Any:
    if isinstance(value, str):
        if field in _FREE:
            return masker.text(value)
        return masker.contacts(value) if field in _OURS and type(value) is str else value
    if isinstance(value, Model):
        changes = {
            name: _walk(getattr(value, name), masker, name) for name in type(value).model_fields if name not in _KEPT
        }
        return value.model_copy(update=changes)
    if isinstance(value, tuple):
        return tuple(_walk(item, masker, field) for item in value)
    if isinstance(value, dict):
        return {key: _walk(item, masker, field) for key, item in value.items()}
    return value


def _slim(document: RecognisedDocument, masker: Masker) -> RecognisedDocument:
    """The document without its text: reports show titles, dates and markings only."""
    title = masker.text(document.title) if document.title else None
    dates = tuple(fact.model_copy(update={"quote": masker.text(fact.quote)}) for fact in document.dates)
    markings = tuple(marking.model_copy(update={"text": masker.text(marking.text)}) for marking in document.markings)
    return document.model_copy(update={"title": title, "dates": dates, "markings": markings})


def _number(found: re.Match[str]) -> str:
    text = found.group()
    return text if _CALENDAR.fullmatch(text) else SIGN


def _names(documents: Iterable[RecognisedDocument]) -> frozenset[str]:
    lines: list[str] = []
    common: set[str] = set()
    for document in documents:
        for block in document.document.blocks:
            common.update(_LOWER.findall(block.text))
            lines += _near_numbers(block)
    trim = partial(_trimmed, common=common)
    found = (trim(name) for line in lines for name in _NAME.findall(_EMAIL.sub(" | ", line)))
    return frozenset(name for name in found if name)


def _organisation(name: str, words: frozenset[str], endings: tuple[str, ...]) -> bool:
    """Whether a capitalised name is an organisation's: a person is hidden when in doubt."""
    return any(part in words or (endings and part.endswith(endings)) for part in name.lower().split())


def _near_numbers(block: Block) -> list[str]:
    """Cells and short lines that share a row or a line with a phone number or an address."""
    if block.table is not None:
        rows = [[cell.replace("\n", " | ") for cell in row] for row in block.table.rows]
        return [cell for row in rows if any(map(_reachable, row)) for cell in row]
    if block.kind is BlockKind.HEADING:
        return []
    return [line for line in block.text.split("\n") if len(line) <= _LINE and _reachable(line)]


def _reachable(text: str) -> bool:
    return any(not _CALENDAR.fullmatch(found.group()) for found in _PHONE.finditer(text)) or bool(_EMAIL.search(text))


def _trimmed(name: str, common: set[str]) -> str:
    """A name without a title before it: a long word that the documents also write with a small letter."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in common:
        words.pop(0)
    return " ".join(words) if len(words) > 1 else ""
