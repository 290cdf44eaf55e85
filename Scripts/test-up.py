#!/usr/bin/env python3
"""Edits the files under a running `portalctl up`, under load. Usage: test-up.py PORTALCTL [EDITS [SEED]]

What each configuration answers is known here, so every answer is held against those of the configurations that it may
have come from: the last one that was applied before the request was sent, and all that were written before its answer
was read. Nothing waits for a time to pass: edits follow what `up` says.
"""

import http.client
import http.server
import json
import os
import pathlib
import queue
import random
import re
import signal
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

LOADERS = 4
PATIENCE = 60  # seconds until something that does not happen is a failure

TEMPLATE = """\
apiVersion: portalcore.dev/v1alpha1
kind: ApiDoc
metadata: {name: orders, namespace: shop}
spec:
  openApi:
    inline:
      openapi: 3.1.0
      info: {title: Orders, version: "1"}
      paths:
        /orders: {get: {operationId: list, responses: {"200": {description: d}}}}
        /orders/{id}:
          parameters: [{name: id, in: path, required: true, schema: {type: string}}]
          get: {operationId: one, responses: {"200": {description: d}}}
        /orders/audit: {get: {operationId: audit, responses: {"200": {description: d}}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: ApiProduct
metadata: {name: orders, namespace: shop}
spec:
  usagePlanRefs: [{name: everyone}]
  versions:
  - name: v1
    route:
      backends: [{service: {name: BACKEND, port: 8080}}]
      headers: {request: {set: {x-edit: "EDIT"}}}
    apis:
    - apiDocRef: {name: orders}
      operations:
        exclude: [EXCLUDED]
        overrides: [OVERRIDDEN]
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: everyone, namespace: shop}
spec: {auth: {open: {}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: gold, namespace: shop}
spec: {auth: {apiKey: {header: api-key}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: Environment
metadata: {name: production, namespace: shop}
spec:
  domains: [api.example.com]
  gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
  products: [{names: [orders], basePath: v1}]
"""
SERVICE = """\
---
{apiVersion: v1, kind: Service, metadata: {name: NAME, namespace: shop}, spec: {ports: [{port: 8080}]}}
"""
SECOND = """\
---
apiVersion: portalcore.dev/v1alpha1
kind: Environment
metadata: {name: staging, namespace: shop}
spec:
  domains: [api.example.com, staging.example.com]
  gateway: {ref: {name: inner}, workload: {namespace: shop, selector: {istio: innergateway}}}
  products: [{names: [orders], basePath: v1}]
"""
BACKENDS = ["orders-a", "orders-b", "orders-c"]


