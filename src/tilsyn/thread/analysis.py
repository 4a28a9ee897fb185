"""Scenarios out of an analysis, whatever its form: the way from the dossier's text to scenarios without links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import BlockKind, Dossier, Evidence, Scenario, Thread, Zone
from tilsyn.recognition.analysis import AnalysisWords
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.labels import split_code
from tilsyn.thread.layouts.chapters import find_chapters
from tilsyn.thread.layouts.classes import find_groups, risk_class
from tilsyn.thread.layouts.forms import find_forms
from tilsyn.thread.layouts.functions import add_functions
from tilsyn.thread.layouts.lists import find_lists
from tilsyn.thread.layouts.matrix import find_matrices
from tilsyn.thread.layouts.overview import find_overviews, find_row_tables
from tilsyn.thread.layouts.runs import find_runs
from tilsyn.thread.matching import Names
from tilsyn.thread.merge import classify, enrich, merge
from tilsyn.thread.pick import pick_analysis
from tilsyn.thread.prose import complete
from tilsyn.thread.region import Candidate, Region
from tilsyn.thread.scales import read_scales
from tilsyn.thread.words import Words, cut

__all__ = ["read_analysis", "words_for"]

_FEW = 3
"""Fewer events than this make weaker layouts count: paragraphs, lists, cells of a matrix."""

_FIRST = re.compile(r"[.,;:(]|\s[–-]\s")
_words: dict[tuple[int, tuple[str, ...]], tuple[AnalysisWords, Words]] = {}


def words_for(text: DossierText, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]) -> Words | None:
    """The jurisdiction's words for analyses, compiled once for a process; None when it has none.

    The stemmer is that of the first text, which has already stemmed most of the words that will be asked for.
    """
    analysis = jurisdiction.analysis
    if analysis is None:
        return None
    key = id(analysis), tuple(pack.code for pack in packs)
    found = _words.get(key)
    if found is None or found[0] is not analysis:
        words = Words(analysis, jurisdiction.events, jurisdiction.functions, packs, text.index.stemmer)
        found = _words[key] = analysis, words
    return found[1]


def read_analysis(
    text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> Thread:
    """The unwanted events that the dossier's analysis treats, with what it says of each.

    Parameters
    ----------
    text:
        The documents that count, as units and sections.
    dossier:
        The documents as recognised.
    jurisdiction:
        The country as data; without words for analyses the thread is empty.
    packs:
        The languages that are read.
    """
    words = words_for(text, jurisdiction, packs)
    if words is None:
        return Thread()
    extent, others = pick_analysis(
        text, words.data.kinds, words.data.apart, jurisdiction, words.data.link_kinds.get("measures", ())
    )
    if extent is None:
        return Thread()
    region = Region(text, extent.doc, extent.first, extent.last, words, Names(words, dossier), extent.without)
    found = _candidates(region, extent.follow_up)
    complete(region, found)
    return Thread(
        scenarios=tuple(_scenario(region, candidate) for candidate in found),
        analysis=text.documents[extent.doc].document.file,
        passed_over=others,
        unread=tuple(region.place(block) for block in _pictures(region)),
    )


def _candidates(region: Region, follow_up: tuple[tuple[int, int], ...]) -> list[Candidate]:
    """What all layouts find, folded into one candidate for each event, in reading order."""
    texts = [block.text for _, block in region.content() if block.kind is not BlockKind.TABLE]
    tables = [block.table.rows for _, block in region.content() if block.table is not None]
    region.scales = read_scales(texts, tables, region.words)
    overviews = find_overviews(region)
    known = find_forms(region)
    taken = {block for candidate in known for block in candidate.blocks}
    rows = [candidate for table in overviews for candidate in table]
    taken |= {block for candidate in rows for block in candidate.blocks}
    merge(region, known, find_chapters(region, taken, [*known, *rows]), add=True)
    for table in sorted(overviews, key=len, reverse=True):
        merge(region, known, table, add=True)
    if len(known) < _FEW:
        merge(region, known, find_runs(region, taken), add=True)
    _add_lists(region, known)
    region.scales.complete(
        (candidate.codes.get("likelihood", "") for candidate in known),
        [
            text
            for candidate in known
            for text in (*(value for _, value in candidate.values.values()), candidate.codes.get("consequence", ""))
        ],
    )
    for table in find_row_tables(region):
        if table and not any(first <= table[0].place.block <= last for first, last in follow_up):
            enrich(region, known, table)
    add_functions(region, known)
    classify(region, known, find_groups(region))
    return known


def _add_lists(region: Region, known: list[Candidate]) -> None:
    """Lists and matrices make events only where nothing better does; else they add to them."""
    alone = len(known) < _FEW
    for items in find_lists(region):
        merge(region, known, items, add=alone)
    cells = find_matrices(region)
    merge(region, known, cells, add=alone and len(cells) >= 3)


def _scenario(region: Region, candidate: Candidate) -> Scenario:
    name = region.name(candidate.name)
    likelihood, consequence = candidate.codes.get("likelihood"), candidate.codes.get("consequence")
    risk, contradictions = _risk(region, candidate)
    numbers = sorted((number for number in candidate.numbers), key=lambda number: ("." in number, len(number), number))
    return Scenario(
        name=cut(candidate.name, 160),
        number=numbers[0] if numbers else None,
        events=name.codes,
        risk=risk,
        place=candidate.place,
        locality=name.locality,
        likelihood=_level(likelihood),
        consequence=_level(consequence),
        fields={field: cut(value) for field, value in sorted(candidate.fields.items())},
        contradictions=contradictions,
    )


def _level(value: str | None) -> str | None:
    """The level as written: the first clause of the value."""
    if value is None:
        return None
    code = split_code(value)
    return code if code is not None else cut(_FIRST.split(value, maxsplit=1)[0].strip(), 60) or None


def _risk(region: Region, candidate: Candidate) -> tuple[str | None, tuple[Evidence, ...]]:
    """The risk class: as stated, else by the document's limits, else by the ranks of likelihood and consequence."""
    stated = list(candidate.risks)
    if "risk" in candidate.codes:
        own = risk_class(candidate.codes["risk"], region.words, region.scales)
        if own is not None:
            stated.insert(0, (own, candidate.place, candidate.codes["risk"]))
    for value, place in candidate.stated:
        other = risk_class(value, region.words, region.scales)
        if other is not None:
            stated.append((other, place, value))
    if stated:
        risk = stated[0][0]
        others = [
            Evidence(place=place, quote=quote or candidate.name, speaks="against")
            for other, place, quote in stated[1:]
            if other != risk
        ]
        return risk, tuple(others[:3])
    likelihood = region.scales.likelihood.rank(candidate.codes.get("likelihood", ""), region.words)
    ranks = [
        rank
        for value in (candidate.codes.get("consequence", ""), *(text for _, text in candidate.values.values()))
        if (rank := region.scales.consequence.rank(value, region.words)) is not None
    ]
    if likelihood is None or not ranks:
        return None, ()
    if region.scales.thresholds and region.scales.likelihood.ranks and region.scales.consequence.ranks:
        steps = len(set(region.scales.likelihood.ranks.values())), len(set(region.scales.consequence.ranks.values()))
        number = (1 + likelihood * (steps[0] - 1)) * (1 + max(ranks) * (steps[1] - 1))
        return region.scales.of_number(round(number)) or region.scales.of_ranks(likelihood, max(ranks)), ()
    return region.scales.of_ranks(likelihood, max(ranks)), ()


def _pictures(region: Region) -> list[int]:
    """Blocks that announce a risk overview of which only a picture is there."""
    found = []
    for index, block in enumerate(region.blocks[region.first : region.last + 1], region.first):
        if block.zone is not Zone.CAPTION:
            continue
        if any(hit.label == "picture" for hit in region.words.headings.find(block.text)):
            found.append(index)
    for section in region.sections:
        picture = any(hit.label == "picture" for hit in region.words.headings.find(section.title))
        if picture and not section.units and not section.children:
            found.append(section.first_block)
    return sorted(set(found))
