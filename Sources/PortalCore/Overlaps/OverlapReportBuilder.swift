internal import PortalDiagnostics
internal import PortalIR
internal import PortalResolve
internal import PortalVocabulary

/// Collects what operations and hosts share.
struct OverlapReportBuilder {
    /// How many winners of a loser are listed for each kind.
    static let mostListed = 3

    /// An operation whose place is not known yet.
    struct Line {
        var route: String
        var operation: String?
        var product: String?
        var version: String?
        var match: RouteMatch
        var answer: Int?
        var place: Int
    }

    struct Pair {
        var kind: OverlapReport.Kind
        var environment: ResolvedEnvironment
        var hosts: [HostName]
        var winner: Line
        var loser: Line
        var witness: String
        var instead: Line?
        var more = 0
    }

    struct Hosts {
        var kind: OverlapReport.Hosts.Kind
        var hosts: [HostName]
        var within: [HostName]
        var winner: LostHost.Owner
        var loser: LostHost.Owner
        var operations: Int?
        var identical = 0
        var overlapping = 0
        var examples: [Pair] = []
    }

    let portal: ResolvedPortal
    let all: Bool
    private(set) var places: [Provenance?] = []
    private var pairs: [Pair] = []
    private var hosts: [Hosts] = []
    private var counts: [OverlapReport.Kind: Int] = [:]

    init(portal: ResolvedPortal, all: Bool) {
        self.portal = portal
        self.all = all
    }

    mutating func build() {
        for environment in portal.environments {
            let operations = Operations(environment)
            addContested(environment, operations)
            addShared(environment, operations)
        }
        addHosts()
    }

    private mutating func place(_ provenance: Provenance) -> Int {
        places.append(provenance)
        return places.count - 1
    }

    /// The operations that an environment publishes, served or not, by route name.
    private struct Operations {
        var byName: [String: (version: PublishedVersion, operation: PublishedOperation)] = [:]

        init(_ environment: ResolvedEnvironment) {
            for version in environment.products {
                for operation in version.operations { byName[operation.name] = (version, operation) }
            }
        }
    }

    private mutating func line(_ entry: RouteEntry, _ operations: Operations) -> Line {
        var line = Line(route: entry.name, match: entry.match, answer: entry.answer, place: place(entry.provenance))
        if case .respond(.wrongMethod) = entry.action { return line }
        // The guard in the place of an operation has its name behind its own mark.
        let mark = "~guard/"
        let name = entry.name.hasPrefix(mark) ? String(entry.name.dropFirst(mark.count)) : entry.name
        if let (version, operation) = operations.byName[name] {
            line.operation = operation.id
            line.product = version.product.description
            line.version = version.version
        } else {
            let parts = RouteNameParts(name)
            line.operation = parts.operation
            line.product = parts.product?.description
            line.version = parts.api?.version
        }
        return line
    }
}

// MARK: - Operations

