#!/usr/bin/env python3
"""Measures what finding a route costs Envoy; see Scripts/bench-envoy."""
import argparse
import glob
import json
import os
import socket
import subprocess
import sys
import tempfile
import time

PORTALCTL = os.environ["PORTALCTL"]
HOST = "api.example.com"


def manifests(count):
    """A portal of so many operations, four to a resource; Envoy answers all of them by a redirect."""
    paths = {}
    answer = {"responses": {"200": {"description": "It is there."}}}
    made = 0

    def operation(path, method):
        nonlocal made
        if made == count:
            return
        made += 1
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        item = dict(answer, operationId=f"op{made}")
        if names:
            item["parameters"] = [
                {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
            ]
        paths.setdefault(path, {})[method] = item

    for number in range(count):
        operation(f"/resource{number}", "get")
        operation(f"/resource{number}", "post")
        operation(f"/resource{number}/{{id}}", "get")
        operation(f"/resource{number}/{{id}}/items/{{item}}", "get")
        if made == count:
            break
    document = {"openapi": "3.1.0", "info": {"title": "Many", "version": "1"}, "paths": paths}

    def resource(kind, name, spec):
        metadata = {"name": name, "namespace": "bench"}
        return {"apiVersion": "portalcore.dev/v1alpha1", "kind": kind, "metadata": metadata, "spec": spec}

    return [
        resource("ApiDoc", "many", {"openApi": {"inline": document}}),
        resource("UsagePlan", "open", {"displayName": "Open", "auth": {"open": {}}}),
        resource(
            "ApiProduct",
            "many",
            {
                "displayName": "Many",
                "usagePlanRefs": [{"name": "open"}],
                "versions": [
                    {
                        "name": "v1",
                        "route": {"redirect": {"path": "/elsewhere", "code": 308}},
                        "apis": [{"apiDocRef": {"name": "many"}}],
                    }
                ],
            },
        ),
        resource(
            "Environment",
            "bench",
            {
                "displayName": "Bench",
                "domains": [HOST],
                "gateway": {
                    "create": {},
                    "workload": {"namespace": "bench", "selector": {"istio": "edge"}},
                },
                "products": [{"names": ["many"], "basePath": "/api/v1"}],
            },
        ),
    ]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def translate(folder, manifest, form, port):
    listed = 1 << 30 if form == "list" else 0
    command = [
        PORTALCTL, "translate", manifest, "--to=envoy", "--format=json", f"--output={folder}", "--no-access-log",
        f"--listen=127.0.0.1:{port}", f"--max-listed-routes={listed}", "--max-nodes=10000000", "--max-bytes=100000000",
    ]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"bench-envoy: {run.stderr[-2000:]}")
    with open(f"{folder}/bootstrap.json") as file:
        return json.load(file)


def routes(bootstrap):
    manager = bootstrap["static_resources"]["listeners"][0]["filter_chains"][0]["filters"][0]["typed_config"]
    return manager["route_config"]["virtual_hosts"][0]["routes"]


def request_of(route):
    """A path that a route takes."""
    match = route["match"]
    if "path" in match:
        return match["path"]
    return match["safe_regex"]["regex"][1:-1].replace("[^/]+", "7").replace("\\", "")


class Connection:
    """One connection that is kept, one request at a time."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, text):
        self.socket.sendall(text)
        data = b""
        while b"\r\n\r\n" not in data:
            part = self.socket.recv(65536)
            if not part:
                raise ConnectionError("Envoy closed the connection")
            data += part
        return int(data[9:12])


def processor_time(pid):
    """Nanoseconds that the threads of a process were on a processor."""
    total = 0
    for path in glob.glob(f"/proc/{pid}/task/*/schedstat"):
        with open(path) as file:
            total += int(file.read().split()[0])
    return total


def start(folder, port):
    command = [
        os.environ["ENVOY"], "-c", f"{folder}/bootstrap.json", "--concurrency", "1", "--log-level", "error",
        "--use-dynamic-base-id",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            sys.exit(f"bench-envoy: {process.stderr.read().decode()[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return process
        except OSError:
            time.sleep(0.05)
    process.kill()
    sys.exit("bench-envoy: Envoy does not listen")


def memory(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS:")) // 1024


def measure(pid, port, asked, options):
    """Microseconds a request, for each of the questions."""
    least = {}
    connection = Connection(port)
    for _ in range(options.rounds):
        for name, (path, status) in asked.items():
            text = f"GET {path} HTTP/1.1\r\nhost: {HOST}\r\n\r\n".encode()
            for _ in range(50):
                found = connection.ask(text)
                if found != status:
                    sys.exit(f"bench-envoy: {path} gave {found}, not {status}")
            before = processor_time(pid)
            for _ in range(options.requests):
                connection.ask(text)
            spent = (processor_time(pid) - before) / 1000 / options.requests
            least[name] = min(spent, least.get(name, spent))
    return least


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("counts", type=int, nargs="*", default=[10, 1000, 10000])
    options = parser.parse_args()
    # Envoy and its client share one processor: where they are on two, what waking the other one costs comes and goes, and
    # is as much as a request.
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("| operations | form | routes | first | last | last : first | 404 elsewhere | 404 beside | memory |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            manifest = f"{folder}/portal.json"
            with open(manifest, "w") as file:
                json.dump({"apiVersion": "v1", "kind": "List", "items": manifests(count)}, file)
            listed = routes(translate(folder, manifest, "list", free_port()))
            asked = [route for route in listed if "redirect" in route and "GET" in str(route["match"]["headers"])]
            questions = {
                "first": (request_of(asked[0]), 308),
                "last": (request_of(asked[-1]), 308),
                "elsewhere": ("/wp-login.php", 404),
                "beside": (request_of(asked[-1]) + "/and/more", 404),
            }
            for form in ("list", "tree"):
                port = free_port()
                translate(folder, manifest, form, port)
                process = start(folder, port)
                try:
                    cost = measure(process.pid, port, questions, options)
                    size = memory(process.pid)
                finally:
                    process.terminate()
                    process.wait()
                print(
                    f"| {count:,} | {form} | {len(listed):,} | {cost['first']:.0f} | {cost['last']:.0f} "
                    f"| {cost['last'] / cost['first']:.2f} | {cost['elsewhere']:.0f} | {cost['beside']:.0f} "
                    f"| {size} MB |",
                    flush=True,
                )


main()
