"""The conformance runner of Python: bindings/conformance/README.md. Usage: runner.py CASE-DIRECTORY"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Callable

import portalcore
from portalcore import ContentKind, Diagnostic, DiagnosticsFormat, Document, Format, Phase, Range, Requirement

FORMATS = {"automatic": Format.AUTOMATIC, "yaml": Format.YAML, "json": Format.JSON}
KINDS = {ContentKind.FILE: "file", ContentKind.URL: "url", ContentKind.CONFIG_MAP: "config-map"}


class Session:
    """What the script works on, and the transcript."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.options: dict[str, object] = {}
        self.input: portalcore.Input
        self.workspace: portalcore.Workspace
        self.result: portalcore.Result
        self.changes: portalcore.Changes
        self.made: dict[str, portalcore.Input | portalcore.Workspace | portalcore.Result | portalcore.Changes] = {}
        self.lines: list[str] = []

    def run(self) -> None:
        """Makes all calls."""
        for line in (self.directory / "script").read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                self.say(f"> {line}")
                name, *words = ["" if word == '""' else word for word in line.split(" ")]
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
        default = getattr(portalcore.Options(), field)
        numeric = default == 0 or field in ("target", "reference_grants")
        self.options[field] = int(value) if numeric else value
        self.say("ok")

    def take_options(self) -> portalcore.Options:
        options, self.options = self.options, {}
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

    def say_range(self, indent: str, range: Range | None) -> None:
        if range is None:
            return
        pointer = "-" if range.pointer is None else escaped(range.pointer) or '""'
        lines = f"{range.start_line}:{range.start_column}-{range.end_line}:{range.end_column}"
        self.say(f"{indent}range: {word(range.file)} {pointer} {range.start_offset}-{range.end_offset} {lines}")

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
