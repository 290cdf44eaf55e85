#!/usr/bin/env python3
"""Validates Kubernetes objects against the schemas of CustomResourceDefinitions.

    check-schema.py --crds FILE [--crds FILE ...] [--self-test] PATH...

PATH is a file of YAML or JSON documents, or `-`. Every document is checked against the schema of its group, version and
kind in every FILE: types, enumerations, bounds, `oneOf`, and unknown fields, which an API server refuses under strict
field validation and otherwise drops. Of the core kinds Secret and ConfigMap, which no CustomResourceDefinition describes,
only the metadata and the members are looked at. CEL rules (`x-kubernetes-validations`) are not evaluated; their number is told.

With --self-test the documents are examples that say by `_err` whether they are to be refused: each without it has to
pass; of those with it, the ones that pass have to be of a kind with CEL rules.

Exit 0: all is well; 1: findings, one a line on standard output; 2: usage; 3: something needed is not there.
"""
import argparse
import re
import sys

try:
    import yaml
    from jsonschema import Draft4Validator
except ImportError as error:
    print(f"check-schema: {error}; install python3-yaml and python3-jsonschema", file=sys.stderr)
    sys.exit(3)

def without_dates(loader):
    """A loader that leaves dates alone as text, as Kubernetes does."""
    return type("Loader", (loader,), {
        "yaml_implicit_resolvers": {
            key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
            for key, resolvers in loader.yaml_implicit_resolvers.items()
        }
    })


QUICK = without_dates(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
PATIENT = without_dates(yaml.SafeLoader)


def load(text):
    """The documents of a text; libyaml does not take `::` in flow style, so that Python's own reader is asked then."""
    try:
        return [document for document in yaml.load_all(text, Loader=QUICK) if document is not None]
    except yaml.YAMLError:
        return [document for document in yaml.load_all(text, Loader=PATIENT) if document is not None]


def json_schema(node, rules):
    """A structural schema of Kubernetes as JSON Schema draft 4, with unknown fields refused; `rules` counts CEL rules."""
    if not isinstance(node, dict):
        return node
    rules[0] += len(node.get("x-kubernetes-validations", []))
    result = {}
    for key, value in node.items():
        if key in ("properties", "patternProperties"):
            result[key] = {name: json_schema(child, rules) for name, child in value.items()}
        elif key in ("items", "additionalProperties", "not"):
            result[key] = json_schema(value, rules)
        elif key in ("allOf", "anyOf", "oneOf"):
            # Value validations say nothing about which fields there are.
            result[key] = value
        elif not key.startswith("x-kubernetes-") and key not in ("description", "format", "nullable", "default"):
            result[key] = value
    if node.get("x-kubernetes-int-or-string"):
        result.pop("type", None)
        result["anyOf"] = [{"type": "integer"}, {"type": "string"}]
    if (
        "properties" in result
        and "additionalProperties" not in result
        and not node.get("x-kubernetes-preserve-unknown-fields")
    ):
        result["additionalProperties"] = False
    if node.get("nullable") and "type" in result:
        result["type"] = [result["type"], "null"]
        if "enum" in result:
            result["enum"] = result["enum"] + [None]
    return result


def load_crds(path):
    """The validators of a file, by apiVersion and kind, each with its number of CEL rules."""
    validators = {}
    with open(path, encoding="utf-8") as file:
        for crd in load(file.read()):
            if crd.get("kind") != "CustomResourceDefinition":
                continue
            spec = crd["spec"]
            for version in spec["versions"]:
                rules = [0]
                schema = json_schema(version["schema"]["openAPIV3Schema"], rules)
                schema.setdefault("properties", {}).update(
                    apiVersion={"type": "string"}, kind={"type": "string"}, metadata={"type": "object"}
                )
                key = (f"{spec['group']}/{version['name']}", spec["names"]["kind"])
                validators[key] = (Draft4Validator(schema), rules[0])
    return validators


def findings(document, validator):
    """The faults of a document: one line each, at the place where it is."""
    for error in sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))):
        place = "/" + "/".join(str(step) for step in error.absolute_path)
        yield f"{place}: {error.message[:300]}"
    yield from metadata_findings(document)


def metadata_findings(document):
    """The faults of an object's metadata."""
    metadata = document.get("metadata") or {}
    if not metadata.get("name"):
        yield "/metadata: no name"
    for word in ("labels", "annotations"):
        for key, value in (metadata.get(word) or {}).items():
            if not isinstance(value, str):
                yield f"/metadata/{word}/{key}: not a string"
            elif word == "labels" and len(value) > 63:
                yield f"/metadata/labels/{key}: more than 63 characters"


def core_findings(document, members):
    """The faults of an object of Kubernetes' core group, whose values are texts."""
    for member in document:
        if member not in ("apiVersion", "kind", "metadata", *members):
            yield f"/{member}: unknown"
    for member in members - {"type"}:
        for key, value in (document.get(member) or {}).items():
            if not isinstance(value, str) or not re.fullmatch(r"[-._a-zA-Z0-9]{1,253}", key):
                yield f"/{member}/{key}: not a text under a key"


CORE = {("v1", "Secret"): {"type", "data", "stringData"}, ("v1", "ConfigMap"): {"data"}}


def main():
    parser = argparse.ArgumentParser(add_help=True, description="see the text at the top of the file")
    parser.add_argument("--crds", action="append", required=True)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()

    count = refused = 0
    faults = []
    rules_seen = 0
    schemas = [(path, load_crds(path)) for path in arguments.crds]
    for path in arguments.paths:
        with sys.stdin if path == "-" else open(path, encoding="utf-8") as file:
            documents = load(file.read())
        for index, document in enumerate(documents):
            count += 1
            expected = document.pop("_err", None) if arguments.self_test else None
            key = (document.get("apiVersion"), document.get("kind"))
            title = f"{path}#{index} {key[1]} {(document.get('metadata') or {}).get('name')}"
            if key in CORE and not arguments.self_test:
                found = [*core_findings(document, CORE[key]), *metadata_findings(document)]
                faults += [f"{title}: {finding}" for finding in found]
                continue
            for crds, validators in schemas:
                if key not in validators:
                    faults.append(f"{title}: {crds} knows no {key[0]} {key[1]}")
                    continue
                validator, rules = validators[key]
                rules_seen = max(rules_seen, rules)
                found = list(findings(document, validator))
                if expected is None:
                    faults += [f"{title}: {crds}: {finding}" for finding in found]
                elif found:
                    refused += 1
                elif rules == 0:
                    faults.append(f"{title}: {crds}: passes, but should not: {expected}")
    for fault in faults:
        print(fault)
    note = f"{count} documents against {len(schemas)} sets of schemas, {len(faults)} findings"
    if arguments.self_test:
        note += f", {refused} refused as they should be"
    print(f"check-schema: {note}; CEL rules not evaluated (up to {rules_seen} a kind)", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
