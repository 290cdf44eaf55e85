internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// The hosts and gateways of all environments.
struct HostClaims {
    /// A sound environment that makes routes.
    struct Served {
        var environment: Environment
        /// The hosts that it owns, sorted.
        var hosts: [HostName]
        /// The gateway, or `nil` where it cannot be served.
        var gateway: ResolvedGateway?
    }

    /// A claim to hosts by an environment of which it is not known, or not allowed, where they are served.
    struct Unattached {
        var name: ResourceName
        var hosts: [HostName]
        var provenance: Provenance
    }

    /// The environments that make routes.
    private(set) var served: [Served] = []
    /// Environments that are broken, with what is known of their hosts: nothing is served there.
    private(set) var closed: [ResolvedEnvironment] = []
    /// Environments, sound and broken, without a gateway.
    private(set) var unattached: [Unattached] = []

    init(
        _ input: DecodedInput,
        _ index: ResourceIndex,
        _ options: ResolveOptions,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) {
        let resolver = GatewayResolver(index: index, options: options)
        var claimants: [HostOwnership.Claimant] = []
        for environment in input.environments where !environment.documentationOnly {
            let hosts = Self.hosts(environment.domains, of: environment.identity, &findings)
            let gateway = resolver.gateway(of: environment, hosts: hosts.map(\.host), &trust, &findings)
            if gateway == nil { unattached.append(Self.unattached(environment, hosts)) }
            served.append(Served(environment: environment, hosts: hosts.map(\.host), gateway: gateway))
            claimants.append(Self.claimant(environment, hosts, gateway))
        }
        // Nothing is said twice about what is broken.
        var silent = Findings()
        for broken in input.broken {
            guard let environment = broken.content as? Environment, !environment.documentationOnly else { continue }
            let hosts = Self.hosts(environment.domains, of: environment.identity, &silent)
            guard let gateway = resolver.gateway(of: environment, hosts: hosts.map(\.host), &trust, &silent) else {
                unattached.append(Self.unattached(environment, hosts))
                continue
            }
            claimants.append(Self.claimant(environment, hosts, gateway))
            closed.append(
                ResolvedEnvironment(
                    name: environment.name,
                    hosts: hosts.map(\.host).ordered(),
                    gateway: gateway,
                    provenance: environment.provenance
                )
            )
        }
        let ownership = HostOwnership(claimants, &findings)
        for number in served.indices {
            let identity = served[number].environment.identity
            served[number].hosts = served[number].hosts.filter { !ownership.hasLost($0, identity) }.ordered()
        }
        for number in closed.indices {
            let name = closed[number].name
            let identity = ResourceIdentity(kind: .environment, namespace: name.namespace, name: name.name)
            closed[number].hosts.removeAll { ownership.hasLost($0, identity) }
        }
    }

    /// The hosts of domains; a host that a wildcard of the same owner takes anyway is left out, because Istio refuses
    /// an object whose hosts overlap.
    private static func hosts(
        _ domains: [PlacedText],
        of owner: ResourceIdentity,
        _ findings: inout Findings
    ) -> [(host: HostName, provenance: Provenance)] {
        var hosts: [(host: HostName, provenance: Provenance)] = []
        for domain in domains {
            guard let host = HostName(domain.text) else {
                findings.report(
                    .badHost,
                    at: domain.provenance,
                    ["value": domain.text, "phrase": "a domain"],
                    subject: owner
                )
                continue
            }
            if hosts.contains(where: { $0.host == host }) { continue }
            hosts.append((host, domain.provenance))
        }
        let all = hosts
        return all.filter { host, provenance in
            guard let wider = all.first(where: { $0.host.covers(host) }) else { return true }
            findings.report(
                .domainCovered,
                at: provenance,
                ["host": host.text, "wildcard": wider.host.text],
                labels: [Diagnostic.Label("the wildcard", at: Location(wider.provenance))],
                subject: owner
            )
            return false
        }
    }

    private static func unattached(
        _ environment: Environment,
        _ hosts: [(host: HostName, provenance: Provenance)]
    ) -> Unattached {
        Unattached(name: environment.name, hosts: hosts.map(\.host).ordered(), provenance: environment.provenance)
    }

    private static func claimant(
        _ environment: Environment,
        _ hosts: [(host: HostName, provenance: Provenance)],
        _ gateway: ResolvedGateway?
    ) -> HostOwnership.Claimant {
        HostOwnership.Claimant(
            identity: environment.identity,
            created: environment.metadata.creationTimestamp,
            provenance: environment.provenance,
            hosts: hosts,
            gateways: gateway.map(GatewayKey.keys) ?? []
        )
    }
}

/// What tells gateways apart.
enum GatewayKey {
    /// The object, where it exists, and the proxies, where they are known: two gateways of the same proxies share hosts.
    static func keys(_ gateway: ResolvedGateway) -> [String] {
        var keys: [String] = []
        if case .existing(let name) = gateway.source { keys.append("object \(name)") }
        if let workload = gateway.workload {
            let labels = workload.selector.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            keys.append("proxies \(workload.namespace) \(labels.joined(separator: ","))")
        }
        return keys
    }
}
