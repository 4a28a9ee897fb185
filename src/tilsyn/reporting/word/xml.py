"""Small helpers to make Word's XML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tilsyn.reporting.plain import plain

__all__ = ["Words", "clean", "field_runs", "make", "mark_of", "run"]

_FORBIDDEN = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Words:
    """A run of text.

    Attributes
    ----------
    style:
        A character style's id.
    url:
        An address outside the document.
    anchor:
        A bookmark in the document.
    language:
        BCP 47 tag, where it is another than the document's.
    mark:
        Name of a bookmark to set here.
    """

    text: str
    bold: bool = False
    italic: bool = False
    style: str = ""
    colour: str = ""
    url: str = ""
    anchor: str = ""
    language: str = ""
    mark: str = ""


def clean(text: str) -> str:
    """Text that XML can hold."""
    return _FORBIDDEN.sub("", plain(text))


def make(tag: str, *children: Any, text: str | None = None, **attributes: object) -> Any:
    """An element.

    Parameters
    ----------
    tag:
        Such as ``w:p``.
    attributes:
        Names without the prefix, which is the tag's own.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    prefix = tag.split(":")[0]
    for name, value in attributes.items():
        made.set(qn(f"{prefix}:{name}"), str(value))
    if text is not None:
        made.text = clean(text)
        if made.text != made.text.strip():
            made.set(qn("xml:space"), "preserve")
    made.extend(children)
    return made


def run(words: Words) -> Any:
    """A run with its formatting; line breaks in the text become line breaks."""
    made = make("w:r")
    properties = []
    if words.style:
        properties.append(make("w:rStyle", val=words.style))
    if words.bold:
        properties.append(make("w:b"))
    if words.italic:
        properties.append(make("w:i"))
    if words.colour:
        properties.append(make("w:color", val=words.colour))
    if words.language:
        properties.append(make("w:lang", val=words.language))
    if properties:
        made.append(make("w:rPr", *properties))
    for number, line in enumerate(clean(words.text).split("\n")):
        if number:
            made.append(make("w:br"))
        made.append(_text(line))
    return made


def _text(line: str) -> Any:
    from docx.oxml.ns import qn

    made = make("w:t", text=line)
    made.set(qn("xml:space"), "preserve")
    return made


def field_runs(code: str, shown: str) -> list[Any]:
    """The runs of a field with what it shows until it is updated."""
    code_run = make("w:r", make("w:instrText", text=f" {code} "))
    return [
        make("w:r", make("w:fldChar", fldCharType="begin")),
        code_run,
        make("w:r", make("w:fldChar", fldCharType="separate")),
        make("w:r", _text(shown)),
        make("w:r", make("w:fldChar", fldCharType="end")),
    ]


def mark_of(identifier: str) -> str:
    """A bookmark's name for a step: letters, digits and underscores only, and not too long for Word."""
    return "s_" + "".join(char if char.isalnum() else "_" for char in identifier)[:36]
