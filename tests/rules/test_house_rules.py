"""Habits of our own rulesets that no schema can hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "rulesets" / "no-fkb"
FILES = sorted((FOLDER / "terms").glob("*.yaml"))
NAMES = sorted(name for path in FILES for name in yaml.safe_load(path.read_text(encoding="utf-8")) or {})


@pytest.fixture(scope="module")
def written() -> str:
    paths = [*FILES, *(FOLDER / "requirements").glob("*.yaml")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("name", NAMES)
def test_every_list_of_terms_is_used(name: str, written: str) -> None:
    assert re.search(rf"\${re.escape(name)}(?!\w)", written)
