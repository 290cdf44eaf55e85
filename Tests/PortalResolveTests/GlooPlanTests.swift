import PortalDiagnostics
import PortalIR
import PortalResolve
import PortalTestSupport
import PortalVocabulary
import Testing

@Suite("Plans of Gloo environments")
struct GlooPlanTests {
    private static let apiDoc = """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIDoc
        metadata: {name: pets, namespace: web}
        spec:
          openApi:
            content:
              inlineString: |
                openapi: 3.0.2
                info: {title: Pets, version: "1"}
                paths:
                  /pets:
                    get: {operationId: listPets, responses: {"200": {description: Pets}}}
        """

    private static func product(_ name: String, plans: String) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: APIProduct
        metadata: {name: \(name), namespace: web}
        spec:
          usagePlans: [\(plans)]
          versions:
          - name: v1
            apis: [{apiDoc: {name: pets, namespace: web}}]
            gatewayConfig: {route: {inlineRoute: {backends: [{kube: {name: pets, namespace: web, port: 80}}]}}}
        """
    }

    private static func environment(keySet: String = KeySetTests.rsa, disableRoutes: Bool = false) -> String {
        """
        apiVersion: portal.gloo.solo.io/v1beta1
        kind: Environment
        metadata: {name: dev, namespace: web}
        spec:
          domains: [api.example.com]
          gatewayConfig: {disableRoutes: \(disableRoutes)}
          apiProducts: [{names: [pets], basePath: a}, {names: [cats], basePath: b}]
          parameters:
            usagePlans:
              basic:
                displayName: Basic/plan
                authPolicy: {apiKey: {}}
                rateLimit: {unit: MINUTE, requestsPerUnit: 3}
              login/new:
                authPolicy:
                  oauth:
                    authorizationUrl: https://id.example.com/login
                    tokenUrl: https://id.example.com/token
                    jwtValidation:
                      issuer: https://id.example.com
                      localJwks: {inlineString: '{"keys": [\(keySet)]}'}
                      scopes: {read: {required: true}, write: {}}
        """
    }

    private func resolve(_ texts: String..., options: ResolveOptions = ResolveOptions()) -> Resolution {
        Resolution(([Self.apiDoc] + texts).joined(separator: "\n---\n"), options: options)
    }

    private func states(_ resolution: Resolution) -> [[PublishedOperation.State]] {
        resolution.portal.environments.first?.products.map { $0.operations.map(\.state) } ?? []
    }

    @Test("belong to their environment")
    func locals() throws {
        let resolution = resolve(
            Self.product("pets", plans: "login/new, basic"),
            Self.product("cats", plans: "basic"),
            Self.environment()
        )
        #expect(resolution.codes == ["PC4552"])
        let environment = try #require(resolution.environment("dev"))
        #expect(environment.isGloo)
        #expect(environment.plans.map(\.id) == ["web/dev/basic", "web/dev/login%2Fnew"])
        #expect(environment.plans.map(\.displayName) == ["Basic/plan", "login/new"])
        #expect(environment.plans.allSatisfy { $0.isGloo && !$0.refusesUncounted })
        #expect(environment.plans.first?.auth == .apiKey(.header("api-key")))
        #expect(environment.plans.first?.limits == [PlanLimit(requests: 3, unit: .minute)])
        guard case .jwt(let rules)? = environment.plans.last?.auth else {
            Issue.record("no tokens")
            return
        }
        #expect(rules.requiredScopes == ["read"])
        #expect(rules.optionalScopes == ["write"])
        #expect(rules.isOAuth)
        // Products are sorted by name, the plans of an operation as they are written.
        #expect(environment.products.flatMap(\.operations).map(\.plans) == [[0], [1, 0]])
        #expect(environment.gateway.workload?.selector == ["istio": "ingressgateway"])
        #expect(environment.needsFilters)
    }

    @Test("that are broken leave the others alone, and the environment says so")
    func isolation() {
        let resolution = resolve(
            Self.product("pets", plans: "login/new, basic"),
            Self.product("cats", plans: "basic"),
            Self.environment(keySet: "{}")
        )
        #expect(resolution.codes == ["PC3151", "PC4552"])
        #expect(Set(resolution.diagnostics.map(\.subject)) == ["Environment web/dev"])
        #expect(states(resolution) == [[.served], [.withheld(["PC3151"])]])
    }

    @Test("that are not defined take their product down, and nothing else")
    func undefined() {
        let resolution = resolve(
            Self.product("pets", plans: "basci"),
            Self.product("cats", plans: "basic"),
            Self.environment()
        )
        #expect(resolution.codes == ["PC4504", "PC4552"])
        let subjects = resolution.diagnostics.filter { $0.severity == .error }.map(\.subject)
        #expect(subjects == ["ApiProduct web/pets"])
        #expect(states(resolution) == [[.served], [.withheld(["PC4504"])]])
    }

    @Test("are enforced on the proxies of a stock installation, on others only where they are said")
    func assumed() {
        var options = ResolveOptions()
        options.assumedGateway = ResourceName(namespace: "edge", name: "front")
        let texts = [Self.product("pets", plans: "basic"), Self.product("cats", plans: "basic"), Self.environment()]
        let unknown = resolve(texts[0], texts[1], texts[2], options: options)
        #expect(unknown.codes == ["PC3150", "PC4552"])
        options.assumedWorkload = ["app": "front"]
        let known = resolve(texts[0], texts[1], texts[2], options: options)
        #expect(known.codes == ["PC4552"])
        #expect(
            known.environment("dev")?.gateway.workload
                == ResolvedGateway.Workload(
                    namespace: "edge",
                    selector: ["app": "front"],
                    filterNamespace: "istio-system"
                )
        )
    }

    @Test("are documented where no routes are made")
    func documented() {
        let resolution = resolve(
            Self.product("pets", plans: "basic"),
            Self.product("cats", plans: "basci"),
            Self.environment(disableRoutes: true)
        )
        #expect(resolution.codes == ["PC4504"])
        #expect(resolution.portal.environments == [])
        let states = resolution.portal.documented.flatMap(\.products).map { $0.operations.map(\.state) }
        #expect(states == [[.withheld(["PC4504"])], [.documented]])
    }
}

@Suite("Subjects of faults in plans")
struct PlanFaultTests {
    /// Whose fault it is.
    static let subjects: [(fault: String, subject: String)] = [
        ("a plan that does not exist", "ApiProduct shop/orders"),
        ("an override with a plan that does not exist", "ApiProduct shop/orders"),
        ("a plan with keys, and nobody knows the proxies", "Environment bank/internal"),
        ("a limit that overflows", "UsagePlan bank/open"),
        ("more limits than there are slots", "UsagePlan bank/open"),
        ("a key set that is no JSON", "UsagePlan bank/open"),
        ("a key set without a usable key", "UsagePlan bank/open"),
        ("a private key in a key set", "UsagePlan bank/open"),
        ("a key set behind a password", "UsagePlan bank/open"),
        ("a broken key set beside a plan that is sound", "UsagePlan bank/tokens"),
        ("two selections that contradict each other", "Environment bank/internal"),
        ("two selections with other plans", "Environment bank/internal"),
    ]

    @Test("are the resources that have to change", arguments: subjects.map(\.fault))
    func subject(_ name: String) throws {
        let fault = try #require(FaultTable.faults.first { $0.testDescription == name })
        var resources = FaultBase.resources
        fault.change(&resources)
        let found = Set(Resolution(FaultBase.text(resources)).diagnostics.compactMap(\.subject))
        #expect(found == [Self.subjects.first { $0.fault == name }?.subject])
    }
}

@Suite("Order of plans and keys")
struct PlanOrderTests {
    @Test("means nothing")
    func shuffled() {
        let texts = [
            PlanText.apiDoc, PlanText.plan("gold", "apiKey: {}"), PlanText.plan("free", "open: {}"),
            PlanText.plan("tokens", "jwt: {issuer: i, jwks: {inlineText: '{\"keys\": [{}, \(KeySetTests.rsa)]}'}}"),
            PlanText.product(plans: "{name: tokens}, {name: gold}, {name: free}, {name: gold}"),
            PlanText.environment(), PlanText.environment("preview", documentationOnly: true), PlanText.secret("a"),
            PlanText.secret("b"), PlanText.secret("c", digest: String(repeating: "c", count: 64)),
            PlanText.secret("d", environment: "preview", digest: String(repeating: "d", count: 64)),
        ]
        let expected = Resolution(texts.joined(separator: "\n---\n"))
        #expect(expected.environment("production")?.credentials.map(\.secret.name) == ["c"])
        var random = SeededGenerator()
        for _ in 0..<20 {
            let other = Resolution(texts.shuffled(using: &random).joined(separator: "\n---\n"))
            #expect(other.portal == expected.portal, "seed \(random.seed)")
            #expect(other.findings == expected.findings, "seed \(random.seed)")
        }
    }
}
