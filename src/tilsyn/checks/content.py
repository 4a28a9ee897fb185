"""The kind ``content``: a duty as parts, each with the ways in which a document can show it.

::

    check:
      kind: content
      about: [$fullmakt]                  # the subject: where to look for pointers, promises and near headings
      kinds: [overordnet_beredskapsplan]  # optional: only passages where one of these kinds holds count
      parts:
        - id: hva
          lacking: {nb: hva som kan besluttes, nn: kva som kan avgjerast}
          any:                            # any one of these ways is enough
            - says: [[$disponere], [$rolle]]
              within: block
            - table: [[fullmakt], [hvem, funksjon]]
              rows: 2
      fulfilled: all                      # all parts, or at least so many

*Fulfilled* when all parts (or ``fulfilled: n`` of them) are shown; *partial* when some are; else *withheld*,
*missing* or *undecided* by what stands about the subject.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tilsyn.checks.followed import Followed, unfollowed
from tilsyn.checks.fresh import Behind, Fresh, Refers, aged, behind, superseded
from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.layout import HasSection, HasTable, find_section, find_table
from tilsyn.checks.passages import Says, enough, find_passages, to_evidence
from tilsyn.checks.pointers import denials
from tilsyn.checks.verdict import Shown, searched, verdict
from tilsyn.model import Evidence, Outcome, Result, Text

__all__ = ["Content", "ContentKind", "Exceptions", "Part", "excepted", "show_parts"]


class Part(Settings):
    """One part of a duty."""

    id: str
    lacking: Text = Field(description="What is lacking when it is not shown: completes *Det mangler ...*.")
    any: tuple[Says | HasTable | HasSection, ...] = Field(description="Ways to show it; any one is enough.")
    required: bool = Field(default=True, description="False: shows goodwill only, gives *partial* at most.")
    weak: Literal["partial", "outdated"] = Field(
        default="partial", description="What a part that is not required gives when none that is required is shown."
    )


class Exceptions(Settings):
    """What the text itself says is left out: *the deputies are not yet included*."""

    says: tuple[Says, ...]
    lacking: Text = Field(description="What is lacking then: completes *Det mangler ...*.")


class Content(Settings):
    """Settings of ``content``."""

    about: tuple[str, ...] = Field(description="Terms for the subject.")
    parts: tuple[Part, ...]
    kinds: tuple[str, ...] = Field(default=(), description="Kinds where passages count; empty: any that counts.")
    fulfilled: Literal["all"] | int = Field(default="all", description="All required parts, or at least so many.")
    partial: int = Field(default=1, description="Parts that give *partial* at least.")
    pointers: bool = Field(default=True, description="Whether a pointer elsewhere can give *withheld*.")
    refers: Refers | None = Field(default=None, description="What the evidence must refer to the newest of.")
    fresh: Fresh | None = Field(default=None, description="How old a thing that is dated may be, else *outdated*.")
    not_older_than: Behind | None = Field(default=None, description="What the evidence must not be older than.")
    followed: Followed | None = Field(default=None, description="Scenarios of high risk that must have a measure.")
    denied: tuple[str, ...] = Field(
        default=(), description="Terms by which a promise or negation about the subject says it is not there: a gap."
    )
    exceptions: Exceptions | None = Field(default=None, description="Admissions that make *fulfilled* *partial*.")


class ContentKind:
    """Decides by the parts of a duty that are shown."""

    name = "content"
    settings = Content

    def run(self, settings: Content, context: CheckContext) -> Outcome:
        """Answer by which parts are shown."""
        shown = show_parts(settings.parts, settings.kinds, context)
        required = [part for part in settings.parts if part.required]
        count = sum(1 for part in required if shown[part.id].sound)
        needed = len(required) if settings.fulfilled == "all" else settings.fulfilled
        extra = sum(1 for part in settings.parts if not part.required and shown[part.id].sound)
        denied = denials(settings.about, settings.denied, context) if settings.denied and count < needed else []
        outcome = verdict(
            context,
            about=settings.about,
            shown=[shown[part.id] for part in settings.parts],
            lacking=[part.lacking for part in required if not shown[part.id].sound],
            enough=count >= needed,
            some=count + extra >= settings.partial,
            pointers=settings.pointers and not denied,
            weak=Result.PARTIAL if count else _weak(settings.parts, shown),
        )
        if denied and outcome.result in (Result.MISSING, Result.UNDECIDED):
            outcome = Outcome(
                result=Result.MISSING,
                confidence=0.8,
                evidence=tuple(denied),
                lacking=tuple(part.lacking for part in required),
                searched=searched(context),
                closest=outcome.closest,
            )
        if settings.exceptions is not None and outcome.result is Result.FULFILLED:
            outcome = excepted(outcome, settings.exceptions, context)
        if settings.refers is not None and outcome.result is Result.FULFILLED:
            named = shown[settings.refers.part].sound
            outcome = superseded(outcome, named, settings.refers, context)
        if settings.followed is not None and outcome.result is Result.FULFILLED:
            outcome = unfollowed(outcome, settings.followed, context)
        if settings.not_older_than is not None and outcome.result is Result.FULFILLED:
            sound = [item for part in required for item in shown[part.id].sound]
            outcome = behind(outcome, sound, settings.not_older_than, context)
        if settings.fresh is None or outcome.result is not Result.FULFILLED:
            return outcome
        sound = [item for part in required for item in shown[part.id].sound]
        return aged(outcome, sound, settings.fresh, context)


def show_parts(parts: tuple[Part, ...], kinds: tuple[str, ...], context: CheckContext) -> dict[str, Shown]:
    """For each part: the evidence for it, and what only looks like it."""
    return {part.id: _show(part, kinds, context) for part in parts}


def excepted(outcome: Outcome, rule: Exceptions, context: CheckContext) -> Outcome:
    """The outcome, or ``partial`` when the text admits that something is left out."""
    found = [
        to_evidence(context, passage)
        for says in rule.says
        if len(passages := find_passages(says, context)) >= says.at_least
        for passage in passages
    ]
    if not found:
        return outcome
    against = tuple(item.model_copy(update={"speaks": "against"}) for item in found[:2])
    return outcome.model_copy(
        update={
            "result": Result.PARTIAL,
            "confidence": 0.7,
            "evidence": (*outcome.evidence, *against),
            "lacking": (rule.lacking,),
        }
    )


def _weak(parts: tuple[Part, ...], shown: dict[str, Shown]) -> Result:
    """What the first part that is shown, of those not required, makes of the answer."""
    first = next((part for part in parts if not part.required and shown[part.id].sound), None)
    return Result(first.weak) if first is not None else Result.PARTIAL


def _show(part: Part, kinds: tuple[str, ...], context: CheckContext) -> Shown:
    sound: list[Evidence] = []
    faulty: list[Evidence] = []
    for way in part.any:
        if isinstance(way, Says):
            rule = way if way.kinds or not kinds else way.model_copy(update={"kinds": kinds})
            passages = find_passages(rule, context)
            good = [passage for passage in passages if passage.fault is None]
            faulty += [to_evidence(context, passage, part.id) for passage in passages if passage.fault is not None]
            if enough(rule, passages):
                sound += [to_evidence(context, passage, part.id) for passage in good]
        elif isinstance(way, HasTable):
            sound += find_table(way, kinds, context, part.id)
        else:
            sound += find_section(way, kinds, context, part.id)
    return Shown(part.id, tuple(sound), tuple(faulty))
