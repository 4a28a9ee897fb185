"""``python -m tilsyn`` is ``tilsyn``."""

from __future__ import annotations

import sys

from tilsyn.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    sys.exit(main())
