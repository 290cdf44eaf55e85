internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// What stands before the routes of an environment whose plans have something to enforce: as much for ten operations
/// as for ten thousand, because a route's name is all that the decision needs to know.
struct EnvironmentFilters {
    let environment: ResolvedEnvironment
    let options: IstioOptions
    let factory: ObjectFactory
    /// What is worth a warning.
    private(set) var notes: [Refusal] = []

    /// Comes before the shared entries, which tell of the tokens that this one verified.
    private static let priority: Value = 5

    init(_ environment: ResolvedEnvironment, options: IstioOptions, factory: ObjectFactory) {
        self.environment = environment
        self.options = options
        self.factory = factory
    }

    /// The objects; `destinations` learns of the hosts that key sets are fetched from.
    mutating func documents(_ destinations: inout DestinationTable) throws(Refusal) -> [OutputDocument] {
        guard let proxies = environment.gateway.workload, let namespace = proxies.filterNamespace else {
            throw refusal("it is not said which proxies it runs on")
        }
        let workload = ResolvedGateway.Workload(namespace: namespace, selector: proxies.selector)
        let selector = try FilterChain.selector(of: workload)
        var tokens = TokenProviders(options: options, namespace: environment.name.namespace)
        var patches: [Value] = []
        let rules = environment.distinctTokenRules
        if !rules.isEmpty {
            patches.append(
                FilterName.insertion(environment.tokenFilter, try tokenConfiguration(rules, &tokens, &destinations))
            )
        }
        let configuration = PlanFilters.hostConfiguration(
            of: environment,
            hasTokens: !rules.isEmpty,
            hasRateLimits: true
        )
        for domain in try domains() {
            patches.append([
                "applyTo": "VIRTUAL_HOST",
                "match": ["context": "GATEWAY", "routeConfiguration": ["vhost": ["domainName": .string(domain)]]],
                "patch": ["operation": "MERGE", "value": ["typed_per_filter_config": configuration]],
            ])
        }
        var annotations: [Value.Member] = []
        if !tokens.references.isEmpty {
            let text = tokens.references.ordered().joined(separator: ",")
            annotations.append(Value.Member(ObjectWords.referencedServicesAnnotation, .string(text)))
        }
        let filter = try factory.document(
            ObjectHead(
                apiVersion: ObjectWords.envoyFilters,
                kind: "EnvoyFilter",
                namespace: workload.namespace,
                name: factory.name(suffix: "filters", in: workload.namespace),
                phase: .filters,
                annotations: annotations
            ),
            ObjectContent([
                "workloadSelector": selector, "priority": Self.priority, "configPatches": .sequence(patches),
            ])
        )
        notes += tokens.notes
        return try [FilterChain(workload: workload, options: options).document(), filter]
            + requestAuthentication(rules, workload, selector)
            + RateLimitFile.documents(for: environment, options, factory)
    }

    /// The virtual hosts that the environment's hosts are: themselves, but where a Gateway's servers are narrower than
    /// a wildcard, Istio makes virtual hosts of theirs, and a patch for the wildcard would find none.
    private func domains() throws(Refusal) -> [String] {
        var domains = Set<String>()
        for host in environment.hosts {
            guard host.isWildcard, case .existing = environment.gateway.source else {
                domains.insert(host.text)
                continue
            }
            guard let served = environment.gateway.hosts else {
                throw refusal("for a wildcard host, filters need to know its servers, and it is not among the inputs")
            }
            domains.insert(host.text)
            for pattern in served.compactMap({ HostName($0) }) where host.covers(pattern) {
                domains.insert(pattern.text)
            }
        }
        return domains.ordered()
    }

    private func tokenConfiguration(
        _ rules: [TokenRules],
        _ tokens: inout TokenProviders,
        _ destinations: inout DestinationTable
    ) throws(Refusal) -> Value {
        var providers: [Value.Member] = []
        for rules in rules {
            let provider = try tokens.provider(for: rules, &destinations)
            providers.append(Value.Member(rules.providerName, provider))
        }
        return PlanFilters.tokens(providers)
    }

    /// Istio's own verification, where it was asked for: it judges the tokens of every host of the proxies, so that
    /// only a Gateway of one's own gets it.
    private mutating func requestAuthentication(
        _ rules: [TokenRules],
        _ workload: ResolvedGateway.Workload,
        _ selector: Value
    ) throws(Refusal) -> [OutputDocument] {
        guard options.requestAuthentication, !rules.isEmpty else { return [] }
        guard case .made = environment.gateway.source, case .mapping(let labels) = selector["labels"] else {
            notes.append(
                Refusal(
                    code: .istioRequestAuthenticationLost,
                    arguments: ["environment": environment.name.description],
                    provenance: environment.gateway.provenance
                )
            )
            return []
        }
        let jwtRules: [Value] = rules.map { rules in
            let keys: Value.Member =
                switch rules.keys {
                case .inline(let text): Value.Member("jwks", .string(text))
                case .remote(let url, _): Value.Member("jwksUri", .string(url))
                }
            return .mapping([
                Value.Member("issuer", .string(rules.issuer)), keys,
                Value.Member("fromHeaders", [["name": "Authorization", "prefix": "Bearer "]]),
                Value.Member("forwardOriginalToken", true),
            ])
        }
        return [
            try factory.document(
                ObjectHead(
                    apiVersion: "security.istio.io/v1",
                    kind: "RequestAuthentication",
                    namespace: workload.namespace,
                    name: factory.name(suffix: "tokens", in: workload.namespace),
                    phase: .filters
                ),
                ObjectContent(["selector": ["matchLabels": .mapping(labels)], "jwtRules": .sequence(jwtRules)])
            )
        ]
    }

    private func refusal(_ reason: String) -> Refusal {
        let gateway: String
        if case .existing(let name) = environment.gateway.source {
            gateway = name.description
        } else {
            gateway = environment.name.description
        }
        return Refusal(
            code: .istioGatewayRefused,
            arguments: ["gateway": gateway, "reason": reason],
            provenance: environment.gateway.provenance
        )
    }
}
