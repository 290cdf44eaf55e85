/// A text in a pool.
struct Text: Hashable, Sendable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    @inline(__always)
    func bytes(in pool: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        pool.part(Int(start), Int(start) &+ Int(count))
    }
}

/// Elements of a table that stand side by side.
struct Rows: Hashable, Sendable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    @inline(__always)
    var range: Range<Int> { Int(start)..<Int(start) &+ Int(count) }

    /// Whether a condition holds for a row.
    ///
    /// The standard library's way allocates where it is not specialized.
    @inline(__always)
    func contains(where condition: (Int) -> Bool) -> Bool {
        for row in range where condition(row) { return true }
        return false
    }

    /// The rows before one of them.
    func before(_ row: Int) -> Rows {
        Rows(start: start, count: UInt32(truncatingIfNeeded: row &- Int(start)))
    }
}

/// Collects texts, each once.
struct TextPool {
    private(set) var bytes: [UInt8] = []
    private var known: [String: Text] = [:]

    /// The place of a text.
    ///
    /// Offsets have 32 bits: beyond 4 GiB every text is empty, and ``isFull`` says so.
    mutating func text(_ string: String) -> Text {
        if let text = known[string] { return text }
        let count = string.utf8.count
        guard bytes.count + count <= Int(UInt32.max) else {
            isFull = true
            return Text()
        }
        let text = Text(start: UInt32(bytes.count), count: UInt32(count))
        bytes += string.utf8
        known[string] = text
        return text
    }

    /// Whether something did not fit.
    private(set) var isFull = false
}
