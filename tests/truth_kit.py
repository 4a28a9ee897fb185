"""How the tests of both readers look at a block, to hold it against the text that a file was made of."""

from __future__ import annotations

from tilsyn.model import Block

__all__ = ["squeezed", "text"]


def text(block: Block) -> str:
    """The block as on paper: its number and text, or every cell of a table on a line."""
    if block.table is not None:
        return "\n".join(cell for row in block.table.rows for cell in row)
    return f"{block.number or ''}{block.text}"


def squeezed(words: str) -> str:
    """Without blanks: where a line breaks is no matter."""
    return "".join(words.split())
