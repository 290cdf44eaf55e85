#ifndef PORTALCORE_DIAGNOSTIC_HPP
#define PORTALCORE_DIAGNOSTIC_HPP

#include "expected.hpp"
#include "sequence.hpp"

#include <optional>

namespace portalcore {

/// A range of a text that the host handed over, half-open.
struct Range {
    /// The name that the text was handed over with.
    std::string_view file;
    /// The value that it is about, as a JSON pointer into its document; empty is the whole document.
    std::optional<std::string_view> pointer;
    /// Bytes from the start of the text, after its decoding to UTF-8 without a byte order mark.
    std::uint64_t start_offset = 0;
    std::uint64_t end_offset = 0;
    /// Lines from 1, columns from 1 in Unicode code points; the end is behind the last character.
    std::uint32_t start_line = 0;
    std::uint32_t start_column = 0;
    std::uint32_t end_line = 0;
    std::uint32_t end_column = 0;
};

/// Another place that explains a finding.
struct Label {
    /// What stands there, such as "first defined here".
    std::string_view message;
    std::optional<Range> range;
};

/// A change that would remedy a finding: the text to put at the range.
struct Fix {
    std::string_view replacement;
    std::optional<Range> range;
};

namespace detail {

inline std::optional<Range> range(const portalcore_range& raw) noexcept {
    if (raw.file.data == nullptr) {
        return std::nullopt;
    }
    return Range{view(raw.file), optional_view(raw.pointer), raw.start_offset, raw.end_offset, raw.start_line,
        raw.start_column, raw.end_line, raw.end_column};
}

struct LabelSource {
    const portalcore_result* result = nullptr;
    std::size_t diagnostic_index = 0;

    [[nodiscard]] Label operator()(std::size_t index) const {
        portalcore_label raw = PORTALCORE_LABEL_INIT;
        if (!run(portalcore_result_diagnostic_label, result, diagnostic_index, index, &raw)) {
            return {};
        }
        return Label{view(raw.message), range(raw.range)};
    }
};

} // namespace detail

/// A finding about the input. The strings and labels are borrowed from the result that it was read from.
struct Diagnostic {
    Severity severity{};
    /// Such as "PC1010": never changes its meaning.
    std::string_view code;
    /// The same in words, such as "duplicate-key".
    std::string_view slug;
    /// What is wrong, in one line.
    std::string_view message;
    /// The remedy.
    std::optional<std::string_view> help;
    /// The resource that it is about, such as "ApiDoc shop/orders".
    std::optional<std::string_view> subject;
    std::optional<Range> range;
    Sequence<Label, detail::LabelSource> labels;
    std::optional<Fix> fix;
};

namespace detail {

struct DiagnosticSource {
    const portalcore_result* result = nullptr;

    [[nodiscard]] Expected<Diagnostic> get(std::size_t index) const {
        portalcore_diagnostic raw = PORTALCORE_DIAGNOSTIC_INIT;
        if (auto done = run(portalcore_result_diagnostic, result, index, &raw); !done) {
            return std::move(done).error();
        }
        Diagnostic diagnostic;
        diagnostic.severity = static_cast<Severity>(raw.severity);
        diagnostic.code = view(raw.code);
        diagnostic.slug = view(raw.slug);
        diagnostic.message = view(raw.message);
        diagnostic.help = optional_view(raw.help);
        diagnostic.subject = optional_view(raw.subject);
        diagnostic.range = detail::range(raw.range);
        diagnostic.labels = {LabelSource{result, index}, raw.label_count};
        if (raw.fix_replacement.data != nullptr) {
            diagnostic.fix = Fix{view(raw.fix_replacement), detail::range(raw.fix_range)};
        }
        return diagnostic;
    }
    [[nodiscard]] Diagnostic operator()(std::size_t index) const {
        auto diagnostic = get(index);
        return diagnostic ? *diagnostic : Diagnostic{};
    }
};

} // namespace detail

/// The findings of a result, sorted by file, place and code; borrowed from it.
using Diagnostics = Sequence<Diagnostic, detail::DiagnosticSource>;

} // namespace portalcore

#endif
