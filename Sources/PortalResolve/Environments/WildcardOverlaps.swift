internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Keeps wildcards off the virtual hosts of others.
///
/// Of a wildcard, Istio makes virtual hosts of all servers of the Gateway that are narrower, and puts the routes of
/// everybody who is asked for such a host into one: with somebody else on it, routes and filters of both would mix.
struct WildcardOverlaps {
    private var lost: [ResourceIdentity: Set<HostName>] = [:]
    /// Who lost what to whom.
    private(set) var losses: [LostHost] = []

    /// Compares the hosts that claimants own; of broken ones nothing is reported.
    init(
        _ claimants: [HostOwnership.Claimant],
        _ ownership: HostOwnership,
        broken: Set<ResourceIdentity>,
        _ findings: inout Findings
    ) {
        var owners: [HostName: [Int]]?
        for claimant in claimants {
            guard case .existing = claimant.gateway.source, let written = claimant.gateway.hosts else { continue }
            for (wildcard, place) in claimant.hosts
            where wildcard.isWildcard && !ownership.hasLost(wildcard, claimant.identity) {
                let servers = written.compactMap { HostName($0) }.filter { wildcard.covers($0) }
                guard !servers.isEmpty else { continue }
                let known = owners ?? Self.owners(claimants, ownership)
                owners = known
                var free: [HostName] = []
                var taken: (server: HostName, owner: HostOwnership.Claimant)?
                for server in servers {
                    let rival = Self.rival(of: claimant, at: wildcard, on: server, claimants, known)
                    if let rival { taken = taken ?? (server, rival) } else { free.append(server) }
                }
                if let taken {
                    lost[claimant.identity, default: []].insert(wildcard)
                    losses.append(
                        LostHost(
                            host: wildcard,
                            taken: taken.server,
                            owner: taken.owner.owner(of: taken.server),
                            loser: claimant.owner(of: wildcard)
                        )
                    )
                    guard !broken.contains(claimant.identity) else { continue }
                    findings.report(
                        .wildcardOverOthers,
                        at: place,
                        [
                            "wildcard": wildcard.text, "host": taken.server.text,
                            "owner": taken.owner.identity.description,
                        ],
                        labels: [Diagnostic.Label("the owner", at: Location(taken.owner.provenance))],
                        subject: claimant.identity
                    )
                } else if !broken.contains(claimant.identity) {
                    let listed = free.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
                    let more = free.count > 3 ? " and \(free.count - 3) more" : ""
                    findings.report(
                        .wildcardOverServers,
                        at: place,
                        ["wildcard": wildcard.text, "servers": listed + more],
                        subject: claimant.identity
                    )
                }
            }
        }
    }

    /// The claimants by the hosts that they own.
    private static func owners(
        _ claimants: [HostOwnership.Claimant],
        _ ownership: HostOwnership
    ) -> [HostName: [Int]] {
        var owners: [HostName: [Int]] = [:]
        for (number, claimant) in claimants.enumerated() {
            for (host, _) in claimant.hosts where !ownership.hasLost(host, claimant.identity) {
                owners[host, default: []].append(number)
            }
        }
        return owners
    }

    /// Somebody else whose host, narrower than the wildcard, becomes the same virtual host.
    private static func rival(
        of claimant: HostOwnership.Claimant,
        at wildcard: HostName,
        on server: HostName,
        _ claimants: [HostOwnership.Claimant],
        _ owners: [HostName: [Int]]
    ) -> HostOwnership.Claimant? {
        var rivals: [HostOwnership.Claimant] = []
        for host in [server] + server.wildcards where host == server || wildcard.covers(host) {
            for rival in owners[host, default: []].map({ claimants[$0] })
            where rival.identity != claimant.identity && rival.gateway.meets(claimant.gateway) {
                // Of a wildcard, that server has to be one of the rival's Gateway too.
                if host == server || rival.gateway.mayServe(server) { rivals.append(rival) }
            }
        }
        return rivals.ordered { $0.identity < $1.identity }.first
    }

    /// Whether a wildcard gives way to somebody else's host.
    func hasLost(_ host: HostName, _ identity: ResourceIdentity) -> Bool {
        lost[identity]?.contains(host) ?? false
    }
}

extension ResolvedGateway {
    /// Whether a server may be written for exactly this host.
    fileprivate func mayServe(_ server: HostName) -> Bool {
        guard case .existing = source else { return false }
        return hosts?.contains { $0.lowercased() == server.text } ?? true
    }
}

extension HostName {
    /// The wildcards that cover it, the narrowest first.
    fileprivate var wildcards: [HostName] {
        var result: [HostName] = []
        var rest = Substring(text)
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if let wildcard = HostName("*." + rest), wildcard != self { result.append(wildcard) }
        }
        return result
    }
}
