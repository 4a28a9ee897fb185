"""What a builder hands over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Built:
    """A made file, and the page on which each block begins, by the index of the block."""

    content: bytes
    pages: dict[int, int]
