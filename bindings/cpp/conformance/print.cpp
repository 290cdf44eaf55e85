#include "session.hpp"

#include <iostream>

std::string word(std::string_view text) {
    return text.empty() ? "-" : std::string(text);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char character : text) {
        switch (character) {
        case '\\': result += "\\\\"; break;
        case '\n': result += "\\n"; break;
        case '\r': result += "\\r"; break;
        case '\t': result += "\\t"; break;
        default: result += character;
        }
    }
    return result;
}

void print_error(const portalcore::Error& error) {
    std::string name(portalcore::status_name(error.status()));
    for (char& character : name) {
        character = character == ' ' ? '-' : character;
    }
    if (error.message().empty()) {
        die("an error has no message");
    }
    std::cout << "error " << name << ' ' << word(error.argument()) << '\n';
}

void print_outcome(const portalcore::Expected<void>& outcome) {
    if (outcome) {
        std::cout << "ok\n";
    } else {
        print_error(outcome.error());
    }
}

void print_outcome(const portalcore::Expected<portalcore::Text>& outcome) {
    if (!outcome) {
        return print_error(outcome.error());
    }
    std::string_view text = outcome->view();
    if (text.empty()) {
        std::cout << "(empty)\n";
    }
    while (!text.empty()) {
        const auto end = text.find('\n');
        std::cout << "| " << text.substr(0, end) << '\n';
        if (end == std::string_view::npos) {
            std::cout << "(no newline)\n";
            break;
        }
        text.remove_prefix(end + 1);
    }
}

void print_outcome(const portalcore::Expected<portalcore::Requirements>& outcome) {
    static const char* const kinds[] = {"?", "file", "url", "config-map"};
    if (!outcome) {
        return print_error(outcome.error());
    }
    std::cout << "requirements " << outcome->size() << '\n';
    for (const auto requirement : *outcome) {
        const auto kind = static_cast<std::uint32_t>(requirement.kind);
        std::cout << "requirement " << kinds[kind < 4 ? kind : 0] << ' ' << word(requirement.name) << '\n';
    }
}

static void print_range(const char* indent, const std::optional<portalcore::Range>& range, const char* name = "range") {
    if (!range) {
        return;
    }
    // An empty pointer is the whole document; an absent one is not known.
    const std::string pointer = !range->pointer ? "-" : range->pointer->empty() ? "\"\"" : escaped(*range->pointer);
    std::cout << indent << name << ": " << word(range->file) << ' ' << pointer << ' ' << range->start_offset << '-'
              << range->end_offset << ' ' << range->start_line << ':' << range->start_column << '-' << range->end_line
              << ':' << range->end_column << '\n';
}

// A line for what is there.
static void print_line(const char* name, std::optional<std::string_view> text) {
    if (text) {
        std::cout << "  " << name << ": " << word(escaped(*text)) << '\n';
    }
}

void print_diagnostic(const portalcore::Diagnostic& diagnostic) {
    static const char* const severities[] = {"?", "error", "warning", "info"};
    const auto severity = static_cast<std::uint32_t>(diagnostic.severity);
    std::cout << "diagnostic " << severities[severity < 4 ? severity : 0] << ' ' << word(diagnostic.code) << ' '
              << word(diagnostic.slug) << '\n';
    print_line("message", diagnostic.message);
    print_line("help", diagnostic.help);
    print_line("subject", diagnostic.subject);
    print_range("  ", diagnostic.range);
    for (const auto label : diagnostic.labels) {
        std::cout << "  label: " << word(escaped(label.message)) << '\n';
        print_range("    ", label.range);
    }
    if (diagnostic.fix) {
        std::cout << "  fix: " << word(escaped(diagnostic.fix->replacement)) << '\n';
        print_range("    ", diagnostic.fix->range);
    }
}

void print_difference(const portalcore::Difference& difference) {
    const char* severity = "?";
    switch (difference.severity) {
    case portalcore::DiffSeverity::safe: severity = "safe"; break;
    case portalcore::DiffSeverity::risky: severity = "risky"; break;
    case portalcore::DiffSeverity::breaking: severity = "breaking"; break;
    }
    std::cout << "difference " << severity << ' ' << word(difference.kind) << '\n';
    print_line("subject", difference.subject);
    print_line("message", difference.message);
    print_range("  ", difference.before, "before");
    print_range("  ", difference.after, "after");
}

void print_decision(const portalcore::Decision& decision) {
    std::cout << (decision.allowed() ? "allow " : "deny ") << decision.status() << ' '
              << static_cast<std::uint32_t>(decision.reason()) << '\n';
    if (decision.reason() == portalcore::Reason::memory_too_small) {
        std::cout << "  needed: " << decision.needed_size() << '\n';
    }
    print_line("route", decision.route());
    print_line("plan", decision.plan());
    print_line("consumer", decision.consumer());
    print_line("www-authenticate", decision.www_authenticate());
    for (const auto header : decision.set_headers()) {
        std::cout << "  set-header: " << word(escaped(header.name)) << ' ' << word(escaped(header.value)) << '\n';
    }
    for (const auto name : decision.removed_headers()) {
        print_line("remove-header", name);
    }
    for (const auto name : decision.removed_parameters()) {
        print_line("remove-parameter", name);
    }
    for (const auto limit : decision.limits()) {
        std::cout << "  limit: " << word(escaped(limit.name)) << ' ' << word(escaped(limit.value)) << '\n';
    }
    print_line("limit-domain", decision.limit_domain());
}
