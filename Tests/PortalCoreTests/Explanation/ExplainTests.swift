import Foundation
import PortalCore
import PortalTestSupport
import Testing

/// What is said of requests to a small shop, with everything in it that can get in the way.
@Suite struct ExplainTests {
    private static let manifest = """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.0.3
              info: {title: Orders, version: "1"}
              paths:
                /orders: {get: {operationId: list, responses: {"200": {description: Fine}}}}
                /orders/export: {get: {operationId: export, responses: {"200": {description: Fine}}}}
                /orders/purge: {post: {operationId: purge, responses: {"200": {description: Fine}}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: get, responses: {"200": {description: Fine}}}
                  post: {operationId: change, responses: {"200": {description: Fine}}}
                /refunds: {get: {operationId: refunds, responses: {"200": {description: Fine}}}}
                /moved: {get: {operationId: moved, responses: {"200": {description: Fine}}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route:
              backends: [{host: {name: orders.example.net, port: 80}}]
              headers: {request: {set: {x-from: portal}}, response: {remove: [server]}}
            apis:
            - apiDocRef: {name: orders}
              operations:
                exclude: [{ids: [export]}]
                overrides:
                - {select: {ids: [purge, refunds]}, usagePlanRefs: [{name: nowhere}]}
                - {select: {ids: [change]}, usagePlanRefs: [{name: gold}]}
                - {select: {ids: [moved]}, route: {redirect: {host: new.example.com, code: 308}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold, namespace: shop}
        spec: {auth: {apiKey: {header: api-key}}, rateLimits: [{requests: 10, unit: Minute}]}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]
          basePath: /shop
          gateway:
            create: {tls: {credentialName: cert}, httpsRedirect: true}
            workload: {namespace: shop, selector: {istio: shop}}
          products: [{names: [orders]}]
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: staging, namespace: shop}
        spec:
          domains: [api.example.com, "*.staging.example.com"]
          basePath: /shop
          gateway:
            create: {}
            workload: {namespace: shop, selector: {istio: staging}}
          products: [{names: [orders]}]

        """

    private static func translate(_ options: PortalOptions = PortalOptions()) -> Translation {
        PortalPipeline.translate([InputFile(name: "shop.yaml", bytes: Array(manifest.utf8))], options: options)
    }

    private static let istio = translate()

    private static func explain(
        _ request: String,
        _ translation: Translation = istio,
        headers: [PolicyCall.Field] = [],
        environment: String? = nil
    ) throws -> Explanation {
        let parts = request.split(separator: " ").map(String.init)
        return translation.explain(
            try ExplainRequest(
                method: parts[0],
                url: parts[1],
                headers: headers,
                now: 0,
                environment: environment.map { ResourceName(namespace: "shop", name: $0) }
            )
        )
    }

    @Test func theFixtureIsAsMeant() {
        #expect(Set(Self.istio.report.entries.map(\.diagnostic.code.id)) == ["PC3164", "PC4501"])
    }

    // MARK: - Outcomes

    private static let outcomes: [(String, Explanation.Outcome, Int?, String?)] = [
        ("GET https://api.example.com/shop/orders", .backend, nil, "list"),
        ("GET https://api.example.com/shop/orders/7?x", .backend, nil, "get"),
        ("GET https://api.example.com/shop/orders/export", .guarded, 404, "export"),
        ("POST https://api.example.com/shop/orders/purge", .guarded, 503, "purge"),
        ("DELETE https://api.example.com/shop/orders/7", .noRoute, 404, nil),
        ("GET https://api.example.com/shop/refunds", .noRoute, 404, nil),
        ("POST https://api.example.com/shop/orders/7", .denied, 401, "change"),
        ("GET https://api.example.com/shop/moved?a=1", .redirect, 308, "moved"),
        ("GET http://api.example.com/shop/orders?a=1", .httpsRedirect, 301, nil),
        ("GET https://x.staging.example.com/shop/orders", .backend, nil, "list"),
        ("GET https://other.example.com/shop/orders", .unknownHost, 404, nil),
        ("GET https://api.example.com/shop/%00", .refused, 400, nil),
        ("FOO https://api.example.com/shop/orders", .refused, 400, nil),
        ("CONNECT https://api.example.com/shop/orders", .refused, 400, nil),
    ]

