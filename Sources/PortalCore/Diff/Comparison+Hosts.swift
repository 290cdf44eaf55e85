internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// Who answers for a host: an Environment or a Portal.
    private enum Owner: Hashable {
        /// By its position on the new side; one that is not there any more by that on the old side, made negative.
        case environment(Int)
        case portal(ResourceName)
    }

    /// What answers for each host.
    mutating func compareHosts() {
        let before = owners(old) { successors[$0] ?? -1 - $0 }
        let after = owners(new) { $0 }
        for host in Set(before.keys).union(after.keys).ordered(by: { $0.text < $1.text }) {
            let lost = (before[host] ?? []).filter { !(after[host] ?? []).contains($0) }
            let gained = (after[host] ?? []).filter { !(before[host] ?? []).contains($0) }
            if let from = lost.first, let to = gained.first {
                var subject = subject(to)
                subject.host = host.text
                note(
                    .hostMoved,
                    subject,
                    "answers for this host, which was \(name(from))'s",
                    before: provenance(from, on: old, isOld: true),
                    after: provenance(to, on: new, isOld: false)
                )
                continue
            }
            for owner in lost where isThere(owner, on: new) {
                var subject = subject(owner)
                subject.host = host.text
                note(
                    .hostRemoved,
                    subject,
                    "answers no longer for this host",
                    before: provenance(owner, on: old, isOld: true),
                    after: provenance(owner, on: new, isOld: false)
                )
            }
            for owner in gained where wasThere(owner) {
                var subject = subject(owner)
                subject.host = host.text
                note(
                    .hostAdded,
                    subject,
                    "answers for this host too",
                    before: provenance(owner, on: old, isOld: true),
                    after: provenance(owner, on: new, isOld: false)
                )
            }
        }
    }

    private func owners(_ side: DiffSide, _ number: (Int) -> Int) -> [HostName: [Owner]] {
        var owners: [HostName: [Owner]] = [:]
        for (index, offer) in side.offers.enumerated() where !offer.isDocumented {
            for host in offer.environment.hosts { owners[host, default: []].append(.environment(number(index))) }
        }
        for site in side.portal.sites where site.isSound {
            for host in site.hosts { owners[host, default: []].append(.portal(site.name)) }
        }
        return owners
    }

    private func isThere(_ owner: Owner, on side: DiffSide) -> Bool {
        switch owner {
        case .environment(let number): number >= 0 && !new.offers[number].isDocumented
        case .portal(let name): side.portal.sites.contains { $0.isSound && $0.name == name }
        }
    }

    private func wasThere(_ owner: Owner) -> Bool {
        switch owner {
        case .environment(let number): predecessors[number].map { !old.offers[$0].isDocumented } ?? false
        case .portal: isThere(owner, on: old)
        }
    }

    private func subject(_ owner: Owner) -> PortalDifference.Subject {
        switch owner {
        case .environment(let number): Self.subject(environment: environment(number).name)
        case .portal(let name): Self.subject(portal: name)
        }
    }

    private func environment(_ number: Int) -> ResolvedEnvironment {
        number >= 0 ? new.offers[number].environment : old.offers[-1 - number].environment
    }

    private func name(_ owner: Owner) -> String {
        switch owner {
        case .environment(let number): "Environment \(environment(number).name)"
        case .portal(let name): "Portal \(name)"
        }
    }

    private func provenance(_ owner: Owner, on side: DiffSide, isOld: Bool) -> Provenance? {
        switch owner {
        case .environment(let number):
            let position = isOld ? (number >= 0 ? predecessors[number] : -1 - number) : number
            return position.map { side.offers[$0].environment.provenance }
        case .portal(let name):
            return side.portal.sites.first { $0.name == name }?.provenance
        }
    }
}
