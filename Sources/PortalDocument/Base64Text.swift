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
        var digits = SixBitDigits(reserving: text.count)
        var padding = 0
        for (offset, byte) in text.enumerated() {
            if byte == UInt8(ascii: " ") || 9...13 ~= byte { continue }
            if byte == UInt8(ascii: "=") {
                padding += 1
                guard digits.waiting >= 2, digits.waiting + padding <= 4 else {
                    return .failure(Fault(offset: offset, problem: "`=` stands at the wrong place"))
                }
                continue
            }
            guard let digit = digit(byte, UInt8(ascii: "+"), UInt8(ascii: "/")) else {
                return .failure(Fault(offset: offset, problem: "a character is not of the base64 alphabet"))
            }
            guard padding == 0 else { return .failure(Fault(offset: offset, problem: "something follows the padding")) }
            digits.append(digit)
        }
        guard digits.waiting == 0 || digits.waiting + padding == 4, let bytes = digits.finished else {
            return .failure(
                Fault(offset: Swift.max(0, text.count - 1), problem: "it ends within a group of four characters")
            )
        }
        return .success(bytes)
    }

    /// The bytes that a text in base64url without padding stands for (RFC 7515 section 2); `nil` where it is none.
    package static func decodeURL(_ text: some Sequence<UInt8>) -> [UInt8]? {
        var digits = SixBitDigits(reserving: text.underestimatedCount)
        for byte in text {
            guard let digit = digit(byte, UInt8(ascii: "-"), UInt8(ascii: "_")) else { return nil }
            digits.append(digit)
        }
        return digits.finished
    }

    /// The value of a digit; alphabets differ in the last two.
    private static func digit(_ byte: UInt8, _ last: UInt8, _ veryLast: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
        case last: 62
        case veryLast: 63
        default: nil
        }
    }
}

/// Digits of six bits each, four of which are three bytes.
private struct SixBitDigits {
    private var bytes: [UInt8] = []
    private var group: UInt32 = 0
    /// How many digits wait for others to become a group of four.
    private(set) var waiting = 0

    init(reserving count: Int) {
        bytes.reserveCapacity(count / 4 * 3)
    }

    mutating func append(_ digit: UInt32) {
        group = group << 6 | digit
        waiting += 1
        guard waiting == 4 else { return }
        bytes.append(UInt8(truncatingIfNeeded: group >> 16))
        bytes.append(UInt8(truncatingIfNeeded: group >> 8))
        bytes.append(UInt8(truncatingIfNeeded: group))
        (group, waiting) = (0, 0)
    }

    /// The bytes, if no digit comes any more; `nil` where the last one is alone.
    var finished: [UInt8]? {
        switch waiting {
        case 0: bytes
        case 2: bytes + [UInt8(truncatingIfNeeded: group >> 4)]
        case 3: bytes + [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)]
        default: nil
        }
    }
}
