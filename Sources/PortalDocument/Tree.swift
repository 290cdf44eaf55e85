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
final class Tree: Sendable {
    /// One value.
    struct Record: Sendable {
        /// What a record is; the first seven are those of ``NodeKind``.
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

            var isScalar: Bool { rawValue <= Tag.string.rawValue }
        }

        var tag: Tag
        var flags: Flags
        /// Scalar: the offset of its text; container: how many elements or members; alias: the record meant.
        var first: UInt32
        /// Scalar: the length of its text; mapping with `indexed`: the start of its index in `slots`.
        var second: UInt32
        /// Offsets in the source; both are `UInt32.max` where they are found only on request (JSON).
        var start: UInt32
        var end: UInt32
        /// The container; 0 for the root, which contains itself.
        var parent: UInt32
        /// The record behind this one and all it contains.
        var next: UInt32
    }

    /// How a value was written.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// The text is in `texts`, not in the source.
        static let decoded = Flags(rawValue: 1)
        /// A scalar in quotes, or a block scalar.
        static let quoted = Flags(rawValue: 2)
        /// A block scalar.
        static let block = Flags(rawValue: 4)
        /// A plain scalar that YAML 1.1 reads as another value.
        static let ambiguous = Flags(rawValue: 8)
        /// A mapping or sequence in flow style.
        static let flow = Flags(rawValue: 16)
        /// A mapping with an index in `slots`.
        static let indexed = Flags(rawValue: 32)
    }

    let id: DocumentID
    let source: [UInt8]
    let texts: [UInt8]
    let records: [Record]
    /// The indices of the large mappings: for each member the hash and the record of its key, sorted by hash and text.
    ///
    /// There is no table whose slots could be made to collide.
    let slots: [UInt32]

    init(id: DocumentID, source: [UInt8], texts: [UInt8], records: [Record], slots: [UInt32]) {
        self.id = id
        self.source = source
        self.texts = texts
        self.records = records
        self.slots = slots
    }

    /// Whether the positions of values are found only on request.
    var isLazilyLocated: Bool {
        records.first.map { $0.start == .max } ?? false
    }
}

/// One document of an input: a tree of values that know where they were written.
public struct Document: Sendable {
    let tree: Tree

    /// Which document of which file this is.
    public var id: DocumentID { tree.id }

    /// The outermost value.
    public var root: Node { Node(tree: tree, index: 0) }
}
