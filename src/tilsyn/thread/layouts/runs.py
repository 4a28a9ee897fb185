"""Events told in paragraphs without headings: *Event: Flood* and the labelled lines that follow it."""

from __future__ import annotations

from tilsyn.model import BlockKind
from tilsyn.thread.labels import run_in
from tilsyn.thread.layouts.forms import fill
from tilsyn.thread.matcher import tokens
from tilsyn.thread.region import Candidate, Region

__all__ = ["find_runs"]

_NAME_WORDS = 12
_LEAST = 2


def find_runs(region: Region, taken: set[int]) -> list[Candidate]:
    """Candidates for events that a label in running text begins."""
    found: list[Candidate] = []
    current: Candidate | None = None
    for index, block in region.content():
        if block.kind is BlockKind.HEADING or index in taken:
            current = None
            continue
        if block.kind is BlockKind.TABLE:
            continue
        for item in run_in(block.text, region.words):
            if item.label.sort == "event" and item.value and len(tokens(item.value)) <= _NAME_WORDS:
                current = _begin(region, index, block.text, item.value)
                found.append(current)
            elif current is not None:
                fill(current, item.label, item.name, item.value, region.words)
                current.blocks.add(index)
    return [candidate for candidate in found if len(candidate.fields) + len(candidate.values) >= _LEAST]


def _begin(region: Region, block: int, text: str, name: str) -> Candidate:
    number, _ = region.names.number(text)
    candidate = Candidate(" ".join(name.split()).strip(" ."), region.place(block), "run")
    if number is not None:
        candidate.numbers.add(number)
    candidate.blocks.add(block)
    return candidate
