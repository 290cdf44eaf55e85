internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// Emits the objects of one environment, or of a portal's web site, which is routed like one.
struct EnvironmentEmitter {
    /// The environment; what could not be expressed becomes withheld in it.
    private(set) var environment: ResolvedEnvironment
    let options: IstioOptions
    let factory: ObjectFactory
    var findings: Findings

    init(_ environment: ResolvedEnvironment, options: IstioOptions) {
        self.environment = environment
        self.options = options
        let owner = ObjectOwner.environment(environment.name)
        factory = ObjectFactory(owner: owner, maximumBytes: options.maximumObjectBytes)
        findings = Findings(subject: "Environment \(environment.name)")
    }

    /// Everything under the portal's hosts goes to the service that shows portals, which knows them by their hosts.
    init(_ site: ResolvedSite, options: IstioOptions) {
        let service = options.portalService
        let backend = Backend.service(
            ResourceName(namespace: service.namespace, name: service.name),
            port: service.port,
            subset: [:]
        )
        environment = ResolvedEnvironment(of: site, .forward(Forwarding(backends: [WeightedBackend(backend)])))
        self.options = options
        factory = ObjectFactory(owner: .portal(site.name), maximumBytes: options.maximumObjectBytes)
        findings = Findings(subject: "Portal \(site.name)")
    }

    /// The gateway of an environment that was emitted, as a VirtualService names it.
    private(set) var gatewayReference: String?
    /// The routes that could not be expressed, with the reasons.
    private(set) var refusedRoutes: [String: [String]] = [:]
    /// Why nothing could be emitted.
    private(set) var refusal: String?

    /// The objects, in no particular order; none where nothing is to be served.
    mutating func emit() -> [OutputDocument] {
        guard !environment.hosts.isEmpty, !environment.entries.isEmpty else { return [] }
        do throws(Refusal) {
            let gateway = try emittedGateway()
            withholdKeySets()
            let before = (environment, findings)
            var emitted = emitRoutes()
            let filters = self.filters(&emitted, before: before)
            let documents =
                try gateway.documents + filters + serviceEntries(emitted.destinations)
                + destinationRules(emitted.destinations)
                + virtualServices(emitted.routes, json: emitted.json, gateway: gateway.reference)
            gatewayReference = gateway.reference
            return documents
        } catch {
            findings.note(error, affecting: environment.provenance)
            refusal = error.code.id
            return []
        }
    }

    /// The namespaces that need to see hosts outside the mesh: the proxies' only, where they are known, so that no
    /// sidecar learns of a host that its own policy keeps from it.
    var exportTo: [Value.Member] {
        guard let workload = environment.gateway.workload, workload.hasNamespace else { return [] }
        return [Value.Member("exportTo", [.string(workload.namespace)])]
    }

    private struct EmittedRoutes {
        var routes: [EmittedRoute]
        var json: [UInt8]
        var destinations: DestinationTable
    }

    /// The routes; those that cannot be expressed are guards, and withheld in the environment from then on.
    private mutating func emitRoutes() -> EmittedRoutes {
        var isSite = false
        if case .portal = factory.owner { isSite = true }
        var emitter = RouteEmitter(
            options: options,
            destinations: DestinationTable(clusterDomain: options.clusterDomain),
            findings: findings,
            // Where filters are, the decision says what the backend gets.
            forbiddenHeaders: isSite || environment.needsFilters
                ? [] : IdentityHeaders.removed(isGloo: environment.isGloo)
        )
        let routes = environment.entries.map { emitter.route(for: $0) }
        findings = emitter.findings
        withhold(emitter.refused)
        return EmittedRoutes(routes: routes, json: emitter.json, destinations: emitter.destinations)
    }

    /// The filters of what is still served.
    ///
    /// Where there can be none, what needs them is withheld, and the routes are made again with guards in its place.
    private mutating func filters(
        _ emitted: inout EmittedRoutes,
        before: (environment: ResolvedEnvironment, findings: Findings)
    ) -> [OutputDocument] {
        guard environment.needsFilters else { return [] }
        var filters = EnvironmentFilters(environment, options: options, factory: factory)
        do throws(Refusal) {
            let documents = try filters.documents(&emitted.destinations)
            for note in filters.notes { findings.note(note, affecting: environment.provenance) }
            return documents
        } catch {
            (environment, findings) = before
            findings.note(error, affecting: environment.gateway.provenance)
            withhold(operations: error) { $0.needsFilters }
            emitted = emitRoutes()
            return []
        }
    }

    /// Withholds the operations under plans whose key sets cannot be fetched; others know nothing of it.
    private mutating func withholdKeySets() {
        var refusals: [String: Refusal] = [:]
        for plan in environment.servedPlans {
            guard case .jwt(let rules) = plan.auth else { continue }
            var destinations = DestinationTable(clusterDomain: options.clusterDomain)
            var providers = TokenProviders(options: options, namespace: environment.name.namespace)
            do throws(Refusal) { _ = try providers.provider(for: rules, &destinations) } catch {
                refusals[plan.id] = error
            }
        }
        for (id, refusal) in refusals.ordered(by: { $0.key < $1.key }) {
            withhold(operations: refusal) { $0.id == id }
        }
    }

    /// Withholds the operations that are under some plans.
    private mutating func withhold(operations refusal: Refusal, where isConcerned: (ResolvedPlan) -> Bool) {
        withhold(findings.refusals(of: environment.operations(under: isConcerned), for: refusal))
    }

    private mutating func withhold(_ refused: [String: [String]]) {
        guard !refused.isEmpty else { return }
        refusedRoutes.merge(refused) { first, _ in first }
        environment.withhold { refused[$0] }
    }
}
