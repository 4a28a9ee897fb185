"""The wheel holds everything: built, installed elsewhere, and the main job run there, from another folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytest.importorskip("build")


def _run(*command: str, cwd: Path, **extra: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | extra
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, timeout=240)


def test_the_main_job_runs_from_a_built_wheel(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("src", "plugins", "rulesets"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    built = _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), cwd=source)
    assert built.returncode == 0, built.stderr.decode()[-2000:]
    (wheel,) = tmp_path.glob("*.whl")
    place = tmp_path / "elsewhere"
    installed = _run(
        sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(place), str(wheel),
        cwd=tmp_path,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stderr.decode()[-2000:]
    dossier = tmp_path / "Fjelldal æøå"
    shutil.copytree(ROOT / "sample_documents" / "fjelldal", dossier)
    done = _run(
        sys.executable, "-m", "tilsyn", "check", str(dossier), "--format", "json", "--as-of", "2026-11-22",
        cwd=tmp_path, PYTHONPATH=str(place), PYTHONUTF8="1",
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()[-2000:]
    report = json.loads(done.stdout)
    assert report["schema"] == "tilsyn-report/1"
    assert len(report["findings"]) >= 90
    assert report["dossier"]["municipality"]["name"].startswith("Fjelldal")
