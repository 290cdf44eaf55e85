/// The one spelling in which paths are compared: that of `PathTemplate.normalized`, without memory of its own.
enum PathSpelling {
    /// Whether a byte stands for itself in every path: whether it needs no look at what surrounds it.
    @inline(__always)
    static func isPlain(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: "%") && (isPathByte(byte) || byte == UInt8(ascii: "/"))
    }

    /// Writes a path; `/` stays what it is, and an escaped one stays escaped.
    static func normalize(_ path: UnsafeRawBufferPointer, into writer: inout OutputWriter) {
        var index = 0
        while index < path.count {
            let byte = path[index]
            if byte == UInt8(ascii: "%"), index &+ 2 < path.count,
                let high = JSONText.hexValue(path[index &+ 1]), let low = JSONText.hexValue(path[index &+ 2])
            {
                let value = UInt8(truncatingIfNeeded: high << 4 | low)
                // What a path may hold as it is, but for `%` itself.
                if value != UInt8(ascii: "%"), isPathByte(value) {
                    writer.put(value)
                } else {
                    writer.putEscaped(value)
                }
                index &+= 3
            } else {
                if byte == UInt8(ascii: "/") || isPathByte(byte) { writer.put(byte) } else { writer.putEscaped(byte) }
                index &+= 1
            }
        }
    }

    /// Whether a segment is `.` or `..`.
    static func hasDotSegment(_ path: UnsafeRawBufferPointer) -> Bool {
        var start = 1
        while start <= path.count {
            let end = path.position(of: UInt8(ascii: "/"), from: start) ?? path.count
            let length = end &- start
            if length == 1 || length == 2, path[start] == UInt8(ascii: "."), path[end &- 1] == UInt8(ascii: ".") {
                return true
            }
            start = end &+ 1
        }
        return false
    }

    /// `pchar` of RFC 3986 section 3.3, and `%`.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte &- 64) & 1 == 1
    }

    /// `!`, `$` to `.`, the digits, `:`, `;` and `=`.
    private static let low: UInt64 = 0x2fff_7ff2_0000_0000
    /// `@`, the letters, `_` and `~`.
    private static let high: UInt64 = 0x47ff_fffe_87ff_ffff
}
