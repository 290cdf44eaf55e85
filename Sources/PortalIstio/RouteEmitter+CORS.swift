internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension RouteEmitter {
    /// A `corsPolicy`.
    ///
    /// Preflights of other origins are answered without leave (`IGNORE`) and never reach the backend.
    mutating func corsPolicy(_ policy: CORSPolicy, _ entry: Provenance) throws(Refusal) -> Value {
        var members: [Value.Member] = []
        var origins: [Value] = []
        for origin in policy.allowOrigins {
            origins.append(try Self.origin(origin, policy))
        }
        members.append(Value.Member("allowOrigins", .sequence(origins)))
        let methods = policy.allowMethods.filter { method in
            let isKnown = Self.corsMethods.contains(method.name)
            if !isKnown { note(lost: "method", method.name, policy, entry) }
            return isKnown
        }
        if !methods.isEmpty {
            members.append(Value.Member("allowMethods", .sequence(methods.map { .string($0.name) })))
        }
        for (word, names) in [("allowHeaders", policy.allowHeaders), ("exposeHeaders", policy.exposeHeaders)] {
            for name in names where HTTPMethod(name) == nil {
                throw Self.refusal("header", name, "it is no token (RFC 9110 section 5.1)", policy)
            }
            if !names.isEmpty { members.append(Value.Member(word, .sequence(names.map { .string($0) }))) }
        }
        if let age = policy.maxAgeSeconds {
            switch age {
            case 1...Int64(Int32.max): members.append(Value.Member("maxAge", .string("\(age)s")))
            case 0: note(lost: "age", "0s", policy, entry)
            default: throw Self.refusal("age", "\(age)s", "it is not from 1s to 2147483647s", policy)
            }
        }
        if let credentials = policy.allowCredentials {
            members.append(Value.Member("allowCredentials", .boolean(credentials)))
        }
        members.append(Value.Member("unmatchedPreflights", "IGNORE"))
        return .mapping(members)
    }

    private static func origin(_ origin: CORSPolicy.Origin, _ policy: CORSPolicy) throws(Refusal) -> Value {
        let (word, text) =
            switch origin {
            case .exact(let text): ("exact", text)
            case .prefix(let text): ("prefix", text)
            case .regex(let text): ("regex", text)
            }
        guard !text.isEmpty else { throw refusal("origin", text, "it is empty", policy) }
        guard text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw refusal("origin", text, "it is not written in ASCII (RFC 6454 section 6.2)", policy)
        }
        if case .regex = origin, let reason = ExpressionSyntax.fault(text) {
            throw refusal("origin", text, reason, policy)
        }
        return .mapping([Value.Member(word, .string(text))])
    }

    /// Says that a part of a policy has no effect.
    mutating func note(lost part: String, _ value: String, _ policy: CORSPolicy, _ entry: Provenance) {
        let lost = Refusal(
            code: .istioCORSPartLost,
            arguments: ["part": part, "value": value],
            provenance: policy.provenance
        )
        findings.note(lost, affecting: entry)
    }

    private static func refusal(_ part: String, _ value: String, _ reason: String, _ policy: CORSPolicy) -> Refusal {
        Refusal(
            code: .istioCORSRefused,
            arguments: ["part": part, "value": value, "reason": reason],
            provenance: policy.provenance
        )
    }

    /// The methods that Istio's validation lets pass.
    private static let corsMethods: Set<String> = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    ]
}
