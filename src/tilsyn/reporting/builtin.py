"""The built-in report formats, registered through the same hook as anybody's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tilsyn.hookspecs import hookimpl

if TYPE_CHECKING:
    from tilsyn.reporting.format import ReportFormat

__all__ = ["tilsyn_register_reports"]


@hookimpl
def tilsyn_register_reports(register: Callable[[ReportFormat], None]) -> None:
    """Terminal, JSON, HTML, Word, Excel and iCalendar."""
    from tilsyn.reporting.excel.book import ExcelFormat
    from tilsyn.reporting.html.page import HtmlFormat
    from tilsyn.reporting.ics import CalendarFormat
    from tilsyn.reporting.json_report import JsonFormat
    from tilsyn.reporting.terminal import TerminalFormat
    from tilsyn.reporting.word.report import WordFormat

    for made in (TerminalFormat(), JsonFormat(), HtmlFormat(), WordFormat(), ExcelFormat(), CalendarFormat()):
        register(made)
