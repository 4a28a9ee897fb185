"""Numbers in the formats of Word's lists."""

from __future__ import annotations

import re

__all__ = ["numeral"]

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHICAGO = "*†‡§"


def numeral(count: int, form: str, *, custom: str | None = None, language: str | None = None) -> str:
    """A count as a list shows it.

    Parameters
    ----------
    count:
        From 0.
    form:
        Word's name of the format. One not known here is shown in plain figures, as Word does in older versions.
    custom:
        The sample of a custom format, such as ``001, 002, 003, ...``.
    language:
        Language tag of the document; only ordinals ask for it.
    """
    if form == "decimal":
        return str(count)
    if form in ("none", "bullet"):
        return ""
    if form in ("lowerLetter", "upperLetter"):
        return _letter(count) if form == "lowerLetter" else _letter(count).upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    if form in ("ordinal", "ordinalText"):
        return _ordinal(count, language)
    return _rare(count, form, custom)


def _rare(count: int, form: str, custom: str | None) -> str:
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "custom" and custom:
        sample = re.match(r"\d+", custom)
        return f"{count:0{min(len(sample.group()), 12) if sample else 1}d}"
    if form == "numberInDash":
        return f"- {count} -"
    if form == "chicago" and count > 0:
        return _CHICAGO[(count - 1) % 4] * ((count - 1) // 4 + 1) if count < 40 else str(count)
    if form == "hex":
        return f"{count:X}"
    if form == "decimalEnclosedCircle" and 1 <= count <= 20:
        return chr(0x245F + count)
    return str(count)


def _letter(count: int) -> str:
    """a to z, then aa, bb ... as Word goes on."""
    if not 1 <= count <= 780:
        return str(count)
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 1 <= count < 10_000:
        return str(count)
    shown = ""
    for worth, sign in _ROMAN:
        shown += sign * (count // worth)
        count %= worth
    return shown


def _ordinal(count: int, language: str | None) -> str:
    if not (language or "").lower().startswith("en"):
        return f"{count}."
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"
