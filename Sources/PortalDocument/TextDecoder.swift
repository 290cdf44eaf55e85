/// Makes UTF-8 of the encodings that YAML and JSON know.
///
/// A byte order mark decides; without one the zero bytes that a first ASCII character leaves (YAML 1.2.2 section 5.2,
/// RFC 4627 section 3).
struct TextDecoder {
    /// What a text is written in.
    enum Encoding: String {
        case utf8 = "UTF-8"
        case utf16BigEndian = "UTF-16BE"
        case utf16LittleEndian = "UTF-16LE"
        case utf32BigEndian = "UTF-32BE"
        case utf32LittleEndian = "UTF-32LE"
    }

    /// A text without its byte order mark.
    struct Text {
        /// The text; what is not text stands as it is (UTF-8) or as U+FFFD.
        var bytes: [UInt8]
        let encoding: Encoding
        /// The bytes of the first thing that is not text.
        var fault: Range<Int>?
        /// Whether code points and bytes count alike.
        var isASCII = true
    }

    /// Decodes a text.
    static func decode(_ bytes: [UInt8]) -> Text {
        let (encoding, markLength) = detect(bytes)
        guard encoding == .utf8 else { return transcode(bytes[markLength...], from: encoding) }
        var text = Text(bytes: markLength == 0 ? bytes : Array(bytes[markLength...]), encoding: .utf8)
        text.bytes.withUnsafeBufferPointer { bytes in
            (text.isASCII, text.fault) = check(bytes)
        }
        return text
    }

    private static func detect(_ bytes: [UInt8]) -> (Encoding, markLength: Int) {
        let head = (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first, bytes.dropFirst(3).first)
        switch head {
        case (0xEF, 0xBB, 0xBF, _): return (.utf8, 3)
        case (0x00, 0x00, 0xFE, 0xFF): return (.utf32BigEndian, 4)
        case (0xFF, 0xFE, 0x00, 0x00): return (.utf32LittleEndian, 4)
        case (0xFE, 0xFF, _, _): return (.utf16BigEndian, 2)
        case (0xFF, 0xFE, _, _): return (.utf16LittleEndian, 2)
        case (0x00, 0x00, 0x00, .some): return (.utf32BigEndian, 0)
        case (.some(1...), 0x00, 0x00, 0x00): return (.utf32LittleEndian, 0)
        case (0x00, .some(1...), _, _): return (.utf16BigEndian, 0)
        case (.some(1...), 0x00, _, _): return (.utf16LittleEndian, 0)
        default: return (.utf8, 0)
        }
    }

    /// Whether all is ASCII, and the first thing that is not UTF-8 (Unicode 15 table 3-7).
    private static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> (isASCII: Bool, fault: Range<Int>?) {
        let raw = UnsafeRawBufferPointer(bytes)
        var isASCII = true
        var index = 0
        while index < bytes.count {
            while index &+ 8 <= bytes.count,
                raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index &+= 8
            }
            guard index < bytes.count else { break }
            let lead = bytes[index]
            if lead < 0x80 {
                index &+= 1
                continue
            }
            isASCII = false
            let length: Int
            var second: ClosedRange<UInt8> = 0x80...0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            case 0xF1...0xF3: length = 4
            default: return (false, index..<index &+ 1)
            }
            var offset = 1
            while offset < length {
                guard index &+ offset < bytes.count,
                    (offset == 1 ? second : 0x80...0xBF).contains(bytes[index &+ offset])
                else { return (false, index..<index &+ offset) }
                offset &+= 1
            }
            index &+= length
        }
        return (isASCII, nil)
    }

    private static func transcode(_ bytes: ArraySlice<UInt8>, from encoding: Encoding) -> Text {
        var text = Text(bytes: [], encoding: encoding)
        text.bytes.reserveCapacity(bytes.count)
        let isWide = encoding == .utf32BigEndian || encoding == .utf32LittleEndian
        let isBigEndian = encoding == .utf16BigEndian || encoding == .utf32BigEndian
        let width = isWide ? 4 : 2
        var pendingHigh: UInt32?

        func append(_ value: UInt32, to text: inout Text) {
            let start = text.bytes.count
            guard let scalar = Unicode.Scalar(value) else {
                text.bytes += [0xEF, 0xBF, 0xBD]
                text.fault = text.fault ?? start..<text.bytes.count
                text.isASCII = false
                return
            }
            text.isASCII = text.isASCII && scalar.isASCII
            text.bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }

        var index = bytes.startIndex
        while index < bytes.endIndex {
            let rest = bytes[index...].prefix(width)
            index += rest.count
            guard rest.count == width else {
                append(0xD800, to: &text)
                break
            }
            var unit: UInt32 = 0
            for byte in rest { unit = unit << 8 | UInt32(byte) }
            if !isBigEndian { unit = unit.byteSwapped >> (isWide ? 0 : 16) }
            if let high = pendingHigh {
                pendingHigh = nil
                if !isWide, 0xDC00...0xDFFF ~= unit {
                    append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00), to: &text)
                    continue
                }
                append(high, to: &text)
            }
            if !isWide, 0xD800...0xDBFF ~= unit { pendingHigh = unit } else { append(unit, to: &text) }
        }
        if let pendingHigh { append(pendingHigh, to: &text) }
        return text
    }
}
