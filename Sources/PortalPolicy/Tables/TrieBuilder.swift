internal import PortalIR
internal import PortalVocabulary

/// Grows the trees of a ``SegmentTrie``.
struct TrieBuilder {
    private struct LiteralKey: Hashable {
        var node: UInt32
        var text: Text
    }

    private struct PartialKey: Hashable {
        var node: UInt32
        var pieces: [Text]
    }

    private(set) var nodes: [SegmentTrie.Node] = []
    private(set) var partials: [SegmentTrie.Partial] = []
    private(set) var pieces: [Text] = []
    private(set) var ends: [SegmentTrie.End] = []

    private var literalChildren: [LiteralKey: UInt32] = [:]
    private var partialChildren: [PartialKey: UInt32] = [:]
    /// By node: the edges with literal text and parameters, the routes that end there, and those of everything below.
    private var partialEdges: [UInt32: [(pieces: [Text], child: UInt32)]] = [:]
    private var nodeEnds: [UInt32: [SegmentTrie.End]] = [:]
    private var nodeBelow: [UInt32: [SegmentTrie.End]] = [:]

    /// A new tree.
    mutating func plant() -> UInt32 { add(parent: UInt32(truncatingIfNeeded: nodes.count)) }

    /// Adds a route; `number` is its place in the list of the tree.
    mutating func insert(
        _ path: RouteMatch.Path,
        number: UInt32,
        route: UInt32,
        into root: UInt32,
        _ pool: inout TextPool
    ) {
        let (template, isBelow) =
            switch path {
            case .template(let template): (template, false)
            case .below(let template): (template, true)
            }
        var node = root
        nodes[Int(node)].least = min(nodes[Int(node)].least, number)
        // Everything is below `/`; it is no empty segment then.
        let segments = isBelow && template.isRoot ? [] : template.segments
        for segment in segments {
            node = child(of: node, segment, &pool)
            nodes[Int(node)].least = min(nodes[Int(node)].least, number)
        }
        let end = SegmentTrie.End(number: number, route: route)
        if isBelow { nodeBelow[node, default: []].append(end) } else { nodeEnds[node, default: []].append(end) }
    }

    /// Lays out what was inserted.
    mutating func finish() {
        for node in nodes.indices {
            let key = UInt32(node)
            let routes = (nodeEnds[key] ?? []).ordered { $0.number < $1.number }
            nodes[node].end = routes.first ?? .none
            nodes[node].moreEnds = append(Array(routes.dropFirst()))
            nodes[node].below = append(nodeBelow[key] ?? [])
            let edges = (partialEdges[key] ?? []).ordered { nodes[Int($0.child)].least < nodes[Int($1.child)].least }
            nodes[node].partials = Rows(start: UInt32(partials.count), count: UInt32(edges.count))
            for (number, edge) in edges.enumerated() {
                let rows = Rows(start: UInt32(pieces.count), count: UInt32(edge.pieces.count))
                pieces += edge.pieces
                partials.append(SegmentTrie.Partial(pieces: rows, child: edge.child))
                nodes[Int(edge.child)].edge = UInt32(number + 1)
            }
            if nodes[node].parameter != 0 { nodes[Int(nodes[node].parameter)].edge = UInt32(edges.count + 1) }
        }
    }

    private mutating func append(_ list: [SegmentTrie.End]) -> Rows {
        let rows = Rows(start: UInt32(ends.count), count: UInt32(list.count))
        ends += list.ordered { $0.number < $1.number }
        return rows
    }

    private mutating func add(parent: UInt32) -> UInt32 {
        nodes.append(SegmentTrie.Node(parent: parent))
        return UInt32(truncatingIfNeeded: nodes.count - 1)
    }

    private mutating func child(of node: UInt32, _ segment: PathTemplate.Segment, _ pool: inout TextPool) -> UInt32 {
        if let literal = segment.literal {
            let key = LiteralKey(node: node, text: pool.text(literal))
            if let child = literalChildren[key] { return child }
            let child = add(parent: node)
            literalChildren[key] = child
            nodes[Int(child)].text = key.text
            nodes[Int(node)].hasLiterals = true
            return child
        }
        if segment.isParameterOnly {
            if nodes[Int(node)].parameter == 0 { nodes[Int(node)].parameter = add(parent: node) }
            return nodes[Int(node)].parameter
        }
        let pieces = segment.pieces.map { piece in
            switch piece {
            case .literal(let text): pool.text(text)
            case .parameter: Text()
            }
        }
        let key = PartialKey(node: node, pieces: pieces)
        if let child = partialChildren[key] { return child }
        let child = add(parent: node)
        partialChildren[key] = child
        partialEdges[node, default: []].append((pieces, child))
        return child
    }
}

extension PathTemplate {
    /// Whether it is `/`.
    var isRoot: Bool { segments.count == 1 && segments.allSatisfy { $0.pieces.isEmpty } }
}
