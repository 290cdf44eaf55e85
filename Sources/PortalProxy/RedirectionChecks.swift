package import PortalIR
internal import PortalVocabulary

extension Redirection {
    /// Checks that it is one that the target takes, and that leads elsewhere.
    package func check(for target: ProxyTarget) throws(Refusal) {
        // Envoy has no words for other codes: Istio would make a route without an action.
        guard [301, 302, 303, 307, 308].contains(code) else {
            throw .value(
                "redirect code",
                "\(code)",
                "\(target.name) knows 301, 302, 303, 307 and 308",
                at: provenance,
                for: target
            )
        }
        if let scheme {
            guard scheme == "http" || scheme == "https" else {
                throw .value(
                    "redirect scheme",
                    scheme,
                    "it is neither `http` nor `https`",
                    at: provenance,
                    for: target
                )
            }
        }
        if let host {
            guard Authority.isValid(host), !host.utf8.contains(UInt8(ascii: ":")) else {
                throw .value("redirect host", host, "it is no host", at: provenance, for: target)
            }
        }
        if let port {
            guard (1...65535).contains(port) else {
                throw .value("redirect port", "\(port)", "it is not from 1 to 65535", at: provenance, for: target)
            }
        }
        if let path {
            guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw .value(
                    "redirect path",
                    path,
                    "it is no path of visible ASCII characters",
                    at: provenance,
                    for: target
                )
            }
        }
        guard scheme != nil || host != nil || port != nil || path != nil else {
            throw .value(
                "redirect",
                "",
                "it changes nothing and would lead back to itself",
                at: provenance,
                for: target
            )
        }
    }
}

/// A host with an optional port, as it stands in a `Host` field (RFC 9110 section 7.2).
package enum Authority {
    /// Whether a text is one.
    package static func isValid(_ text: String) -> Bool {
        var host = text[...]
        if let colon = text.lastIndex(of: ":") {
            guard let port = Int(text[text.index(after: colon)...]), (1...65535).contains(port) else { return false }
            host = text[..<colon]
        }
        return !host.isEmpty && host.utf8.count <= 253
            && host.utf8.allSatisfy { byte in
                DNSLabel.isByte(byte, ignoringCase: true) || byte == UInt8(ascii: ".")
            }
    }
}
