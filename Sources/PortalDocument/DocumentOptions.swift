/// The bounds of reading.
///
/// Each exceeded one is a diagnostic of its own, never a trap.
public struct DocumentOptions: Sendable, Hashable {
    /// The largest text that is read, in bytes; at most 2 GiB whatever is asked for.
    public var maximumBytes = 64 << 20
    /// How deep containers may be nested; aliases count with what they stand for.
    public var maximumDepth = 200
    /// How many values one stream may hold, keys included.
    public var maximumNodes = 8_000_000
    /// How many values the aliases of a stream may stand for, counting what they contain each time.
    public var maximumAliasedNodes = 1_000_000
    /// The longest scalar, in bytes.
    public var maximumScalarBytes = 32 << 20
    /// How many documents one stream may hold.
    public var maximumDocuments = 100_000
    /// Whether a key that is given twice in one mapping makes the document unsound.
    ///
    /// Without it the first value of a YAML key and the last value of a JSON key stands, and a JSON document that has
    /// such keys knows no positions.
    public var rejectsDuplicateKeys = true
    /// Whether a document with duplicate keys is given all the same, with ``Document/isSound`` false.
    ///
    /// What it says is good for knowing what it might have published, for nothing else.
    public var keepsUnsoundDocuments = false

    /// Safe defaults.
    public init() {}
}
