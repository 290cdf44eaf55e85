extension Value {
    /// The value of a node, aliases followed.
    ///
    /// An integer beyond 64 bits becomes the nearest double.
    public init(_ node: Node) {
        // A loop, not a recursion: depth must not cost stack, which hosts may have little of.
        var open: [Unfinished] = []
        var current = node
        while true {
            var value: Value
            switch current.kind {
            case .sequence, .mapping:
                open.append(Unfinished(current))
                value = .null
            default:
                value = Value(scalar: current)
                if open.isEmpty {
                    self = value
                    return
                }
                open[open.count - 1].values.append(value)
            }
            while let top = open.indices.last {
                if let next = open[top].next() {
                    current = next
                    break
                }
                value = open.removeLast().value
                if open.isEmpty {
                    self = value
                    return
                }
                open[open.count - 1].values.append(value)
            }
        }
    }

    private init(scalar node: Node) {
        switch node.kind {
        case .boolean: self = .boolean(node.boolean ?? false)
        case .integer: self = node.integer.map(Value.integer) ?? .number(node.number ?? 0)
        case .number: self = .number(node.number ?? 0)
        case .string: self = .string(node.text)
        case .null, .sequence, .mapping: self = .null
        }
    }

    /// A container of which some values are read.
    private struct Unfinished {
        private let isMapping: Bool
        private var elements: Node.Elements
        private var members: Node.Members
        private var keys: [String] = []
        var values: [Value] = []

        init(_ node: Node) {
            isMapping = node.kind == .mapping
            elements = node.elements
            members = node.members
            keys.reserveCapacity(isMapping ? node.count : 0)
            values.reserveCapacity(node.count)
        }

        mutating func next() -> Node? {
            guard isMapping else { return elements.next() }
            guard let member = members.next() else { return nil }
            keys.append(member.key.text)
            return member.value
        }

        var value: Value {
            isMapping ? .mapping(zip(keys, values).map { Member($0, $1) }) : .sequence(values)
        }
    }
}
