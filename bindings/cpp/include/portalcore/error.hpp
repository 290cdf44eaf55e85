#ifndef PORTALCORE_ERROR_HPP
#define PORTALCORE_ERROR_HPP

#include "enumerations.hpp"
#include "handle.hpp"

#include <memory>
#include <utility>

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define PORTALCORE_EXCEPTIONS 1
#include <exception>
#endif

namespace portalcore {

/// Why a call failed: misuse, an exceeded limit or a fault of the library. Mistakes in the input are diagnostics
/// instead.
///
/// Immutable; copies share what they hold, and may be used and destroyed by different threads.
class Error {
public:
    /// Takes over what a function of portalcore.h gave.
    Error(portalcore_status status, portalcore_error* raw) noexcept
        : status_(static_cast<Status>(status)), raw_(raw, portalcore_error_free) {}

    [[nodiscard]] Status status() const noexcept { return status_; }

    /// What went wrong and how to mend it, in English, for people; not to be parsed. Borrowed from the error and its
    /// copies.
    [[nodiscard]] std::string_view message() const noexcept {
        return detail::view(portalcore_error_message(raw_.get()));
    }

    /// The parameter or field of portalcore.h that is at fault, such as "name" or "options.max_depth"; empty where no
    /// single one is. Borrowed from the error and its copies.
    [[nodiscard]] std::string_view argument() const noexcept {
        return detail::view(portalcore_error_argument(raw_.get()));
    }

private:
    Status status_;
    std::shared_ptr<portalcore_error> raw_;
};

#ifdef PORTALCORE_EXCEPTIONS
/// What Expected::value() throws.
class Exception : public std::exception {
public:
    explicit Exception(Error error) noexcept : error_(std::move(error)) {}

    [[nodiscard]] const Error& error() const noexcept { return error_; }
    [[nodiscard]] const char* what() const noexcept override {
        const char* message = error_.message().data();
        return message != nullptr ? message : "";
    }

private:
    Error error_;
};
#endif

} // namespace portalcore

#endif
