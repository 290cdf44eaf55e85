package import PortalDocument
package import PortalIR
internal import PortalVocabulary

/// The filters that enforce plans, as every target has them; only the names of clusters differ.
///
/// They stand in the chain switched off, and a virtual host switches them on for itself: other hosts notice nothing, a
/// path without a route stays 404, and preflights are answered before them.
package enum PlanFilters {
    /// The one requirement of an environment's tokens: one of any provider, none, or one that fails; the decision sees
    /// which.
    private static let requirement = "tokens"

    /// The question to the authorization service.
    package static func authorization(
        cluster: String,
        timeoutMilliseconds: Int64,
        for target: ProxyTarget
    ) throws(Refusal) -> Value {
        let timeout = try duration(timeoutMilliseconds, "authorization timeout", for: target)
        return EnvoyMessage.externalAuthorization.value([
            Value.Member("transport_api_version", "V3"),
            Value.Member("stat_prefix", "portalcore"),
            Value.Member("failure_mode_allow", false),
            Value.Member("status_on_error", ["code": "ServiceUnavailable"]),
            Value.Member("clear_route_cache", false),
            Value.Member("metadata_context_namespaces", ["envoy.filters.http.jwt_authn"]),
            Value.Member(
                "grpc_service",
                [
                    "envoy_grpc": ["cluster_name": .string(cluster)],
                    "timeout": timeout,
                    "initial_metadata": [["key": "x-portalcore-route", "value": "%ROUTE_NAME%"]],
                ]
            ),
        ])
    }

    /// Slots that the decision fills by writing texts under their keys; one without a text makes no descriptor, and
    /// without any the service is not asked.
    package static func rateLimit(
        cluster: String,
        timeoutMilliseconds: Int64,
        isStrict: Bool,
        for target: ProxyTarget
    ) throws(Refusal) -> Value {
        let timeout = try duration(timeoutMilliseconds, "rate limit timeout", for: target)
        let slots: [Value] = (1...LimitWords.slots).map { slot in
            let key = Value.string(LimitWords.key(slot: slot, isStrict: isStrict))
            return [
                "actions": [
                    [
                        "metadata": [
                            "descriptor_key": key,
                            "source": "DYNAMIC",
                            "metadata_key": ["key": "envoy.filters.http.ext_authz", "path": [["key": key]]],
                        ]
                    ]
                ]
            ]
        }
        return EnvoyMessage.rateLimit.value([
            // A virtual host names its environment's own.
            Value.Member("domain", "portalcore"),
            Value.Member("timeout", timeout),
            Value.Member("failure_mode_deny", .boolean(isStrict)),
            Value.Member("status_on_error", ["code": "ServiceUnavailable"]),
            Value.Member("enable_x_ratelimit_headers", "DRAFT_VERSION_03"),
            Value.Member("rate_limited_as_resource_exhausted", true),
            Value.Member(
                "rate_limit_service",
                [
                    "transport_api_version": "V3",
                    "grpc_service": ["envoy_grpc": ["cluster_name": .string(cluster)], "timeout": timeout],
                ]
            ),
            Value.Member("rate_limits", .sequence(slots)),
        ])
    }

    /// The verification of an environment's tokens, with a provider for each of
    /// ``ResolvedEnvironment/distinctTokenRules``, by name.
    package static func tokens(_ providers: [Value.Member]) -> Value {
        var alternatives: [Value] = providers.map { ["provider_name": .string($0.key)] }
        alternatives.append(["allow_missing_or_failed": [:]])
        let required: Value = ["requires_any": ["requirements": .sequence(alternatives)]]
        return EnvoyMessage.tokens.value([
            Value.Member("bypass_cors_preflight", true),
            Value.Member("providers", .mapping(providers)),
            Value.Member("requirement_map", .mapping([Value.Member(requirement, required)])),
        ])
    }

    /// What switches the filters on for a virtual host of an environment.
    package static func hostConfiguration(
        of environment: ResolvedEnvironment,
        hasTokens: Bool,
        hasRateLimits: Bool
    ) -> Value {
        var members: [Value.Member] = []
        if hasTokens {
            let message = EnvoyMessage.tokensPerRoute.value([
                Value.Member("requirement_name", .string(requirement))
            ])
            members.append(Value.Member(environment.tokenFilter, message))
        }
        let name = Value.string(environment.name.description)
        members.append(
            Value.Member(
                FilterName.authorization,
                EnvoyMessage.externalAuthorizationPerRoute.value([
                    Value.Member("check_settings", ["context_extensions": ["portalcore-environment": name]])
                ])
            )
        )
        let limited = hasRateLimits ? environment.servedPlans.filter { !$0.limits.isEmpty } : []
        for isStrict in [false, true] where limited.contains(where: { $0.refusesUncounted == isStrict }) {
            let domain = Value.string(LimitWords.domain(of: environment.name))
            let message = EnvoyMessage.rateLimitPerRoute.value([Value.Member("domain", domain)])
            members.append(Value.Member(FilterName.rateLimit(isStrict: isStrict), message))
        }
        return .mapping(members)
    }

    /// A timeout, which Envoy refuses to go without.
    package static func duration(
        _ milliseconds: Int64,
        _ field: String,
        for target: ProxyTarget
    ) throws(Refusal) -> Value {
        guard milliseconds <= 3_600_000, let text = ProtoDuration.text(milliseconds) else {
            throw .value(field, "\(milliseconds)ms", "it is not from 1ms to 1h", for: target)
        }
        return .string(text)
    }
}

extension ResolvedEnvironment {
    /// The rules of the served plans, one for each provider, sorted by provider.
    package var distinctTokenRules: [TokenRules] {
        var byName: [String: TokenRules] = [:]
        for plan in servedPlans {
            guard case .jwt(let rules) = plan.auth else { continue }
            let name = rules.providerName
            guard let known = byName[name] else {
                byName[name] = rules
                continue
            }
            // Of two times the shorter one.
            if case .remote(_, let first) = known.keys, case .remote(_, let second) = rules.keys, second < first {
                byName[name] = rules
            }
        }
        return byName.ordered { $0.key < $1.key }.map(\.value)
    }

    /// The name of the environment's own entry in the chain of filters; a namespace has no points, so that the first
    /// one ends it.
    package var tokenFilter: String {
        let text = "portalcore.jwt.\(name.namespace).\(name.name)"
        if text.utf8.count <= 100, DNSLabel.isValid(name.namespace) { return text }
        let hash = SHA256.hexadecimal(of: name.description.utf8).prefix(16)
        let beginning = String(decoding: name.name.utf8.filter { DNSLabel.isByte($0) }.prefix(40), as: UTF8.self)
        return "portalcore.jwt.\(beginning)..\(hash)"
    }
}
