/// Escapes in quoted texts of JSON (RFC 8259 section 7) and YAML (YAML 1.2.2 section 5.7).
enum EscapedText {
    /// The character of the escape at an offset, and the length of the escape.
    ///
    /// The text was accepted before: what is no escape stands for its second character.
    static func decode(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        guard offset + 1 < text.count else { return ("\\", 1) }
        switch text[offset + 1] {
        case UInt8(ascii: "0"): return ("\0", 2)
        case UInt8(ascii: "a"): return ("\u{7}", 2)
        case UInt8(ascii: "b"): return ("\u{8}", 2)
        case UInt8(ascii: "t"), UInt8(ascii: "\t"): return ("\t", 2)
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "v"): return ("\u{B}", 2)
        case UInt8(ascii: "f"): return ("\u{C}", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "e"): return ("\u{1B}", 2)
        case UInt8(ascii: "N"): return ("\u{85}", 2)
        case UInt8(ascii: "_"): return ("\u{A0}", 2)
        case UInt8(ascii: "L"): return ("\u{2028}", 2)
        case UInt8(ascii: "P"): return ("\u{2029}", 2)
        case UInt8(ascii: "x"): return (Unicode.Scalar(hexadecimal(text, offset + 2, 2)) ?? "\u{FFFD}", 4)
        case UInt8(ascii: "U"): return (Unicode.Scalar(hexadecimal(text, offset + 2, 8)) ?? "\u{FFFD}", 10)
        case UInt8(ascii: "u"):
            let unit = hexadecimal(text, offset + 2, 4)
            guard 0xD800...0xDBFF ~= unit else { return (Unicode.Scalar(unit) ?? "\u{FFFD}", 6) }
            let low = hexadecimal(text, offset + 8, 4)
            guard 0xDC00...0xDFFF ~= low else { return ("\u{FFFD}", 6) }
            return (Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}", 12)
        case let other: return (Unicode.Scalar(other), 2)
        }
    }

    /// The bytes of what stands between the quotes of a JSON string.
    static func decodeJSON(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var result: [UInt8] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            if text[offset] == UInt8(ascii: "\\") {
                let (scalar, length) = decode(text, at: offset)
                result.append(contentsOf: Array(String(scalar).utf8))
                offset += length
            } else {
                result.append(text[offset])
                offset += 1
            }
        }
        return result
    }

    private static func hexadecimal(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt32 {
        var value: UInt32 = 0
        for offset in start..<start + count {
            guard offset < text.count, let digit = Character(Unicode.Scalar(text[offset])).hexDigitValue else { break }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
