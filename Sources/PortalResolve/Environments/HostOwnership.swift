internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Gives each host of a gateway to one owner: the oldest where all have an age, else the first by namespace and name.
///
/// That is the Gateway API's rule for conflicts. Broken owners keep what they said: a fault in one
/// environment does not give its hosts to another.
struct HostOwnership {
    /// Somebody who wants hosts.
    struct Claimant {
        var identity: ResourceIdentity
        var created: Timestamp?
        var provenance: Provenance
        var hosts: [(host: HostName, provenance: Provenance)]
        /// What tells gateways apart: two claims meet where they share a key.
        var gateways: [String]
    }

    private var lost: [ResourceIdentity: Set<HostName>] = [:]

    /// Decides between claimants, and reports who loses what.
    init(_ claimants: [Claimant], _ findings: inout Findings) {
        struct Claim: Hashable {
            var gateway: String
            var host: HostName
        }
        var contenders: [Claim: [Int]] = [:]
        for (number, claimant) in claimants.enumerated() {
            for gateway in claimant.gateways {
                for (host, _) in claimant.hosts {
                    contenders[Claim(gateway: gateway, host: host), default: []].append(number)
                }
            }
        }
        for (claim, numbers) in contenders where numbers.count > 1 {
            let everyoneHasAnAge = numbers.allSatisfy { claimants[$0].created != nil }
            let ordered = numbers.ordered { left, right in
                let (left, right) = (claimants[left], claimants[right])
                if everyoneHasAnAge, let first = left.created, let second = right.created, first != second {
                    return first < second
                }
                let names = (
                    (left.identity.namespace, left.identity.name), (right.identity.namespace, right.identity.name)
                )
                return names.0 == names.1 ? left.identity < right.identity : names.0 < names.1
            }
            guard let winner = ordered.first.map({ claimants[$0] }) else { continue }
            for loser in ordered.dropFirst().map({ claimants[$0] }) where loser.identity != winner.identity {
                lost[loser.identity, default: []].insert(claim.host)
                let place = loser.hosts.first { $0.host == claim.host }?.provenance ?? loser.provenance
                let other = winner.hosts.first { $0.host == claim.host }?.provenance ?? winner.provenance
                findings.report(
                    .hostTaken,
                    at: place,
                    ["host": claim.host.text, "owner": winner.identity.description],
                    labels: [Diagnostic.Label("the owner", at: Location(other))],
                    subject: loser.identity
                )
            }
        }
    }

    /// Whether somebody may not serve a host.
    func hasLost(_ host: HostName, _ identity: ResourceIdentity) -> Bool {
        lost[identity]?.contains(host) ?? false
    }
}
