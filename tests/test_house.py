"""The rules of the house that a reader of the code relies on."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")])
DATA = sorted(
    path for folder in ("rulesets", "plugins", "src", "docs") for path in (ROOT / folder).rglob("*.yaml")
)


def named(path: object) -> str:
    return path.relative_to(ROOT).as_posix() if isinstance(path, Path) else str(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_modules_stay_small(path: Path) -> None:
    """400 lines; a kind of check 250."""
    most = 250 if path.parent.name == "checks" else 400
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_the_program_knows_no_country() -> None:
    """Norway is one of the plugins that are loaded, and is named nowhere else in the program."""
    found = []
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = (
                [node.module or ""] if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            )  # fmt: skip
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                modules.append(node.value)
            found += [named(path) for module in modules if module.startswith("tilsyn_norway")]
    assert found == ["src/tilsyn/plugins.py"]


@pytest.mark.parametrize("path", DATA, ids=named)
def test_data_is_read_alike_with_and_without_the_fast_loader(path: Path) -> None:
    """libyaml forgives what the loader in Python does not, such as ``{ask: Where?}``; not every machine has it."""
    fast = getattr(yaml, "CSafeLoader", None)
    if fast is None:
        pytest.skip("there is one loader only")
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, fast) == yaml.load(text, yaml.SafeLoader)
