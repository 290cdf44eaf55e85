/// Text that stays on its line and drives no terminal, whatever the input put into it.
package enum VisibleText {
    /// The text with a space for a tab and `·` for other control characters and line separators.
    package static func of(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return text.unicodeScalars.reduce(into: "") { $0 += of($1) }
    }

    /// One column a code point.
    static func of(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\t" { return " " }
        return isControl(scalar) ? "·" : String(scalar)
    }

    /// The text with `*` for every character of the user and the password of URLs in it: `https://***@host/`.
    static func withoutPasswords(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        var bytes = Array(text.utf8)
        var position = 0
        while position + 3 < bytes.count {
            guard bytes[position...].starts(with: "://".utf8) else {
                position += 1
                continue
            }
            let start = position + 3
            let end = bytes[start...].firstIndex { $0 <= 0x20 || "/?#\"'`<>\\".utf8.contains($0) } ?? bytes.count
            position = end
            guard let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) else { continue }
            // One `*` for a character: those that continue one (10xxxxxx) go.
            let stars = bytes[start..<at].count { $0 & 0xc0 != 0x80 }
            bytes.replaceSubrange(start..<at, with: repeatElement(UInt8(ascii: "*"), count: stars))
            position = start + stars + 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }
}
