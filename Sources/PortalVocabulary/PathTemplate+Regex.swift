extension PathTemplate {
    /// The template as an anchored RE2 expression that matches the same whole paths: `^/orders/[^/]+$`.
    public var regularExpression: String {
        var result = "^"
        for segment in segments {
            result += "/"
            for piece in segment.pieces {
                switch piece {
                case .literal(let text): result += Self.quoted(text)
                case .parameter: result += "[^/]+"
                }
            }
        }
        return result + "$"
    }

    /// Text as an RE2 expression that matches only itself: the characters that Go's `QuoteMeta` escapes are escaped.
    public static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: isSpecial) else { return text }
        var result: [UInt8] = []
        for byte in text.utf8 {
            if isSpecial(byte) { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
