"""Headings and their levels, from tags, bookmarks, contents lists, numbering, size and weight together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tilsyn.reading.pdf.cells import RuledTable
from tilsyn.reading.pdf.lines import Line
from tilsyn.reading.pdf.lists import BULLETS

__all__ = ["Heading", "Hints", "Type", "find_headings", "normal", "plain_type", "split_number"]

_NUMBER = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-ZÀ-ÖØ-Þ](?:\.\d{1,2}){1,3}\.?|[IVX]{1,5}\.)(?:\s+|(?<=\.)(?=[^\W\d]))(?P<rest>\S.*)$",
    re.DOTALL,
)
_APART = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_BULLET = re.compile(rf"^[{BULLETS}]\s")
_LONGEST = 160
_FRONT_LINES = 15
_HEADING_ROLE = re.compile(r"^H([1-9])$")

Style = tuple[float, bool]


@dataclass
class Type:
    """The type of the running text: its size, and whether it is bold."""

    size: float
    bold: bool


@dataclass
class Hints:
    """What the file says of its headings elsewhere: normalised title to level (0 when only the title is known).

    ``apart`` holds what stands somewhere in heading type: where plain text says the same, it is no heading.
    """

    outline: dict[str, int] = field(default_factory=dict)
    contents: dict[str, int] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)

    def knows(self, key: str) -> bool:
        """Whether a bookmark or a contents list names this title."""
        return key in self.outline or key in self.contents


@dataclass
class Heading:
    """A heading: its lines, its number as shown and its title."""

    lines: list[Line]
    text: str
    number: str | None
    title: str
    level: int = 0
    is_title: bool = False

    @property
    def style(self) -> Style:
        """Size and weight."""
        return round(self.lines[0].size * 2) / 2, self.lines[0].bold


def normal(text: str) -> str:
    """A title for comparison: letters and digits only, lower case, without its number."""
    match = _NUMBER.match(text.strip())
    if match:
        text = match.group("rest")
    return _APART.sub("", text.casefold())


def split_number(text: str) -> tuple[str | None, str]:
    """A heading's number as shown, and its title."""
    match = _NUMBER.match(text)
    if match is None or not _LETTER.search(match.group("rest")):
        return None, text
    number = match.group("number")
    if match.group("rest")[0].islower() and "." not in number[:-1]:
        return None, text
    if number.endswith(".") and "." in number[:-1]:
        number = number[:-1]
    return number, match.group("rest")


def plain_type(parts: Iterable[Line | RuledTable]) -> Type:
    """The type in which most of the text is set: of lines that are not bold, else of tables, else of all lines."""
    items = list(parts)
    lines = [item for item in items if isinstance(item, Line)]
    plain = [line for line in lines if not line.bold]
    tables = [item for item in items if isinstance(item, RuledTable)]
    counts: Counter[float] = Counter()
    for item in plain or tables or lines:
        counts[round(item.size * 2) / 2] += len(item.text)
    if not counts:
        return Type(0.0, False)
    weak = sum(len(line.text) for line in plain) + sum(len(one.text) * (1 - one.bold_share) for one in tables)
    strong = sum(len(line.text) for line in lines if line.bold)
    return Type(counts.most_common(1)[0][0], strong > 3 * weak)


def find_headings(lines: list[Line], body: Type, hints: Hints) -> dict[int, Heading]:
    """Headings by the ``id`` of their first line. ``lines`` are those of the running text, in reading order."""
    hints.apart = {normal(line.text) for line in lines if line.size > body.size * 1.07 or (line.bold and not body.bold)}
    headings: list[Heading] = []
    index = 0
    while index < len(lines):
        count = _extent(lines, index, body, hints)
        if count:
            headings.append(_heading(lines[index : index + count]))
            index += count
        else:
            index += 1
    _mark_titles(headings, lines, body, hints)
    _set_levels(headings, hints)
    return {id(heading.lines[0]): heading for heading in headings}


def _heading(lines: list[Line]) -> Heading:
    text = lines[0].text
    for line in lines[1:]:
        text = text[:-1] + line.text if text.endswith("\u00ad") else f"{text} {line.text}"
    number, title = split_number(text)
    return Heading(lines, text, number, title)


