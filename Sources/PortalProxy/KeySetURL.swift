package import PortalDiagnostics
package import PortalVocabulary

/// The URL of a key set, taken apart (RFC 3986 section 3).
package struct KeySetURL {
    /// The URL.
    package let text: String
    /// Whether it begins with `https`.
    package let isTLS: Bool
    /// The name or the address, without brackets.
    package let host: String
    /// The port, said or implied.
    package let port: Int

    /// Takes what a proxy can fetch; everything else is refused with a reason.
    package init(_ text: String, at place: Provenance, for target: ProxyTarget) throws(Refusal) {
        guard text.utf8.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "#") }), text.utf8.count <= 2048
        else {
            throw Self.refusal(
                text,
                "it is longer than 2,048 bytes, or holds what a URL to fetch has not",
                place,
                target
            )
        }
        let isTLS = text.hasPrefix("https://")
        guard isTLS || text.hasPrefix("http://") else {
            throw Self.refusal(text, "it begins with neither `https://` nor `http://`", place, target)
        }
        let rest = text.utf8.dropFirst(isTLS ? 8 : 7)
        let authority = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard !authority.contains(UInt8(ascii: "@")) else { throw Self.refusal(text, "it names a user", place, target) }
        var host = authority
        var port: Substring.UTF8View?
        if authority.first == UInt8(ascii: "["), let end = authority.firstIndex(of: UInt8(ascii: "]")) {
            host = authority[authority.index(after: authority.startIndex)..<end]
            let tail = authority[authority.index(after: end)...]
            if !tail.isEmpty {
                guard tail.first == UInt8(ascii: ":") else {
                    throw Self.refusal(text, "its host is none", place, target)
                }
                port = Substring(tail.dropFirst()).utf8
            }
        } else if let colon = authority.firstIndex(of: UInt8(ascii: ":")) {
            host = authority[..<colon]
            port = Substring(authority[authority.index(after: colon)...]).utf8
        }
        self.text = text
        self.isTLS = isTLS
        self.host = Substring(host).lowercased()
        guard !host.isEmpty else { throw Self.refusal(text, "it has no host", place, target) }
        guard let port else {
            self.port = isTLS ? 443 : 80
            return
        }
        guard port.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(Substring(port)),
            (1...65535).contains(number)
        else { throw Self.refusal(text, "its port is not from 1 to 65535", place, target) }
        self.port = number
    }

    /// The Service that the host is, if it is one: `name.namespace.svc`, with or without the cluster's domain.
    package func service(clusterDomain: String) -> ResourceName? {
        var labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map {
            Substring($0)
        }
        let domain = clusterDomain.utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
        if labels.count > 3, labels.suffix(domain.count).elementsEqual(domain) { labels.removeLast(domain.count) }
        guard labels.count == 3, labels.last == "svc", let name = labels.first else { return nil }
        return ResourceName(namespace: String(labels[1]), name: String(name))
    }

    /// Why a key set cannot be fetched.
    package static func refusal(
        _ text: String,
        _ reason: String,
        _ place: Provenance,
        _ target: ProxyTarget
    ) -> Refusal {
        let shown = String(
            text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }.prefix(200).map(Character.init)
        )
        return Refusal(code: target.keySetRefused, arguments: ["url": shown, "reason": reason], provenance: place)
    }
}
