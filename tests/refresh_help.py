"""Writes the real help of every command into docs/kommandolinje.md: ``python tests/refresh_help.py``."""

from __future__ import annotations

import re

import pytest

from test_docs import DOCS, help_of

if __name__ == "__main__":
    path = DOCS / "kommandolinje.md"
    with pytest.MonkeyPatch.context() as patch:
        text = re.sub(
            r"^```help([^\n]*)\n.*?^```$",
            lambda match: f"```help{match[1]}\n{help_of(match[1].split(), patch).rstrip()}\n```",
            path.read_text(encoding="utf-8"),
            flags=re.MULTILINE | re.DOTALL,
        )
    path.write_text(text, encoding="utf-8", newline="\n")
