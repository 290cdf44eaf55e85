package import PortalIR
internal import PortalVocabulary

extension Forwarding {
    /// The backends that have a share of the requests: proxies drop those without one.
    package func weighted(for target: ProxyTarget) throws(Refusal) -> [WeightedBackend] {
        var total = 0
        for backend in backends {
            guard (0...Int(Int32.max)).contains(backend.weight) else {
                throw .value(
                    "weight",
                    "\(backend.weight)",
                    "it is no whole number from 0 to 2147483647",
                    at: backend.provenance,
                    for: target
                )
            }
            total = min(total + backend.weight, Int(UInt32.max) + 1)
        }
        guard total > 0, total <= UInt32.max else {
            throw .value("weights", "\(total)", "their sum is not from 1 to 4294967295", at: provenance, for: target)
        }
        return backends.filter { $0.weight > 0 }
    }

    /// Checks that the stripped prefix is one: it is stripped without looking at the rest of the path.
    package func checkPrefix(of path: RouteMatch.Path, for target: ProxyTarget) throws(Refusal) {
        guard !strippedPrefix.isEmpty else { return }
        let text = path.template.description.utf8
        let rest = text.dropFirst(strippedPrefix.utf8.count)
        guard text.starts(with: strippedPrefix.utf8), strippedPrefix.utf8.last != UInt8(ascii: "/"),
            rest.isEmpty || rest.first == UInt8(ascii: "/")
        else {
            throw .value(
                "base path",
                strippedPrefix,
                "the path `\(path.template)` does not begin with it",
                at: provenance,
                for: target
            )
        }
    }

    /// The expression of what a slash is put in the place of, if something is stripped.
    ///
    /// The optional slash keeps a path that is the prefix alone from becoming empty.
    package func rewriteExpression(for target: ProxyTarget) throws(Refusal) -> String? {
        guard !strippedPrefix.isEmpty else { return nil }
        let expression = "^" + PathTemplate.expression(of: strippedPrefix) + "/?"
        guard expression.utf8.count <= target.expressionLimit else {
            throw Refusal(
                code: target.pathTooLong,
                arguments: ["path": strippedPrefix, "length": "\(expression.utf8.count)"],
                provenance: provenance
            )
        }
        return expression
    }

    /// The host that the backend is to see, checked.
    package func checkedHostRewrite(for target: ProxyTarget) throws(Refusal) -> String? {
        guard let hostRewrite else { return nil }
        guard Authority.isValid(hostRewrite) else {
            throw .value(
                "host rewrite",
                hostRewrite,
                "it is no host with an optional port",
                at: provenance,
                for: target
            )
        }
        return hostRewrite
    }

    /// Checks how often and when to try again.
    package func checkRetries(for target: ProxyTarget) throws(Refusal) {
        guard let retries else { return }
        guard (0...Int(Int32.max)).contains(retries.attempts) else {
            throw .value(
                "retry attempts",
                "\(retries.attempts)",
                "it is no whole number from 0 to 2147483647",
                at: provenance,
                for: target
            )
        }
        guard retries.attempts > 0 else { return }
        if let timeout = retries.perTryTimeoutMilliseconds, timeout != 0 {
            _ = try duration(timeout, of: "perTryTimeout", for: target)
        }
        for condition in retries.conditions where !Self.retryConditions.contains(condition) {
            throw .value(
                "retry condition",
                condition,
                "\(target.name) knows no such condition",
                at: provenance,
                for: target
            )
        }
    }

    /// Checks how much is copied.
    package func checkMirror(for target: ProxyTarget) throws(Refusal) {
        guard let mirror, !(mirror.percent >= 0 && mirror.percent <= 100) else { return }
        throw .value("mirror percentage", "\(mirror.percent)", "it is not from 0 to 100", at: provenance, for: target)
    }

    /// A duration that must be one.
    package func duration(
        _ milliseconds: Int64,
        of field: String,
        for target: ProxyTarget
    ) throws(Refusal) -> String {
        guard let text = ProtoDuration.text(milliseconds) else {
            throw .value(
                field,
                "\(milliseconds)ms",
                "it is not from 1ms to 10000 years",
                at: provenance,
                for: target
            )
        }
        return text
    }

    /// The words of Envoy that Istio lets pass; status codes are another form that nothing of ours uses.
    private static let retryConditions: Set<String> = [
        "5xx", "gateway-error", "reset", "reset-before-request", "connect-failure", "retriable-4xx", "refused-stream",
        "retriable-status-codes", "retriable-headers", "envoy-ratelimited", "http3-post-connect-failure", "cancelled",
        "deadline-exceeded", "internal", "resource-exhausted", "unavailable",
    ]
}
