# Two commands matter: `make learn` opens the course, `make test` runs every check.
# tools/prepare.py makes .venv with a Python that is new enough and installs what a target needs, once.
PYTHON ?= python3
BIN := .venv/bin
SITE ?= site
BASE_URL ?=
PREPARE := @$(PYTHON) tools/prepare.py
# What runs beside each other prints one after the other, where make is new enough.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
LIVE := packages/sphinx-live-widgets
SLOWEST := -q --durations=15 --durations-min=1
# What only a thorough run does of the package's own tests, which know no option of ours.
LEFT = $(if $(THOROUGH),,-m "not thorough")

# Compiled code is kept, or each of the many processes that a run starts compiles all of it once more.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help learn install test thorough quick checks check types frontend changed notebooks live pytest fast mutants shelf book site lite slides handouts images vectors bench sbom audit lock clean

help:           ## show this list
	@grep -E '^[a-z]+: .*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1	/' | expand -t 14

learn:          ## open the course in JupyterLab
	$(PREPARE) lab
	@$(BIN)/stretchlib learn

install:        ## prepare .venv with everything, the browser for the tests too
	$(PREPARE) lab book test browser

test: install   ## install what is needed and run every check
	@$(MAKE) --no-print-directory -j2 $(SYNC) checks live
	@$(MAKE) --no-print-directory pytest

thorough: export THOROUGH = 1
thorough: install  ## run every check in every look, as before a release; half an hour
	@$(MAKE) --no-print-directory -j2 $(SYNC) checks live
	@$(MAKE) --no-print-directory pytest MORE=--thorough

quick: install  ## while you work: one case of each test that is not long, none of a browser, book or notebook
	@$(MAKE) --no-print-directory -j2 $(SYNC) fast changed types check

checks: frontend types check notebooks  ## run the checks that need no page of the book

check:          ## style, layers, spelling, licences, workflow files, the catalogue, fresh pictures
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/codespell *.md book/*.md notebooks stretchlib tests tools benchmarks frontend/src packages
	$(BIN)/reuse lint --quiet || $(BIN)/reuse lint  # quiet says nothing of what is wrong
	$(BIN)/yamllint --strict .github .pre-commit-config.yaml environment.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/stretchlib check

types:          ## types of the library
	$(BIN)/mypy

frontend:       ## style, types and tests of the TypeScript
	PATH="$(abspath $(BIN)):$$PATH" npm --prefix frontend run check
	PATH="$(abspath $(BIN)):$$PATH" npm --prefix $(LIVE)/host run check

changed:        ## style and types of the TypeScript, and the tests of what changed since the last commit
	PATH="$(abspath $(BIN)):$$PATH" npm --prefix frontend run quick

notebooks:      ## run every notebook and compare the numbers that the prose states
	$(BIN)/python -m pytest $(SLOWEST) --nbval-lax -n 2 --dist loadfile notebooks

live:           ## run the tests of the package that keeps widgets alive in pages, in a browser of its own
	$(BIN)/python -m pytest $(SLOWEST) -n 2 --dist loadfile $(LEFT) $(LIVE)/tests

pytest:         ## run the tests of the library, the house, the book and the widgets in a browser
	$(BIN)/python -m pytest $(SLOWEST) $(MORE) -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder tests

fast:           ## run one case of each test that is not long and needs no browser, hub or book
	$(BIN)/python -m pytest $(SLOWEST) -n 2 --dist loadfile --brief -m "not browser and not book and not hub" tests --ignore tests/browser

mutants:        ## for maintainers: break a copy in ways that harm readers, and see that tests notice
	@$(BIN)/python tools/mutants.py

shelf:          ## for maintainers: try a hundred widgets of other packages in real pages
	@$(BIN)/python $(LIVE)/shelf/all.py

book:           ## build the static book into book/_build/html
	$(PREPARE) lab book
	@$(BIN)/stretchlib book

site:           ## build the book with JupyterLite, slides and handouts beside it, into site/
	$(PREPARE) lab book handouts lite slides
	@$(BIN)/stretchlib book --output "$(SITE)" --base-url "$(BASE_URL)" \
		--beside lite --beside slides --beside handouts
	@$(BIN)/stretchlib lite --output "$(SITE)/lite" $(LITE)
	@$(BIN)/stretchlib slides --output "$(SITE)/slides" --base-url "$(BASE_URL)"
	@$(BIN)/stretchlib handouts --output "$(SITE)/handouts" --base-url "$(BASE_URL)"
	@$(BIN)/python -m stretchlib.publish.site_links "$(SITE)" "$(BASE_URL)"
	@$(BIN)/python -m stretchlib.publish.site_policy "$(SITE)"

lite:           ## build notebooks that run in the browser, into lite/
	$(PREPARE) lab lite
	@$(BIN)/stretchlib lite

slides:         ## make a deck of slides for each chapter into slides/
	$(PREPARE) lab slides
	@$(BIN)/stretchlib slides

handouts:       ## print cards, routines, warning signs and logs into handouts/
	$(PREPARE) lab handouts
	@$(BIN)/stretchlib handouts

images:         ## draw the stored pictures again
	@$(BIN)/stretchlib images

vectors:        ## write the answers that Python and TypeScript must share, tests/vectors
	@$(BIN)/python tools/write_vectors.py

bench:          ## measure ours beside what people would use instead, for the book's page of speed
	$(PREPARE) lab book lite test browser
	@$(BIN)/python tools/bench.py $(ONLY)

sbom:           ## list what wheel and site consist of, in dist/*.cdx.json
	@$(BIN)/python tools/write_sbom.py

audit:          ## for maintainers: ask public lists for known faults in what is pinned; needs the internet
	$(BIN)/uvx pip-audit --strict --no-deps --disable-pip --requirement constraints.txt
	@for folder in frontend $(LIVE)/host; do PATH="$(abspath $(BIN)):$$PATH" \
		npm --prefix $$folder audit --omit=dev --package-lock-only || exit 1; done

lock:           ## pin what is newly asked for and keep all other versions; NEWEST=1 renews every version
	@printf 'hatchling\nhatch-fancy-pypi-readme\nnodejs-wheel\n' | $(BIN)/uv pip compile --quiet --universal \
		$(if $(NEWEST),--upgrade) --python-version 3.11 --extra lab --extra book --extra test --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
		--output-file constraints.txt pyproject.toml - > /dev/null
	@for folder in frontend $(LIVE)/host; do PATH="$(abspath $(BIN)):$$PATH" \
		npm --prefix $$folder $(if $(NEWEST),update,install) --package-lock-only; done

clean:          ## remove what the targets made
	rm -rf .venv book/_build frontend/node_modules stretchlib/*/static packages/*/host/node_modules packages/*/*/static
