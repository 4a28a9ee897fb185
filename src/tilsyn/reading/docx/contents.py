"""Contents lists that are only typed, and the words above a contents list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tilsyn.model import BlockKind, Zone
from tilsyn.reading.docx.drafts import Draft
from tilsyn.reading.docx.headings import split_number

__all__ = ["find_contents"]

_PAGE = re.compile(r"\d{1,3}\Z")
_FILLING = " \t\u00a0.…_"
_GAPS = ("\t", "...", "…", "___", "   ")
_FEWEST = 3
_MATCHING = 0.5
_LONGEST = 250


def find_contents(drafts: list[Draft]) -> None:
    """Put typed contents lists, and a heading directly above any contents list, into the contents zone."""
    body = [draft for draft in drafts if draft.piece.zone in (Zone.BODY, Zone.CONTENTS)]
    titles = {_plain(draft.text) for draft in body if len(draft.text) <= _LONGEST and "\t" not in draft.text.strip()}
    run: list[_Entry] = []
    for draft in [*body, None]:
        entry = None if draft is None else _entry(draft)
        if entry is not None and (not run or run[-1].page <= entry.page):
            run.append(entry)
            continue
        if _is_list(run, titles):
            for one in run:
                one.draft.piece.zone = Zone.CONTENTS
        run = [] if entry is None else [entry]
    _title(body)


@dataclass(frozen=True)
class _Entry:
    draft: Draft
    title: str
    gap: str
    page: int


def _entry(draft: Draft) -> _Entry | None:
    """A paragraph as a line of a contents list: a title, a gap or leader, a page number."""
    piece = draft.piece
    if piece.zone is not Zone.BODY or piece.kind is BlockKind.TABLE or len(piece.text) > _LONGEST:
        return None
    text = piece.text.strip()
    page = _PAGE.search(text)
    if page is None:
        return None
    before = text[: page.start()]
    title = before.rstrip(_FILLING)
    gap = before[len(title) :]
    if not title or not any(sign in gap for sign in _GAPS):
        return None
    return _Entry(draft, title, gap, int(page.group()))


def _is_list(run: list[_Entry], titles: set[str]) -> bool:
    if len(run) < _FEWEST:
        return False
    dotted = sum(not entry.gap.isspace() for entry in run)
    led = sum(entry.draft.leader for entry in run)
    known = sum(_plain(entry.title) in titles for entry in run)
    return max(dotted, led) * 2 > len(run) or known >= _MATCHING * len(run)


def _plain(text: str) -> str:
    text = split_number(" ".join(text.split()))[1]
    return text.casefold().strip(" .")


def _title(body: list[Draft]) -> None:
    """A heading without number that has nothing beneath but the contents list is the list's own title."""
    following: Draft | None = None
    for index in range(len(body) - 2, 0, -1):
        draft, after = body[index], body[index + 1]
        if after.piece.zone is not Zone.CONTENTS:
            following = after
            continue
        if not draft.heading or draft.piece.number or following is None or not following.heading:
            continue
        if (following.piece.level or 1) <= (draft.piece.level or 1):
            draft.piece.zone = Zone.CONTENTS
