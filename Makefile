# make lessons   builds the course under Lessons/ into Output/
# make test      runs all tests
# make help      lists the rest

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PREFIX ?= /usr/local
SWIFT ?= swift
LESSONS ?= Lessons
OUTPUT ?= Output
PORT ?= 8000

# The release build, quiet unless it fails.
RELEASE := .build/release/lectern

.PHONY: help build lessons test test-browser test-explore test-preview test-bridges check format docs examples bench bench-pages scale fuzz promote \
  parity site web preview install packages clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

packages:
	@scripts/install-packages.sh

build: packages ## Build lectern in release mode (NATIVE=1: for this processor only)
	@NATIVE=$(NATIVE) scripts/build-release.sh

lessons: build ## Build Lessons/ into Output/
	@$(RELEASE) build $(LESSONS) --output $(OUTPUT)

site: lessons ## The same as lessons

# Engine and runs are optimized for the tests, which train the whole course.
test: packages ## Run all tests
	@LECTERN_OPTIMIZED_TESTS=1 $(SWIFT) test

test-browser: ## Look at every page of Output/ in Chromium, with axe
	@scripts/install-packages.sh --browser
	@scripts/browser-test $(OUTPUT)

test-explore: build ## Repeat the runs of live pages in Chromium
	@scripts/install-packages.sh --browser
	@scripts/explore-test --course $(LESSONS) $(OUTPUT)

test-preview: build ## An author's hour with the preview, in Chromium
	@scripts/install-packages.sh --browser
	@scripts/preview-test --lectern $(RELEASE) --course $(LESSONS)

test-bridges: build ## Run every lesson's notebooks against real Keras and PyTorch
	@scripts/test-bridges

check: build ## Style, Embedded Swift, imports, documentation, every claim, Output/ up to date
	@scripts/check-format.sh
	@scripts/check-imports.sh
	@if [ -x scripts/check-embedded.sh ]; then scripts/check-embedded.sh; fi
	@scripts/check-web.sh $(OUTPUT)
	@scripts/build-docs.sh
	@$(RELEASE) check $(LESSONS)
	@scripts/check-output.sh $(LESSONS) $(OUTPUT)

format: ## Settle the style of all Swift files
	@$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

docs: build ## Write the library's documentation to .build/docs
	@scripts/build-docs.sh

examples: packages ## Build and test Examples/: the library in use, and an optimizer and a chart added
	@$(SWIFT) test --package-path Examples --scratch-path .build/examples

bench: ## Measure the engine beside the same work in C
	@scripts/bench.sh

bench-pages: ## Time the runs of live pages of Output/ in their module and natively
	@$(SWIFT) build -c release --package-path Benchmarks --product page
	@node scripts/bench-pages.mjs $(OUTPUT)

scale: build ## Measure generated courses of 10, 100 and 1000 lessons, and saves in the preview
	@scripts/scale-bench --lectern $(RELEASE)
	@scripts/preview-bench --lectern $(RELEASE) --course $(LESSONS)

parity: packages ## Compare training with the reference runs in FIXTURES=DIR, a line a case
	@FIXTURES=$(if $(FIXTURES),$(abspath $(FIXTURES)),$(CURDIR)/Tests/LecternEngineTests/Fixtures) \
	  scripts/parity.sh

fuzz: packages ## A million mutated inputs, or COUNT, for every reader of what authors write
	@COUNT=$(if $(COUNT),$(COUNT),1000000) scripts/fuzz.sh

promote: build ## Accept numbers that moved: claims in Lessons/, golden files in Tests/
	@$(RELEASE) promote $(LESSONS)
	@LECTERN_OPTIMIZED_TESTS=1 LECTERN_PROMOTE=1 $(SWIFT) test --filter Golden
	@$(RELEASE) build $(LESSONS) --output $(OUTPUT)

web: ## Build the WebAssembly modules of live pages
	@scripts/install-packages.sh --web
	@scripts/build-web.sh

preview: build ## Serve Lessons/ with live reload on PORT
	@$(RELEASE) preview $(LESSONS) --port $(PORT)

install: packages ## Install lectern below PREFIX, without the Swift runtime as a dependency
	@scripts/install.sh $(PREFIX)

clean: ## Remove what building made
	@rm -rf .build .lectern
