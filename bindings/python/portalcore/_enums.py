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

    ISTIO = _raw.TARGET_ISTIO


class ReferenceGrants(Number):
    """Whether a reference into another namespace needs a ReferenceGrant among the inputs."""

    #: The default.
    REQUIRED = _raw.GRANTS_REQUIRED
    #: For a single tenant: references cross namespaces freely.
    NOT_REQUIRED = _raw.GRANTS_NOT_REQUIRED


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
