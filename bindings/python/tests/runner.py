"""The conformance runner of Python: bindings/conformance/README.md. Usage: runner.py CASE-DIRECTORY"""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Callable

import portalcore
from portalcore import (
    ContentKind,
    Decision,
    Diagnostic,
    DiagnosticsFormat,
    DiffFormat,
    Document,
    Endpoint,
    EnvoyOptions,
    Format,
    OpenApi,
    Overlaps,
    Phase,
    Policy,
    Range,
    Reason,
    ReportFormat,
    Request,
    Requirement,
    Viewer,
)

FORMATS = {"automatic": Format.AUTOMATIC, "yaml": Format.YAML, "json": Format.JSON}
REPORTS = {"json": ReportFormat.JSON, "text": ReportFormat.TEXT, "yaml": ReportFormat.YAML}
SCOPES = {"findings": Overlaps.FINDINGS, "all": Overlaps.ALL}
OPENAPI = {"automatic": OpenApi(0), "3.1": OpenApi.V3_1, "3.0": OpenApi.V3_0}
KINDS = {ContentKind.FILE: "file", ContentKind.URL: "url", ContentKind.CONFIG_MAP: "config-map"}

#: The options that are numbers, as those whose default is one are.
ENUMERATIONS = ("target", "reference_grants", "request_authentication", "mocks", "access_logging")

#: The calls whose last word is the rest of the line, with how many words they have.
TAKE_REST = {"request": 2, "header": 2, "token": 2}

#: What C has for a decision unless the script says otherwise.
MEMORY = 8192


