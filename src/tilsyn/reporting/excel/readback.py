"""Reads the statuses that people have set in the action list, by step id. What does not fit stops everything."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tilsyn.errors import UsageError
from tilsyn.messages import LANGUAGES, Translator
from tilsyn.progress import STATUSES
from tilsyn.reporting.excel.book import HIDDEN, SCHEMA, status_word
from tilsyn.reporting.masking import SIGN, Masker

__all__ = ["Readback", "merged", "read_actions"]

_WANTED = ("status", "remark", "id", "title")


@dataclass(frozen=True)
class Readback:
    """What an action list says.

    Attributes
    ----------
    dossier:
        Name of the dossier's folder when the list was made.
    municipality:
        Its municipality; empty when it was not known.
    statuses:
        Step id to status and remark.
    titles:
        Step id to what the step is called.
    gone:
        How many steps were in the list when it was made and are not any more.
    """

    dossier: str
    municipality: str
    statuses: dict[str, tuple[str, str]]
    titles: dict[str, str]
    gone: int


def read_actions(path: Path, say: Translator) -> Readback:
    """Read the action list of a workbook that ``tilsyn check --format xlsx`` made.

    Parameters
    ----------
    say:
        The language that allowed statuses are named in, when one is wrong.

    Raises
    ------
    UsageError
        When the file cannot be read or is not ours, a column is gone, or a step's id is missing, changed or there
        twice, or a status is none of ours: always with the file, and where it makes sense the row.
    """
    book = _opened(path)
    try:
        return _read(book, path, say)
    finally:
        book.close()


def merged(kept: Mapping[str, Mapping[str, Any]], read: Readback) -> dict[str, dict[str, Any]]:
    """What is kept with what was read. Steps not in the list, and keys that somebody has added, stay as they are."""
    made = {step: dict(entry) for step, entry in kept.items()}
    for step, (status, remark) in read.statuses.items():
        entry = made.get(step, {})
        if not entry and status == STATUSES[0] and not remark:
            continue
        entry["status"] = status
        _keep_remark(entry, remark)
        made[step] = entry
    return made


def _keep_remark(entry: dict[str, Any], remark: str) -> None:
    """Put the remark in. Where the list only masked the number in it, the one with the number stays."""
    before = str(entry.get("remark") or "")
    if before and Masker().contacts(before) == remark:
        return
    if SIGN in remark and SIGN not in before and before:
        entry["remark_before"] = before
    entry.pop("remark", None)
    if remark:
        entry["remark"] = remark


def _opened(path: Path) -> Any:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    if not path.is_file():
        raise UsageError("excel.not_found", path=path)
    try:
        return openpyxl.load_workbook(path, data_only=True)
    except OSError as problem:
        raise UsageError("excel.not_found", path=path) from problem
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError) as problem:
        raise UsageError("excel.not_excel", path=path) from problem


def _read(book: Any, path: Path, say: Translator) -> Readback:
    if HIDDEN not in book.sheetnames:
        raise UsageError("excel.not_ours", path=path)
    lines = [[cell for cell in row if cell is not None] for row in book[HIDDEN].iter_rows(values_only=True)]
    if len(lines) < 3 or not lines[0] or lines[0][0] != SCHEMA or len(lines[1]) != len(lines[2]) or len(lines[0]) < 3:
        raise UsageError("excel.not_ours", path=path)
    headings = dict(zip(map(str, lines[1]), map(str, lines[2]), strict=True))
    known = {str(row[0]) for row in lines[3:] if row}
    name = str(lines[0][1])
    if name not in book.sheetnames:
        raise UsageError("excel.no_sheet", path=path, name=name)
    rows = list(book[name].iter_rows(values_only=True))
    places = _places(rows[0] if rows else (), headings, path)
    statuses: dict[str, tuple[str, str]] = {}
    titles: dict[str, str] = {}
    words = _words()
    for number, row in enumerate(rows[1:], 2):
        values = {key: "" if row[place] is None else str(row[place]).strip() for key, place in places.items()}
        if not any(values.values()):
            continue
        step = values["id"]
        if not step:
            raise UsageError("excel.id_lacks", path=path, row=number)
        if step not in known:
            raise UsageError("excel.id_changed", path=path, row=number, id=step)
        if step in statuses:
            raise UsageError("excel.id_twice", path=path, row=number, id=step)
        status = words.get(values["status"].lower())
        if status is None:
            allowed = ", ".join(status_word(item, say) for item in STATUSES)
            raise UsageError(
                "excel.status_unknown", path=path, row=number, value=values["status"], allowed=allowed
            )  # fmt: skip
        statuses[step] = (status, values["remark"])
        titles[step] = values["title"]
    municipality = str(lines[0][3]) if len(lines[0]) > 3 else ""
    return Readback(str(lines[0][2]), municipality, statuses, titles, len(known - set(statuses)))


def _places(head: tuple[Any, ...], headings: Mapping[str, str], path: Path) -> dict[str, int]:
    """Where the columns stand now: they may have been moved, and others may have been added."""
    now = {str(value).strip(): place for place, value in reversed(list(enumerate(head))) if value is not None}
    places = {}
    for key in _WANTED:
        title = headings.get(key, key)
        if title not in now:
            raise UsageError("excel.no_column", path=path, name=title)
        places[key] = now[title]
    return places


def _words() -> dict[str, str]:
    """Every status in every language, and the ids themselves; an empty cell is a step not begun."""
    found = {"": STATUSES[0]}
    for language in LANGUAGES:
        say = Translator(language)
        found |= {status_word(status, say).lower(): status for status in STATUSES}
    return found | {status: status for status in STATUSES}
