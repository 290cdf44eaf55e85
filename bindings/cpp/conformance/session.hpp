// The conformance runner of C++: what its parts have in common. See bindings/conformance/README.md.
#ifndef SESSION_HPP
#define SESSION_HPP

#include <portalcore.hpp>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using Words = std::vector<std::string>;

// What a script has made so far.
struct Session {
    std::string directory;
    // The line of the script that is run.
    std::string line;
    portalcore::Options options;
    // What was chosen for Envoy, if anything was.
    std::optional<portalcore::EnvoyOptions> envoy;
    portalcore::Input input;
    portalcore::Workspace workspace;
    // The current result, and the one that was kept, which may be the same.
    std::shared_ptr<portalcore::Result> result = std::make_shared<portalcore::Result>();
    std::shared_ptr<portalcore::Result> kept = std::make_shared<portalcore::Result>();
    portalcore::Changes changes;
    portalcore::Diff diff;
    portalcore::Policy policy;
    // The next request, and what it points to.
    portalcore::Request request;
    std::deque<std::string> texts;
};

// The case itself is at fault.
[[noreturn]] void die(const std::string& message);
std::string read_file(const Session& session, const std::string& name);

// words.cpp
std::uint64_t number(const std::string& word);
std::int64_t signed_number(const std::string& word);
portalcore::Format document_format(const std::string& word);
portalcore::DiagnosticFormat diagnostics_format(const std::string& word);
portalcore::DiffFormat diff_format(const std::string& word);
portalcore::ReportFormat report_format(const std::string& word);
portalcore::Overlaps overlaps_scope(const std::string& word);
portalcore::OpenApi openapi_version(const std::string& word);
void set_option(portalcore::Options& options, const std::string& field, const std::string& value);
void set_envoy_option(portalcore::EnvoyOptions& options, const std::string& field, const std::string& value);

// print.cpp
std::string word(std::string_view text);
std::string escaped(std::string_view text);
void print_error(const portalcore::Error& error);
void print_outcome(const portalcore::Expected<void>& outcome);
void print_outcome(const portalcore::Expected<portalcore::Text>& outcome);
void print_outcome(const portalcore::Expected<portalcore::Requirements>& outcome);
void print_diagnostic(const portalcore::Diagnostic& diagnostic);
void print_difference(const portalcore::Difference& difference);
void print_decision(const portalcore::Decision& decision);

// policy.cpp
void make_policy(Session& session, portalcore::Expected<portalcore::Policy> policy);
void load_policy(Session& session, const Words& words);
void set_request(Session& session, const Words& words);
void add_header(Session& session, const Words& words);
void add_token(Session& session, const Words& words);
void add_token_failure(Session& session, const Words& words);
void decide(Session& session, const Words& words);
void decide_batch(Session& session);

// calls.cpp: makes one call and prints what it gave.
void make_call(Session& session, const Words& words);

// Keeps what a call gave as the current one, or says why it gave nothing.
template <typename Handle>
bool keep(Handle& current, portalcore::Expected<Handle> outcome) {
    if (!outcome) {
        print_error(outcome.error());
        return false;
    }
    current = *std::move(outcome);
    return true;
}

#endif