    @Test(arguments: outcomes)
    func outcome(request: String, outcome: Explanation.Outcome, status: Int?, operation: String?) throws {
        let explanation = try Self.explain(request)
        #expect(explanation.outcome == outcome)
        #expect(explanation.status == status)
        #expect(explanation.operation?.id == operation)
        #expect((explanation.backendPath == nil) == (outcome != .backend))
        #expect(!explanation.summary.isEmpty)
        #expect(explanation.text.contains(explanation.summary))
    }

    @Test func addressesAsEnvoyMakesThem() throws {
        let redirect = try Self.explain("GET https://api.example.com:8443/shop/moved?a=1")
        #expect(redirect.responseLocation == "https://new.example.com/shop/moved?a=1")
        let plain = try Self.explain("GET http://API.example.com:80/shop/x/../orders?a=1")
        #expect(plain.responseLocation == "https://API.example.com:80/shop/orders?a=1")
        let backend = try Self.explain("GET https://api.example.com/shop/orders/%2F?a=/b")
        #expect(backend.backendPath == "/orders/%2F?a=/b")
        #expect(backend.backendHost == "api.example.com")
        #expect(backend.way?.backends.map(\.name) == ["orders.example.net:80 (outside)"])
    }

    @Test func headersThatChange() throws {
        let open = try Self.explain("GET https://api.example.com/shop/orders")
        #expect(open.requestHeaders == ["set x-from: portal"])
        #expect(open.responseHeaders == ["remove server"])
        #expect(open.decision?.reason == .open)
    }

    // MARK: - Near misses

    private static let misses: [(String, [String])] = [
        (
            "DELETE https://api.example.com/shop/orders/7",
            ["method GET it takes GET, not DELETE", "method POST it takes POST, not DELETE"]
        ),
        (
            "HEAD https://api.example.com/shop/orders",
            ["method GET it takes GET, not HEAD (HEAD is an operation of its own)"]
        ),
        (
            "GET https://api.example.com/shop/refunds",
            ["withheld GET it is withheld because of PC4501"]
        ),
        (
            "POST https://api.example.com/shop/refunds",
            ["method GET it takes GET, not POST, and it is withheld because of PC4501"]
        ),
        (
            "POST https://api.example.com/shop/orders/purge",
            [
                "method GET it takes GET, not POST",
                "lessSpecific POST `~guard/shop/production/shop/orders/v1/shop/orders/purge` stands before it",
            ]
        ),
        (
            "GET https://api.example.com/shop/orders/",
            ["path GET it would take the path without the slash at the end"]
        ),
        (
            "GET https://api.example.com/Shop//orders/7/",
            ["path GET upper and lower case differ, and it would take the path without the slash at the end"]
        ),
        ("GET https://api.example.com/orders", ["path GET it would take the path below `/shop`"]),
        ("GET https://api.example.com/shop/ordres", ["path GET the path is spelt nearly so"]),
    ]

    /// The near misses of the Environment itself; the other one serves the same under its own hosts.
    @Test(arguments: misses)
    func nearMisses(request: String, expected: [String]) throws {
        let explanation = try Self.explain(request)
        let own = explanation.misses.filter { $0.environment.name == "production" }
        #expect(own.map { "\($0.reason.rawValue) \($0.method ?? "") \($0.message)" } == expected)
        #expect(own.allSatisfy { $0.place?.file == "shop.yaml" })
    }

