/// A value inside JSON text, by its bytes.
struct JSONSlice {
    var start = 0
    var end = 0

    /// Whether there is one.
    var exists: Bool { end > start }
}

/// Walks over JSON text (RFC 8259) without memory of its own; strict, and at most 64 deep.
struct JSONCursor {
    static let maximumDepth = 64

    let bytes: UnsafeRawBufferPointer
    var position: Int

    init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The byte at the position; 0 at the end, which no token begins with.
    @inline(__always)
    var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

    mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position &+= 1
            default: return
            }
        }
    }

    /// Takes a byte, white space around it too.
    mutating func take(_ wanted: UInt8) -> Bool {
        skipSpace()
        guard byte == wanted else { return false }
        position &+= 1
        skipSpace()
        return true
    }

    /// Takes a value; `nil` where there is none.
    mutating func value() -> JSONSlice? {
        skipSpace()
        let start = position
        var depth = 0
        var objects: UInt64 = 0
        while true {
            skipSpace()
            var isClosed = true
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                let isObject = byte == UInt8(ascii: "{")
                guard depth < Self.maximumDepth else { return nil }
                objects = objects << 1 | (isObject ? 1 : 0)
                depth &+= 1
                position &+= 1
                skipSpace()
                if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    position &+= 1
                    objects >>= 1
                    depth &-= 1
                } else {
                    if isObject, !skipKey() { return nil }
                    isClosed = false
                }
            case UInt8(ascii: "\""): guard skipString() else { return nil }
            case UInt8(ascii: "t"): guard skipWord("true") else { return nil }
            case UInt8(ascii: "f"): guard skipWord("false") else { return nil }
            case UInt8(ascii: "n"): guard skipWord("null") else { return nil }
            default: guard skipNumber() else { return nil }
            }
            while isClosed {
                if depth == 0 { return JSONSlice(start: start, end: position) }
                skipSpace()
                let isObject = objects & 1 == 1
                if byte == UInt8(ascii: ",") {
                    position &+= 1
                    if isObject, !skipKey() { return nil }
                    isClosed = false
                } else {
                    guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { return nil }
                    position &+= 1
                    objects >>= 1
                    depth &-= 1
                }
            }
        }
    }

    private mutating func skipKey() -> Bool {
        skipSpace()
        return skipString() && take(UInt8(ascii: ":"))
    }

    /// Takes a string with its quotes.
    mutating func skipString() -> Bool {
        guard byte == UInt8(ascii: "\"") else { return false }
        position &+= 1
        while position < bytes.count {
            let byte = bytes[position]
            position &+= 1
            switch byte {
            case UInt8(ascii: "\""): return true
            case UInt8(ascii: "\\"):
                switch self.byte {
                case UInt8(ascii: "u"):
                    position &+= 1
                    for _ in 0..<4 {
                        guard JSONText.hexValue(self.byte) != nil else { return false }
                        position &+= 1
                    }
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                    UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                    position &+= 1
                default: return false
                }
            case ..<0x20: return false
            default: break
            }
        }
        return false
    }

    private mutating func skipWord(_ word: StaticString) -> Bool {
        let end = position &+ word.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let wanted = UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes.part(position, end).hasSameBytes(as: wanted) else { return false }
        position = end
        return true
    }

    private mutating func skipNumber() -> Bool {
        if byte == UInt8(ascii: "-") { position &+= 1 }
        if byte == UInt8(ascii: "0") {
            position &+= 1
        } else {
            guard skipDigits() else { return false }
        }
        if byte == UInt8(ascii: ".") {
            position &+= 1
            guard skipDigits() else { return false }
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            position &+= 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position &+= 1 }
            guard skipDigits() else { return false }
        }
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = position
        while UInt8(ascii: "0") <= byte, byte <= UInt8(ascii: "9") { position &+= 1 }
        return position > start
    }
}

/// The text of a JSON string, byte by byte, escapes resolved; a lone surrogate is U+FFFD.
struct JSONText {
    private let bytes: UnsafeRawBufferPointer
    private var position: Int
    private let end: Int
    /// Bytes of a resolved escape that are still to come, the next one lowest.
    private var pending: UInt32 = 0
    private var pendingCount = 0

    /// Reads a string that a ``JSONCursor`` found, quotes included.
    init(_ bytes: UnsafeRawBufferPointer, _ slice: JSONSlice) {
        self.bytes = bytes
        position = slice.start &+ 1
        end = slice.end &- 1
    }

    /// The next byte; `nil` at the end.
    mutating func next() -> UInt8? {
        if pendingCount > 0 {
            let byte = UInt8(truncatingIfNeeded: pending)
            pending >>= 8
            pendingCount &-= 1
            return byte
        }
        guard position < end else { return nil }
        let byte = bytes[position]
        position &+= 1
        guard byte == UInt8(ascii: "\\"), position < end else { return byte }
        let escape = bytes[position]
        position &+= 1
        switch escape {
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"): return scalar()
        default: return escape
        }
    }

    /// Whether the text is a given one.
    static func isEqual(_ bytes: UnsafeRawBufferPointer, _ slice: JSONSlice, _ text: UnsafeRawBufferPointer) -> Bool {
        let inside = bytes.part(slice.start &+ 1, slice.end &- 1)
        if inside.position(of: UInt8(ascii: "\\")) == nil { return inside.hasSameBytes(as: text) }
        var reader = JSONText(bytes, slice)
        for wanted in text where reader.next() != wanted { return false }
        return reader.next() == nil
    }

    /// Whether one of the words of the text, between spaces, is a given one.
    static func hasWord(_ bytes: UnsafeRawBufferPointer, _ slice: JSONSlice, _ word: UnsafeRawBufferPointer) -> Bool {
        var reader = JSONText(bytes, slice)
        var matched = 0
        var isSame = true
        while let byte = reader.next() {
            if byte == UInt8(ascii: " ") {
                if isSame, matched == word.count, matched > 0 { return true }
                (matched, isSame) = (0, true)
            } else {
                isSame = isSame && matched < word.count && word[matched] == byte
                matched &+= 1
            }
        }
        return isSame && matched == word.count && matched > 0
    }

    static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
        default: nil
        }
    }

    private mutating func scalar() -> UInt8 {
        var value = unit()
        if value >= 0xd800, value < 0xdc00, position &+ 6 <= end, bytes[position] == UInt8(ascii: "\\"),
            bytes[position &+ 1] == UInt8(ascii: "u")
        {
            let before = position
            position &+= 2
            let low = unit()
            if low >= 0xdc00, low < 0xe000 {
                value = 0x1_0000 &+ (value &- 0xd800) << 10 &+ (low &- 0xdc00)
            } else {
                position = before
            }
        }
        if value >= 0xd800, value < 0xe000 { value = 0xfffd }
        if value < 0x80 { return UInt8(value) }
        if value < 0x800 { return lead(0xc0 | value >> 6, value, 1) }
        if value < 0x1_0000 { return lead(0xe0 | value >> 12, value, 2) }
        return lead(0xf0 | value >> 18, value, 3)
    }

    private mutating func unit() -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 where position < end {
            value = value << 4 | (Self.hexValue(bytes[position]) ?? 0)
            position &+= 1
        }
        return value
    }

    private mutating func lead(_ first: UInt32, _ value: UInt32, _ following: Int) -> UInt8 {
        for index in 0..<following {
            pending = pending << 8 | (0x80 | value >> UInt32(index &* 6) & 0x3f)
        }
        pendingCount = following
        return UInt8(truncatingIfNeeded: first)
    }
}