class Backend(http.server.BaseHTTPRequestHandler):
    """Says who it is and what it was asked."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # an answer in one piece

    def do_GET(self):
        answer = {"backend": self.server.name, "edit": self.headers.get("x-edit"), "path": self.path}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, name):
        super().__init__(("127.0.0.1", 0), Backend)
        self.name = name


class Configuration:
    """One state of the files, and what it answers."""

    def __init__(self, edit, chance):
        self.edit = edit
        self.backend = chance.choice(BACKENDS)
        self.audit = chance.choice(["open", "closed", "excluded"])
        self.list = chance.choice(["open", "closed"])
        self.second = chance.random() < 0.3

    def text(self):
        overrides = [
            "{select: {ids: [%s]}, usagePlanRefs: [{name: gold}]}" % name
            for name, state in [("audit", self.audit), ("list", self.list)]
            if state == "closed"
        ]
        text = TEMPLATE.replace("BACKEND", self.backend).replace("EDIT", str(self.edit))
        text = text.replace("EXCLUDED", "{ids: [audit]}" if self.audit == "excluded" else "")
        text = text.replace("OVERRIDDEN", ", ".join(overrides))
        return text + SERVICE.replace("NAME", self.backend) + (SECOND if self.second else "")

    def answer(self, path):
        """The status, the backend and the edit."""
        state = {"/v1/orders": self.list, "/v1/orders/audit": self.audit, "/v1/orders/7": "open"}.get(path, "unknown")
        if state == "open":
            return 200, self.backend, str(self.edit)
        return {"closed": 503, "excluded": 404, "unknown": 404}[state], None, None


class Storm:
    def __init__(self, portalctl, edits, seed):
        self.edits = edits
        self.chance = random.Random(seed)
        self.folder = tempfile.TemporaryDirectory(prefix="test-up-")
        self.root = pathlib.Path(self.folder.name)
        (self.root / "portal").mkdir()
        (self.root / "tmp").mkdir()
        self.history = []  # the sound configurations, in order
        self.written = self.applied = 0  # positions in history
        self.failures = []
        self.requests = 0
        self.lock = threading.Lock()
        self.lines = queue.Queue()
        self.ending = threading.Event()
        servers = [Server(name) for name in BACKENDS]
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.arguments = [portalctl, "up", str(self.root / "portal"), "--port", "0"]
        for server in servers:
            self.arguments += ["--backend", f"shop/{server.name}=127.0.0.1:{server.server_address[1]}"]

    # The program

    def start(self):
        environment = dict(os.environ, TMPDIR=str(self.root / "tmp"), NO_COLOR="1")
        self.program = subprocess.Popen(
            self.arguments, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment
        )

        def read():
            for line in self.program.stderr:
                self.lines.put(line.rstrip("\n"))
            self.lines.put(None)

        threading.Thread(target=read, daemon=True).start()
        said = self.wait_for("is ready")
        self.port = int(next(found[1] for line in said if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line))))

    def wait_for(self, *words):
        """The lines up to one that holds one of the words."""
        said = []
        end = time.monotonic() + PATIENCE
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                raise SystemExit("test-up: waited for %r, and up said:\n%s" % (words, "\n".join(said)))
            said.append(line)
            if any(word in line for word in words):
                return said

    # The files

    def write(self, name, text):
        """A new file takes the place of the old one, as with many editors."""
        fresh = self.root / "fresh"
        fresh.write_text(text)
        os.rename(fresh, self.root / "portal" / name)

    def sound(self):
        configuration = Configuration(len(self.history), self.chance)
        with self.lock:
            self.history.append(configuration)
            self.written = configuration.edit
        self.write("portal.yaml", configuration.text())
        return configuration

    def broken(self):
        """Writes something that is wrong, and gives what brings the old text back."""
        path = self.root / "portal" / "portal.yaml"
        good = path.read_text()
        kind = self.chance.choice(["syntax", "cut", "field", "reference", "conflict", "gone", "bytes", "path"])
        if kind == "syntax":
            self.write("portal.yaml", good + "---\na: [\n")
        elif kind == "cut":
            self.write("portal.yaml", good[: good.index("openapi: 3.1.0") + 9])
        elif kind == "field":
            self.write("portal.yaml", good.replace("usagePlanRefs", "usagePlanRef", 1))
        elif kind == "reference":
            self.write("portal.yaml", good.replace("apiDocRef: {name: orders}", "apiDocRef: {name: order}"))
        elif kind == "conflict":
            self.write("again.yaml", good)
            return kind, (self.root / "portal" / "again.yaml").unlink
        elif kind == "gone":
            path.unlink()
        elif kind == "bytes":
            path.write_bytes(good.encode() + b"# \xff\xfe\n")
        elif kind == "path":
            self.write("portal.yaml", good.replace("/orders/{id}:", "/orders/{id:"))
        return kind, lambda: self.write("portal.yaml", good)

    # The load

    @staticmethod
    def ask(connection, path):
        """The status, the backend and the edit that an answer shows."""
        try:
            connection.request("GET", path, headers={"host": "api.example.com"})
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            return type(error).__name__, str(error), None
        if answer.status != 200:
            return answer.status, None, None
        content = json.loads(body)
        return 200, content["backend"], content["edit"]

    def load(self, number):
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.ending.is_set():
            path = chance.choice(["/v1/orders", "/v1/orders/7", "/v1/orders/7", "/v1/orders/audit", "/v1/none"])
            with self.lock:
                low = self.applied
            got = self.ask(connection, path)
            with self.lock:
                self.requests += 1
                allowed = [one.answer(path) for one in self.history[low : self.written + 1]]
            if got not in allowed:
                self.note(f"{path}: {got} is none of {allowed}")

    def note(self, failure):
        with self.lock:
            self.failures.append(failure)

    def check(self, configuration):
        """What is served right now: exactly this."""
        paths = ["/v1/orders", "/v1/orders/7", "/v1/orders/audit", "/v1/none"]
        asked = [(self.port, path) for path in paths]
        if configuration.second:
            asked += [(self.port + 1, path) for path in paths]
        for port, path in asked:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            got = self.ask(connection, path)
            connection.close()
            if got != configuration.answer(path):
                self.note(f"{port}{path}: {got}, and edit {configuration.edit} answers {configuration.answer(path)}")

    # The whole

    def run(self):
        served = self.sound()
        self.start()
        loaders = [threading.Thread(target=self.load, args=(number,)) for number in range(LOADERS)]
        for loader in loaders:
            loader.start()
        counts = {"applied": 0, "kept": 0}
        try:
            self.check(served)
            for edit in range(self.edits):
                if edit % 3 == 2:
                    kind, mend = self.broken()
                    said = self.wait_for("kept the last good state", ": applied in", "nothing to do")
                    if "kept the last good state" not in said[-1]:
                        self.note(f"edit {edit} ({kind}) was taken: {said[-1]}")
                    counts["kept"] += 1
                    self.check(served)
                    mend()
                    said = self.wait_for("kept the last good state", ": applied in", "nothing to do")
                    if "nothing to do" not in said[-1]:
                        self.note(f"edit {edit} ({kind}), mended: " + "\n".join(said))
                else:
                    served = self.sound()
                    said = self.wait_for("kept the last good state", ": applied in", "nothing to do")
                    if ": applied in" not in said[-1]:
                        time.sleep(0.5)
                        while not self.lines.empty():
                            said.append(self.lines.get() or "")
                        self.note(f"edit {edit} was not taken:\n" + "\n".join(said))
                    with self.lock:
                        self.applied = served.edit
                    counts["applied"] += 1
                    self.check(served)
                if len(self.failures) > 20:
                    break
        finally:
            self.ending.set()
            for loader in loaders:
                loader.join()
            self.program.send_signal(signal.SIGTERM)
            try:
                status = self.program.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.program.kill()
                status = "none"
        if status != 0:
            self.note(f"up ended with status {status}")
        left = [name for name in os.listdir(self.root / "tmp") if name.startswith("portalctl-up")]
        if left:
            self.note(f"up left {left}")
        for process in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            try:
                if str(self.root).encode() in process.read_bytes():
                    self.note(f"a process is left: {process}")
            except OSError:
                pass
        return counts


def main():
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(1 << 32)
    print(f"test-up: {edits} edits, seed {seed}", flush=True)
    start = time.monotonic()
    storm = Storm(sys.argv[1], edits, seed)
    counts = storm.run()
    for failure in storm.failures[:20]:
        print(f"test-up: error: {failure}", file=sys.stderr)
    print(
        f"test-up: {counts['applied']} edits applied, {counts['kept']} broken ones kept out, {storm.requests} requests, "
        f"{len(storm.failures)} failures, {time.monotonic() - start:.0f} s"
    )
    return 1 if storm.failures or counts["applied"] + counts["kept"] != edits else 0


sys.exit(main())
