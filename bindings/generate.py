#!/usr/bin/env python3
"""Writes the raw layer of a binding from include/portalcore.h. Usage: bindings/generate.py LANGUAGE [--check]

LANGUAGE is one that has a back end: a module generate_LANGUAGE.py beside this file with a function

    files(header: header.Header) -> Dict[str, str]

that gives the texts to write, by their path below bindings/. With --check nothing is written, and what is stale is an
error.
"""

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import header  # noqa: E402


def main() -> int:
    languages = sorted(path.stem[len("generate_") :] for path in HERE.glob("generate_*.py"))
    parser = argparse.ArgumentParser(description="Writes the raw layer of a binding from include/portalcore.h.")
    parser.add_argument("language", choices=languages)
    parser.add_argument("--check", action="store_true", help="only say what is stale, and fail")
    arguments = parser.parse_args()

    try:
        contract = header.read()
    except header.HeaderError as error:
        print("error: %s" % error, file=sys.stderr)
        return 1

    stale = 0
    for name, text in importlib.import_module("generate_" + arguments.language).files(contract).items():
        path = HERE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if arguments.check:
            print(
                "error: bindings/%s is stale; run bindings/generate.py %s" % (name, arguments.language), file=sys.stderr
            )
            stale += 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print("wrote bindings/%s" % name)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
