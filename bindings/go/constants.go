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

const (
	// TargetIstio is the default: the gateways of an Istio mesh.
	TargetIstio Target = C.PORTALCORE_TARGET_ISTIO
	// TargetEnvoy is an Envoy by itself, on one machine.
	TargetEnvoy Target = C.PORTALCORE_TARGET_ENVOY
)

// Mocks says whether Envoy answers operations by itself.
type Mocks uint32

const (
	// MocksNone is the default.
	MocksNone Mocks = C.PORTALCORE_MOCKS_NONE
	// MocksAll answers each operation with an example of its description, else with its name.
	MocksAll Mocks = C.PORTALCORE_MOCKS_ALL
)

// AccessLog says whether requests are logged.
type AccessLog uint32

const (
	// AccessLogOn is the default.
	AccessLogOn AccessLog = C.PORTALCORE_ACCESS_LOG_ON
	// AccessLogOff is for no log.
	AccessLogOff AccessLog = C.PORTALCORE_ACCESS_LOG_OFF
)

// ReportFormat is how explanations and overlaps are written.
type ReportFormat uint32

const (
	// ReportJSON is {"schemaVersion": 1, ...}.
	ReportJSON ReportFormat = C.PORTALCORE_REPORT_JSON
	// ReportText is for people.
	ReportText ReportFormat = C.PORTALCORE_REPORT_TEXT
	// ReportYAML is the same as in JSON.
	ReportYAML ReportFormat = C.PORTALCORE_REPORT_YAML
)

// Overlaps says which overlaps are listed.
type Overlaps uint32

const (
	// OverlapsFindings are those that somebody may not have meant.
	OverlapsFindings Overlaps = C.PORTALCORE_OVERLAPS_FINDINGS
	// OverlapsAll are operations inside more general ones too, such as /orders/export and /orders/{id}.
	OverlapsAll Overlaps = C.PORTALCORE_OVERLAPS_ALL
)

// Grants says whether a reference into another namespace needs a ReferenceGrant among the inputs.
type Grants uint32

const (
	// GrantsRequired is the default.
	GrantsRequired Grants = C.PORTALCORE_GRANTS_REQUIRED
	// GrantsNotRequired is for a single tenant: references cross namespaces freely.
	GrantsNotRequired Grants = C.PORTALCORE_GRANTS_NOT_REQUIRED
)

// RequestAuthentication says whether Istio is to judge tokens as well.
type RequestAuthentication uint32

