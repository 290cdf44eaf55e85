package import PortalDocument

/// The messages of Envoy that stand in our EnvoyFilters.
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
    package func value(_ members: [Value.Member]) -> Value {
        .mapping([Value.Member("@type", .string("type.googleapis.com/" + rawValue))] + members)
    }
}

/// The entries of the filter chain that are ours, by their names: what configuration of a virtual host refers to.
package enum FilterName {
    /// The question to the authorization service.
    package static let authorization = "portalcore.ext_authz"

    /// The question to the rate limit service; a strict one refuses what could not be counted.
    package static func rateLimit(isStrict: Bool) -> String {
        isStrict ? "portalcore.ratelimit.strict" : "portalcore.ratelimit"
    }
}
