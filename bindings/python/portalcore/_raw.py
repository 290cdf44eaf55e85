"""What include/portalcore.h says, for ctypes. Made by bindings/generate.py python; do not edit."""

from __future__ import annotations

from ctypes import (
    CDLL,
    POINTER,
    Structure,
    c_char_p,
    c_int32,
    c_size_t,
    c_uint32,
    c_uint64,
    c_void_p,
    sizeof,
)
from typing import Any

VERSION = "0.1.0"
ABI_VERSION = 1

OK = 0
ERROR_INVALID_ARGUMENT = 100
ERROR_OUT_OF_RANGE = 101
ERROR_DUPLICATE_NAME = 102
ERROR_INVALID_STATE = 103
ERROR_UNSUPPORTED_OPTION = 104
ERROR_LIMIT_EXCEEDED = 200
ERROR_INTERNAL = 900

FORMAT_AUTOMATIC = 0
FORMAT_YAML = 1
FORMAT_JSON = 2

TARGET_ISTIO = 1

GRANTS_REQUIRED = 1
GRANTS_NOT_REQUIRED = 2

CONTENT_FILE = 1
CONTENT_URL = 2
CONTENT_CONFIG_MAP = 3

PHASE_FILTERS = 10
PHASE_FOUNDATIONS = 20
PHASE_PARTS = 30
PHASE_ROUTES = 40

SEVERITY_ERROR = 1
SEVERITY_WARNING = 2
SEVERITY_INFO = 3

DIAGNOSTICS_JSON = 1
DIAGNOSTICS_SARIF = 2
DIAGNOSTICS_TEXT = 3
DIAGNOSTICS_TEXT_COLOR = 4
DIAGNOSTICS_GITHUB = 5

CHANGE_UPSERT = 1
CHANGE_DELETE = 2


class String(Structure):
    data: int | None
    size: int
    _fields_ = [
        ("data", c_void_p),
        ("size", c_size_t),
    ]


