# The README's two commands are `make demo` and `make test`. They assume python3 (3.11 or newer) and make, nothing else.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint docs clean bench accuracy torture

demo: .venv/.run
	@# 1 is "done with issues": the example holds an encrypted and a broken file on purpose.
	@$(BIN)/python -m ringbreak investigate examples/case -o demo-case --authority test-data --purpose "trying ringbreak" --lang $(or $(RB_LANG),en) || [ $$? -eq 1 ]

test: .venv/.dev lint
	$(BIN)/python -m pytest -q -n 2 --dist loadscope

lint: .venv/.dev
	$(BIN)/ruff check src tests bench examples tools
	$(BIN)/ruff format --check src tests bench examples tools
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/.run: requirements/run.lock pyproject.toml tools/bootstrap.py
	$(PYTHON) tools/bootstrap.py .venv requirements/run.lock
	@touch $@

.venv/.dev: requirements/dev.lock pyproject.toml tools/bootstrap.py
	$(PYTHON) tools/bootstrap.py .venv requirements/dev.lock
	@touch $@ .venv/.run

# All of tests/torture, resumable (build/torture), some hours on two cores; then the table of docs/reliability.md.
torture: .venv/.dev
	$(BIN)/python -m tests.torture go all
	RINGBREAK_ROUNDS=9 $(BIN)/python -m pytest -q tests/case/test_bundle.py
	$(BIN)/python -m tests.torture table

clean:
	rm -rf .venv build dist demo-case
