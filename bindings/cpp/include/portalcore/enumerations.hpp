#ifndef PORTALCORE_ENUMERATIONS_HPP
#define PORTALCORE_ENUMERATIONS_HPP

#include <portalcore.h>

#include <cstdint>
#include <string_view>

namespace portalcore {

/// What became of a call. Later versions of the library may know more.
enum class Status : std::int32_t {
    ok = PORTALCORE_OK,
    invalid_argument = PORTALCORE_ERROR_INVALID_ARGUMENT,
    out_of_range = PORTALCORE_ERROR_OUT_OF_RANGE,
    duplicate_name = PORTALCORE_ERROR_DUPLICATE_NAME,
    invalid_state = PORTALCORE_ERROR_INVALID_STATE,
    unsupported_option = PORTALCORE_ERROR_UNSUPPORTED_OPTION,
    not_found = PORTALCORE_ERROR_NOT_FOUND,
    malformed = PORTALCORE_ERROR_MALFORMED,
    limit_exceeded = PORTALCORE_ERROR_LIMIT_EXCEEDED,
    internal = PORTALCORE_ERROR_INTERNAL,
};

/// The name of a status in words, such as "invalid argument". Valid for ever.
inline std::string_view status_name(Status status) noexcept {
    return portalcore_status_name(static_cast<portalcore_status>(status));
}

/// How a document is written.
enum class Format : std::uint32_t {
    /// Handed in: JSON where the text begins like it and is it, else YAML. Given back: YAML.
    automatic = PORTALCORE_FORMAT_AUTOMATIC,
    yaml = PORTALCORE_FORMAT_YAML,
    json = PORTALCORE_FORMAT_JSON,
};

/// How diagnostics are written.
enum class DiagnosticFormat : std::uint32_t {
    json = PORTALCORE_DIAGNOSTICS_JSON,
    /// SARIF 2.1.0, for code scanning.
    sarif = PORTALCORE_DIAGNOSTICS_SARIF,
    /// For people: with the lines of the source and carets.
    text = PORTALCORE_DIAGNOSTICS_TEXT,
    /// The same, in the colours of a terminal.
    text_color = PORTALCORE_DIAGNOSTICS_TEXT_COLOR,
    /// Workflow commands of GitHub, which become annotations.
    github = PORTALCORE_DIAGNOSTICS_GITHUB,
};

/// What the configuration is for.
enum class Target : std::uint32_t {
    /// The gateways of an Istio mesh.
    istio = PORTALCORE_TARGET_ISTIO,
    /// An Envoy by itself, on one machine.
    envoy = PORTALCORE_TARGET_ENVOY,
};

/// Whether Envoy answers operations by itself.
enum class Mocks : std::uint32_t {
    none = PORTALCORE_MOCKS_NONE,
    /// In the place of backends: each operation with an example of its description, else with its name.
    all = PORTALCORE_MOCKS_ALL,
};

/// Whether requests are logged.
enum class AccessLog : std::uint32_t {
    on = PORTALCORE_ACCESS_LOG_ON,
    off = PORTALCORE_ACCESS_LOG_OFF,
};

/// Whether a reference into another namespace needs a ReferenceGrant among the inputs.
enum class Grants : std::uint32_t {
    required = PORTALCORE_GRANTS_REQUIRED,
    /// For a single tenant: references cross namespaces freely.
    not_required = PORTALCORE_GRANTS_NOT_REQUIRED,
};

/// Whether Istio is to judge tokens as well.
enum class RequestAuthentication : std::uint32_t {
    off = PORTALCORE_REQUEST_AUTHENTICATION_OFF,
    /// It then judges the tokens of every host of the proxies.
    on = PORTALCORE_REQUEST_AUTHENTICATION_ON,
};

/// How required content is named. Later versions of the library may know more.
enum class ContentKind : std::uint32_t {
    /// A file; the name is its path, resolved against the text that names it.
    file = PORTALCORE_CONTENT_FILE,
    /// An http or https URL.
    url = PORTALCORE_CONTENT_URL,
    /// An entry of a ConfigMap that is not among the inputs: namespace/name/key.
    config_map = PORTALCORE_CONTENT_CONFIG_MAP,
};

/// When a document is to be applied: lower phases first, deletion the other way round. Later versions of the library
/// may know more, in between.
enum class Phase : std::uint32_t {
    unknown = 0,
    filters = PORTALCORE_PHASE_FILTERS,
    policy = PORTALCORE_PHASE_POLICY,
    foundations = PORTALCORE_PHASE_FOUNDATIONS,
    parts = PORTALCORE_PHASE_PARTS,
    routes = PORTALCORE_PHASE_ROUTES,
};

/// How much a finding matters.
enum class Severity : std::uint32_t {
    /// What it names is not used.
    error = PORTALCORE_SEVERITY_ERROR,
    /// It is used, and probably not as meant.
    warning = PORTALCORE_SEVERITY_WARNING,
    /// Worth knowing.
    info = PORTALCORE_SEVERITY_INFO,
};

/// What is to be done with an object.
enum class Action : std::uint32_t {
    /// Create it, or replace what is there.
    upsert = PORTALCORE_CHANGE_UPSERT,
    remove = PORTALCORE_CHANGE_DELETE,
};

/// The version of OpenAPI that a specification is written in.
enum class OpenApi : std::uint32_t {
    v3_1 = PORTALCORE_OPENAPI_3_1,
    v3_0 = PORTALCORE_OPENAPI_3_0,
};

/// How much a difference matters. Later versions of the library may know more, in between: compare by order.
enum class DiffSeverity : std::uint32_t {
    /// Nobody has to do anything.
    safe = PORTALCORE_DIFF_SAFE,
    /// It may be noticed, or it opens something.
    risky = PORTALCORE_DIFF_RISKY,
    /// Calls that succeed today will fail.
    breaking = PORTALCORE_DIFF_BREAKING,
};

/// How differences are written.
enum class DiffFormat : std::uint32_t {
    json = PORTALCORE_DIFF_JSON,
    /// For people.
    text = PORTALCORE_DIFF_TEXT,
};

/// How explanations and overlaps are written.
enum class ReportFormat : std::uint32_t {
    json = PORTALCORE_REPORT_JSON,
    /// For people.
    text = PORTALCORE_REPORT_TEXT,
    yaml = PORTALCORE_REPORT_YAML,
};

/// Which overlaps are listed.
enum class Overlaps : std::uint32_t {
    /// Those that somebody may not have meant.
    findings = PORTALCORE_OVERLAPS_FINDINGS,
    /// Operations inside more general ones too.
    all = PORTALCORE_OVERLAPS_ALL,
};

/// Why a request is let through, or not. Later versions of the library may know more, in between.
enum class Reason : std::uint32_t {
    /// Nothing was decided yet.
    undecided = 0,
    /// It is let through.
    key_accepted = PORTALCORE_REASON_KEY_ACCEPTED,
    token_accepted = PORTALCORE_REASON_TOKEN_ACCEPTED,
    /// The operation is open.
    open = PORTALCORE_REASON_OPEN,
    /// The gateway answers by itself, with the status of the decision.
    guarded = PORTALCORE_REASON_GUARDED,
    /// There is no operation.
    unknown_route = PORTALCORE_REASON_UNKNOWN_ROUTE,
    unknown_host = PORTALCORE_REASON_UNKNOWN_HOST,
    /// Not all documents of the environment were loaded, or they contradict each other; or two have the host.
    incomplete_policy = PORTALCORE_REASON_INCOMPLETE_POLICY,
    /// A CORS preflight, which the gateway answers before it asks.
    preflight = PORTALCORE_REASON_PREFLIGHT,
    /// The operation has no plan and is not open.
    closed = PORTALCORE_REASON_CLOSED,
    /// It is not known who calls.
    credential_missing = PORTALCORE_REASON_CREDENTIAL_MISSING,
    credential_invalid = PORTALCORE_REASON_CREDENTIAL_INVALID,
    credential_expired = PORTALCORE_REASON_CREDENTIAL_EXPIRED,
    /// A key was sent twice.
    credential_ambiguous = PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS,
    /// It is known who calls, and that is not enough.
    other_plan = PORTALCORE_REASON_OTHER_PLAN,
    group = PORTALCORE_REASON_GROUP,
    audience = PORTALCORE_REASON_AUDIENCE,
    scope = PORTALCORE_REASON_SCOPE,
    claim = PORTALCORE_REASON_CLAIM,
    consumer = PORTALCORE_REASON_CONSUMER,
    /// It could not be decided. The keys of tokens could not be fetched.
    keys_unavailable = PORTALCORE_REASON_KEYS_UNAVAILABLE,
    /// The memory of the decision is smaller than its needed_size().
    memory_too_small = PORTALCORE_REASON_MEMORY_TOO_SMALL,
    /// The plans of the operation send keys in more places than a decision can remove.
    too_many_locations = PORTALCORE_REASON_TOO_MANY_LOCATIONS,
};

} // namespace portalcore

#endif
