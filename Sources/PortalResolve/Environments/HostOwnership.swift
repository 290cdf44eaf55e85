internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Gives each host of a gateway to one owner: the oldest where all have an age, else a native one before one of the Gloo
/// dialect, else the first by namespace and name.
///
/// That is the Gateway API's rule for conflicts. The native dialect comes first because its owners asked the namespace of
/// the gateway for consent. Broken owners keep what they said: a fault in one environment does not give its hosts to
/// another.
struct HostOwnership {
    /// Somebody who wants hosts.
    struct Claimant {
        var identity: ResourceIdentity
        var created: Timestamp?
        var dialect: Dialect
        var provenance: Provenance
        var hosts: [(host: HostName, provenance: Provenance)]
        /// Where the hosts are wanted; two claims contend where their gateways meet.
        var gateway: ResolvedGateway

        /// The place where a host is wanted.
        func place(of host: HostName) -> Provenance {
            hosts.first { $0.host == host }?.provenance ?? provenance
        }

        /// It, as somebody who wants a host.
        func owner(of host: HostName) -> LostHost.Owner {
            LostHost.Owner(
                isPortal: identity.kind == .portal,
                name: ResourceName(namespace: identity.namespace, name: identity.name),
                provenance: place(of: host)
            )
        }
    }

    private var lost: [ResourceIdentity: Set<HostName>] = [:]
    /// Who lost what to whom.
    private(set) var losses: [LostHost] = []

    /// Decides between claimants, and reports who loses what.
    init(_ claimants: [Claimant], _ findings: inout Findings) {
        var contenders: [HostName: [Int]] = [:]
        for (number, claimant) in claimants.enumerated() {
            for (host, _) in claimant.hosts { contenders[host, default: []].append(number) }
        }
        for (host, numbers) in contenders where numbers.count > 1 {
            for rivals in Self.meeting(numbers, claimants) where rivals.count > 1 {
                decide(host, rivals.map { claimants[$0] }, &findings)
            }
        }
    }

    /// Decides between some who meet, directly or by way of others.
    private mutating func decide(_ host: HostName, _ rivals: [Claimant], _ findings: inout Findings) {
        var winners: [Claimant] = []
        for claimant in Self.ordered(rivals) {
            // Two documents for one name are no rivals.
            let owner = winners.first { $0.identity != claimant.identity && $0.gateway.meets(claimant.gateway) }
            guard let owner else {
                winners.append(claimant)
                continue
            }
            lost[claimant.identity, default: []].insert(host)
            losses.append(
                LostHost(host: host, taken: host, owner: owner.owner(of: host), loser: claimant.owner(of: host))
            )
            findings.report(
                .hostTaken,
                at: claimant.place(of: host),
                ["host": host.text, "owner": owner.identity.description],
                labels: [Diagnostic.Label("the owner", at: Location(owner.place(of: host)))],
                subject: claimant.identity
            )
        }
    }

    private static func ordered(_ rivals: [Claimant]) -> [Claimant] {
        Precedence.ordered(rivals, age: \.created) { left, right in
            if (left.dialect == .gloo) != (right.dialect == .gloo) { return right.dialect == .gloo }
            let names = (
                (left.identity.namespace, left.identity.name), (right.identity.namespace, right.identity.name)
            )
            return names.0 == names.1 ? left.identity < right.identity : names.0 < names.1
        }
    }

    /// The claimants in groups of those whose gateways meet, directly or by way of others.
    private static func meeting(_ numbers: [Int], _ claimants: [Claimant]) -> [[Int]] {
        // Most name the same gateway in the same way, and are not compared with one another.
        struct Key: Hashable {
            var source: ResolvedGateway.Source
            var workload: ResolvedGateway.Workload?
        }
        var groups: [(gateway: ResolvedGateway, members: [Int])] = []
        var known: [Key: Int] = [:]
        for number in numbers {
            let gateway = claimants[number].gateway
            let key = Key(source: gateway.source, workload: gateway.workload)
            if let index = known[key] {
                groups[index].members.append(number)
            } else {
                known[key] = groups.count
                groups.append((gateway, [number]))
            }
        }
        var united: [(gateways: [ResolvedGateway], members: [Int])] = []
        for (gateway, members) in groups {
            var union = (gateways: [gateway], members: members)
            for other in united where other.gateways.contains(where: gateway.meets) {
                union.gateways += other.gateways
                union.members += other.members
            }
            united.removeAll { $0.gateways.contains(where: gateway.meets) }
            united.append(union)
        }
        return united.map(\.members)
    }

    /// Whether somebody may not serve a host.
    func hasLost(_ host: HostName, _ identity: ResourceIdentity) -> Bool {
        lost[identity]?.contains(host) ?? false
    }
}
