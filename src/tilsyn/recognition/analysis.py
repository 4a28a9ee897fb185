"""The words that risk analyses are built of, as data: names of columns and labels, levels, colours, headings.

Written in the term notation of :mod:`tilsyn.language.terms`. A country's plugin hands it over in
``Jurisdiction.analysis``; the machinery that finds scenarios (:mod:`tilsyn.thread`) knows no language.
"""

from __future__ import annotations

from pydantic import Field

from tilsyn.model.base import Model

__all__ = ["AnalysisWords"]

Terms = tuple[str, ...]


class AnalysisWords(Model):
    """How analyses, and the plans that follow them up, say what they say."""

    kinds: Terms = Field(description="Kinds of document that hold the scenarios, such as an overall analysis.")
    apart: Terms = Field(default=(), description="Kinds whose sections in the same file are no part of the analysis.")
    event: Terms = Field(description="Columns and labels that hold the name of an event.")
    number: Terms = Field(description="Columns that hold the number of an event or of a row.")
    numbered: Terms = Field(description="Words before the number of an event: form 3, scenario 4, event 5.")
    fields: dict[str, Terms] = Field(
        description="Analysed field id to the labels, columns and subheadings that hold it."
    )
    values: dict[str, Terms] = Field(description="Protected value id to its names in labels and columns.")
    prose: dict[str, Terms] = Field(default={}, description="Field id to words that show it in running text.")
    prose_with: dict[str, Terms] = Field(
        default={}, description="Field id to words of which one must stand with these."
    )
    units: Terms = Field(default=(), description="Words after a number of people or houses to move or warn.")
    events_headings: Terms = Field(default=(), description="Headings of chapters that hold events.")
    other_headings: Terms = Field(
        default=(), description="Headings of chapters that hold none: method, sources, scale."
    )
    rest: Terms = Field(default=(), description="Words for all other events: the rest.")
    levels: dict[str, Terms] = Field(description="``1`` (lowest) to ``5`` to the words for the level.")
    colours: dict[str, Terms] = Field(description="high, medium, low to colours and words of risk classes.")
    above: Terms = Field(default=(), description="Words that make a number the lowest of its class: and above.")
    below: Terms = Field(default=(), description="Words that make a number the end of the class below: under.")
    rarer: Terms = Field(default=(), description="Words before a number of years that make it rarer: less often than.")
    oftener: Terms = Field(default=(), description="Words before a number of years that make it more frequent.")
    years: Terms = Field(default=(), description="Words for years in a frequency.")
    yes: Terms = Field(default=(), description="Words that answer a question with yes.")
    no: Terms = Field(default=(), description="Words that answer a question with no or none.")
    partly: Terms = Field(default=(), description="Words that answer a question with partly or perhaps.")
    spans: Terms = Field(default=(), description="Words after a number that count time or houses, not people.")
    promise: Terms = Field(default=(), description="Says that the value is still to be written.")
    empty: Terms = Field(default=(), description="Whole values that say nothing: unknown, to be considered.")
    pointer: Terms = Field(default=(), description="Points elsewhere instead of giving a value: see chapter.")
    prepositions: Terms = Field(default=(), description="Words before a place: in, at, near.")
    pictures: Terms = Field(default=(), description="Headings and captions of risk overviews, which may be pictures.")
    short: dict[str, Terms] = Field(
        default={}, description="Event code to words that mean it in a name, not in a text."
    )
    refers: Terms = Field(
        default=(), description="Words before the number of an event of the analysis: form 8, event 3."
    )
    analysis: Terms = Field(default=(), description="Words for the analysis itself, before the year of an older one.")
    generic: Terms = Field(default=(), description="Says that an approach covers every event.")
    each: Terms = Field(default=(), description="Says that there is a card or plan for each event.")
    exercise: Terms = Field(default=(), description="Words of exercises: exercise, drill.")
    evaluated: Terms = Field(default=(), description="Words of evaluations: evaluated, review.")
    held: Terms = Field(default=(), description="Says that an exercise was held.")
    planned: Terms = Field(default=(), description="Says that an exercise is still to come.")
    accepted: Terms = Field(default=(), description="Says that a risk is accepted as it is.")
    owner_columns: Terms = Field(default=(), description="Columns that hold who is responsible.")
    due_columns: Terms = Field(default=(), description="Columns that hold a deadline.")
    measure_columns: Terms = Field(default=(), description="Columns that hold a measure.")
    exercise_columns: Terms = Field(default=(), description="Columns that hold an exercise or its scenario.")
    reference: Terms = Field(default=(), description="Columns that refer to an event of the analysis.")
    card: Terms = Field(default=(), description="Words before the number or name of an action card or procedure.")
    resources: dict[str, Terms] = Field(default={}, description="Event code to resources that serve it.")
    link_kinds: dict[str, Terms] = Field(
        default={},
        description="measures, plan, resources, exercises, evaluations to the kinds of document that hold them.",
    )
    plan_parts: dict[str, Terms] = Field(
        default={}, description="``evacuation`` and ``warning`` to the kinds of plan that are for it."
    )
    report_kinds: Terms = Field(default=(), description="Kinds that report on one exercise or event.")
