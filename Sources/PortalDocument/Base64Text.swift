/// Base64 (RFC 4648 section 4).
package enum Base64Text {
    /// What is wrong with a text, and at which of its bytes.
    struct Fault: Error {
        let offset: Int
        let problem: String
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text that stands for some bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = Array(rest.prefix(3))
            rest = rest.dropFirst(3)
            var word = UInt32(0)
            for position in 0..<3 { word = word << 8 | UInt32(position < group.count ? group[position] : 0) }
            for position in 0..<4 {
                let digit = digits[Int(word >> UInt32(18 - 6 * position)) & 63]
                result.append(position <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes that a text stands for; spaces and line breaks are passed over, padding is required.
    static func decode(_ text: UnsafeBufferPointer<UInt8>) -> Result<[UInt8], Fault> {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var digits = 0
        var padding = 0
        for (offset, byte) in text.enumerated() {
            if byte == UInt8(ascii: " ") || 9...13 ~= byte { continue }
            if byte == UInt8(ascii: "=") {
                padding += 1
                guard digits >= 2, digits + padding <= 4 else {
                    return .failure(Fault(offset: offset, problem: "`=` stands at the wrong place"))
                }
                continue
            }
            guard let digit = digit(byte) else {
                return .failure(Fault(offset: offset, problem: "a character is not of the base64 alphabet"))
            }
            guard padding == 0 else { return .failure(Fault(offset: offset, problem: "something follows the padding")) }
            group = group << 6 | digit
            digits += 1
            if digits == 4 {
                result.append(UInt8(truncatingIfNeeded: group >> 16))
                result.append(UInt8(truncatingIfNeeded: group >> 8))
                result.append(UInt8(truncatingIfNeeded: group))
                (group, digits) = (0, 0)
            }
        }
        guard digits == 0 || digits + padding == 4 else {
            return .failure(
                Fault(offset: Swift.max(0, text.count - 1), problem: "it ends within a group of four characters")
            )
        }
        if digits == 2 { result.append(UInt8(truncatingIfNeeded: group >> 4)) }
        if digits == 3 {
            result.append(UInt8(truncatingIfNeeded: group >> 10))
            result.append(UInt8(truncatingIfNeeded: group >> 2))
        }
        return .success(result)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
