"""The way in: `python -m manuscripts check|build|mutants|truth`."""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import sys
from functools import lru_cache
from pathlib import Path

import yaml

from manuscripts.built import Built
from manuscripts.dossier import find_dossiers, load_dossier
from manuscripts.head import ManuscriptError
from manuscripts.model import Dossier, Manuscript
from manuscripts.mutants import KINDS, Kind, Mutant, make_mutants
from manuscripts.parse import parse_file
from manuscripts.pdf import build_pdf
from manuscripts.truth import truth
from manuscripts.word import build_word


@lru_cache(maxsize=256)
def build_file(manuscript: Manuscript) -> Built:
    """Make one file in memory; the same manuscript gives the same bytes."""
    return build_pdf(manuscript) if manuscript.head.kind == "pdf" else build_word(manuscript)


def write_dossier(dossier: Dossier, folder: Path) -> list[Path]:
    """Make the files of a dossier in a folder, with its `sak.yaml` and `expected.yaml`; older made files go."""
    wanted = {folder / manuscript.head.file: manuscript for manuscript in dossier.manuscripts}
    contents = {path: build_file(manuscript).content for path, manuscript in wanted.items()}
    for old in [*folder.rglob("*.docx"), *folder.rglob("*.pdf")]:
        if old not in wanted:
            old.unlink()
    for path, content in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for source in dossier.copied:
        shutil.copyfile(source, folder / source.name)
    return sorted(contents)


def write_mutant(mutant: Mutant, target: Path) -> Path:
    """Make a mutant in a folder of its own, with the answers that are known about it; the folder."""
    folder = target / mutant.name
    folder.mkdir(parents=True, exist_ok=True)
    write_dossier(mutant.dossier, folder)
    source = mutant.dossier.path / "expected.yaml"
    if source.exists():
        data = yaml.safe_load(source.read_text(encoding="utf-8"))
        data["findings"] = {
            one: value[0] if len(value) == 1 else list(value) for one, value in sorted(mutant.answers().items())
        }
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (folder / "expected.yaml").write_text(text, encoding="utf-8")
    return folder


def main(arguments: list[str]) -> int:
    """Run one command; 0 if all went well, 1 if a manuscript has faults, 2 for wrong use."""
    given = _parser().parse_args(arguments)
    try:
        if given.command == "check":
            return _check(given.folders)
        if given.command == "truth":
            return _truth(given.manuscript)
        if given.command == "build":
            return _build(given.collection, given.target, given.dossier)
        return _mutants(given.collection, given.target, given.dossier, given.kind, given.requirement)
    except ManuscriptError as error:
        print(error)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m manuscripts", description="Make Word and PDF files from manuscripts."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say what is wrong with the format of manuscripts")
    check.add_argument("folders", nargs="+", type=Path, help="collections, dossiers or single manuscripts")
    build = commands.add_parser("build", help="make the files of every dossier of a collection")
    mutants = commands.add_parser("mutants", help="make dossiers that lack one thing each")
    for command in (build, mutants):
        command.add_argument("collection", type=Path, help="a collection, or one dossier")
        command.add_argument("target", type=Path, help="gets one folder for each dossier")
        command.add_argument("--dossier", help="only this dossier of the collection")
    mutants.add_argument("--kind", action="append", choices=KINDS, help="only these kinds (may be repeated)")
    mutants.add_argument("--requirement", help="only this requirement")
    show = commands.add_parser("truth", help="print what a reader must find in the file of a manuscript, as JSON lines")
    show.add_argument("manuscript", type=Path)
    return parser


def _chosen(collection: Path, name: str | None) -> list[Path]:
    found = [path for path in find_dossiers(collection) if name in (None, path.name)]
    if not found:
        raise ManuscriptError([f"{collection}: no dossier called {name}"])
    return found


def _check(folders: list[Path]) -> int:
    faults: list[str] = []
    good = 0
    for folder in folders:
        try:
            dossiers = find_dossiers(folder)
        except ManuscriptError as error:
            faults += error.faults
            continue
        for path in dossiers:
            try:
                dossier = load_dossier(path, strict=True)
            except ManuscriptError as error:
                faults += error.faults
            else:
                good += len(dossier.manuscripts)
    for one in faults:
        print(one)
    print(f"{_count(good, 'manuscript')} in good dossiers, {_count(len(faults), 'fault')}", file=sys.stderr)
    return 1 if faults else 0


def _build(collection: Path, target: Path, name: str | None) -> int:
    faults: list[str] = []
    for path in _chosen(collection, name):
        try:
            dossier = load_dossier(path)
            made = write_dossier(dossier, target / dossier.name)
        except ManuscriptError as error:
            faults += error.faults
        else:
            print(f"{target / dossier.name}: {_count(len(made), 'file')}", file=sys.stderr)
    for one in faults:
        print(one)
    return 1 if faults else 0


def _mutants(
    collection: Path, target: Path, name: str | None, kinds: list[Kind] | None, requirement: str | None
) -> int:
    total = 0
    for path in _chosen(collection, name):
        for mutant in make_mutants(load_dossier(path), kinds or KINDS, requirement):
            write_mutant(mutant, target)
            total += 1
    print(_count(total, "mutant"), file=sys.stderr)
    return 0


def _truth(path: Path) -> int:
    manuscript = parse_file(path)
    for block in truth(manuscript, build_file(manuscript).pages):
        print(json.dumps(dataclasses.asdict(block), ensure_ascii=False))
    return 0


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
