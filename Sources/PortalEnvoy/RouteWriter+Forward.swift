internal import PortalDocument
internal import PortalIR
internal import PortalProxy

extension RouteWriter {
    /// The way to the backends: `route`, and the changes of header fields; and the clusters that it leads to.
    mutating func forward(
        _ forwarding: Forwarding,
        _ entry: RouteEntry
    ) throws(Refusal) -> (members: [Value.Member], clusters: [String]) {
        try forwarding.checkPrefix(of: entry.match.path, for: .envoy)
        let backends = try forwarding.weighted(for: .envoy)
        var members: [Value.Member] = []
        var names: [String] = []
        var shares: [Value] = []
        for backend in backends {
            let name = try clusters.cluster(for: backend.backend, at: backend.provenance)
            names.append(name)
            if backends.count == 1 { members.append(Value.Member("cluster", .string(name))) }
            shares.append(["name": .string(name), "weight": .integer(Int64(backend.weight))])
        }
        if shares.count > 1 { members.append(Value.Member("weighted_clusters", ["clusters": .sequence(shares)])) }
        if let expression = try forwarding.rewriteExpression(for: .envoy) {
            let pattern: Value = ["regex": .string(expression)]
            members.append(Value.Member("regex_rewrite", ["pattern": pattern, "substitution": "/"]))
        }
        let request = entry.requestChanges(forbidding: forbiddenHeaders)
        try HeaderChecks.checkHost(request, besides: forwarding, for: .envoy)
        if let host = try forwarding.checkedHostRewrite(for: .envoy) ?? request.authorities.first?.value {
            members.append(Value.Member("host_rewrite_literal", .string(host)))
        }
        // Envoy's own default is 15 seconds; Istio has none.
        var timeout = "0s"
        if let milliseconds = forwarding.timeoutMilliseconds, milliseconds != 0 {
            timeout = try forwarding.duration(milliseconds, of: "timeout", for: .envoy)
        }
        members.append(Value.Member("timeout", .string(timeout)))
        if let retries = try Self.retries(forwarding) { members.append(Value.Member("retry_policy", retries)) }
        if let (cluster, mirror) = try self.mirror(forwarding) {
            names.append(cluster)
            members.append(Value.Member("request_mirror_policies", [mirror]))
        }
        let headers = try Self.headers(request, on: .request) + Self.headers(entry.responseHeaders, on: .response)
        return ([Value.Member("route", .mapping(members))] + headers, names)
    }

    /// When and how often to try again; by default twice, on what never reached the backend, as in Istio.
    private static func retries(_ forwarding: Forwarding) throws(Refusal) -> Value? {
        try forwarding.checkRetries(for: .envoy)
        let retries = forwarding.retries ?? Retries(attempts: 2)
        guard retries.attempts > 0 else {
            // The one try may have its bound all the same; conditions of trying again say nothing then.
            guard let milliseconds = retries.perTryTimeoutMilliseconds, milliseconds != 0 else { return nil }
            let text = try forwarding.duration(milliseconds, of: "perTryTimeout", for: .envoy)
            return ["num_retries": 0, "per_try_timeout": .string(text)]
        }
        let conditions =
            retries.conditions.isEmpty
            ? ["connect-failure", "refused-stream", "unavailable", "cancelled"] : retries.conditions
        var members = [
            Value.Member("retry_on", .string(conditions.joined(separator: ","))),
            Value.Member("num_retries", .integer(Int64(retries.attempts))),
        ]
        if let milliseconds = retries.perTryTimeoutMilliseconds, milliseconds != 0 {
            let text = try forwarding.duration(milliseconds, of: "perTryTimeout", for: .envoy)
            members.append(Value.Member("per_try_timeout", .string(text)))
        }
        let predicate: Value = [
            "name": "envoy.retry_host_predicates.previous_hosts", "typed_config": NativeMessage.previousHosts.value(),
        ]
        members.append(Value.Member("retry_host_predicate", [predicate]))
        members.append(Value.Member("host_selection_retry_max_attempts", 5))
        return .mapping(members)
    }

    private mutating func mirror(_ forwarding: Forwarding) throws(Refusal) -> (cluster: String, policy: Value)? {
        try forwarding.checkMirror(for: .envoy)
        guard let mirror = forwarding.mirror, mirror.percent > 0 else { return nil }
        let cluster = try clusters.cluster(for: mirror.backend, at: forwarding.provenance)
        let share: Value = ["numerator": .integer(Int64(mirror.percent * 10_000 + 0.5)), "denominator": "MILLION"]
        return (cluster, ["cluster": .string(cluster), "runtime_fraction": ["default_value": share]])
    }
}
