import PortalDocument
import PortalEnvoy
import PortalIR
import PortalScenarios
import PortalTestSupport
import PortalVocabulary
import Testing

/// What becomes of environments, hosts, plans and options.
struct EmitterTests {
    @Test func environmentsShareAListenerUntilAHostIsTaken() {
        let entries = [Fixture.entry("x", "/x")]
        let portal = ResolvedPortal(environments: [
            Fixture.environment(named: "a", hosts: ["a.example.com", "b.example.com"], entries),
            Fixture.environment(named: "b", hosts: ["b.example.com"], entries),
            Fixture.environment(named: "c", hosts: ["*.example.com"], entries),
            Fixture.environment(named: "d", hosts: ["b.example.com"], entries),
        ])
        let groups = EnvoyListeners(portal, options: EnvoyOptions()).groups
        #expect(groups.map(\.environments) == [[0, 2], [1], [3]])
        #expect(groups.map(\.port) == [8080, 8081, 8082])
        #expect(groups.map(\.name) == ["http", "http-2", "http-3"])
        let emission = Emission(portal)
        #expect(emission.at("static_resources.listeners.2.address.socket_address.port_value") == 8082)
        #expect(emission.manager(2, "route_config.virtual_hosts.0.domains") == ["b.example.com"])
    }

    @Test func withoutAnAuthorizationServicePlansAreClosed() {
        let environment = Scenario.environment([Scenario.key(), .open])
        let names = environment.products[0].operations.map(\.name)
        let emission = Emission(environment)
        #expect(emission.codes == ["PC5509"])
        #expect(emission.route(0, "name") == .string(names[0]))
        #expect(emission.route(0, "direct_response.status") == 503)
        #expect(emission.route(0, "direct_response.body.inline_string") == "{\"error\":\"not available\"}")
        #expect(emission.route(1, "route.cluster") == "service/shop/orders:8080")
        #expect(emission.route(1, "request_headers_to_remove") == ["x-portal-consumer", "x-portal-plan"])
        #expect(EnvoyClosing.routes(of: environment, options: EnvoyOptions()) == [names[0]])
        // It is closed, not withheld: a service may come, and readers see what there is.
        #expect(emission.refusals.routes.isEmpty && emission.refusals.environments.isEmpty)
    }

