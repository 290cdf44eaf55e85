// The conformance runner of C++: what its parts have in common. See bindings/conformance/README.md.
#ifndef SESSION_HPP
#define SESSION_HPP

#include <portalcore.hpp>

#include <optional>
#include <string>
#include <vector>

using Words = std::vector<std::string>;

// What a script has made so far.
struct Session {
    std::string directory;
    portalcore::Options options;
    portalcore::Input input;
    portalcore::Workspace workspace;
    portalcore::Result result;
    portalcore::Changes changes;
};

// The case itself is at fault.
[[noreturn]] void die(const std::string& message);
std::string read_file(const Session& session, const std::string& name);

// words.cpp
std::uint64_t number(const std::string& word);
portalcore::Format document_format(const std::string& word);
portalcore::DiagnosticFormat diagnostics_format(const std::string& word);
void set_option(portalcore::Options& options, const std::string& field, const std::string& value);

// print.cpp
std::string word(std::string_view text);
std::string escaped(std::string_view text);
void print_error(const portalcore::Error& error);
void print_outcome(const portalcore::Expected<void>& outcome);
void print_outcome(const portalcore::Expected<portalcore::Text>& outcome);
void print_outcome(const portalcore::Expected<portalcore::Requirements>& outcome);
void print_diagnostic(const portalcore::Diagnostic& diagnostic);

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
