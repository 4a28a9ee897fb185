"""Mutants: a dossier from which what fulfils one requirement has been taken, in one of several ways.

The right answer to a mutant is known without reading it: the requirement is now a gap, those that share a touched
passage may change, and every other answer must stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from manuscripts.language import texts
from manuscripts.model import (
    Block,
    Dossier,
    Heading,
    Manuscript,
    PageBreak,
    Paragraph,
    Run,
    plain,
)
from manuscripts.rewrite import map_text, name_changer, shift_dates, stranger
from manuscripts.wording import ANNEX, STRANGE, duty, promise, rollups

Kind = Literal["dropped", "promise", "duty", "emptied", "annex", "dates", "foreign"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order of the README."""

_GAP = frozenset({"missing", "partial"})
_MUST_BE: dict[Kind, frozenset[str]] = {
    "dropped": _GAP,
    "promise": _GAP,
    "duty": _GAP,
    "emptied": _GAP,
    "annex": _GAP | {"withheld"},
    "dates": _GAP | {"outdated"},
    "foreign": _GAP,
}
_DATED = frozenset(
    {
        "no.fkb.6.1.ros_endring",
        "no.fkb.6.1.ros_kommunedelplan",
        "no.fkb.6.2.plan_oppdatert",
        "no.fkb.6.2.plan_revidert_arlig",
        "no.fkb.7.1.ovet_toar",
    }
)
"""Requirements whose answer hangs on how old something is; a name or a date that only has to be there does not."""


@dataclass(frozen=True)
class Touched:
    """A passage that a mutant changed."""

    manuscript: str
    """Name of the manuscript's file."""
    file: str
    """Name of the file that it makes."""
    line: int
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Mutant:
    """A changed dossier and what the answers to it must be."""

    requirement: str
    kind: Kind
    dossier: Dossier
    """The changed dossier; manuscripts that were not touched are the same objects as before."""
    touched: tuple[Touched, ...]
    must_be: frozenset[str]
    """The requirement's answer must be one of these."""
    may_change: frozenset[str]
    """Other requirements whose answers may change too."""

    @property
    def name(self) -> str:
        """A name for its folder."""
        return f"{self.dossier.name}--{self.requirement}--{self.kind}"

    def answers(self) -> dict[str, tuple[str, ...]]:
        """The right answers: the requirement's own, and those that must stay as they were."""
        kept = {one: value for one, value in self.dossier.answers.items() if one not in self.may_change}
        return kept | {self.requirement: tuple(sorted(self.must_be))}


def make_mutants(dossier: Dossier, kinds: Iterable[Kind] = KINDS, only: str | None = None) -> Iterator[Mutant]:
    """Every mutant of a dossier, by requirement and kind; a mutant that would change nothing is left out."""
    marked = sorted({one for manuscript in dossier.manuscripts for part in manuscript.passages for one in part.ids})
    for requirement in marked:
        if only is not None and requirement != only:
            continue
        for kind in kinds:
            mutant = _mutant(dossier, requirement, kind)
            if mutant is not None:
                yield mutant


def _mutant(dossier: Dossier, requirement: str, kind: Kind) -> Mutant | None:
    if kind == "dates" and requirement not in _DATED:
        return None
    changed: list[Manuscript] = []
    touched: list[Touched] = []
    for manuscript in dossier.manuscripts:
        hit = [part for part in manuscript.passages if requirement in part.ids]
        new = _change(manuscript, {part.number for part in hit}, requirement, kind) if hit else manuscript
        if new.blocks == manuscript.blocks:
            changed.append(manuscript)
            continue
        changed.append(new)
        touched += [Touched(manuscript.path.name, manuscript.head.file, part.line, part.ids) for part in hit]
    if not touched or (kind == "dates" and len(touched) < _passages(dossier, requirement)):
        return None
    sharing = {one for part in touched for one in part.ids} - {requirement}
    moved = sharing | {requirement}
    sums = {whole for whole, parts in rollups().items() if moved & set(parts)}
    return Mutant(
        requirement,
        kind,
        replace(dossier, manuscripts=tuple(changed)),
        tuple(touched),
        _MUST_BE[kind],
        frozenset(sharing | sums),
    )


