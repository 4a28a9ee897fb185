"""What drawings hold: text boxes, pictures, the words of diagrams and charts."""

from __future__ import annotations

from dataclasses import dataclass, field

from tilsyn.errors import ReadingError
from tilsyn.model import UnreadReason
from tilsyn.reading.docx.package import Package
from tilsyn.reading.docx.xml import DGM, MC, PIC, A, C, Element, R, V, number, w

__all__ = ["Drawing", "alternative", "look"]

_BOX = w("txbxContent")
_ALTERNATIVE, _CHOICE, _FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
_ONLY_IN_FALLBACK = frozenset({"w16se", "am3d", "aink", "cx1", "cx2", "cx4"})
"""Emoji, models, ink and newer charts: what can be read of them stands in the fallback."""
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_EMU = 914_400
_LARGE = (5.0, 7.0)
"""Inches across and down from which a picture fills a page."""
_MOST_ELEMENTS = 200_000


@dataclass
class Drawing:
    """What was found.

    Attributes
    ----------
    boxes:
        The ``w:txbxContent`` elements, to be read as blocks.
    words:
        Text of diagrams, charts and word art.
    pictures:
        How many pictures.
    large:
        Whether one of them fills a page.
    """

    boxes: list[Element] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    pictures: int = 0
    large: bool = False


def alternative(element: Element) -> Element | None:
    """The part of an alternative to read: the first choice if it says anything, else the fallback."""
    choice = element.find(_CHOICE)
    if choice is not None and len(choice) and choice.get("Requires") not in _ONLY_IN_FALLBACK:
        return choice
    fallback = element.find(_FALLBACK)
    return choice if fallback is None else fallback


def look(element: Element, package: Package, part: str) -> Drawing:
    """Look through a drawing, a picture or an object. Nothing is read twice, whatever the alternatives."""
    found = Drawing()
    stack = [element]
    seen = 0
    while stack:
        one = stack.pop()
        seen += 1
        if seen > _MOST_ELEMENTS:
            raise ReadingError(UnreadReason.TOO_LARGE, "drawing")
        tag = one.tag
        if tag == _BOX:
            found.boxes.append(one)
            continue
        if tag == _ALTERNATIVE:
            chosen = alternative(one)
            if chosen is not None:
                stack.append(chosen)
            continue
        _note(one, tag, found, package, part)
        # Children are pushed last first, so that boxes come in the order of the file.
        stack.extend(reversed(one))
    return found


def _note(one: Element, tag: str, found: Drawing, package: Package, part: str) -> None:
    if tag in (PIC + "pic", V + "imagedata"):
        found.pictures += 1
    elif tag == _EXTENT:
        across, down = number(one.get("cx")) or 0, number(one.get("cy")) or 0
        found.large |= across >= _LARGE[0] * _EMU and down >= _LARGE[1] * _EMU
    elif tag == V + "textpath":
        _add(found, one.get("string"))
    elif tag == DGM + "relIds":
        _add(found, _part_words(one.get(R + "dm"), package, part, DGM + "t"))
    elif tag == C + "chart":
        _add(found, _part_words(one.get(R + "id"), package, part, C + "title"))


def _add(found: Drawing, text: str | None) -> None:
    if text and text.strip():
        found.words.append(text.strip())


def _part_words(relation: str | None, package: Package, part: str, wanted: str) -> str | None:
    """The text of a diagram's or chart's own part, one shape a line."""
    target = package.relations(part).get(relation or "")
    root = None if target is None or target.external else package.xml(target.target)
    if root is None:
        return None
    lines = ("".join(text.text or "" for text in shape.iter(A + "t")) for shape in root.iter(wanted))
    return "\n".join(line.strip() for line in lines if line.strip())
