"""Features of a passage that show substance: a telephone number, an amount, a date, a name, a step to take.

Shapes only; words that differ between languages are terms in packs and rulesets.
"""

from __future__ import annotations

import re

__all__ = ["FEATURES", "has_feature"]

FEATURES: dict[str, re.Pattern[str]] = {
    "phone": re.compile(
        r"(?<![\d.,-])(?:\+\d{2}\s?)?(?:\d{2}\s\d{2}\s\d{2}\s\d{2}|\d{3}\s\d{2}\s\d{3}|\d{8})(?![\d.,]\d|\d)"
        r"|(?<!\d)11[023](?!\d)|(?<!\d)0\d{4}(?!\d)"
    ),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "amount": re.compile(r"(?i)\b(?:kr\.?|nok)\s?\d[\d .,]*|\b\d[\d .,]*\s?(?:kr\b|kroner|mill)"),
    "number": re.compile(r"(?<![\d.])\d+(?![\d.]*\d)"),
    "count": re.compile(r"(?<![\d.:/-])\b\d{1,3}(?:[ .]\d{3})*\b(?![.:/-]\d)(?!\s?%)"),
    "year": re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)"),
    "date": re.compile(
        r"(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)|(?<!\d)\d{1,2}\.\s?[a-zæøå]{3,9}\.?\s\d{4}"
        r"|(?<!\d)(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)"
    ),
    "name": re.compile(r"\b[A-ZÆØÅ][a-zæøåéö]+(?:\s[A-ZÆØÅ]\.?)?(?:[ -][A-ZÆØÅ][a-zæøåéö]+)+"),
    "proper": re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]{2,}"),
    "duration": re.compile(
        r"(?i)\b(?:\d+|en|ett|ein|eitt|to|tre|fire|fem|seks|sju|sjø|syv|åtte|ti)\s?(?:til\s\d+\s)?"
        r"(?:timer|timar|time|døgn|dager|dagar|uker|veker|veke|uke|minutt\w*|t\b|d\b)"
    ),
    "level": re.compile(
        r"(?i)\b(?:svært|meget|veldig)?\s?(?:lav|låg|liten|lite|små|middels|moderat|høy|høg|stor|store|høgt|høyt)\b"
        r"|\b[A-E][1-5]\b|\b[SKsk]\s?[=:]?\s?[1-5]\b|(?i:\brød|raud|gul|grønn|grøn\b)|(?<![\d.])[1-5](?![\d.])"
    ),
    "case": re.compile(r"(?i)\b(?:sak|saknr|saksnr|PS|KST|FSK|K-sak|KS|vedtak)\.?\s?(?:nr\.?\s?)?\d{1,4}/\d{2,4}"),
    "step": re.compile(r"(?m)^\s*(?:\d+[.)]|[a-z][.)]|[-•–☐□])\s"),
}
"""Feature name to the shape that shows it."""


def has_feature(name: str, text: str) -> bool:
    """Whether the text shows the feature. Raises KeyError for an unknown name."""
    return FEATURES[name].search(text) is not None
