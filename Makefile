# Two commands: `make demo` sets everything up and runs the main job; `make test` sets everything up and runs all tests.
PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready

.PHONY: demo test lint types rules samples evaluate bench wheel clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	$(BIN)/python -c "import pathlib; pathlib.Path('$(READY)').touch()"

demo: $(READY)
	$(BIN)/tilsyn check sample_documents/fjelldal --as-of 2026-11-22 --format terminal --format html --format json -o out || test $$? -eq 1
	@echo "The report: out/fjelldal.html"

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src plugins

types: $(READY)
	$(BIN)/mypy

rules: $(READY)
	$(BIN)/tilsyn rules test
	$(BIN)/tilsyn rules coverage

# The Word and PDF files in sample_documents/ are made from the manuscripts in tests/manuscripts/samples/.
samples: $(READY)
	cd tests && ../$(BIN)/python -m manuscripts build manuscripts/samples ../sample_documents

# The figures in docs/accuracy.md.
evaluate: $(READY)
	$(BIN)/python -m benchmarks.accuracy --part locked --write

bench: $(READY)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[bench]"
	$(BIN)/python -m benchmarks.speed

wheel: $(READY)
	$(BIN)/python -m build --wheel

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, ignore_errors=True) for p in ('.venv', 'build', 'dist', 'out', 'tests/built')]"
