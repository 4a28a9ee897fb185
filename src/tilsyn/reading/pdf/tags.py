"""Tags of tagged files: which marked content belongs to a heading, a caption, a note."""

from __future__ import annotations

from functools import partial

from tilsyn.reading.pdf.pdfium import Pdfium, utf16

__all__ = ["read_roles"]

_WANTED = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "Note", "FENote", "TOC", "TOCI"})
_DEPTH = 40
_MOST = 20_000


def read_roles(lib: Pdfium, page: int) -> dict[int, str]:
    """The number of each marked content on a page that stands beneath a wanted tag, to that tag."""
    tree = lib.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        roles: dict[int, str] = {}
        pending: list[tuple[int, str, int]] = []
        for index in range(max(lib.FPDF_StructTree_CountChildren(tree), 0)):
            child = lib.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                pending.append((child, "", 0))
        seen = 0
        while pending and seen < _MOST:
            seen += 1
            element, role, depth = pending.pop()
            pending += _children(lib, element, role, depth, roles)
        return roles
    finally:
        lib.FPDF_StructTree_Close(tree)


def _children(lib: Pdfium, element: int, role: str, depth: int, roles: dict[int, str]) -> list[tuple[int, str, int]]:
    """The elements beneath one; its own marked contents are noted."""
    kind = utf16(partial(lib.FPDF_StructElement_GetType, element), 64)
    if kind in _WANTED:
        role = kind
    below: list[tuple[int, str, int]] = []
    for index in range(max(lib.FPDF_StructElement_CountChildren(element), 0)):
        mark = lib.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            if role:
                roles[mark] = role
            continue
        child = lib.FPDF_StructElement_GetChildAtIndex(element, index)
        if child and depth < _DEPTH:
            below.append((child, role, depth + 1))
    return below
