internal import PortalVocabulary

/// A URI reference cut into its five parts (RFC 3986 section 4.1), which never fails: what is no URI is a path.
struct URIReference {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    /// Cuts as the regular expression of RFC 3986 appendix B does.
    init(_ text: String) {
        var rest = text[...]
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[rest.utf8.index(after: hash)...]
            rest = rest[..<hash]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if rest.utf8.starts(with: "//".utf8) {
            rest = rest.dropFirst(2)
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// The reference resolved against the URI or path of a document, without its fragment (RFC 3986 section 5.2).
    ///
    /// A base without scheme is the path of a file; then leading `..` are kept, as they lead out of its folder.
    static func resolve(_ reference: String, against base: String) -> String {
        let reference = URIReference(reference)
        if let scheme = reference.scheme {
            return joined(scheme, reference.authority, withoutDots(reference.path, rooted: true), reference.query)
        }
        let base = URIReference(base)
        if let authority = reference.authority {
            return joined(base.scheme, authority, withoutDots(reference.path, rooted: true), reference.query)
        }
        if reference.path.isEmpty {
            return joined(base.scheme, base.authority, String(base.path), reference.query ?? base.query)
        }
        let isRooted = base.scheme != nil || base.authority != nil || base.path.utf8.first == UInt8(ascii: "/")
        if reference.path.utf8.first == UInt8(ascii: "/") {
            return joined(base.scheme, base.authority, withoutDots(reference.path, rooted: true), reference.query)
        }
        var merged = ""
        if base.authority != nil, base.path.isEmpty {
            merged = "/"
        } else if let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            merged = String(base.path[...slash])
        }
        merged += reference.path
        return joined(base.scheme, base.authority, withoutDots(merged[...], rooted: isRooted), reference.query)
    }

    /// RFC 3986 section 5.3.
    private static func joined(
        _ scheme: Substring?,
        _ authority: Substring?,
        _ path: String,
        _ query: Substring?
    ) -> String {
        var result = ""
        if let scheme { result += scheme + ":" }
        if let authority { result += "//" + authority }
        result += path
        if let query { result += "?" + query }
        return result
    }

    /// RFC 3986 section 5.2.4.
    static func withoutDots(_ path: Substring, rooted: Bool) -> String {
        let slash = UInt8(ascii: "/")
        let parts = path.utf8.split(separator: slash, omittingEmptySubsequences: false).map(Substring.init)
        var kept: [Substring] = []
        for (position, part) in parts.enumerated() {
            let isLast = position == parts.count - 1
            switch part {
            case ".":
                if isLast { kept.append("") }
            case "..":
                if let last = kept.last, last != "..", !(kept.count == 1 && last.isEmpty) {
                    kept.removeLast()
                } else if !rooted {
                    kept.append(part)
                }
                if isLast { kept.append("") }
            default:
                kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }

    /// RFC 3986 section 3.1; a single letter is the drive of a Windows path.
    private static func isScheme(_ text: Substring) -> Bool {
        guard text.utf8.count > 1, let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy {
            isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || "+-.".utf8.contains($0)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Text with its percent-escapes decoded (RFC 3986 section 2.1); a `%` that begins none stands for itself.
    static func decoded(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        let text = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < text.count {
            let escape = URIByte.escape(text, index)
            bytes.append(escape ?? text[index])
            index += escape == nil ? 1 : 3
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
