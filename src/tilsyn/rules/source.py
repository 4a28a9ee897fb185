"""Where a ruleset's files are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

__all__ = ["RulesetSource"]


@dataclass(frozen=True)
class RulesetSource:
    """A ruleset that a plugin offers.

    Attributes
    ----------
    id:
        Its id, such as ``no.fkb``.
    folder:
        The folder with ``ruleset.yaml``, ``requirements/`` and ``samples/``, as ``importlib.resources`` gives it.
    """

    id: str
    folder: Traversable
