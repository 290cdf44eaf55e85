package import PortalIR
internal import PortalVocabulary

/// A path that two routes share, and what takes it.
package struct OverlapWitness: Sendable {
    /// The path.
    package var path: String
    /// The position of the first route that takes it.
    package var taker: Int

    /// A path for each of some pairs of routes, one that the first of the two takes where there is any.
    ///
    /// - Parameters:
    ///   - pairs: positions of two routes that share requests; the second one has one method
    ///   - entries: the routes
    /// - Returns: as many paths. O(entries + pairs), as ``OverlapSearch``.
    package static func find(for pairs: [(winner: Int, loser: Int)], in entries: [RouteEntry]) -> [OverlapWitness] {
        var witnesses = make(pairs, entries, filler: "x")
        let others = pairs.indices.filter { witnesses[$0].taker != pairs[$0].winner }
        guard !others.isEmpty else { return witnesses }
        // What no route has literally is as general as can be: a route that takes it takes everything that the two share.
        let again = make(others.map { pairs[$0] }, entries, filler: filler(for: entries))
        for (position, witness) in zip(others, again) { witnesses[position] = witness }
        return witnesses
    }

    private static func make(
        _ pairs: [(winner: Int, loser: Int)],
        _ entries: [RouteEntry],
        filler: Character
    ) -> [OverlapWitness] {
        let paths = pairs.map { pair in
            entries[pair.winner].match.witness(with: entries[pair.loser].match, filler: filler) ?? ""
        }
        var lines = entries.map { entry in
            var line = OverlapSearch.Line(entry)
            line.mayLose = false
            return line
        }
        for (pair, path) in zip(pairs, paths) {
            let template = (try? PathTemplate(path)) ?? PathTemplate(segments: [])
            var line = OverlapSearch.Line(entries[pair.loser], mayWin: false)
            line.path = .template(template)
            lines.append(line)
        }
        let search = OverlapSearch(lines, mostWinners: 1)
        return pairs.indices.map { number in
            let takers = [OverlapSearch.Relation.same, .shadowed].compactMap { relation in
                search.loss(of: entries.count + number, relation).winners.first
            }
            return OverlapWitness(path: paths[number], taker: takers.min() ?? pairs[number].winner)
        }
    }

    /// A character that is in no literal text, and no part of an escape.
    private static func filler(for entries: [RouteEntry]) -> Character {
        var used = Set<UInt8>()
        for entry in entries {
            for segment in entry.match.path.template.segments {
                for case .literal(let text) in segment.pieces { used.formUnion(text.utf8) }
            }
        }
        return "xyzqjkvwXYZQJKVW_~-uonrstUONRST".first { $0.asciiValue.map { !used.contains($0) } ?? false } ?? "x"
    }
}
