"""The numbers of the header as enumerations."""

from __future__ import annotations

import enum
from typing import TypeVar

from . import _raw

_Member = TypeVar("_Member", bound="Number")


class Number(enum.IntEnum):
    """An enumeration that later versions of the library may extend.

    A number that this package does not know becomes a member for the time being, such as `Severity.UNKNOWN_9`, which
    equals 9 and is not listed.
    """

    @classmethod
    def _missing_(cls: type[_Member], value: object) -> _Member | None:
        if not isinstance(value, int) or value < 0:
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value:d}"
        member._value_ = value
        return member


class Status(Number):
    """Why a call failed."""

    OK = _raw.OK
    INVALID_ARGUMENT = _raw.ERROR_INVALID_ARGUMENT
    OUT_OF_RANGE = _raw.ERROR_OUT_OF_RANGE
    DUPLICATE_NAME = _raw.ERROR_DUPLICATE_NAME
    INVALID_STATE = _raw.ERROR_INVALID_STATE
    UNSUPPORTED_OPTION = _raw.ERROR_UNSUPPORTED_OPTION
    NOT_FOUND = _raw.ERROR_NOT_FOUND
    MALFORMED = _raw.ERROR_MALFORMED
    LIMIT_EXCEEDED = _raw.ERROR_LIMIT_EXCEEDED
    INTERNAL = _raw.ERROR_INTERNAL


class Format(Number):
    """How a document is written."""

    #: Handed in: JSON where the text begins like it and is it, else YAML. Given back: YAML.
    AUTOMATIC = _raw.FORMAT_AUTOMATIC
    YAML = _raw.FORMAT_YAML
    JSON = _raw.FORMAT_JSON


class Target(Number):
    """What the configuration is for."""

    #: The gateways of an Istio mesh: the default.
    ISTIO = _raw.TARGET_ISTIO
    #: An Envoy by itself, on one machine.
    ENVOY = _raw.TARGET_ENVOY


class Mocks(Number):
    """Whether Envoy answers operations by itself."""

    #: The default.
    NONE = _raw.MOCKS_NONE
    #: In the place of backends: each operation with an example of its description, else with its name.
    ALL = _raw.MOCKS_ALL


class AccessLog(Number):
    """Whether requests are logged."""

    #: The default.
    ON = _raw.ACCESS_LOG_ON
    OFF = _raw.ACCESS_LOG_OFF


class ReportFormat(Number):
    """How explanations and overlaps are written."""

    JSON = _raw.REPORT_JSON
    #: For people.
    TEXT = _raw.REPORT_TEXT
    #: The same as in JSON.
    YAML = _raw.REPORT_YAML


class Overlaps(Number):
    """Which overlaps are listed."""

    #: Those that somebody may not have meant.
    FINDINGS = _raw.OVERLAPS_FINDINGS
    #: Operations inside more general ones too, such as /orders/export and /orders/{id}.
    ALL = _raw.OVERLAPS_ALL


class ReferenceGrants(Number):
    """Whether a reference into another namespace needs a ReferenceGrant among the inputs."""

    #: The default.
    REQUIRED = _raw.GRANTS_REQUIRED
    #: For a single tenant: references cross namespaces freely.
    NOT_REQUIRED = _raw.GRANTS_NOT_REQUIRED


class RequestAuthentication(Number):
    """Whether Istio is to judge tokens as well."""

    #: The default.
    OFF = _raw.REQUEST_AUTHENTICATION_OFF
    #: It then judges the tokens of every host of the proxies: docs/coverage.md.
    ON = _raw.REQUEST_AUTHENTICATION_ON


class ContentKind(Number):
    """How required content is named."""

    #: A file; the name is its path, resolved against the text that names it.
    FILE = _raw.CONTENT_FILE
    #: An http or https URL.
    URL = _raw.CONTENT_URL
    #: An entry of a ConfigMap that is not among the inputs: namespace/name/key.
    CONFIG_MAP = _raw.CONTENT_CONFIG_MAP


class Phase(Number):
    """When a document is to be applied: lower phases first; deletion goes the other way round."""

    #: Of an adopted object that does not say: deleted first.
    UNKNOWN = 0
    #: What filters requests: a route whose filters are not there yet is open.
    FILTERS = _raw.PHASE_FILTERS
    #: What authorization and rate limit servers read: a route that they do not know is refused.
    POLICY = _raw.PHASE_POLICY
    #: What routes need to exist: Gateway, ServiceEntry, DestinationRule.
    FOUNDATIONS = _raw.PHASE_FOUNDATIONS
    #: Parts of routing that a later document refers to.
    PARTS = _raw.PHASE_PARTS
    #: What makes operations reachable.
    ROUTES = _raw.PHASE_ROUTES


