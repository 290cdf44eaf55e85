import PortalDiagnostics
import PortalVocabulary

extension TextFormat {
    /// Any text, even none.
    static let any = TextFormat(.badFormat, "a text of at most 65536 characters", atLeast: 0, atMost: 65_536)

    /// Some text in one line.
    static let line = TextFormat(.badFormat, "a text in one line of at most 1024 characters", atMost: 1024) { text in
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !isControlOrBreak($0) }
    }

    /// Control characters but tabs, and the separators of lines and paragraphs: C1 holds a line break too (U+0085).
    private static func isControlOrBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x08, 0x0a...0x1f, 0x7f...0x9f, 0x2028, 0x2029: true
        default: false
        }
    }

    /// Content of any length up to the reader's own bound.
    static let content = TextFormat(.badFormat, "a text", atLeast: 0, atMost: .max)

    /// A duration.
    static let duration = TextFormat(
        .badDuration,
        "a duration such as `5s`, `250ms` or `1h30m`",
        pattern: DurationText.pattern,
        atMost: 64
    ) { DurationText.parse($0) != nil }

    /// A day.
    static let day = TextFormat(
        .badFormat,
        "a day such as `2027-01-31`",
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        format: "date",
        atMost: 10,
        check: Timestamp.isDay
    )

    /// A moment.
    static let timestamp = TextFormat(
        .badFormat,
        "a moment such as `2026-01-31T12:00:00Z`",
        format: "date-time",
        atMost: 64
    ) { Timestamp($0) != nil }

    /// A colour.
    static let color = TextFormat(
        .badFormat,
        "a colour such as `#0b5fff`, `rebeccapurple` or `rgb(11 95 255)`",
        pattern: "^(#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[a-zA-Z]+|"
            + "(rgba?|hsla?|hwb|(ok)?lab|(ok)?lch|color)[(][-0-9a-zA-Z.,%/ ]*[)])$",
        atMost: 64,
        check: isColor
    )

    /// A host that is served: its first label may be `*`.
    static let domain = TextFormat(
        .badHost,
        "a domain such as `api.example.com` or `*.example.com`, without port",
        pattern: "^([*]|[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)([.][a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)+$",
        atMost: 253
    ) { HostName($0) != nil }

    /// A host that is called.
    static let host = TextFormat(
        .badHost,
        "a host name such as `orders.example.com`, without port",
        pattern: "^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?([.][a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?)+$",
        atMost: 253
    ) { HostName($0).map { !$0.isWildcard } ?? false }

    /// A value of the `Host` header: a host name of one or more labels, with a port if need be.
    static let authority = TextFormat(
        .badHost,
        "a host name, with a port if need be",
        pattern: "^[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:[0-9]{1,5})?$",
        atMost: 259
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard let host = parts.first, let first = host.first, let last = host.last, parts.count <= 2 else {
            return false
        }
        let isPort = parts.count == 1 || (1...5).contains(parts[1].count) && parts[1].allSatisfy(isDigit)
        return isPort && isAlphanumeric(first) && isAlphanumeric(last)
            && host.allSatisfy { isAlphanumeric($0) || "-.".utf8.contains($0) }
    }

    /// A URL that is fetched or linked.
    static let url = TextFormat(
        .badURL,
        "a URL that begins with `https://` or `http://`",
        pattern: "^https?://[^/?#\\s\"<>`\\\\]+[^\\s\"<>`\\\\]*$",
        atMost: 2048
    ) { text in
        guard let start = ["https://", "http://"].first(where: { text.hasPrefix($0) }) else { return false }
        guard let first = text.dropFirst(start.count).first, !"/?#".contains(first) else { return false }
        // The marks are part of no URL (RFC 3986 section 2), and end attributes of HTML.
        return text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7f && !$0.properties.isWhitespace && !"\"<>`\\".unicodeScalars.contains($0)
        }
    }

    /// A path that something is mounted at.
    static let path = TextFormat(
        .badPath,
        "a path that begins with `/` and has neither `?`, `#`, braces nor spaces",
        pattern: "^/[^?#{}%\\s]*$",
        atMost: 512
    ) { $0.hasPrefix("/") && isPathText($0) }

    /// The base path of an environment or selection: slashes may be missing, placeholders may stand in it.
    static let basePath = TextFormat(
        .badPath,
        "a base path: a path in which `{%version%}` and `{%label:key%}` may stand",
        pattern: "^([^?#{}%\\s]|\\{%(version|label:[^%{}\\s]+)%\\})*$",
        atLeast: 0,
        atMost: 512,
        check: isBasePath
    )

    /// A path template with globs.
    static let pathGlob = TextFormat(
        .badPath,
        "a path template that begins with `/`, where `*` is one segment and `**` any number",
        pattern: "^/[^?#\\s]*$",
        atMost: 1024
    ) { $0.hasPrefix("/") && !$0.unicodeScalars.contains { "?#".unicodeScalars.contains($0) || $0.value <= 0x20 } }

    /// A method in upper case.
    static let method = TextFormat(
        .badFormat,
        "a method in upper case, such as `GET`",
        pattern: "^[A-Z][-A-Z0-9_.]*$",
        atMost: 32
    ) { text in
        guard let first = text.utf8.first, isAlphanumeric(first), !isDigit(first) else { return false }
        return text.utf8.allSatisfy {
            isAlphanumeric($0) && !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || "-_.".utf8.contains($0)
        }
    }

    /// The name of a header, query parameter or cookie: a token (RFC 9110 section 5.6.2).
    static let headerName = TextFormat(
        .badFormat,
        "the name of a header or parameter (letters, digits and ``!#$%&'*+-.^_`|~``)",
        pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$",
        atMost: 256
    ) { HTTPMethod($0) != nil }

    /// The value of a header: no control characters, which would split it.
    static let headerValue = TextFormat(
        .badFormat,
        "the value of a header (no control characters, no spaces around it)",
        pattern: "^([^\\x00-\\x20\\x7f-\\x9f]([^\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]*[^\\x00-\\x20\\x7f-\\x9f])?)?$",
        atLeast: 0,
        atMost: 4096
    ) { text in
        text.utf8.first != 0x20 && text.utf8.last != 0x20 && text.utf8.first != 0x09 && text.utf8.last != 0x09
            && !text.unicodeScalars.contains(where: isControlOrBreak)
    }

    /// Bytes in base64, which the reader of documents decodes and judges.
    static let base64 = TextFormat(.badFormat, "base64", format: "byte", atLeast: 0, atMost: .max)

    private static func isPathText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7f && !"?#{}%".unicodeScalars.contains($0) && !$0.properties.isWhitespace
        }
    }

    private static func isBasePath(_ text: String) -> Bool {
        var rest = text[...]
        var plain = ""
        while let open = rest.firstIndex(of: "{") {
            plain += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { return false }
            let inner = rest[rest.index(after: open)..<close]
            guard inner.utf8.count >= 2, inner.hasPrefix("%"), inner.hasSuffix("%") else { return false }
            let name = inner.dropFirst().dropLast()
            let key = name.hasPrefix("label:") ? String(name.dropFirst(6)) : nil
            guard name == "version" || key.map({ !$0.isEmpty && isPathText($0) }) ?? false else { return false }
            rest = rest[rest.index(after: close)...]
        }
        return isPathText(plain + rest)
    }

    /// The functions of CSS that are colours (CSS Color Module Level 4).
    private static let colorFunctions = [
        "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color",
    ]

    private static func isColor(_ text: String) -> Bool {
        if text.hasPrefix("#") {
            return [4, 5, 7, 9].contains(text.utf8.count)
                && text.utf8.dropFirst().allSatisfy {
                    isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0)
                }
        }
        let name = text.utf8.prefix { isAlphanumeric($0) && !isDigit($0) }
        let rest = text.utf8.dropFirst(name.count)
        if rest.isEmpty { return !name.isEmpty }
        // `url(…)`, `var(…)` and the like are no colours, and may fetch.
        let isFunction = colorFunctions.contains { name.elementsEqual($0.utf8) }
        return isFunction && rest.count >= 2 && rest.first == UInt8(ascii: "(") && rest.last == UInt8(ascii: ")")
            && rest.dropFirst().dropLast().allSatisfy { isAlphanumeric($0) || "-.,%/ ".utf8.contains($0) }
    }
}
