/// Base64 (RFC 4648 section 4), as Kubernetes writes bytes; line breaks are passed over.
enum Base64 {
    /// The bytes of a text, or `nil` if it is not base64 with its padding.
    static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 * 3)
        var bits: UInt32 = 0
        var digits = 0
        var padding = 0
        for byte in text.utf8 where !isBreak(byte) {
            digits += 1
            if byte == UInt8(ascii: "=") {
                padding += 1
                bits <<= 6
            } else {
                guard padding == 0, let value = value(of: byte) else { return nil }
                bits = bits << 6 | value
            }
            if digits == 4 {
                guard padding <= 2 else { return nil }
                bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
                if padding < 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 8)) }
                if padding < 1 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
                bits = 0
                digits = 0
            }
        }
        return digits == 0 ? bytes : nil
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
