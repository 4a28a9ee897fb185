"""A Word file's package: a zip of XML parts tied together by relationships, opened within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from tilsyn.errors import ReadingError
from tilsyn.model import UnreadReason
from tilsyn.reading.docx.xml import Element, transitional
from tilsyn.reading.reader import Limits
from tilsyn.reading.sniff import sniff

__all__ = ["Package", "Relation"]

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_PARTS = 50_000
_MEGABYTE = 1_000_000
_TREE_FACTOR = 20
"""Bytes of memory that a parsed part takes for each byte of XML, at the outside."""


@dataclass(frozen=True)
class Relation:
    """How one part refers to another: ``kind`` is the last word of the type, such as ``styles``."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file.

    Part names are compared without case and without a leading slash, as the packaging standard asks.

    Raises
    ------
    tilsyn.errors.ReadingError
        EMPTY, ENCRYPTED, UNSUPPORTED (with the format that it really is), BROKEN or TOO_LARGE.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._xml_left = limits.memory // _TREE_FACTOR
        self._relations: dict[str, dict[str, Relation]] = {}
        _refuse_others(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except MemoryError:
            raise
        except Exception as problem:
            # What a damaged zip makes the library raise is not for anybody to foresee.
            raise ReadingError(UnreadReason.BROKEN, "zip") from problem
        if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > limits.expanded:
            raise ReadingError(UnreadReason.TOO_LARGE, "expanded")
        self._parts = {_normal(info.filename): info for info in infos}
        self.main = self._find_main()

    def data(self, part: str) -> bytes | None:
        """A part's bytes, or None when there is no such part."""
        info = self._parts.get(_normal(part))
        if info is None:
            return None
        if info.flag_bits & 0x1:
            raise ReadingError(UnreadReason.ENCRYPTED)
        if info.file_size > _MEGABYTE and info.file_size > self._limits.ratio * max(info.compress_size, 1):
            raise ReadingError(UnreadReason.TOO_LARGE, "ratio")
        self._xml_left -= info.file_size
        if self._xml_left < 0:
            raise ReadingError(UnreadReason.TOO_LARGE, "memory")
        try:
            return self._archive.read(info)
        except MemoryError:
            raise
        except Exception as problem:
            raise ReadingError(UnreadReason.BROKEN, "zip") from problem

    def xml(self, part: str) -> Element | None:
        """A part's root element, or None when there is no such part."""
        data = self.data(part)
        return None if data is None else parse(data)

    def relations(self, part: str) -> dict[str, Relation]:
        """A part's relationships by id; the package's own for an empty name."""
        part = _normal(part)
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str | None:
        """The first part of a kind that a part refers to and that is there."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and _normal(relation.target) in self._parts:
                return relation.target
        return None

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for row in () if root is None else root.iter(_RELATIONS):
            kind = (row.get("Type") or "").rsplit("/", 1)[-1]
            external = row.get("TargetMode") == "External"
            target = row.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            identifier = row.get("Id") or ""
            found[identifier] = Relation(identifier, kind, target, external)
        return found

    def _find_main(self) -> str:
        main = self.related("", "officeDocument")
        if main is None and "word/document.xml" in self._parts:
            main = "word/document.xml"
        if main is None:
            raise ReadingError(UnreadReason.BROKEN, "main_part")
        return main


def parse(data: bytes) -> Element:
    """Parse a part safely: no entities, no network, no document type.

    Raises
    ------
    tilsyn.errors.ReadingError
        BROKEN when it is not well-formed or declares a document type, TOO_LARGE when it is nested beyond
        reason.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise ReadingError(UnreadReason.BROKEN, "xml") from problem
        data = text.partition("?>")[2].encode() if text.startswith("<?xml") else text.encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReadingError(UnreadReason.BROKEN, "doctype")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(transitional(data), parser)
    except etree.XMLSyntaxError as problem:
        limit = "xcessive depth" in str(problem) or "too long" in str(problem) or "lookup" in str(problem)
        reason = UnreadReason.TOO_LARGE if limit else UnreadReason.BROKEN
        raise ReadingError(reason, "depth" if limit else "xml") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError(UnreadReason.BROKEN, "doctype")
    return root


def _refuse_others(data: bytes) -> None:
    kind = sniff(data)
    if kind == "empty":
        raise ReadingError(UnreadReason.EMPTY)
    if kind == "encrypted":
        raise ReadingError(UnreadReason.ENCRYPTED)
    if kind in ("text", "unknown", "xml", "ole"):
        raise ReadingError(UnreadReason.BROKEN, "zip")
    if kind not in ("docx", "zip"):
        raise ReadingError(UnreadReason.UNSUPPORTED, kind)


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
