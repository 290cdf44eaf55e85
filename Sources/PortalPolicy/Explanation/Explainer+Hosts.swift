internal import PortalIR
internal import PortalVocabulary

extension Explainer {
    /// Whose host a request names.
    struct Owner {
        var environment: ResolvedEnvironment
        /// Whether it is the web site of a Portal.
        var isSite = false
        /// Whether nothing of it could be emitted, and its host is closed because a wildcard of another one covers it.
        var isClosed = false
        /// The host by which it was found.
        var pattern = ""
        /// The listener of a native gateway, from 0.
        var listener = 0
    }

    /// Who gets the requests for a host: the exact host first, then the longest wildcard; of several on gateways that do
    /// not meet, the one that was asked for, or the first by name.
    mutating func owner() -> Owner? {
        var found: [Owner] = []
        for owner in owners() {
            guard let pattern = pattern(of: owner.environment) else { continue }
            var owner = owner
            owner.pattern = pattern
            found.append(owner)
        }
        if let name = request.environment {
            guard let meant = portal.environments.first(where: { $0.name == name }) else {
                result.notes.append("there is no Environment `\(name)` that serves anything")
                return nil
            }
            let listener = found.first { $0.environment.name == name && !$0.isSite }?.listener
            found.removeAll { other in
                gateway.isNative
                    ? listener.map { other.listener != $0 } ?? true
                    : other.environment.name != name && !meant.gateway.meets(other.environment.gateway)
            }
        } else if gateway.isNative, let first = gateway.port, let port = request.port {
            let meant = found.filter { first + $0.listener == port }
            if !meant.isEmpty { found = meant }
        }
        let best = found.map { Self.rank($0.pattern) }.max() ?? 0
        let equals = found.filter { Self.rank($0.pattern) == best }
        if equals.count > 1 { noteOthers(equals) }
        return equals.first
    }

    private mutating func noteOthers(_ owners: [Owner]) {
        let names = owners.dropFirst().map { "`\($0.environment.name)`" }.joined(separator: ", ")
        result.notes.append(
            "the host is also that of \(names), on a gateway of its own; the Environment can be said to ask for it"
        )
    }

    /// Exact hosts before wildcards, longer ones before shorter ones.
    private static func rank(_ pattern: String) -> Int {
        pattern.utf8.count + (pattern.utf8.first == UInt8(ascii: "*") ? 0 : 1 << 20)
    }

    /// Everything with hosts: environments, then portals, each sorted by name.
    private func owners() -> [Owner] {
        var owners = portal.environments.map { Owner(environment: $0) }
        for site in portal.sites where site.isSound && !site.hosts.isEmpty {
            guard gateway.isNative || site.gateway != nil else { continue }
            owners.append(Owner(environment: Self.environment(of: site, gateway), isSite: true))
        }
        var placement = ListenerPlacement()
        for index in owners.indices { owners[index].listener = placement.place(owners[index].environment.hosts) }
        return owners.compactMap { owner in
            guard !owner.isSite, gateway.refused[owner.environment.name] != nil else { return owner }
            return closed(owner, owners)
        }
    }

    /// An environment of which nothing was emitted, as far as its hosts are closed.
    private func closed(_ owner: Owner, _ owners: [Owner]) -> Owner? {
        guard owner.environment.gateway.source != .none else { return nil }
        var closed = owner
        closed.isClosed = true
        closed.environment.hosts = owner.environment.hosts.filter { host in
            owners.contains { other in
                guard other.isSite || gateway.refused[other.environment.name] == nil else { return false }
                let isNeighbour = other.environment.name.namespace == owner.environment.name.namespace
                return (isNeighbour || owner.environment.gateway.meets(other.environment.gateway))
                    && !other.environment.hosts.contains(host)
                    && other.environment.hosts.contains { $0.covers(host) }
            }
        }
        return closed.environment.hosts.isEmpty ? nil : closed
    }

    /// The longest host of an environment, at its gateway, that a request's host matches.
    private func pattern(of environment: ResolvedEnvironment) -> String? {
        let domain = request.domain
        var best: String?
        for host in patterns(of: environment) where Self.matches(domain, host) {
            if best.map({ Self.rank(host) > Self.rank($0) }) ?? true { best = host }
        }
        return best
    }

    /// Says whose host it would be.
    mutating func noteRefusedHost() {
        for environment in portal.environments where pattern(of: environment) != nil {
            guard let codes = gateway.refused[environment.name] else { continue }
            result.notes.append(
                "the host is that of `\(environment.name)`, of which nothing could be emitted "
                    + "(\(codes.joined(separator: ", ")))"
            )
        }
    }

    /// The hosts that an environment is found by: at a Gateway with narrower ones, those.
    func patterns(of environment: ResolvedEnvironment) -> [String] {
        if gateway.isNative { return environment.hosts.map(\.text) }
        guard environment.gateway.source != .none else { return [] }
        guard let limits = environment.gateway.hosts else { return environment.hosts.map(\.text) }
        var result: [String] = []
        for host in environment.hosts {
            for limit in limits {
                if limit == "*" {
                    result.append(host.text)
                } else if let limit = HostName(limit) {
                    if limit == host || limit.covers(host) {
                        result.append(host.text)
                    } else if host.covers(limit) {
                        result.append(limit.text)
                    }
                }
            }
        }
        return result
    }

    /// Whether a virtual host takes a domain: a wildcard stands for one or more characters.
    private static func matches(_ domain: String, _ pattern: String) -> Bool {
        guard pattern.utf8.first == UInt8(ascii: "*") else { return domain == pattern }
        let suffix = pattern.dropFirst()
        return domain.utf8.count > suffix.utf8.count && domain.hasSuffix(suffix)
    }

    /// A portal's web site, routed like an environment.
    private static func environment(of site: ResolvedSite, _ gateway: GatewayKnowledge) -> ResolvedEnvironment {
        let nowhere = Backend.external(ExternalHost(host: "", port: 0, tls: nil))
        let backend = gateway.portalBackend ?? nowhere
        return ResolvedEnvironment(
            name: site.name,
            hosts: site.hosts,
            gateway: site.gateway ?? ResolvedGateway(source: .none, workload: nil),
            entries: [
                RouteEntry(
                    name: "~portal/\(site.name)",
                    match: RouteMatch(path: .below(PathTemplate(segments: [])), method: .any),
                    action: .forward(Forwarding(backends: [WeightedBackend(backend)])),
                    provenance: site.provenance
                )
            ],
            provenance: site.provenance
        )
    }
}
