"""Another municipality's name in the document's own voice: text carried over from elsewhere.

Neighbours, partners, agreements, addresses and events elsewhere are named in every plan and are no findings; a name is
one only where it acts as the municipality of the document does, and is nowhere spoken of as somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tilsyn.currency.present import Present
from tilsyn.language.date_words import alternatives, date_words
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText, UnitKind
from tilsyn.model import Dossier, Outdated, Place
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["foreign_names", "strange_places"]

_NAME = r"[A-ZÆØÅÁ][\wæøåáéö]+(?:[ -](?:og\s)?[A-ZÆØÅ][\wæøå]+){0,2}"
_QUOTE = 300


def foreign_names(
    text: DossierText,
    dossier: Dossier,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    present: Present,
    as_of: date,
) -> Iterator[Outdated]:
    """Sentences in which another municipality acts as the document's own."""
    if dossier.municipality is None:
        return
    found, partners = _seen(text, dossier, jurisdiction, packs, present)
    registered = {name for entry in jurisdiction.municipalities for name in (entry.name, *entry.other_names)}
    registered |= {change.old_name for change in jurisdiction.changes}
    for name, number, match in found:
        once = sum(1 for other, _, _ in found if other == name) == 1
        if name in partners or (once and name not in registered):
            continue
        unit = text.units[number]
        if present.living(unit, match.start(), match.end()):
            yield Outdated(
                place=text.place(unit), found=match.group(), replacement=f"{dossier.municipality.name} {match['word']}",
                since=as_of, quote=unit.text[:_QUOTE], kind="foreign",
            )  # fmt: skip


def strange_places(
    text: DossierText,
    dossier: Dossier,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    present: Present,
) -> list[Place]:
    """Where another municipality speaks as the document's own, even once: nothing there is a fact about this one.

    Less sure than :func:`foreign_names`, which is shown to people: here a wrong guess only asks for more evidence.
    """
    if dossier.municipality is None:
        return []
    found, partners = _seen(text, dossier, jurisdiction, packs, present)
    return [text.place(text.units[number]) for name, number, _ in found if name not in partners]


def _seen(
    text: DossierText,
    dossier: Dossier,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    present: Present,
) -> tuple[list[tuple[str, int, re.Match[str]]], set[str]]:
    """Other municipalities' names that act as the own one (with unit and match), and those spoken of as partners."""
    found: list[tuple[str, int, re.Match[str]]] = []
    partners: set[str] = set()
    if not jurisdiction.municipality_words:
        return found, partners
    words = date_words(packs)
    own = _own_names(dossier, jurisdiction)
    kommune = alternatives(f"{word}*" for word in jurisdiction.municipality_words)
    named = re.compile(rf"(?<![\w-])(?P<name>{_NAME})\s+(?P<word>{kommune})(?!\w)")
    partner, verbs = words.pattern("partner"), words.pattern("duty_words")
    voice = re.compile(rf"(?i)(?<!\w){words.regex('own_voice')}\s*$")
    ordinary = set(words.words("no_names"))
    for number in sorted(text.index.units(jurisdiction.municipality_words)):
        unit = text.units[number]
        if unit.kind in (UnitKind.TITLE, UnitKind.HEADER_ROW) or present.record(text.documents[unit.doc]):
            continue
        names = [match for match in named.finditer(unit.text) if match["name"].lower() not in ordinary]
        others = [match for match in names if not _is_own(match["name"], own)]
        if not others:
            continue
        alone = len({match["name"] for match in names}) == 1
        for match in others:
            acts = verbs.match(unit.text[match.end() :].lstrip()[:12])
            possessive = match["word"].endswith("s")
            voiced = voice.search(unit.text[: match.start()])
            if partner.search(unit.text) or not alone or not (acts or possessive or voiced):
                partners.add(match["name"])
            else:
                found.append((match["name"], number, match))
    return found, partners


def _own_names(dossier: Dossier, jurisdiction: Jurisdiction) -> set[str]:
    """Names of the dossier's municipality, and of those that it was made of."""
    municipality = dossier.municipality
    if municipality is None:
        return set()
    names = {municipality.name}
    for entry in jurisdiction.municipalities:
        if entry.name == municipality.name or (municipality.number and entry.number == municipality.number):
            names.update((entry.name, *entry.other_names))
    for change in jurisdiction.changes:
        if change.new_name in names or (municipality.number and change.new_number == municipality.number):
            names.add(change.old_name)
    return {part.lower() for name in names for part in (name, *re.split(r"\s+[-–/]\s+", name))}


def _is_own(name: str, own: set[str]) -> bool:
    lowered = name.lower()
    return any(lowered == known or lowered.endswith(" " + known) for known in own)
