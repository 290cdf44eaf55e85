"""What results are made of: plain values, which outlive the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Callable

from . import _raw, _strings
from ._enums import Action, ContentKind, Format, Phase, Severity, Status
from ._errors import failure

Writer = Callable[[Format], str]


@dataclass(frozen=True)
class Range:
    """A half-open range of a text that was handed over."""

    #: The name that the text was handed over with.
    file: str
    #: The value that it is about, as a JSON pointer (RFC 6901) into its document; None where it is not known.
    pointer: str | None
    #: Bytes from the start of the text, after its decoding to UTF-8 without a byte order mark.
    start_offset: int
    end_offset: int
    #: Lines from 1, columns from 1 in Unicode code points; the end is behind the last character.
    start_line: int
    start_column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.start_line}:{self.start_column}"


@dataclass(frozen=True)
class Label:
    """Another place that explains a finding."""

    #: What stands there, such as "first defined here".
    message: str
    range: Range | None


@dataclass(frozen=True)
class Fix:
    """A change that would remedy a finding: the replacement, put at the range."""

    replacement: str
    range: Range | None


@dataclass(frozen=True)
class Diagnostic:
    """A finding about the input."""

    severity: Severity
    #: Such as "PC1010": never changes its meaning.
    code: str
    #: The same in words, such as "duplicate-key".
    slug: str
    #: What is wrong, in one line.
    message: str
    #: The remedy.
    help: str | None
    #: The resource that it is about, such as "ApiDoc shop/orders".
    subject: str | None
    #: Where it is.
    range: Range | None
    #: Other places that explain it.
    labels: tuple[Label, ...]
    #: A change that would remedy it.
    fix: Fix | None

    def __str__(self) -> str:
        place = f"{self.range}: " if self.range else ""
        return f"{place}{self.severity.name.lower()}[{self.code}]: {self.message}"


@dataclass(frozen=True)
class Requirement:
    """Content that the host is asked to supply."""

    kind: ContentKind
    #: The name to supply it under.
    name: str


@dataclass(frozen=True)
class Document:
    """A Kubernetes object to be applied; made by the host, one that an earlier run applied (Workspace.adopt())."""

    kind: str
    name: str
    namespace: str = ""
    #: Such as "networking.istio.io/v1".
    api_version: str = ""
    phase: Phase = Phase.UNKNOWN
    #: 64 hexadecimal digits, also the annotation "portalcore.dev/content-hash": equal for objects that need no update.
    content_hash: str = ""
    _writer: Writer | None = field(default=None, repr=False, compare=False)

    @classmethod
    def from_object(cls, value: Mapping[str, Any]) -> Document:
        """What the library has to know of an object that was read from a cluster; its annotations say the rest."""
        metadata = value.get("metadata") or {}
        annotations = metadata.get("annotations") or {}
        phase = str(annotations.get("portalcore.dev/phase", ""))
        return cls(
            kind=value.get("kind") or "",
            name=metadata.get("name") or "",
            namespace=metadata.get("namespace") or "",
            api_version=value.get("apiVersion") or "",
            phase=Phase(int(phase) if phase.isascii() and phase.isdigit() and len(phase) < 10 else 0),
            content_hash=annotations.get("portalcore.dev/content-hash") or "",
        )

    def text(self, format: Format = Format.YAML) -> str:
        """The object, `apiVersion` to `spec`; YAML begins with "---".

        InvalidStateError once the result that it comes from is closed, and for a document that the host made.
        """
        return _written(self._writer, format, "a document that the host made has no text")

    @property
    def yaml(self) -> str:
        """text() as YAML."""
        return self.text(Format.YAML)

    @property
    def json(self) -> str:
        """text() as JSON."""
        return self.text(Format.JSON)


@dataclass(frozen=True)
class Change:
    """What is to be done with one object."""

    action: Action
    kind: str
    name: str
    namespace: str
    api_version: str
    #: As the document was last given.
    phase: Phase
    #: Of an object that is to be deleted, what was last known of it.
    content_hash: str
    _writer: Writer | None = field(default=None, repr=False, compare=False)

    def text(self, format: Format = Format.YAML) -> str:
        """The object to upsert, as Document.text(). InvalidStateError for a deletion and for closed changes."""
        return _written(self._writer, format, "this change has no text")

    @property
    def yaml(self) -> str:
        """text() as YAML."""
        return self.text(Format.YAML)

    @property
    def json(self) -> str:
        """text() as JSON."""
        return self.text(Format.JSON)


def _written(writer: Writer | None, format: Format, otherwise: str) -> str:
    if writer is None:
        raise failure(otherwise, Status.INVALID_STATE)
    return writer(format)


def range_of(raw: _raw.Range) -> Range | None:
    """A copy of a range; None if it is absent."""
    file = _strings.optional(raw.file)
    if file is None:
        return None
    return Range(
        file,
        _strings.optional(raw.pointer),
        raw.start_offset,
        raw.end_offset,
        raw.start_line,
        raw.start_column,
        raw.end_line,
        raw.end_column,
    )


def label_of(raw: _raw.Label) -> Label:
    """A copy of a label."""
    return Label(_strings.text(raw.message), range_of(raw.range))


def diagnostic_of(raw: _raw.Diagnostic, labels: tuple[Label, ...]) -> Diagnostic:
    """A copy of a finding, whose labels are read apart."""
    replacement = _strings.optional(raw.fix_replacement)
    return Diagnostic(
        Severity(raw.severity),
        _strings.text(raw.code),
        _strings.text(raw.slug),
        _strings.text(raw.message),
        _strings.optional(raw.help),
        _strings.optional(raw.subject),
        range_of(raw.range),
        labels,
        None if replacement is None else Fix(replacement, range_of(raw.fix_range)),
    )


def requirement_of(raw: _raw.Requirement) -> Requirement:
    """A copy of a requirement."""
    return Requirement(ContentKind(raw.kind), _strings.text(raw.name))


def document_of(raw: _raw.Document, writer: Writer) -> Document:
    """A copy of what a document is; the writer gives its text."""
    return Document(
        _strings.text(raw.kind),
        _strings.text(raw.object_name),
        _strings.text(raw.object_namespace),
        _strings.text(raw.api_version),
        Phase(raw.phase),
        _strings.text(raw.content_hash),
        writer,
    )


def change_of(raw: _raw.Change, writer: Writer) -> Change:
    """A copy of a change; the writer gives the text of its document."""
    return Change(
        Action(raw.action),
        _strings.text(raw.kind),
        _strings.text(raw.object_name),
        _strings.text(raw.object_namespace),
        _strings.text(raw.api_version),
        Phase(raw.phase),
        _strings.text(raw.content_hash),
        writer,
    )
