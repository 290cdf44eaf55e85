#!/usr/bin/env python3
"""Holds JSON documents against a JSON Schema (2020-12). Usage: check-json.py SCHEMA PATH...

Every object of the schema has to say that it takes no other members, so that nothing goes undocumented.
Exit 0: all is well; 1: findings, one a line on standard output; 3: something needed is not there.
"""
import json
import sys

try:
    import jsonschema
except ImportError as error:
    print(f"check-json: {error}; install python3-jsonschema", file=sys.stderr)
    sys.exit(3)


def open_objects(node, place=""):
    """Where the schema has properties and takes others too."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and node.get("type") == "object":
            if node.get("additionalProperties") is not False:
                yield place
        for key, value in node.items():
            yield from open_objects(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from open_objects(value, f"{place}/{index}")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    # Where the library is older than the draft, its newest draft knows all the keywords that are used.
    kind = getattr(jsonschema, "Draft202012Validator", jsonschema.Draft7Validator)
    kind.check_schema(schema)
    findings = [f"{sys.argv[1]}: {place} takes members that it does not name" for place in open_objects(schema)]
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            document = json.load(file)
        for error in kind(schema).iter_errors(document):
            place = "/" + "/".join(str(step) for step in error.absolute_path)
            findings.append(f"{path}: {place}: {error.message[:300]}")
    for line in findings:
        print(line)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
