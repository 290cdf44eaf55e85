#ifndef PORTALCORE_EXPLAIN_HPP
#define PORTALCORE_EXPLAIN_HPP

#include "decision.hpp"
#include "handle.hpp"

#include <cstdint>
#include <vector>

namespace portalcore {

/// A request to explain: see Result::render_explanation(). The strings are borrowed for the call only.
struct ExplainRequest {
    /// Such as "https://api.example.com/orders/7?limit=10".
    std::string_view url{};
    /// Default: "GET".
    std::string_view method{};
    /// The header fields; names in any case. Their values are never shown.
    std::vector<Field> headers{};
    /// "NAMESPACE/NAME" of the Environment that is meant, where several have the host.
    std::string_view environment{};
    /// The address that the request comes from, for limits that count by it.
    std::string_view client_address{};
    /// The time, in seconds since 1970, for the ends of keys and tokens.
    std::int64_t now = 0;
};

namespace detail {

/// A request as a struct of portalcore.h, with the array that it points to.
class RawExplainRequest {
public:
    explicit RawExplainRequest(const ExplainRequest& request) {
        headers_.reserve(request.headers.size());
        for (const Field& field : request.headers) {
            headers_.push_back({bytes(field.name), bytes(field.value)});
        }
        raw_.method = string(request.method);
        raw_.url = string(request.url);
        raw_.environment = string(request.environment);
        raw_.client_address = string(request.client_address);
        raw_.headers = headers_.data();
        raw_.header_count = headers_.size();
        raw_.now = request.now;
    }
    RawExplainRequest(const RawExplainRequest&) = delete;
    RawExplainRequest& operator=(const RawExplainRequest&) = delete;

    [[nodiscard]] const portalcore_explain_request* get() const noexcept { return &raw_; }

private:
    std::vector<portalcore_field> headers_;
    portalcore_explain_request raw_ = PORTALCORE_EXPLAIN_REQUEST_INIT;
};

} // namespace detail

} // namespace portalcore

#endif
