#include "session.hpp"

#include <map>

using portalcore::Format;

std::uint64_t number(const std::string& word) {
    if (word.empty() || word.find_first_not_of("0123456789") != std::string::npos) {
        die("not a number: " + word);
    }
    return std::stoull(word);
}

std::int64_t signed_number(const std::string& word) {
    const bool negative = !word.empty() && word[0] == '-';
    const auto value = static_cast<std::int64_t>(number(negative ? word.substr(1) : word));
    return negative ? -value : value;
}

template <typename Value>
static Value choice(const std::map<std::string, Value>& values, const std::string& word) {
    const auto found = values.find(word);
    if (found == values.end()) {
        die("no such word: " + word);
    }
    return found->second;
}

Format document_format(const std::string& word) {
    static const std::map<std::string, Format> formats = {
        {"automatic", Format::automatic}, {"yaml", Format::yaml}, {"json", Format::json}};
    return choice(formats, word);
}

portalcore::DiagnosticFormat diagnostics_format(const std::string& word) {
    using Diagnostics = portalcore::DiagnosticFormat;
    static const std::map<std::string, Diagnostics> formats = {{"json", Diagnostics::json},
        {"sarif", Diagnostics::sarif}, {"text", Diagnostics::text}, {"text-color", Diagnostics::text_color},
        {"github", Diagnostics::github}};
    return choice(formats, word);
}

portalcore::DiffFormat diff_format(const std::string& word) {
    static const std::map<std::string, portalcore::DiffFormat> formats = {
        {"json", portalcore::DiffFormat::json}, {"text", portalcore::DiffFormat::text}};
    return choice(formats, word);
}

portalcore::ReportFormat report_format(const std::string& word) {
    using Report = portalcore::ReportFormat;
    static const std::map<std::string, Report> formats = {
        {"json", Report::json}, {"text", Report::text}, {"yaml", Report::yaml}};
    return choice(formats, word);
}

portalcore::Overlaps overlaps_scope(const std::string& word) {
    static const std::map<std::string, portalcore::Overlaps> scopes = {
        {"findings", portalcore::Overlaps::findings}, {"all", portalcore::Overlaps::all}};
    return choice(scopes, word);
}

portalcore::OpenApi openapi_version(const std::string& word) {
    static const std::map<std::string, portalcore::OpenApi> versions = {
        {"automatic", {}}, {"3.1", portalcore::OpenApi::v3_1}, {"3.0", portalcore::OpenApi::v3_0}};
    return choice(versions, word);
}

void set_option(portalcore::Options& options, const std::string& field, const std::string& value) {
    using Options = portalcore::Options;
    static const std::map<std::string, Options& (Options::*)(std::uint64_t)> numbers = {
        {"max_text_bytes", &Options::max_text_bytes}, {"max_total_bytes", &Options::max_total_bytes},
        {"max_depth", &Options::max_depth}, {"max_nodes", &Options::max_nodes},
        {"max_aliased_nodes", &Options::max_aliased_nodes}, {"max_scalar_bytes", &Options::max_scalar_bytes},
        {"max_documents", &Options::max_documents}, {"max_object_routes", &Options::max_object_routes},
        {"preferred_object_bytes", &Options::preferred_object_bytes}, {"max_object_bytes", &Options::max_object_bytes},
        {"max_revisions", &Options::max_revisions}};
    static const std::map<std::string, Options& (Options::*)(std::string)> texts = {
        {"default_namespace", &Options::default_namespace}, {"cluster_domain", &Options::cluster_domain},
        {"assumed_gateway_namespace", &Options::assumed_gateway_namespace},
        {"assumed_gateway_name", &Options::assumed_gateway_name},
        {"authorization_service_namespace", &Options::authorization_service_namespace},
        {"authorization_service_name", &Options::authorization_service_name},
        {"rate_limit_service_namespace", &Options::rate_limit_service_namespace},
        {"rate_limit_service_name", &Options::rate_limit_service_name},
        {"portal_service_namespace", &Options::portal_service_namespace},
        {"portal_service_name", &Options::portal_service_name}, {"root_namespace", &Options::root_namespace}};
    static const std::map<std::string, Options& (Options::*)(std::uint32_t) noexcept> ports = {
        {"authorization_service_port", &Options::authorization_service_port},
        {"rate_limit_service_port", &Options::rate_limit_service_port},
        {"portal_service_port", &Options::portal_service_port}};
    if (field == "target") {
        options.target(static_cast<portalcore::Target>(number(value)));
    } else if (field == "reference_grants") {
        options.reference_grants(static_cast<portalcore::Grants>(number(value)));
    } else if (field == "request_authentication") {
        options.request_authentication(static_cast<portalcore::RequestAuthentication>(number(value)));
    } else if (texts.count(field) != 0) {
        (options.*choice(texts, field))(value);
    } else if (ports.count(field) != 0) {
        (options.*choice(ports, field))(static_cast<std::uint32_t>(number(value)));
    } else {
        (options.*choice(numbers, field))(number(value));
    }
}

void set_envoy_option(portalcore::EnvoyOptions& options, const std::string& field, const std::string& value) {
    using Options = portalcore::EnvoyOptions;
    static const std::map<std::string, std::string Options::*> texts = {{"access_log", &Options::access_log},
        {"directory", &Options::directory}, {"trusted_certificates", &Options::trusted_certificates}};
    static const std::map<std::string, portalcore::Endpoint Options::*> endpoints = {{"listener", &Options::listener},
        {"admin", &Options::admin}, {"authorization", &Options::authorization}, {"rate_limit", &Options::rate_limit},
        {"portal", &Options::portal}};
    const auto point = field.find('.');
    if (field == "mocks") {
        options.mocks = static_cast<portalcore::Mocks>(number(value));
    } else if (field == "access_logging") {
        options.access_logging = static_cast<portalcore::AccessLog>(number(value));
    } else if (field == "max_listed_routes") {
        options.max_listed_routes = number(value);
    } else if (point == std::string::npos) {
        options.*choice(texts, field) = value;
    } else if (field.substr(point) == ".host") {
        (options.*choice(endpoints, field.substr(0, point))).host = value;
    } else {
        (options.*choice(endpoints, field.substr(0, point))).port = static_cast<std::uint32_t>(number(value));
    }
}
