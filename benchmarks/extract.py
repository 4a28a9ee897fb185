"""Text of a file by other means than our readers, to hold quotations against.

PDF: poppler's ``pdftotext``, page by page (pdfminer where poppler is absent). Word: every ``w:t`` of the package's XML,
deleted text left out, as one page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

__all__ = ["pages_of", "squeezed"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    """Letters and digits only, in NFC: blanks, hyphens at line ends and leaders differ between programs."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return re.sub(r"[^0-9a-zæøåäöéàè]", "", text.lower())


def pages_of(path: Path) -> list[str]:
    """The squeezed text of each page; a Word file is one page."""
    if path.suffix.lower() == ".pdf":
        return [squeezed(page) for page in _pdf(path)]
    with zipfile.ZipFile(path) as package:
        parts = [
            name
            for name in package.namelist()
            if re.fullmatch(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", name)
        ]
        text = "".join(_words(package.read(name)) for name in sorted(parts))
    return [squeezed(text)]


def _words(xml: bytes) -> str:
    root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    return "".join(node.text or "" for node in root.iter(f"{_W}t"))


def _pdf(path: Path) -> list[str]:
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
        return done.stdout.decode("utf-8").split("\f")
    from pdfminer.high_level import extract_text

    return str(extract_text(str(path))).split("\f")
