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
        var result = ""
        for scalar in text.unicodeScalars {
            if "\\.+*?()|[]{}^$".unicodeScalars.contains(scalar) { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result
    }
}
