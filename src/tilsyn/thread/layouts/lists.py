"""Lists of events: items with colour words or levels, ranked lists, plain lists under a heading that says events."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tilsyn.model import Block, BlockKind
from tilsyn.thread.labels import run_in
from tilsyn.thread.layouts.classes import risk_class
from tilsyn.thread.layouts.forms import fill
from tilsyn.thread.matcher import tokens
from tilsyn.thread.matching import share
from tilsyn.thread.region import Candidate, Region

__all__ = ["find_lists"]

_HEAD = re.compile(r"\s+[–-]\s+|:\s+|\.\s+|;\s+|,\s+(?=[^\W\d])|\s*\(")


def find_lists(region: Region) -> list[list[Candidate]]:
    """Candidates of every list that names events, one list of candidates for each."""
    found = []
    for lead, run in _runs(region):
        items = [_item(region, index, block) for index, block in run]
        section = region.section_of(run[0][0])
        named = share(bool(region.name(item.name).codes) for item in items)
        assessed = share(bool(item.risks or item.codes) for item in items)
        heading = (section is not None and region.sort_of(section) == "events") or region.among_events(section)
        told = region.words.labels.longest(lead)
        events = any(hit.label == "event:event" for hit in told)
        if region.excluded(section) and not (assessed >= 0.6 and named >= 0.6):
            continue
        if len(items) >= 3 and named >= 0.6 and (assessed >= 0.6 or events or heading):
            found.append(items)
    return found


def _runs(region: Region) -> Iterator[tuple[str, list[tuple[int, Block]]]]:
    """Runs of list items (or short paragraphs with a class) with the text that leads them in."""
    run: list[tuple[int, Block]] = []
    lead = before = ""
    for index, block in [*region.content(), (-1, None)]:
        if block is not None and block.kind is BlockKind.LIST_ITEM and len(tokens(block.text)) <= 60:
            if not run:
                lead = before
            run.append((index, block))
            continue
        if len(run) >= 3:
            yield lead, run
        run = []
        if block is not None:
            before = block.text if block.kind is not BlockKind.TABLE else ""


def _item(region: Region, index: int, block: Block) -> Candidate:
    text = block.text
    cut = _HEAD.search(text)
    head = text[: cut.start()] if cut is not None else text
    number, name = region.names.number(head)
    candidate = Candidate(" ".join(name.split()).strip(" ."), region.place(index), "list")
    if number is not None:
        candidate.numbers.add(number)
    elif block.number and re.fullmatch(r"\d{1,3}[.)]?", block.number):
        candidate.numbers.add(block.number.strip(".)"))
    rest = text[len(head) :].strip(" –-:;,()")
    for item in run_in(rest, region.words):
        fill(candidate, item.label, item.name, item.value, region.words)
    risk = risk_class(rest, region.words, region.scales) if len(tokens(rest)) <= 6 else None
    risk = risk or _risk_in(text, region)
    if risk is not None:
        candidate.risks.append((risk, candidate.place, text[:300]))
    candidate.blocks.add(index)
    return candidate


def _risk_in(text: str, region: Region) -> str | None:
    """A class said in brackets or beside the word for risk."""
    for match in re.finditer(r"\(([^)]{3,30})\)", text):
        found = risk_class(match.group(1), region.words, region.scales)
        if found is not None:
            return found
    hits = [hit for hit in region.words.colours.longest(text) if hit.words >= 2]
    return hits[0].label if hits else None
