# Two commands matter: `make learn` opens the course, `make test` runs every check.
# tools/prepare.py makes .venv with a Python that is new enough and installs what a target needs, once.
PYTHON ?= python3
BIN := .venv/bin
PREPARE := @$(PYTHON) tools/prepare.py

.PHONY: help learn install test check frontend notebooks book images bench clean

help:           ## this list
	@grep -E '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/'

learn:          ## open the course in JupyterLab
	$(PREPARE) lab
	@$(BIN)/stretchlib learn

install:        ## prepare .venv with everything
	$(PREPARE) lab book test browser

test: install check frontend notebooks  ## run every check
	$(BIN)/python -m pytest tests

check:          ## style, types, workflow files, the catalogue, fresh pictures
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict .github
	$(BIN)/stretchlib check

frontend:       ## style, types and tests of the TypeScript
	cd frontend && PATH="$(abspath $(BIN)):$$PATH" npm run check

notebooks:      ## run every notebook and compare the numbers that the prose states
	$(BIN)/python -m pytest --nbval-lax --nbval-sanitize-with tests/nbval-sanitize.cfg -n 2 --dist loadfile notebooks

book:           ## build the static book into book/_build/html
	$(PREPARE) lab book
	$(BIN)/stretchlib book

images:         ## draw the stored pictures again
	$(BIN)/stretchlib images

clean:          ## remove what the targets made
	rm -rf .venv book/_build frontend/node_modules stretchlib/*/static
