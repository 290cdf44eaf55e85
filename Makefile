# The targets are thin: the work is done by the scripts in Scripts/, which also run by themselves.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo build test golden check lint format client linkage lib install abi reproducible bindings bindings-test \
	threads fuzz check-scripts check-readme check-filters check-bench check-version published bench bench-abi bench-bindings docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing (libyaml, jansson, Python modules of the tests)
	@Scripts/setup

demo: ## translate Examples/portal, serve it on this machine, and call it
	@Scripts/demo

build: ## build everything, with portalctl; a warning of our own fails it
	@Scripts/build

test: ## build and run all tests; FILTER=name runs some
	@Scripts/test

published: ## publish the corpus and hold the specifications against a validator (after `make test`)
	@Scripts/check-published --corpus

golden: ## rewrite the golden files, and fail if any changed; FILTER=name
	@PORTALCORE_UPDATE_GOLDEN=1 Scripts/test

lib: ## build the C library, .build/lib/libportalcore.so.0
	@Scripts/lib

install: ## install what `make lib` built, with headers, below PREFIX (default /usr/local); DESTDIR is respected
	@Scripts/install "$(or $(PREFIX),/usr/local)"

abi: lib ## hold the C library against what docs/abi.md promises, and see that this notices what breaks it
	@Scripts/test-abi
	@Scripts/test-abi --self-test
	@Scripts/test-install

reproducible: ## build the C library in a second place and compare code and data
	@Scripts/test-reproducible

bindings: ## rewrite the raw layers of the bindings from include/portalcore.h
	@Scripts/bindings

bindings-test: lib ## build and test the bindings; BINDING=go tests one
	@Scripts/test-bindings $(BINDING)

threads: ## run the threaded tests under ThreadSanitizer
	@Scripts/test-threads

fuzz: ## fuzz the C interface: TARGET=documents, openapi, manifests, workspace, decide, policy or all; SECONDS=60
	@Scripts/fuzz "$(or $(TARGET),all)" "$(or $(SECONDS),60)"

check: test published lint check-scripts check-readme check-filters check-bench client linkage abi bindings-test threads check-version ## all that CI does

lint: ## check formatting, file lengths and imports
	@Scripts/lint

format: ## format all Swift sources
	@Scripts/format

client: ## build a client package that only imports PortalCore, and see that it resolves nothing else
	@Scripts/test-client

linkage: client ## see that a program with PortalCore in it links no Foundation
	@Scripts/test-linkage

check-scripts: ## test Scripts/setup against a pretended machine
	@Scripts/test-setup

check-readme: ## compare the examples in README.md and docs/ with the files and commands they show
	@Scripts/check-readme

check-filters: ## have a real Envoy read the EnvoyFilters of the golden cases; skipped without one
	@Scripts/check-envoy-filters

check-bench: ## see that the benchmarks still build and run (in debug: what they print there means nothing)
	@Scripts/bench --debug --rounds 1 --megabytes 1 >/dev/null

check-version: ## compare every place that names the version with VERSION
	@Scripts/check-version

bench: ## measure reading and translating beside bare libyaml and jansson; ARGS='--corpus DIR'
	@Scripts/bench $(ARGS)

bench-abi: lib ## measure what loading the C library and the first call cost, and its size
	@Scripts/bench-abi

bench-bindings: lib ## measure what a call costs through each binding
	@Scripts/bench-bindings

docs: ## rewrite docs/diagnostics, docs/resources.md and the outputs in README.md
	@Scripts/docs

clean: ## remove everything that was built
	rm -rf .build Benchmarks/.build Tests/Clients/*/.build
