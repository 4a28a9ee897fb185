"""Headings: numbers typed into them, and headings that no style names, only weight and size."""

from __future__ import annotations

import re
from collections import Counter

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.docx.drafts import Draft

__all__ = ["find_headings", "split_number", "split_numbers"]

_NUMBER = re.compile(
    r"""
    \s*
    (?P<number>
        \d{1,2} (?: \.\d{1,2} ){1,5} [.)]?      # 3.2, 3.2.1, 3.2.
      | \d{1,2} [.)]?                           # 3, 3., 3)
      | [A-ZÆØÅ] [.)]                           # A., A)
      | [IVX]{1,5} [.)]                         # IV.
    )
    (?: \s+ | (?<=[.)]) ) (?P<rest> (?=\S) [^\d\W] .* | [«"“(§&] .+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_STATEMENT = re.compile(r":|@|\d[\d ]{4,}")
_CLOSE = 0.4
"""Font sizes nearer than this are one size."""
_LONGEST = 120
_LONGEST_PLAIN = 80
_LARGER = 0.4
_RUN = 5
"""So many headings in a row with nothing between are no headings."""
_RUNNING_TEXT = 60
_FRONT_LETTERS = 1500
_DEEPEST = 9


def split_number(text: str) -> tuple[str | None, str]:
    """A number typed at the start of a heading, and the rest; None when there is none.

    A single number before a small letter is no number of a heading: *22. juli*, *7 dager uten strøm*.
    """
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None, text
    shown, rest = match["number"], match["rest"]
    if "." not in shown.rstrip(".)") and rest[0].islower():
        return None, text
    return shown, rest


def split_numbers(drafts: list[Draft]) -> None:
    """Take the typed numbers out of headings that have no automatic ones."""
    for draft in drafts:
        if draft.heading and not draft.piece.number:
            draft.piece.number, draft.piece.text = split_number(draft.piece.text)


def find_headings(drafts: list[Draft]) -> None:
    """Make headings of the paragraphs that only look like headings.

    They are short, bold throughout or clearly larger than the rest, end without a full stop and have text beneath.
    In a file with headings by style, only what is both bold and larger counts. What stands on the front page, and the
    title above the first chapter, is none.
    """
    body = [draft for draft in drafts if draft.piece.zone in (Zone.BODY, Zone.CONTENTS)]
    size = _body_size(body)
    styled = sum(draft.heading for draft in body) > 1
    found = [index for index, draft in enumerate(body) if _looks(draft, size, styled)]
    strong = [index for index in found if body[index].piece.strong]
    # Where headings are bold, what is only large (a subtitle, a slogan) is none.
    found = strong if len(strong) > 1 else found
    found = _with_text_beneath(body, found)
    found = _after_front(body, found, styled)
    chosen = [body[index] for index in found]
    if styled:
        _set_below(body, found)
    else:
        _set_levels(chosen)


def _body_size(body: list[Draft]) -> float:
    sizes: Counter[float] = Counter()
    for draft in body:
        if draft.piece.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and draft.piece.zone is Zone.BODY:
            sizes[draft.size] += len(draft.text) if not draft.piece.strong else 1
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _looks(draft: Draft, size: float, styled: bool) -> bool:
    piece = draft.piece
    text = piece.text.strip()
    if draft.fixed or draft.title or piece.zone is not Zone.BODY or not 1 < len(text) <= _LONGEST:
        return False
    if piece.kind is BlockKind.LIST_ITEM and draft.depth is None:
        return False
    if text.count("\n") > 1 or text[-1] in ".,;" or not any(letter.isalpha() for letter in text):
        return False
    larger = draft.size >= size + _LARGER
    if styled:
        return piece.strong and larger
    if piece.kind is BlockKind.LIST_ITEM:
        return piece.strong and (larger or draft.keep_next or _title_like(text))
    if piece.strong:
        return larger or draft.keep_next or _title_like(text)
    shouted = text.isupper() and sum(letter.isalpha() for letter in text) > 3
    return _title_like(text) and (draft.size >= size + 2 or shouted)


def _title_like(text: str) -> bool:
    """Whether words that are no larger than the rest can be a heading: not *Kriseleder: Kari*, not a phone number."""
    return len(text) <= _LONGEST_PLAIN and text[-1] not in "!?" and not _STATEMENT.search(text)


def _with_text_beneath(body: list[Draft], found: list[int]) -> list[int]:
    """Those that have text beneath them, be it by way of another heading."""
    marked = set(found)
    kept: list[int] = []
    run: list[int] = []
    for index in found:
        run.append(index)
        if index + 1 in marked and not _same_list(body[index], body[index + 1]):
            continue
        beneath = index + 1 < len(body) and _beneath(body[index], body[index + 1])
        numbered = any(_number(body[one]) for one in run)
        if beneath and (len(run) < _RUN or numbered):
            kept.extend(run)
        run = []
    return kept


def _same_list(one: Draft, two: Draft) -> bool:
    """Whether two items of the same list follow each other."""
    items = one.piece.kind is two.piece.kind is BlockKind.LIST_ITEM
    return items and one.depth == two.depth and one.size == two.size


def _beneath(draft: Draft, after: Draft) -> bool:
    """Whether what follows can stand beneath a heading."""
    return after.piece.zone is not Zone.CONTENTS and not _same_list(draft, after)


def _after_front(body: list[Draft], found: list[int], styled: bool) -> list[int]:
    """Those after the front page and the title."""
    start = _front_end(body)
    kept = [index for index in found if index >= start]
    if styled:
        first = next((index for index, draft in enumerate(body) if draft.heading), 0)
        return [index for index in kept if index > first]
    text = next((index for index in range(start, len(body)) if _running_text(body[index])), len(body))
    lead = [index for index in kept if index < text]
    if not lead or len(kept) == 1:
        return [] if len(kept) == 1 and not _number(body[kept[0]]) else kept
    title = max(lead, key=lambda index: (body[index].size, -index))
    others = [index for index in kept if index > title]
    largest = max((body[index].size for index in others), default=0.0)
    numbered = any(_number(body[index]) for index in others)
    if not _number(body[title]) and others and (body[title].size > largest + _CLOSE or numbered):
        return others
    return kept


def _front_end(body: list[Draft]) -> int:
    """Where the front page and the contents list end."""
    start = 0
    letters = 0
    for index, draft in enumerate(body):
        if draft.sheet > 0 and letters <= _FRONT_LETTERS:
            start = index
            break
        letters += len(draft.text)
        if letters > _FRONT_LETTERS:
            break
    contents = [index for index, draft in enumerate(body) if draft.piece.zone is Zone.CONTENTS]
    if contents and contents[0] < len(body) * 0.4:
        start = max(start, contents[-1] + 1 if contents[-1] < len(body) * 0.6 else contents[0] + 1)
    return start


def _running_text(draft: Draft) -> bool:
    piece = draft.piece
    if piece.kind in (BlockKind.TABLE, BlockKind.LIST_ITEM):
        return piece.kind is BlockKind.TABLE or not piece.strong
    return not piece.strong and (len(piece.text) >= _RUNNING_TEXT or piece.text.rstrip().endswith("."))


def _number(draft: Draft) -> str | None:
    """The number that a heading would have: an automatic one or one typed."""
    if draft.piece.number:
        return draft.piece.number if draft.depth else None
    return split_number(draft.piece.text.strip())[0]


def _depth(draft: Draft) -> int | None:
    if draft.depth:
        return draft.depth
    shown = _number(draft)
    if shown is None or not shown[0].isdigit():
        return None
    return len([part for part in re.split(r"[.)]", shown) if part])


def _ranks(sizes: list[float]) -> dict[float, int]:
    """Each font size to its rank from 1, largest first; sizes that hardly differ share one."""
    ranks: dict[float, int] = {}
    rank, last = 0, 0.0
    for size in sorted(set(sizes), reverse=True):
        if rank == 0 or last - size > _CLOSE:
            rank += 1
            last = size
        ranks[size] = rank
    return ranks


def _set_levels(chosen: list[Draft]) -> None:
    """Levels from the depth of the numbers, and from size where there is none."""
    depths = {id(draft): _depth(draft) for draft in chosen}
    ranks = _ranks([draft.size for draft in chosen])
    by_rank: dict[int, Counter[int]] = {}
    for draft in chosen:
        depth = depths[id(draft)]
        if depth is not None:
            by_rank.setdefault(ranks[draft.size], Counter())[depth] += 1
    known = {rank: counts.most_common(1)[0][0] for rank, counts in by_rank.items()}
    for draft in chosen:
        rank = ranks[draft.size]
        level = depths[id(draft)] or known.get(rank)
        if level is None:
            larger = [known[one] for one in known if one < rank]
            level = max(larger) + 1 if larger else rank
        _make(draft, level)


def _set_below(body: list[Draft], found: list[int]) -> None:
    """Beneath headings by style, those by look come one level deeper than what they stand under."""
    ranks = _ranks([body[index].size for index in found])
    chosen = set(found)
    level = 1
    for index, draft in enumerate(body):
        if draft.heading:
            level = draft.piece.level or 1
        if index in chosen:
            _make(draft, level + ranks[draft.size])


def _make(draft: Draft, level: int) -> None:
    draft.piece.kind = BlockKind.HEADING
    draft.piece.level = min(level, _DEEPEST)
