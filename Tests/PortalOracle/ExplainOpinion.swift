internal import PortalCore

extension Judge.Opinion {
    /// What `explain` says.
    package static var explanation: Judge.Opinion {
        Judge.Opinion("explain", outcome: explained)
    }

    private static func explained(
        _ way: PreparedPortal.Way,
        _ port: GatewayPort,
        _ request: WireRequest
    ) -> Outcome? {
        let explanation = way.translation.explain(
            ExplainRequest(
                method: request.method,
                scheme: port.isSecure ? "https" : "http",
                host: request.host,
                path: request.target,
                headers: request.headers.map { PolicyCall.Field($0.name, $0.value) },
                clientAddress: "127.0.0.1",
                now: 1_800_000_000
            )
        )
        guard let status = explanation.status else {
            // Whether a limit is used up is not known offline; the tests' server says so by the consumer.
            if way.leg == .istio || way.leg == .native, let route = explanation.route,
                way.table.refusal(of: request, by: route) == 429
            {
                return Outcome(route: route, status: 429)
            }
            let seen = Outcome.BackendView(
                path: unmasked(explanation.backendPath ?? "", request),
                host: explanation.backendHost ?? ""
            )
            return Outcome(route: explanation.route, status: 200, backend: seen)
        }
        return Outcome(route: explanation.route, status: status)
    }

    /// A path with the keys of a request in the place of what stands for them: no explanation shows a key.
    private static func unmasked(_ path: String, _ request: WireRequest) -> String {
        let mask = "=[masked]"
        guard path.contains(mask) else { return path }
        var path = path
        for pair in request.target.split(separator: "?", maxSplits: 1).dropFirst().joined().split(separator: "&") {
            guard let end = pair.firstIndex(of: "=") else { continue }
            path = path.replacing(pair[..<end] + mask, with: pair)
        }
        return path
    }

    /// What the list of entries says.
    package static var list: Judge.Opinion {
        Judge.Opinion("the list") { way, port, request in
            ListModel(
                way.portal,
                table: way.leg == .closed ? nil : way.table,
                counts: way.leg == .istio || way.leg == .native
            ).outcome(of: request, at: port)
        }
    }
}
