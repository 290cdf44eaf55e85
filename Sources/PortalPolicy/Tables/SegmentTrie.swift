internal import PortalIR
internal import PortalVocabulary

/// The paths of all environments as trees of segments: a path costs a lookup for each of its segments, however many
/// routes there are.
///
/// Every route has a number: its place in the order of the gateway's list. The search looks for the smallest number that
/// matches, goes down where what is literal comes first, and leaves out subtrees that hold nothing smaller than what it
/// found. It goes back up by what nodes know of their parents, and so needs neither recursion nor memory.
struct SegmentTrie: Sendable {
    /// A place in a tree.
    struct Node: Sendable {
        var parent: UInt32 = 0
        /// Which edge of the parent leads here.
        var edge: UInt32 = 0
        /// The edges with literal text and parameters, in ``partials``.
        var partials = Rows()
        /// Where a segment that is one parameter leads; 0: nowhere.
        var parameter: UInt32 = 0
        /// The routes whose path ends here, in ``ends``, ascending.
        var ends = Rows()
        /// The routes that take this path and everything below it, in ``ends``, ascending.
        var below = Rows()
        /// The smallest number of a route here or further down.
        var least = UInt32.max
        /// Whether literal text leads anywhere.
        var hasLiterals = false
    }

    /// An edge with literal text.
    struct Literal: Sendable {
        var node: UInt32
        var text: Text
        var child: UInt32
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
    }

    let nodes: [Node]
    let literals: [Literal]
    let partials: [Partial]
    let pieces: [Text]
    let ends: [End]
    private let index: HashIndex

    init(_ builder: TrieBuilder, _ pool: [UInt8]) {
        nodes = builder.nodes
        literals = builder.literals
        partials = builder.partials
        pieces = builder.pieces
        ends = builder.ends
        index = pool.withUnsafeBytes { pool in
            HashIndex(
                builder.literals.map { ByteHash.hash($0.text.bytes(in: pool), seed: UInt64($0.node) &+ 1) }
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
        var best = UInt32.max
        var route: Int?
        var node = root
        var start = 1
        var edge = 0
        while true {
            if edge == 0 {
                let here = nodes[node]
                if let end = first(of: here.below, under: best, condition) {
                    (best, route) = (end.number, Int(end.route))
                }
                if start > path.count {
                    if let end = first(of: here.ends, under: best, condition) {
                        (best, route) = (end.number, Int(end.route))
                    }
                }
            }
            if start <= path.count, let child = child(of: node, from: &edge, path, start, under: best, pool) {
                start = (path.position(of: UInt8(ascii: "/"), from: start) ?? path.count) &+ 1
                node = child
                edge = 0
                continue
            }
            if node == root { return route }
            // Back to the parent, to where the segment in front of this place begins.
            edge = Int(nodes[node].edge) &+ 1
            node = Int(nodes[node].parent)
            start &-= 1
            while path[start &- 1] != UInt8(ascii: "/") { start &-= 1 }
        }
    }

    @inline(__always)
    private func first(of rows: Rows, under best: UInt32, _ condition: (Int) -> Bool) -> End? {
        for position in rows.range {
            let end = ends[position]
            if end.number >= best { return nil }
            if condition(Int(end.route)) { return end }
        }
        return nil
    }

    /// The next edge of a node that a segment may go and that leads to something better; `edge` becomes its number.
    private func child(
        of node: Int,
        from edge: inout Int,
        _ path: UnsafeRawBufferPointer,
        _ start: Int,
        under best: UInt32,
        _ pool: UnsafeRawBufferPointer
    ) -> Int? {
        let here = nodes[node]
        let segment = path.part(start, path.position(of: UInt8(ascii: "/"), from: start) ?? path.count)
        if edge == 0 {
            if here.hasLiterals, let child = literal(node, segment, pool), nodes[child].least < best { return child }
            edge = 1
        }
        let count = Int(here.partials.count)
        while edge <= count {
            let partial = partials[Int(here.partials.start) &+ edge &- 1]
            let child = Int(partial.child)
            if nodes[child].least < best, matches(segment, partial.pieces, pool) { return child }
            edge &+= 1
        }
        guard edge == count &+ 1, here.parameter != 0, !segment.isEmpty else { return nil }
        let child = Int(here.parameter)
        return nodes[child].least < best ? child : nil
    }

    private func literal(_ node: Int, _ segment: UnsafeRawBufferPointer, _ pool: UnsafeRawBufferPointer) -> Int? {
        let hash = ByteHash.hash(segment, seed: UInt64(node) &+ 1)
        let found = index.first(hash) { row in
            literals[row].node == node && literals[row].text.bytes(in: pool).hasSameBytes(as: segment)
        }
        return found.map { Int(literals[$0].child) }
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
