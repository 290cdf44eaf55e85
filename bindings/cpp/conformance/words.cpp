#include "session.hpp"

#include <map>

using portalcore::Format;

std::uint64_t number(const std::string& word) {
    if (word.empty() || word.find_first_not_of("0123456789") != std::string::npos) {
        die("not a number: " + word);
    }
    return std::stoull(word);
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

void set_option(portalcore::Options& options, const std::string& field, const std::string& value) {
    using Options = portalcore::Options;
    static const std::map<std::string, Options& (Options::*)(std::uint64_t)> numbers = {
        {"max_text_bytes", &Options::max_text_bytes}, {"max_total_bytes", &Options::max_total_bytes},
        {"max_depth", &Options::max_depth}, {"max_nodes", &Options::max_nodes},
        {"max_aliased_nodes", &Options::max_aliased_nodes}, {"max_scalar_bytes", &Options::max_scalar_bytes},
        {"max_documents", &Options::max_documents}, {"max_object_routes", &Options::max_object_routes},
        {"preferred_object_bytes", &Options::preferred_object_bytes}, {"max_object_bytes", &Options::max_object_bytes},
        {"max_revisions", &Options::max_revisions}};
    if (field == "target") {
        options.target(static_cast<portalcore::Target>(number(value)));
    } else if (field == "reference_grants") {
        options.reference_grants(static_cast<portalcore::Grants>(number(value)));
    } else if (field == "default_namespace") {
        options.default_namespace(value);
    } else if (field == "cluster_domain") {
        options.cluster_domain(value);
    } else if (field == "assumed_gateway_namespace") {
        options.assumed_gateway_namespace(value);
    } else if (field == "assumed_gateway_name") {
        options.assumed_gateway_name(value);
    } else {
        (options.*choice(numbers, field))(number(value));
    }
}
