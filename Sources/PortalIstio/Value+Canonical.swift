internal import PortalDocument

extension Value {
    /// The value as compact JSON: what a cluster stores, and what content hashes are made of.
    var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        write(to: &bytes)
        return bytes
    }

    /// How many bytes ``canonicalBytes`` has.
    var canonicalSize: Int {
        switch self {
        case .null: return 4
        case .boolean(let value): return value ? 4 : 5
        case .integer(let value): return String(value).utf8.count
        case .number(let value): return "\(value)".utf8.count
        case .string(let text): return Self.quotedSize(text)
        case .sequence(let elements):
            return elements.reduce(2 + max(0, elements.count - 1)) { $0 + $1.canonicalSize }
        case .mapping(let members):
            return members.reduce(2 + max(0, members.count - 1)) {
                $0 + Self.quotedSize($1.key) + 1 + $1.value.canonicalSize
            }
        }
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let value): bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
        case .integer(let value): bytes.append(contentsOf: String(value).utf8)
        case .number(let value): bytes.append(contentsOf: "\(value)".utf8)
        case .string(let text): Self.writeQuoted(text, to: &bytes)
        case .sequence(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .mapping(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.writeQuoted(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func quotedSize(_ text: String) -> Int {
        var size = 2
        for byte in text.utf8 { size += byte < 0x20 ? 6 : byte == 0x22 || byte == 0x5c ? 2 : 1 }
        return size
    }

    private static func writeQuoted(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5c:
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
