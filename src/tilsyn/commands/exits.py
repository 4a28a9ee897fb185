"""What the program's exit code says."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """Exit codes of every command. With 0, 1 and 3 the whole report is written."""

    NO_GAPS = 0
    """No gaps; the report's last line says how many duties are undecided or withheld."""
    GAPS = 1
    """A gap in any dossier, a failed sample, a remaining gap."""
    WRONG_USE = 2
    """The command, or a file of ours in the dossier, is not as it should be."""
    NOTHING_ASSESSED = 3
    """Nothing could be read, or nothing of a kind that any duty looks in."""
    BUG = 70
    """An error in the program itself."""
    INTERRUPTED = 130
    """Stopped by the user."""
