#!/usr/bin/env python3
"""Validates OpenAPI documents with openapi-spec-validator. Usage: check-published.py PATH...

PATH is a file of JSON, or a folder: of it every `openapi-*.json` in a folder `out`, or every `*.json` directly in it.

Exit 0: all are valid; 1: findings, one a line on standard output.
"""
import concurrent.futures
import json
import os
import pathlib
import sys

from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator


def finding(path):
    """What is wrong first with a document, or None."""
    try:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        kind = OpenAPIV31SpecValidator if document["openapi"].startswith("3.1") else OpenAPIV30SpecValidator
        for error in kind(document).iter_errors():
            place = "/".join(str(step) for step in getattr(error, "absolute_path", []))
            return f"{path}: {type(error).__name__} at {place}: {str(getattr(error, 'message', error))[:300]}"
    except Exception as error:  # the validator has faults of its own, and they have to be seen
        return f"{path}: {type(error).__name__}: {str(error)[:300]}"
    return None


def main():
    paths = []
    empty = []
    for argument in map(pathlib.Path, sys.argv[1:]):
        found = [argument]
        if argument.is_dir():
            found = sorted(argument.glob("*/out/openapi-*.json")) + sorted(argument.glob("*.json"))
        paths += found
        empty += [] if found else [f"{argument}: holds no document"]
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        findings = empty + [found for found in pool.map(finding, map(str, paths), chunksize=20) if found]
    for line in findings:
        print(line)
    print(f"check-published: {len(paths)} documents, {len(findings)} findings", file=sys.stderr)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
