internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension RouteEmitter {
    /// The way to the backends: `route`, `rewrite`, `timeout`, `retries`, `mirror`.
    mutating func forward(_ forwarding: Forwarding, path: RouteMatch.Path) throws(Refusal) -> [Value.Member] {
        try forwarding.checkPrefix(of: path, for: .istio)
        if let lastForwarding, lastForwarding.source == forwarding { return lastForwarding.members }
        var members = [Value.Member("route", try route(forwarding))]
        if let rewrite = try Self.rewrite(forwarding) { members.append(Value.Member("rewrite", rewrite)) }
        // No timeout is Istio's own default, and `0s` is refused.
        if let timeout = forwarding.timeoutMilliseconds, timeout != 0 {
            members.append(
                Value.Member("timeout", .string(try forwarding.duration(timeout, of: "timeout", for: .istio)))
            )
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
        let backends = try forwarding.weighted(for: .istio)
        var list: [Value] = []
        for backend in backends {
            let destination = try destinations.destination(for: backend.backend, at: backend.provenance)
            let weight = backends.count > 1 ? [Value.Member("weight", .integer(Int64(backend.weight)))] : []
            list.append(.mapping([Value.Member("destination", destination)] + weight))
        }
        return .sequence(list)
    }

    /// `uriRegexRewrite`, because a plain `uri` replaces the whole path of an exact or regex match.
    private static func rewrite(_ forwarding: Forwarding) throws(Refusal) -> Value? {
        var members: [Value.Member] = []
        if let expression = try forwarding.rewriteExpression(for: .istio) {
            members.append(Value.Member("uriRegexRewrite", ["match": .string(expression), "rewrite": "/"]))
        }
        if let host = try forwarding.checkedHostRewrite(for: .istio) {
            members.append(Value.Member("authority", .string(host)))
        }
        return members.isEmpty ? nil : .mapping(members)
    }

    private mutating func retries(_ retries: Retries, _ forwarding: Forwarding) throws(Refusal) -> Value {
        try forwarding.checkRetries(for: .istio)
        var members = [Value.Member("attempts", .integer(Int64(retries.attempts)))]
        guard retries.attempts > 0 else {
            // Beside `attempts: 0` Istio refuses every other field.
            if retries.perTryTimeoutMilliseconds ?? 0 != 0 { note(lostRetry: "perTryTimeout", forwarding) }
            if !retries.conditions.isEmpty { note(lostRetry: "retryOn", forwarding) }
            return .mapping(members)
        }
        if let timeout = retries.perTryTimeoutMilliseconds, timeout != 0 {
            let text = try forwarding.duration(timeout, of: "perTryTimeout", for: .istio)
            members.append(Value.Member("perTryTimeout", .string(text)))
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
        try forwarding.checkMirror(for: .istio)
        guard mirror.percent > 0 else { return [] }
        // Rounding would need the mathematical library.
        let whole = (0...100).first { Double($0) == mirror.percent }
        let percent = whole.map { Value.integer(Int64($0)) } ?? .number(mirror.percent)
        return [
            Value.Member("mirror", try destinations.destination(for: mirror.backend, at: forwarding.provenance)),
            Value.Member("mirrorPercentage", ["value": percent]),
        ]
    }
}
