"""The port of Rivermouth as data: the kinds of documents it has, and what they are recognised by."""

from __future__ import annotations

from tilsyn.recognition.jurisdiction import DocumentKind, Jurisdiction

__all__ = ["RIVERMOUTH"]

RIVERMOUTH = Jurisdiction(
    id="rm",
    name={"en": "Port of Rivermouth"},
    languages=("en",),
    rulesets=("rm.harbour",),
    kinds=(
        DocumentKind(
            id="safety_plan",
            code="SP",
            name={"en": "harbour safety plan"},
            titles=("harbour safety plan", "safety plan"),
            headings=("wardens", "mooring", "revision"),
            general=True,
        ),
        DocumentKind(
            id="berth_list",
            code="BL",
            name={"en": "berth list"},
            titles=("berth list", "list of berths"),
            columns=(("berth", "depth"),),
        ),
        DocumentKind(
            id="drill_report",
            code="DR",
            name={"en": "drill report"},
            titles=("drill report", "report of the drill"),
            closed=True,
        ),
    ),
    markings={"draft": ("draft",)},
)
