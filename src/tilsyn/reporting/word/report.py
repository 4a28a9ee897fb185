"""The format ``docx``."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tilsyn.messages import Translator
from tilsyn.model import Report
from tilsyn.reporting.package import moment, repacked

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["WordFormat"]

_APP = "docProps/app.xml"


class WordFormat:
    """Gap report and development plan in Word.

    Parameters
    ----------
    template:
        Bytes of a checked template; None for our own look.
    """

    name = "docx"
    ending = "docx"
    binary = True

    def __init__(self, template: bytes | None = None) -> None:
        self.template = template

    def with_template(self, path: Path) -> WordFormat:
        """The same format on somebody's own template. Raises UsageError when the template does not serve."""
        from tilsyn.reporting.word.template import read_template

        return WordFormat(read_template(path))

    def render(self, report: Report, translator: Translator) -> bytes:
        """The whole file; the same report gives the same bytes."""
        from tilsyn.reporting.html.view import page_view
        from tilsyn.reporting.word.chapters import write
        from tilsyn.reporting.word.paper import Paper
        from tilsyn.reporting.word.styles import add_own_styles, blank, set_language
        from tilsyn.reporting.word.template import open_template

        document = blank() if self.template is None else open_template(self.template)
        add_own_styles(document)
        set_language(document, translator.language)
        place = _mark(document)
        there = len(document.element.body)
        view = page_view(report, translator)
        paper = Paper(document, translator, numbered=self.template is None)
        write(paper, report, view, fresh=self.template is None or place is not None or not _written(document))
        paper.finish()
        if place is not None:
            _move(document, there, place)
        _settle(document, report, translator, view["name"])
        made = BytesIO()
        document.save(made)
        return _marked(made.getvalue())


def _marked(data: bytes) -> bytes:
    """The package with us as the program that wrote it, and the same bytes every time."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        if _APP not in package.namelist():
            return repacked(data)
        facts = re.sub(rb"<Application>[^<]*</Application>", b"<Application>tilsyn</Application>", package.read(_APP))
    return repacked(data, {_APP: facts})


def _mark(document: Document) -> Any:
    """The paragraph of the template that the report takes the place of."""
    from tilsyn.reporting.word.template import MARK

    return next((paragraph._p for paragraph in document.paragraphs if paragraph.text.strip() == MARK), None)


def _written(document: Document) -> bool:
    return bool(document.tables) or any(paragraph.text.strip() for paragraph in document.paragraphs)


def _move(document: Document, there: int, place: Any) -> None:
    """Move what was written last to the template's mark."""
    body = document.element.body
    for piece in list(body)[there - 1 : -1]:
        place.addprevious(piece)
    body.remove(place)


def _settle(document: Document, report: Report, say: Translator, name: str) -> None:
    """Properties, and that Word fills the page numbers of the contents when the file is opened."""
    from tilsyn.reporting.word.styles import TAGS
    from tilsyn.reporting.word.xml import clean, make

    facts = document.core_properties
    facts.title = clean(say("html.title", name=name))[:255]
    facts.subject = clean("; ".join(say.pick(item.title) for item in report.rulesets))[:255]
    facts.keywords = ", ".join(filter(None, (say("word.keywords"), clean(name))))[:255]
    # The creator is how a later run knows the file as a report of ours and not as a plan.
    facts.author = f"tilsyn {report.run.tilsyn}"
    facts.last_modified_by = "tilsyn"
    facts.comments = ""
    facts.category = ""
    facts.revision = 1
    facts.language = TAGS.get(say.language, say.language)
    facts.created = facts.modified = moment(report.run.as_of)
    settings: Any = document.settings.element
    if not settings.xpath("./w:updateFields"):
        _insert_setting(settings, make("w:updateFields", val="true"))


def _insert_setting(settings: Any, made: Any) -> None:
    """Word wants its settings in the schema's order: this one stands before those named here."""
    later = ("w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr",
             "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol",
             "w:listSeparator")  # fmt: skip
    for name in later:
        found = settings.xpath(f"./{name}")
        if found:
            found[0].addprevious(made)
            return
    settings.append(made)
