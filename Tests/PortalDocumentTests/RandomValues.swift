import PortalDocument
import PortalTestSupport

/// Values with everything that is hard to write.
struct RandomValues {
    var random: SeededGenerator

    static let awkward: [String] = [
        "", " ", "  ", "\n", "\n\n", " a", "a ", "a\n", "a\n\n", "a\nb", "a\n  b\n", "  a\nb", "a \nb", "\ta", "a\tb",
        "a\n\tb", "# a", "a # b", "a: b", "a:", ":", "- a", "-", "--- a", "---", "...", "? a", "?", "!a", "&a", "*a",
        "@a", "`a", "%a", "|", ">", "'", "\"", "'a'", "\"a\"", "\\", "a\\nb", "{", "}", "[", "]", ",", "{a}", "[a]",
        "null", "Null", "~", "true", "False", "yes", "NO", "on", "Off", "y", "N", "=", "<<", "0", "-1", "+1", "017",
        "08", "0o17", "0x1F", "0b101", "1_000", "1.5", ".5", "1.", "1e3", "1e-06", "1.5e+3", ".inf", "-.INF", ".nan",
        "1:30", "190:20:30", "2001-12-14", "2001-12-14T21:59:43.10-05:00", "\r", "\r\n", "a\rb", "\u{0}", "\u{7}",
        "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "é", "日本語", "😀",
        "a\u{85}b\n", "a\u{2028}b\n", "😀\nb", "a\n#b", "#a\nb", "a\n---\nb", "a\n...\nb", "\u{FEFF}a", "a\u{FEFF}",
        "a\n ", "a\n \nb", "x\n\n\ny\n\n", "key with spaces", String(repeating: "long ", count: 60),
        String(repeating: "k", count: 200),
    ]

    mutating func text() -> String {
        if Int.random(in: 0..<3, using: &random) > 0 { return Self.awkward.randomElement(using: &random) ?? "" }
        var result = ""
        for _ in 0..<Int.random(in: 0..<6, using: &random) {
            if Bool.random(using: &random) {
                result += Self.awkward.randomElement(using: &random) ?? ""
            } else if let scalar = Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &random)) {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    mutating func value(depth: Int) -> Value {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .boolean(.random(using: &random))
        case 2: return .integer(.random(in: .min ... .max, using: &random))
        case 3:
            let number = Double(bitPattern: .random(in: 0 ... .max, using: &random))
            return .number(number.isFinite ? number : 0.1)
        case 4, 5: return .string(text())
        case 6: return .sequence((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(depth: depth - 1) })
        default:
            var keys: Set<String> = []
            var members: [Value.Member] = []
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                let key = text()
                // Swift compares strings by canonical equivalence, the reader by bytes: both must be distinct.
                if keys.insert(key).inserted { members.append(Value.Member(key, value(depth: depth - 1))) }
            }
            return .mapping(members)
        }
    }
}
