# The one place for recipes. On a fresh Debian or Ubuntu, each of them sets up what it needs first;
# elsewhere tools/setup.sh says what to install. `make help` lists them.

ISSUE ?= content/2026-11
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
SETUP := tools/setup.sh

# Fetched fonts lie in the cache, so their stamp does too: empty the cache and they are fetched
# again. Its name follows the manifest, since several checkouts may share one cache.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/banxin
MANIFEST := $(wildcard fonts/*)
FONTS := $(CACHE)/fetched-$(firstword $(shell cat $(MANIFEST) /dev/null | cksum))

.PHONY: help newsletter proof test lint format types imports check bench docs lock hooks clean

help:  ## list the recipes
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

newsletter: $(VENV)/.run $(FONTS)  ## build the sample issue, or ISSUE=folder, into output/
	@for issue in $(ISSUE) $(wildcard $(ISSUE)/tabloid.toml $(ISSUE)/a4.toml); do \
		echo "banxin build $$issue"; $(BIN)/banxin build "$$issue"; done

proof: newsletter  ## the same, and every page of every PDF as a PNG in output/*/look/
	@for pdf in output/*/*.pdf; do \
		folder=$$(dirname "$$pdf")/look; mkdir -p "$$folder"; \
		pdftoppm -r 120 -png "$$pdf" "$$folder/$$(basename "$$pdf" .pdf)"; done; ls output/*/look/*

test: lint types imports $(FONTS)  ## everything that must hold before a change goes in
	$(BIN)/pytest -n 2 -q

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.test  ## let ruff rewrite what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.test
	$(BIN)/mypy

imports: $(VENV)/.test
	$(BIN)/lint-imports --no-logo

check: test  ## the heavy proofs as well: a newcomer's first run, locks, the pages in a real browser
	@$(SETUP) system check
	$(BIN)/pytest -m heavy -q

bench: $(VENV)/.test $(FONTS)  ## measure against plain WeasyPrint and Typst, TEXT=file too, and the press file
	$(BIN)/python -m bench.run $(if $(TEXT),--text "$(TEXT)")
	$(BIN)/python -m bench.press

docs: $(VENV)/.test  ## rewrite the pages that are made from the code
	$(BIN)/python -m tools.errors_page
	$(BIN)/python -m tools.costs_page

# Development first, so that the two locks agree; run time is then a part of it.
LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --quiet \
	--no-emit-index-url --no-annotate --no-header --upgrade pyproject.toml
lock: $(VENV)/.test  ## choose the newest versions again and pin them
	$(LOCK) --group build --group dev --output-file requirements-dev.lock
	$(LOCK) --group build --constraints requirements-dev.lock --output-file requirements.lock
	$(subst pyproject.toml,,$(LOCK)) --group pyproject.toml:npm --output-file requirements-npm.lock

hooks: $(VENV)/.test  ## run lint, types and imports before every commit
	$(BIN)/pre-commit install

clean:  ## forget the environment, the caches of the tools, and every output
	rm -rf $(VENV) output .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests tools bench -name __pycache__ -prune -exec rm -rf {} +

# --- set-up: a stamp is newer than whatever it was made from -----------------------------------

$(VENV)/pyvenv.cfg: $(SETUP)
	@$(SETUP) system run
	@$(SETUP) venv
	@touch $@

$(VENV)/.run: $(VENV)/pyvenv.cfg requirements.lock pyproject.toml
	@$(SETUP) packages requirements.lock
	@touch $@

$(VENV)/.test: $(VENV)/.run requirements-dev.lock
	@$(SETUP) system test
	@$(SETUP) packages requirements-dev.lock
	@touch $@

$(FONTS): export PATH := $(CURDIR)/$(BIN):$(PATH)
$(FONTS): | $(VENV)/.run
	@$(SETUP) npm
	@echo "Fetching the fonts, once (some 200 MB)"
	@$(BIN)/banxin fonts fetch
	@mkdir -p $(CACHE) && touch $@
