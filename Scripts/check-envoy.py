#!/usr/bin/env python3
"""Has Envoy validate the golden cases, the examples and the portals of the corpus; see Scripts/check-envoy.

Every run begins with configurations that Envoy has to refuse, so that one that takes everything is noticed.

Exit 0: Envoy takes all of them; 1: findings, on standard output; 3: something needed is not there.
"""
import concurrent.futures
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
    print(f"check-envoy: {error}; install python3-yaml", file=sys.stderr)
    sys.exit(3)

PORTALCTL = os.environ["PORTALCTL"]
CORPUS = "../shared/corpus/gloo-portal"
SERVERS = [
    "--authorization-endpoint=127.0.0.1:9101",
    "--rate-limit-endpoint=127.0.0.1:9102",
    "--portal-endpoint=127.0.0.1:9103",
]
VARIANTS = [SERVERS, [], [*SERVERS, "--max-listed-routes=0"]]
# One for every machine: goldens name that of Debian.
ROOTS = "/etc/ssl/certs/ca-certificates.crt"


def refusal(folder, configuration):
    """What Envoy has against a configuration, or None."""
    path = os.path.join(folder, f"{os.urandom(8).hex()}.json")
    with open(path, "w") as file:
        json.dump(configuration, file)
    command = [os.environ["ENVOY"], "--mode", "validate", "--log-level", "critical", "-c", path]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120)
    os.unlink(path)
    return None if run.returncode == 0 else (run.stderr or run.stdout).strip()[-600:]


def without_type(resource):
    return {key: value for key, value in resource.items() if key != "@type"}


def configurations(documents, roots, folder):
    """What Envoy is to read: a bootstrap, and what it watches as the static resources of one.

    Envoy asks that watched files be there, but does not read them when it validates.
    """
    bootstrap = documents.pop("bootstrap", None)
    if bootstrap is None:
        return []
    bootstrap = json.loads(json.dumps(bootstrap).replace(ROOTS, roots))
    if not documents:
        return [bootstrap]
    watched = bootstrap["dynamic_resources"]["lds_config"]["path_config_source"]["watched_directory"]["path"]
    there = tempfile.mkdtemp(dir=folder)
    for name, value in documents.items():
        with open(os.path.join(there, f"{name}.json"), "w") as file:
            json.dump(value, file)
    bootstrap = json.loads(json.dumps(bootstrap).replace(watched, there))
    files = {name: [without_type(item) for item in value["resources"]] for name, value in documents.items()}
    routes = {item["name"]: item for name, items in files.items() if name.startswith("routes") for item in items}
    listeners = copy.deepcopy(files["listeners"])
    for listener in listeners:
        manager = listener["filter_chains"][0]["filters"][0]["typed_config"]
        manager["route_config"] = routes[manager.pop("rds")["route_config_name"]]
    static = {key: value for key, value in bootstrap.items() if key != "dynamic_resources"}
    static["static_resources"] = {"listeners": listeners, "clusters": files["clusters"]}
    return [bootstrap, json.loads(json.dumps(static).replace(ROOTS, roots))]


def golden(folder):
    documents = {}
    for path in sorted(glob.glob(f"{folder}/out/*.yaml")):
        with open(path) as file:
            documents[os.path.basename(path)[:-5]] = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return documents


def translated(paths, arguments, is_watched):
    with tempfile.TemporaryDirectory() as folder:
        command = [PORTALCTL, "translate", *paths, "--to=envoy", "--format=json", f"--output={folder}", *arguments]
        if is_watched:
            command.append(f"--watch={folder}")
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode not in (0, 1):
            raise RuntimeError(run.stderr)
        documents = {}
        for path in sorted(glob.glob(f"{folder}/*.json")):
            with open(path) as file:
                documents[os.path.basename(path)[:-5]] = json.load(file)
        return documents


def inputs():
    """Names, paths and arguments of what is translated."""
    for path in sorted(glob.glob("Examples/*")):
        yield path, [path], []
    for path in sorted(glob.glob(f"{CORPUS}/*/")):
        if not path.endswith("/specs/"):
            yield path, [path], [f"--contents={CORPUS}/contents.tsv"]


def bad_ones():
    """Configurations that Envoy has to refuse."""
    documents = golden("Tests/Golden/envoy/paths-and-guards")
    good = configurations(documents, ROOTS, None)[0]
    for break_it in (
        lambda route: route.update(match={"safe_regex": {"regex": "("}}),
        lambda route: route.update(direct_response={"status": 600}),
        lambda route: route.update(response_headers_to_add=[{"header": {"key": "a", "value": "%NONE%"}}]),
    ):
        bad = copy.deepcopy(good)
        manager = bad["static_resources"]["listeners"][0]["filter_chains"][0]["filters"][0]["typed_config"]
        break_it(manager["route_config"]["virtual_hosts"][0]["routes"][0])
        yield bad


def main():
    jobs = []
    for folder in sorted(glob.glob("Tests/Golden/envoy/*")):
        jobs.append((folder, lambda folder=folder: golden(folder)))
    if not os.path.exists(PORTALCTL):
        print(f"check-envoy: {PORTALCTL} is not there; run Scripts/build", file=sys.stderr)
        return 3
    for name, paths, arguments in inputs():
        for variant in VARIANTS:
            for is_watched in (False, True):
                label = " ".join([name, *variant, *(["(watched)"] if is_watched else [])])
                jobs.append(
                    (label, lambda p=paths, a=arguments + variant, w=is_watched: translated(p, a, w))
                )
    findings = 0
    read = 0
    with tempfile.TemporaryDirectory() as folder:
        # Whatever machine this is, there are certificates to trust.
        roots = ROOTS if os.path.exists(ROOTS) else os.path.join(folder, "roots.pem")
        if roots != ROOTS:
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj",
                 "/CN=roots", "-keyout", os.path.join(folder, "key.pem"), "-out", roots],
                check=True, capture_output=True,
            )
        for bad in bad_ones():
            if refusal(folder, bad) is None:
                print("check-envoy: Envoy takes what it has to refuse")
                return 1

        def check(job):
            label, documents = job
            list_of = configurations(documents(), roots, folder)
            return label, [refusal(folder, configuration) for configuration in list_of]

        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            for label, refusals in pool.map(check, jobs):
                read += len(refusals)
                for text in refusals:
                    if text:
                        findings += 1
                        print(f"{label}: {text}")
    print(f"check-envoy: {read} configurations of {len(jobs)} portals, {findings} findings")
    return 1 if findings else 0


sys.exit(main())
