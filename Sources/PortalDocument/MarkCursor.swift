/// Turns the marks of libyaml, which count code points, into byte offsets.
///
/// Marks come nearly in order, so that going from the last one to the next costs O(bytes) over the whole text.
struct MarkCursor {
    private let source: UnsafeRawBufferPointer
    private let isASCII: Bool
    private var codePoint = 0
    private var byte = 0

    init(source: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
        self.source = UnsafeRawBufferPointer(source)
        self.isASCII = isASCII
    }

    /// The offset of the code point with a number, at most the length of the text.
    @inline(__always)
    mutating func offset(of mark: Int) -> UInt32 {
        if isASCII { return UInt32(truncatingIfNeeded: Swift.min(Swift.max(mark, 0), source.count)) }
        return seek(mark)
    }

    private mutating func seek(_ mark: Int) -> UInt32 {
        while codePoint &+ 8 <= mark, byte &+ 8 <= source.count {
            let word = source.loadUnaligned(fromByteOffset: byte, as: UInt64.self)
            // A continuation byte is 10xxxxxx: the high bit set, the next one not.
            let continuations = (word & ~(word << 1)) & 0x8080_8080_8080_8080
            codePoint &+= 8 &- continuations.nonzeroBitCount
            byte &+= 8
        }
        // The step above may have ended inside a code point, whose lead it has counted.
        while byte < source.count, source[byte] & 0xC0 == 0x80 { byte &+= 1 }
        while codePoint < mark, byte < source.count {
            byte &+= 1
            while byte < source.count, source[byte] & 0xC0 == 0x80 { byte &+= 1 }
            codePoint &+= 1
        }
        while codePoint > mark, byte > 0 {
            byte &-= 1
            while byte > 0, source[byte] & 0xC0 == 0x80 { byte &-= 1 }
            codePoint &-= 1
        }
        return UInt32(truncatingIfNeeded: byte)
    }
}
