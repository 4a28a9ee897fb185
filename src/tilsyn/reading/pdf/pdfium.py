"""PDFium's functions with plain C types, which makes calls several times cheaper than the generated bindings."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

__all__ = ["Pdfium", "pdfium", "utf16"]

_P = ctypes.c_void_p
_I = ctypes.c_int
_L = ctypes.c_ulong
_F = ctypes.c_float
_D = ctypes.c_double

_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_LoadPage": (_P, _P, _I),
    "FPDF_ClosePage": (None, _P),
    "FPDF_GetPageWidthF": (_F, _P),
    "FPDF_GetPageHeightF": (_F, _P),
    "FPDF_GetPageBoundingBox": (_I, _P, _P),
    "FPDF_GetPageLabel": (_L, _P, _I, _P, _L),
    "FPDF_GetFormType": (_I, _P),
    "FPDFCatalog_IsTagged": (_I, _P),
    "FPDFCatalog_GetLanguage": (_L, _P, _P, _L),
    "FPDFPage_GetRotation": (_I, _P),
    "FPDFPage_CountObjects": (_I, _P),
    "FPDFPage_GetObject": (_P, _P, _I),
    "FPDFPage_GetAnnotCount": (_I, _P),
    "FPDFPage_GetAnnot": (_P, _P, _I),
    "FPDFPage_CloseAnnot": (None, _P),
    "FPDFAnnot_GetSubtype": (_I, _P),
    "FPDFAnnot_GetRect": (_I, _P, _P),
    "FPDFAnnot_GetFlags": (_I, _P),
    "FPDFAnnot_GetStringValue": (_L, _P, ctypes.c_char_p, _P, _L),
    "FPDFAnnot_GetFormFieldType": (_I, _P, _P),
    "FPDFAnnot_GetFormFieldValue": (_L, _P, _P, _P, _L),
    "FPDFText_LoadPage": (_P, _P),
    "FPDFText_ClosePage": (None, _P),
    "FPDFText_CountChars": (_I, _P),
    "FPDFText_GetText": (_I, _P, _I, _I, _P),
    "FPDFText_GetLooseCharBox": (_I, _P, _I, _P),
    "FPDFText_GetCharBox": (_I, _P, _I, _P, _P, _P, _P),
    "FPDFText_GetCharIndexFromTextIndex": (_I, _P, _I),
    "FPDFText_GetTextObject": (_P, _P, _I),
    "FPDFText_GetMatrix": (_I, _P, _I, _P),
    "FPDFText_GetFontSize": (_D, _P, _I),
    "FPDFText_GetCharOrigin": (_I, _P, _I, _P, _P),
    "FPDFText_IsGenerated": (_I, _P, _I),
    "FPDFText_HasUnicodeMapError": (_I, _P, _I),
    "FPDFPageObj_GetType": (_I, _P),
    "FPDFPageObj_GetBounds": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetMatrix": (_I, _P, _P),
    "FPDFPageObj_GetMarkedContentID": (_I, _P),
    "FPDFPageObj_GetStrokeWidth": (_I, _P, _P),
    "FPDFPageObj_GetFillColor": (_I, _P, _P, _P, _P, _P),
    "FPDFPageObj_GetStrokeColor": (_I, _P, _P, _P, _P, _P),
    "FPDFTextObj_GetFont": (_P, _P),
    "FPDFTextObj_GetTextRenderMode": (_I, _P),
    "FPDFFont_GetBaseFontName": (ctypes.c_size_t, _P, _P, ctypes.c_size_t),
    "FPDFFont_GetFlags": (_I, _P),
    "FPDFFont_GetWeight": (_I, _P),
    "FPDFPath_CountSegments": (_I, _P),
    "FPDFPath_GetPathSegment": (_P, _P, _I),
    "FPDFPath_GetDrawMode": (_I, _P, _P, _P),
    "FPDFPathSegment_GetPoint": (_I, _P, _P, _P),
    "FPDFPathSegment_GetType": (_I, _P),
    "FPDFPathSegment_GetClose": (_I, _P),
    "FPDFFormObj_CountObjects": (_I, _P),
    "FPDFFormObj_GetObject": (_P, _P, _L),
    "FPDF_StructTree_GetForPage": (_P, _P),
    "FPDF_StructTree_Close": (None, _P),
    "FPDF_StructTree_CountChildren": (_I, _P),
    "FPDF_StructTree_GetChildAtIndex": (_P, _P, _I),
    "FPDF_StructElement_GetType": (_L, _P, _P, _L),
    "FPDF_StructElement_CountChildren": (_I, _P),
    "FPDF_StructElement_GetChildAtIndex": (_P, _P, _I),
    "FPDF_StructElement_GetChildMarkedContentID": (_I, _P, _I),
}


class Pdfium:
    """The functions, each an attribute by its own name, and the generated bindings as ``raw``.

    Handles are plain integers; a null handle is None. A function that the installed PDFium lacks is None.
    """

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self.raw: Any = raw
        for name, (result, *arguments) in _SIGNATURES.items():
            setattr(self, name, _bind(raw, name, result, arguments))

    def __getattr__(self, name: str) -> Any:  # the attributes are made from the table above
        raise AttributeError(name)


def _bind(raw: Any, name: str, result: Any, arguments: list[Any]) -> Any:
    function = getattr(raw, name, None)
    if function is None:
        return None
    address = ctypes.cast(function, _P).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


@cache
def pdfium() -> Pdfium:
    """The functions, bound once for the process."""
    return Pdfium()


def utf16(call: Any, limit: int = 65_536) -> str:
    """The string that a PDFium function writes into a buffer of UTF-16.

    Parameters
    ----------
    call:
        Takes a buffer (or None) and its length in bytes; returns the length needed in bytes.
    limit:
        Bytes at most; a longer string is cut.
    """
    length = min(int(call(None, 0)), limit)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    call(buffer, length)
    return buffer.raw[:length].decode("utf-16-le", "replace").split("\x00", 1)[0]
