internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension RouteEmitter {
    /// A guard: the gateway answers, and no backend hears of the request.
    static func answer(_ answer: Guard) -> [Value.Member] {
        var status: Int64
        var message: String
        var headers: [Value.Member] = []
        switch answer {
        case .notSelected:
            (status, message) = (404, "not found")
        case .withheld:
            (status, message) = (503, "not available")
        case .wrongMethod(let allowed):
            (status, message) = (405, "method not allowed")
            headers.append(Value.Member("allow", .string(allowed.map(\.name).joined(separator: ", "))))
        }
        headers.append(Value.Member("content-type", "application/json"))
        if case .withheld = answer { headers.append(Value.Member("retry-after", "60")) }
        return [
            Value.Member(
                "directResponse",
                ["status": .integer(status), "body": ["string": .string("{\"error\":\"\(message)\"}")]]
            ),
            Value.Member("headers", ["response": ["set": .mapping(headers)]]),
        ]
    }

    /// The answer that sends a client elsewhere.
    static func redirect(_ redirection: Redirection) throws(Refusal) -> [Value.Member] {
        // Envoy has no words for other codes: Istio would make a route without an action.
        guard [301, 302, 303, 307, 308].contains(redirection.code) else {
            throw .value(
                "redirect code",
                "\(redirection.code)",
                "Istio knows 301, 302, 303, 307 and 308",
                at: redirection.provenance
            )
        }
        var members: [Value.Member] = []
        if let scheme = redirection.scheme {
            guard scheme == "http" || scheme == "https" else {
                throw .value("redirect scheme", scheme, "it is neither `http` nor `https`", at: redirection.provenance)
            }
            members.append(Value.Member("scheme", .string(scheme)))
        }
        if let host = redirection.host {
            guard Authority.isValid(host), !host.utf8.contains(UInt8(ascii: ":")) else {
                throw .value("redirect host", host, "it is no host", at: redirection.provenance)
            }
            members.append(Value.Member("authority", .string(host)))
        }
        if let port = redirection.port {
            guard (1...65535).contains(port) else {
                throw .value("redirect port", "\(port)", "it is not from 1 to 65535", at: redirection.provenance)
            }
            members.append(Value.Member("port", .integer(Int64(port))))
        }
        if let path = redirection.path {
            guard path.utf8.first == UInt8(ascii: "/"), path.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
                throw .value(
                    "redirect path",
                    path,
                    "it is no path of visible ASCII characters",
                    at: redirection.provenance
                )
            }
            members.append(Value.Member("uri", .string(path)))
        }
        guard !members.isEmpty else {
            throw .value("redirect", "", "it changes nothing and would lead back to itself", at: redirection.provenance)
        }
        members.append(Value.Member("redirectCode", .integer(Int64(redirection.code))))
        return [Value.Member("redirect", .mapping(members))]
    }
}
