"""Everything that can go wrong for a reason the user can mend.

    TilsynError
    ├── UsageError         the command was used wrongly (exit code 2)
    ├── DossierError       a dossier, or a file of ours in it, is not as it should be
    ├── RulesetError       a ruleset's file does not hold what it should: file, line, the line itself, what was expected
    ├── PluginError        a plugin is unknown, misspelt or breaks a promise of the hooks
    └── ReadingError       a file cannot be read; becomes an unread document, never the end of a run

The message is written for people and names the thing, the place and the expected form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tilsyn.model.document import UnreadReason

__all__ = ["DossierError", "PluginError", "ReadingError", "RulesetError", "TilsynError", "UsageError"]


class TilsynError(Exception):
    """The base of all our errors: catching it catches every one.

    Parameters
    ----------
    key:
        Message key in the catalogues.
    values:
        What the message names.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(f"{key}: {values}" if values else key)


class UsageError(TilsynError):
    """The command was used wrongly."""


class DossierError(TilsynError):
    """A dossier, or a file of ours in it, is not as it should be."""


class RulesetError(TilsynError):
    """A ruleset's file does not hold what it should."""


class PluginError(TilsynError):
    """A plugin is unknown, misspelt, or breaks a promise of the hooks."""


class ReadingError(TilsynError):
    """A file, or all of it that matters, cannot be read."""

    def __init__(self, reason: UnreadReason, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"unread.{reason.value}", detail=detail)
