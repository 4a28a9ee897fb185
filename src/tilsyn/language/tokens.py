"""Text to words and sentences. Knows no language: what a language needs is given to it."""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["Token", "sentences", "tokenise"]

_WORD = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏ]+|§")
_END = re.compile(r"(?<=[.!?…:;])[\"'»”)\]]*\s+(?=[\"'«“(\[–•-]*\s*[A-ZÀ-ÖØ-Þ0-9§])|\n")
_LAST_WORD = re.compile(r"([0-9A-Za-zÀ-ÖØ-öø-ɏ.]+)[.:;]?$")


class Token:
    """A word with its place in the text.

    Attributes
    ----------
    lower:
        The word in lower case.
    start, end:
        Offsets in the text.
    hangs:
        Whether it is the first half of a hanging compound (``varslings-`` in *varslings- og ressurslister*).
    """

    __slots__ = ("end", "hangs", "lower", "start")

    def __init__(self, lower: str, start: int, end: int, hangs: bool) -> None:
        self.lower = lower
        self.start = start
        self.end = end
        self.hangs = hangs


def tokenise(text: str) -> list[Token]:
    """The words of a text: runs of letters and digits, and the paragraph sign. Hyphens part words."""
    tokens = []
    for match in _WORD.finditer(text):
        end = match.end()
        hangs = (
            text[end : end + 1] in "-–" and text[end + 1 : end + 2] in (" ", "\n", ",") if end < len(text) else False
        )
        tokens.append(Token(match.group().lower(), match.start(), end, hangs))
    return tokens


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[tuple[int, int]]:
    """Start and end of each sentence. A line break ends a sentence; an abbreviation, a number or a date does not."""
    spans = []
    start = 0
    for match in _END.finditer(text):
        if match.group() != "\n" and not _ends(text, start, match.start(), match.end(), abbreviations):
            continue
        if text[start : match.start()].strip():
            spans.append((start, match.start()))
        start = match.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _ends(text: str, start: int, stop: int, following: int, abbreviations: Collection[str]) -> bool:
    mark = text[stop - 1]
    if mark in ":;":
        return mark == ";"
    if mark != ".":
        return True
    word = _LAST_WORD.search(text[start:stop])
    if word is None:
        return True
    last = word.group(1).lower()
    if last in abbreviations or last.rstrip(".") in abbreviations:
        return False
    # "12. oktober" and "kap. 4": an ordinal number before a lower-case word never reaches here; before a capital or a
    # digit it is only an end when more than a number stands before it.
    return not (last.rstrip(".").isdigit() and len(last.rstrip(".")) <= 2 and text[following : following + 1].isdigit())
