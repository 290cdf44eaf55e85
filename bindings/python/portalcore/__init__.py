"""PortalCore: the resources of a developer portal in, configuration of Istio or Envoy out.

    import portalcore
    result = portalcore.translate_paths(["Examples/orders"])
    print(result.yaml, end="")

One call, for tools: translate() and validate() of texts, translate_paths() and validate_paths() of files; Input for
those who want the steps. A Workspace, for controllers, keeps what it was told and says what has changed. compare()
says what people notice of the step from one result to another; a Policy decides who may call what.

Mistakes in the input are the result's `diagnostics`. Misuse, an exceeded limit or a fault of the library raises a
PortalCoreError. Every object may be used by any number of threads, and calls let other threads of Python run.
"""

from ._changes import Changes
from ._decision import Decision, Request
from ._diff import Diff, Difference, compare
from ._enums import (
    AccessLog,
    Action,
    ContentKind,
    DiagnosticsFormat,
    DiffFormat,
    DiffSeverity,
    Format,
    Mocks,
    OpenApi,
    Overlaps,
    Phase,
    Reason,
    ReferenceGrants,
    ReportFormat,
    RequestAuthentication,
    Severity,
    Status,
    Target,
)
from ._errors import (
    DuplicateNameError,
    InternalError,
    InvalidArgumentError,
    InvalidStateError,
    LimitExceededError,
    MalformedError,
    NotFoundError,
    OutOfRangeError,
    PortalCoreError,
    UnsupportedOptionError,
)
from ._files import read_paths, translate_paths, validate_paths
from ._input import Input
from ._options import Backend, Endpoint, EnvoyOptions, Options
from ._policy import Policy
from ._published import Viewer
from ._raw import VERSION as __version__
from ._result import Result
from ._strings import Name, Text
from ._texts import abi_version, crds, page, version
from ._translate import Content, Supply, Texts, translate, validate
from ._values import Change, Diagnostic, Document, Fix, Label, Range, Requirement
from ._workspace import Workspace

__all__ = [
    "AccessLog",
    "Action",
    "Backend",
    "Change",
    "Changes",
    "Content",
    "ContentKind",
    "Decision",
    "Diagnostic",
    "DiagnosticsFormat",
    "Diff",
    "DiffFormat",
    "DiffSeverity",
    "Difference",
    "Document",
    "DuplicateNameError",
    "Endpoint",
    "EnvoyOptions",
    "Fix",
    "Format",
    "Input",
    "InternalError",
    "InvalidArgumentError",
    "InvalidStateError",
    "Label",
    "LimitExceededError",
    "MalformedError",
    "Mocks",
    "Name",
    "NotFoundError",
    "OpenApi",
    "Options",
    "OutOfRangeError",
    "Overlaps",
    "Phase",
    "Policy",
    "PortalCoreError",
    "Range",
    "Reason",
    "ReferenceGrants",
    "ReportFormat",
    "Request",
    "RequestAuthentication",
    "Requirement",
    "Result",
    "Severity",
    "Status",
    "Supply",
    "Target",
    "Text",
    "Texts",
    "UnsupportedOptionError",
    "Viewer",
    "Workspace",
    "__version__",
    "abi_version",
    "compare",
    "crds",
    "page",
    "read_paths",
    "translate",
    "translate_paths",
    "validate",
    "validate_paths",
    "version",
]
