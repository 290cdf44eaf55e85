"""What became of an input."""

from __future__ import annotations

from ctypes import byref
from functools import partial
from typing import Callable, TypeVar

from . import _explain, _published, _raw, _strings, _texts
from ._changes import Changes
from ._decision import Fields
from ._enums import DiagnosticsFormat, Format, OpenApi, Overlaps, ReportFormat
from ._errors import call, made, number
from ._handle import Closing, Handle
from ._library import library
from ._policy import Policy
from ._published import Viewer
from ._values import Diagnostic, Document, Label, Requirement, diagnostic_of, document_of, label_of

_Item = TypeVar("_Item")


class Result(Closing):
    """Documents, diagnostics and requirements. Immutable; any number of threads may read it at once.

    It needs nothing of what it was made from. Documents and diagnostics are plain values and may outlive it; only the
    text of a document needs it open.
    """

    def __init__(self, handle: Handle) -> None:
        """Made by translate(), validate() and Workspace.evaluate()."""
        self._handle = handle
        self._documents: tuple[Document, ...] | None = None
        self._diagnostics: tuple[Diagnostic, ...] | None = None

    def __repr__(self) -> str:
        return "<portalcore.Result: %s>" % ("closed" if self.closed else self.summary)

    @property
    def summary(self) -> str:
        """One line that says what was made of what, for people."""
        return self._handle.shared(lambda pointer: _strings.text(library.portalcore_result_summary(pointer)))

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error. The documents are safe to apply even so: they serve less, never more."""
        return self.error_count > 0

    @property
    def error_count(self) -> int:
        """How many of the findings are errors."""
        return int(self._handle.shared(library.portalcore_result_error_count))

    @property
    def warning_count(self) -> int:
        """How many of the findings are warnings."""
        return int(self._handle.shared(library.portalcore_result_warning_count))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """The findings, sorted by file, place and code."""
        self._handle.pointer()
        if self._diagnostics is None:
            self._diagnostics = self._handle.shared(_all, library.portalcore_result_diagnostic_count, _diagnostic)
        return self._diagnostics

    def diagnostics_text(self, format: DiagnosticsFormat = DiagnosticsFormat.TEXT) -> str:
        """All findings, written for people or for a program."""
        return str(self._handle.shared(_texts.reader(library.portalcore_result_render_diagnostics, format)))

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The content that was referred to and not supplied, sorted by kind and name."""
        return self._handle.shared(lambda pointer: _texts.requirements(library.portalcore_result_requirements, pointer))

    @property
    def documents(self) -> tuple[Document, ...]:
        """The objects to apply, in the order of application. A validation has none."""
        self._handle.pointer()
        if self._documents is None:
            read = partial(_document, self._handle)
            self._documents = self._handle.shared(_all, library.portalcore_result_document_count, read)
        return self._documents

    def document_text(self, index: int, format: Format = Format.YAML) -> str:
        """The text of one document; OutOfRangeError for an index that there is not."""
        return _document_text(self._handle, index, format)

    def documents_text(self, format: Format = Format.YAML) -> str:
        """All documents, in the order of application: one stream of YAML, or one JSON object of the kind List.

        For Target.ENVOY the JSON is the message, or an array of messages.
        """
        return str(self._handle.shared(_texts.reader(library.portalcore_result_render_documents, format)))

    @property
    def yaml(self) -> str:
        """documents_text() as YAML."""
        return self.documents_text(Format.YAML)

    @property
    def json(self) -> str:
        """documents_text() as JSON."""
        return self.documents_text(Format.JSON)

    def statuses_text(self, format: Format = Format.YAML) -> str:
        """The conditions of the resources, as a controller would set them: docs/status.md has the schema."""
        return str(self._handle.shared(_texts.reader(library.portalcore_result_render_statuses, format)))

    def catalog_text(self, portal: str, viewer: Viewer | None = None, format: Format = Format.YAML) -> str:
        """The catalogue that a portal, "NAMESPACE/NAME", shows to somebody: docs/catalogue.md has the form.

        Without a viewer it is what somebody sees of whom nothing is known. NotFoundError where no sound Portal has the
        name.
        """
        return self._handle.shared(_published.catalog, portal, viewer, format)

    def specification_text(
        self,
        product: str,
        version: str,
        environment: str,
        *,
        portal: str | None = None,
        viewer: Viewer | None = None,
        openapi: OpenApi = OpenApi.V3_1,
        format: Format = Format.YAML,
    ) -> str:
        """The published specification of a version of a product, which is in docs/published-specification.md.

        It has the operations that an environment offers and that the viewer may see on the portal: without a viewer
        those of somebody of whom nothing is known, without a portal all that is offered, whoever may see it. All but
        the version are "NAMESPACE/NAME". NotFoundError where there is nothing of it that the viewer may see,
        InvalidArgumentError for a viewer without a portal.
        """
        names = (product, version, environment, portal)
        return self._handle.shared(_published.specification, *names, viewer, openapi, format)

    def explanation_text(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Fields = (),
        environment: str | None = None,
        client_address: str = "",
        now: int | None = None,
        format: ReportFormat = ReportFormat.TEXT,
    ) -> str:
        """What becomes of a request at the gateway, and why: docs/explain.md has the form.

        The URL is such as "https://api.example.com/orders/7?limit=10"; InvalidArgumentError for one that no client sends
        to a gateway. Values of header fields are never shown. The environment, "NAMESPACE/NAME", is the one that is meant
        where several have the host. Without a time, keys and tokens end by the clock of this machine.
        """
        asked = (url, method, headers, environment, client_address, now, format)
        return self._handle.shared(_explain.explanation, *asked)

    def overlaps_text(self, scope: Overlaps = Overlaps.FINDINGS, format: ReportFormat = ReportFormat.TEXT) -> str:
        """The operations that share requests, and who gets them: docs/routing.md has the form.

        As ReportFormat.TEXT it is empty where there is no overlap.
        """
        return self._handle.shared(_explain.overlaps, scope, format)

    def policy(self) -> Policy:
        """The policy of the translation: who may call what. It may outlive the result."""
        pointer = self._handle.shared(lambda pointer: made(library.portalcore_result_policy, pointer))
        return Policy(Handle("policy", pointer, library.portalcore_policy_free))

    @property
    def revision(self) -> int:
        """The revision of the workspace that this is of, from 1; 0 for a result that is of no workspace."""
        return int(self._handle.shared(library.portalcore_result_revision))

    @property
    def is_complete(self) -> bool:
        """Whether it was made of everything there is: of a workspace whose listing was complete, or of texts."""
        return bool(self._handle.shared(library.portalcore_result_is_complete))

    @property
    def held_back_count(self) -> int:
        """How many deletions and replacements are held back because the listing is not complete."""
        return int(self._handle.shared(library.portalcore_result_held_back_count))

    def changes_since(self, revision: int) -> Changes:
        """What a host that applied a revision (0: what was adopted) has to do to get to this one.

        InvalidStateError for a result that is of no workspace.
        """
        revision = number(revision, 64, "revision")
        changes = self._handle.shared(lambda pointer: made(library.portalcore_result_changes_since, pointer, revision))
        return Changes(Handle("changes", changes, library.portalcore_changes_free))


def _all(pointer: int, count: Callable[[int], int], read: Callable[[int, int], _Item]) -> tuple[_Item, ...]:
    return tuple(read(pointer, index) for index in range(count(pointer)))


def _document(handle: Handle, pointer: int, index: int) -> Document:
    raw = _raw.Document()
    call(library.portalcore_result_document, pointer, index, byref(raw))
    # The document refers to the handle: with the result, which lists it, it would make a circle that holds memory.
    return document_of(raw, partial(_document_text, handle, index))


def _document_text(handle: Handle, index: int, format: Format) -> str:
    index = number(index, 64, "index")
    return str(handle.shared(_texts.reader(library.portalcore_result_document_text, index, format)))


def _diagnostic(pointer: int, index: int) -> Diagnostic:
    raw = _raw.Diagnostic()
    call(library.portalcore_result_diagnostic, pointer, index, byref(raw))
    return diagnostic_of(raw, tuple(_label(pointer, index, label) for label in range(raw.label_count)))


def _label(pointer: int, index: int, label: int) -> Label:
    raw = _raw.Label()
    call(library.portalcore_result_diagnostic_label, pointer, index, label, byref(raw))
    return label_of(raw)
