/// The number of a source file in a ``SourceMap``.
///
/// Numbers are handed out in the order of adding; they mean nothing outside their map.
public struct SourceID: Hashable, Comparable, Sendable {
    /// The index in the map.
    public let rawValue: UInt32

    /// Makes an identifier from an index.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Orders by index.
    public static func < (left: SourceID, right: SourceID) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A half-open range of UTF-8 byte offsets in one source file.
public struct Span: Hashable, Sendable {
    /// The file that the offsets count in.
    public let source: SourceID
    /// The offset of the first byte.
    public let start: UInt32
    /// The offset behind the last byte; never less than `start`.
    public let end: UInt32

    /// Makes a span; an `end` before `start` becomes `start`.
    public init(source: SourceID, start: UInt32, end: UInt32) {
        self.source = source
        self.start = start
        self.end = Swift.max(start, end)
    }
}
