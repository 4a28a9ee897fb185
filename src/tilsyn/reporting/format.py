"""What a report format is."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from tilsyn.messages import Translator
from tilsyn.model import Report

__all__ = ["ReportFormat", "Templated"]


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


@runtime_checkable
class Templated(ReportFormat, Protocol):
    """A format that can be written on somebody's own template."""

    def with_template(self, path: Path) -> ReportFormat:
        """The format on this template. Raises UsageError when the template does not serve."""
        ...
