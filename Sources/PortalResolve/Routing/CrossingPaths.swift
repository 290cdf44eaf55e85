internal import PortalDiagnostics
internal import PortalIR
internal import PortalVocabulary

/// Warns of operations whose paths cross: each takes paths that the other one does not, and some belong to both, so
/// that the order of the routes decides; and of guards that cross what is served.
enum CrossingPaths {
    /// How many pairs are reported for an environment.
    private static let mostReported = 3
    /// How many steps are made for an environment, and for each of its lines: more than any API needs that somebody wrote.
    private static let mostSteps = (least: 5_000_000, line: 100)

    /// Reports the first pairs, in the order of the routes.
    static func report(in entries: [RouteEntry], _ findings: inout Findings) {
        report(.crossingPaths, in: entries, &findings) { $0.answer == nil }
        // What is withheld has been reported.
        report(.guardCrosses, in: entries, &findings) { $0.answer == 404 || $0.answer == 405 }
    }

    private static func report(
        _ code: DiagnosticCode,
        in entries: [RouteEntry],
        _ findings: inout Findings,
        wins: (RouteEntry) -> Bool
    ) {
        let lines = entries.map { OverlapSearch.Line($0, mayWin: wins($0)) }
        guard lines.contains(where: \.mayWin) else { return }
        let search = OverlapSearch(
            lines,
            wantsInside: false,
            mostWinners: mostReported,
            mostSteps: max(mostSteps.least, lines.count * mostSteps.line)
        )
        var pairs: [(winner: Int, loser: Int)] = []
        var count = 0
        for (loser, losses) in search.losses {
            let crossing = losses[OverlapSearch.Relation.crossing.rawValue]
            count += crossing.count
            pairs += crossing.winners.map { ($0, loser) }
        }
        var seen = Set<[PathTemplate]>()
        pairs = pairs.ordered { ($0.winner, $0.loser) < ($1.winner, $1.loser) }.filter { pair in
            seen.insert([entries[pair.winner].match.path.template, entries[pair.loser].match.path.template]).inserted
        }
        let candidates = Array(pairs.prefix(mostReported * 4))
        let witnesses = OverlapWitness.find(for: candidates, in: entries)
        // Where an earlier route takes all that two share, their order does not matter.
        let shown = zip(candidates, witnesses).filter { $0.winner == $1.taker }.prefix(mostReported)
        for (position, (pair, witness)) in shown.enumerated() {
            let more = position == shown.count - 1 ? count - shown.count : 0
            let rest = "\(search.isComplete ? "" : "at least ")\(more) more \(more == 1 ? "pair" : "pairs")"
            let (winner, loser) = (entries[pair.winner], entries[pair.loser])
            findings.report(
                code,
                at: loser.provenance,
                [
                    "winner": winner.match.path.template.description,
                    "loser": loser.match.path.template.description,
                    "witness": "\(loser.match.methodName) \(witness.path)",
                    "status": String(winner.answer ?? 0),
                    "more": more > 0 ? ", and so for \(rest)" : "",
                ],
                labels: [Diagnostic.Label("this one wins", at: Location(winner.provenance))]
            )
        }
    }
}
