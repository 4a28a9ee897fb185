"""A place as plain data."""

from __future__ import annotations

from typing import Any

from tilsyn.model import Place

__all__ = ["place_object"]


def place_object(place: Place) -> dict[str, Any]:
    """Document, page and section."""
    return {
        "document": place.document,
        "page": place.page,
        "page_printed": place.page_printed,
        "section": place.section,
    }
