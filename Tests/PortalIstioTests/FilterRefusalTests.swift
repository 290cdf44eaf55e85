import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalScenarios
import PortalVocabulary
import Testing

@testable import PortalIstio

/// What cannot be enforced is withheld, and nothing else.
struct FilterRefusalTests {
    /// The statuses of the routes, `nil` where they forward.
    private func statuses(_ emission: Emission) -> [Value?] {
        emission.routes.map { $0.at("directResponse.status") }
    }

    @Test func unknownProxiesCloseWhatIsNotOpen() {
        var gateway = Fixture.existing
        gateway.workload = nil
        let emission = Emission(Scenario.environment(gateway: gateway, [Scenario.key(), Scenario.open]))
        #expect(emission.codes == ["PC5010"])
        #expect(statuses(emission) == [503, nil])
        #expect(emission.all("EnvoyFilter").isEmpty)
        let name = ResourceName(namespace: "shop", name: "production")
        #expect(emission.refusals.routes[name]?.values.map { $0 } == [["PC5010"]])
        #expect(emission.refusals.environments.isEmpty)
    }

    @Test(arguments: [
        "https://10.0.0.1/keys", "ftp://id.example.com/keys", "https://", "https:///keys",
        "https://user@id.example.com/",
        "https://id.example.com:0/", "https://id.example.com:65536/", "https://id.example.com:x/", "https://id/keys",
        "https://id.example.com/keys#1", "https://id.example.com/a b", "https://id.example.com/\n", "https://[::1/keys",
        "https://*.example.com/keys", "https://\u{e9}.example.com/keys", "https://[::1]x/keys", "http://a.svc/keys",
        "https://id.example.com:-1/", "http://keys.svc.cluster.local/",
    ]) func keySetsThatCannotBeFetched(url: String) {
        let plans = [Scenario.jwt("a", Scenario.remote(url)), Scenario.key(), Scenario.open]
        let emission = Emission(Scenario.environment(plans))
        #expect(emission.codes == ["PC5011"])
        #expect(statuses(emission) == [503, nil, nil])
        // The key of the neighbour is still asked for, and no token is.
        #expect(emission.all("EnvoyFilter").count == 2)
        #expect(!emission.all("EnvoyFilter").contains { DocumentWriter.yaml([$0.value]).contains("jwt_authn.v3.Jwt") })
    }

    @Test(arguments: [
        ("http://keys.idp.svc/keys", "outbound|80||keys.idp.svc.cluster.local"),
        ("http://KEYS.idp.svc.cluster.local:8080", "outbound|8080||keys.idp.svc.cluster.local"),
        ("http://id.example.com?x", "outbound|80||id.example.com"),
        ("http://[2001:db8::1]:8080/keys", "outbound|8080||ipv6-2001-db8--1-address.portalcore.internal"),
        ("http://192.0.2.1/keys", "outbound|80||ipv4-192-0-2-1-address.portalcore.internal"),
    ]) func clustersOfKeySets(url: String, cluster: String) throws {
        let emission = Emission(Scenario.environment([Scenario.jwt("a", Scenario.remote(url))]))
        #expect(emission.codes.isEmpty)
        let text = emission.all("EnvoyFilter").map { DocumentWriter.json($0.value) }.joined()
        #expect(text.contains("\"cluster\": \"\(cluster)\""))
        #expect(text.contains("\"timeout\": \"2s\""))
    }

    @Test func tlsInsideTheMeshIsToldOf() {
        let url = "https://keys.idp.svc.cluster.local:8443/keys"
        let emission = Emission(Scenario.environment([Scenario.jwt("a", Scenario.remote(url))]))
        #expect(emission.codes == ["PC5012"])
        #expect(statuses(emission) == [nil])
    }

    /// Envoy takes an empty issuer for every issuer.
    @Test(arguments: ["", "https://id.example.com\n"]) func issuersThatAreNone(issuer: String) {
        let plan = Scenario.jwt("a", issuer: issuer, .inline(Scenario.keySet))
        let emission = Emission(Scenario.environment([plan, Scenario.open]))
        #expect(emission.codes == ["PC5003"])
        #expect(statuses(emission) == [503, nil])
    }

