internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// Emits the virtual host of one environment, or of a portal's web site, which is routed like one.
struct HostEmitter {
    /// The environment; what could not be expressed becomes withheld in it.
    private(set) var environment: ResolvedEnvironment
    let options: EnvoyOptions
    let isSite: Bool
    private(set) var findings: Findings
    /// The routes that could not be expressed, with the reasons.
    private(set) var refusedRoutes: [String: [String]] = [:]
    /// The environment's own entry in the chain of filters, if it has one.
    private(set) var tokenFilter: Value?

    init(_ environment: ResolvedEnvironment, options: EnvoyOptions) {
        self.environment = environment
        self.options = options
        isSite = false
        findings = Findings(subject: "Environment \(environment.name)")
    }

    /// Everything under a portal's hosts goes to the web site that shows portals, which knows them by their hosts; without
    /// one, there is a guard.
    init(_ site: ResolvedSite, options: EnvoyOptions) {
        environment = ResolvedEnvironment(of: site, .respond(.withheld))
        self.options = options
        isSite = true
        findings = Findings(subject: "Portal \(site.name)")
    }

    /// The virtual host.
    mutating func emit(_ clusters: inout ClusterTable) throws(Refusal) -> Value {
        if !isSite { noteGateway() }
        let tokens = tokenProviders(&clusters)
        let closed = EnvoyClosing.routes(of: environment, options: options)
        noteClosed(closed)
        // Where filters are, the decision says what the backend gets.
        let hasFilters = options.authorization != nil && environment.needsFilters
        var writer = RouteWriter(
            options: options,
            forbiddenHeaders: isSite || hasFilters ? [] : IdentityHeaders.removed(isGloo: environment.isGloo),
            closed: closed,
            findings: findings
        )
        // Lent, not copied: there may be many environments.
        swap(&writer.clusters, &clusters)
        var routes = environment.entries.map { writer.route(for: $0) }
        swap(&writer.clusters, &clusters)
        findings = writer.findings
        withhold(writer.refused)
        if isSite, let portal = options.portal, let name = environment.entries.first?.name {
            let cluster = Value.string(try clusters.portalCluster(at: portal))
            let way: Value = ["cluster": cluster, "timeout": "0s"]
            routes = [["name": .string(name), "match": ["prefix": "/"], "route": way]]
        }
        var members: [Value.Member] = [
            Value.Member("name", .string((isSite ? "~portal/" : "") + environment.name.description)),
            Value.Member("domains", .sequence(environment.hosts.map { .string($0.text) })),
        ]
        if routes.count > max(0, options.maximumListedRoutes) {
            members.append(Value.Member("matcher", Self.matcher(environment.entries.map(\.match.path), routes)))
        } else {
            members.append(Value.Member("routes", .sequence(routes)))
        }
        if hasFilters {
            if !tokens.isEmpty { tokenFilter = PlanFilters.tokens(tokens) }
            members.append(
                Value.Member(
                    "typed_per_filter_config",
                    PlanFilters.hostConfiguration(
                        of: environment,
                        hasTokens: !tokens.isEmpty,
                        hasRateLimits: options.rateLimit != nil
                    )
                )
            )
        }
        return .mapping(members)
    }

    /// The tree that finds a route by what its path begins with (``RouteBuckets``).
    private static func matcher(_ paths: [RouteMatch.Path], _ routes: [Value]) -> Value {
        let buckets = RouteBuckets(paths).buckets.map { bucket in
            let list = NativeMessage.routeList.value([
                Value.Member("routes", .sequence(bucket.entries.map { routes[$0] }))
            ])
            return Value.Member(bucket.key, ["action": ["name": "routes", "typed_config": list]])
        }
        let input: Value = [
            "name": "path", "typed_config": NativeMessage.headerInput.value([Value.Member("header_name", ":path")]),
        ]
        return ["matcher_tree": ["input": input, "prefix_match_map": ["map": .mapping(buckets)]]]
    }

    /// Those who sign tokens, by name; the operations under plans whose keys cannot be fetched are withheld.
    private mutating func tokenProviders(_ clusters: inout ClusterTable) -> [Value.Member] {
        guard options.authorization != nil else { return [] }
        var refusals: [String: Refusal] = [:]
        for plan in environment.servedPlans {
            guard case .jwt(let rules) = plan.auth else { continue }
            var attempt = ClusterTable(options: options)
            do throws(Refusal) { _ = try provider(for: rules, &attempt) } catch { refusals[plan.id] = error }
        }
        for (id, refusal) in refusals.ordered(by: { $0.key < $1.key }) {
            withhold(findings.refusals(of: environment.operations { $0.id == id }, for: refusal))
        }
        var providers: [Value.Member] = []
        for rules in environment.distinctTokenRules {
            // What is left was tried before.
            do throws(Refusal) {
                providers.append(Value.Member(rules.providerName, try provider(for: rules, &clusters)))
            } catch { findings.note(error, affecting: rules.provenance) }
        }
        return providers
    }

    private func provider(for rules: TokenRules, _ clusters: inout ClusterTable) throws(Refusal) -> Value {
        var name = ""
        if case .remote(let text, _) = rules.keys {
            let url = try KeySetURL(text, at: rules.provenance, for: .envoy)
            let backend: Backend
            if !url.isTLS, let service = url.service(clusterDomain: options.clusterDomain) {
                backend = .service(service, port: url.port, subset: [:])
            } else {
                backend = .external(ExternalHost(host: url.host, port: url.port, tls: url.isTLS ? .init() : nil))
            }
            do throws(Refusal) { name = try clusters.cluster(for: backend, at: rules.provenance) } catch {
                throw KeySetURL.refusal(url.text, error.arguments["reason"] ?? "", rules.provenance, .envoy)
            }
        }
        let provider = try rules.provider(
            cluster: name,
            timeoutMilliseconds: options.keySetTimeoutMilliseconds,
            for: .envoy
        )
        clusters.use([name])
        return provider
    }

    private mutating func withhold(_ refused: [String: [String]]) {
        guard !refused.isEmpty else { return }
        refusedRoutes.merge(refused) { first, _ in first }
        environment.withhold { refused[$0] }
    }

    // MARK: - What is not done

    private mutating func noteGateway() {
        guard case .made(let servers) = environment.gateway.source,
            servers.credentialName != nil || servers.redirectsToHTTPS
        else { return }
        note(.envoyTLSNotTerminated, at: environment.gateway.provenance, [:])
    }

    private mutating func noteClosed(_ closed: Set<String>) {
        if !closed.isEmpty {
            let number = closed.count == 1 ? "1 operation" : "\(closed.count) operations"
            let service = options.authorization == nil ? "that decides on requests" : "that counts requests"
            note(.envoyPlansClosed, at: environment.provenance, ["count": number, "service": service])
        }
        guard options.authorization != nil, options.rateLimit == nil else { return }
        if environment.servedPlans.contains(where: { !$0.limits.isEmpty && !$0.refusesUncounted }) {
            note(.envoyLimitsNotCounted, at: environment.provenance, [:])
        }
    }

    private mutating func note(_ code: DiagnosticCode, at place: Provenance, _ arguments: [String: String]) {
        var arguments = arguments
        arguments["environment"] = environment.name.description
        findings.note(Refusal(code: code, arguments: arguments, provenance: place), affecting: environment.provenance)
    }
}
