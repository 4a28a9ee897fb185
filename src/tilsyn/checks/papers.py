"""Which paper a passage is in, where one file holds several: the analysis in one chapter, the plan in another."""

from __future__ import annotations

import weakref

from tilsyn.checks.kind import CheckContext
from tilsyn.language.view import DossierText, Unit
from tilsyn.thread.parts import Part, parts_of

__all__ = ["holds_kind"]

_parts: weakref.WeakKeyDictionary[DossierText, dict[int, tuple[Part, ...]]] = weakref.WeakKeyDictionary()


def holds_kind(unit: Unit, wanted: frozenset[str], context: CheckContext) -> bool:
    """Whether one of these kinds holds where a unit stands.

    A file that is wholly of several kinds at once is of all of them, unless the chapter's heading says which it is.
    """
    kinds = context.text.kinds(unit)
    if not wanted & kinds:
        return False
    whole = {span.kind for span in context.text.documents[unit.doc].kinds if span.whole}
    if len(whole) < 2 or wanted & (kinds - whole):
        return True
    found = _parts.setdefault(context.text, {})
    if unit.doc not in found:
        found[unit.doc] = parts_of(context.text, unit.doc, context.jurisdiction)
    named = {part.kind for part in found[unit.doc] if part.kind in whole and part.first <= unit.block <= part.last}
    return not named or bool(named & wanted)