def _extent(lines: list[Line], index: int, body: Type, hints: Hints) -> int:
    """How many lines from here make one heading; 0 when none does."""
    line = lines[index]
    if not _may_be(line, body, hints):
        return 0
    count = 1
    big = body.size * 1.3
    while index + count < len(lines) and count < 5:
        if not _continues(lines[index + count - 1], lines[index + count], big, hints):
            break
        count += 1
    text = " ".join(one.text for one in lines[index : index + count])
    if not _HEADING_ROLE.match(line.role) and not hints.knows(normal(text)):
        if len(text) > _LONGEST or (count > 3 and line.size < body.size * 1.3):
            return 0
        if line.size < body.size * (1.07 if line.bold else 1.22) and not _stands_alone(lines, index, count, body):
            return 0
    return count


def _may_be(line: Line, body: Type, hints: Hints) -> bool:
    text = line.text
    if not _LETTER.search(text) or line.boxed:
        return False
    if _HEADING_ROLE.match(line.role):
        return True
    key = normal(text)
    bigger = line.size > body.size * 1.07
    known = len(key) > 3 and hints.knows(key) and (bigger or line.bold or key not in hints.apart)
    if len(line.cells) > 1 and not (len(line.cells) == 2 and split_number(text)[0]):
        return False
    if text[-1] in ",;-\u00ad" and not bigger:
        return False
    if _BULLET.match(text):
        return False
    title = split_number(text)[1]
    if not (title[:1].isupper() or title[:1].isdigit() or title[:1] in "«\"“('§" or known):
        return (line.bold and bigger) or line.size > body.size * 1.3
    if text[-1] in ".:" and not known and (not bigger or (len(text) > 45 and line.size < body.size * 1.3)):
        return False
    if known or bigger:
        return True
    if line.size < body.size * 0.93:
        return False
    return line.bold and not body.bold


def _continues(line: Line, later: Line, big: float, hints: Hints) -> bool:
    """Whether the next line belongs to the same heading."""
    if later.page != line.page or later.flow != line.flow or later.boxed != line.boxed:
        return False
    if _HEADING_ROLE.match(line.role) and line.mark >= 0 and later.mark == line.mark:
        return True
    if line.role != later.role or abs(later.size - line.size) > 0.6 or later.bold != line.bold or len(later.cells) > 1:
        return False
    if later.top - line.bottom > 0.45 * line.size or later.top < line.top:
        return False
    if split_number(later.text)[0] or _BULLET.match(later.text):
        return False
    if hints.knows(normal(line.text)):
        return False
    if line.size > big or hints.knows(normal(f"{line.text} {later.text}")):
        return True
    room = line.right - line.x1
    return later.text[:1].islower() or room < len(later.first) * 0.55 * line.size + line.size


def _stands_alone(lines: list[Line], index: int, count: int, body: Type) -> bool:
    """A heading in the size of the text: the next line is set otherwise, and it is no bold paragraph."""
    last = lines[index + count - 1]
    later = lines[index + count] if index + count < len(lines) else None
    if later is None:
        return False
    if later.page == last.page and later.flow == last.flow:
        close = 0 <= later.top - last.bottom < 0.3 * last.size
        if later.bold == last.bold and abs(later.size - last.size) < 0.6 and close:
            return False
    before = lines[index - 1] if index else None
    first = lines[index]
    if before is not None and before.page == first.page and before.flow == first.flow:
        gap = first.top - before.bottom
        if 0 <= gap < 0.15 * first.size and before.bold == first.bold:
            return False
        if not first.bold and 0 <= gap < 0.5 * first.size and abs(before.size - body.size) < 0.6:
            return False
    return True


