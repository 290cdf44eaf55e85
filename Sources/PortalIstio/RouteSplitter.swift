/// Cuts a list of routes into parts that a small edit leaves alone.
///
/// Where a part ends depends on the routes' names, not on their number: about every 250th route begins a part because
/// of its name's hash. A stretch between two such routes that is still too large is cut at the smallest hash in it,
/// again and again. An edit can only move cuts of its own stretch.
struct RouteSplitter {
    /// How many routes a part holds at most.
    let maximumRoutes: Int
    /// How many bytes of routes a part holds at most, unless one route has more.
    let maximumBytes: Int

    /// The parts, in order; together they are the list.
    func parts(of routes: [EmittedRoute]) -> [Range<Int>] {
        let offsets = routes.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.json.count) }
        guard !fits(0..<routes.count, offsets) else { return [0..<routes.count] }
        let hashes = routes.map { Self.hash($0.name) }
        let rarity = UInt64(max(2, maximumRoutes / 4))
        var parts: [Range<Int>] = []
        var start = 0
        for index in 1...routes.count where index == routes.count || hashes[index] % rarity == 0 {
            append(start..<index, to: &parts, hashes, offsets)
            start = index
        }
        return parts
    }

    private func fits(_ range: Range<Int>, _ offsets: [Int]) -> Bool {
        range.count <= max(1, maximumRoutes)
            && (range.count <= 1 || offsets[range.upperBound] - offsets[range.lowerBound] <= maximumBytes)
    }

    private func append(_ range: Range<Int>, to parts: inout [Range<Int>], _ hashes: [UInt64], _ offsets: [Int]) {
        var pending = [range]
        while let range = pending.popLast() {
            let inner = (range.lowerBound + 1)..<range.upperBound
            guard !fits(range, offsets), let cut = inner.min(by: { hashes[$0] < hashes[$1] }) else {
                parts.append(range)
                continue
            }
            pending.append(cut..<range.upperBound)
            pending.append(range.lowerBound..<cut)
        }
    }

    /// FNV-1a with a final mix: stable for ever and quick; nothing secret depends on it.
    private static func hash(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
        return hash ^ hash >> 33
    }
}
