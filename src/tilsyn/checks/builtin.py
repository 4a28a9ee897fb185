"""The built-in kinds of check, registered through the same hook as anybody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tilsyn.checks.composed import CombineKind, ShareKind, WhenKind
from tilsyn.checks.content import ContentKind
from tilsyn.checks.current import CurrentKind
from tilsyn.checks.dated import HeldKind, IntervalKind, StatedKind
from tilsyn.checks.decision import DecisionKind
from tilsyn.checks.document import DocumentKind
from tilsyn.checks.events import EventsKind
from tilsyn.hookspecs import hookimpl

__all__ = ["tilsyn_register_checks"]


@hookimpl
def tilsyn_register_checks(register: Callable[[Any], None]) -> None:
    """All kinds that come with the program."""
    for kind in (
        ContentKind(), DocumentKind(), DecisionKind(), IntervalKind(), StatedKind(), HeldKind(), EventsKind(),
        CurrentKind(), CombineKind(), WhenKind(), ShareKind(),
    ):  # fmt: skip
        register(kind)
