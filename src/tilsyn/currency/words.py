"""Words, bodies, laws and names that were right once: the jurisdiction's anachronisms and its former municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from tilsyn.currency.present import Present
from tilsyn.language.date_words import alternatives
from tilsyn.language.index import Hit
from tilsyn.language.view import DossierText
from tilsyn.model import Outdated
from tilsyn.recognition.jurisdiction import Anachronism, Jurisdiction, MunicipalityChange

__all__ = ["outdated_words"]

_PARTED = re.compile(r"\s+[-–/]\s+")
_ENDING = 3
"""Letters by which inflections of a word may differ."""
_QUOTE = 300


def outdated_words(
    text: DossierText, jurisdiction: Jurisdiction, present: Present, language: str, as_of: date
) -> Iterator[Outdated]:
    """Outdated words and names in present-day statements, in no set order, each place once for each replacement."""
    taken: dict[int, list[tuple[int, int, str]]] = {}
    for anachronism in jurisdiction.anachronisms:
        if anachronism.since > as_of:
            continue
        told: set[int] = set()
        for hit in _longest(hit for hit in text.index.find(anachronism.terms) if _is_term(text, hit)):
            spans = taken.setdefault(hit.unit, [])
            if hit.unit in told:
                continue
            if any(hit.start < stop and begin < hit.end and kind == anachronism.kind for begin, stop, kind in spans):
                continue
            found = _word(text, hit, anachronism, present, language)
            if found is not None:
                told.add(hit.unit)
                spans.append((hit.start, hit.end, anachronism.kind))
                yield found
    yield from _names(text, jurisdiction, present, as_of)


def _word(text: DossierText, hit: Hit, anachronism: Anachronism, present: Present, language: str) -> Outdated | None:
    unit = text.units[hit.unit]
    if anachronism.unless and any(other.unit == hit.unit for other in text.index.find(anachronism.unless)):
        return None
    if not present.holds(unit, hit.start, hit.end, anachronism.since, actor=anachronism.kind != "law"):
        return None
    replacement = anachronism.replacement.get(language) or next(iter(anachronism.replacement.values()))
    return Outdated(
        place=text.place(unit),
        found=unit.text[hit.start : hit.end],
        replacement=replacement,
        since=anachronism.since,
        quote=unit.text[:_QUOTE],
        kind=anachronism.kind,
    )


def _is_term(text: DossierText, hit: Hit) -> bool:
    """Whether a hit by stem is the word itself: the stem of *sivilforsvarslova* is that of *Sivilforsvaret*."""
    if " " in hit.term or "*" in hit.term or hit.term.startswith("="):
        return True
    canonical = text.index.stemmer.canonical
    term, found = canonical(hit.term.lower()), canonical(text.units[hit.unit].text[hit.start : hit.end].lower())
    # Inflection only adds: a rule for *strålevernet*, the authority, is not about *strålevern*, the subject.
    return len(found) >= len(term) and found[: len(term) - _ENDING] == term[: len(term) - _ENDING]


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """One hit for each place: of those that overlap, the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.unit, hit.start - hit.end)):
        if not any(other.unit == hit.unit and other.start < hit.end and hit.start < other.end for other in kept[-8:]):
            kept.append(hit)
    return kept


def _names(text: DossierText, jurisdiction: Jurisdiction, present: Present, as_of: date) -> Iterator[Outdated]:
    """Municipalities that no longer exist, named as such: *Skedsmo kommune* after 2020."""
    former = _former(jurisdiction, as_of)
    if not former:
        return
    words = alternatives(f"{word}*" for word in jurisdiction.municipality_words)
    pattern = re.compile(rf"(?<![\w-])(?P<name>{alternatives(former)})\s+{words}(?!\w)")
    units = text.index.units(jurisdiction.municipality_words)
    for number in sorted(units):
        unit = text.units[number]
        for match in pattern.finditer(unit.text):
            change = former[match["name"]]
            if present.holds(unit, match.start(), match.end(), change.date, actor=True):
                yield Outdated(
                    place=text.place(unit), found=match.group(), replacement=change.new_name, since=change.date,
                    quote=unit.text[:_QUOTE], kind="municipality",
                )  # fmt: skip


def _former(jurisdiction: Jurisdiction, as_of: date) -> dict[str, MunicipalityChange]:
    """Names that no municipality has on the assessment date, with the change that ended each."""
    living: set[str] = set()
    for entry in jurisdiction.municipalities:
        living.update(_parts([entry.name, *entry.other_names]))
    for change in jurisdiction.changes:
        if change.date > as_of:
            living.update(_parts([change.old_name]))
    found: dict[str, MunicipalityChange] = {}
    for change in jurisdiction.changes:
        if change.date <= as_of and change.kind in ("merger", "split", "rename"):
            for name in _parts([change.old_name]):
                if name not in living:
                    found[name] = change
    return found


def _parts(names: Sequence[str]) -> list[str]:
    return [part for name in names for part in (name, *_PARTED.split(name))]
