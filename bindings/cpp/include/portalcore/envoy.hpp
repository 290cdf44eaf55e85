#ifndef PORTALCORE_ENVOY_HPP
#define PORTALCORE_ENVOY_HPP

#include "enumerations.hpp"
#include "handle.hpp"

#include <string>
#include <utility>
#include <vector>

namespace portalcore {

/// A host and a port that somebody listens on: a name or an address, IPv6 without brackets. Empty is absent.
struct Endpoint {
    std::string host{};
    std::uint32_t port = 0;
};

/// Where a Service is.
struct Backend {
    /// "NAMESPACE/NAME:PORT", "NAMESPACE/NAME" or "NAME".
    std::string service{};
    Endpoint endpoint{};
};

/// What the host may choose about the configuration of an Envoy by itself: for Options::envoy(). What is empty or 0 has
/// its default. Bounds are those of portalcore_envoy_options; they are checked where the options are used.
struct EnvoyOptions {
    Mocks mocks = Mocks::none;
    AccessLog access_logging = AccessLog::on;
    /// The file that requests are logged to. Default: "/dev/stdout".
    std::string access_log{};
    /// Where the documents will lie: a bootstrap that watches this directory, and its files. Default: one bootstrap.
    std::string directory{};
    /// Where requests are taken. Default: "127.0.0.1", 8080.
    Endpoint listener{};
    /// Where the administration of Envoy listens. Default: nowhere.
    Endpoint admin{};
    /// Who decides on requests. Default: nobody, and operations under plans are closed.
    Endpoint authorization{};
    /// Who counts requests. Default: nobody.
    Endpoint rate_limit{};
    /// The web site of Portals. Default: none.
    Endpoint portal{};
    /// Where Services are; others are looked for in the cluster's DNS.
    std::vector<Backend> backends{};
    /// The file with the certificates that Envoy trusts. Default: "/etc/ssl/certs/ca-certificates.crt".
    std::string trusted_certificates{};
    /// How many routes a host has before they are found by a tree. Default: 100.
    std::uint64_t max_listed_routes = 0;
};

namespace detail {

inline portalcore_endpoint raw(const Endpoint& endpoint) noexcept {
    return {string(endpoint.host), endpoint.port, 0};
}

/// Options as a struct of portalcore.h, with what it points to. It never changes.
class RawEnvoyOptions {
public:
    explicit RawEnvoyOptions(EnvoyOptions options) : options_(std::move(options)) {
        backends_.reserve(options_.backends.size());
        for (const Backend& backend : options_.backends) {
            backends_.push_back({string(backend.service), detail::raw(backend.endpoint)});
        }
        raw_.mocks = static_cast<std::uint32_t>(options_.mocks);
        raw_.access_logging = static_cast<std::uint32_t>(options_.access_logging);
        raw_.access_log = string(options_.access_log);
        raw_.directory = string(options_.directory);
        raw_.listener = detail::raw(options_.listener);
        raw_.admin = detail::raw(options_.admin);
        raw_.authorization = detail::raw(options_.authorization);
        raw_.rate_limit = detail::raw(options_.rate_limit);
        raw_.portal = detail::raw(options_.portal);
        raw_.backends = backends_.data();
        raw_.backend_count = backends_.size();
        raw_.trusted_certificates = string(options_.trusted_certificates);
        raw_.max_listed_routes = options_.max_listed_routes;
    }
    RawEnvoyOptions(const RawEnvoyOptions&) = delete;
    RawEnvoyOptions& operator=(const RawEnvoyOptions&) = delete;

    [[nodiscard]] const portalcore_envoy_options* get() const noexcept { return &raw_; }

private:
    EnvoyOptions options_;
    std::vector<portalcore_backend> backends_;
    portalcore_envoy_options raw_ = PORTALCORE_ENVOY_OPTIONS_INIT;
};

} // namespace detail

} // namespace portalcore

#endif
