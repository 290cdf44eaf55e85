internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// The hosts and gateways of all environments and portals.
struct HostClaims {
    /// A sound environment that makes routes.
    struct Served {
        var environment: Environment
        /// The hosts that it owns, sorted.
        var hosts: [HostName]
        /// The gateway, or `nil` where it cannot be served.
        var gateway: ResolvedGateway?
    }

    /// A sound portal.
    struct Site {
        var portal: Portal
        /// The hosts that it owns, sorted.
        var hosts: [HostName]
        /// The gateway, or `nil` where it cannot be served.
        var gateway: ResolvedGateway?
    }

    /// A claim to hosts by an environment or a portal of which it is not known, or not allowed, where they are served.
    struct Unattached {
        var name: ResourceName
        var hosts: [HostName]
        var provenance: Provenance
    }

    /// The environments that make routes.
    private(set) var served: [Served] = []
    /// The sound portals.
    private(set) var sites: [Site] = []
    /// Environments and portals that are broken, with what is known of their hosts: nothing is served there.
    private(set) var closed: [ResolvedEnvironment] = []
    /// Environments and portals, sound and broken, without a gateway.
    private(set) var unattached: [Unattached] = []
    /// Who lost what to whom, sorted.
    private(set) var lost: [LostHost] = []

    private typealias PlacedHost = (host: HostName, provenance: Provenance)

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
            let (hosts, gateway) = add(HostClaim(environment), to: &claimants, resolver, &trust, &findings)
            served.append(Served(environment: environment, hosts: hosts, gateway: gateway))
        }
        for portal in input.portals {
            let (hosts, gateway) = add(HostClaim(portal), to: &claimants, resolver, &trust, &findings)
            sites.append(Site(portal: portal, hosts: hosts, gateway: gateway))
        }
        // Nothing is said twice about what is broken.
        var silent = Findings()
        var brokenOwners: [ResourceIdentity] = []
        for broken in input.broken {
            guard let claim = HostClaim(broken: broken.content) else { continue }
            let (hosts, gateway) = add(claim, to: &claimants, resolver, &trust, &silent)
            guard let gateway else { continue }
            brokenOwners.append(claim.identity)
            closed.append(
                ResolvedEnvironment(
                    name: claim.closingName,
                    hosts: hosts,
                    gateway: gateway,
                    provenance: claim.provenance
                )
            )
        }
        let ownership = HostOwnership(claimants, &findings)
        let overlaps = WildcardOverlaps(claimants, ownership, broken: Set(brokenOwners), &findings)
        lost = (ownership.losses + overlaps.losses).ordered { $0.order < $1.order }
        func hasLost(_ host: HostName, _ identity: ResourceIdentity) -> Bool {
            ownership.hasLost(host, identity) || overlaps.hasLost(host, identity)
        }
        for number in served.indices {
            let identity = served[number].environment.identity
            served[number].hosts.removeAll { hasLost($0, identity) }
        }
        for number in sites.indices {
            let identity = sites[number].portal.identity
            sites[number].hosts.removeAll { hasLost($0, identity) }
        }
        for (number, identity) in brokenOwners.enumerated() {
            closed[number].hosts.removeAll { hasLost($0, identity) }
        }
    }

    /// Whether an environment lost a host to somebody.
    func hasLost(_ environment: ResourceName) -> Bool {
        lost.contains { !$0.loser.isPortal && $0.loser.name == environment }
    }

    /// Makes a claim: finds its hosts, sorted, and its gateway, and puts it among the claimants.
    private mutating func add(
        _ claim: HostClaim,
        to claimants: inout [HostOwnership.Claimant],
        _ resolver: GatewayResolver,
        _ trust: inout Trust,
        _ findings: inout Findings
    ) -> (hosts: [HostName], gateway: ResolvedGateway?) {
        var placed = Self.hosts(claim.domains, of: claim.identity, &findings)
        let gateway = resolver.gateway(of: claim, hosts: placed.map(\.host), &trust, &findings)
        // What its gateway does not listen to is nobody's for the asking.
        if let gateway { placed.removeAll { !gateway.takes($0.host) } }
        let hosts = placed.map(\.host).ordered()
        // A portal that names no gateway stands elsewhere.
        let isElsewhere = claim.identity.kind == .portal && claim.gateway == nil
        if gateway == nil, !isElsewhere {
            unattached.append(Unattached(name: claim.closingName, hosts: hosts, provenance: claim.provenance))
        }
        if let gateway {
            claimants.append(
                HostOwnership.Claimant(
                    identity: claim.identity,
                    created: claim.metadata.creationTimestamp,
                    dialect: claim.dialect,
                    provenance: claim.provenance,
                    hosts: placed,
                    gateway: gateway
                )
            )
        }
        return (hosts, gateway)
    }

    /// The hosts of domains; a host that a wildcard of the same owner takes anyway is left out, because Istio refuses
    /// an object whose hosts overlap.
    private static func hosts(
        _ domains: [PlacedText],
        of owner: ResourceIdentity,
        _ findings: inout Findings
    ) -> [PlacedHost] {
        var hosts: [PlacedHost] = []
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
}
