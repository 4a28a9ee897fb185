"""A manuscript that uses everything the format has, and ways to look into what is made of it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pdfplumber
import pytest

from manuscripts.head import ManuscriptError
from manuscripts.hyphenate import SOFT_HYPHEN
from manuscripts.model import Manuscript
from manuscripts.parse import parse_text

HEAD = """---
file: {file}
title: Overordnet beredskapsplan
subtitle: Administrativ del
municipality: Storvik kommune
front: ["Vedtatt av kommunestyret 12.12.2024, sak 113/24"]
header: "Storvik kommune | Overordnet beredskapsplan"
footer: "Side {{page}} av {{pages}}"
properties: {{author: Kari Nordmann, created: 2024-11-02, modified: 2024-12-13}}
{more}---
"""
BODY = """
# Innledning

Dette er en **plan** for *kommunen*, vedtatt
1. januar 2024 og ikke før.
^^^ Første fotnote
over to linjer.

## Formål

<!-- passage: no.fkb.4.a.fullmakter no.fkb.4.a.roller -->
Kommunedirektøren kan bruke inntil 500 000 kroner. Storvik har bestemt det 3. mai 2024.

1. Innkall
2. Varsle
   - politiet
   - naboene

3. Loggfør
<!-- end -->

| Navn | Telefon |
|---|---|
| Kari \\| Ola | 55 50 00 00<br>55 50 00 01 |

[[box: Viktig

- ring 112
- ring 110]]

[[control: Klikk her for å skrive inn dato]]

Teksten er [[ins: ny]][[del: gammel]] nå.

[[picture: Risikomatrise]]

\\newpage

# Øvelser

<!-- passage: no.fkb.7.1.ovet_toar -->
Planen ble øvd 14.11.2025 (sak 41-25).
<!-- end -->
"""
SCAN = """
[[scan]]
# Avtale

Hemmelig avtale med **Røde Kors**.
[[/scan]]

Etter avtalen.
"""
LONG = "\n".join(
    f"Kommunedirektøren samler kriseledelsen når samfunnssikkerheten krever det, nummer {n}.\n" for n in range(70)
)


def manuscript(file: str = "Plan.docx", more: str = "", body: str = BODY) -> Manuscript:
    """A manuscript that uses everything the format has."""
    return parse_text(HEAD.format(file=file, more=more) + body, Path("m.md"))


def faults(text: str) -> str:
    """The message of a manuscript that is wrong."""
    with pytest.raises(ManuscriptError) as caught:
        parse_text(text, Path("m.md"))
    return str(caught.value)


def squash(text: str) -> str:
    """Text without what layout adds."""
    return re.sub(rf"[\s{SOFT_HYPHEN}-]+", "", text)


def parts(content: bytes) -> dict[str, str]:
    """The text parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(("xml", "rels"))}


def page_texts(content: bytes) -> list[str]:
    """The text of each page of a PDF file."""
    with pdfplumber.open(io.BytesIO(content)) as pages:
        return [page.extract_text() or "" for page in pages.pages]
