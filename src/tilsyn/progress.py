"""``framdrift.yaml`` beside the documents: how far the steps of the path have come, kept by step id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tilsyn.errors import DossierError
from tilsyn.model import DevelopmentPath

__all__ = ["PROGRESS_FILE", "STATUSES", "apply_progress", "progress_text", "read_progress"]

PROGRESS_FILE = "framdrift.yaml"

STATUSES: tuple[str, ...] = ("not_begun", "under_way", "done", "waiting", "dropped")
"""What a step's status can be; a step that nothing is said of is not begun."""


def read_progress(folder: Path) -> dict[str, dict[str, Any]]:
    """Step id to what is kept of it: ``status``, ``remark``, and any key that somebody has added.

    Raises
    ------
    DossierError
        When the file is not YAML in UTF-8, or an entry or status is not as it should be.
    """
    path = folder / PROGRESS_FILE
    if not path.is_file():
        return {}
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
        data = yaml.safe_load(path.read_text(encoding="utf-8-sig")) or {}
    except UnicodeDecodeError as problem:
        raise DossierError("progress.encoding", file=PROGRESS_FILE) from problem
    except (yaml.YAMLError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise DossierError("progress.yaml", file=PROGRESS_FILE, line=mark.line + 1 if mark else 1) from problem
    if not isinstance(data, dict):
        raise DossierError("progress.yaml", file=PROGRESS_FILE, line=1)
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value} if node is not None else {}
    for step, entry in data.items():
        line = lines.get(str(step), 1)
        if not isinstance(step, str) or not isinstance(entry, dict):
            raise DossierError("progress.entry", file=PROGRESS_FILE, line=line, step=step)
        if entry.get("status", STATUSES[0]) not in STATUSES:
            raise DossierError(
                "progress.status", file=PROGRESS_FILE, line=line, status=entry["status"], allowed=", ".join(STATUSES)
            )
    return data


def apply_progress(path: DevelopmentPath, kept: Mapping[str, Mapping[str, Any]]) -> DevelopmentPath:
    """The path with what is kept of its steps. Entries of steps that the path no longer has are left alone."""
    if not kept:
        return path
    phases = []
    for phase in path.phases:
        steps = tuple(
            step.model_copy(
                update={
                    "status": str(kept[step.id].get("status", "")),
                    "remark": str(kept[step.id].get("remark") or ""),
                }
            )
            if step.id in kept
            else step
            for step in phase.steps
        )
        phases.append(phase.model_copy(update={"steps": steps}))
    return path.model_copy(update={"phases": tuple(phases)})


def progress_text(kept: Mapping[str, Mapping[str, Any]], titles: Mapping[str, str], head: str) -> str:
    """The file's text, by step id, each step with its title as a comment."""
    lines = [f"# {line}" for line in head.split("\n")]
    for step in sorted(kept):
        if step in titles:
            lines.append(f"# {' '.join(titles[step].split())}")
        lines.append(yaml.safe_dump({step: dict(kept[step])}, allow_unicode=True, sort_keys=True).rstrip("\n"))
    return "\n".join(lines) + "\n"
