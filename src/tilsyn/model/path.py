"""What to do about gaps: steps in phases, by whom, with what effort, and the proof that it is done."""

from __future__ import annotations

from pydantic import Field

from tilsyn.model.base import Model

__all__ = ["DevelopmentPath", "Phase", "Step", "StepPart"]


class StepPart(Model):
    """What a step does about one requirement."""

    requirement: str = Field(description="Requirement id.")
    action: str = Field(description="What to do, in the report's language.")
    proof: str = Field(default="", description="Done when ...: something that can be seen.")


class Step(Model):
    """One piece of work."""

    id: str = Field(description="Made from what the step closes, not from its position.")
    kind: str = Field(default="text", description="text (write something) or process (decide, train, exercise).")
    title: str = Field(description="What to do, in the report's language.")
    why: str = Field(default="", description="Why now: rule, finding, dependency.")
    closes: tuple[str, ...] = Field(default=(), description="Requirement ids.")
    needs: tuple[str, ...] = Field(default=(), description="Step ids.")
    owner: str = ""
    effort: str = "S"
    start: str | None = Field(default=None, description="Month, YYYY-MM.")
    end: str | None = Field(default=None, description="Month, YYYY-MM.")
    proof: str = ""
    guide: str = ""
    self_help: bool = True
    urgency: int = Field(default=2, description="0 fails tonight, 1 unlocks others, 2-3 must, 6 recommended.")
    parts: tuple[StepPart, ...] = Field(default=(), description="What the work consists of, one for each requirement.")
    status: str = Field(default="", description="How far it has come, from framdrift.yaml; empty: not begun.")
    remark: str = Field(default="", description="What somebody has written beside it in framdrift.yaml.")


class Phase(Model):
    """A phase of the path and its steps in order."""

    id: str
    title: str = ""
    steps: tuple[Step, ...] = ()


class DevelopmentPath(Model):
    """Phases in order."""

    phases: tuple[Phase, ...] = ()
    notes: tuple[str, ...] = Field(default=(), description="Plain statements, such as that the capacity is exceeded.")

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in the order of the phases."""
        return tuple(step for phase in self.phases for step in phase.steps)
