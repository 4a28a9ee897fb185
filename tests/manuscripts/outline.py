"""Heading numbers as shown, and words that every document needs."""

from __future__ import annotations

from statistics import median

from manuscripts.language import texts
from manuscripts.looks import STYLES
from manuscripts.model import Form, Heading, Manuscript, plain

CONTENTS_TITLE: dict[Form, str] = {"nb": "Innhold", "nn": "Innhald"}
"""What stands above a contents list."""

LANGUAGE_TAG: dict[Form, str] = {"nb": "nb-NO", "nn": "nn-NO"}
"""The language as files write it."""


def heading_numbers(manuscript: Manuscript) -> dict[int, str]:
    """The number of each heading as shown, by the index of its block; nothing where there are no numbers."""
    numbers: dict[int, str] = {}
    counters = [0, 0, 0]
    end = STYLES[manuscript.head.look].number_end
    for index, block in enumerate(manuscript.blocks):
        if not isinstance(block, Heading):
            continue
        counters[block.level - 1] += 1
        counters[block.level :] = [0] * (3 - block.level)
        shown = ".".join(str(count) for count in counters[: block.level]) + end
        numbers[index] = "" if manuscript.head.numbering == "none" else shown
    return numbers


def has_contents(manuscript: Manuscript) -> bool:
    """Whether the file has a contents list: asked for, and there is something to list."""
    return manuscript.head.contents and any(isinstance(block, Heading) for block in manuscript.blocks)


def chapters_break(manuscript: Manuscript) -> bool:
    """Whether every chapter begins on a new page: a habit of the look, and only where chapters are long enough."""
    if not (STYLES[manuscript.head.look].chapter_pages and manuscript.head.front_page):
        return False
    sizes: list[int] = []
    for block in manuscript.blocks:
        if isinstance(block, Heading) and block.level == 1:
            sizes.append(0)
        elif sizes:
            sizes[-1] += sum(len(plain(runs)) + 40 for runs in texts((block,)))
    return bool(sizes) and median(sizes) > 1600


def contents_per_page(manuscript: Manuscript) -> int:
    """How many lines of a contents list fit on one page of a Word file."""
    return int(24.7 / 2.54 * 72 / (STYLES[manuscript.head.look].leading + 3)) - 3


def front_lines(manuscript: Manuscript) -> list[str]:
    """The lines of the front page in order; an empty municipality or subtitle is no line."""
    head = manuscript.head
    return [line for line in (head.municipality, head.title, head.subtitle or "", *head.front) if line]


def running_parts(template: str) -> list[str]:
    """A running header or footer cut into text and the fields `{page}` and `{pages}`."""
    parts: list[str] = []
    for piece in template.replace("{pages}", "\0{pages}\0").replace("{page}", "\0{page}\0").split("\0"):
        if piece:
            parts.append(piece)
    return parts
