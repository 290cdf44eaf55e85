/// The origin of an `http` or `https` URL (RFC 6454 section 4): scheme, host, and a port other than the scheme's own.
struct WebAddress: Hashable, Comparable {
    /// `https` or `http`.
    var scheme: String
    /// Host, with a port if need be, in lower case.
    var authority: String

    /// The origin as browsers send it.
    var origin: String { "\(scheme)://\(authority)" }

    /// Names an origin.
    init(scheme: String, authority: String) {
        self.scheme = scheme
        self.authority = authority
    }

    /// Takes the beginning of a URL; `nil` if it is of another scheme, names somebody in front of the host, or has
    /// characters that no URL has.
    init?(url: String) {
        guard let scheme = ["https", "http"].first(where: { url.hasPrefix($0 + "://") }) else { return nil }
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && !"\"<>`\\".utf8.contains($0) }) else { return nil }
        let rest = url.utf8.dropFirst(scheme.utf8.count + 3)
        let authority = rest.prefix { !"/?#".utf8.contains($0) }
        guard !authority.isEmpty, authority.allSatisfy({ Self.isPart($0) }) else { return nil }
        var text = String(decoding: authority, as: UTF8.self).lowercased()
        let ownPort = scheme == "https" ? ":443" : ":80"
        if text.hasSuffix(ownPort) { text.removeLast(ownPort.utf8.count) }
        guard let first = text.utf8.first, first != UInt8(ascii: ":") else { return nil }
        self.init(scheme: scheme, authority: text)
    }

    /// Orders by authority, then by scheme.
    static func < (left: WebAddress, right: WebAddress) -> Bool {
        (left.authority, left.scheme) < (right.authority, right.scheme)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: ".-:[]".utf8.contains(byte)
        }
    }
}
