# The targets are thin: the work is done by the scripts in Scripts/, which also run by themselves.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup demo build test golden check lint format client linkage check-scripts check-readme check-bench check-version bench docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing (libyaml, jansson, Python modules of the tests)
	@Scripts/setup

demo: ## translate Examples/bookstore and show the Istio resources
	@Scripts/demo

build: ## build everything, with portalctl; a warning of our own fails it
	@Scripts/build

test: ## build and run all tests; FILTER=name runs some
	@Scripts/test

golden: ## rewrite the golden files, and fail if any changed; FILTER=name
	@PORTALCORE_UPDATE_GOLDEN=1 Scripts/test

check: test lint check-scripts check-readme check-bench client linkage check-version ## all that CI does

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

check-readme: ## compare the examples in README.md with the files and commands they show
	@Scripts/check-readme

check-bench: ## see that the benchmarks still build and run (in debug: what they print there means nothing)
	@Scripts/bench --debug --rounds 1 --megabytes 1 >/dev/null

check-version: ## compare every place that names the version with VERSION
	@Scripts/check-version

bench: ## measure reading and translating beside bare libyaml and jansson; ARGS='--corpus DIR'
	@Scripts/bench $(ARGS)

docs: ## rewrite docs/diagnostics, docs/resources.md and the outputs in README.md
	@Scripts/docs

clean: ## remove everything that was built
	rm -rf .build Benchmarks/.build Tests/Clients/*/.build
