"""English as data: a stemmer's name and the words that turn a statement into something else than a fact."""

from __future__ import annotations

from tilsyn.language.pack import LanguagePack, Modality

__all__ = ["ENGLISH"]

ENGLISH = LanguagePack(
    code="en",
    name="English",
    stemmer="english",  # any Snowball algorithm
    marks=("the", "and", "of", "is", "are", "with", "which", "shall"),
    heads=("plan", "list", "report", "drill"),
    joiners=("and", "or"),
    abbreviations=("no", "ch", "e.g", "i.e", "dept", "tel"),
    clause_breaks=("but", "while", "because", "which", "when", "if"),
    months={
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
    },
    # What a date means is said by the words beside it.
    date_labels={
        "adopted": ("adopted", "approved", "adopted by"),
        "revised": ("revised", "last revised", "last reviewed"),
        "next_revision": ("next revision", "to be revised by"),
        "held": ("held", "drill held", "was held"),
        "planned": ("planned", "by", "due"),
    },
    modality=Modality(
        promise=("is being drawn up", "in preparation", "will be drawn up", "under way"),
        future=("shall", "will", "must", "should"),
        making=("draw up", "drawn up", "prepare", "prepared", "make", "made", "appoint", "appointed"),
        product=("plan", "list", "warden", "report"),
        negation=("has no", "have no", "there is no", "not been", "lacks"),
        negator=("not", "no", "none"),
        conditional=("should consider", "if possible"),
        law=("the by-law requires", "under the by-law", "according to the by-law"),
        duty=("the port shall", "shall have"),
        pointer=("see annex", "see appendix", "is set out in annex"),
        kept=("is kept in",),
        system=("harbourbase",),
        exempt=("exempt from publication",),
        definition=("definitions", "glossary"),
        history=("history", "earlier plans"),
        placeholder=(r"\[[^\]]*\]", r"(?i)\bxx+\b"),
        others=("the coast guard", "the police", "the fire service"),
        own=("the port", "the harbour master"),
    ),
)
