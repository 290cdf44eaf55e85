#!/usr/bin/env python3
"""Makes configurations of Envoy from EnvoyFilters and has Envoy validate them; see Scripts/check-envoy-filters.

Without arguments the golden cases are checked, each as one set of objects; else the files are one set. Every run begins
with configurations that Envoy has to refuse, so that one that takes everything is noticed.

Exit 0: Envoy takes all of them; 1: findings, on standard output; 3: something needed is not there.
"""
import copy
import glob
import json
import os
import subprocess
import sys
import tempfile

try:
    import yaml
except ImportError as error:
    print(f"check-envoy-filters: {error}; install python3-yaml", file=sys.stderr)
    sys.exit(3)

TYPE = "type.googleapis.com/envoy.extensions"
ROUTER = {
    "name": "envoy.filters.http.router",
    "typed_config": {"@type": f"{TYPE}.filters.http.router.v3.Router"},
}
HTTP2 = {
    f"{TYPE.partition('/')[2]}.upstreams.http.v3.HttpProtocolOptions": {
        "@type": f"{TYPE}.upstreams.http.v3.HttpProtocolOptions",
        "explicit_http_config": {"http2_protocol_options": {}},
    }
}


def clusters(node):
    """The clusters that a configuration names."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("cluster", "cluster_name") and isinstance(value, str):
                yield value
            else:
                yield from clusters(value)
    elif isinstance(node, list):
        for value in node:
            yield from clusters(value)


def configuration(filters):
    """What istiod would make of EnvoyFilters: a chain before the router, and a virtual host for each domain."""
    chain = []
    hosts = {}
    for item in sorted(filters, key=lambda item: (item["spec"]["priority"], item["metadata"]["name"])):
        for patch in item["spec"]["configPatches"]:
            value = copy.deepcopy(patch["patch"]["value"])
            if patch["applyTo"] == "HTTP_FILTER":
                chain.append(value)
            else:
                domain = patch["match"]["routeConfiguration"]["vhost"]["domainName"]
                hosts.setdefault(domain, {}).update(value["typed_per_filter_config"])
    route = {"name": "route", "match": {"prefix": "/"}, "direct_response": {"status": 200}}
    virtual_hosts = [
        {"name": domain, "domains": [domain], "routes": [route], "typed_per_filter_config": settings}
        for domain, settings in hosts.items()
    ]
    virtual_hosts.append({"name": "somebody else's", "domains": ["*"], "routes": [route]})
    manager = {
        "@type": f"{TYPE}.filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "check",
        "route_config": {"name": "routes", "virtual_hosts": virtual_hosts},
        "http_filters": chain + [ROUTER],
    }
    listener = {
        "name": "listener",
        "address": {"socket_address": {"address": "127.0.0.1", "port_value": 0}},
        "filter_chains": [
            {"filters": [{"name": "envoy.filters.network.http_connection_manager", "typed_config": manager}]}
        ],
    }
    return {
        "node": {"id": "check", "cluster": "check"},
        "static_resources": {
            "listeners": [listener],
            "clusters": [
                {"name": name, "connect_timeout": "1s", "type": "STATIC", "typed_extension_protocol_options": HTTP2}
                for name in sorted(set(clusters(manager)))
            ],
        },
    }


def consistency(filters):
    """Faults that Envoy does not look for: it takes settings for entries and requirements that there are not."""
    patches = [patch for item in filters for patch in item["spec"]["configPatches"]]
    entries = [patch["patch"]["value"] for patch in patches if patch["applyTo"] == "HTTP_FILTER"]
    names = [entry["name"] for entry in entries]
    yield from (f"two entries {name}" for name in sorted(set(names)) if names.count(name) > 1)
    yield from (f"{entry['name']} is not switched off" for entry in entries if entry.get("disabled") is not True)
    for patch in patches:
        if patch["applyTo"] != "VIRTUAL_HOST":
            continue
        for name, settings in patch["patch"]["value"]["typed_per_filter_config"].items():
            entry = next((entry for entry in entries if entry["name"] == name), None)
            requirement = settings.get("requirement_name")
            if entry is None:
                yield f"settings for {name}, and there is no such entry"
            elif requirement and requirement not in entry["typed_config"].get("requirement_map", {}):
                yield f"{name} has no requirement {requirement}"


def refusal(config):
    """What Envoy has against a configuration, or None."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(config, file)
        file.flush()
        run = subprocess.run(
            [os.environ["ENVOY"], "--mode", "validate", "--log-level", "error", "-c", file.name],
            capture_output=True,
            text=True,
        )
    return None if run.returncode == 0 else (run.stderr + run.stdout).strip()[-1500:]


def load(paths):
    """The EnvoyFilters of some files."""
    documents = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            documents += [item for item in yaml.safe_load_all(file) if item]
    return [item for item in documents if item.get("kind") == "EnvoyFilter"]


def cases(arguments):
    """The sets of EnvoyFilters to check, by name."""
    if arguments:
        return {"the files": load(arguments)}
    folders = sorted(glob.glob("Tests/Golden/emit/*/out"))
    found = {folder.split("/")[-2]: load(sorted(glob.glob(folder + "/*.yaml"))) for folder in folders}
    return {name: filters for name, filters in found.items() if filters}


def refused_on_purpose(filters):
    """Whether Envoy sees what Istio's webhook does not: settings without content, a fetch without a timeout."""
    empty = copy.deepcopy(filters)
    fetch = copy.deepcopy(filters)
    seen = [0, 0]
    for patch in (patch for item in empty for patch in item["spec"]["configPatches"]):
        for settings in patch["patch"]["value"].get("typed_per_filter_config", {}).values():
            seen[0] += settings.pop("check_settings", None) is not None
    for patch in (patch for item in fetch for patch in item["spec"]["configPatches"]):
        for provider in patch["patch"]["value"].get("typed_config", {}).get("providers", {}).values():
            seen[1] += provider.get("remote_jwks", {}).get("http_uri", {}).pop("timeout", None) is not None
    return all(seen) and refusal(configuration(empty)) is not None and refusal(configuration(fetch)) is not None


def main():
    checked = cases(sys.argv[1:])
    faults = []
    if not sys.argv[1:] and not refused_on_purpose(checked.get("tokens", [])):
        faults.append("Envoy takes what it has to refuse, or there is no case `tokens` any more")
    for name, filters in checked.items():
        faults += [f"{name}: {fault}" for fault in consistency(filters)]
        fault = refusal(configuration(filters))
        if fault:
            faults.append(f"{name}: {fault}")
    print("\n".join(faults), end="\n" if faults else "")
    print(f"check-envoy-filters: {len(checked)} sets of EnvoyFilters, {len(faults)} findings", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
