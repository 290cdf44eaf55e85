package portalcore

// #include <portalcore.h>
import "C"

// Format is how a document is written.
type Format uint32

const (
	// Automatic is, handed in, JSON where the text begins like it and is it, else YAML; given back, YAML.
	Automatic Format = C.PORTALCORE_FORMAT_AUTOMATIC
	// YAML is the format of Kubernetes manifests.
	YAML Format = C.PORTALCORE_FORMAT_YAML
	// JSON is the format of the Kubernetes API.
	JSON Format = C.PORTALCORE_FORMAT_JSON
)

// Target is what the configuration is for.
type Target uint32

// TargetIstio is the default.
const TargetIstio Target = C.PORTALCORE_TARGET_ISTIO

// Grants says whether a reference into another namespace needs a ReferenceGrant among the inputs.
type Grants uint32

const (
	// GrantsRequired is the default.
	GrantsRequired Grants = C.PORTALCORE_GRANTS_REQUIRED
	// GrantsNotRequired is for a single tenant: references cross namespaces freely.
	GrantsNotRequired Grants = C.PORTALCORE_GRANTS_NOT_REQUIRED
)

// ContentKind is how required content is named. Later versions may know more.
type ContentKind uint32

const (
	// ContentFile is a file; the name is its path, resolved against the text that names it.
	ContentFile ContentKind = C.PORTALCORE_CONTENT_FILE
	// ContentURL is an http or https URL.
	ContentURL ContentKind = C.PORTALCORE_CONTENT_URL
	// ContentConfigMap is an entry of a ConfigMap that is not among the inputs: namespace/name/key.
	ContentConfigMap ContentKind = C.PORTALCORE_CONTENT_CONFIG_MAP
)

// Phase is when a document is to be applied: lower phases first; deletion goes the other way round. Later versions may
// know more, in between.
type Phase uint32

const (
	// PhaseFilters is what filters requests: a route whose filters are not there yet is open.
	PhaseFilters Phase = C.PORTALCORE_PHASE_FILTERS
	// PhaseFoundations is what routes need to exist: Gateway, ServiceEntry, DestinationRule.
	PhaseFoundations Phase = C.PORTALCORE_PHASE_FOUNDATIONS
	// PhaseParts is parts of routing that a later document refers to.
	PhaseParts Phase = C.PORTALCORE_PHASE_PARTS
	// PhaseRoutes is what makes operations reachable.
	PhaseRoutes Phase = C.PORTALCORE_PHASE_ROUTES
)

// Severity is how much a finding matters.
type Severity uint32

const (
	// SeverityError means that what it names is not used.
	SeverityError Severity = C.PORTALCORE_SEVERITY_ERROR
	// SeverityWarning means that it is used, and probably not as meant.
	SeverityWarning Severity = C.PORTALCORE_SEVERITY_WARNING
	// SeverityInfo means that it is worth knowing.
	SeverityInfo Severity = C.PORTALCORE_SEVERITY_INFO
)

// DiagnosticsFormat is how diagnostics are written.
type DiagnosticsFormat uint32

const (
	// DiagnosticsJSON is {"schemaVersion": 1, "diagnostics": [...], "errors": n, "warnings": n}.
	DiagnosticsJSON DiagnosticsFormat = C.PORTALCORE_DIAGNOSTICS_JSON
	// DiagnosticsSARIF is SARIF 2.1.0, for code scanning.
	DiagnosticsSARIF DiagnosticsFormat = C.PORTALCORE_DIAGNOSTICS_SARIF
	// DiagnosticsText is for people: with the lines of the source and carets.
	DiagnosticsText DiagnosticsFormat = C.PORTALCORE_DIAGNOSTICS_TEXT
	// DiagnosticsTextColor is the same, in the colours of a terminal.
	DiagnosticsTextColor DiagnosticsFormat = C.PORTALCORE_DIAGNOSTICS_TEXT_COLOR
	// DiagnosticsGitHub is workflow commands of GitHub, which become annotations.
	DiagnosticsGitHub DiagnosticsFormat = C.PORTALCORE_DIAGNOSTICS_GITHUB
)

// Action is what is to be done with an object.
type Action uint32

const (
	// Upsert creates it, or replaces what is there.
	Upsert Action = C.PORTALCORE_CHANGE_UPSERT
	// Delete deletes it.
	Delete Action = C.PORTALCORE_CHANGE_DELETE
)

// Status is what became of a call that failed. Each is an error, for errors.Is; what a call returns is an *Error.
type Status int32

// Misuse: the same call will fail again.
const (
	// ErrInvalidArgument means that an argument is empty, too large, not UTF-8, or names no value of its enumeration.
	ErrInvalidArgument Status = C.PORTALCORE_ERROR_INVALID_ARGUMENT
	// ErrOutOfRange means that an index is at or beyond the count, or a number is beyond what its documentation allows.
	ErrOutOfRange Status = C.PORTALCORE_ERROR_OUT_OF_RANGE
	// ErrDuplicateName means that the input already holds something of this name.
	ErrDuplicateName Status = C.PORTALCORE_ERROR_DUPLICATE_NAME
	// ErrInvalidState means that the call is not allowed in the state that the object is in.
	ErrInvalidState Status = C.PORTALCORE_ERROR_INVALID_STATE
	// ErrUnsupportedOption means that this version of the library does not know what is asked for.
	ErrUnsupportedOption Status = C.PORTALCORE_ERROR_UNSUPPORTED_OPTION
)

// ErrLimitExceeded means that a limit of Options would be exceeded. The same call may succeed with other options.
const ErrLimitExceeded Status = C.PORTALCORE_ERROR_LIMIT_EXCEEDED

// ErrInternal means that the library contradicted itself. Please report it.
const ErrInternal Status = C.PORTALCORE_ERROR_INTERNAL

// abiVersion is the version of the interface that this package was compiled for.
const abiVersion = C.PORTALCORE_ABI_VERSION