    @Test func whatRefusesUncountedCallsIsClosedWhereNobodyCounts() {
        let limit = PlanLimit(requests: 5, unit: .minute)
        var options = EnvoyOptions()
        options.authorization = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 9101)
        let strict = Emission(Scenario.environment([Scenario.key("gold", limit, isStrict: true)]), options: options)
        #expect(strict.codes == ["PC5509"])
        #expect(strict.route(0, "direct_response.status") == 503)
        let lenient = Emission(Scenario.environment([Scenario.key("gold", limit)]), options: options)
        #expect(lenient.codes == ["PC5511"])
        #expect(lenient.route(0, "route.cluster") == "service/shop/orders:8080")
    }

    @Test(arguments: [("127.0.0.1", 8081), ("0.0.0.0", 8080), ("127.0.0.1", 8080)])
    func theAdministrationIsNoListener(host: String, port: Int) {
        let entries = [Fixture.entry("x", "/x")]
        let portal = ResolvedPortal(environments: [
            Fixture.environment(named: "a", hosts: ["a.example.com"], entries),
            Fixture.environment(named: "b", hosts: ["a.example.com"], entries),
        ])
        var options = EnvoyOptions()
        options.admin = EnvoyOptions.Endpoint(host: host, port: port)
        #expect(Emission(portal, options: options).codes == ["PC5502"])
        options.admin = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 8082)
        #expect(Emission(portal, options: options).codes.isEmpty)
    }

    @Test func aMockTakesThePlaceOfABackendButNotOfAGuard() {
        var options = EnvoyOptions()
        options.mocks["read"] = EnvoyOptions.MockAnswer(status: 201, contentType: "text/plain", body: "100%")
        options.mocks["guard"] = EnvoyOptions.MockAnswer(body: "{}")
        let entries = [
            Fixture.entry("read", "/read", response: HeaderChanges(set: ["x-a": "b"])),
            Fixture.entry("guard", "/guard", .any, .respond(.withheld)),
        ]
        let emission = Emission(Fixture.environment(entries), options: options)
        #expect(emission.codes.isEmpty)
        #expect(emission.route(0, "direct_response.body.inline_string") == "100%")
        #expect(emission.route(0, "direct_response.status") == 201)
        #expect(emission.route(0, "response_headers_to_add.0.header.value") == "text/plain")
        #expect(emission.route(0, "response_headers_to_add.1.header.value") == "b")
        #expect(emission.route(1, "direct_response.status") == 503)
    }

    @Test func aMockHasNoCORSAndSaysSo() {
        let policy = CORSPolicy(allowOrigins: [.exact("https://app.example.com")], allowMethods: [.get])
        let environment = Fixture.environment([Fixture.entry("read", "/read", cors: policy)])
        #expect(Emission(environment).codes.isEmpty)
        var options = EnvoyOptions()
        options.mocks["read"] = EnvoyOptions.MockAnswer(body: "{}")
        #expect(Emission(environment, options: options).codes == ["PC5505"])
    }

    @Test func nobodyIsLookedForToWhomNothingLeads() {
        let environment = Fixture.environment([Fixture.entry("read", "/read"), Fixture.entry("odd", "/odd")])
        let clusters = "static_resources.clusters"
        #expect(Emission(environment).at("\(clusters).0.name") != nil)
        var options = EnvoyOptions()
        options.mocks["read"] = EnvoyOptions.MockAnswer(body: "{}")
        #expect(Emission(environment, options: options).at("\(clusters).0.name") != nil)
        options.mocks["odd"] = EnvoyOptions.MockAnswer(body: "{}")
        #expect(Emission(environment, options: options).at(clusters) == [])
    }

    @Test func theOneTryMayBeBounded() {
        let forwarding = Forwarding(
            backends: [WeightedBackend(Fixture.service)],
            retries: Retries(attempts: 0, perTryTimeoutMilliseconds: 2000)
        )
        let emission = Emission(Fixture.environment([Fixture.entry("x", "/x", .any, .forward(forwarding))]))
        #expect(emission.codes.isEmpty)
        #expect(emission.route(0, "route.retry_policy") == ["num_retries": 0, "per_try_timeout": "2s"])
    }

    @Test func servicesAreWhereTheOptionsSay() {
        let subset = Backend.service(ResourceName(namespace: "shop", name: "orders"), port: 8080, subset: ["v": "2"])
        let environment = Fixture.environment([Fixture.entry("x", "/x", .any, Fixture.forward(subset))])
        let unmapped = Emission(environment)
        #expect(unmapped.codes == ["PC5508"])
        #expect(unmapped.refusals.routes[environment.name] == ["x": ["PC5508"]])
        #expect(unmapped.route(0, "direct_response.status") == 503)
        for key in ["shop/orders:8080", "shop/orders", "orders"] {
            var options = EnvoyOptions()
            options.backends[key] = EnvoyOptions.Endpoint(host: "localhost", port: 9000)
            let mapped = Emission(environment, options: options)
            #expect(mapped.codes.isEmpty, "\(key)")
            let way =
                "static_resources.clusters.0.load_assignment.endpoints.0.lb_endpoints.0.endpoint.address.socket_address"
            #expect(mapped.at("\(way).address") == "localhost")
            #expect(mapped.at("\(way).port_value") == 9000)
        }
    }

    @Test func methodsWithAPercentSignAreNoFormats() throws {
        let method = try #require(HTTPMethod("100%"))
        let entry = Fixture.entry("x", "/x", .any, .respond(.wrongMethod(allowed: [method])))
        let emission = Emission(Fixture.environment([entry]))
        #expect(emission.route(0, "response_headers_to_add.0.header.value") == "100%%")
    }

    @Test(
        arguments: [
            { $0.listener.host = "localhost" }, { $0.listener.port = 65_536 },
            { $0.admin = .init(host: "a b", port: 1) },
            { $0.layout = .directory("") }, { $0.accessLog = "a\nb" },
            { $0.authorization = .init(host: "", port: 9101) },
            { $0.authorization = .init(host: "127.0.0.1", port: 0) },
        ] as [@Sendable (inout EnvoyOptions) -> Void]
    )
    func optionsThatEnvoyWouldRefuse(change: @Sendable (inout EnvoyOptions) -> Void) {
        var options = EnvoyOptions()
        change(&options)
        let environment = Fixture.environment([Fixture.entry("x", "/x")])
        let emission = Emission(environment, options: options)
        #expect(emission.documents.isEmpty)
        #expect(emission.codes == ["PC5502"])
        #expect(emission.refusals.environments[environment.name] == ["PC5502"])
    }

    @Test func nothingDependsOnTheOrderOfDictionaries() {
        for scenario in NativeScenario.all {
            let emissions = (0..<4).map { _ in Emission(scenario.portal, options: scenario.options).documents }
            #expect(Set(emissions).count == 1, "\(scenario.name)")
        }
    }

    @Test func aSmallEditMakesASmallDiff() {
        func routes(_ count: Int, without left: Int?) -> Set<String> {
            let entries = (0..<count).filter { $0 != left }.map { Fixture.entry("r\($0)", "/api/thing\($0)/{id}") }
            let emission = Emission(Fixture.environment(entries))
            let text = emission.documents.first.map { DocumentWriter.yaml([$0.value]) } ?? ""
            return Set(text.split(separator: "\n").map(String.init))
        }
        let difference = routes(2000, without: nil).symmetricDifference(routes(2000, without: 700))
        #expect(difference.count < 100, "\(difference.count) lines")
    }
}

extension ResolvedPlan {
    fileprivate static let open = ResolvedPlan(id: "shop/open", name: "open", auth: .open)
}
