internal import PortalDiagnostics
internal import PortalVocabulary

/// Warns of operations whose paths cross: each takes paths that the other one does not, and some belong to both, so
/// that the order of the routes decides.
enum CrossingPaths {
    /// How many pairs are reported for an environment.
    private static let mostReported = 3
    /// How many comparisons are made for an environment.
    private static let mostCompared = 200_000

    /// Reports the first pairs, in the order of the routes.
    static func report(in plan: RoutePlan, _ findings: inout Findings) {
        var compared = 0
        var pairs: [(winner: Int, loser: Int)] = []
        for (number, group) in plan.groups.enumerated() where !group.served.isEmpty {
            let template = plan.candidates[group.range.lowerBound].template
            guard !template.isLiteral else { continue }
            plan.index.visit(after: template, numbered: number, methods: group.served) { other in
                compared += 1
                let second = plan.groups[other]
                let otherTemplate = plan.candidates[second.range.lowerBound].template
                if !second.served.isDisjoint(with: group.served), !template.isCovered(by: otherTemplate) {
                    pairs.append((number, other))
                }
                return compared >= mostCompared
            }
            if compared >= mostCompared { break }
        }
        pairs = pairs.ordered { ($0.winner, $0.loser) < ($1.winner, $1.loser) }
        for (position, pair) in pairs.prefix(mostReported).enumerated() {
            let isLast = position == mostReported - 1
            report(pair, in: plan, more: isLast ? pairs.count - mostReported : 0, &findings)
        }
    }

    private static func report(
        _ pair: (winner: Int, loser: Int),
        in plan: RoutePlan,
        more: Int,
        _ findings: inout Findings
    ) {
        let published = { (number: Int) in
            plan.groups[number].range.map { plan.candidates[$0] }.filter(\.isPublished)
        }
        let losers = published(pair.loser)
        for winner in published(pair.winner) {
            guard let loser = losers.first(where: { $0.method == winner.method }),
                let witness = winner.template.witness(with: loser.template)
            else { continue }
            findings.report(
                .crossingPaths,
                at: loser.provenance,
                [
                    "winner": winner.template.description,
                    "loser": loser.template.description,
                    "witness": "\(winner.method?.name ?? "*") \(witness)",
                    "more": more > 0 ? ", and \(more) more pairs cross" : "",
                ],
                labels: [Diagnostic.Label("this one wins", at: Location(winner.provenance))]
            )
            return
        }
    }
}
