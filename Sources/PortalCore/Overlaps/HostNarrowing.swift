internal import PortalIR
internal import PortalVocabulary

/// Finds hosts inside wildcards of somebody else: requests for them go to the narrower one.
enum HostNarrowing {
    private struct Owner {
        var owner: LostHost.Owner
        var hosts: [HostName]
        var gateway: ResolvedGateway
    }

    /// Who loses what to whom: for each host the narrowest wildcard that somebody else has at a gateway that meets its own.
    static func losses(in portal: ResolvedPortal) -> [LostHost] {
        var owners = portal.environments.map { environment in
            Owner(
                owner: LostHost.Owner(
                    isPortal: false,
                    name: environment.name,
                    provenance: environment.provenance
                ),
                hosts: environment.hosts,
                gateway: environment.gateway
            )
        }
        for site in portal.sites {
            guard let gateway = site.gateway else { continue }
            let owner = LostHost.Owner(isPortal: true, name: site.name, provenance: site.provenance)
            owners.append(Owner(owner: owner, hosts: site.hosts, gateway: gateway))
        }
        var wildcards: [String: [Int]] = [:]
        for (number, owner) in owners.enumerated() {
            for host in owner.hosts where host.isWildcard { wildcards[host.text, default: []].append(number) }
        }
        guard !wildcards.isEmpty else { return [] }
        var losses: [LostHost] = []
        for owner in owners {
            for host in owner.hosts {
                guard let (wildcard, loser) = wider(host, owner, owners, wildcards) else { continue }
                losses.append(LostHost(host: wildcard, taken: host, owner: owner.owner, loser: loser))
            }
        }
        return losses.ordered { $0.order < $1.order }
    }

    private static func wider(
        _ host: HostName,
        _ owner: Owner,
        _ owners: [Owner],
        _ wildcards: [String: [Int]]
    ) -> (HostName, LostHost.Owner)? {
        var rest = Substring(host.text)
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            let text = "*." + rest
            guard text != host.text else { continue }
            for number in wildcards[text] ?? [] {
                let other = owners[number]
                guard other.owner != owner.owner, other.gateway.meets(owner.gateway), let wildcard = HostName(text)
                else { continue }
                return (wildcard, other.owner)
            }
        }
        return nil
    }
}
