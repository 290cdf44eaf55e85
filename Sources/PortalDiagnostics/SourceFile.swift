/// A text that diagnostics can point into.
public struct SourceFile: Sendable {
    /// Where a text comes from.
    public enum Origin: Sendable {
        /// A file, or whatever the host names by a URI.
        case host
        /// A text that was written inside another text, such as a specification in a block scalar.
        case embedded(in: SourceID, map: OffsetMap)
    }

    /// The name that diagnostics show: a path or a URI.
    public let name: String
    /// The text as UTF-8, without a byte order mark.
    public let bytes: [UInt8]
    /// Where the text comes from.
    public let origin: Origin

    /// Wraps a text.
    public init(name: String, bytes: [UInt8], origin: Origin = .host) {
        self.name = name
        self.bytes = bytes
        self.origin = origin
    }
}

/// A map from the offsets of an embedded text to those of the text around it.
///
/// It holds runs in which both count alike. Lookup is O(log n) in the number of runs.
public struct OffsetMap: Sendable {
    /// A run of bytes that stand in both texts.
    public struct Run: Sendable {
        /// The offset of the first byte in the embedded text.
        public let inner: UInt32
        /// The offset of the same byte in the outer text.
        public let outer: UInt32

        /// Pairs two offsets.
        public init(inner: UInt32, outer: UInt32) {
            self.inner = inner
            self.outer = outer
        }
    }

    /// The runs, in order of both offsets.
    public private(set) var runs: [Run]

    /// Makes a map; `runs` must be in order of both offsets.
    public init(runs: [Run]) {
        self.runs = runs
    }

    /// The offset in the outer text that belongs to `inner`; offsets before the first run map to its start.
    public func outerOffset(of inner: UInt32) -> UInt32 {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = low + (high - low) / 2
            if runs[middle].inner <= inner { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return runs.first?.outer ?? 0 }
        let run = runs[low - 1]
        return run.outer &+ (inner &- run.inner)
    }
}

/// The texts of one run of the pipeline.
public struct SourceMap: Sendable {
    private var files: [SourceFile] = []
    /// What reports do not show, because it may hold a secret.
    private(set) var concealed: [Location] = []

    /// Makes an empty map.
    public init() {}

    /// Adds a text and gives it the next number.
    public mutating func add(_ file: SourceFile) -> SourceID {
        files.append(file)
        return SourceID(rawValue: UInt32(truncatingIfNeeded: files.count - 1))
    }

    /// The text with a number, or `nil` if the number is not of this map.
    public subscript(id: SourceID) -> SourceFile? {
        let index = Int(id.rawValue)
        return index < files.count ? files[index] : nil
    }

    /// Keeps reports from showing the lines of a range: it may hold a secret.
    public mutating func conceal(_ location: Location) {
        concealed.append(location)
    }

    /// The numbers in use, in order.
    public var ids: [SourceID] {
        files.indices.map { SourceID(rawValue: UInt32(truncatingIfNeeded: $0)) }
    }

    /// The same span in the text that a person wrote: through every text inside a text, out to the file.
    public func outermost(_ span: Span) -> Span {
        var span = span
        // A text lies inside one that was added before it, so this ends.
        while case .embedded(let host, let map)? = self[span.source]?.origin, host < span.source {
            let end = span.end > span.start ? map.outerOffset(of: span.end - 1) &+ 1 : map.outerOffset(of: span.end)
            span = Span(source: host, start: map.outerOffset(of: span.start), end: end)
        }
        return span
    }
}

extension SourceFile: CustomReflectable {
    /// What debuggers and `dump` show: the text may hold secrets, its size does not.
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "size": bytes.count]) }
}
