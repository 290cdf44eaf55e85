public import PortalDiagnostics

/// The kind of a value after the YAML 1.2 core schema (section 10.3.2) or JSON has been applied.
public enum NodeKind: UInt8, Sendable {
    /// `null`, `~` or nothing.
    case null
    /// `true` or `false`.
    case boolean
    /// A number without fraction or exponent; it may be larger than 64 bits.
    case integer
    /// Any other number.
    case number
    /// A text.
    case string
    /// A list.
    case sequence
    /// A list of keys and values.
    case mapping
}

/// The values of one document: records in document order, each followed by what it contains.
///
/// The members of a mapping stand as key, value, key, value. Texts are slices of the source where it holds them as they
/// are, else of `texts`. A tree never changes, so any thread may read it.
@usableFromInline
final class Tree: Sendable {
    /// One value.
    @usableFromInline
    struct Record: Sendable {
        /// What a record is; the first seven are those of ``NodeKind``.
        @usableFromInline
        enum Tag: UInt8, Sendable {
            case null
            case boolean
            case integer
            case number
            case string
            case sequence
            case mapping
            /// Stands for the record `first`.
            case alias
            /// The key of a merge (`<<`) and, behind it, its value: passed over by readers.
            case merge

            @inlinable
            var isScalar: Bool {
                switch self {
                case .null, .boolean, .integer, .number, .string: true
                case .sequence, .mapping, .alias, .merge: false
                }
            }

            @inlinable
            var kind: NodeKind {
                switch self {
                case .null, .alias, .merge: .null
                case .boolean: .boolean
                case .integer: .integer
                case .number: .number
                case .string: .string
                case .sequence: .sequence
                case .mapping: .mapping
                }
            }
        }

        @usableFromInline
        var tag: Tag
        @usableFromInline
        var flags: Flags
        /// Scalar: the offset of its text; container: how many elements or members; alias: the record meant.
        @usableFromInline
        var first: UInt32
        /// Scalar: the length of its text; container with `indexed`: the start of its index in `slots`.
        @usableFromInline
        var second: UInt32
        /// Offsets in the source; both are `UInt32.max` where they are found only on request (JSON).
        @usableFromInline
        var start: UInt32
        @usableFromInline
        var end: UInt32
        /// The container; 0 for the root, which contains itself.
        @usableFromInline
        var parent: UInt32
        /// The record behind this one and all it contains.
        @usableFromInline
        var next: UInt32
    }

    /// How a value was written.
    @usableFromInline
    struct Flags: OptionSet, Sendable {
        @usableFromInline
        let rawValue: UInt8

        @inlinable
        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The text is in `texts`, not in the source.
        @inlinable
        static var decoded: Flags { Flags(rawValue: 1) }
        /// A scalar in quotes, or a block scalar.
        @inlinable
        static var quoted: Flags { Flags(rawValue: 2) }
        /// A block scalar.
        @inlinable
        static var block: Flags { Flags(rawValue: 4) }
        /// A plain scalar that YAML 1.1 reads as another value.
        @inlinable
        static var ambiguous: Flags { Flags(rawValue: 8) }
        /// A mapping or sequence in flow style.
        @inlinable
        static var flow: Flags { Flags(rawValue: 16) }
        /// A mapping or sequence with an index in `slots`.
        @inlinable
        static var indexed: Flags { Flags(rawValue: 32) }
    }

    @usableFromInline
    let id: DocumentID
    @usableFromInline
    let source: [UInt8]
    @usableFromInline
    let texts: [UInt8]
    @usableFromInline
    let records: [Record]
    /// The indices of the large mappings: for each member the hash and the record of its key, sorted by hash and text;
    /// and those of the long sequences: the records of the elements.
    ///
    /// There is no table whose slots could be made to collide.
    let slots: [UInt32]
    /// Whether no key was found to be given twice where that is an error.
    let isSound: Bool

    init(id: DocumentID, source: [UInt8], texts: [UInt8], records: [Record], slots: [UInt32], isSound: Bool) {
        self.id = id
        self.source = source
        self.texts = texts
        self.records = records
        self.slots = slots
        self.isSound = isSound
    }

    /// Calls `body` with the text of a scalar; with none for containers.
    @inlinable
    func withText<Result>(of record: Record, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard record.tag.isScalar else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let range = Int(record.first)..<Int(record.first) + Int(record.second)
        if record.flags.contains(.decoded) {
            return texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
        }
        return source.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether the positions of values are found only on request.
    var isLazilyLocated: Bool {
        records.first.map { $0.start == .max } ?? false
    }
}

/// One document of an input: a tree of values that know where they were written.
public struct Document: Sendable {
    @usableFromInline
    let tree: Tree

    @inlinable
    init(tree: Tree) {
        self.tree = tree
    }

    /// Which document of which file this is.
    @inlinable
    public var id: DocumentID { tree.id }

    /// The outermost value.
    @inlinable
    public var root: Node { Node(tree: tree, index: 0) }

    /// Whether it may be used; false only with ``DocumentOptions/keepsUnsoundDocuments``.
    public var isSound: Bool { tree.isSound }
}

extension Tree: CustomReflectable {
    /// What debuggers and `dump` show: nothing, because values may be secrets.
    @usableFromInline
    var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
