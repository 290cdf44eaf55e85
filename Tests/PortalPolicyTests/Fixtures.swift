import PortalDiagnostics
import PortalIR
import PortalVocabulary

@testable import PortalPolicy

/// Values to build portals of: an environment `shop/production` with the product `shop/orders`.
enum Fixture {
    static let environment = ResourceName(namespace: "shop", name: "production")
    static let orders = ResourceName(namespace: "shop", name: "orders")
    static let billing = ResourceName(namespace: "shop", name: "billing")
    static let developers = ResourceName(namespace: "shop", name: "developers")
    static let now: Int64 = 1_800_000_000
    static let issuer = "https://id.example.com"

    static func path(_ text: String) -> PathTemplate {
        (try? PathTemplate(text)) ?? PathTemplate(segments: [])
    }

    static func method(_ name: String) -> HTTPMethod { HTTPMethod(name) ?? .get }

    static func key(_ plan: String = "gold", header: String = "api-key", limits: [PlanLimit] = []) -> ResolvedPlan {
        ResolvedPlan(id: "shop/\(plan)", name: plan, auth: .apiKey(.header(header)), limits: limits)
    }

    static func rules(
        audiences: [String] = [],
        scopes: [String] = [],
        claims: [String: [String]] = [:],
        consumer: String = "sub"
    ) -> TokenRules {
        TokenRules(
            issuer: issuer,
            audiences: audiences,
            keys: .remote(url: "https://id.example.com/keys", refreshMilliseconds: 300_000),
            requiredScopes: scopes,
            requiredClaims: claims,
            consumerClaim: consumer
        )
    }

    static let provider = rules().providerName

    static func token(_ plan: String = "members", _ rules: TokenRules = rules(), limits: [PlanLimit] = [])
        -> ResolvedPlan
    {
        ResolvedPlan(id: "shop/\(plan)", name: plan, auth: .jwt(rules), limits: limits)
    }

    static func open(_ plan: String = "free", limits: [PlanLimit] = []) -> ResolvedPlan {
        ResolvedPlan(id: "shop/\(plan)", name: plan, auth: .open, limits: limits)
    }

    static func digest(_ key: String) -> String { SHA256.hexadecimal(of: key.utf8) }

    static func credential(
        _ key: String,
        _ plan: String = "shop/gold",
        product: ResourceName = orders,
        consumer: String = "mia",
        user: Int? = nil,
        notAfter: Int64? = nil,
        isGloo: Bool = false
    ) -> ResolvedCredential {
        ResolvedCredential(
            secret: ResourceName(namespace: "shop", name: "secret-of-\(consumer)"),
            digest: digest(key),
            product: product,
            planID: plan,
            consumer: consumer,
            user: user,
            notAfter: notAfter,
            isGloo: isGloo
        )
    }

    /// An operation as it is served: `GET` at a path.
    struct Served {
        var name: String
        var path: String
        var method = "GET"
        var plans: [Int]
        var product = orders
    }

    static func portal(
        plans: [ResolvedPlan],
        operations: [Served],
        credentials: [ResolvedCredential] = [],
        guards: [RouteEntry] = [],
        isGloo: Bool = false,
        hosts: [String] = ["api.example.com"]
    ) -> ResolvedPortal {
        let entries = operations.map { operation in
            RouteEntry(
                name: operation.name,
                match: RouteMatch(path: .template(path(operation.path)), method: .exactly(method(operation.method))),
                action: .forward(
                    Forwarding(backends: [WeightedBackend(.service(operation.product, port: 80, subset: [:]))])
                )
            )
        }
        let products = Set(operations.map(\.product)).ordered().map { product in
            PublishedVersion(
                product: product,
                version: "v1",
                apis: [PublishedApi(name: "api", apiDoc: product, basePath: "")],
                operations: operations.filter { $0.product == product }.map { operation in
                    PublishedOperation(
                        name: operation.name,
                        api: 0,
                        id: operation.name,
                        writtenPath: operation.path,
                        template: path(operation.path),
                        method: method(operation.method),
                        plans: operation.plans
                    )
                }
            )
        }
        return ResolvedPortal(
            environments: [
                ResolvedEnvironment(
                    name: environment,
                    hosts: hosts.compactMap { HostName($0) },
                    gateway: ResolvedGateway(source: .none, workload: nil),
                    entries: entries + guards,
                    plans: plans,
                    products: products,
                    credentials: credentials.ordered { $0.digest < $1.digest },
                    isGloo: isGloo
                )
            ]
        )
    }

    /// One operation `list` under some plans.
    static func portal(_ plans: [ResolvedPlan], _ credentials: [ResolvedCredential] = []) -> ResolvedPortal {
        portal(
            plans: plans,
            operations: [Served(name: "list", path: "/orders", plans: Array(plans.indices))],
            credentials: credentials
        )
    }

    static func call(
        _ route: String? = "list",
        _ headers: [(String, String)] = [],
        path: String = "/orders",
        token: String? = nil,
        failure: Int32? = nil
    ) -> PolicyCall {
        PolicyCall(
            routeName: route,
            host: "api.example.com",
            path: path,
            headers: headers.map { PolicyCall.Field($0.0, $0.1) },
            tokens: token.map { [PolicyCall.Field(provider, $0)] } ?? [],
            tokenFailures: failure.map { [PolicyCall.TokenFailure(provider: provider, code: $0)] } ?? [],
            clientAddress: "203.0.113.7",
            now: now
        )
    }

    static func claims(_ more: String = "") -> String {
        #"{"iss":"\#(issuer)","sub":"ann","exp":\#(now + 300)\#(more)}"#
    }
}

extension PolicyVerdict {
    /// The outcome in one line.
    var summary: String { "\(isAllowed ? "allow" : "deny") \(status) \(reason)" }

    func header(_ name: String) -> String? { setHeaders.first { $0.name == name }?.value }
}
