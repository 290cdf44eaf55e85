/// Finds what a misspelt name was probably meant to be.
package enum NearName {
    /// The candidate that is closest to a name, or `nil` if none is close: one edit for short names, a third of the
    /// length for long ones, where a change of case is free and swapped neighbours are one edit.
    ///
    /// The first of equally close candidates wins.
    package static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let bytes = Array(candidate.lowercased().utf8)
            let limit = max(1, min(wanted.count, bytes.count) / 3)
            guard bytes.count <= longest, abs(bytes.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, bytes)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Nobody misspells a longer name; the bound keeps the work small.
    private static let longest = 64

    /// The number of insertions, deletions, replacements and swaps of neighbours between two texts.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (byte == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last.last ?? 0
    }
}