class Options(Structure):
    struct_size: int
    target: int
    reference_grants: int
    default_namespace: String
    cluster_domain: String
    assumed_gateway_namespace: String
    assumed_gateway_name: String
    max_text_bytes: int
    max_total_bytes: int
    max_depth: int
    max_nodes: int
    max_aliased_nodes: int
    max_scalar_bytes: int
    max_documents: int
    max_object_routes: int
    preferred_object_bytes: int
    max_object_bytes: int
    max_revisions: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("target", c_uint32),
        ("reference_grants", c_uint32),
        ("default_namespace", String),
        ("cluster_domain", String),
        ("assumed_gateway_namespace", String),
        ("assumed_gateway_name", String),
        ("max_text_bytes", c_uint64),
        ("max_total_bytes", c_uint64),
        ("max_depth", c_uint64),
        ("max_nodes", c_uint64),
        ("max_aliased_nodes", c_uint64),
        ("max_scalar_bytes", c_uint64),
        ("max_documents", c_uint64),
        ("max_object_routes", c_uint64),
        ("preferred_object_bytes", c_uint64),
        ("max_object_bytes", c_uint64),
        ("max_revisions", c_uint64),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Requirement(Structure):
    struct_size: int
    kind: int
    reserved: int
    name: String
    _fields_ = [
        ("struct_size", c_size_t),
        ("kind", c_uint32),
        ("reserved", c_uint32),
        ("name", String),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Document(Structure):
    struct_size: int
    phase: int
    reserved: int
    api_version: String
    kind: String
    object_namespace: String
    object_name: String
    content_hash: String
    _fields_ = [
        ("struct_size", c_size_t),
        ("phase", c_uint32),
        ("reserved", c_uint32),
        ("api_version", String),
        ("kind", String),
        ("object_namespace", String),
        ("object_name", String),
        ("content_hash", String),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Range(Structure):
    file: String
    pointer: String
    start_offset: int
    end_offset: int
    reserved: int
    start_line: int
    start_column: int
    end_line: int
    end_column: int
    _fields_ = [
        ("file", String),
        ("pointer", String),
        ("start_offset", c_uint64),
        ("end_offset", c_uint64),
        ("reserved", c_uint64),
        ("start_line", c_uint32),
        ("start_column", c_uint32),
        ("end_line", c_uint32),
        ("end_column", c_uint32),
    ]


class Diagnostic(Structure):
    struct_size: int
    severity: int
    reserved: int
    code: String
    slug: String
    message: String
    help: String
    subject: String
    range: Range
    label_count: int
    fix_replacement: String
    fix_range: Range
    _fields_ = [
        ("struct_size", c_size_t),
        ("severity", c_uint32),
        ("reserved", c_uint32),
        ("code", String),
        ("slug", String),
        ("message", String),
        ("help", String),
        ("subject", String),
        ("range", Range),
        ("label_count", c_size_t),
        ("fix_replacement", String),
        ("fix_range", Range),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Label(Structure):
    struct_size: int
    message: String
    range: Range
    _fields_ = [
        ("struct_size", c_size_t),
        ("message", String),
        ("range", Range),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Change(Structure):
    struct_size: int
    action: int
    phase: int
    api_version: String
    kind: String
    object_namespace: String
    object_name: String
    content_hash: String
    _fields_ = [
        ("struct_size", c_size_t),
        ("action", c_uint32),
        ("phase", c_uint32),
        ("api_version", String),
        ("kind", String),
        ("object_namespace", String),
        ("object_name", String),
        ("content_hash", String),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "portalcore_version": (c_char_p, ()),
    "portalcore_abi_version": (c_uint32, ()),
    "portalcore_status_name": (c_char_p, (c_int32,)),
    "portalcore_error_status": (c_int32, (c_void_p,)),
    "portalcore_error_message": (String, (c_void_p,)),
    "portalcore_error_argument": (String, (c_void_p,)),
    "portalcore_error_free": (None, (c_void_p,)),
    "portalcore_text_view": (String, (c_void_p,)),
    "portalcore_text_free": (None, (c_void_p,)),
    "portalcore_input_new": (c_int32, (POINTER(Options), POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_input_add": (c_int32, (c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, c_uint32, POINTER(c_void_p))),
    "portalcore_input_add_content": (c_int32, (c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, POINTER(c_void_p))),
    "portalcore_input_free": (None, (c_void_p,)),
    "portalcore_required_content": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_requirements_count": (c_size_t, (c_void_p,)),
    "portalcore_requirements_get": (c_int32, (c_void_p, c_size_t, POINTER(Requirement), POINTER(c_void_p))),
    "portalcore_requirements_free": (None, (c_void_p,)),
    "portalcore_validate": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_translate": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_result_summary": (String, (c_void_p,)),
    "portalcore_result_requirements": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_result_free": (None, (c_void_p,)),
    "portalcore_result_document_count": (c_size_t, (c_void_p,)),
    "portalcore_result_document": (c_int32, (c_void_p, c_size_t, POINTER(Document), POINTER(c_void_p))),
    "portalcore_result_document_text": (c_int32, (c_void_p, c_size_t, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_result_render_documents": (c_int32, (c_void_p, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_result_diagnostic_count": (c_size_t, (c_void_p,)),
    "portalcore_result_error_count": (c_size_t, (c_void_p,)),
    "portalcore_result_warning_count": (c_size_t, (c_void_p,)),
    "portalcore_result_diagnostic": (c_int32, (c_void_p, c_size_t, POINTER(Diagnostic), POINTER(c_void_p))),
    "portalcore_result_diagnostic_label": (c_int32, (c_void_p, c_size_t, c_size_t, POINTER(Label), POINTER(c_void_p))),
    "portalcore_result_render_diagnostics": (c_int32, (c_void_p, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_diagnostic_page": (c_int32, (c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_workspace_new": (c_int32, (POINTER(Options), POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_workspace_put": (
        c_int32,
        (c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, c_uint32, POINTER(c_void_p)),
    ),
    "portalcore_workspace_remove": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p))),
    "portalcore_workspace_put_content": (
        c_int32,
        (c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, POINTER(c_void_p)),
    ),
    "portalcore_workspace_remove_content": (c_int32, (c_void_p, c_char_p, c_size_t, POINTER(c_void_p))),
    "portalcore_workspace_adopt": (c_int32, (c_void_p, POINTER(Document), POINTER(c_void_p))),
    "portalcore_workspace_begin_listing": (c_int32, (c_void_p, POINTER(c_void_p))),
    "portalcore_workspace_end_listing": (c_int32, (c_void_p, POINTER(c_void_p))),
    "portalcore_workspace_evaluate": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_workspace_free": (None, (c_void_p,)),
    "portalcore_result_revision": (c_uint64, (c_void_p,)),
    "portalcore_result_is_complete": (c_uint32, (c_void_p,)),
    "portalcore_result_held_back_count": (c_size_t, (c_void_p,)),
    "portalcore_result_changes_since": (c_int32, (c_void_p, c_uint64, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_changes_need_resync": (c_uint32, (c_void_p,)),
    "portalcore_changes_count": (c_size_t, (c_void_p,)),
    "portalcore_changes_get": (c_int32, (c_void_p, c_size_t, POINTER(Change), POINTER(c_void_p))),
    "portalcore_changes_document_text": (c_int32, (c_void_p, c_size_t, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_changes_free": (None, (c_void_p,)),
    "portalcore_crds": (c_int32, (c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
}


def bind(library: CDLL) -> None:
    """Declares every function of the header; AttributeError for one that the library lacks."""
    for name, (result, parameters) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = parameters
