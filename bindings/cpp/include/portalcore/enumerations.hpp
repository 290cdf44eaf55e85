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
    istio = PORTALCORE_TARGET_ISTIO,
};

/// Whether a reference into another namespace needs a ReferenceGrant among the inputs.
enum class Grants : std::uint32_t {
    required = PORTALCORE_GRANTS_REQUIRED,
    /// For a single tenant: references cross namespaces freely.
    not_required = PORTALCORE_GRANTS_NOT_REQUIRED,
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

} // namespace portalcore

#endif
