"""Our ruled tables held against another program's: pdfplumber, slower and independent, on the sample documents."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tilsyn.reading.pdf.reader import PdfReader
from tilsyn.reading.reader import Limits, Source

pdfplumber = pytest.importorskip("pdfplumber")

SAMPLES = sorted((Path(__file__).parents[2] / "sample_documents").rglob("*.pdf"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _ours(path: Path) -> set[str]:
    data = path.read_bytes()
    document = PdfReader().read(Source(path, path.name, data, hashlib.sha256(data).hexdigest()), Limits())
    tables = [block.table for block in document.blocks if block.table is not None]
    return {_squeezed(cell) for table in tables for row in table.rows for cell in row}


def _theirs(path: Path) -> list[str]:
    with pdfplumber.open(path) as document:
        cells = [cell for page in document.pages for table in page.extract_tables() for row in table for cell in row]
    return [squeezed for squeezed in (_squeezed(cell or "") for cell in cells) if squeezed]


def test_ruled_cells_are_those_that_pdfplumber_sees() -> None:
    seen = missed = 0
    for path in SAMPLES:
        ours = _ours(path)
        theirs = _theirs(path)
        seen += len(theirs)
        missed += sum(1 for cell in theirs if cell not in ours)
    assert seen > 200
    assert missed / seen < 0.03
