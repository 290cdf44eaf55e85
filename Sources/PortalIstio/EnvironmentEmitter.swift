internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// Emits the objects of one environment.
struct EnvironmentEmitter {
    let environment: ResolvedEnvironment
    let options: IstioOptions
    let factory: ObjectFactory
    var findings: Findings

    init(_ environment: ResolvedEnvironment, options: IstioOptions) {
        self.environment = environment
        self.options = options
        factory = ObjectFactory(owner: environment.name, maximumBytes: options.maximumObjectBytes)
        findings = Findings(subject: "Environment \(environment.name)")
    }

    /// The gateway of an environment that was emitted, as a VirtualService names it.
    private(set) var gatewayReference: String?

    /// The objects, in no particular order; none where nothing is to be served.
    mutating func emit() -> [OutputDocument] {
        guard !environment.hosts.isEmpty, !environment.entries.isEmpty else { return [] }
        do throws(Refusal) {
            let gateway = try emittedGateway()
            var emitter = RouteEmitter(
                options: options,
                destinations: DestinationTable(clusterDomain: options.clusterDomain),
                findings: findings
            )
            let routes = environment.entries.map { emitter.route(for: $0) }
            findings = emitter.findings
            let documents =
                try gateway.documents + serviceEntries(emitter.destinations) + destinationRules(emitter.destinations)
                + virtualServices(routes, json: emitter.json, gateway: gateway.reference)
            gatewayReference = gateway.reference
            return documents
        } catch {
            findings.note(error, affecting: environment.provenance)
            return []
        }
    }

    /// The namespaces that need to see hosts outside the mesh: the proxies' only, where they are known, so that no
    /// sidecar learns of a host that its own policy keeps from it.
    var exportTo: [Value.Member] {
        guard let workload = environment.gateway.workload else { return [] }
        return [Value.Member("exportTo", [.string(workload.namespace)])]
    }
}
