"""What mutants say instead of the passages they take out: promises and paraphrased duties, from `subjects.yaml`."""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from manuscripts.model import Form

_PROMISES: dict[Form, tuple[str, ...]] = {
    "nb": (
        "{Subject} skal {verb} i løpet av 2027.",
        "{Subject} er ikke på plass ennå, men skal {verb} i 2027.",
        "Det er satt i gang et arbeid, og {subject} skal {verb} innen utgangen av 2027.",
    ),
    "nn": (
        "{Subject} skal {verb} i løpet av 2027.",
        "{Subject} er ikkje på plass enno, men skal {verb} i 2027.",
        "Det er sett i gang eit arbeid, og {subject} skal {verb} innan utgangen av 2027.",
    ),
}
_DUTIES: dict[Form, tuple[str, ...]] = {
    "nb": (
        "Etter {law} skal kommunen sørge for {subject}.",
        "Kommunen plikter å sørge for {subject}, jf. {law}.",
        "Det følger av {law} at det stilles krav om {subject}.",
    ),
    "nn": (
        "Etter {law} skal kommunen syte for {subject}.",
        "Kommunen pliktar å syte for {subject}, jf. {law}.",
        "Det følgjer av {law} at det vert stilt krav om {subject}.",
    ),
}
_LAWS: dict[Form, tuple[str, str, str]] = {
    "nb": ("forskrift om kommunal beredskapsplikt{}", "sivilbeskyttelsesloven{}", "regelverket og veiledningen"),
    "nn": ("forskrift om kommunal beredskapsplikt{}", "sivilbeskyttelseslova{}", "regelverket og rettleiinga"),
}
ANNEX: dict[Form, str] = {"nb": "Se vedlegg 9.", "nn": "Sjå vedlegg 9."}
"""Points to an annex that is not in the dossier."""
STRANGE: dict[Form, str] = {"nb": "Dette gjelder for {} kommune.", "nn": "Dette gjeld for {} kommune."}
"""Names another municipality where the passage names none."""
_VERB: dict[Form, str] = {"nb": "utarbeides", "nn": "utarbeidast"}
_UNKNOWN: dict[Form, str] = {"nb": "det som regelverket krever her", "nn": "det som regelverket krev her"}


@cache
def _table() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("subjects.yaml").read_text(encoding="utf-8"))
    return data


def rollups() -> dict[str, list[str]]:
    """Requirements that are only the sum of others."""
    found: dict[str, list[str]] = _table()["rollups"]
    return found


def subject(requirement: str, form: Form) -> tuple[str, str]:
    """What a requirement is about, and what one does with it."""
    entry = _table()["subjects"].get(requirement, {})
    verb = entry.get("verb", _VERB)
    return str(entry.get(form, _UNKNOWN[form])), str(verb[form])


def promise(requirement: str, form: Form) -> str:
    """A sentence that says it will be done."""
    return _fill(_PROMISES[form], requirement, form)


def duty(requirement: str, form: Form) -> str:
    """A sentence that says it must be done."""
    return _fill(_DUTIES[form], requirement, form)


def _fill(templates: tuple[str, ...], requirement: str, form: Form) -> str:
    about, verb = subject(requirement, form)
    template = templates[zlib.crc32(requirement.encode()) % len(templates)]
    return template.format(subject=about, Subject=about[0].upper() + about[1:], verb=verb, law=_law(requirement, form))


def _law(requirement: str, form: Form) -> str:
    regulation, act, rest = _LAWS[form]
    match = re.match(r"no\.(fkb|sbl)\.(\d+)", requirement)
    if not match:
        return rest
    return (regulation if match[1] == "fkb" else act).format(f" § {match[2]}")
