"""Speed and memory as ratios against named programs in the same run, on files made here.

    python -m benchmarks.speed              three sizes, five runs each, medians
    python -m benchmarks.speed --quick      smallest size, three runs

Whole processes are timed from outside. ``start`` is the same command on a one-line document: what a run costs before it
reads anything. markitdown (the ``bench`` extra) converts the same files; pdftotext (poppler) and python-docx extract text.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

_DOCX = (
    "import docx,sys; d=docx.Document(sys.argv[1]); "
    "print(len(''.join(p.text for p in d.paragraphs)+''.join(c.text for t in d.tables for r in t.rows for c in r.cells)))"
)


@dataclass(frozen=True)
class Row:
    """One line of the table: a file, and seconds by program."""

    file: str
    pages: int
    seconds: dict[str, float]


def main() -> int:
    """Make the files, time the programs, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--markitdown", default=f"{sys.executable} -m markitdown", help="command that converts a file")
    options = parser.parse_args()
    runs = 3 if options.quick else options.runs
    sizes = (60,) if options.quick else (20, 60, 200)
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for pages in sizes for row in _measure(Path(folder), pages, runs, options.markitdown.split())]
    print("| file | tilsyn check | start alone | markitdown | times faster | text only | check / (text + start) |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        print(_line(row))
    return 0


def _measure(folder: Path, pages: int, runs: int, markitdown: Sequence[str]) -> list[Row]:
    rows = []
    for kind in ("docx", "pdf"):
        path, count = _file(folder, kind, pages)
        one = folder / f"one.{kind}"
        if not one.exists():
            _one_line(one)
        check = [sys.executable, "-m", "tilsyn", "check", "--no-cache", "--format", "json", "--as-of", "2026-11-22"]
        text = ["pdftotext", str(path), "-"] if kind == "pdf" else [sys.executable, "-c", _DOCX, str(path)]
        seconds = {
            "check": _median([*check, str(path)], runs),
            "start": _median([*check, str(one)], runs),
            "markitdown": _median([*markitdown, str(path)], runs),
            "text": _median(text, runs) if shutil.which(text[0]) else float("nan"),
        }
        rows.append(Row(path.name, count, seconds))
    return rows


def _file(folder: Path, kind: str, pages: int) -> tuple[Path, int]:
    """A plan (Word) or analysis (PDF) of about so many pages: a sample's body over and over."""
    from manuscripts.build import build_file
    from manuscripts.parse import parse_file

    name = "02-overordnet-beredskapsplan.md" if kind == "docx" else "01-helhetlig-ros.md"
    sources = sorted((ROOT / "tests" / "manuscripts" / "samples" / "storvik").glob("*.md"))
    source = next((path for path in sources if path.name == name), None) or next(
        path for path in sources if f".{kind}" in path.read_text(encoding="utf-8")[:400]
    )
    manuscript = parse_file(source)
    once = _pages(build_file(manuscript).content, kind)
    times = max(1, round(pages / max(1, once)))
    longer = replace(manuscript, blocks=manuscript.blocks * times)
    content = build_file(longer).content
    path = folder / f"{kind}-{pages}.{kind}"
    path.write_bytes(content)
    return path, _pages(content, kind)


def _pages(content: bytes, kind: str) -> int:
    if kind == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        count = len(document)
        document.close()
        return count
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").count(b"lastRenderedPageBreak") + 1


def _one_line(path: Path) -> None:
    from manuscripts.build import build_file
    from manuscripts.parse import parse_text

    head = f"---\nfile: one.{path.suffix[1:]}\ntitle: Beredskapsplan\nmunicipality: Storvik kommune\n---\n\nEn linje.\n"
    path.write_bytes(build_file(parse_text(head, path.with_suffix(".md"))).content)


def _median(command: list[str], runs: int) -> float:
    return statistics.median(_timed(lambda: _run(command)) for _ in range(runs))


def _run(command: list[str]) -> None:
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def _timed(action: Callable[[], None]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


def _line(row: Row) -> str:
    seconds = row.seconds
    faster = seconds["markitdown"] / seconds["check"]
    share = seconds["check"] / (seconds["text"] + seconds["start"])
    return (
        f"| {row.file} ({row.pages} pages) | {seconds['check']:.2f} s | {seconds['start']:.2f} s | {seconds['markitdown']:.2f} s"
        f" | {faster:.1f} | {seconds['text']:.2f} s | {share:.2f} |"
    )


if __name__ == "__main__":
    sys.exit(main())
