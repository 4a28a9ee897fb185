"""What a language plugin hands over: a language as data, with a stemmer's name.

Packs say *words*; what the words mean for a finding is decided by the machinery beside this file, which knows no
language. Word lists are written in the term notation of :mod:`tilsyn.language.terms` (``skal utarbeides``,
``utarbeid*``, ``*plan``).
"""

from __future__ import annotations

from pydantic import Field

from tilsyn.model.base import Model

__all__ = ["LanguagePack", "Modality"]


class Modality(Model):
    """The words that turn a statement into something else than a fact."""

    promise: tuple[str, ...] = Field(default=(), description="Says by itself that a thing is not done: under arbeid.")
    future: tuple[str, ...] = Field(
        default=(), description="Auxiliaries that promise when the verb makes a paper: skal."
    )
    making: tuple[str, ...] = Field(default=(), description="Verbs that make a paper or system: utarbeides.")
    product: tuple[str, ...] = Field(default=(), description="Papers and systems that are made: plan, oversikt.")
    negation: tuple[str, ...] = Field(default=(), description="Says that a thing is not there: har ikke, mangler.")
    negator: tuple[str, ...] = Field(default=(), description="Bare negation: ikke, ingen.")
    affirming: tuple[str, ...] = Field(default=(), description="Holds a negator, denies nothing: ikke bare.")
    conditional: tuple[str, ...] = Field(default=(), description="Wishes and reservations: bør vurdere, eventuelt.")
    law: tuple[str, ...] = Field(
        default=(), description="Signs that the statute speaks: forskriften krever, bokstav a."
    )
    duty: tuple[str, ...] = Field(default=(), description="The law's voice: kommunen skal, plikter å.")
    inverted: tuple[str, ...] = Field(
        default=(), description="The law's voice when a citation goes before it: skal kommunen (etter forskriften ...)."
    )
    pointer: tuple[str, ...] = Field(default=(), description="Points elsewhere: se vedlegg, ligger i.")
    kept: tuple[str, ...] = Field(
        default=(), description="Is kept somewhere; points elsewhere with a keeper: ligger i."
    )
    keeper: tuple[str, ...] = Field(default=(), description="What papers are kept in, besides systems: perm, arkiv.")
    omitted: tuple[str, ...] = Field(default=(), description="Is left out of this copy: ikke tatt inn her.")
    system: tuple[str, ...] = Field(default=(), description="Names of other systems: CIM, RAYVN.")
    exempt: tuple[str, ...] = Field(default=(), description="Exempt from publicity: unntatt offentlighet.")
    definition: tuple[str, ...] = Field(default=(), description="Heading words of definitions: begreper, ordliste.")
    history: tuple[str, ...] = Field(default=(), description="Heading words of history sections.")
    lawful: tuple[str, ...] = Field(
        default=(), description="Heading words of sections on the legal basis: lovgrunnlag."
    )
    contents: tuple[str, ...] = Field(default=(), description="Headings of contents lists.")
    placeholder: tuple[str, ...] = Field(default=(), description="Regular expressions for template residue.")
    others: tuple[str, ...] = Field(default=(), description="Other bodies that act: politiet, Sivilforsvaret.")
    own: tuple[str, ...] = Field(default=(), description="The municipality and its parts as actor: kommunen.")


class LanguagePack(Model):
    """A language as data."""

    code: str
    name: str
    stemmer: str = Field(description="Snowball algorithm for inflection.")
    marks: tuple[str, ...] = Field(description="Frequent words that only this form uses; they tell the form of a text.")
    segments: dict[str, str] = Field(
        default={}, description="Letters of this form to those of the family's first form: leiing to ledelse."
    )
    heads: tuple[str, ...] = Field(default=(), description="Heads of compounds, for hanging hyphens: liste, plan.")
    joiners: tuple[str, ...] = Field(default=(), description="Words between hanging compounds: og, eller.")
    abbreviations: tuple[str, ...] = Field(default=(), description="Words that end in a full stop: jf., nr.")
    clause_breaks: tuple[str, ...] = Field(default=(), description="Words that begin a new clause: men, mens, som.")
    months: dict[str, int] = Field(default={}, description="Month names and their short forms, lower case.")
    seasons: dict[str, tuple[int, int]] = Field(default={}, description="Season to its first and last month.")
    quarters: tuple[str, ...] = Field(default=(), description="Words for a quarter of a year.")
    weeks: tuple[str, ...] = Field(default=(), description="Words for a week.")
    date_labels: dict[str, tuple[str, ...]] = Field(
        default={}, description="Date role to the labels that give it, as lower-case words; longest match wins."
    )
    modality: Modality = Modality()
