"""Automatic numbers and bullets exactly as Word shows them (ECMA-376 part 1, section 17.9).

Lists that rest on the same definition count together; a list that overrides the start of a level restarts it the first
time it is used there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tilsyn.reading.docx.numerals import numeral
from tilsyn.reading.docx.styles import ParagraphStyle, Styles
from tilsyn.reading.docx.symbols import shown_symbols
from tilsyn.reading.docx.xml import MC, Element, attribute, number, on_off, value, w

__all__ = ["Label", "Numbering"]

_LEVELS = 9
_LONGEST = 100
"""Characters of a number's pattern: one without end must not be written out for every paragraph."""
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    custom: str | None = None
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    bullet: bool = False


@dataclass
class _List:
    """A ``w:num``: the definition it rests on, its own levels, and the starts it overrides."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Label:
    """What a list shows before a paragraph.

    Attributes
    ----------
    text:
        The number or bullet; empty when the level shows none.
    level:
        From 1.
    bullet:
        Whether it is a sign rather than a number.
    """

    text: str
    level: int
    bullet: bool


class Numbering:
    """The numbering part and the counters of one reading.

    Parameters
    ----------
    root:
        The part's root element, or None when the file has none.
    styles:
        The file's styles: lists may hang on them.
    language:
        The document's language tag, for ordinals.
    """

    def __init__(self, root: Element | None, styles: Styles, language: str | None = None) -> None:
        self._styles = styles
        self._language = language
        self._definitions: dict[str, dict[int, _Level]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[int, _List] = {}
        self._counters: dict[str, list[int | None]] = {}
        if root is not None:
            self._read(root)

    def label(self, direct: Element | None, style: ParagraphStyle) -> Label | None:
        """Count a paragraph and give what is shown before it, or None when it belongs to no list.

        Parameters
        ----------
        direct:
            The paragraph's own ``w:numPr``, or None.
        style:
            The paragraph's style.
        """
        num_id, level = style.num_id, style.num_level
        if direct is not None:
            own = number(value(direct, "numId"))
            if own is not None and own != num_id:
                num_id, level = own, None
            own_level = number(value(direct, "ilvl"))
            level = own_level if own_level is not None else level
        if not num_id or num_id not in self._lists:
            return None
        found = self._lists[num_id]
        if level is None or direct is None:
            level = self._style_level(found, style, level)
        return self._count(found, min(max(level, 0), _LEVELS - 1))

    def _style_level(self, found: _List, style: ParagraphStyle, level: int | None) -> int:
        """A list that hangs on styles says itself which level a style has."""
        for index, one in self._levels(found.definition).items():
            if one.style is not None and one.style == style.id:
                return index
        return level or 0

    def _count(self, found: _List, level: int) -> Label | None:
        levels = self._levels(found.definition) | found.levels
        if level not in levels:
            return None
        key = self._key(found.definition)
        counters = self._counters.setdefault(key, [None] * _LEVELS)
        self._restart(found, counters)
        current = counters[level]
        if current is None:
            start = levels[level].start
            counters[level] = start if level in found.used else found.starts.get(level, start)
        else:
            counters[level] = current + 1
        found.used.add(level)
        for deeper in range(level + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counters[deeper] = None
        return Label(self._text(levels, counters, level), level + 1, levels[level].bullet)

    def _restart(self, found: _List, counters: list[int | None]) -> None:
        """The first use of a list begins anew every level whose start it overrides."""
        if not found.used:
            for level in found.starts:
                counters[level] = None

    def _text(self, levels: dict[int, _Level], counters: list[int | None], level: int) -> str:
        own = levels[level]
        if own.bullet:
            return own.text

        def shown(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            one = levels.get(index, _Level())
            count = counters[index]
            form = "decimal" if own.legal and one.form != "none" else one.form
            return numeral(one.start if count is None else count, form, custom=one.custom, language=self._language)

        return _PLACE.sub(shown, own.text).strip()

    def _key(self, definition: str) -> str:
        """The definition that holds the levels: one may stand for another by way of a numbering style."""
        seen = set()
        while definition in self._links and definition not in seen:
            seen.add(definition)
            num_id = self._styles.number_style(self._links[definition])
            target = self._lists.get(num_id or 0)
            if target is None or target.definition == definition:
                break
            definition = target.definition
        return definition

    def _levels(self, definition: str) -> dict[int, _Level]:
        return self._definitions.get(self._key(definition), {})

    def _read(self, root: Element) -> None:
        for element in root.iterchildren(w("abstractNum")):
            identifier = attribute(element, "abstractNumId") or ""
            levels = {index: level for index, level in map(_level, element.iterchildren(w("lvl"))) if index is not None}
            link = value(element, "numStyleLink")
            if link and not levels:
                self._links[identifier] = link
            self._definitions[identifier] = levels
        for element in root.iterchildren(w("num")):
            num_id = number(attribute(element, "numId"))
            if num_id is not None:
                self._lists[num_id] = _list(element)


def _list(element: Element) -> _List:
    found = _List(value(element, "abstractNumId") or "")
    for override in element.iterchildren(w("lvlOverride")):
        index = number(attribute(override, "ilvl"))
        if index is None or not 0 <= index < _LEVELS:
            continue
        start = number(value(override, "startOverride"))
        level = override.find(w("lvl"))
        if level is not None:
            found.levels[index] = _level(level)[1]
        if start is not None:
            found.starts[index] = start
            if index in found.levels:
                found.levels[index] = replace(found.levels[index], start=start)
    return found


def _level(element: Element) -> tuple[int | None, _Level]:
    index = number(attribute(element, "ilvl"))
    form, custom = _format(element)
    text = (value(element, "lvlText") or "")[:_LONGEST]
    bullet = form == "bullet" or element.find(w("lvlPicBulletId")) is not None
    if bullet:
        fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
        text = shown_symbols(text, None if fonts is None else fonts.get(w("ascii"))).strip() or "•"
    start = number(value(element, "start"))
    level = _Level(
        start=1 if start is None else start,
        form=form,
        custom=custom,
        text=text,
        legal=bool(on_off(element.find(w("isLgl")))),
        restart=number(value(element, "lvlRestart")),
        style=value(element, "pStyle"),
        bullet=bullet,
    )
    return index, level


def _format(element: Element) -> tuple[str, str | None]:
    """The number format; a custom one stands in an alternative that older versions of Word do not read."""
    choice = element.find(f"{MC}AlternateContent/{MC}Choice/{w('numFmt')}")
    found = choice if choice is not None else element.find(w("numFmt"))
    if found is None:
        return "decimal", None
    return found.get(w("val")) or "decimal", found.get(w("format"))
