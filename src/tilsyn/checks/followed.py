"""That the scenarios of high risk are followed up by measures: a plan that passes over some of them is not whole."""

from __future__ import annotations

from pydantic import Field

from tilsyn.checks.kind import CheckContext, Settings
from tilsyn.checks.passages import quotation
from tilsyn.model import Evidence, Outcome, Place, Result, Text

__all__ = ["Followed", "unfollowed"]


class Followed(Settings):
    """How many of the scenarios of high risk must have a measure. A yardstick, not law."""

    share: float = Field(default=0.8, description="Share of the scenarios of high risk that must have a measure.")
    lacking: Text = Field(description="What is lacking when too many have none: completes *Det mangler ...*.")


def unfollowed(outcome: Outcome, rule: Followed, context: CheckContext) -> Outcome:
    """The outcome, or ``partial`` when too many scenarios of high risk have no measure, though some have."""
    high = [scenario for scenario in context.thread.scenarios if scenario.risk == "high"]
    bare = [scenario for scenario in high if not scenario.links.measures]
    if len(bare) == len(high) or len(high) - len(bare) >= rule.share * len(high):
        return outcome
    against = tuple(
        Evidence(place=scenario.place, quote=_quote(scenario.place, context) or scenario.name, speaks="against")
        for scenario in bare[:2]
    )
    return outcome.model_copy(
        update={
            "result": Result.PARTIAL,
            "confidence": 0.65,
            "evidence": (*outcome.evidence, *against),
            "lacking": (rule.lacking,),
        }
    )


def _quote(place: Place, context: CheckContext) -> str | None:
    for unit in context.text.units:
        same = context.text.documents[unit.doc].document.file == place.document and unit.block == place.block
        if same and (place.row is None or unit.row == place.row) and unit.text:
            return quotation(unit.text)
    return None
