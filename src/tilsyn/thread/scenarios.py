"""The thread of a dossier: the scenarios of its analysis and where each is followed up."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import Dossier, Thread
from tilsyn.recognition.jurisdiction import Jurisdiction
from tilsyn.thread.analysis import read_analysis
from tilsyn.thread.links import link

__all__ = ["find_scenarios"]


def find_scenarios(
    text: DossierText, dossier: Dossier, jurisdiction: Jurisdiction, packs: Sequence[LanguagePack]
) -> Thread:
    """The unwanted events that the dossier's analysis treats, with what it says of each and their links.

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
    return link(read_analysis(text, dossier, jurisdiction, packs), text, dossier, jurisdiction, packs)
