internal import PortalIR
internal import PortalVocabulary

/// The paths of all environments as trees of segments: a path costs a lookup for each of its segments, however many
/// routes there are.
///
/// Every route has a number: its place in the order of the gateway's list. The search looks for the smallest number that
/// matches, goes down where what is literal comes first, and leaves out subtrees that hold nothing smaller than what it
/// found. It goes back up by what nodes know of their parents, and so needs neither recursion nor memory.
final class SegmentTrie: Sendable {
    /// A place in a tree; everything that most searches need of it stands side by side.
    struct Node: Sendable {
        var parent: UInt32 = 0
        /// Which edge of the parent leads here; 0: one with literal text.
        var edge: UInt32 = 0
        /// The literal text that leads here.
        var text = Text()
        /// The edges with literal text and parameters, in ``partials``.
        var partials = Rows()
        /// Where a segment that is one parameter leads; 0: nowhere.
        var parameter: UInt32 = 0
        /// The first of the routes whose path ends here.
        var end = End.none
        /// The others, in ``ends``, ascending.
        var moreEnds = Rows()
        /// The routes that take this path and everything below it, in ``ends``, ascending.
        var below = Rows()
        /// The smallest number of a route here or further down.
        var least = UInt32.max
        /// Whether literal text leads anywhere.
        var hasLiterals = false
    }

    /// An edge with literal text and parameters.
    struct Partial: Sendable {
        /// The pieces, in ``pieces``; a parameter is an empty text.
        var pieces: Rows
        var child: UInt32
    }

    /// A route at a node.
    struct End: Sendable {
        var number: UInt32
        var route: UInt32

        /// No route: nothing is better than this.
        static let none = End(number: .max, route: 0)
    }

    private let nodes: [Node]
    private let partials: [Partial]
    private let pieces: [Text]
    private let ends: [End]
    /// Nodes that literal text leads to, by parent and text.
    private let index: HashIndex
    private let seed: UInt64

    init(_ builder: TrieBuilder, _ pool: [UInt8], seed: UInt64) {
        self.seed = seed
        nodes = builder.nodes
        partials = builder.partials
        pieces = builder.pieces
        ends = builder.ends
        index = pool.withUnsafeBytes { pool in
            HashIndex(
                builder.nodes.enumerated().map { position, node in
                    // A root is its own parent; no segment leads to it, and nothing finds it.
                    position == Int(node.parent) || node.edge != 0
                        ? nil : ByteHash.hash(node.text.bytes(in: pool), seed: seed &+ UInt64(node.parent))
                }
            )
        }
    }

    /// The first route of the gateway's list that takes a path.
    ///
    /// - Parameters:
    ///   - path: the path without query, normalized; it begins with `/`
    ///   - root: the tree
    ///   - pool: the texts
    ///   - condition: whether a route takes the request, as far as its method is concerned
    /// - Returns: the route.
    @inline(__always)
    func match(
        _ path: UnsafeRawBufferPointer,
        root: Int,
        _ pool: UnsafeRawBufferPointer,
        where condition: (Int) -> Bool
    ) -> Int? {
        nodes.withUnsafeBufferPointer { nodes in
            var best = End.none
            var node = root
            // The segment that leads on from here; behind the path at its end.
            var start = 1
            var end = path.position(of: UInt8(ascii: "/"), from: 1) ?? path.count
            var edge = 0
            while true {
                if edge == 0 {
                    if nodes[node].below.count > 0 { improve(&best, nodes[node].below, condition) }
                    if start > path.count {
                        let first = nodes[node].end
                        if first.number < best.number {
                            if condition(Int(first.route)) {
                                best = first
                            } else {
                                improve(&best, nodes[node].moreEnds, condition)
                            }
                        }
                    }
                }
                if start <= path.count,
                    let child = child(of: node, nodes, from: &edge, path.part(start, end), under: best.number, pool)
                {
                    start = end &+ 1
                    if start <= path.count { end = path.position(of: UInt8(ascii: "/"), from: start) ?? path.count }
                    node = child
                    edge = 0
                    continue
                }
                if node == root { return best.number == .max ? nil : Int(best.route) }
                // Back to the parent, to where the segment in front of this place begins.
                edge = Int(nodes[node].edge) &+ 1
                node = Int(nodes[node].parent)
                end = start &- 1
                start = end
                while path[start &- 1] != UInt8(ascii: "/") { start &-= 1 }
            }
        }
    }

    @inline(__always)
    private func improve(_ best: inout End, _ rows: Rows, _ condition: (Int) -> Bool) {
        for position in rows.range {
            let end = ends[position]
            if end.number >= best.number { return }
            if condition(Int(end.route)) {
                best = end
                return
            }
        }
    }

    /// The next edge of a node that a segment may go and that leads to something better; `edge` becomes its number.
    @inline(__always)
    private func child(
        of node: Int,
        _ nodes: UnsafeBufferPointer<Node>,
        from edge: inout Int,
        _ segment: UnsafeRawBufferPointer,
        under best: UInt32,
        _ pool: UnsafeRawBufferPointer
    ) -> Int? {
        if edge == 0 {
            if nodes[node].hasLiterals {
                let found = index.first(ByteHash.hash(segment, seed: seed &+ UInt64(node))) { child in
                    Int(nodes[child].parent) == node && nodes[child].text.bytes(in: pool).hasSameBytes(as: segment)
                }
                if let found, nodes[found].least < best { return found }
            }
            edge = 1
        }
        let rows = nodes[node].partials
        while edge <= Int(rows.count) {
            let partial = partials[Int(rows.start) &+ edge &- 1]
            let child = Int(partial.child)
            if nodes[child].least < best, matches(segment, partial.pieces, pool) { return child }
            edge &+= 1
        }
        let child = Int(nodes[node].parameter)
        guard edge == Int(rows.count) &+ 1, child != 0, !segment.isEmpty else { return nil }
        return nodes[child].least < best ? child : nil
    }

    /// Whether a segment has literal pieces in order, with one or more bytes for each parameter between them: found from
    /// the left, as early as possible, but for the last one, which has to end the segment.
    private func matches(_ text: UnsafeRawBufferPointer, _ rows: Rows, _ pool: UnsafeRawBufferPointer) -> Bool {
        var position = 0
        var pending = 0
        let last = rows.range.upperBound &- 1
        for index in rows.range {
            let piece = pieces[index]
            if piece.count == 0 {
                pending &+= 1
                continue
            }
            let literal = piece.bytes(in: pool)
            var start = position &+ pending
            if index == last, pending > 0 { start = max(start, text.count &- literal.count) }
            var found = false
            while start &+ literal.count <= text.count {
                if text.part(start, start &+ literal.count).hasSameBytes(as: literal) {
                    found = true
                    break
                }
                if pending == 0 { break }
                start &+= 1
            }
            guard found else { return false }
            position = start &+ literal.count
            pending = 0
        }
        return pending > 0 ? text.count &- position >= pending : position == text.count
    }
}
