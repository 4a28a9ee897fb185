"""What a reader is: the seam between file formats and documents."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tilsyn.model import Document

__all__ = ["Limits", "Reader", "Source"]


@dataclass(frozen=True)
class Source:
    """A file to read.

    Attributes
    ----------
    path:
        Where the file is.
    file:
        Its path below the dossier folder, with /, in NFC: what reports call it.
    data:
        The file's bytes.
    sha256:
        Their hash, hexadecimal.
    """

    path: Path
    file: str
    data: bytes
    sha256: str


@dataclass(frozen=True)
class Limits:
    """What a file may cost.

    Attributes
    ----------
    size:
        Bytes of the file on disk.
    expanded:
        Bytes of all parts of a packed file, unpacked.
    ratio:
        Unpacked bytes for each packed one, for any one part above a megabyte.
    pages:
        Pages read; the rest is named as unread.
    blocks:
        Blocks read; the rest is named as unread.
    depth:
        Nesting of tables, boxes and controls.
    seconds:
        Time for one file.
    memory:
        Bytes of memory for the process that reads.
    """

    size: int = 400_000_000
    expanded: int = 1_500_000_000
    ratio: int = 300
    pages: int = 3_000
    blocks: int = 300_000
    depth: int = 60
    seconds: float = 120.0
    memory: int = 2_000_000_000


class Reader(Protocol):
    """Reads files of some formats. Importable and stateless: it runs in worker processes."""

    name: str
    """The format's name in reports, such as docx."""

    suffixes: tuple[str, ...]
    """File endings it reads, lower case, with the dot."""

    def read(self, source: Source, limits: Limits) -> Document:
        """Read a file.

        Raises
        ------
        tilsyn.errors.ReadingError
            When nothing of the file can be read, with the reason.
        """
        ...