def _passages(dossier: Dossier, requirement: str) -> int:
    return sum(requirement in part.ids for manuscript in dossier.manuscripts for part in manuscript.passages)


def _change(manuscript: Manuscript, numbers: set[int], requirement: str, kind: Kind) -> Manuscript:
    form = manuscript.language
    if kind == "dates":
        return _moved_back(manuscript, numbers)
    if kind == "foreign":
        return _foreign(manuscript, numbers)
    if kind == "dropped":
        return replace(manuscript, blocks=_without(manuscript.blocks, numbers))
    if kind == "emptied":
        emptied = _replaced(manuscript, numbers, None)
        same = emptied.blocks == _without(manuscript.blocks, numbers)
        return manuscript if same else emptied
    sentence = {"promise": promise(requirement, form), "duty": duty(requirement, form), "annex": ANNEX[form]}[kind]
    return _replaced(manuscript, numbers, sentence)


def _rewritten(manuscript: Manuscript, numbers: set[int], change: Callable[[str], str]) -> Manuscript:
    blocks = tuple(map_text(block, change) if block.passage in numbers else block for block in manuscript.blocks)
    return replace(manuscript, blocks=blocks)


def _moved_back(manuscript: Manuscript, numbers: set[int]) -> Manuscript:
    """Dates moved back in every passage, or nothing at all if one of them has no date."""
    new = _rewritten(manuscript, numbers, shift_dates)
    return new if all(_held(new, number) != _held(manuscript, number) for number in numbers) else manuscript


def _foreign(manuscript: Manuscript, numbers: set[int]) -> Manuscript:
    """Another municipality's name in every passage; where it still does not stand in full, a sentence says it."""
    own, form = manuscript.head.municipality, manuscript.language
    other = stranger(form, own)
    new = _rewritten(manuscript, numbers, name_changer(own, other))
    for number in numbers:
        whole = " ".join(plain(runs) for runs in texts(_held(new, number)))
        if f"{other} kommune" not in whole:
            blocks = list(new.blocks)
            last = max(place for place, block in enumerate(blocks) if block.passage == number)
            blocks.insert(last + 1, _sentence(STRANGE[form].format(other), blocks[last]))
            new = replace(new, blocks=tuple(blocks))
    return new


def _held(manuscript: Manuscript, number: int) -> list[Block]:
    return [block for block in manuscript.blocks if block.passage == number]


def _sentence(text: str, beside: Block) -> Paragraph:
    return Paragraph(line=beside.line, passage=beside.passage, scan=beside.scan, runs=(Run(text),))


def _replaced(manuscript: Manuscript, numbers: set[int], sentence: str | None) -> Manuscript:
    """Headings stay; the text of each passage goes, and the sentence comes once where the first of it stood."""
    out: list[Block] = []
    waiting = sentence is not None
    for block in manuscript.blocks:
        if block.passage not in numbers or isinstance(block, Heading | PageBreak):
            out.append(block)
        elif waiting and sentence is not None:
            out.append(_sentence(sentence, block))
            waiting = False
    return replace(manuscript, blocks=tuple(out))


def _without(blocks: tuple[Block, ...], numbers: set[int]) -> tuple[Block, ...]:
    """The blocks without the passages and without the headings that would stand over nothing."""
    kept = [(place, block) for place, block in enumerate(blocks) if block.passage not in numbers]
    gone = {place for place, block in enumerate(blocks) if block.passage in numbers}
    while True:
        empty = _emptied_heading(kept, gone)
        if empty is None:
            return tuple(block for _, block in kept)
        gone.add(kept[empty][0])
        del kept[empty]


def _emptied_heading(kept: list[tuple[int, Block]], gone: set[int]) -> int | None:
    """A heading that lost what stood right under it and has nothing left."""
    for index, (place, block) in enumerate(kept):
        if not isinstance(block, Heading) or place + 1 not in gone:
            continue
        following = next((other for _, other in kept[index + 1 :] if not isinstance(other, PageBreak)), None)
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            return index
    return None
