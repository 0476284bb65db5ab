# make report   sets everything up and builds the demo town's documents into output/
# make test     sets everything up and runs the whole suite, in as many processes as there are cores
# make tools    adds the independent checkers (PDF/UA, DOCX, LibreOffice)
# make bench    measures each stage and both writers on the demo report
# make format   puts the code into its form

SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: report test tools bench format clean

report: $(VENV)/.run
	$(BIN)/reportgen build

test: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses=auto --maxprocesses=4 --dist=loadgroup

tools: $(VENV)/.dev
	tools/system.sh report test tools
	tools/verapdf/setup.sh .tools/verapdf
	tools/ooxml/setup.sh .tools/ooxml

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.run

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/bin/pip: tools/python.sh tools/system.sh
	tools/system.sh report
	"$$(tools/python.sh)" -m venv $(VENV)
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/bin/pip
	tools/system.sh report test
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .tools output intern .reportgen .mypy_cache .ruff_cache .pytest_cache .hypothesis
