/// The bounds of reading. Each exceeded one is a diagnostic of its own, never a trap.
public struct DocumentOptions: Sendable, Hashable {
    /// The largest text that is read, in bytes.
    public var maximumBytes = 64 << 20
    /// How deep containers may be nested.
    public var maximumDepth = 200
    /// How many values one stream may hold.
    public var maximumNodes = 8_000_000
    /// How many values the aliases of a stream may stand for, counting what they contain each time.
    public var maximumAliasedNodes = 1_000_000
    /// The longest scalar, in bytes.
    public var maximumScalarBytes = 32 << 20

    /// Safe defaults.
    public init() {}
}
