# Everything a newcomer runs. `make study` and `make test` build what they need, once, in .venv.

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)
SOURCES := quiz cards solvers
# a test of a screen waits half of its time, so two of them fill a core
JOBS = $(shell $(BIN)/python -c 'import os; print(2 * (os.cpu_count() or 1))')

.PHONY: help study test check format snapshots pictures bench clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## Show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

study: $(VENV)/study.stamp ## Open the app on the bundled decks (QUIZ="--plain", for one, passes arguments on)
	@$(BIN)/quiz $(QUIZ)

test: check ## Lint, types, import contracts and every test
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist worksteal --quiet $(PYTEST)

check: $(VENV)/test.stamp ## Lint, types and import contracts alone
	$(BIN)/ruff format --check $(SOURCES) tests
	$(BIN)/ruff check $(SOURCES) tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/test.stamp ## Format the code and mend what can be mended
	$(BIN)/ruff format $(SOURCES) tests
	$(BIN)/ruff check --fix $(SOURCES) tests

snapshots: $(VENV)/test.stamp ## Renew the snapshots of the screens, after looking at the report of a failed test
	$(BIN)/python -m pytest tests/tui --snapshot-update

pictures: $(VENV)/test.stamp ## Draw the pictures in README and docs anew, from the real app
	$(BIN)/python -m tests.tui.picture docs

bench: $(VENV)/test.stamp ## Measure speed and memory, each beside its budget
	$(BIN)/python -m tests.bench

clean: ## Remove the environment and every cache
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist
	find $(SOURCES) tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found." >&2; exit 2; }
ifdef UV
	$(UV) venv --quiet --python $(PYTHON) $(VENV)
else
	$(PYTHON) -m venv $(VENV)
endif

# Bytecode is compiled at install: without it the first start takes about four times as long.
ifdef UV
INSTALL = $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python
else
# ensurepip mends an environment whose making was interrupted
INSTALL = @$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip; \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

$(VENV)/study.stamp: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable .
	@$(BIN)/python -m compileall -q $(SOURCES)
	@touch $@

$(VENV)/test.stamp: pyproject.toml | $(BIN)/python
	$(INSTALL) --editable '.[test]'
	@$(BIN)/python -m compileall -q $(SOURCES)
	@touch $@ $(VENV)/study.stamp
