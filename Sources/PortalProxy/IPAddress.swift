/// An address in text.
package enum IPAddress {
    /// Whether a text is an IPv4 address in four decimal numbers, or an IPv6 address (RFC 4291 section 2.2) without a
    /// zone and without an embedded IPv4 address.
    package static func isValid(_ text: String) -> Bool {
        isVersion4(text) || isVersion6(text)
    }

    /// Whether an address is one of the proxy itself or of its own link (RFC 6890 section 2.2.2): 127.0.0.0/8, 0.0.0.0/8,
    /// 169.254.0.0/16, ::, ::1, fe80::/10, and IPv4 addresses in the form of IPv6.
    package static func isLocal(_ text: String) -> Bool {
        if isVersion4(text) { return ["127.", "0.", "169.254."].contains { text.hasPrefix($0) } }
        let lowered = text.lowercased()
        let groups = lowered.utf8.split(separator: UInt8(ascii: ":")).map { UInt16(Substring($0), radix: 16) ?? 0 }
        // ::, ::1 and all of ::/96 and ::ffff:0:0/96, however many zeros are written.
        if lowered.utf8.first == UInt8(ascii: ":") || groups.first == 0 {
            return groups.dropLast(2).allSatisfy { $0 == 0 || $0 == 0xffff }
        }
        return groups.first.map { $0 & 0xffc0 == 0xfe80 } ?? true
    }

    private static func isVersion4(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else {
                    return false
                }
                // Leading zeros are octal to some readers.
                if part.count > 1, part.first == 0x30 { return false }
                return part.reduce(0) { $0 * 10 + Int($1 - 0x30) } <= 255
            }
    }

    private static func isVersion6(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (2...39).contains(bytes.count) else { return false }
        var groups = 0
        var digits = 0
        var isCompressed = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                let isDouble = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
                if isDouble {
                    guard !isCompressed else { return false }
                    isCompressed = true
                    index += 1
                } else if digits == 0 || index == bytes.count - 1 {
                    return false
                }
                digits = 0
            } else {
                switch byte {
                case 0x30...0x39, UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): break
                default: return false
                }
                if digits == 0 { groups += 1 }
                digits += 1
                guard digits <= 4 else { return false }
            }
            index += 1
        }
        return isCompressed ? groups <= 7 : groups == 8
    }
}
