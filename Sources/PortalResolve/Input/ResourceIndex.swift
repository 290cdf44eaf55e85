internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Finds resources by what references say.
struct ResourceIndex {
    /// What a reference leads to.
    enum Lookup<Found> {
        /// A sound resource.
        case found(Found)
        /// A broken one, and the identifiers of what was reported about it.
        case broken([String])
        /// Nothing.
        case missing
    }

    let apiDocs: [ResourceName: ApiDoc]
    let routes: [ResourceName: Route]
    let usagePlans: [ResourceName: UsagePlan]
    let services: [ResourceName: Service]
    let configMaps: [ResourceName: ConfigMap]
    let istioGateways: [ResourceName: IstioGateway]
    let upstreams: [ResourceName: Upstream]
    /// The names of sound and broken resources, by kind and namespace, for suggestions; sorted.
    let names: [ResourceKind: [String: [String]]]
    private let broken: Set<ResourceIdentity>
    private let reasons: [String: [String]]

    /// Indexes an input; what was reported about its broken resources is the reason for what depends on them.
    init(_ input: DecodedInput, reported: [Diagnostic]) {
        apiDocs = Self.byName(input.apiDocs)
        routes = Self.byName(input.routes)
        usagePlans = Self.byName(input.usagePlans)
        services = Self.byName(input.services)
        configMaps = Self.byName(input.configMaps)
        istioGateways = Self.byName(input.istioGateways)
        upstreams = Self.byName(input.upstreams)
        broken = Set(input.broken.map(\.identity))
        var identities = broken
        identities.formUnion(input.apiDocs.map(\.identity))
        identities.formUnion(input.apiProducts.map(\.identity))
        identities.formUnion(input.environments.map(\.identity))
        identities.formUnion(input.routes.map(\.identity))
        identities.formUnion(input.usagePlans.map(\.identity))
        identities.formUnion(input.services.map(\.identity))
        identities.formUnion(input.istioGateways.map(\.identity))
        identities.formUnion(input.users.map(\.identity))
        identities.formUnion(input.portals.map(\.identity))
        identities.formUnion(input.secrets.map(\.identity))
        var names: [ResourceKind: [String: [String]]] = [:]
        for identity in identities.ordered() {
            names[identity.kind, default: [:]][identity.namespace, default: []].append(identity.name)
        }
        self.names = names
        var reasons: [String: Set<String>] = [:]
        for diagnostic in reported where diagnostic.severity == .error {
            if let subject = diagnostic.subject { reasons[subject, default: []].insert(diagnostic.code.id) }
        }
        self.reasons = reasons.mapValues { $0.ordered() }
    }

    private static func byName<R: Resource>(_ resources: [R]) -> [ResourceName: R] {
        Dictionary(resources.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The outcome of a lookup in one of the tables.
    func lookup<R: Resource>(_ name: ResourceName, in table: [ResourceName: R]) -> Lookup<R> {
        if let found = table[name] { return .found(found) }
        let identity = ResourceIdentity(kind: R.kind, namespace: name.namespace, name: name.name)
        return broken.contains(identity) ? .broken(reasons(of: identity)) : .missing
    }

    /// Whether a resource is among the inputs, sound or broken.
    func contains(_ identity: ResourceIdentity) -> Bool {
        names[identity.kind]?[identity.namespace]?.contains(identity.name) ?? false
    }

    /// What was reported about a broken resource.
    func reasons(of identity: ResourceIdentity) -> [String] {
        reasons[identity.description] ?? []
    }
}

extension Resource {
    /// Namespace and name.
    var name: ResourceName { ResourceName(namespace: metadata.namespace, name: metadata.name) }
}

extension ObjectRef {
    /// What is named, seen from a namespace.
    func name(from namespace: String) -> ResourceName {
        ResourceName(namespace: self.namespace ?? namespace, name: name)
    }
}
