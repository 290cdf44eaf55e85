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

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
        default: false
        }
    }
}
