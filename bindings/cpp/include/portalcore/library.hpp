#ifndef PORTALCORE_LIBRARY_HPP
#define PORTALCORE_LIBRARY_HPP

#include "expected.hpp"
#include "text.hpp"

namespace portalcore {

/// The version of the library, such as "0.1.0". Valid for ever.
inline std::string_view version() noexcept {
    return portalcore_version();
}

/// Counts the additions to the interface of the library.
inline std::uint32_t abi_version() noexcept {
    return portalcore_abi_version();
}

/// Whether the library has everything that the header has, against which the program is compiled.
inline bool is_compatible() noexcept {
    return abi_version() >= PORTALCORE_ABI_VERSION;
}

/// The page of a diagnostic: what it means, an example and its remedy, as Markdown.
///
/// - code: such as "PC1010", in any case, or "duplicate-key"
///
/// Errors: invalid_argument for a code that there is not.
[[nodiscard]] inline Expected<Text> diagnostic_page(std::string_view code) {
    return detail::make<Text>(portalcore_diagnostic_page, code.data(), code.size());
}

/// The CustomResourceDefinitions of portalcore.dev: as one stream of YAML, or as one JSON object of the kind List.
[[nodiscard]] inline Expected<Text> crds(Format format) {
    return detail::make<Text>(portalcore_crds, static_cast<std::uint32_t>(format));
}

} // namespace portalcore

#endif
