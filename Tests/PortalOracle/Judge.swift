internal import PortalCore
internal import PortalDocument
internal import PortalIR
internal import PortalVocabulary

/// What a real Envoy and somebody's opinion say of one request, where they differ.
package struct Disagreement {
    /// The portal.
    package var portal: GeneratedPortal
    /// The way that the portal came to Envoy.
    package var leg: Judge.Leg
    /// The request; `nil` where Envoy does not even take the configuration.
    package var request: WireRequest?
    /// What Envoy did.
    package var seen: String
    /// What was said that it does, and who said it.
    package var expected: String
}

extension Disagreement: CustomStringConvertible {
    /// All that is needed to look into it.
    package var description: String {
        """
        seed \(portal.seed), \(leg): \(request?.description ?? "the configuration")
          Envoy: \(seen.prefix(2000))
          but \(expected)
        \(portal.manifest)
        """
    }
}

/// Sends requests to a real Envoy and holds what it does against what is said that it does.
package struct Judge {
    /// A way that a portal comes to Envoy.
    package enum Leg: String, CaseIterable, Sendable {
        /// The objects for Istio, translated as istiod does.
        case istio
        /// Plain configuration, with servers for decisions and counting.
        case native
        /// Plain configuration with nobody who counts.
        case uncounted
        /// Plain configuration with nobody who decides.
        case closed
    }

    /// Somebody who says what becomes of a request.
    package struct Opinion {
        /// Who says it.
        package var name: String
        /// What is said; `nil`: nothing.
        package var outcome: (PreparedPortal.Way, GatewayPort, WireRequest) -> Outcome?

        package init(_ name: String, outcome: @escaping (PreparedPortal.Way, GatewayPort, WireRequest) -> Outcome?) {
            self.name = name
            self.outcome = outcome
        }
    }

    /// The opinions to hold Envoy against.
    package var opinions: [Opinion]
    /// The ways to try.
    ///
    /// Without servers for decisions only what goes without them.
    package var legs = EnvoyRun.python == nil ? [.closed] : Leg.allCases
    /// How many requests were judged.
    package private(set) var requests = 0
    /// How many requests ended how, by status; those that a backend answered are `backend`.
    package private(set) var outcomes: [String: Int] = [:]

    package init(opinions: [Opinion]) {
        self.opinions = opinions
    }

    /// Runs portals in one Envoy.
    ///
    /// - Parameters:
    ///   - portals: the portals, whose seeds differ
    ///   - count: how many requests each gets, on each way
    /// - Returns: where Envoy and an opinion differ, or Envoy does not take a portal
    package mutating func judge(_ portals: [GeneratedPortal], requests count: Int) -> [Disagreement] {
        let prepared = portals.map { PreparedPortal($0, legs: legs) }
        guard let run = start(prepared) else {
            // Whose configuration it is that Envoy does not take.
            guard portals.count == 1 else { return portals.flatMap { judge([$0], requests: count) } }
            return [refusal(of: prepared[0])]
        }
        defer { run.stop() }
        var found: [Disagreement] = []
        for portal in prepared {
            for way in portal.ways {
                for fault in way.faults {
                    found.append(
                        Disagreement(
                            portal: portal.generated,
                            leg: way.leg,
                            request: nil,
                            seen: fault,
                            expected: "no fault"
                        )
                    )
                }
                var generator = RequestGenerator(
                    portal.generated,
                    way.portal,
                    way.table,
                    seed: portal.generated.seed &+ 1
                )
                for _ in 0..<count {
                    let request = generator.request()
                    if let fault = judge(request, on: way, of: portal, run) { found.append(fault) }
                }
            }
        }
        return found
    }

    /// Sends one request again, with the portal made anew; `nil` where there is nothing to find any more.
    package mutating func judge(_ portal: GeneratedPortal, _ request: WireRequest?) -> Disagreement? {
        let prepared = PreparedPortal(portal, legs: legs)
        guard let run = start([prepared]) else { return request == nil ? refusal(of: prepared) : nil }
        defer { run.stop() }
        for way in prepared.ways {
            if let request, let fault = judge(request, on: way, of: prepared, run) { return fault }
            if request == nil, let fault = way.faults.first {
                return Disagreement(portal: portal, leg: way.leg, request: nil, seen: fault, expected: "no fault")
            }
        }
        return nil
    }

    private func start(_ portals: [PreparedPortal]) -> EnvoyRun? {
        var configuration = GatewayConfiguration()
        var table: [Value.Member] = []
        var known = Set<String>()
        for way in portals.flatMap(\.ways) {
            configuration.add(way.configuration)
            for member in way.table.value.members where known.insert(member.key).inserted { table.append(member) }
        }
        return try? EnvoyRun(configuration, table: .mapping(table))
    }

    private func refusal(of portal: PreparedPortal) -> Disagreement {
        var words = "it starts"
        do { try EnvoyRun(portal.ways[0].configuration, table: portal.ways[0].table.value).stop() } catch {
            words = "\(error)"
        }
        return Disagreement(
            portal: portal.generated,
            leg: legs[0],
            request: nil,
            seen: words,
            expected: "Envoy takes it"
        )
    }

    private mutating func judge(
        _ request: WireRequest,
        on way: PreparedPortal.Way,
        of portal: PreparedPortal,
        _ run: EnvoyRun
    ) -> Disagreement? {
        guard let port = way.port(for: request) else { return nil }
        requests += 1
        guard let response = run.response(to: request, at: port.listener) else {
            return Disagreement(
                portal: portal.generated,
                leg: way.leg,
                request: request,
                seen: "no answer: \(run.words)",
                expected: "an answer"
            )
        }
        let seen = Self.outcome(of: response)
        let kind = seen.backend != nil ? "backend" : "\(seen.status)" + (seen.route == nil ? " without route" : "")
        outcomes[kind, default: 0] += 1
        if let fault = Self.headerFault(of: response, to: request, on: way) {
            return Disagreement(
                portal: portal.generated,
                leg: way.leg,
                request: request,
                seen: fault,
                expected: "no such field"
            )
        }
        for opinion in opinions {
            guard let expected = opinion.outcome(way, port, request) else { continue }
            guard expected != seen else { continue }
            return Disagreement(
                portal: portal.generated,
                leg: way.leg,
                request: request,
                seen: seen.description,
                expected: "\(opinion.name): \(expected)"
            )
        }
        return nil
    }

    /// What a backend was told and should not have been, or the other way round.
    private static func headerFault(
        of response: WireResponse,
        to request: WireRequest,
        on way: PreparedPortal.Way
    ) -> String? {
        guard response["x-backend"] != nil, let route = response["x-oracle-route"] else { return nil }
        guard let entry = way.portal.environments.flatMap(\.entries).first(where: { $0.name == route }) else {
            return "a backend heard of it by the unknown route \(route)"
        }
        func seen(_ name: String) -> String? {
            response["x-backend-" + name].flatMap { $0 == "-" || $0.isEmpty ? nil : $0 }
        }
        if seen("consumer") == "somebody" { return "the backend believes that the consumer is `somebody`" }
        if way.table.hidesKey(of: route), let key = seen("key") { return "the backend got the key \(key)" }
        let changes = entry.requestHeaders
        if seen("set") != (changes.set["x-set"] ?? request["x-set"]) { return "x-set is \(seen("set") ?? "not there")" }
        if changes.remove.contains("x-removed"), seen("removed") != nil { return "x-removed is there" }
        return nil
    }

    /// What an answer tells.
    static func outcome(of response: WireResponse) -> Outcome {
        let route = response["x-oracle-route"] ?? ""
        var outcome = Outcome(route: route.isEmpty || route == "-" ? nil : route, status: response.status)
        if response["x-backend"] != nil {
            outcome.backend = Outcome.BackendView(
                path: response["x-backend-path"] ?? "",
                host: response["x-backend-host"] ?? ""
            )
        }
        return outcome
    }
}
