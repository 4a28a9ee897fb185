"""Readers that misbehave, importable so that worker processes can have them too."""

from __future__ import annotations

import os
import time

from tilsyn.errors import ReadingError
from tilsyn.model import BlockKind, Document, UnreadReason
from tilsyn.reading.assemble import Piece, assemble
from tilsyn.reading.reader import Limits, Source


class Odd:
    """Does what the first word of the file tells it to."""

    name = "odd"
    suffixes = (".odd",)

    def read(self, source: Source, limits: Limits) -> Document:
        """Read, hang, die, raise or take too much memory."""
        word, _, rest = source.data.decode().partition(" ")
        if word == "hang":
            time.sleep(600)
        if word == "spin":
            while True:
                pass
        if word == "die":
            os._exit(3)
        if word == "raise":
            raise ValueError(rest)
        if word == "broken":
            raise ReadingError(UnreadReason.BROKEN, "zip")
        if word == "eat":
            return assemble(source, str(len(bytearray(8_000_000_000))), [])
        if word == "wait":
            time.sleep(float(rest))
        return assemble(source, self.name, [Piece(BlockKind.PARAGRAPH, f"{rest} {os.getpid()}")])


class Quiet(Odd):
    """The same, but it says that it may run in the main process."""

    isolated = False
