"""What include/portalcore.h says, for ctypes. Made by bindings/generate.py python; do not edit."""

from __future__ import annotations

from ctypes import (
    CDLL,
    POINTER,
    Array,
    Structure,
    c_char_p,
    c_int32,
    c_int64,
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
ERROR_NOT_FOUND = 105
ERROR_MALFORMED = 106
ERROR_LIMIT_EXCEEDED = 200
ERROR_INTERNAL = 900

FORMAT_AUTOMATIC = 0
FORMAT_YAML = 1
FORMAT_JSON = 2

TARGET_ISTIO = 1
TARGET_ENVOY = 2

GRANTS_REQUIRED = 1
GRANTS_NOT_REQUIRED = 2

REQUEST_AUTHENTICATION_OFF = 1
REQUEST_AUTHENTICATION_ON = 2

MOCKS_NONE = 1
MOCKS_ALL = 2

ACCESS_LOG_ON = 1
ACCESS_LOG_OFF = 2

CONTENT_FILE = 1
CONTENT_URL = 2
CONTENT_CONFIG_MAP = 3

PHASE_FILTERS = 10
PHASE_POLICY = 15
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

OPENAPI_3_1 = 1
OPENAPI_3_0 = 2

DIFF_SAFE = 10
DIFF_RISKY = 20
DIFF_BREAKING = 30

DIFF_JSON = 1
DIFF_TEXT = 2

REASON_KEY_ACCEPTED = 1
REASON_TOKEN_ACCEPTED = 2
REASON_OPEN = 3
REASON_GUARDED = 4
REASON_UNKNOWN_ROUTE = 10
REASON_UNKNOWN_HOST = 11
REASON_INCOMPLETE_POLICY = 12
REASON_PREFLIGHT = 13
REASON_CLOSED = 14
REASON_CREDENTIAL_MISSING = 20
REASON_CREDENTIAL_INVALID = 21
REASON_CREDENTIAL_EXPIRED = 22
REASON_CREDENTIAL_AMBIGUOUS = 23
REASON_OTHER_PLAN = 30
REASON_GROUP = 31
REASON_AUDIENCE = 32
REASON_SCOPE = 33
REASON_CLAIM = 34
REASON_CONSUMER = 35
REASON_KEYS_UNAVAILABLE = 40
REASON_MEMORY_TOO_SMALL = 50
REASON_TOO_MANY_LOCATIONS = 51

REPORT_JSON = 1
REPORT_TEXT = 2
REPORT_YAML = 3

OVERLAPS_FINDINGS = 1
OVERLAPS_ALL = 2


class String(Structure):
    data: int | None
    size: int
    _fields_ = [
        ("data", c_void_p),
        ("size", c_size_t),
    ]


class Endpoint(Structure):
    host: String
    port: int
    reserved: int
    _fields_ = [
        ("host", String),
        ("port", c_uint32),
        ("reserved", c_uint32),
    ]


class Backend(Structure):
    service: String
    endpoint: Endpoint
    _fields_ = [
        ("service", String),
        ("endpoint", Endpoint),
    ]


class EnvoyOptions(Structure):
    struct_size: int
    mocks: int
    access_logging: int
    access_log: String
    directory: String
    listener: Endpoint
    admin: Endpoint
    authorization: Endpoint
    rate_limit: Endpoint
    portal: Endpoint
    backends: int | None
    backend_count: int
    trusted_certificates: String
    max_listed_routes: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("mocks", c_uint32),
        ("access_logging", c_uint32),
        ("access_log", String),
        ("directory", String),
        ("listener", Endpoint),
        ("admin", Endpoint),
        ("authorization", Endpoint),
        ("rate_limit", Endpoint),
        ("portal", Endpoint),
        ("backends", c_void_p),
        ("backend_count", c_size_t),
        ("trusted_certificates", String),
        ("max_listed_routes", c_uint64),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


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
    authorization_service_namespace: String
    authorization_service_name: String
    authorization_service_port: int
    rate_limit_service_port: int
    rate_limit_service_namespace: String
    rate_limit_service_name: String
    portal_service_namespace: String
    portal_service_name: String
    portal_service_port: int
    request_authentication: int
    root_namespace: String
    envoy: int | None
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
        ("authorization_service_namespace", String),
        ("authorization_service_name", String),
        ("authorization_service_port", c_uint32),
        ("rate_limit_service_port", c_uint32),
        ("rate_limit_service_namespace", String),
        ("rate_limit_service_name", String),
        ("portal_service_namespace", String),
        ("portal_service_name", String),
        ("portal_service_port", c_uint32),
        ("request_authentication", c_uint32),
        ("root_namespace", String),
        ("envoy", c_void_p),
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


class Viewer(Structure):
    struct_size: int
    username: String
    groups: int | None
    group_count: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("username", String),
        ("groups", c_void_p),
        ("group_count", c_size_t),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Specification(Structure):
    struct_size: int
    product: String
    version: String
    environment: String
    portal: String
    viewer: int | None
    openapi: int
    format: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("product", String),
        ("version", String),
        ("environment", String),
        ("portal", String),
        ("viewer", c_void_p),
        ("openapi", c_uint32),
        ("format", c_uint32),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Difference(Structure):
    struct_size: int
    severity: int
    reserved: int
    kind: String
    subject: String
    message: String
    before: Range
    after: Range
    _fields_ = [
        ("struct_size", c_size_t),
        ("severity", c_uint32),
        ("reserved", c_uint32),
        ("kind", String),
        ("subject", String),
        ("message", String),
        ("before", Range),
        ("after", Range),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Bytes(Structure):
    data: int | None
    size: int
    _fields_ = [
        ("data", c_void_p),
        ("size", c_size_t),
    ]


class Field(Structure):
    name: Bytes
    value: Bytes
    _fields_ = [
        ("name", Bytes),
        ("value", Bytes),
    ]


class TokenFailure(Structure):
    provider: Bytes
    code: int
    reserved: int
    _fields_ = [
        ("provider", Bytes),
        ("code", c_int32),
        ("reserved", c_uint32),
    ]


class Request(Structure):
    struct_size: int
    route: Bytes
    host: Bytes
    method: Bytes
    path: Bytes
    headers: int | None
    header_count: int
    tokens: int | None
    token_count: int
    token_failures: int | None
    token_failure_count: int
    client_address: Bytes
    now: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("route", Bytes),
        ("host", Bytes),
        ("method", Bytes),
        ("path", Bytes),
        ("headers", c_void_p),
        ("header_count", c_size_t),
        ("tokens", c_void_p),
        ("token_count", c_size_t),
        ("token_failures", c_void_p),
        ("token_failure_count", c_size_t),
        ("client_address", Bytes),
        ("now", c_int64),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class Decision(Structure):
    struct_size: int
    memory: int | None
    memory_size: int
    needed_size: int
    allowed: int
    reason: int
    status: int
    set_header_count: int
    removed_header_count: int
    removed_parameter_count: int
    limit_count: int
    reserved: int
    route: Bytes
    plan: Bytes
    consumer: Bytes
    www_authenticate: Bytes
    set_headers: Array[Field]
    removed_headers: Array[Bytes]
    removed_parameters: Array[Bytes]
    limits: Array[Field]
    limit_domain: Bytes
    _fields_ = [
        ("struct_size", c_size_t),
        ("memory", c_void_p),
        ("memory_size", c_size_t),
        ("needed_size", c_size_t),
        ("allowed", c_uint32),
        ("reason", c_uint32),
        ("status", c_uint32),
        ("set_header_count", c_uint32),
        ("removed_header_count", c_uint32),
        ("removed_parameter_count", c_uint32),
        ("limit_count", c_uint32),
        ("reserved", c_uint32),
        ("route", Bytes),
        ("plan", Bytes),
        ("consumer", Bytes),
        ("www_authenticate", Bytes),
        ("set_headers", Field * 4),
        ("removed_headers", Bytes * 8),
        ("removed_parameters", Bytes * 8),
        ("limits", Field * 4),
        ("limit_domain", Bytes),
    ]

    def __init__(self) -> None:
        super().__init__(sizeof(type(self)))


class ExplainRequest(Structure):
    struct_size: int
    method: String
    url: String
    environment: String
    client_address: String
    headers: int | None
    header_count: int
    now: int
    _fields_ = [
        ("struct_size", c_size_t),
        ("method", String),
        ("url", String),
        ("environment", String),
        ("client_address", String),
        ("headers", c_void_p),
        ("header_count", c_size_t),
        ("now", c_int64),
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
    "portalcore_result_render_statuses": (c_int32, (c_void_p, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_result_render_catalog": (
        c_int32,
        (c_void_p, c_char_p, c_size_t, POINTER(Viewer), c_uint32, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "portalcore_result_render_specification": (
        c_int32,
        (c_void_p, POINTER(Specification), POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "portalcore_result_compare": (c_int32, (c_void_p, c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_diff_count": (c_size_t, (c_void_p,)),
    "portalcore_diff_get": (c_int32, (c_void_p, c_size_t, POINTER(Difference), POINTER(c_void_p))),
    "portalcore_diff_render": (c_int32, (c_void_p, c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_diff_free": (None, (c_void_p,)),
    "portalcore_result_policy": (c_int32, (c_void_p, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_policy_load": (c_int32, (POINTER(Bytes), c_size_t, POINTER(c_void_p), POINTER(c_void_p))),
    "portalcore_policy_route_count": (c_size_t, (c_void_p,)),
    "portalcore_policy_key_count": (c_size_t, (c_void_p,)),
    "portalcore_policy_token_provider_count": (c_size_t, (c_void_p,)),
    "portalcore_policy_token_provider": (String, (c_void_p, c_size_t)),
    "portalcore_policy_decide": (c_int32, (c_void_p, POINTER(Request), POINTER(Decision), POINTER(c_void_p))),
    "portalcore_policy_decide_batch": (
        c_int32,
        (c_void_p, POINTER(Request), POINTER(Decision), c_size_t, POINTER(c_void_p)),
    ),
    "portalcore_policy_free": (None, (c_void_p,)),
    "portalcore_result_render_explanation": (
        c_int32,
        (c_void_p, POINTER(ExplainRequest), c_uint32, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "portalcore_result_render_overlaps": (
        c_int32,
        (c_void_p, c_uint32, c_uint32, POINTER(c_void_p), POINTER(c_void_p)),
    ),
    "portalcore_crds": (c_int32, (c_uint32, POINTER(c_void_p), POINTER(c_void_p))),
}


def bind(library: CDLL) -> None:
    """Declares every function of the header; AttributeError for one that the library lacks."""
    for name, (result, parameters) in FUNCTIONS.items():
        function = getattr(library, name)
        function.restype = result
        function.argtypes = parameters
