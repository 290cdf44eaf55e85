internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension RouteEmitter {
    /// A `corsPolicy`.
    ///
    /// Preflights of other origins are answered without leave (`IGNORE`) and never reach the backend.
    mutating func corsPolicy(_ policy: CORSPolicy, _ entry: Provenance) throws(Refusal) -> Value {
        try policy.check(for: .istio)
        var members: [Value.Member] = []
        let origins = policy.allowOrigins.map(Self.origin)
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
            if !names.isEmpty { members.append(Value.Member(word, .sequence(names.map { .string($0) }))) }
        }
        if let age = policy.maxAgeSeconds {
            if age == 0 {
                note(lost: "age", "0s", policy, entry)
            } else {
                members.append(Value.Member("maxAge", .string("\(age)s")))
            }
        }
        if let credentials = policy.allowCredentials {
            members.append(Value.Member("allowCredentials", .boolean(credentials)))
        }
        members.append(Value.Member("unmatchedPreflights", "IGNORE"))
        return .mapping(members)
    }

    private static func origin(_ origin: CORSPolicy.Origin) -> Value {
        switch origin {
        case .exact(let text): ["exact": .string(text)]
        case .prefix(let text): ["prefix": .string(text)]
        case .regex(let text): ["regex": .string(text)]
        }
    }

    /// Says that a part of a policy has no effect.
    mutating func note(lost part: String, _ value: String, _ policy: CORSPolicy, _ entry: Provenance) {
        findings.note(policy.lost(part, value, for: .istio), affecting: entry)
    }

    /// The methods that Istio's validation lets pass.
    private static let corsMethods: Set<String> = [
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    ]
}
