#ifndef PORTALCORE_REQUEST_HPP
#define PORTALCORE_REQUEST_HPP

#include "handle.hpp"

#include <cstdint>
#include <vector>

namespace portalcore {

/// A request to decide on: `Request().route(name).header("api-key", key).now(time)`. What is not set is not there.
///
/// The strings are borrowed: they have to stay where they are until the last decision on the request. Nothing of them
/// needs to be UTF-8. A request that is cleared keeps its memory for the next one.
class Request {
public:
    /// The name of the route that the gateway chose. Where it is absent, host, method and path say the operation.
    Request& route(std::string_view value) noexcept { return raw_.route = detail::bytes(value), *this; }
    /// The host, with or without a port. Asked only without a route, as is the method.
    Request& host(std::string_view value) noexcept { return raw_.host = detail::bytes(value), *this; }
    Request& method(std::string_view value) noexcept { return raw_.method = detail::bytes(value), *this; }
    /// The path with its query, as on the request line. Beside a route, only keys in the query are looked for.
    Request& path(std::string_view value) noexcept { return raw_.path = detail::bytes(value), *this; }
    /// The address that the request comes from, for limits that count by it.
    Request& client_address(std::string_view value) noexcept {
        return raw_.client_address = detail::bytes(value), *this;
    }
    /// The time, in seconds since 1970.
    Request& now(std::int64_t value) noexcept { return raw_.now = value, *this; }

    /// Adds a header field; the name in any case.
    Request& header(std::string_view name, std::string_view value) {
        return headers_.push_back({detail::bytes(name), detail::bytes(value)}), *this;
    }
    /// Adds the claims of a token that somebody else verified.
    ///
    /// - provider: see Policy::token_providers()
    /// - claims: a JSON object
    Request& token(std::string_view provider, std::string_view claims) {
        return tokens_.push_back({detail::bytes(provider), detail::bytes(claims)}), *this;
    }
    /// Adds a token that somebody else did not accept.
    ///
    /// - code: the number of Envoy's filter `jwt_authn`: 1 where there was no token, 40 where the keys could not be
    ///   fetched, any other for a token that is none
    Request& token_failure(std::string_view provider, std::int32_t code) {
        return token_failures_.push_back({detail::bytes(provider), code, 0}), *this;
    }

    /// Makes it empty.
    void clear() noexcept {
        raw_ = PORTALCORE_REQUEST_INIT;
        headers_.clear();
        tokens_.clear();
        token_failures_.clear();
    }

    /// The struct of portalcore.h; its arrays are borrowed from this object.
    [[nodiscard]] portalcore_request raw() const noexcept {
        portalcore_request raw = raw_;
        raw.headers = headers_.data();
        raw.header_count = headers_.size();
        raw.tokens = tokens_.data();
        raw.token_count = tokens_.size();
        raw.token_failures = token_failures_.data();
        raw.token_failure_count = token_failures_.size();
        return raw;
    }

private:
    portalcore_request raw_ = PORTALCORE_REQUEST_INIT;
    std::vector<portalcore_field> headers_;
    std::vector<portalcore_field> tokens_;
    std::vector<portalcore_token_failure> token_failures_;
};

} // namespace portalcore

#endif
