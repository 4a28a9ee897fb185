"""The files of a dossier: a folder with all its subfolders, or one file."""

from __future__ import annotations

import os
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tilsyn.errors import DossierError
from tilsyn.recognition.case import CASE_FILE

__all__ = ["DossierFile", "DossierFolder", "open_dossier"]

_OWN = frozenset({CASE_FILE, "vurderinger.yaml", "framdrift.yaml", "expected.yaml", "labels.md"})
_LITTER = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_TEXT_REPORTS = {".json", ".jsonl", ".html", ".htm", ".ics", ".md", ".txt"}
_PACKED_REPORTS = {".docx", ".xlsx"}
_SIGNS = (
    b'"schema": "tilsyn-report/',
    b'"schema":"tilsyn-report/',
    b'name="generator" content="tilsyn',
    b"PRODID:-//tilsyn",
)
_OSCAL = (b'"tilsyn', b"oscal")
_HEAD = 65_536
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")
_MAKER = (b">tilsyn<", b">tilsyn ", b'"tilsyn')


@dataclass(frozen=True)
class DossierFile:
    """A file of a dossier: where it is, and its path below the dossier's folder, with /, in NFC."""

    path: Path
    file: str


@dataclass(frozen=True)
class DossierFolder:
    """A dossier on disk.

    Attributes
    ----------
    name:
        Name of the folder, or of the file without its ending.
    folder:
        The folder that holds the files and, perhaps, ``sak.yaml``.
    files:
        The documents, sorted by path.
    single:
        Whether the dossier is one file.
    """

    name: str
    folder: Path
    files: tuple[DossierFile, ...]
    single: bool = False


def open_dossier(path: Path) -> DossierFolder:
    """List the documents of a dossier. Our own files, earlier reports and litter are left out.

    Raises
    ------
    DossierError
        When there is nothing at the path, it cannot be opened, or it holds no documents.
    """
    if path.is_file():
        name = unicodedata.normalize("NFC", path.name)
        return DossierFolder(Path(name).stem, path.parent, (DossierFile(path, name),), single=True)
    if not path.is_dir():
        raise DossierError("dossier.not_found", path=str(path))
    root = path.resolve()
    try:
        files = sorted(_files(root), key=lambda item: item.file)
    except OSError as problem:
        raise DossierError("dossier.unreadable", path=str(path)) from problem
    if not files:
        raise DossierError("dossier.empty", path=str(path))
    return DossierFolder(unicodedata.normalize("NFC", root.name), root, tuple(files))


def _files(root: Path) -> Iterator[DossierFile]:
    for where, folders, names in os.walk(root, followlinks=False, onerror=_raise):
        # A linked folder is not followed: it leads out of the dossier, or to files that are listed already.
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(where, name)
            if _left_out(name) or not _inside(path, root):
                continue
            if _earlier_report(path):
                continue
            file = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
            yield DossierFile(path, file)


def _raise(problem: OSError) -> None:
    if problem.filename is None or not Path(problem.filename).is_symlink():
        raise problem


def _left_out(name: str) -> bool:
    lower = unicodedata.normalize("NFC", name).lower()
    return name.startswith((".", "~$", "~WRL")) or lower in _OWN or lower in _LITTER or lower.endswith((".tmp", ".lnk"))


def _inside(path: Path, root: Path) -> bool:
    """Whether it is a file, and not a link out of the dossier or to nothing."""
    if not path.is_symlink():
        return path.is_file()
    target = path.resolve()
    return target.is_file() and target.is_relative_to(root)


def _earlier_report(path: Path) -> bool:
    """Whether we wrote the file: by the mark that each report format carries."""
    suffix = path.suffix.lower()
    try:
        if suffix in _TEXT_REPORTS:
            with path.open("rb") as stream:
                head = stream.read(_HEAD)
            return any(sign in head for sign in _SIGNS) or (suffix == ".json" and all(sign in head for sign in _OSCAL))
        if suffix in _PACKED_REPORTS:
            return _packed_report(path)
    except OSError:
        return False  # the reader will say what is wrong with it
    return False


def _packed_report(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            held = set(package.namelist())
            for name in _PROPERTIES:
                if name in held and package.getinfo(name).file_size < _HEAD:
                    text = package.read(name)
                    if any(sign in text for sign in _MAKER):
                        return True
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError):
        return False
    return False
