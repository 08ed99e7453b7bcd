# `make compare` and `make test` need Python 3.11 or newer, pip and make; they set up the rest in .venv.
# Stamp files inside .venv remember what is installed, so the second run takes no set-up time.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
# The first of these that is new enough; `make PYTHON=/path/to/python compare` overrides it.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	if $$name $(NEW_ENOUGH) 2>/dev/null; then echo $$name; break; fi; done)
# Some systems split pip out of venv; then the pip outside fills the environment.
PIP = $(if $(wildcard $(BIN)/pip),$(BIN)/python -m pip,$(PYTHON) -m pip --python $(BIN)/python) \
	--disable-pip-version-check --quiet
ONLY ?=

.DEFAULT_GOAL := help
.PHONY: help compare report test lint types imports tests readme floors constraints clean

help:
	@echo 'make compare   set up if needed, then compare the five policies in corpus/'
	@echo 'make report    the same as report.html and report.docx, in Arabic'
	@echo 'make test      set up if needed, then lint, types, import contracts and tests'
	@echo 'make clean     remove what was set up'

compare: $(INSTALLED)
	@$(BIN)/policy-diff compare corpus

report: $(INSTALLED)
	@$(BIN)/policy-diff report corpus -o report.html
	@$(BIN)/policy-diff report corpus -o report.docx

test: lint types imports tests

lint: $(INSTALLED_DEV)
	@$(BIN)/ruff check .

types: $(INSTALLED_DEV)
	@$(BIN)/mypy

imports: $(INSTALLED_DEV)
	@$(BIN)/lint-imports --no-cache

# `make tests ONLY=tests/quality` runs a part.
tests: $(INSTALLED_DEV)
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ONLY)

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo 'policy-diff needs Python 3.11 or newer; install it, or name one: make PYTHON=/path/to/python compare' >&2; \
		exit 1; fi
	@echo 'setting up $(VENV) (once)' >&2
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --editable . --constraint constraints.txt
	@touch $@

$(INSTALLED_DEV): pyproject.toml constraints.txt | $(BIN)/python
	@$(PIP) install --editable '.[dev]' --constraint constraints.txt
	@touch $@ $(INSTALLED)

# Renew the README's excerpts of real output.
readme: $(INSTALLED_DEV)
	@$(BIN)/python -m tests.policy_diff.readme_excerpts

# Raise the quality floors to what is reached; a floor is never lowered.
floors: $(INSTALLED_DEV)
	@$(BIN)/python -m tests.quality.measure > floors.new && mv floors.new tests/quality/floors.toml

constraints: $(INSTALLED_DEV)
	@{ head -1 constraints.txt; $(PIP) freeze --exclude-editable | sort -f; } > constraints.new
	@mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
