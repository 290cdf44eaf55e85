#ifndef PORTALCORE_EXPECTED_HPP
#define PORTALCORE_EXPECTED_HPP

#include "error.hpp"

#include <cstdlib>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace portalcore {

namespace detail {

template <typename T>
T* there(T* pointer) noexcept {
    if (pointer == nullptr) {
        std::abort();
    }
    return pointer;
}

} // namespace detail

/// A value, or the error that is there instead; like std::expected of C++23.
///
/// `*` and `->` need the value to be there, `error()` needs the error to be there: ask the object first, as a
/// condition.
template <typename T>
class [[nodiscard]] Expected {
public:
    Expected(T value) noexcept(std::is_nothrow_move_constructible_v<T>) : content_(std::move(value)) {}
    Expected(Error error) noexcept : content_(std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& operator*() & noexcept { return *operator->(); }
    [[nodiscard]] const T& operator*() const& noexcept { return *operator->(); }
    [[nodiscard]] T&& operator*() && noexcept { return std::move(*operator->()); }
    [[nodiscard]] T* operator->() noexcept { return detail::there(std::get_if<0>(&content_)); }
    [[nodiscard]] const T* operator->() const noexcept { return detail::there(std::get_if<0>(&content_)); }

    [[nodiscard]] const Error& error() const& noexcept { return *detail::there(std::get_if<1>(&content_)); }
    [[nodiscard]] Error error() && noexcept { return std::move(*detail::there(std::get_if<1>(&content_))); }

#ifdef PORTALCORE_EXCEPTIONS
    /// The value; throws Exception where there is none.
    T& value() & {
        return check(), **this;
    }
    const T& value() const& {
        return check(), **this;
    }
    T&& value() && {
        return check(), *std::move(*this);
    }
#endif

private:
#ifdef PORTALCORE_EXCEPTIONS
    void check() const {
        if (!has_value()) {
            throw Exception(error());
        }
    }
#endif
    std::variant<T, Error> content_;
};

/// Nothing, or the error of a call that gives nothing.
template <>
class [[nodiscard]] Expected<void> {
public:
    Expected() noexcept = default;
    Expected(Error error) noexcept : error_(std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return !error_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] const Error& error() const& noexcept { return *detail::there(error_ ? &*error_ : nullptr); }
    [[nodiscard]] Error error() && noexcept { return std::move(*detail::there(error_ ? &*error_ : nullptr)); }

#ifdef PORTALCORE_EXCEPTIONS
    /// Throws Exception where there is an error.
    void value() const {
        if (error_.has_value()) {
            throw Exception(*error_);
        }
    }
#endif

private:
    std::optional<Error> error_;
};

namespace detail {

/// Makes a call of portalcore.h that gives a handle.
template <typename Owner, typename Function, typename... Arguments>
Expected<Owner> make(Function function, Arguments... arguments) {
    typename Owner::RawHandle* raw = nullptr;
    portalcore_error* error = nullptr;
    const portalcore_status status = function(arguments..., &raw, &error);
    if (status != PORTALCORE_OK) {
        return Error(status, error);
    }
    return Owner(raw);
}

/// Makes a call of portalcore.h that gives nothing.
template <typename Function, typename... Arguments>
Expected<void> run(Function function, Arguments... arguments) {
    portalcore_error* error = nullptr;
    const portalcore_status status = function(arguments..., &error);
    if (status != PORTALCORE_OK) {
        return Error(status, error);
    }
    return {};
}

} // namespace detail

} // namespace portalcore

#endif
