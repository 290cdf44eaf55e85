internal import PortalIR
internal import PortalVocabulary

/// Keeps requests for hosts of which nothing is served from the wildcards of other owners.
enum HostClosing {
    /// An owner of wildcards under which something answers.
    private struct Wildcards {
        var namespace: String
        var name: String
        var gateway: ResolvedGateway
        var hosts: [HostName]

        init?(_ name: ResourceName, _ gateway: ResolvedGateway, _ hosts: [HostName]) {
            self.hosts = hosts.filter(\.isWildcard)
            guard !self.hosts.isEmpty else { return nil }
            namespace = name.namespace
            self.name = name.name
            self.gateway = gateway
        }
    }

    /// The environments, those without entries closed where a wildcard would answer for them, and left out where nothing
    /// is left of them.
    static func close(_ served: [ResolvedEnvironment], _ claims: HostClaims) -> [ResolvedEnvironment] {
        var wildcards = served.compactMap { $0.entries.isEmpty ? nil : Wildcards($0.name, $0.gateway, $0.hosts) }
        for site in claims.sites {
            guard let gateway = site.gateway, let other = Wildcards(site.portal.name, gateway, site.hosts) else {
                continue
            }
            wildcards.append(other)
        }
        wildcards = wildcards.ordered { ($0.namespace, $0.name) < ($1.namespace, $1.name) }
        let closed = claims.closed
        let taken = Set((served + closed).flatMap(\.hosts) + claims.sites.flatMap { $0.gateway == nil ? [] : $0.hosts })
        let unattached = claims.unattached
        let attached = unattached.compactMap { attach($0, taken, wildcards) }
        return (served + united(closed + attached)).compactMap { environment in
            guard environment.entries.isEmpty, !environment.hosts.isEmpty else {
                return environment.hosts.isEmpty ? nil : environment
            }
            let isCovered = wildcards.contains { other in
                environment.gateway.meets(other.gateway)
                    && other.hosts.contains { wildcard in environment.hosts.contains { wildcard.covers($0) } }
            }
            guard isCovered else { return environment.withheld.isEmpty ? nil : environment }
            var closed = environment
            closed.entries = [
                RouteEntry(
                    name: RouteName.everything(environment: environment.name),
                    match: RouteMatch(path: .below(PathTemplate(segments: [])), method: .any),
                    action: .respond(.withheld),
                    provenance: environment.provenance
                )
            ]
            return closed
        }
    }

    /// One environment for each name: a name that is given twice would be the name of two objects.
    ///
    /// Hosts at another gateway than the first one's are left alone.
    private static func united(_ environments: [ResolvedEnvironment]) -> [ResolvedEnvironment] {
        let sorted = environments.map { environment in
            let hosts = environment.hosts.map(\.text).joined(separator: " ")
            return ((environment.name, text(environment.gateway), hosts), environment)
        }.ordered { $0.0 < $1.0 }.map(\.1)
        var result: [ResolvedEnvironment] = []
        for environment in sorted {
            guard let last = result.last, last.name == environment.name else {
                result.append(environment)
                continue
            }
            guard last.gateway.source == environment.gateway.source else { continue }
            let hosts = Set(last.hosts + environment.hosts)
            // Istio refuses an object whose hosts overlap.
            result[result.count - 1].hosts = hosts.filter { host in !hosts.contains { $0.covers(host) } }.ordered()
        }
        return result
    }

    /// What sorts gateways.
    private static func text(_ gateway: ResolvedGateway) -> String {
        var words: [String] = []
        if case .existing(let name) = gateway.source { words.append("object \(name)") }
        if let workload = gateway.workload {
            let labels = workload.selector.ordered { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            words.append("proxies \(workload.namespace) \(labels.joined(separator: ","))")
        }
        return words.joined(separator: " ")
    }

    /// An environment without a gateway, at that of a wildcard of its own namespace: what another namespace serves is
    /// not for it to close.
    private static func attach(
        _ claim: HostClaims.Unattached,
        _ taken: Set<HostName>,
        _ wildcards: [Wildcards]
    ) -> ResolvedEnvironment? {
        for other in wildcards where other.namespace == claim.name.namespace {
            let hosts = claim.hosts.filter { host in
                !taken.contains(host) && other.hosts.contains { $0.covers(host) }
            }
            guard !hosts.isEmpty else { continue }
            return ResolvedEnvironment(
                name: claim.name,
                hosts: hosts,
                gateway: other.gateway,
                provenance: claim.provenance
            )
        }
        return nil
    }
}
