"""Files that never count as evidence: a zoning plan's analysis, a school's plan, a guide, the statute itself ...

A document of the municipality's own that merely mentions such things is kept.
"""

from __future__ import annotations

from tilsyn.recognition.cover import LineKind
from tilsyn.recognition.cues import Cues, Role
from tilsyn.recognition.jurisdiction import Jurisdiction, Refusal

__all__ = ["NO_KIND", "refusal"]

NO_KIND = "no_kind"
"""Reason code of a readable file that is of no kind and of no refused sort either."""

_TITLE_ROLES = (Role.FILE, Role.COVER, Role.RUNNING)
_TITLE_WORDS = 12
_NAME_WORDS = 4
_EARLY = (Role.EARLY, Role.COVER, Role.RUNNING, Role.HEADING)


def refusal(cues: Cues, jurisdiction: Jurisdiction, *, own: bool) -> str | None:
    """Why a file is refused as evidence, as the id of the first refusal that fits, or None.

    Parameters
    ----------
    cues:
        The document's telling places.
    jurisdiction:
        The country's refusals.
    own:
        Whether a municipality is named in title area or running lines.
    """
    for entry in jurisdiction.refusals:
        if _fits(cues, entry, own):
            return entry.id
    return None


def _fits(cues: Cues, entry: Refusal, own: bool) -> bool:
    if cues.has(entry.unless_titles, Role.FILE, Role.COVER, words=_TITLE_WORDS + 6):
        return False
    if own and cues.has(entry.unless_own, Role.FILE, Role.COVER):
        return False
    if cues.has(entry.titles, *_TITLE_ROLES, words=_TITLE_WORDS + 6):
        return True
    if any(_is_name(cues, hit.unit, hit.last) for hit in cues.hits(entry.makers, Role.COVER, Role.RUNNING)):
        return True
    if not own and cues.has(entry.issuers, Role.COVER, Role.RUNNING, words=_TITLE_WORDS):
        return True
    if not entry.phrases:
        return False
    found = {hit.term for hit in cues.hits(entry.phrases, *_EARLY)}
    return len(found) >= entry.at_least


def _is_name(cues: Cues, unit: int, last: int) -> bool:
    """Whether a unit is a line of two to four words that ends with the cue, such as the name of a school."""
    tokens = cues.index.tokens[unit]
    spot = cues.spots[unit]
    if spot.role is Role.COVER and cues.cover.lines[spot.line].kind is LineKind.CELL:
        return False
    return 2 <= len(tokens) <= _NAME_WORDS and last == len(tokens) - 1 and spot.text[:1].isupper()
