"""Where a Norwegian word may be divided at the end of a line: well enough to make ragged text, no better."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
"""Stands where a word may be divided."""

_VOWELS = "aeiouyæøåéò"
_WORD = re.compile(r"[^\W\d_]{8,}")
_JOINTS = re.compile(
    r"(?<=[a-zæøå]{3})(?=(?:analys|plan|ledelse|leiing|liste|oversikt|beredskap|myndighet|kommune|sikkerhet|tryggleik|"
    r"varsl|samfunn|sårbarhet|sårbarheit|tjeneste|teneste|arbeid|forsyning|funksjon|område|ansvar|styre))"
)
_ONSETS = frozenset(
    [
        "bl",
        "br",
        "dr",
        "fl",
        "fr",
        "gl",
        "gr",
        "kl",
        "kr",
        "pl",
        "pr",
        "tr",
        "vr",
        "sk",
        "sl",
        "sm",
        "sn",
        "sp",
        "st",
        "sv",
        "kv",
        "tv",
        "gj",
        "hj",
        "kj",
        "tj",
        "bj",
        "fj",
        "skj",
        "skr",
        "skl",
        "spr",
        "spl",
        "str",
        "stj",
    ]
)
"""Consonants that stand together at the beginning of a syllable."""
_NEVER_BEGINS = re.compile(rf"[^{_VOWELS}]*$", re.IGNORECASE)


def hyphenate(text: str) -> str:
    """The text with soft hyphens in its long words."""
    return _WORD.sub(lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    joints = {match.start() for match in _JOINTS.finditer(word)}
    cuts = set(joints)
    lower = word.lower()
    for place in range(3, len(word) - 2):
        if lower[place] in _VOWELS and lower[place - 1] not in _VOWELS:
            size = next(size for size in (3, 2, 1) if size == 1 or lower[place - size : place] in _ONSETS)
            if all(abs(place - size - joint) > 2 for joint in joints):
                cuts.add(place - size)
    kept: list[int] = []
    for cut in sorted(cuts):
        if 3 <= cut <= len(word) - 3 and (not kept or cut - kept[-1] >= 2) and not _NEVER_BEGINS.match(word[cut:]):
            kept.append(cut)
    parts = [word[start:end] for start, end in zip([0, *kept], [*kept, len(word)], strict=True)]
    return SOFT_HYPHEN.join(parts)