const (
	// RequestAuthenticationOff is the default.
	RequestAuthenticationOff RequestAuthentication = C.PORTALCORE_REQUEST_AUTHENTICATION_OFF
	// RequestAuthenticationOn makes it judge the tokens of every host of the proxies.
	RequestAuthenticationOn RequestAuthentication = C.PORTALCORE_REQUEST_AUTHENTICATION_ON
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
	// PhasePolicy is what authorization and rate limit servers read: a route that they do not know is refused.
	PhasePolicy Phase = C.PORTALCORE_PHASE_POLICY
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

// OpenAPI is the version of OpenAPI that a specification is written in.
type OpenAPI uint32

const (
	// OpenAPI31 is the default.
	OpenAPI31 OpenAPI = C.PORTALCORE_OPENAPI_3_1
	// OpenAPI30 is for readers that do not know 3.1.
	OpenAPI30 OpenAPI = C.PORTALCORE_OPENAPI_3_0
)

// DiffSeverity is how much a difference matters: more is worse. Later versions may know more, in between.
type DiffSeverity uint32

const (
	// DiffSafe means that nobody has to do anything.
	DiffSafe DiffSeverity = C.PORTALCORE_DIFF_SAFE
	// DiffRisky means that it may be noticed, or that it opens something.
	DiffRisky DiffSeverity = C.PORTALCORE_DIFF_RISKY
	// DiffBreaking means that calls that succeed today will fail.
	DiffBreaking DiffSeverity = C.PORTALCORE_DIFF_BREAKING
)

// DiffFormat is how differences are written.
type DiffFormat uint32

const (
	// DiffJSON is {"schemaVersion": 1, "differences": [...]}.
	DiffJSON DiffFormat = C.PORTALCORE_DIFF_JSON
	// DiffText is for people.
	DiffText DiffFormat = C.PORTALCORE_DIFF_TEXT
)

// Reason is why a request is let through, or not. Later versions may know more, in between: 1 to 9 are let through, 10 to
// 19 know no operation, 20 to 29 do not know who calls, 30 to 39 know it and it is not enough, 40 to 59 could not decide.
type Reason uint32

const (
	// ReasonKeyAccepted means that an API key was accepted.
	ReasonKeyAccepted Reason = C.PORTALCORE_REASON_KEY_ACCEPTED
	// ReasonTokenAccepted means that a token was accepted.
	ReasonTokenAccepted Reason = C.PORTALCORE_REASON_TOKEN_ACCEPTED
	// ReasonOpen means that the operation is open.
	ReasonOpen Reason = C.PORTALCORE_REASON_OPEN
	// ReasonGuarded means that the gateway answers by itself, with the status of the decision.
	ReasonGuarded Reason = C.PORTALCORE_REASON_GUARDED

	// ReasonUnknownRoute means that no route is like that.
	ReasonUnknownRoute Reason = C.PORTALCORE_REASON_UNKNOWN_ROUTE
	// ReasonUnknownHost means that no host is like that.
	ReasonUnknownHost Reason = C.PORTALCORE_REASON_UNKNOWN_HOST
	// ReasonIncompletePolicy means that not all documents of the environment were loaded, or they contradict each other; or
	// two environments have the host.
	ReasonIncompletePolicy Reason = C.PORTALCORE_REASON_INCOMPLETE_POLICY
	// ReasonPreflight means a CORS preflight, which the gateway answers before it asks.
	ReasonPreflight Reason = C.PORTALCORE_REASON_PREFLIGHT
	// ReasonClosed means that the operation has no plan and is not open.
	ReasonClosed Reason = C.PORTALCORE_REASON_CLOSED

	// ReasonCredentialMissing means that no key and no token was sent.
	ReasonCredentialMissing Reason = C.PORTALCORE_REASON_CREDENTIAL_MISSING
	// ReasonCredentialInvalid means that what was sent is no key, or no token.
	ReasonCredentialInvalid Reason = C.PORTALCORE_REASON_CREDENTIAL_INVALID
	// ReasonCredentialExpired means that its time is over, or has not begun.
	ReasonCredentialExpired Reason = C.PORTALCORE_REASON_CREDENTIAL_EXPIRED
	// ReasonCredentialAmbiguous means that a key was sent twice.
	ReasonCredentialAmbiguous Reason = C.PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS

	// ReasonOtherPlan means a key of another product or plan.
	ReasonOtherPlan Reason = C.PORTALCORE_REASON_OTHER_PLAN
	// ReasonGroup means that no group of the caller may call the operation.
	ReasonGroup Reason = C.PORTALCORE_REASON_GROUP
	// ReasonAudience means that the token is for another audience.
	ReasonAudience Reason = C.PORTALCORE_REASON_AUDIENCE
	// ReasonScope means that the token lacks a scope.
	ReasonScope Reason = C.PORTALCORE_REASON_SCOPE
	// ReasonClaim means that the token lacks another claim.
	ReasonClaim Reason = C.PORTALCORE_REASON_CLAIM
	// ReasonConsumer means that the token does not name the consumer.
	ReasonConsumer Reason = C.PORTALCORE_REASON_CONSUMER

	// ReasonKeysUnavailable means that the keys of tokens could not be fetched.
	ReasonKeysUnavailable Reason = C.PORTALCORE_REASON_KEYS_UNAVAILABLE
	// ReasonMemoryTooSmall means that the texts of the decision need more memory than the decider may take.
	ReasonMemoryTooSmall Reason = C.PORTALCORE_REASON_MEMORY_TOO_SMALL
	// ReasonTooManyLocations means that the plans of the operation send keys in more places than a decision can remove.
	ReasonTooManyLocations Reason = C.PORTALCORE_REASON_TOO_MANY_LOCATIONS
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
	// ErrNotFound means that nothing has the name that was asked for.
	ErrNotFound Status = C.PORTALCORE_ERROR_NOT_FOUND
	// ErrMalformed means that a text is not what it has to be, such as the document of a policy.
	ErrMalformed Status = C.PORTALCORE_ERROR_MALFORMED
)

// ErrLimitExceeded means that a limit of Options would be exceeded. The same call may succeed with other options.
const ErrLimitExceeded Status = C.PORTALCORE_ERROR_LIMIT_EXCEEDED

// ErrInternal means that the library contradicted itself. Please report it.
const ErrInternal Status = C.PORTALCORE_ERROR_INTERNAL

// abiVersion is the version of the interface that this package was compiled for.
const abiVersion = C.PORTALCORE_ABI_VERSION
