package import PortalDocument
package import PortalIR
internal import PortalVocabulary

/// What opens which route: made from the plans that operations are under and the keys that were given out, for the
/// authorization server of the tests and for the model.
package struct PlanTable {
    /// A plan of a route.
    struct Plan {
        var auth: GeneratedPortal.Plan.Auth
        var place: String
        var limits: Int
        var isStrict: Bool
        /// The consumers by key.
        var consumers: [String: String]
    }

    /// A route.
    struct Route {
        /// Whether the gateway answers by itself.
        var isAnswer: Bool
        var plans: [Plan]
    }

    private(set) var routes: [String: Route] = [:]

    /// Joins what a portal was made from and what it became.
    package init(_ generated: GeneratedPortal, _ portal: ResolvedPortal) {
        for environment in portal.environments {
            for entry in environment.entries {
                if case .respond = entry.action {
                    routes[entry.name] = Route(isAnswer: true, plans: [])
                    continue
                }
                if case .preflight = entry.match.method { continue }
                let product = Self.product(of: entry.name, in: environment)
                let plans = Self.plans(of: entry.name, in: environment).compactMap { plan -> Plan? in
                    guard let written = generated.plans.first(where: { $0.name == plan.name }) else { return nil }
                    let keys = generated.keys.filter {
                        $0.environment == environment.name.name && $0.product == product && $0.plan == plan.name
                    }
                    return Plan(
                        auth: written.auth,
                        place: written.place,
                        limits: written.limits,
                        isStrict: written.isStrict,
                        consumers: Dictionary(keys.map { ($0.text, $0.consumer) }) { first, _ in first }
                    )
                }
                routes[entry.name] = Route(isAnswer: false, plans: plans)
            }
        }
    }

    /// The plans of the operation that has a route name.
    static func plans(of route: String, in environment: ResolvedEnvironment) -> [ResolvedPlan] {
        for version in environment.products {
            for operation in version.operations where operation.name == route {
                return operation.plans.map { environment.plans[$0] }
            }
        }
        return []
    }

    private static func product(of route: String, in environment: ResolvedEnvironment) -> String? {
        environment.products.first { $0.operations.contains { $0.name == route } }?.product.name
    }

    /// The table as the server reads it.
    package var value: Value {
        .mapping(
            routes.ordered { $0.key < $1.key }.map { name, route in
                let plans: [Value] = route.plans.map { plan in
                    [
                        "auth": .string(plan.auth.rawValue), "place": .string(plan.place),
                        "limits": .integer(Int64(plan.limits)), "strict": .boolean(plan.isStrict),
                        "keys": .mapping(
                            plan.consumers.ordered { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
                        ),
                    ]
                }
                return Value.Member(
                    name,
                    ["answer": .boolean(route.isAnswer), "denied": 401, "plans": .sequence(plans)]
                )
            }
        )
    }

    /// The keys of a route with the plans that they are for.
    func keys(of route: String) -> [(key: String, plan: Plan)] {
        (routes[route]?.plans ?? []).flatMap { plan in plan.consumers.keys.ordered().map { ($0, plan) } }
    }

    /// Whether the field `api-key` holds keys of a route.
    func hidesKey(of route: String) -> Bool {
        routes[route]?.plans.contains { $0.auth == .header && $0.place == "api-key" } ?? false
    }

    /// What the servers answer instead of letting a request through.
    func refusal(of request: WireRequest, by name: String) -> Int? {
        guard let route = routes[name] else { return 403 }
        guard !route.isAnswer else { return nil }
        for plan in route.plans {
            guard let key = Self.key(of: request, plan), let consumer = plan.consumers[key] else { continue }
            return plan.limits > 0 && consumer.hasPrefix("over-") ? 429 : nil
        }
        return route.plans.isEmpty || route.plans.contains { $0.auth == .open } ? nil : 401
    }

    private static func key(of request: WireRequest, _ plan: Plan) -> String? {
        switch plan.auth {
        case .header: return request[plan.place]
        case .query:
            let query = request.target.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
            let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
            return pairs.first { $0.first.map(String.init) == plan.place }.flatMap {
                $0.dropFirst().first.map(String.init)
            }
        case .cookie:
            let pairs = (request["cookie"] ?? "").split(separator: ";").map { $0.split(separator: "=", maxSplits: 1) }
            return pairs.first { $0.first.map { String($0).trimmed } == plan.place }
                .flatMap { $0.dropFirst().first.map(String.init) }
        case .open, .token: return nil
        }
    }

    /// A query without the parameters that hold keys; `nil` where Envoy writes the rest in a way that is not modelled.
    func query(_ query: String, after name: String) -> String? {
        let places = (routes[name]?.plans ?? []).filter { $0.auth == .query }.map(\.place)
        guard !places.isEmpty, !query.isEmpty else { return query }
        let pairs = query.dropFirst().split(separator: "&", omittingEmptySubsequences: false)
        let left = pairs.filter { pair in !places.contains { pair == $0 || pair.hasPrefix($0 + "=") } }
        // What is left is written anew, even where nothing was taken away.
        if left.isEmpty || query == "?" { return "" }
        guard left.count == 1, let last = left.first, !last.isEmpty else { return nil }
        guard last.utf8.allSatisfy({ EnvoyPath.isUnreserved($0) || $0 == UInt8(ascii: "=") }) else { return nil }
        return "?" + last + (last.contains("=") ? "" : "=")
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