def _mark_titles(headings: list[Heading], lines: list[Line], body: Type, hints: Hints) -> None:
    """The large type on top of the first page: a title, which is no heading of the text.

    Titles stand before the first running text (on a front page: anywhere) and are set like no heading after them.
    """
    if not headings or not lines:
        return
    page = lines[0].page
    heads = {id(line) for heading in headings for line in heading.lines}
    start = next((index for index in range(len(lines)) if _runs_on(lines, index, body, heads)), len(lines))
    running = start < len(lines) and lines[start].page == page
    before = {id(line) for line in lines[:start]}
    leading = [
        heading
        for heading in headings
        if heading.lines[0].page == page
        and id(heading.lines[0]) in before
        and not heading.number
        and not hints.knows(normal(heading.text))
    ]
    others = [heading for heading in headings if all(heading is not one for one in leading)]
    if not running and lines[-1].page > page and sum(line.page == page for line in lines) <= _FRONT_LINES:
        for heading in leading:
            heading.is_title = True
        return
    styles = {heading.style for heading in others}
    largest = max((heading.style[0] for heading in others), default=0.0)
    last = -1
    for index, heading in enumerate(leading):
        if heading.style not in styles and (heading.style[0] > largest or running):
            last = index
    if not others and last > 0 and running and leading[last].style[0] < leading[last - 1].style[0]:
        last -= 1
    for heading in leading[: last + 1]:
        heading.is_title = True
    for heading in headings:
        heading.is_title |= heading.lines[0].role == "Title"


def _runs_on(lines: list[Line], index: int, body: Type, heads: set[int]) -> bool:
    """Whether running text begins here: a long line, or one that fills its column and goes on beneath."""
    line = lines[index]
    if id(line) in heads or line.size < body.size * 0.93:
        return False
    if len(line.text) > 75:
        return True
    if index + 1 >= len(lines) or len(line.text) < 25:
        return False
    later = lines[index + 1]
    close = later.page == line.page and later.flow == line.flow and 0 <= later.top - line.bottom < 0.7 * line.size
    return close and id(later) not in heads and line.x1 - line.x0 > 0.75 * (line.right - line.left)


def _set_levels(headings: list[Heading], hints: Hints) -> None:
    body = [heading for heading in headings if not heading.is_title]
    shift = _outline_shift(body, hints)
    by_style: dict[Style, Counter[int]] = defaultdict(Counter)
    for heading in body:
        level = _certain(heading, hints, shift)
        if level:
            heading.level = level
            by_style[heading.style][level] += 1
    known = {style: counts.most_common(1)[0][0] for style, counts in by_style.items()}
    ranks = _ranks({heading.style for heading in body}, known)
    for heading in body:
        if not heading.level:
            heading.level = ranks[heading.style]


def _outline_shift(headings: list[Heading], hints: Hints) -> int:
    """What to add to a bookmark's level: bookmarks often hang beneath one that is the whole file."""
    votes: Counter[int] = Counter()
    least = 9
    for heading in headings:
        level = hints.outline.get(normal(heading.text))
        if level:
            least = min(least, level)
            if heading.number and heading.number[0].isdigit():
                votes[_depth(heading.number) - level] += 1
    if votes:
        return votes.most_common(1)[0][0]
    return 1 - least if least < 9 else 0


def _certain(heading: Heading, hints: Hints, shift: int) -> int:
    """The level that number, tag or bookmark gives; 0 when none does."""
    if heading.number and heading.number[0].isdigit():
        depth = _depth(heading.number)
        if depth > 1:
            return depth
    key = normal(heading.text)
    if key in hints.outline:
        return max(hints.outline[key] + shift, 1)
    if hints.contents.get(key):
        return hints.contents[key]
    role = _HEADING_ROLE.match(heading.lines[0].role)
    if role:
        return int(role.group(1))
    if heading.number and heading.number[0].isdigit():
        return 1
    return 0


def _depth(number: str) -> int:
    return number.strip(".").count(".") + 1


def _ranks(styles: set[Style], known: dict[Style, int]) -> dict[Style, int]:
    """Levels of styles: those known from numbers, tags and bookmarks, the rest by size and weight between them."""
    ordered = sorted(styles, key=lambda style: (-style[0], not style[1]))
    ranks: dict[Style, int] = {}
    level = 0
    for position, style in enumerate(ordered):
        if style in known:
            level = known[style]
        else:
            below = [known[other] for other in ordered[position + 1 :] if other in known]
            level = min(level + 1, max(min(below) if below else 9, 1))
        ranks[style] = min(level, 9)
    return ranks
