"""What a report format is."""

from __future__ import annotations

from typing import Protocol

from tilsyn.messages import Translator
from tilsyn.model import Report

__all__ = ["ReportFormat"]


class ReportFormat(Protocol):
    """Turns a Report into a file's bytes."""

    name: str
    """Name on the command line, such as html."""

    ending: str
    """File ending without the dot."""

    binary: bool
    """Whether it needs ``-o`` (it cannot be shown in a terminal)."""

    def render(self, report: Report, translator: Translator) -> bytes:
        """The whole file. Text formats in UTF-8. Deterministic: the same report gives the same bytes."""
        ...
