internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

extension RouteEmitter {
    /// The way to the backends: `route`, `rewrite`, `timeout`, `retries`, `mirror`.
    mutating func forward(_ forwarding: Forwarding, path: RouteMatch.Path) throws(Refusal) -> [Value.Member] {
        try Self.checkPrefix(forwarding, of: path)
        if let lastForwarding, lastForwarding.source == forwarding { return lastForwarding.members }
        var members = [Value.Member("route", try route(forwarding))]
        if let rewrite = try Self.rewrite(forwarding) { members.append(Value.Member("rewrite", rewrite)) }
        // No timeout is Istio's own default, and `0s` is refused.
        if let timeout = forwarding.timeoutMilliseconds, timeout != 0 {
            members.append(Value.Member("timeout", try Self.duration(timeout, of: "timeout", forwarding)))
        }
        if let retries = forwarding.retries {
            members.append(Value.Member("retries", try self.retries(retries, forwarding)))
        }
        if let mirror = forwarding.mirror {
            members += try self.mirror(mirror, forwarding)
        }
        lastForwarding = (forwarding, members)
        return members
    }

    private mutating func route(_ forwarding: Forwarding) throws(Refusal) -> Value {
        // Istio drops a destination without weight when there are several.
        var total = 0
        for backend in forwarding.backends {
            guard (0...Int(Int32.max)).contains(backend.weight) else {
                throw .value(
                    "weight",
                    "\(backend.weight)",
                    "it is no whole number from 0 to 2147483647",
                    at: backend.provenance
                )
            }
            total = min(total + backend.weight, Int(UInt32.max) + 1)
        }
        guard total > 0, total <= UInt32.max else {
            throw .value("weights", "\(total)", "their sum is not from 1 to 4294967295", at: forwarding.provenance)
        }
        let backends = forwarding.backends.filter { $0.weight > 0 }
        var list: [Value] = []
        for backend in backends {
            let destination = try destinations.destination(for: backend.backend, at: backend.provenance)
            let weight = backends.count > 1 ? [Value.Member("weight", .integer(Int64(backend.weight)))] : []
            list.append(.mapping([Value.Member("destination", destination)] + weight))
        }
        return .sequence(list)
    }

    /// The prefix is stripped without looking at the rest of the path, so that it has to be one.
    private static func checkPrefix(_ forwarding: Forwarding, of path: RouteMatch.Path) throws(Refusal) {
        let prefix = forwarding.strippedPrefix
        guard !prefix.isEmpty else { return }
        let template =
            switch path {
            case .template(let template), .below(let template): template
            }
        let text = template.description.utf8
        guard text.starts(with: prefix.utf8), prefix.utf8.last != UInt8(ascii: "/") else {
            throw .value(
                "base path",
                prefix,
                "the path `\(template)` does not begin with it",
                at: forwarding.provenance
            )
        }
        let rest = text.dropFirst(prefix.utf8.count)
        guard rest.isEmpty || rest.first == UInt8(ascii: "/") else {
            throw .value(
                "base path",
                prefix,
                "the path `\(template)` does not begin with it",
                at: forwarding.provenance
            )
        }
    }

    /// `uriRegexRewrite`, because a plain `uri` replaces the whole path of an exact or regex match.
    ///
    /// The optional slash keeps a path that is the prefix alone from becoming empty.
    private static func rewrite(_ forwarding: Forwarding) throws(Refusal) -> Value? {
        var members: [Value.Member] = []
        if !forwarding.strippedPrefix.isEmpty {
            let expression = "^" + PathTemplate.expression(of: forwarding.strippedPrefix) + "/?"
            guard expression.utf8.count <= PathExpression.limit else {
                throw Refusal(
                    code: .istioPathTooLong,
                    arguments: ["path": forwarding.strippedPrefix, "length": "\(expression.utf8.count)"],
                    provenance: forwarding.provenance
                )
            }
            members.append(Value.Member("uriRegexRewrite", ["match": .string(expression), "rewrite": "/"]))
        }
        if let host = forwarding.hostRewrite {
            guard Authority.isValid(host) else {
                throw .value("host rewrite", host, "it is no host with an optional port", at: forwarding.provenance)
            }
            members.append(Value.Member("authority", .string(host)))
        }
        return members.isEmpty ? nil : .mapping(members)
    }

    private mutating func retries(_ retries: Retries, _ forwarding: Forwarding) throws(Refusal) -> Value {
        guard (0...Int(Int32.max)).contains(retries.attempts) else {
            throw .value(
                "retry attempts",
                "\(retries.attempts)",
                "it is no whole number from 0 to 2147483647",
                at: forwarding.provenance
            )
        }
        var members = [Value.Member("attempts", .integer(Int64(retries.attempts)))]
        guard retries.attempts > 0 else {
            // Beside `attempts: 0` Istio refuses every other field.
            if retries.perTryTimeoutMilliseconds ?? 0 != 0 { note(lostRetry: "perTryTimeout", forwarding) }
            if !retries.conditions.isEmpty { note(lostRetry: "retryOn", forwarding) }
            return .mapping(members)
        }
        if let timeout = retries.perTryTimeoutMilliseconds, timeout != 0 {
            members.append(Value.Member("perTryTimeout", try Self.duration(timeout, of: "perTryTimeout", forwarding)))
        }
        for condition in retries.conditions where !Self.retryConditions.contains(condition) {
            throw .value("retry condition", condition, "Istio knows no such condition", at: forwarding.provenance)
        }
        if !retries.conditions.isEmpty {
            members.append(Value.Member("retryOn", .string(retries.conditions.joined(separator: ","))))
        }
        return .mapping(members)
    }

    private mutating func note(lostRetry field: String, _ forwarding: Forwarding) {
        let lost = Refusal(code: .istioRetryPartLost, arguments: ["field": field])
        findings.note(lost, affecting: forwarding.provenance)
    }

    private mutating func mirror(_ mirror: Mirror, _ forwarding: Forwarding) throws(Refusal) -> [Value.Member] {
        guard mirror.percent >= 0, mirror.percent <= 100 else {
            throw .value("mirror percentage", "\(mirror.percent)", "it is not from 0 to 100", at: forwarding.provenance)
        }
        guard mirror.percent > 0 else { return [] }
        // Rounding would need the mathematical library.
        let whole = (0...100).first { Double($0) == mirror.percent }
        let percent = whole.map { Value.integer(Int64($0)) } ?? .number(mirror.percent)
        return [
            Value.Member("mirror", try destinations.destination(for: mirror.backend, at: forwarding.provenance)),
            Value.Member("mirrorPercentage", ["value": percent]),
        ]
    }

    /// A duration that must be one.
    private static func duration(
        _ milliseconds: Int64,
        of field: String,
        _ forwarding: Forwarding
    ) throws(Refusal) -> Value {
        guard let text = ProtoDuration.text(milliseconds) else {
            throw .value(field, "\(milliseconds)ms", "it is not from 1ms to 10000 years", at: forwarding.provenance)
        }
        return .string(text)
    }

    /// The words of Envoy that Istio lets pass; status codes are another form that nothing of ours uses.
    private static let retryConditions: Set<String> = [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "retriable-4xx", "refused-stream",
        "retriable-status-codes", "retriable-headers", "envoy-ratelimited", "http3-post-connect-failure", "cancelled",
        "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ]
}

/// A host with an optional port, as it stands in a `Host` field (RFC 9110 section 7.2).
enum Authority {
    static func isValid(_ text: String) -> Bool {
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
