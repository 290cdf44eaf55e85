/// The claims of a verified token, read where they stand.
struct TokenClaims {

    private let bytes: UnsafeRawBufferPointer
    private(set) var issuer = JSONSlice()
    private(set) var notAfter = JSONSlice()
    private(set) var notBefore = JSONSlice()
    private(set) var audience = JSONSlice()
    private(set) var scope = JSONSlice()
    private(set) var scp = JSONSlice()
    private(set) var consumer = JSONSlice()

    /// Finds the claims that every plan asks for, and the one that names the consumer.
    init?(_ bytes: UnsafeRawBufferPointer, consumerClaim: UnsafeRawBufferPointer) {
        self.bytes = bytes
        var isSound = true
        let isObject = Self.forEachMember(of: bytes) { cursor, key, value in
            if JSONText.isEqual(cursor, key, consumerClaim) { isSound = Self.note(value, in: &consumer) && isSound }
            switch key.end &- key.start {
            case 5:
                if Self.isKey(cursor, key, "iss") {
                    isSound = Self.note(value, in: &issuer) && isSound
                } else if Self.isKey(cursor, key, "exp") {
                    isSound = Self.note(value, in: &notAfter) && isSound
                } else if Self.isKey(cursor, key, "nbf") {
                    isSound = Self.note(value, in: &notBefore) && isSound
                } else if Self.isKey(cursor, key, "aud") {
                    isSound = Self.note(value, in: &audience) && isSound
                } else if Self.isKey(cursor, key, "scp") {
                    isSound = Self.note(value, in: &scp) && isSound
                }
            case 7:
                if Self.isKey(cursor, key, "scope") { isSound = Self.note(value, in: &scope) && isSound }
            default:
                // A name that is written with escapes is longer than it is.
                isSound = isSound && !Self.isEscapedName(cursor, key)
            }
        }
        guard isObject, isSound else { return nil }
    }

    private static func note(_ value: JSONSlice, in slot: inout JSONSlice) -> Bool {
        defer { slot = value }
        return !slot.exists
    }

    private static func isKey(_ bytes: UnsafeRawBufferPointer, _ key: JSONSlice, _ name: StaticString) -> Bool {
        JSONText.isEqual(bytes, key, UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }

    /// Whether a key spells one of the names above with escapes: nobody needs to, and it would hide a second value.
    private static func isEscapedName(_ bytes: UnsafeRawBufferPointer, _ key: JSONSlice) -> Bool {
        guard bytes.part(key.start, key.end).position(of: UInt8(ascii: "\\")) != nil else { return false }
        return isKey(bytes, key, "iss") || isKey(bytes, key, "exp") || isKey(bytes, key, "nbf")
            || isKey(bytes, key, "aud") || isKey(bytes, key, "scp") || isKey(bytes, key, "scope")
    }

    /// Walks over the members of an object.
    ///
    /// - Returns: whether the text is one object, to its end.
    private static func forEachMember(
        of bytes: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer, _ key: JSONSlice, _ value: JSONSlice) -> Void
    ) -> Bool {
        var cursor = JSONCursor(bytes)
        guard cursor.take(UInt8(ascii: "{")) else { return false }
        if cursor.take(UInt8(ascii: "}")) { return cursor.position == bytes.count }
        while true {
            cursor.skipSpace()
            let start = cursor.position
            guard cursor.skipString() else { return false }
            let key = JSONSlice(start: start, end: cursor.position)
            guard cursor.take(UInt8(ascii: ":")), let value = cursor.value() else { return false }
            body(bytes, key, value)
            if cursor.take(UInt8(ascii: ",")) { continue }
            return cursor.take(UInt8(ascii: "}")) && cursor.position == bytes.count
        }
    }

    /// The value of a claim; an empty slice where it is missing, `nil` where it was said twice.
    func claim(_ name: UnsafeRawBufferPointer) -> JSONSlice? {
        var found = JSONSlice()
        var isSound = true
        _ = Self.forEachMember(of: bytes) { bytes, key, value in
            if JSONText.isEqual(bytes, key, name) { isSound = Self.note(value, in: &found) && isSound }
        }
        return isSound ? found : nil
    }

    // MARK: - Values

    /// Whether a value is a text, or a list that has it; numbers and booleans count as they are written.
    func has(_ slice: JSONSlice, _ text: UnsafeRawBufferPointer) -> Bool {
        forAny(slice) { isScalar($0, text) }
    }

    /// Whether one of the words of a value, or of the texts of a list, is a given one.
    func hasWord(_ slice: JSONSlice, _ word: UnsafeRawBufferPointer) -> Bool {
        forAny(slice) { isString($0) && JSONText.hasWord(bytes, $0, word) }
    }

    /// Whether a condition holds for a value, or for any element where it is a list.
    private func forAny(_ slice: JSONSlice, _ condition: (JSONSlice) -> Bool) -> Bool {
        guard slice.exists else { return false }
        guard bytes[slice.start] == UInt8(ascii: "[") else { return condition(slice) }
        var cursor = JSONCursor(bytes, at: slice.start &+ 1)
        cursor.skipSpace()
        if cursor.byte == UInt8(ascii: "]") { return false }
        repeat {
            guard let element = cursor.value() else { return false }
            if condition(element) { return true }
        } while cursor.take(UInt8(ascii: ","))
        return false
    }

    func isString(_ slice: JSONSlice) -> Bool { slice.exists && bytes[slice.start] == UInt8(ascii: "\"") }

    private func isScalar(_ slice: JSONSlice, _ text: UnsafeRawBufferPointer) -> Bool {
        guard slice.exists else { return false }
        switch bytes[slice.start] {
        case UInt8(ascii: "\""): return JSONText.isEqual(bytes, slice, text)
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"): return false
        default: return bytes.part(slice.start, slice.end).hasSameBytes(as: text)
        }
    }

    /// The whole seconds of a number; `nil` where the value is anything else, has an exponent, or does not fit.
    func seconds(_ slice: JSONSlice) -> Int64? {
        guard slice.exists else { return nil }
        var value: Int64 = 0
        var position = slice.start
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position &+= 1 }
        let first = position
        while position < slice.end, UInt8(ascii: "0") <= bytes[position], bytes[position] <= UInt8(ascii: "9") {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int64(bytes[position] &- UInt8(ascii: "0")))
            if overflows || overflowsToo { return nil }
            value = sum
            position &+= 1
        }
        guard position > first else { return nil }
        if position < slice.end {
            guard bytes[position] == UInt8(ascii: ".") else { return nil }
            for index in position..<slice.end where bytes[index] | 0x20 == UInt8(ascii: "e") { return nil }
        }
        return isNegative ? -value : value
    }

    /// The text of a string or a number; escapes are resolved into the writer's memory.
    ///
    /// `nil` for anything else.
    func text(_ slice: JSONSlice, _ writer: inout OutputWriter) -> UnsafeRawBufferPointer? {
        guard slice.exists else { return nil }
        switch bytes[slice.start] {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return bytes.part(slice.start, slice.end)
        case UInt8(ascii: "\""):
            let inside = bytes.part(slice.start &+ 1, slice.end &- 1)
            if inside.position(of: UInt8(ascii: "\\")) == nil { return inside }
            let start = writer.count
            var reader = JSONText(bytes, slice)
            while let byte = reader.next() { writer.put(byte) }
            return writer.bytes(since: start).buffer
        default:
            return nil
        }
    }
}