    @Test func otherHostsAreNamed() throws {
        let explanation = try Self.explain("GET https://ap.example.com/shop/orders")
        #expect(explanation.notes == ["there is a host `api.example.com`"])
        #expect(
            explanation.misses.map(\.message) == [
                "it is served under `api.example.com`",
                "it is served under `*.staging.example.com`, `api.example.com`",
            ]
        )
    }

    @Test func withheldOperationsShowTheirFindings() throws {
        let guarded = try Self.explain("POST https://api.example.com/shop/orders/purge")
        let finding = try #require(guarded.operation?.reasons.first)
        #expect(finding.code == "PC4501")
        #expect(finding.message?.contains("nowhere") == true)
        #expect(finding.place?.file == "shop.yaml")
        #expect(guarded.text.contains("PC4501: "))
        #expect(guarded.responseHeaders == ["set retry-after: 60"])
    }

    // MARK: - Environments

    @Test func twoEnvironmentsOfOneHost() throws {
        let first = try Self.explain("GET https://api.example.com/shop/orders")
        #expect(first.owner?.name == "production")
        #expect(first.notes.contains { $0.contains("`shop/staging`") })
        let second = try Self.explain("GET http://api.example.com/shop/orders", environment: "staging")
        #expect(second.owner?.name == "staging")
        #expect(second.outcome == .backend)
        let none = try Self.explain("GET https://api.example.com/shop/orders", environment: "nothing")
        #expect(none.outcome == .unknownHost)
        #expect(none.summary == "404: Environment `shop/nothing` does not have the host")
        #expect(none.notes.contains("there is no Environment `shop/nothing` that serves anything"))
    }

    // MARK: - Envoy by itself

    @Test func closedWithoutAnybodyWhoDecides() throws {
        var options = PortalOptions()
        options.target = .envoy
        let native = Self.translate(options)
        let closed = try Self.explain("POST http://api.example.com/shop/orders/7", native)
        #expect(closed.outcome == .closed)
        #expect(closed.status == 503)
        #expect(closed.plans.map(\.reason) == ["nobody decides here"])
        let open = try Self.explain("GET http://api.example.com/shop/orders", native)
        #expect(open.outcome == .backend)
        let second = try Self.explain("GET http://api.example.com:8081/shop/orders", native)
        #expect(second.owner?.name == "staging")
        options.envoy.mocks[try #require(open.route)] = EnvoyOptions.MockAnswer(status: 201, body: "{}")
        options.envoy.authorization = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 9101)
        let mocked = Self.translate(options)
        #expect(try Self.explain("GET http://api.example.com/shop/orders", mocked).status == 201)
        #expect(try Self.explain("POST http://api.example.com/shop/orders/7", mocked).status == 401)
        options.envoy.listener.port = -1
        let refused = Self.translate(options)
        let nobody = try Self.explain("GET http://api.example.com/shop/orders", refused)
        #expect(nobody.outcome == .unknownHost)
        #expect(nobody.notes.first?.contains("nothing could be emitted") == true)
    }

    // MARK: - Forms

    @Test func jsonFitsItsSchema() throws {
        var texts = try Self.outcomes.prefix(9).map { try Self.explain($0.0).json }
        texts.append(ExampleFiles.translate("portal").explain(try Self.travel()).json)
        for text in texts {
            #expect(try JSONSchemaCheck.findings(in: text, schema: "explanation.schema.json") == [])
        }
        let file = PackageRoot.url.appending(path: "docs/schemas/explanation.schema.json")
        let schema = try String(contentsOf: file, encoding: .utf8)
        for outcome in Explanation.Outcome.allCases { #expect(schema.contains("\"\(outcome.rawValue)\"")) }
        for reason in Explanation.Miss.Reason.allCases { #expect(schema.contains("\"\(reason.rawValue)\"")) }
        for reason in PolicyReason.allCases { #expect(schema.contains("\"\(reason.word)\"")) }
        let page = try String(contentsOf: PackageRoot.url.appending(path: "docs/explain.md"), encoding: .utf8)
        for outcome in Explanation.Outcome.allCases { #expect(page.contains("`\(outcome.rawValue)`")) }
        for reason in Explanation.Miss.Reason.allCases { #expect(page.contains("`\(reason.rawValue)`")) }
    }

    private static func travel() throws -> ExplainRequest {
        try ExplainRequest(
            url: "https://api.travel.example/v1/trips/7",
            headers: [PolicyCall.Field("api-key", "unknown")],
            now: 0
        )
    }

    @Test(arguments: ["", "api.example.com", "ftp://x", "https://", "https:///x", "https://mia:secret@x/", "//x/y"])
    func noURL(text: String) {
        let fault = #expect(throws: ExplainFault.self) { try ExplainRequest(url: text, now: 0) }
        #expect(fault?.message.contains("secret") == false)
    }

    @Test(arguments: [
        ("https://x", "x", "/"), ("HTTP://x:80?a", "x:80", "/?a"), ("https://x/a?b#c", "x", "/a?b"),
        ("https://x#c", "x", "/"), ("https://x\\a", "x", "\\a"),
    ])
    func url(text: String, host: String, path: String) throws {
        let request = try ExplainRequest(url: text, now: 0)
        #expect(request.host == host)
        #expect(request.path == path)
    }
}
