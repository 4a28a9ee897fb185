"""What ``sak.yaml`` says of the reports: ``report: {template: file.docx}``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tilsyn.errors import DossierError

if TYPE_CHECKING:
    from tilsyn.recognition.case import CaseFile

__all__ = ["template_of"]

_ALLOWED = ("template",)


def template_of(case: CaseFile, folder: Path) -> Path | None:
    """The Word template that the case file names, below or beside the dossier's folder; None without one.

    Raises
    ------
    DossierError
        When a key is unknown or the name is not a text.
    """
    line = case.lines.get("report", 1)
    for key in case.report:
        if key not in _ALLOWED:
            raise DossierError("word.template.key", file="sak.yaml", line=line, key=key, allowed=", ".join(_ALLOWED))
    name = case.report.get("template")
    if name is None:
        return None
    if not isinstance(name, str) or not name.strip():
        raise DossierError("word.template.value", file="sak.yaml", line=line)
    return folder / name.strip()
