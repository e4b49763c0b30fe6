PYTHON ?= python3
BIN := .venv/bin
SOURCES := samtal_tui screens vault
# Vaults made by tests are fsynced at every line: in memory, where there is a place for it, that costs nothing.
TEMPORARY := $(shell test -w /dev/shm && echo /dev/shm || echo /tmp)

.PHONY: run demo install test lint types contracts pytest torture bench lock catalogues clean

run: install
	$(BIN)/samtal

demo: install
	$(BIN)/samtal demo

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml hatch_build.py $(wildcard samtal_tui/locale/*/LC_MESSAGES/*.po)
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q $(SOURCES)
	touch $@

test: install lint types contracts pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

contracts: install
	$(BIN)/lint-imports

# pytest rewrites the asserts of every test module: kept, that is done once, whatever the environment says.
pytest: install
	PYTHONDONTWRITEBYTECODE= PYTEST_DEBUG_TEMPROOT=$(TEMPORARY) $(BIN)/pytest -n 2 --dist worksteal -m "not torture"

torture: install
	$(BIN)/pytest -m torture

bench: install
	$(BIN)/python bench/bench.py

catalogues: install
	$(BIN)/pybabel -q compile -d samtal_tui/locale -D samtal

lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev \
		--no-emit-index-url --no-annotate --no-header -o requirements.lock pyproject.toml

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
