public import PortalDiagnostics

/// A value in a document.
///
/// A node is a reference into its document's tree; copying one copies no text. Aliases are followed: a node is never
/// an alias. The order of members is that of the text.
///
/// What walkers call for every value can be inlined into them: a call would cost more than its work.
public struct Node: Sendable {
    @usableFromInline
    let tree: Tree
    /// The record that holds the value.
    @usableFromInline
    let index: UInt32
    /// The record that was written where the value is used: an alias, or `index` itself.
    @usableFromInline
    let written: UInt32

    @inlinable
    init(tree: Tree, index: UInt32) {
        self.tree = tree
        self.written = index
        var index = index
        while tree.records[Int(index)].tag == .alias { index = tree.records[Int(index)].first }
        self.index = index
    }

    @inlinable
    var record: Tree.Record { tree.records[Int(index)] }

    /// What kind of value it is.
    @inlinable
    public var kind: NodeKind { record.tag.kind }

    /// Whether it is a scalar that was written in quotes or as a block.
    @inlinable
    public var isQuoted: Bool { record.flags.contains(.quoted) }

    /// Whether it is a plain scalar that a YAML 1.1 reader takes for another value, such as `no` or `1:30`.
    @inlinable
    public var isAmbiguous: Bool { record.flags.contains(.ambiguous) }

    /// The document that the value belongs to.
    @inlinable
    public var document: Document { Document(tree: tree) }
}

// MARK: - Scalars

extension Node {
    /// The text of a scalar as read, whatever its kind; empty for containers.
    public var text: String {
        withTextBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a string; `nil` for every other kind.
    public var string: String? { kind == .string ? text : nil }

    /// The value of a boolean.
    public var boolean: Bool? {
        kind == .boolean ? withTextBytes { $0.first == UInt8(ascii: "t") || $0.first == UInt8(ascii: "T") } : nil
    }

    /// The value of an integer that fits 64 bits.
    public var integer: Int64? {
        guard kind == .integer else { return nil }
        let text = text
        if text.hasPrefix("0x") { return Int64(text.dropFirst(2), radix: 16) }
        if text.hasPrefix("0o") { return Int64(text.dropFirst(2), radix: 8) }
        return Int64(text)
    }

    /// The value of a number as the nearest double; infinite beyond its range.
    public var number: Double? {
        switch kind {
        case .integer:
            return integer.map(Double.init) ?? Double(text)
        case .number:
            let text = text
            switch text.lowercased() {
            case ".inf", "+.inf": return .infinity
            case "-.inf": return -.infinity
            case ".nan": return .nan
            default: return Double(text)
            }
        default:
            return nil
        }
    }

    /// Whether it is `null`.
    @inlinable
    public var isNull: Bool { kind == .null }

    /// Whether the text of a scalar is exactly `other`; no string is made.
    @inlinable
    public func hasText(_ other: StaticString) -> Bool {
        withTextBytes { bytes in
            other.withUTF8Buffer { bytes.hasSameBytes(as: $0) }
        }
    }

    /// Calls `body` with the UTF-8 text of a scalar.
    @inlinable
    public func withTextBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        tree.withText(of: record, body)
    }
}

// MARK: - Containers

extension Node {
    /// A key and its value.
    public struct Member: Sendable {
        /// The key; its ``Node/text`` is the name whatever its kind, so that `200:` is the key `200`.
        public let key: Node
        /// The value.
        public let value: Node

        @inlinable
        init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    /// How many elements or members it contains; 0 for scalars.
    @inlinable
    public var count: Int {
        switch record.tag {
        case .sequence, .mapping: Int(record.first)
        default: 0
        }
    }

    /// The elements of a sequence, in order; empty for every other kind.
    @inlinable
    public var elements: Elements {
        Elements(tree: tree, cursor: index + 1, end: record.tag == .sequence ? record.next : 0)
    }

    /// The members of a mapping in the order of the text, those of a merge last; empty for every other kind.
    @inlinable
    public var members: Members {
        Members(elements: Elements(tree: tree, cursor: index + 1, end: record.tag == .mapping ? record.next : 0))
    }

    /// The value of the member with a key, or `nil`: O(log members).
    public subscript(key: String) -> Node? { member(key)?.value }

    /// The element at a position, or `nil`: O(1).
    public subscript(position: Int) -> Node? {
        guard position >= 0, position < count, kind == .sequence else { return nil }
        return Node(tree: tree, index: tree.element(position, of: index))
    }

    /// The member with a key, or `nil`: O(log members).
    public func member(_ key: String) -> Member? {
        guard record.tag == .mapping else { return nil }
        var key = key
        return key.withUTF8 { bytes in
            guard let found = tree.findKey(bytes, in: index) else { return nil }
            let keyRecord = tree.records[Int(found)]
            return Member(key: Node(tree: tree, index: found), value: Node(tree: tree, index: keyRecord.next))
        }
    }

    /// Iterates over the elements of a sequence.
    public struct Elements: Sequence, IteratorProtocol, Sendable {
        @usableFromInline
        let tree: Tree
        @usableFromInline
        var cursor: UInt32
        @usableFromInline
        let end: UInt32

        @inlinable
        init(tree: Tree, cursor: UInt32, end: UInt32) {
            self.tree = tree
            self.cursor = cursor
            self.end = end
        }

        /// The next element.
        @inlinable
        public mutating func next() -> Node? {
            while cursor < end, tree.records[Int(cursor)].tag == .merge {
                // The key of a merge and the value behind it.
                cursor = tree.records[Int(tree.records[Int(cursor)].next)].next
            }
            guard cursor < end else { return nil }
            defer { cursor = tree.records[Int(cursor)].next }
            return Node(tree: tree, index: cursor)
        }
    }

    /// Iterates over the members of a mapping.
    public struct Members: Sequence, IteratorProtocol, Sendable {
        @usableFromInline
        var elements: Elements

        @inlinable
        init(elements: Elements) {
            self.elements = elements
        }

        /// The next member.
        @inlinable
        public mutating func next() -> Member? {
            guard let key = elements.next(), let value = elements.next() else { return nil }
            return Member(key: key, value: value)
        }
    }
}

// MARK: - Places

extension Node {
    /// The way from the root to where the value is used.
    ///
    /// O(depth), and O(log position) for each sequence on the way.
    public var pointer: JSONPointer {
        var tokens: [String] = []
        var current = written
        while current != 0 {
            let parent = tree.records[Int(current)].parent
            if tree.records[Int(parent)].tag == .sequence {
                tokens.append(String(tree.position(of: current, in: parent)))
            } else {
                // A key is one record and stands right before its value.
                tokens.append(Node(tree: tree, index: current - 1).text)
            }
            current = parent
        }
        return tokens.reversed().reduce(JSONPointer()) { $0.appending($1) }
    }

    /// Where the value is used.
    public var place: Place { Place(document: tree.id, pointer: pointer) }

    /// The value that a pointer leads to from here, or `nil`.
    public func value(at pointer: JSONPointer) -> Node? {
        var node = self
        for token in pointer.tokens {
            guard let next = node.child(token) else { return nil }
            node = next
        }
        return node
    }

    /// The member or element that one token of a pointer leads to, or `nil`.
    func child(_ token: String) -> Node? {
        switch kind {
        case .mapping:
            return self[token]
        case .sequence:
            // RFC 6901 section 4: digits without leading zeros.
            guard let index = Int(token), String(index) == token else { return nil }
            return self[index]
        default:
            return nil
        }
    }
}
