"""Marks inside a line: bold, italic, tracked changes and escapes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal, cast

from manuscripts.model import Run, Runs

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[\\*|\[\]\#\-^<>_.&])
    | \[\[(?P<change>ins|del):\s*(?P<changed>.*?)\]\]
    | \*\*\*(?=\S)(?P<both>.+?)(?<=\S)\*\*\*
    | \*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*(?!\*)
    | \*(?=[^\s*])(?P<italic>.+?)(?<=[^\s*])\*(?!\*)
    | (?P<stray>\[\[\s*(?P<word>[^\]:]{0,20}))
    """,
    re.VERBOSE | re.DOTALL,
)


class InlineError(ValueError):
    """Something inside a line that the format does not know."""


def parse_inline(text: str) -> Runs:
    """Cut a text into runs."""
    return _merge(_cut(text, Run("")))


def _cut(text: str, shape: Run) -> list[Run]:
    runs: list[Run] = []
    end = 0
    for match in _TOKEN.finditer(text):
        runs.append(replace(shape, text=text[end : match.start()]))
        runs.extend(_one(match, shape))
        end = match.end()
    runs.append(replace(shape, text=text[end:]))
    return runs


def _one(match: re.Match[str], shape: Run) -> list[Run]:
    if match["escaped"] is not None:
        return [replace(shape, text=match["escaped"])]
    if match["change"] is not None:
        if shape.change:
            raise InlineError("a tracked change inside a tracked change")
        kind = cast(Literal["ins", "del"], match["change"])
        return _cut(match["changed"], replace(shape, change=kind))
    if match["both"] is not None:
        return _cut(match["both"], replace(shape, bold=True, italic=True))
    if match["bold"] is not None:
        return _cut(match["bold"], replace(shape, bold=True))
    if match["italic"] is not None:
        return _cut(match["italic"], replace(shape, italic=True))
    word = match["word"].strip()
    if word in ("box", "picture", "control", "scan", "/scan"):
        raise InlineError(
            f"[[{word} …]] must stand on a line of its own, with a blank line before and after, and end in ]]"
        )
    raise InlineError(f"[[{word} …]] is not known: box, picture, control, ins, del, scan, /scan are")


def _merge(runs: list[Run]) -> Runs:
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)