    private static let badOptions: [@Sendable (inout IstioOptions) -> Void] = [
        { $0.authorizationService.name = "a.b" }, { $0.authorizationService.namespace = "" },
        { $0.rateLimitService.port = 0 }, { $0.rateLimitService.port = 65_536 },
        { $0.authorizationTimeoutMilliseconds = 0 }, { $0.rateLimitTimeoutMilliseconds = .max },
        { $0.clusterDomain = "cluster local" },
    ]

    @Test(arguments: badOptions.indices) func optionsThatEnvoyWouldRefuse(index: Int) {
        var options = IstioOptions()
        Self.badOptions[index](&options)
        let environment = Scenario.environment([Scenario.key(), Scenario.open])
        let emission = Emission(environment, options: options)
        #expect(emission.codes == ["PC5003"])
        #expect(statuses(emission) == [503, nil])
        #expect(emission.all("EnvoyFilter").isEmpty)
    }

    @Test(arguments: [[:], ["a": "*"], ["": "b"], ["a": "b c"], ["a": String(repeating: "b", count: 64)], ["a\n": "b"]])
    func selectorsThatAreNone(selector: [String: String]) {
        var gateway = Fixture.existing
        gateway.workload?.selector = selector
        let emission = Emission(Scenario.environment(gateway: gateway, [Scenario.key(), Scenario.open]))
        #expect(emission.codes == ["PC5003"])
        #expect(statuses(emission) == [503, nil])
        #expect(emission.all("EnvoyFilter").isEmpty)
    }

    /// A Gateway with a narrower server would make a virtual host that no patch of ours finds.
    @Test func wildcardsNeedToKnowTheirServers() {
        let environment = Scenario.environment(hosts: ["*.example.com"], [Scenario.key(), Scenario.open])
        let emission = Emission(environment)
        #expect(emission.codes == ["PC5010"])
        #expect(statuses(emission) == [503, nil])
        var known = environment
        known.gateway.hosts = ["*"]
        #expect(Emission(known).codes.isEmpty)
        known.gateway = Scenario.made
        #expect(Emission(known).codes.isEmpty)
    }

    /// What the routes refuse needs no filter any more.
    @Test func refusedRoutesNeedNoFilters() {
        var environment = Scenario.environment([Scenario.key(), Scenario.open])
        environment.entries[0].action = .forward(Forwarding(backends: []))
        let emission = Emission(environment)
        #expect(emission.codes == ["PC5003"])
        #expect(statuses(emission) == [503, nil])
        #expect(emission.all("EnvoyFilter").isEmpty)
        var portal = ResolvedPortal(environments: [environment])
        portal.withhold(emission.refusals)
        #expect(portal.environments.first?.needsFilters == false)
        #expect(portal.environments.first?.withheld.count == 1)
    }

    /// A filter that fails after routes were refused: both are told of, once.
    @Test func bothAreToldOf() {
        var gateway = Fixture.existing
        gateway.workload = nil
        var environment = Scenario.environment(gateway: gateway, [Scenario.key(), Scenario.open, Scenario.open])
        environment.entries[1].action = .forward(Forwarding(backends: []))
        let emission = Emission(environment)
        #expect(emission.codes.sorted() == ["PC5003", "PC5010"])
        #expect(statuses(emission) == [503, 503, nil])
        #expect(emission.refusals.routes.values.first?.count == 2)
    }

    @Test func tooManyHostsCloseWhatIsNotOpen() {
        var options = IstioOptions()
        options.maximumObjectBytes = 6000
        let hosts = (1...30).map { "h\($0).example.com" }
        let emission = Emission(Scenario.environment(hosts: hosts, [Scenario.key(), Scenario.open]), options: options)
        #expect(emission.codes == ["PC5002"])
        #expect(statuses(emission) == [503, nil])
    }

    @Test func refusedEnvironmentsAreNamed() {
        var environment = Scenario.environment([Scenario.key()])
        environment.gateway.source = .existing(ResourceName(namespace: "a", name: "b.c"))
        let emission = Emission(environment)
        #expect(emission.documents.isEmpty)
        #expect(emission.refusals.environments == [environment.name: ["PC5010"]])
    }
}
