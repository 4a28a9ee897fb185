"""The thread in a terminal: the matrix at 80 columns, the key to its letters, and the breaks in words."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.messages import Translator
from tilsyn.model import Thread
from tilsyn.reporting.matrix import LINKS, Cell, MatrixRow, break_lines, file_letters, matrix
from tilsyn.reporting.plain import cut, place_text, plain, wrapped

__all__ = ["thread_lines"]

_NAME, _RISK = 21, 7
_SIGNS = {"generic": "~{}", "planned": "({})", "proposed": "*{}", "elsewhere": "▪{}"}


def thread_lines(thread: Thread, translate: Translator) -> list[str]:
    """The thread as lines of at most 80 columns."""
    lines = _about(thread, translate)
    if not thread.scenarios:
        empty = "thread.no_events" if thread.analysis else "thread.none"
        return [*lines, *wrapped(translate("thread.unread.only" if thread.unread else empty))]
    rows = matrix(thread)
    letters = file_letters(rows)
    lines += [*_table(rows, letters, translate), ""]
    files = " · ".join(f"{letter} {plain(file)}" for file, letter in letters.items())
    if files:
        lines += wrapped(translate("thread.legend", files=files))
    lines += [*wrapped(translate("thread.legend.marks")), "", translate("thread.breaks")]
    breaks = _breaks(thread, translate)
    return [*lines, *(breaks or wrapped(translate("thread.breaks.none")))]


def _about(thread: Thread, translate: Translator) -> list[str]:
    lines: list[str] = []
    if thread.analysis:
        lines += wrapped(translate("thread.analysis", name=thread.analysis))
    if thread.passed_over:
        lines += wrapped(translate("thread.passed_over", names="; ".join(thread.passed_over)))
    if thread.unread:
        where = "; ".join(place_text(place, translate) for place in thread.unread)
        lines += wrapped(translate("thread.unread", where=where))
    return [*lines, ""] if lines else []


def _table(rows: Sequence[MatrixRow], letters: dict[str, str], translate: Translator) -> list[str]:
    from tabulate import tabulate

    heads = [translate(f"thread.head.{name}") for name in ("name", "risk", *LINKS)]
    cells = [
        [
            plain(cut(_numbered(row), 52)),
            translate(f"risk.{row.scenario.risk}") if row.scenario.risk else "–",
            *(_cell(cell, letters, translate) for cell in row.cells),
        ]
        for row in rows
    ]
    return tabulate(
        cells, headers=heads, tablefmt="simple", maxcolwidths=[_NAME, _RISK, 7, 7, 7, 8, 7], disable_numparse=True
    ).split("\n")


def _numbered(row: MatrixRow) -> str:
    return f"{row.scenario.number} {row.scenario.name}" if row.scenario.number else row.scenario.name


def _cell(cell: Cell, letters: dict[str, str], translate: Translator) -> str:
    if not cell.evidence:
        return {"lacking": translate("thread.state.lacking").upper(), "not_supplied": "?"}.get(cell.state, "–")
    place = cell.evidence[0].place
    text = f"{letters[place.document]}{place.page or ''}"
    return _SIGNS.get(cell.state, "{}").format(text)


def _breaks(thread: Thread, translate: Translator) -> list[str]:
    lines = []
    for line in break_lines(thread, translate):
        names = dict.fromkeys(item.number or cut(item.name, 40) for item in line.scenarios)
        places = dict.fromkeys(place_text(place, translate) for place in line.places) if not names else {}
        where = ", ".join([*names, *places])
        lines += wrapped(f"{line.sentence}: {where}" if where else line.sentence, "- ", "  ")
    return lines
