"""Values behind labels in running text: *Likelihood: Medium – …*, bold run-in words, several labels in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tilsyn.thread.matcher import tokens
from tilsyn.thread.words import Label, Words

__all__ = ["Labelled", "run_in", "split_code"]

_MARK = re.compile(r"[:?]|\s[–-]\s|\.(?=\s|$)")
_CODED = re.compile(r"(.*[^\W\d].*?)\s*[=(]?\s*(\d{1,2}|[A-E])\)?")
_BOUNDARY = re.compile(r"[.;|\n]\s*|,\s+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value as they stand in a text."""

    label: Label
    name: str
    value: str


def run_in(text: str, words: Words) -> list[Labelled]:
    """The labelled values of a paragraph or a cell; empty when it does not begin with a label on any line."""
    found: list[Labelled] = []
    for line in text.split("\n"):
        marks = list(_marks(line, words))
        for position, (start, end, name, label) in enumerate(marks):
            if position == 0 and start > 0 and not found:
                # Only a label that opens a line makes the line a labelled one.
                break
            stop = marks[position + 1][0] if position + 1 < len(marks) else len(line)
            value = line[end:stop].strip(" ,;|")
            found.append(Labelled(label, *_coded(label, name, value)))
        if not marks and found:
            last = found[-1]
            found[-1] = Labelled(last.label, last.name, f"{last.value}\n{line}".strip())
    return found


def _coded(label: Label, name: str, value: str) -> tuple[str, str]:
    """Name and value of a label; a code after a protected value's name (*Nature 2: …*) belongs to the value."""
    match = _CODED.fullmatch(name) if label.sort == "value" else None
    return (match.group(1), f"{match.group(2)}. {value}".strip()) if match is not None else (name, value)


def _marks(line: str, words: Words) -> Iterator[tuple[int, int, str, Label]]:
    """Start of label, start of value, label text and meaning, in order."""
    begin = 0
    first = True
    for mark in _MARK.finditer(line):
        sign = mark.group().strip()
        segment = line[begin : mark.start()]
        offset = begin
        if not first:
            for boundary in _BOUNDARY.finditer(segment):
                offset = begin + boundary.end()
        name = line[offset : mark.start()].strip(" *•–-")
        label = _fits(name, sign, words, opening=first)
        if label is not None:
            yield (0 if first else offset), mark.end(), name, label
            begin = mark.end()
            first = False
        elif first and sign != ".":
            begin = mark.end()
            first = False
        elif first:
            return


def _fits(name: str, sign: str, words: Words, *, opening: bool) -> Label | None:
    if not name or len(name) > 70:
        return None
    count = len(tokens(name))
    label = words.label(name)
    if label is None or label.sort in ("number",):
        return None
    if sign == "." and not (opening and count <= 3 and label.cover >= 0.99):
        return None
    if sign in ("–", "-") and not (count <= 4 and label.cover >= 0.99):
        return None
    if not opening and (label.cover < 0.8 or count > 4 or not name[:1].isupper() or sign != ":"):
        return None
    return label if label.cover >= 0.5 else None


_CODE = re.compile(r"^\s*(?:[A-Za-zÆØÅæøå]+\s)?\(?((?:[A-Z]{1,2}\s?[=:]?\s?)?\d{1,2}|[A-Ea-e])\)?(?=$|[\s.,;:)–/-])")


def split_code(value: str) -> str | None:
    """The code of a scale at the start of a value: ``S3`` of *S3. The zone …*, ``D`` of *D. Great floods …*."""
    match = _CODE.match(value)
    return match.group(1) if match else None
