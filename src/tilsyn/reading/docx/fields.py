"""Fields: what Word computed stays, what told it how to compute goes."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Field", "Fields"]

_CONTENTS = re.compile(r"\s*(?:TOC|TOA|INDEX)\b", re.IGNORECASE)
_PATIENCE = 3
"""Paragraphs after which a field that shows text before its result began is taken to be broken."""


@dataclass
class Field:
    """An open field.

    Attributes
    ----------
    instruction:
        Its code so far.
    result:
        Whether the result has begun.
    paragraphs:
        Paragraphs that ended while its code was still going on.
    """

    instruction: str = ""
    result: bool = False
    paragraphs: int = 0

    @property
    def contents(self) -> bool:
        """Whether it is a contents list or an index."""
        return bool(_CONTENTS.match(self.instruction))

    @property
    def kind(self) -> str:
        """The field's name, such as SEQ."""
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


class Fields:
    """The fields open at one point of a story; they may begin in one paragraph and end in a later one."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def begin(self) -> None:
        """A field begins with its code."""
        self._open.append(Field())

    def code(self, text: str) -> None:
        """More of the innermost field's code."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text

    def separate(self) -> Field | None:
        """The innermost field's result begins."""
        if not self._open:
            return None
        self._open[-1].result = True
        return self._open[-1]

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._open.pop()

    @property
    def shows(self) -> bool:
        """Whether text here is shown: it does not stand in the code of any open field."""
        return all(field.result for field in self._open)

    @property
    def contents(self) -> bool:
        """Whether text here is part of a contents list."""
        return any(field.contents and field.result for field in self._open)

    def paragraph(self) -> None:
        """A paragraph ended: fields whose code never ends are given up, lest they swallow the rest of the file."""
        for field in self._open:
            field.paragraphs += not field.result
        self._open = [field for field in self._open if field.paragraphs < _PATIENCE]

    def leave_contents(self) -> None:
        """A chapter begins: a contents list still open was never closed."""
        self._open = [field for field in self._open if not field.contents]
