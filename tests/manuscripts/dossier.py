"""A folder of manuscripts as one dossier, with its answers."""

from __future__ import annotations

from pathlib import Path

import yaml

from manuscripts.head import ManuscriptError, fault
from manuscripts.model import Dossier, Manuscript
from manuscripts.parse import parse_file
from manuscripts.pdf_text import unprintable

RESULTS = ("fulfilled", "partial", "missing", "outdated", "withheld", "undecided", "not_applicable")
"""Every answer that there is."""

COPIED = ("sak.yaml", "expected.yaml")
"""Files that are copied as they are."""

_NOTES = ("labels.md", "readme.md")


def manuscripts_in(folder: Path) -> list[Path]:
    """The manuscripts of one dossier, in order of name."""
    return sorted(path for path in folder.glob("*.md") if path.name.lower() not in _NOTES)


def find_dossiers(path: Path) -> list[Path]:
    """The dossiers of a collection, or the path itself if it is a dossier or a single manuscript."""
    if path.is_file() or (path.is_dir() and manuscripts_in(path)):
        return [path]
    found = sorted(folder for folder in path.glob("*") if folder.is_dir() and manuscripts_in(folder))
    if not found:
        raise ManuscriptError([fault(path, 1, "no manuscripts here")])
    return found


def load_dossier(path: Path, *, strict: bool = False) -> Dossier:
    """Read a dossier; with `strict` its answers must be there and know every marked id."""
    files = [path] if path.is_file() else manuscripts_in(path)
    faults: list[str] = []
    manuscripts: list[Manuscript] = []
    for file in files:
        try:
            manuscripts.append(parse_file(file))
        except ManuscriptError as error:
            faults += error.faults
    if path.is_file():
        if faults:
            raise ManuscriptError(faults)
        return Dossier(path.parent, tuple(manuscripts))
    faults += _same_names(manuscripts)
    if strict:
        faults += [
            one for manuscript in manuscripts if manuscript.head.kind == "pdf" for one in unprintable(manuscript)
        ]
    answers: dict[str, tuple[str, ...]] = {}
    try:
        answers = read_answers(path / "expected.yaml")
    except ManuscriptError as error:
        faults += error.faults
    if strict and answers:
        faults += _unknown_marks(manuscripts, answers)
    elif strict and not (path / "expected.yaml").exists():
        faults.append(fault(path / "expected.yaml", 1, "no right answers yet"))
    if faults:
        raise ManuscriptError(faults)
    copied = tuple(path / name for name in COPIED if (path / name).exists())
    return Dossier(path, tuple(manuscripts), copied, answers)


def read_answers(path: Path) -> dict[str, tuple[str, ...]]:
    """The right answers, id by id; nothing if the file is not there."""
    if not path.exists():
        return {}
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ManuscriptError([fault(path, line, f"not YAML: {error.problem}")]) from error
    faults: list[str] = []
    known = {"ruleset", "as_of", "findings"}
    if not isinstance(data, dict) or set(data) != known or not isinstance(data["findings"], dict):
        raise ManuscriptError([fault(path, 1, "expected.yaml holds ruleset, as_of and findings, and nothing else")])
    answers: dict[str, tuple[str, ...]] = {}
    lines = path.read_text(encoding="utf-8").split("\n")
    for one, value in data["findings"].items():
        values = tuple(value) if isinstance(value, list) else (value,)
        answers[str(one)] = values
        if not values or any(each not in RESULTS for each in values):
            line = next((number for number, text in enumerate(lines, 1) if f"{one}:" in text), 1)
            faults.append(fault(path, line, f"{one}: {value!r} is not one of {', '.join(RESULTS)}, or a list of them"))
    if faults:
        raise ManuscriptError(faults)
    return answers


def _same_names(manuscripts: list[Manuscript]) -> list[str]:
    seen: dict[str, Path] = {}
    faults = []
    for manuscript in manuscripts:
        name = manuscript.head.file.casefold()
        if name in seen:
            faults.append(fault(manuscript.path, 1, f"file: {manuscript.head.file} is also made by {seen[name].name}"))
        seen[name] = manuscript.path
    return faults


def _unknown_marks(manuscripts: list[Manuscript], answers: dict[str, tuple[str, ...]]) -> list[str]:
    return [
        fault(manuscript.path, passage.line, f"{one} is not in expected.yaml")
        for manuscript in manuscripts
        for passage in manuscript.passages
        for one in passage.ids
        if one not in answers
    ]
