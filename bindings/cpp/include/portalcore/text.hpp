#ifndef PORTALCORE_TEXT_HPP
#define PORTALCORE_TEXT_HPP

#include "handle.hpp"

#include <string>

namespace portalcore {

/// A text that was made on request: UTF-8, immutable.
class Text : public detail::Handle<portalcore_text, portalcore_text_free> {
public:
    using Handle::Handle;

    /// The bytes, borrowed from the text, with a NUL behind them that the size does not count; empty after close().
    [[nodiscard]] std::string_view view() const& noexcept { return detail::view(portalcore_text_view(raw())); }
    std::string_view view() const&& = delete;

    /// A copy of the bytes.
    [[nodiscard]] std::string str() const { return std::string(view()); }
};

} // namespace portalcore

#endif
