internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Prepares one way to backends: follows its references and checks what the shape of its fields does not say.
struct RoutePreparer {
    let index: ResourceIndex
    let referrer: Referrer
    var trust = Trust()
    var findings = Findings()
    var route = PreparedRoute()

    init(index: ResourceIndex, referrer: Referrer) {
        self.index = index
        self.referrer = referrer
    }

    /// The way, or the reasons why it cannot be used.
    mutating func prepare(_ spec: RouteSpec) -> PreparedRoute {
        route = PreparedRoute()
        if let cors = spec.cors { route.cors = policy(cors) }
        if let headers = spec.headers {
            if let request = headers.request { route.requestHeaders = changes(request, isRequest: true) }
            if let response = headers.response { route.responseHeaders = changes(response, isRequest: false) }
        }
        if let redirect = spec.redirect {
            route.action = .redirect(redirection(redirect))
        } else {
            route.action = .forward(forwarding(spec))
        }
        return route
    }

    /// Reports a finding that makes the way unusable.
    mutating func fault(
        _ code: DiagnosticCode,
        at provenance: Provenance,
        _ arguments: [String: String] = [:],
        help: String? = nil
    ) {
        route.withholding.append(
            findings.report(code, at: provenance, arguments, help: help, subject: referrer.identity)
        )
    }

    private mutating func forwarding(_ spec: RouteSpec) -> Forwarding {
        var forwarding = Forwarding(backends: [], provenance: spec.provenance)
        for backend in spec.backends {
            guard let target = target(backend.target) else { continue }
            let weight = backend.weight ?? 1
            if !(0...1_000_000).contains(weight) {
                fault(
                    .outOfRange,
                    at: backend.provenance.appending("weight"),
                    ["path": "weight", "value": String(weight), "low": "0", "high": "1000000"]
                )
            }
            forwarding.backends.append(
                WeightedBackend(target, weight: Int(clamping: weight), provenance: backend.provenance)
            )
        }
        if spec.backends.isEmpty {
            fault(.emptyList, at: spec.provenance, ["path": "backends"])
        } else if spec.backends.allSatisfy({ $0.weight == 0 }) {
            fault(.noWeight, at: spec.provenance.appending("backends"))
        }
        forwarding.hostRewrite = spec.rewriteHost
        if let timeout = spec.timeout, timeout != .zero {
            forwarding.timeoutMilliseconds = milliseconds(timeout, at: spec.provenance.appending("timeout"))
        }
        if let retries = spec.retries { forwarding.retries = self.retries(retries) }
        if let mirror = spec.mirror, let target = target(mirror.target) {
            if !(0...100).contains(mirror.percent) {
                fault(
                    .outOfRange,
                    at: mirror.provenance.appending("percent"),
                    ["path": "percent", "value": "\(mirror.percent)", "low": "0", "high": "100"]
                )
            }
            forwarding.mirror = PortalIR.Mirror(backend: target, percent: mirror.percent)
        }
        return forwarding
    }

    private mutating func retries(_ policy: RetryPolicy) -> Retries {
        if !(0...100).contains(policy.attempts) {
            fault(
                .outOfRange,
                at: policy.provenance.appending("attempts"),
                ["path": "attempts", "value": String(policy.attempts), "low": "0", "high": "100"]
            )
        }
        return Retries(
            attempts: Int(clamping: policy.attempts),
            perTryTimeoutMilliseconds: policy.perTryTimeout.flatMap {
                milliseconds($0, at: policy.provenance.appending("perTryTimeout"))
            },
            conditions: (policy.retryOn ?? []).map(\.envoyName)
        )
    }

    private mutating func redirection(_ redirect: Redirect) -> Redirection {
        if ![301, 302, 303, 307, 308].contains(redirect.code) {
            fault(
                .unknownValue,
                at: redirect.provenance.appending("code"),
                ["value": String(redirect.code), "allowed": "301, 302, 303, 307, 308"]
            )
        }
        return Redirection(
            scheme: redirect.scheme.map { $0 == .https ? "https" : "http" },
            host: redirect.host,
            port: redirect.port.map { Int(clamping: $0) },
            path: redirect.path,
            code: Int(clamping: redirect.code),
            provenance: redirect.provenance
        )
    }

    /// A duration in whole milliseconds, at least one.
    mutating func milliseconds(_ duration: Duration, at provenance: Provenance) -> Int64? {
        let (seconds, attoseconds) = duration.components
        let perMillisecond: Int64 = 1_000_000_000_000_000
        // 10,000 years is the bound of protobuf's Duration; beyond it the sum could overflow too.
        if (0...315_576_000_000).contains(seconds), attoseconds >= 0, attoseconds % perMillisecond == 0 {
            let milliseconds = seconds * 1000 + attoseconds / perMillisecond
            if milliseconds > 0 { return milliseconds }
        }
        fault(.unusableDuration, at: provenance, ["value": "\(duration)", "unit": "milliseconds"])
        return nil
    }
}
