internal import PortalDiagnostics
internal import PortalModel
internal import PortalVocabulary

/// Gives each method of a path to one operation: that of the oldest product where all have an age, else of the first.
///
/// Operations that are withheld own their paths too: a fault in one product does not hand its
/// paths to another.
enum PathConflicts {
    /// Two candidates with one method and one shape of path, by position.
    typealias Pair = (winner: Int, loser: Int)

    /// Withholds what loses, and says which they are.
    static func settle(
        _ candidates: inout [Candidate],
        _ groups: [Range<Int>],
        ages: [Int: Timestamp],
        _ findings: inout Findings
    ) -> [Pair] {
        var pairs: [Pair] = []
        var causes: [[Candidate.Owner]: Findings.Cause] = [:]
        for group in groups where group.count > 1 {
            var position = group.lowerBound
            while position < group.upperBound {
                var end = position + 1
                while end < group.upperBound, candidates[end].method == candidates[position].method { end += 1 }
                defer { position = end }
                guard end - position > 1, candidates[position].method != nil else { continue }
                let contenders = (position..<end).filter { candidates[$0].isSelected }
                guard contenders.count > 1, let winner = first(contenders, candidates, ages) else { continue }
                for loser in contenders where loser != winner {
                    withhold(loser, for: winner, &candidates, &causes, &findings)
                    pairs.append((winner, loser))
                }
            }
        }
        return pairs
    }

    private static func first(_ contenders: [Int], _ candidates: [Candidate], _ ages: [Int: Timestamp]) -> Int? {
        Precedence.ordered(contenders, age: { ages[candidates[$0].owner.product] }) { left, right in
            let (a, b) = (candidates[left], candidates[right])
            return a.owner == b.owner ? a.name < b.name : a.owner < b.owner
        }.first
    }

    private static func withhold(
        _ loser: Int,
        for winner: Int,
        _ candidates: inout [Candidate],
        _ causes: inout [[Candidate.Owner]: Findings.Cause],
        _ findings: inout Findings
    ) {
        let (first, second) = (candidates[winner], candidates[loser])
        // Twice in one description, or mounted twice: that has been reported.
        let isKnown =
            second.withholding.applies && first.withholding.applies
            && first.owner.product == second.owner.product && first.owner.version == second.owner.version
        if isKnown || second.isBroken {
            candidates[loser].withholding.append(contentsOf: first.withholding.ids)
            return
        }
        let pair = [first.owner, second.owner]
        let cause =
            causes[pair]
            ?? findings.cause(
                .pathTaken,
                at: second.provenance,
                [
                    "method": second.method?.name ?? "*",
                    "path": second.template.description,
                    "owner": first.name,
                ],
                labels: [Diagnostic.Label("the operation that owns the path", at: Location(first.provenance))]
            )
        causes[pair] = cause
        findings.withhold(second.label, by: cause)
        candidates[loser].withholding.append(cause.id)
    }
}
