#!/usr/bin/env python3
"""Lints the manifests of a repository in CI. Usage: ci_lint.py [--format FORMAT] [--root DIR] PATH...

PATH is a file or a directory, of which all .yaml, .yml and .json files are read. The findings go to standard output: as
annotations of GitHub's workflows, for people, or as JSON or SARIF. The exit status is that of portalctl: 0 no errors,
1 errors were found, 2 wrong usage, 3 something could not be read.
"""

import argparse
import sys

import portalcore
from portalcore import DiagnosticsFormat

FORMATS = {
    "github": DiagnosticsFormat.GITHUB,
    "text": DiagnosticsFormat.TEXT,
    "json": DiagnosticsFormat.JSON,
    "sarif": DiagnosticsFormat.SARIF,
}


def main() -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(description="Lints the manifests of a repository.")
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--format", choices=FORMATS, default="github", help="how findings are shown")
    # A change that comes from outside must not make the linter show files of the machine that it runs on.
    parser.add_argument("--root", default=".", help="the directory that manifests may name files in (default: .)")
    arguments = parser.parse_args()
    try:
        result = portalcore.validate_paths(arguments.paths, root=arguments.root)
    except OSError as error:
        print(f"ci_lint: {error}", file=sys.stderr)
        return 3
    sys.stdout.write(result.diagnostics_text(FORMATS[arguments.format]))
    print(f"ci_lint: {result.summary}", file=sys.stderr)
    return 1 if result.has_errors else 0


if __name__ == "__main__":
    sys.exit(main())
