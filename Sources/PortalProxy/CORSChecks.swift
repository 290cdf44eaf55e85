package import PortalIR
internal import PortalVocabulary

extension CORSPolicy {
    /// Checks the origins and the names of header fields.
    package func check(for target: ProxyTarget) throws(Refusal) {
        for origin in allowOrigins {
            let text = origin.text
            guard !text.isEmpty else { throw refusal("origin", text, "it is empty", for: target) }
            guard text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
                throw refusal("origin", text, "it is not written in ASCII (RFC 6454 section 6.2)", for: target)
            }
            if case .regex = origin {
                if let reason = ExpressionSyntax.fault(text, for: target) {
                    throw refusal("origin", text, reason, for: target)
                }
                // Envoy's filter asks whether a condition takes `*`, and then takes every origin for allowed.
                guard origin.isEveryOrigin || ExpressionSyntax.shortestMatch(text) > 1 else {
                    throw refusal("origin", text, "it takes one character, which may be `*`: every origin", for: target)
                }
            }
        }
        for name in allowHeaders + exposeHeaders where HTTPMethod(name) == nil {
            throw refusal("header", name, "it is no token (RFC 9110 section 5.1)", for: target)
        }
        if let age = maxAgeSeconds, !(0...Int64(Int32.max)).contains(age) {
            throw refusal("age", "\(age)s", "it is not from 1s to 2147483647s", for: target)
        }
    }

    /// A part that has no effect.
    package func lost(_ part: String, _ value: String, for target: ProxyTarget) -> Refusal {
        Refusal(
            code: target.corsPartLost,
            arguments: ["part": part, "value": value],
            provenance: provenance
        )
    }

    private func refusal(_ part: String, _ value: String, _ reason: String, for target: ProxyTarget) -> Refusal {
        Refusal(
            code: target.corsRefused,
            arguments: ["part": part, "value": value, "reason": reason],
            provenance: provenance
        )
    }
}

extension CORSPolicy.Origin {
    /// What the condition says.
    package var text: String {
        switch self {
        case .exact(let text), .prefix(let text), .regex(let text): text
        }
    }
}
