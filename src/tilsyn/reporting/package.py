"""Office packages that are the same bytes every time: fixed dates inside, fixed order, nothing of the machine."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

__all__ = ["moment", "repacked"]

_STAMP = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def repacked(data: bytes, replace: dict[str, bytes] | None = None) -> bytes:
    """The package with every entry's date fixed.

    Parameters
    ----------
    replace:
        Parts to put in place of those there, by name.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            new.writestr(entry, (replace or {}).get(name) or old.read(name))
    return made.getvalue()


def moment(day: date) -> datetime:
    """The assessment date as a time, for the properties that want one."""
    return datetime(day.year, day.month, day.day, 12)
