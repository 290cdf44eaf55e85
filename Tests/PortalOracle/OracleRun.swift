internal import Foundation

/// A run over many seeds, which reports what it finds.
package struct OracleRun: CustomStringConvertible {
    /// For how long the long run goes on: `PORTALCORE_ORACLE_SECONDS`.
    package static let seconds = ProcessInfo.processInfo.environment["PORTALCORE_ORACLE_SECONDS"].flatMap(Double.init)
    /// Over how many portals the long run goes: `PORTALCORE_ORACLE_PORTALS`.
    package static let portals = ProcessInfo.processInfo.environment["PORTALCORE_ORACLE_PORTALS"].flatMap(UInt64.init)

    /// Who judges.
    package private(set) var judge: Judge
    /// What was found, as small as it could be made.
    package private(set) var disagreements: [Disagreement] = []
    private var count = 0

    package init(opinions: [Judge.Opinion]) {
        judge = Judge(opinions: opinions)
    }

    /// Judges the portals of some seeds in one Envoy after the other.
    package mutating func judge(seeds: ClosedRange<UInt64>, requests: Int, batch: Int = 12) {
        var rest = seeds.map { $0 }[...]
        while !rest.isEmpty {
            let portals = rest.prefix(batch).map { PortalGenerator.portal(seed: $0) }
            rest = rest.dropFirst(batch)
            count += portals.count
            var seen = Set<UInt64>()
            // One a portal: the others mostly show the same.
            for fault in judge.judge(portals, requests: requests) where seen.insert(fault.portal.seed).inserted {
                guard disagreements.count < 5 else { return }
                var shrinker = Shrinker(judge)
                let small = shrinker.shrunk(fault)
                print("\(small)")
                disagreements.append(small)
            }
        }
    }

    /// One line.
    package var description: String {
        let outcomes = judge.outcomes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return "\(count) portals, \(judge.requests) requests (\(outcomes.joined(separator: ", "))), "
            + "\(disagreements.count) disagreements"
    }
}
