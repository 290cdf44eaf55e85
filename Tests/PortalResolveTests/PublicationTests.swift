import PortalDiagnostics
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@Suite("Plans and publications")
struct PublicationTests {
    private func resolve(_ texts: String...) -> Resolution {
        Resolution(([PlanText.apiDoc] + texts).joined(separator: "\n---\n"))
    }

    private static let keys = PlanText.plan("gold", "apiKey: {header: API-Key}")
    private static let open = PlanText.plan("free", "open: {acknowledgeSecuredOperations: true}")

    @Test("plans have their defaults")
    func defaults() throws {
        let resolution = resolve(
            PlanText.plan("gold", "apiKey: {header: API-Key}", "rateLimits: [{requests: 5, unit: Minute}]"),
            PlanText.plan(
                "free",
                "open: {acknowledgeSecuredOperations: true}",
                "onLimitServiceFailure: Deny, rateLimits: [{requests: 1, unit: Year, scope: Operation}]"
            ),
            PlanText.plan(
                "tokens",
                "jwt: {issuer: i, audiences: [b, a], jwks: {url: \"https://id.example.com\", refreshInterval: 90s}}",
                "approval: Manual"
            ),
            PlanText.product(plans: "{name: tokens}, {name: gold}, {name: free}"),
            PlanText.environment()
        )
        #expect(resolution.codes == ["PC3157"])
        let environment = try #require(resolution.environment("production"))
        #expect(
            environment.plans.map(Dump.text) == [
                "shop/free open 1/year/clientAddress/operation strict",
                "shop/gold header(\"api-key\") 5/minute/consumer/product",
                "shop/tokens tokens of i remote(url: \"https://id.example.com\", refreshMilliseconds: 90000) "
                    + "for [\"a\", \"b\"] scopes []",
            ]
        )
        #expect(environment.plans.map(\.needsApproval) == [false, false, true])
        #expect(environment.products.flatMap(\.operations).allSatisfy { $0.plans == [2, 1, 0] })
        #expect(environment.needsFilters)
    }

    @Test("a version says what it offers, and where")
    func version() throws {
        let resolution = resolve(
            Self.open,
            PlanText.product(
                plans: "{name: free}",
                "image: {url: \"https://example.com/a.png\"}",
                operations: "{exclude: [{ids: [getOrder]}]}"
            ),
            PlanText.environment()
        )
        #expect(resolution.findings == [])
        let environment = try #require(resolution.environment("production"))
        #expect(environment.displayName == "The production")
        let version = try #require(environment.products.first)
        #expect(environment.products.count == 1)
        #expect(version.displayName == "Orders")
        #expect(version.lifecycle == .deprecated(sunset: "2027-01-01", successor: "v3"))
        #expect(version.tags == ["new", "stable"])
        #expect(version.image == .url("https://example.com/a.png"))
        #expect(version.apis.map(\.basePath) == ["/shop/v2/all/api"])
        #expect(version.operations.map(\.id) == ["createOrder", "listOrders"])
        #expect(version.operations.map(\.writtenPath) == ["/orders", "/orders"])
        #expect(version.operations.map(\.template.description) == Array(repeating: "/shop/v2/all/api/orders", count: 2))
        #expect(version.operations.map(\.tags) == [[], ["public"]])
        #expect(!environment.needsFilters)
    }

    @Test("an operation is served exactly where an entry of its name leads away", arguments: FaultTable.faults)
    func consistent(_ fault: Fault) {
        var resources = FaultBase.resources
        fault.change(&resources)
        for environment in Resolution(FaultBase.text(resources)).portal.environments {
            let operations = environment.products.flatMap(\.operations)
            let names = environment.entries.compactMap { entry -> String? in
                if case .respond = entry.action { nil } else { entry.name.hasPrefix("~") ? nil : entry.name }
            }
            #expect(Set(operations.filter { $0.state == .served }.map(\.name)) == Set(names))
            #expect(Set(operations.map(\.name)).count == operations.count)
            for operation in operations {
                guard case .withheld(let reasons) = operation.state else { continue }
                #expect(environment.withheld.contains { $0.name == operation.name && $0.reasons == reasons })
            }
        }
    }

    @Test("an environment without routes documents, and its references are checked")
    func documented() throws {
        let resolution = resolve(
            Self.keys,
            PlanText.product(plans: "{name: gold}", operations: "{exclude: [{ids: [getOrder]}]}")
                .replacing("route: {backends: [{service: {name: orders, port: 8080}}]}", with: "labels: {}"),
            PlanText.environment("preview", documentationOnly: true)
        )
        #expect(resolution.findings == [])
        #expect(resolution.portal.environments == [])
        let environment = try #require(resolution.portal.documented.first)
        #expect(environment.hosts.map(\.text) == ["preview.example.com"])
        #expect(environment.gateway.source == .none)
        #expect(environment.entries == [])
        #expect(environment.products.flatMap(\.operations).map(\.state) == [.documented, .documented])

        let faulty = resolve(
            PlanText.product(plans: "{name: gold}"),
            PlanText.environment("preview", documentationOnly: true)
        )
        #expect(faulty.codes == ["PC4501"])
        #expect(
            faulty.portal.documented.flatMap(\.products).flatMap(\.operations).map(\.state)
                == Array(repeating: .withheld(["PC4501"]), count: 3)
        )
    }

    @Test("filters need proxies; what needs none is served without")
    func proxies() throws {
        let override =
            "{exclude: [{ids: [getOrder]}], overrides: [{select: {ids: [listOrders]}, usagePlanRefs: [{name: free}]}]}"
        let resolution = resolve(
            Self.keys,
            Self.open,
            PlanText.product(plans: "{name: gold}", operations: override),
            PlanText.environment(workload: false)
        )
        #expect(resolution.codes == ["PC3150"])
        #expect(resolution.diagnostics.map(\.subject) == ["Environment shop/production"])
        let environment = try #require(resolution.environment("production"))
        #expect(environment.products.flatMap(\.operations).map(\.state) == [.withheld(["PC3150"]), .served])
        #expect(!environment.needsFilters)
    }

    @Test("a scheme that no plan is like is a warning for the version")
    func schemes() {
        let keys = resolve(Self.keys, PlanText.product(plans: "{name: gold}"), PlanText.environment())
        #expect(keys.codes == ["PC3158"])
        #expect(
            keys.diagnostics.map(\.message) == [
                "no usage plan of 1 operation (`getOrder`) in `shop/orders` `v2` is like the scheme `basic` (HTTP basic)",
                "no usage plan of 1 operation (`getOrder`) in `shop/orders` `v2` is like the scheme `login` (OAuth 2.0)",
            ]
        )
        let tokens = resolve(
            PlanText.plan("gold", "jwt: {issuer: i, jwks: {url: \"https://id.example.com\"}}"),
            PlanText.product(plans: "{name: gold}"),
            PlanText.environment(),
            PlanText.environment("staging")
        )
        #expect(
            tokens.diagnostics.map(\.message) == [
                "no usage plan of 1 operation (`createOrder`) in `shop/orders` `v2` is like the scheme `key` (an API key)"
            ]
        )
        let open = resolve(Self.open, PlanText.product(plans: "{name: free}"), PlanText.environment())
        #expect(open.findings == [])
    }

    @Test("one plan twice in a list is kept once")
    func twice() throws {
        let resolution = resolve(
            Self.open,
            PlanText.product(plans: "{name: free}, {name: free}"),
            PlanText.environment()
        )
        #expect(resolution.codes == ["PC3156"])
        #expect(
            try #require(resolution.environment("production")).products.flatMap(\.operations).allSatisfy {
                $0.plans == [0]
            }
        )
    }

    @Test("of two limits that count the same the lower one is kept")
    func limits() throws {
        let resolution = resolve(
            PlanText.plan(
                "free",
                "open: {acknowledgeSecuredOperations: true}",
                "rateLimits: [{requests: 9, unit: Hour}, {requests: 5, unit: Hour, per: ClientAddress}, {requests: 7, unit: Hour, per: Plan}]"
            ),
            PlanText.product(plans: "{name: free}"),
            PlanText.environment()
        )
        #expect(resolution.codes == ["PC3155"])
        #expect(
            try #require(resolution.environment("production")).plans.map(Dump.text)
                == ["shop/free open 5/hour/clientAddress/product 7/hour/plan/product"]
        )
    }
}
