#ifndef PORTALCORE_HANDLE_HPP
#define PORTALCORE_HANDLE_HPP

#include <portalcore.h>

#include <memory>
#include <optional>
#include <string_view>

namespace portalcore::detail {

/// Owns a handle of portalcore.h, or none.
template <typename Raw, void (*release_raw)(Raw*)>
class Handle {
public:
    using RawHandle = Raw;

    Handle() noexcept = default;
    /// Takes over a handle of portalcore.h.
    explicit Handle(Raw* raw) noexcept : raw_(raw) {}

    /// Releases the handle early; again and again does nothing.
    void close() noexcept { raw_.reset(); }
    [[nodiscard]] bool is_open() const noexcept { return raw_ != nullptr; }
    explicit operator bool() const noexcept { return is_open(); }

    /// The handle for calls of portalcore.h; it stays this object's. NULL after close() or a move.
    [[nodiscard]] Raw* raw() const noexcept { return raw_.get(); }
    /// The handle, which is the caller's to release from now on.
    [[nodiscard]] Raw* release() noexcept { return raw_.release(); }

private:
    struct Release {
        void operator()(Raw* raw) const noexcept { release_raw(raw); }
    };
    std::unique_ptr<Raw, Release> raw_;
};

inline std::string_view view(portalcore_string string) noexcept {
    return {string.data, string.size};
}

inline portalcore_string string(std::string_view view) noexcept {
    return {view.data(), view.size()};
}

inline std::optional<std::string_view> optional_view(portalcore_string string) noexcept {
    return string.data == nullptr ? std::nullopt : std::optional(view(string));
}

inline std::string_view view(portalcore_bytes bytes) noexcept {
    return {bytes.data, bytes.size};
}

inline portalcore_bytes bytes(std::string_view view) noexcept {
    return {view.data(), view.size()};
}

inline std::optional<std::string_view> optional_view(portalcore_bytes bytes) noexcept {
    return bytes.data == nullptr ? std::nullopt : std::optional(view(bytes));
}

} // namespace portalcore::detail

#endif
