"""A first ``sak.yaml`` of what was recognised, for a person to correct."""

from __future__ import annotations

from tilsyn.messages import Translator
from tilsyn.model import Dossier

__all__ = ["sak_text"]


def sak_text(dossier: Dossier, say: Translator) -> str:
    """The file's text: municipality, written form, completeness, and each file with its kinds."""
    municipality = dossier.municipality
    lines = [f"# {line}" for line in say("sak.head").split("\n")]
    if municipality is not None:
        lines += ["municipality:", f"  name: {_quoted(municipality.name)}"]
        if municipality.number:
            lines.append(f"  number: {_quoted(municipality.number)}")
    lines += [f"language: {dossier.language}", f"# {say('sak.complete')}"]
    lines += [f"complete: {str(dossier.complete).lower()}", f"# {say('sak.documents')}", "documents:"]
    for item in dossier.documents:
        kinds = list(dict.fromkeys(span.kind for span in item.kinds if span.whole))
        if not kinds:
            lines.append(f"  # {_quoted(item.document.file)}: ")
        elif len(kinds) == 1:
            lines.append(f"  {_quoted(item.document.file)}: {kinds[0]}")
        else:
            lines.append(f"  {_quoted(item.document.file)}: [{', '.join(kinds)}]")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A YAML string in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped) + '"'
