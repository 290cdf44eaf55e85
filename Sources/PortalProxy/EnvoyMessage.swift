package import PortalDocument

/// The messages of Envoy that stand in our EnvoyFilters, and in plain configuration too.
///
/// istiod knows more messages than the proxies have extensions for, and a listener with an unknown one never opens. So
/// nothing else can be said: before a message is added here, its extension has to be in the list of those that
/// istio-proxy is built with (`extension_config` in its sources). `api_key_auth`, for one, is not.
package enum EnvoyMessage: String, CaseIterable {
    case externalAuthorization = "envoy.extensions.filters.http.ext_authz.v3.ExtAuthz"
    case externalAuthorizationPerRoute = "envoy.extensions.filters.http.ext_authz.v3.ExtAuthzPerRoute"
    case tokens = "envoy.extensions.filters.http.jwt_authn.v3.JwtAuthentication"
    case tokensPerRoute = "envoy.extensions.filters.http.jwt_authn.v3.PerRouteConfig"
    case rateLimit = "envoy.extensions.filters.http.ratelimit.v3.RateLimit"
    case rateLimitPerRoute = "envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute"

    /// The message as an `Any`.
    package func value(_ members: [Value.Member]) -> Value { .any(rawValue, members) }
}

extension Value {
    /// A message of protocol buffers as an `Any` (<https://protobuf.dev/programming-guides/json/#any>).
    package static func any(_ message: String, _ members: [Value.Member]) -> Value {
        .mapping([Value.Member("@type", .string("type.googleapis.com/" + message))] + members)
    }
}

/// The entries of the filter chain that are ours, by their names: what configuration of a virtual host refers to.
package enum FilterName {
    /// The question to the authorization service.
    package static let authorization = "portalcore.ext_authz"

    /// An entry of the chain, switched off until a virtual host switches it on.
    package static func entry(_ name: String, _ configuration: Value) -> Value {
        ["name": .string(name), "disabled": true, "typed_config": configuration]
    }

    /// The question to the rate limit service; a strict one refuses what could not be counted.
    package static func rateLimit(isStrict: Bool) -> String {
        isStrict ? "portalcore.ratelimit.strict" : "portalcore.ratelimit"
    }
}