class Severity(Number):
    """How much a finding matters."""

    #: What it names is not used.
    ERROR = _raw.SEVERITY_ERROR
    #: It is used, and probably not as meant.
    WARNING = _raw.SEVERITY_WARNING
    #: Worth knowing.
    INFO = _raw.SEVERITY_INFO


class DiagnosticsFormat(Number):
    """How diagnostics are written."""

    JSON = _raw.DIAGNOSTICS_JSON
    #: SARIF 2.1.0, for code scanning.
    SARIF = _raw.DIAGNOSTICS_SARIF
    #: For people: with the lines of the source and carets.
    TEXT = _raw.DIAGNOSTICS_TEXT
    #: The same, in the colours of a terminal.
    TEXT_COLOR = _raw.DIAGNOSTICS_TEXT_COLOR
    #: Workflow commands of GitHub, which become annotations.
    GITHUB = _raw.DIAGNOSTICS_GITHUB


class Action(Number):
    """What is to be done with an object."""

    #: Create it, or replace what is there.
    UPSERT = _raw.CHANGE_UPSERT
    DELETE = _raw.CHANGE_DELETE


class OpenApi(Number):
    """The version of OpenAPI that a specification is written in."""

    #: The default.
    V3_1 = _raw.OPENAPI_3_1
    V3_0 = _raw.OPENAPI_3_0


class DiffSeverity(Number):
    """How much a difference matters; larger is worse."""

    #: Nobody has to do anything.
    SAFE = _raw.DIFF_SAFE
    #: It may be noticed, or it opens something.
    RISKY = _raw.DIFF_RISKY
    #: Calls that succeed today will fail.
    BREAKING = _raw.DIFF_BREAKING


class DiffFormat(Number):
    """How differences are written."""

    #: docs/diff.md has the schema.
    JSON = _raw.DIFF_JSON
    #: For people.
    TEXT = _raw.DIFF_TEXT


class Reason(Number):
    """Why a request is let through (below 10), or not."""

    #: It is let through: an API key was accepted.
    KEY_ACCEPTED = _raw.REASON_KEY_ACCEPTED
    #: It is let through: a token was accepted.
    TOKEN_ACCEPTED = _raw.REASON_TOKEN_ACCEPTED
    #: It is let through: the operation is open.
    OPEN = _raw.REASON_OPEN
    #: It is let through: the gateway answers by itself, with the status of the decision.
    GUARDED = _raw.REASON_GUARDED
    #: There is no operation. No route is like that.
    UNKNOWN_ROUTE = _raw.REASON_UNKNOWN_ROUTE
    #: There is no operation. No host is like that.
    UNKNOWN_HOST = _raw.REASON_UNKNOWN_HOST
    #: Not all documents of the environment were loaded, or they contradict each other; or two have the host.
    INCOMPLETE_POLICY = _raw.REASON_INCOMPLETE_POLICY
    #: A CORS preflight, which the gateway answers before it asks.
    PREFLIGHT = _raw.REASON_PREFLIGHT
    #: The operation has no plan and is not open.
    CLOSED = _raw.REASON_CLOSED
    #: It is not known who calls.
    CREDENTIAL_MISSING = _raw.REASON_CREDENTIAL_MISSING
    CREDENTIAL_INVALID = _raw.REASON_CREDENTIAL_INVALID
    CREDENTIAL_EXPIRED = _raw.REASON_CREDENTIAL_EXPIRED
    #: A key was sent twice.
    CREDENTIAL_AMBIGUOUS = _raw.REASON_CREDENTIAL_AMBIGUOUS
    #: It is known who calls, and that is not enough: a key of another product or plan.
    OTHER_PLAN = _raw.REASON_OTHER_PLAN
    #: No group of theirs sees the operation.
    GROUP = _raw.REASON_GROUP
    #: What is missing in a token.
    AUDIENCE = _raw.REASON_AUDIENCE
    SCOPE = _raw.REASON_SCOPE
    CLAIM = _raw.REASON_CLAIM
    CONSUMER = _raw.REASON_CONSUMER
    #: It could not be decided: the keys of tokens could not be fetched.
    KEYS_UNAVAILABLE = _raw.REASON_KEYS_UNAVAILABLE
    #: The memory is smaller than Decision.needed_size.
    MEMORY_TOO_SMALL = _raw.REASON_MEMORY_TOO_SMALL
    #: The plans of the operation send keys in more places than a decision can remove.
    TOO_MANY_LOCATIONS = _raw.REASON_TOO_MANY_LOCATIONS
