"""The web page: one file, no scripts, nothing fetched from anywhere; everything from documents is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.model import Report

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["HtmlFormat"]


class HtmlFormat:
    """The page a leader reads, in a browser or on paper."""

    name = "html"
    ending = "html"
    binary = False

    def render(self, report: Report, translator: Translator) -> bytes:
        """The whole page in UTF-8."""
        from tilsyn.reporting.html.view import page_view

        view = page_view(report, translator)
        text = _environment().get_template("page.html.j2").render(say=translator, view=view, css=_resource("style.css"))
        return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()).encode() + b"\n"


def _resource(name: str) -> str:
    return files("tilsyn.reporting.html").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda name: _resource(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["icon"] = _icon
    environment.filters["upper_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


def _icon(name: str) -> Any:
    from markupsafe import Markup

    return Markup(f'<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-{name}"/></svg>')