extension OverlapReportBuilder {
    /// Operations of which one is withheld for the other.
    private mutating func addContested(_ environment: ResolvedEnvironment, _ operations: Operations) {
        guard !environment.contested.isEmpty else { return }
        let entries = environment.entries
        let positions = Dictionary(entries.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let owned = environment.contested.compactMap { positions[$0.winner] }
        // What the owner gets, the other one would have got.
        let found = OverlapWitness.find(for: owned.map { ($0, $0) }, in: entries)
        let paths = Dictionary(zip(owned, found).map { ($0, $1.path) }) { first, _ in first }
        for contest in environment.contested {
            guard let winner = published(contest.winner, operations), let loser = published(contest.loser, operations),
                let witness = positions[contest.winner].flatMap({ paths[$0] })
                    ?? winner.match.witness(with: loser.match)
            else { continue }
            counts[.identical, default: 0] += 1
            pairs.append(
                Pair(
                    kind: .identical,
                    environment: environment,
                    hosts: environment.hosts,
                    winner: winner,
                    loser: loser,
                    witness: "\(winner.match.methodName) \(witness)"
                )
            )
        }
    }

    private mutating func published(_ name: String, _ operations: Operations) -> Line? {
        guard let (version, operation) = operations.byName[name] else { return nil }
        return Line(
            route: name,
            operation: operation.id,
            product: version.product.description,
            version: version.version,
            match: RouteMatch(path: .template(operation.template), method: .exactly(operation.method)),
            answer: operation.state == .served ? nil : 503,
            place: place(operation.provenance)
        )
    }

    /// Operations and guards that take requests from operations behind them.
    private mutating func addShared(_ environment: ResolvedEnvironment, _ operations: Operations) {
        let entries = environment.entries
        let search = OverlapSearch(
            entries.map { OverlapSearch.Line($0) },
            wantsInside: all,
            mostWinners: Self.mostListed
        )
        let losers = search.losses.keys.ordered()
        var found: [Found] = []
        for relation in OverlapSearch.Relation.allCases {
            let kind = Self.kind(relation)
            if kind == .inside, !all { continue }
            for loser in losers {
                let loss = search.loss(of: loser, relation)
                counts[kind, default: 0] += loss.count
                for (number, winner) in loss.winners.enumerated() {
                    let isLast = number == loss.winners.count - 1
                    let more = isLast ? loss.count - loss.winners.count : 0
                    found.append(Found(kind: kind, winner: winner, loser: loser, more: more))
                }
            }
        }
        pairs += listed(found, environment.entries, environment, environment.hosts, operations, operations)
    }

    /// Two routes that share requests, by position.
    private struct Found {
        var kind: OverlapReport.Kind
        var winner: Int
        var loser: Int
        var more = 0
    }

    private mutating func listed(
        _ found: [Found],
        _ entries: [RouteEntry],
        _ environment: ResolvedEnvironment,
        _ hosts: [HostName],
        _ winners: Operations,
        _ losers: Operations
    ) -> [Pair] {
        if found.isEmpty { return [] }
        let witnesses = OverlapWitness.find(for: found.map { ($0.winner, $0.loser) }, in: entries)
        return zip(found, witnesses).map { found, witness in
            let loser = entries[found.loser]
            return Pair(
                kind: found.kind,
                environment: environment,
                hosts: hosts,
                winner: line(entries[found.winner], winners),
                loser: line(loser, losers),
                witness: "\(loser.match.methodName) \(witness.path)",
                instead: witness.taker == found.winner ? nil : line(entries[witness.taker], winners),
                more: found.more
            )
        }
    }

    private static func kind(_ relation: OverlapSearch.Relation) -> OverlapReport.Kind {
        switch relation {
        case .same: .identical
        case .shadowed: .shadowed
        case .crossing: .crossing
        case .inside: .inside
        }
    }
}

// MARK: - Hosts

extension OverlapReportBuilder {
    /// Who asks for hosts that somebody else has.
    private mutating func addHosts() {
        let found = portal.lostHosts.map { lost in
            (lost.host == lost.taken ? OverlapReport.Hosts.Kind.taken : .withdrawn, lost)
        }
        let all = found + HostNarrowing.losses(in: portal).map { (.narrower, $0) }
        var known: [[String]: Int] = [:]
        for (kind, lost) in all {
            let key = [kind.rawValue, lost.owner.text, lost.loser.text]
            if let number = known[key] {
                if !hosts[number].hosts.contains(lost.taken) { hosts[number].hosts.append(lost.taken) }
                if !hosts[number].within.contains(lost.host) { hosts[number].within.append(lost.host) }
                continue
            }
            known[key] = hosts.count
            hosts.append(
                Hosts(kind: kind, hosts: [lost.taken], within: [lost.host], winner: lost.owner, loser: lost.loser)
            )
        }
        for number in hosts.indices {
            hosts[number].hosts = hosts[number].hosts.ordered()
            hosts[number].within = hosts[number].within.ordered()
            hosts[number] = compared(hosts[number])
        }
        hosts = hosts.ordered { left, right in
            let kinds = OverlapReport.Hosts.Kind.allCases
            let ranks = (kinds.firstIndex(of: left.kind) ?? 0, kinds.firstIndex(of: right.kind) ?? 0)
            return ranks.0 == ranks.1
                ? (left.winner.text, left.loser.text) < (right.winner.text, right.loser.text) : ranks.0 < ranks.1
        }
        for finding in hosts {
            _ = place(finding.winner.provenance)
            _ = place(finding.loser.provenance)
        }
    }

