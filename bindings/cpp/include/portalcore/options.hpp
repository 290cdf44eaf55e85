#ifndef PORTALCORE_OPTIONS_HPP
#define PORTALCORE_OPTIONS_HPP

#include "enumerations.hpp"
#include "envoy.hpp"
#include "handle.hpp"

#include <memory>
#include <string>
#include <utility>

namespace portalcore {

/// What the host may choose: `Options().max_depth(50).default_namespace("shop")`. What is not set has its default; so
/// has what is set to 0 or "". Units, bounds and defaults are those of portalcore_options; they are checked where the
/// options are used.
class Options {
public:
    Options& target(Target value) noexcept { return raw_.target = static_cast<std::uint32_t>(value), *this; }
    Options& reference_grants(Grants value) noexcept {
        return raw_.reference_grants = static_cast<std::uint32_t>(value), *this;
    }

    /// The namespace of resources that name none. Default: "default".
    Options& default_namespace(std::string value) { return default_namespace_ = std::move(value), *this; }
    /// The DNS suffix of Services. Default: "cluster.local".
    Options& cluster_domain(std::string value) { return cluster_domain_ = std::move(value), *this; }
    /// The Istio Gateway of environments of the Gloo dialect that none of the inputs fits. Set both or none.
    /// Default: "istio-system" and "istio-ingressgateway".
    Options& assumed_gateway_namespace(std::string value) {
        return assumed_gateway_namespace_ = std::move(value), *this;
    }
    Options& assumed_gateway_name(std::string value) { return assumed_gateway_name_ = std::move(value), *this; }

    /// The largest text that is read, in bytes. Default: 64 MiB.
    Options& max_text_bytes(std::uint64_t value) noexcept { return raw_.max_text_bytes = value, *this; }
    /// What the names and texts of one input or workspace take together, in bytes. Default: 512 MiB.
    Options& max_total_bytes(std::uint64_t value) noexcept { return raw_.max_total_bytes = value, *this; }
    /// How deep values may be nested. Default: 200.
    Options& max_depth(std::uint64_t value) noexcept { return raw_.max_depth = value, *this; }
    /// How many values one text may hold, keys included. Default: 8,000,000.
    Options& max_nodes(std::uint64_t value) noexcept { return raw_.max_nodes = value, *this; }
    /// How many values the aliases of one text may stand for. Default: 1,000,000.
    Options& max_aliased_nodes(std::uint64_t value) noexcept { return raw_.max_aliased_nodes = value, *this; }
    /// The longest scalar, in bytes. Default: 32 MiB.
    Options& max_scalar_bytes(std::uint64_t value) noexcept { return raw_.max_scalar_bytes = value, *this; }
    /// How many documents one text may hold. Default: 100,000.
    Options& max_documents(std::uint64_t value) noexcept { return raw_.max_documents = value, *this; }
    /// How many routes an object holds before it is split. Default: 1,000.
    Options& max_object_routes(std::uint64_t value) noexcept { return raw_.max_object_routes = value, *this; }
    /// How many bytes of JSON an object should stay under. Default: 240 KiB.
    Options& preferred_object_bytes(std::uint64_t value) noexcept { return raw_.preferred_object_bytes = value, *this; }
    /// How many bytes of JSON an object never exceeds. Default: 1 MiB.
    Options& max_object_bytes(std::uint64_t value) noexcept { return raw_.max_object_bytes = value, *this; }
    /// How many revisions of a workspace can be asked for changes. Default: 64.
    Options& max_revisions(std::uint64_t value) noexcept { return raw_.max_revisions = value, *this; }

    /// The Service of the authorization server. Default: "portalcore-system", "portalcore-authz", 9101.
    Options& authorization_service_namespace(std::string value) {
        return authorization_service_namespace_ = std::move(value), *this;
    }
    Options& authorization_service_name(std::string value) {
        return authorization_service_name_ = std::move(value), *this;
    }
    Options& authorization_service_port(std::uint32_t value) noexcept {
        return raw_.authorization_service_port = value, *this;
    }
    /// The Service of the rate limit server. Default: "portalcore-system", "portalcore-ratelimit", 9102.
    Options& rate_limit_service_namespace(std::string value) {
        return rate_limit_service_namespace_ = std::move(value), *this;
    }
    Options& rate_limit_service_name(std::string value) { return rate_limit_service_name_ = std::move(value), *this; }
    Options& rate_limit_service_port(std::uint32_t value) noexcept {
        return raw_.rate_limit_service_port = value, *this;
    }
    /// The Service of the web site of Portals. Default: "portalcore-system", "portalcore-web", 8080.
    Options& portal_service_namespace(std::string value) { return portal_service_namespace_ = std::move(value), *this; }
    Options& portal_service_name(std::string value) { return portal_service_name_ = std::move(value), *this; }
    Options& portal_service_port(std::uint32_t value) noexcept { return raw_.portal_service_port = value, *this; }
    /// Whether Gateways that are made get a RequestAuthentication too. Default: off.
    Options& request_authentication(RequestAuthentication value) noexcept {
        return raw_.request_authentication = static_cast<std::uint32_t>(value), *this;
    }
    /// The root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans goes there
    /// where the namespace of the proxies is not said. Default: "istio-system".
    Options& root_namespace(std::string value) { return root_namespace_ = std::move(value), *this; }

    /// What there is to choose for Target::envoy, which has to be the target then.
    Options& envoy(EnvoyOptions value) {
        return envoy_ = std::make_shared<const detail::RawEnvoyOptions>(std::move(value)), *this;
    }

    /// The struct of portalcore.h; its strings are borrowed from this object.
    [[nodiscard]] portalcore_options raw() const noexcept {
        portalcore_options raw = raw_;
        raw.default_namespace = detail::string(default_namespace_);
        raw.cluster_domain = detail::string(cluster_domain_);
        raw.assumed_gateway_namespace = detail::string(assumed_gateway_namespace_);
        raw.assumed_gateway_name = detail::string(assumed_gateway_name_);
        raw.authorization_service_namespace = detail::string(authorization_service_namespace_);
        raw.authorization_service_name = detail::string(authorization_service_name_);
        raw.rate_limit_service_namespace = detail::string(rate_limit_service_namespace_);
        raw.rate_limit_service_name = detail::string(rate_limit_service_name_);
        raw.portal_service_namespace = detail::string(portal_service_namespace_);
        raw.portal_service_name = detail::string(portal_service_name_);
        raw.root_namespace = detail::string(root_namespace_);
        raw.envoy = envoy_ ? envoy_->get() : nullptr;
        return raw;
    }

private:
    portalcore_options raw_ = PORTALCORE_OPTIONS_INIT;
    std::string default_namespace_;
    std::string cluster_domain_;
    std::string assumed_gateway_namespace_;
    std::string assumed_gateway_name_;
    std::string authorization_service_namespace_;
    std::string authorization_service_name_;
    std::string rate_limit_service_namespace_;
    std::string rate_limit_service_name_;
    std::string portal_service_namespace_;
    std::string portal_service_name_;
    std::string root_namespace_;
    // It points into itself, so copies share it.
    std::shared_ptr<const detail::RawEnvoyOptions> envoy_;
};

} // namespace portalcore

#endif
