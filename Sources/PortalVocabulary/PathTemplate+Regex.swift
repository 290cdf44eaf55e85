extension PathTemplate {
    /// The template as an anchored RE2 expression that matches the same whole paths: `^/orders/[^/]+$`.
    ///
    /// Literal text is matched in every spelling that Envoy's path normalization leaves apart: escapes with digits of
    /// either case, and characters that need no escape but may have one, such as `%3A` for `:`. A backend takes them
    /// for the same path, so they must not reach it by way of another operation.
    public var regularExpression: String {
        var result = "^"
        for segment in segments {
            result += "/"
            for piece in segment.pieces {
                switch piece {
                case .literal(let text): result += Self.expression(of: text)
                case .parameter: result += "[^/]+"
                }
            }
        }
        return result + "$"
    }

    /// The one text that the template matches, or `nil` where it matches several: because of parameters, or because its
    /// text can be spelt in several ways.
    public var exactText: String? {
        guard isLiteral else { return nil }
        let text = description
        return text.utf8.contains(where: Self.isSpeltVariously) ? nil : text
    }

    /// Text of a path as an RE2 expression for the ways to spell it.
    public static func expression(of text: String) -> String {
        guard text.utf8.contains(where: isSpeltVariously) else { return quoted(text) }
        var result = ""
        var escape = 0
        for scalar in text.unicodeScalars {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if escape > 0, isUpperHexLetter(byte) {
                result += "[\(scalar)\(Unicode.Scalar(byte | 0x20))]"
            } else if isReservedPathByte(byte) {
                result += "(?:\(quoted(String(scalar)))|%\(byte >> 4)\(hexDigitClass(byte & 15)))"
            } else {
                result += quoted(String(scalar))
            }
            escape = scalar == "%" ? 2 : escape > 0 ? escape - 1 : 0
        }
        return result
    }

    /// A template that takes every path that this one takes in any spelling, and more: a parameter stands for what can
    /// be spelt in several ways; `nil` where nothing can.
    package var anySpelling: PathTemplate? {
        var isSpelt = false
        let segments = segments.map { segment in
            Segment(
                segment.pieces.flatMap { piece -> [Piece] in
                    guard case .literal(let text) = piece, text.utf8.contains(where: Self.isSpeltVariously) else {
                        return [piece]
                    }
                    isSpelt = true
                    return Self.anySpelling(of: text)
                }
            )
        }
        return isSpelt ? PathTemplate(segments: segments) : nil
    }

    private static func anySpelling(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var literal = ""
        var escape = 0
        for scalar in text.unicodeScalars {
            if scalar == "%" { escape = 3 }
            if escape > 0 || isReservedPathByte(UInt8(truncatingIfNeeded: scalar.value)) {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                // Several side by side are one: a parameter takes more than one character, too.
                if case .parameter? = pieces.last {} else { pieces.append(.parameter("")) }
            } else {
                literal.unicodeScalars.append(scalar)
            }
            escape = max(0, escape - 1)
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        return pieces
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

    private static func isSpeltVariously(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || isReservedPathByte(byte)
    }

    /// `sub-delims`, `:` and `@`: what a path may hold as it is, and Envoy leaves escaped where it is escaped
    /// (RFC 3986 section 3.3).
    static func isReservedPathByte(_ byte: UInt8) -> Bool {
        "!$&'()*+,;=:@".utf8.contains(byte)
    }

    private static func isUpperHexLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
    }

    private static func hexDigitClass(_ digit: UInt8) -> String {
        guard digit > 9 else { return String(digit) }
        let letter = Unicode.Scalar(UInt8(ascii: "A") + digit - 10)
        return "[\(letter)\(Unicode.Scalar(UInt8(ascii: "a") + digit - 10))]"
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