    /// Compares the operations of two environments as if both were on the winner's hosts.
    private mutating func compared(_ finding: Hosts) -> Hosts {
        var finding = finding
        guard !finding.loser.isPortal, let loser = environment(finding.loser.name) else { return finding }
        let served = loser.entries.filter { entry in
            if case .preflight = entry.match.method { return false }
            return entry.answer == nil
        }
        finding.operations = served.count
        guard !finding.winner.isPortal, let winner = environment(finding.winner.name) else { return finding }
        let entries = winner.entries + served
        let search = OverlapSearch(
            winner.entries.map { entry in
                var line = OverlapSearch.Line(entry)
                line.mayLose = false
                return line
            } + served.map { OverlapSearch.Line($0, mayWin: false) },
            mostWinners: 1
        )
        let (winners, losers) = (Operations(winner), Operations(loser))
        for number in search.losses.keys.ordered() {
            if search.loss(of: number, .same).count > 0 { finding.identical += 1 } else { finding.overlapping += 1 }
        }
        var found: [Found] = []
        for relation in OverlapSearch.Relation.allCases {
            for number in search.losses.keys.ordered() where found.count < Self.mostListed {
                guard let first = search.loss(of: number, relation).winners.first,
                    !found.contains(where: { $0.loser == number })
                else { continue }
                found.append(Found(kind: Self.kind(relation), winner: first, loser: number))
            }
        }
        finding.examples = listed(found, entries, winner, finding.hosts, winners, losers)
        return finding
    }

    private func environment(_ name: ResourceName) -> ResolvedEnvironment? {
        portal.environments.first { $0.name == name } ?? portal.hostless.first { $0.name == name }
    }
}

// MARK: - The report

extension OverlapReportBuilder {
    /// The report, once the places are known.
    func report(_ ranges: [SourceRange?]) -> OverlapReport {
        let owners = ranges.count - hosts.count * 2
        return OverlapReport(
            pairs: pairs.map { Self.pair($0, ranges) },
            hosts: hosts.enumerated().map { number, finding in
                OverlapReport.Hosts(
                    kind: finding.kind,
                    hosts: finding.hosts.map(\.text),
                    within: finding.within.map(\.text),
                    winner: Self.owner(finding.winner, owners + number * 2, ranges),
                    loser: Self.owner(finding.loser, owners + number * 2 + 1, ranges),
                    operations: finding.operations,
                    identical: finding.identical,
                    overlapping: finding.overlapping,
                    examples: finding.examples.map { Self.pair($0, ranges) }
                )
            },
            counts: counts.filter { $0.value > 0 }
        )
    }

    private static func pair(_ pair: Pair, _ ranges: [SourceRange?]) -> OverlapReport.Pair {
        OverlapReport.Pair(
            kind: pair.kind,
            environment: pair.environment.name.description,
            hosts: pair.hosts.map(\.text),
            winner: operation(pair.winner, ranges),
            loser: operation(pair.loser, ranges),
            witness: pair.witness,
            instead: pair.instead.map { operation($0, ranges) },
            more: pair.more
        )
    }

    private static func operation(_ line: Line, _ ranges: [SourceRange?]) -> OverlapReport.Operation {
        var path = line.match.path.template.description
        if case .below = line.match.path { path = (path == "/" ? "" : path) + "/…" }
        return OverlapReport.Operation(
            route: line.route,
            operation: line.operation,
            product: line.product,
            version: line.version,
            method: line.match.methodName,
            path: path,
            answer: line.answer,
            place: ranges.indices.contains(line.place) ? ranges[line.place] : nil
        )
    }

    private static func owner(
        _ owner: LostHost.Owner,
        _ place: Int,
        _ ranges: [SourceRange?]
    ) -> OverlapReport.Hosts.Owner {
        OverlapReport.Hosts.Owner(
            kind: owner.isPortal ? "Portal" : "Environment",
            name: owner.name.description,
            place: ranges.indices.contains(place) ? ranges[place] : nil
        )
    }
}
