/// A SHA-256 digest as four words: made and compared without memory of its own.
package struct SHA256Digest: Hashable, Sendable {
    /// The 32 bytes, as big-endian words.
    package let first: UInt64
    package let second: UInt64
    package let third: UInt64
    package let fourth: UInt64

    /// The digest of some bytes; nothing is allocated.
    package init(of bytes: UnsafeRawBufferPointer) {
        var state = SHA256.State()
        let whole = bytes.count / 64 * 64
        state.compress(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
        let rest = UnsafeRawBufferPointer(rebasing: bytes[whole...])
        withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { block in
            block.copyMemory(from: rest)
            block[rest.count] = 0x80
            let size = rest.count < 56 ? 64 : 128
            for index in (rest.count + 1)..<(size - 8) { block[index] = 0 }
            block.storeBytes(of: (UInt64(bytes.count) &* 8).bigEndian, toByteOffset: size - 8, as: UInt64.self)
            state.compress(UnsafeRawBufferPointer(rebasing: block[..<size]))
        }
        first = UInt64(state.a) << 32 | UInt64(state.b)
        second = UInt64(state.c) << 32 | UInt64(state.d)
        third = UInt64(state.e) << 32 | UInt64(state.f)
        fourth = UInt64(state.g) << 32 | UInt64(state.h)
    }

    /// Reads 64 hexadecimal digits in lower case; `nil` if the text is anything else.
    package init?(hexadecimal text: String) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var count = 0
        for byte in text.utf8 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            switch count / 16 {
            case 0: words.0 = words.0 << 4 | UInt64(digit)
            case 1: words.1 = words.1 << 4 | UInt64(digit)
            case 2: words.2 = words.2 << 4 | UInt64(digit)
            default: words.3 = words.3 << 4 | UInt64(digit)
            }
            count += 1
            if count > 64 { return nil }
        }
        guard count == 64 else { return nil }
        (first, second, third, fourth) = words
    }

    /// Whether two digests are equal, found in the same time wherever they differ.
    package func isEqualInConstantTime(to other: SHA256Digest) -> Bool {
        (first ^ other.first) | (second ^ other.second) | (third ^ other.third) | (fourth ^ other.fourth) == 0
    }

    /// A byte of the digest as two lower-case hexadecimal digits.
    ///
    /// - Parameter index: from 0 to 31
    /// - Returns: the digits.
    package func hexadecimalDigits(ofByte index: Int) -> (UInt8, UInt8) {
        let word =
            switch index >> 3 {
            case 0: first
            case 1: second
            case 2: third
            default: fourth
            }
        let byte = UInt8(truncatingIfNeeded: word >> UInt64(56 &- (index & 7) &* 8))
        return (Self.digit(byte >> 4), Self.digit(byte & 15))
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") &+ value : UInt8(ascii: "a") &+ value &- 10
    }
}
