"""What in a dossier no longer holds on the assessment date: words, bodies, laws, names, deadlines, promises."""

from __future__ import annotations

from collections.abc import Sequence

from tilsyn.currency.foreign import foreign_names
from tilsyn.currency.periods import Term, run_out
from tilsyn.currency.present import Present
from tilsyn.currency.words import outdated_words
from tilsyn.language.pack import LanguagePack
from tilsyn.language.view import DossierText
from tilsyn.model import Dossier, Outdated
from tilsyn.recognition.jurisdiction import Jurisdiction

__all__ = ["find_outdated"]


def find_outdated(
    text: DossierText,
    dossier: Dossier,
    jurisdiction: Jurisdiction,
    packs: Sequence[LanguagePack],
    *,
    terms: Sequence[Term] | None = None,
) -> tuple[Outdated, ...]:
    """Everything out of date in the documents that count, in reading order.

    Parameters
    ----------
    text:
        The dossier's text.
    dossier:
        The dossier, with assessment date and language.
    jurisdiction:
        Outdated words, and municipalities through time.
    packs:
        The languages.
    terms:
        What :func:`tilsyn.currency.periods.terms_of` gave, where that is known.

    Returns
    -------
    tuple of Outdated
        With ``kind`` word, body, law, county, municipality (what was right once), period, agreement, revision, promise
        (what has run out: ``since`` is the first day after), or foreign (another municipality's name in the document's
        own voice: ``since`` is the assessment date). ``replacement`` is in the dossier's language.
    """
    as_of = dossier.as_of
    present = Present(text, jurisdiction, packs, as_of)
    found = [
        *outdated_words(text, jurisdiction, present, dossier.language, as_of),
        *run_out(text, jurisdiction, packs, present, dossier.language, as_of, terms),
        *foreign_names(text, dossier, jurisdiction, packs, present, as_of),
    ]
    order = {document.document.file: number for number, document in enumerate(text.documents)}
    unique = dict.fromkeys(found)
    return tuple(
        sorted(
            unique,
            key=lambda item: (
                order[item.place.document], item.place.block, item.place.row or 0, item.quote, item.found, item.kind,
            ),
        )
    )  # fmt: skip