class Session:
    """What the script works on, and the transcript."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.options: dict[str, object] = {}
        self.envoy: dict[str, Any] = {}
        self.input: portalcore.Input
        self.workspace: portalcore.Workspace
        self.result: portalcore.Result
        self.kept: portalcore.Result
        self.changes: portalcore.Changes
        self.diff: portalcore.Diff
        self.policy: Policy
        self.made: dict[str, Any] = {}
        self.asked: dict[str, Any] = {}
        self.lines: list[str] = []

    def run(self) -> None:
        """Makes all calls."""
        for line in (self.directory / "script").read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                self.say(f"> {line}")
                words = line.split(" ", TAKE_REST.get(line.split(" ")[0], -1))
                name, *words = ["" if word == '""' else word for word in words]
                call: Callable[..., None] = getattr(self, "call_" + name.replace("-", "_"))
                try:
                    call(*words)
                except portalcore.PortalCoreError as error:
                    self.say(f"error {error.status_name.replace(' ', '-')} {word(error.argument)}")

    def say(self, line: str) -> None:
        self.lines.append(line + "\n")

    def show(self, text: str) -> None:
        if not text:
            self.say("(empty)")
        lines = text.split("\n")
        for line in lines[:-1]:
            self.say("| " + line)
        if lines[-1]:
            self.say("| " + lines[-1])
            self.say("(no newline)")

    def content(self, path: str) -> bytes:
        return (self.directory / path).read_bytes()

    # ---- Input

    def call_option(self, field: str, value: str) -> None:
        options, defaults = (self.options, portalcore.Options()) if "." not in field else (self.envoy, EnvoyOptions())
        name, _, part = field.replace("envoy.", "").partition(".")
        if part:
            endpoint = options.get(name) or Endpoint()
            options[name] = replace(endpoint, **{part: value if part == "host" else int(value)})
        else:
            numeric = getattr(defaults, name) == 0 or name in ENUMERATIONS
            options[name] = int(value) if numeric else value
        self.say("ok")

    def call_backend(self, service: str, host: str, port: str) -> None:
        self.envoy.setdefault("backends", []).append(portalcore.Backend(service, Endpoint(host, int(port))))
        self.say("ok")

    def take_options(self) -> portalcore.Options:
        options, self.options = self.options, {}
        envoy, self.envoy = self.envoy, {}
        if envoy:
            options["envoy"] = EnvoyOptions(**envoy)
        return portalcore.Options(**options)  # type: ignore[arg-type]

    def call_input(self) -> None:
        self.input = self.made["input"] = portalcore.Input(self.take_options())
        self.say("ok")

    def call_add(self, name: str, path: str, format: str = "automatic") -> None:
        self.input.add(name, self.content(path), FORMATS[format])
        self.say("ok")

    def call_add_content(self, name: str, path: str) -> None:
        self.input.add_content(name, self.content(path))
        self.say("ok")

    def call_required(self) -> None:
        self.say_requirements(self.input.required_content())

    def say_requirements(self, requirements: tuple[Requirement, ...]) -> None:
        self.say(f"requirements {len(requirements)}")
        for requirement in requirements:
            self.say(f"requirement {KINDS[requirement.kind]} {word(requirement.name)}")

    def call_validate(self) -> None:
        self.take_result(self.input.validate())

    def call_translate(self) -> None:
        self.take_result(self.input.translate())

    def take_result(self, result: portalcore.Result, prefix: str = "") -> None:
        self.result = self.made["result"] = result
        counts = f"errors={result.error_count} warnings={result.warning_count} documents={len(result.documents)}"
        self.say(f"result {prefix}{counts}")

    # ---- Workspace

    def call_workspace(self) -> None:
        self.workspace = self.made["workspace"] = portalcore.Workspace(self.take_options())
        self.say("ok")

    def call_put(self, uri: str, path: str, format: str = "automatic") -> None:
        self.workspace.put(uri, self.content(path), FORMATS[format])
        self.say("ok")

    def call_remove(self, uri: str) -> None:
        self.workspace.remove(uri)
        self.say("ok")

    def call_put_content(self, name: str, path: str) -> None:
        self.workspace.put_content(name, self.content(path))
        self.say("ok")

    def call_remove_content(self, name: str) -> None:
        self.workspace.remove_content(name)
        self.say("ok")

    def call_adopt(self, phase: str, api_version: str, kind: str, namespace: str, name: str, hash: str) -> None:
        self.workspace.adopt(Document(kind, name, namespace, api_version, Phase(int(phase)), hash))
        self.say("ok")

    def call_begin_listing(self) -> None:
        self.workspace.begin_listing()
        self.say("ok")

    def call_end_listing(self) -> None:
        self.workspace.end_listing()
        self.say("ok")

    def call_evaluate(self) -> None:
        result = self.workspace.evaluate()
        complete, held_back = int(result.is_complete), result.held_back_count
        self.take_result(result, f"revision={result.revision} complete={complete} held-back={held_back} ")

    # ---- Results

    def call_summary(self) -> None:
        self.say(f"summary {escaped(self.result.summary)}")

    def call_requirements(self) -> None:
        self.say_requirements(self.result.requirements)

    def call_documents(self) -> None:
        self.say(f"documents {len(self.result.documents)}")
        for document in self.result.documents:
            self.say("document " + identity(document))

    def call_document(self, index: str, format: str) -> None:
        self.show(self.result.document_text(int(index), FORMATS[format]))

    def call_render_documents(self, format: str) -> None:
        self.show(self.result.documents_text(FORMATS[format]))

    def call_diagnostics(self) -> None:
        self.say(f"diagnostics {len(self.result.diagnostics)}")
        for diagnostic in self.result.diagnostics:
            self.say_diagnostic(diagnostic)

    def say_diagnostic(self, diagnostic: Diagnostic) -> None:
        severity = diagnostic.severity.name.lower()
        self.say(f"diagnostic {severity} {word(diagnostic.code)} {word(diagnostic.slug)}")
        self.say(f"  message: {escaped(diagnostic.message)}")
        if diagnostic.help is not None:
            self.say(f"  help: {escaped(diagnostic.help)}")
        if diagnostic.subject is not None:
            self.say(f"  subject: {escaped(diagnostic.subject)}")
        self.say_range("  ", diagnostic.range)
        for label in diagnostic.labels:
            self.say(f"  label: {escaped(label.message)}")
            self.say_range("    ", label.range)
        if diagnostic.fix is not None:
            self.say(f"  fix: {escaped(diagnostic.fix.replacement)}")
            self.say_range("    ", diagnostic.fix.range)

    def say_range(self, indent: str, range: Range | None, what: str = "range") -> None:
        if range is None:
            return
        pointer = "-" if range.pointer is None else escaped(range.pointer) or '""'
        lines = f"{range.start_line}:{range.start_column}-{range.end_line}:{range.end_column}"
        self.say(f"{indent}{what}: {word(range.file)} {pointer} {range.start_offset}-{range.end_offset} {lines}")

    def call_render_diagnostics(self, format: str) -> None:
        self.show(self.result.diagnostics_text(DiagnosticsFormat[format.upper().replace("-", "_")]))

    # ---- Changes

    def call_changes(self, revision: str) -> None:
        self.changes = self.made["changes"] = self.result.changes_since(int(revision))
        self.say(f"changes {len(self.changes)}" + (" resync" if self.changes.need_resync else ""))
        for change in self.changes:
            self.say(f"{change.action.name.lower()} {identity(change)}")

    def call_change(self, index: str, format: str) -> None:
        self.show(self.changes.text(int(index), FORMATS[format]))

    # ---- What portals publish

    def call_statuses(self, format: str) -> None:
        self.show(self.result.statuses_text(FORMATS[format]))

    def call_catalog(self, portal: str, format: str, *viewer: str) -> None:
        self.show(self.result.catalog_text(portal, viewer_of(*viewer), FORMATS[format]))

    def call_specification(
        self, product: str, version: str, environment: str, portal: str, openapi: str, format: str, *viewer: str
    ) -> None:
        text = self.result.specification_text(
            product,
            version,
            environment,
            portal=portal or None,
            viewer=viewer_of(*viewer),
            openapi=OPENAPI[openapi],
            format=FORMATS[format],
        )
        self.show(text)

    # ---- Reports

    def call_explain(self, format: str, method: str, url: str, environment: str = "") -> None:
        # Of what was said of the next request, its header fields, the client's address and the time.
        asked, self.asked = self.asked, {}
        text = self.result.explanation_text(
            url,
            method=method,
            headers=asked.get("headers", ()),
            environment=environment or None,
            client_address=asked.get("client_address", ""),
            now=asked.get("now", 0),
            format=REPORTS[format],
        )
        self.show(text)

    def call_overlaps(self, scope: str, format: str) -> None:
        self.show(self.result.overlaps_text(SCOPES[scope], REPORTS[format]))

    # ---- Differences

    def call_keep(self) -> None:
        self.kept = self.made["kept"] = self.result
        self.say("ok")

    def call_compare(self) -> None:
        self.diff = self.made["diff"] = portalcore.compare(self.kept, self.result)
        self.say(f"differences {len(self.diff)}")
        for difference in self.diff:
            self.say(f"difference {difference.severity.name.lower()} {word(difference.kind)}")
            self.say_optional("subject", difference.subject)
            self.say_optional("message", difference.message)
            self.say_range("  ", difference.before, "before")
            self.say_range("  ", difference.after, "after")

    def say_optional(self, what: str, text: str | None) -> None:
        if text:
            self.say(f"  {what}: {escaped(text)}")

    def call_render_diff(self, format: str) -> None:
        self.show(self.diff.text(DiffFormat[format.upper()]))

    # ---- Policies

    def call_policy(self) -> None:
        self.take_policy(self.result.policy())

    def call_load_policy(self, *paths: str) -> None:
        self.take_policy(Policy.load(self.content(path) for path in paths))

    def take_policy(self, policy: Policy) -> None:
        self.policy = self.made["policy"] = policy
        providers = policy.token_providers
        self.say(f"policy routes={policy.route_count} keys={policy.key_count} providers={len(providers)}")
        for provider in providers:
            self.say(f"provider {word(provider)}")

    def call_request(self, field: str, value: str) -> None:
        if field not in {field.name for field in fields(Request)}:
            raise LookupError(f"no such field of a request: {field}")
        self.asked[field] = int(value) if field == "now" else value
        self.say("ok")

    def call_header(self, name: str, value: str) -> None:
        self.asked.setdefault("headers", []).append((name, value))
        self.say("ok")

    def call_token(self, provider: str, value: str) -> None:
        self.asked.setdefault("tokens", []).append((provider, value))
        self.say("ok")

    def call_token_failure(self, provider: str, code: str) -> None:
        self.asked.setdefault("token_failures", []).append((provider, int(code)))
        self.say("ok")

    def take_request(self) -> Request:
        asked, self.asked = self.asked, {}
        return Request(**{"now": 0, **asked})

    def call_decide(self, size: str = str(MEMORY)) -> None:
        self.say_decision(self.policy.decide(self.take_request(), memory_size=int(size)))

    def call_decide_batch(self) -> None:
        for decision in self.policy.decide_many([self.take_request(), Request(now=0)], memory_size=MEMORY):
            self.say_decision(decision)

    def say_decision(self, decision: Decision) -> None:
        self.say(f"{'allow' if decision else 'deny'} {decision.status} {decision.reason:d}")
        if decision.reason == Reason.MEMORY_TOO_SMALL:
            self.say(f"  needed: {decision.needed_size}")
        self.say_optional("route", decision.route)
        self.say_optional("plan", decision.plan)
        self.say_optional("consumer", decision.consumer)
        self.say_optional("www-authenticate", decision.www_authenticate)
        for name, value in decision.set_headers:
            self.say(f"  set-header: {word(name)} {word(escaped(value))}")
        for name in decision.removed_headers:
            self.say(f"  remove-header: {word(escaped(name))}")
        for name in decision.removed_parameters:
            self.say(f"  remove-parameter: {word(escaped(name))}")
        for name, value in decision.limits:
            self.say(f"  limit: {word(name)} {word(escaped(value))}")
        self.say_optional("limit-domain", decision.limit_domain)

    # ---- The rest

    def call_page(self, code: str) -> None:
        self.show(portalcore.page(code))

    def call_crds(self, format: str) -> None:
        self.show(portalcore.crds(FORMATS[format]))

    def call_close(self) -> None:
        for _ in range(2):
            for made in self.made.values():
                made.close()
        self.say("ok")


def viewer_of(*words: str) -> Viewer | None:
    return Viewer(words[0] or None, words[1:]) if words else None


def word(text: str | None) -> str:
    return text or "-"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def identity(one: Document | portalcore.Change) -> str:
    place = f"{word(one.namespace)}/{word(one.name)}"
    return f"{one.phase:d} {word(one.api_version)} {word(one.kind)} {place} {word(one.content_hash)}"


if __name__ == "__main__":
    session = Session(Path(sys.argv[1]))
    try:
        session.run()
    finally:
        sys.stdout.buffer.write("".join(session.lines).encode("utf-8"))
