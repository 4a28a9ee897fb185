"""The best title of a document: the line of the title area that says what it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from tilsyn.recognition.cover import Cover, Line, LineKind

__all__ = ["choose_title", "title_line"]

_SET = {LineKind.HEADING: 3.0, LineKind.STRONG: 1.5, LineKind.PLAIN: 0.5, LineKind.CELL: 0.0}
_NOISE = re.compile(r"(?i)^(?:microsoft (?:word|powerpoint) ?[-–] ?|untitled|document\d*$|dokument\d*$|\.docx?$)")
_MOSTLY_DIGITS = re.compile(r"^[\d\W]+$")


def title_line(
    cover: Cover,
    naming: Mapping[int, int],
    about: Collection[int],
    owner: Collection[int],
    properties_title: str | None = None,
) -> int | None:
    """Which line of the cover is the title, or None.

    Parameters
    ----------
    cover:
        The document's title area.
    naming:
        Lines that name kinds of documents, and how many.
    about:
        Those of them that are about it, not only mention it.
    owner:
        Lines that are no more than a municipality's name.
    properties_title:
        The title that the file gives itself; a line of the same words is likely the title.
    """
    best: tuple[float, int] | None = None
    for number, line in enumerate(cover.lines):
        score = _score(line, number)
        if number in about:
            # A line that names many kinds tells what the document is made of.
            score += 4 if naming[number] < 3 else 1
        elif number in naming:
            score += 1.5
        if number in owner:
            score -= 6
        if properties_title and line.text.strip().lower() == properties_title.strip().lower():
            score += 2
        if best is None or score > best[0]:
            best = (score, number)
    return best[1] if best is not None and best[0] > 0 else None


def _score(line: Line, number: int) -> float:
    score = _SET[line.kind] - 0.2 * number
    if _MOSTLY_DIGITS.match(line.text):
        score -= 6
    digits = sum(char.isdigit() for char in line.text)
    if digits > 6 or ":" in line.text:
        score -= 2
    if line.words > 12:
        score -= 2
    return score


def choose_title(cover: Cover, line: int | None, properties_title: str | None) -> str | None:
    """The title: the line found, else the file's own title when it is more than a leftover, else the file's name."""
    if line is not None:
        return cover.lines[line].text.strip(" -–|:") or None
    if properties_title and not _NOISE.search(properties_title.strip()) and len(properties_title.split()) <= 14:
        return properties_title.strip()
    return cover.file or None
