import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalIstio
import PortalScenarios
import PortalVocabulary
import Testing

/// DestinationRules, ServiceEntries and Gateways.
struct DestinationTests {
    private func emission(_ backends: Backend..., gateway: ResolvedGateway = Fixture.existing) -> Emission {
        let action = RouteAction.forward(Forwarding(backends: backends.map { WeightedBackend($0) }))
        return Emission(Fixture.environment(gateway: gateway, [Fixture.entry("x", "/a", .any, action)]))
    }

    private func service(_ labels: [String: String]) -> Backend {
        .service(ResourceName(namespace: "stock", name: "orders"), port: 80, subset: labels)
    }

    private func external(_ host: String, _ port: Int, _ tls: ExternalHost.TLS? = nil) -> Backend {
        .external(ExternalHost(host: host, port: port, tls: tls))
    }

    @Test func plainServicesNeedNoRule() {
        #expect(emission(service([:])).documents.map(\.kind) == ["VirtualService"])
    }

    @Test func subsetsStandBesideTheService() {
        let emission = emission(service(["version": "v1"]), service(["version": "v2", "a": "b"]), service([:]))
        let rules = emission.all("DestinationRule")
        #expect(rules.count == 1)
        #expect(rules.first?.namespace == "stock")
        #expect(rules.first?.value.at("spec.host") == "orders.stock.svc.cluster.local")
        #expect(rules.first?.value.at("spec.exportTo") == nil)
        let subsets = rules.first?.value.at("spec.subsets")?.elements ?? []
        #expect(subsets.contains { $0["labels"] == ["version": "v1"] })
        #expect(subsets.contains { $0["labels"] == ["a": "b", "version": "v2"] })
        let used = emission.routes.first?["route"]?.elements?.compactMap { $0.at("destination.subset") } ?? []
        #expect(Set(used) == Set(subsets.compactMap { $0["name"] }))
    }

    @Test func subsetsAreNamedByWhatTheySay() {
        let one = emission(service(["version": "v1"])).all("DestinationRule").first?.value.at("spec.subsets.0")
        let two = emission(service(["version": "v2"]), service(["version": "v1"])).all("DestinationRule").first
        #expect(two?.value.at("spec.subsets")?.elements?.contains(one ?? .null) == true)
    }

    @Test func hostsOutside() {
        let emission = emission(external("Partner.example.net", 8080), external("partner.example.net", 443, .init()))
        #expect(
            emission.all("ServiceEntry").map { $0.value["spec"] } == [
                [
                    "hosts": ["partner.example.net"], "exportTo": ["istio-system"], "location": "MESH_EXTERNAL",
                    "ports": [
                        ["number": 443, "name": "https-443", "protocol": "HTTPS"],
                        ["number": 8080, "name": "http-8080", "protocol": "HTTP"],
                    ],
                    "resolution": "DNS",
                ]
            ]
        )
        let rule = emission.all("DestinationRule").first?.value["spec"]
        #expect(rule?["host"] == "partner.example.net")
        #expect(rule?["exportTo"] == ["istio-system"])
        #expect(
            rule?.at("subsets.0.trafficPolicy.tls") == [
                "mode": "SIMPLE", "sni": "partner.example.net", "subjectAltNames": ["partner.example.net"],
            ]
        )
        let destinations = emission.routes.first?["route"]?.elements?.compactMap { $0["destination"] } ?? []
        #expect(destinations.first?["subset"] == nil)
        #expect(destinations.last?["subset"] == rule?.at("subsets.0.name"))
    }

    @Test(arguments: [
        ("10.1.2.3", "ipv4-10-1-2-3-address.portalcore.internal"),
        ("2001:DB8::1", "ipv6-2001-db8--1-address.portalcore.internal"),
    ])
    func addressesGetNames(address: String, host: String) {
        let emission = emission(external(address, 80))
        let entry = emission.all("ServiceEntry").first?.value["spec"]
        #expect(entry?["hosts"] == [.string(host)])
        #expect(entry?["resolution"] == "STATIC")
        #expect(entry?["endpoints"] == [["address": .string(address)]])
        #expect(emission.routes.first?.at("route.0.destination.host") == .string(host))
        #expect(emission.all("DestinationRule").isEmpty)
    }

    @Test func addressesWithATLSName() {
        let emission = emission(external("10.1.2.3", 443, .init(serverName: "partner.example.net")))
        #expect(emission.codes.isEmpty)
        let rule = emission.all("DestinationRule").first?.value["spec"]
        #expect(rule?.at("subsets.0.trafficPolicy.tls.sni") == "partner.example.net")
    }

    @Test func unknownProxiesSeeEverything() {
        var gateway = Fixture.existing
        gateway.workload = nil
        let emission = emission(external("partner.example.net", 80), gateway: gateway)
        #expect(emission.all("ServiceEntry").first?.value.at("spec.exportTo") == nil)
    }

    @Test func otherClusterDomain() {
        var options = IstioOptions()
        options.clusterDomain = "corp.local"
        let emission = Emission(Fixture.environment([Fixture.entry("x", "/a")]), options: options)
        #expect(emission.routes.first?.at("route.0.destination.host") == "orders.shop.svc.corp.local")
    }
}

/// Gateways, made and referred to.
struct GatewayTests {
    private func made(_ servers: ResolvedGateway.Servers, hosts: [String] = ["api.example.com"]) -> Emission {
        let gateway = ResolvedGateway(source: .made(servers), workload: Fixture.workload)
        return Emission(Fixture.environment(hosts: hosts, gateway: gateway, [Fixture.entry("x", "/a")]))
    }

    @Test func existingGatewaysAreOnlyNamed() {
        let emission = Emission(Fixture.environment([Fixture.entry("x", "/a")]))
        #expect(emission.all("Gateway").isEmpty)
        #expect(emission.all("VirtualService").first?.value.at("spec.gateways") == ["istio-system/public"])
    }

    @Test func plainHTTP() {
        let emission = made(
            .init(credentialName: nil, redirectsToHTTPS: false),
            hosts: ["b.example.com", "*.a.example.com"]
        )
        let gateway = emission.all("Gateway").first
        #expect(gateway?.namespace == "istio-system")
        #expect(
            gateway?.value["spec"] == [
                "selector": ["istio": "ingressgateway"],
                "servers": [
                    [
                        "port": ["number": 80, "name": "http", "protocol": "HTTP"],
                        "hosts": ["shop/*.a.example.com", "shop/b.example.com"],
                    ]
                ],
            ]
        )
        let reference = "istio-system/\(gateway?.name ?? "")"
        #expect(emission.all("VirtualService").first?.value.at("spec.gateways") == [.string(reference)])
    }

    @Test(arguments: [true, false])
    func certificateAndRedirect(redirects: Bool) {
        let emission = made(.init(credentialName: "api-cert", redirectsToHTTPS: redirects))
        let servers = emission.all("Gateway").first?.value.at("spec.servers")
        #expect(servers?.at("0.tls") == ["mode": "SIMPLE", "credentialName": "api-cert"])
        #expect(servers?.at("0.port") == ["number": 443, "name": "https", "protocol": "HTTPS"])
        #expect(servers?.at("1.tls") == (redirects ? ["httpsRedirect": true] : nil))
    }

    @Test func refused() {
        #expect(made(.init(credentialName: nil, redirectsToHTTPS: true)).codes == ["PC5010"])
        #expect(made(.init(credentialName: "a", redirectsToHTTPS: true, httpPort: 443)).codes == ["PC5010"])
        #expect(made(.init(credentialName: "a", redirectsToHTTPS: true, httpPort: 0)).codes == ["PC5010"])
        let dotted = ResolvedGateway(
            source: .existing(ResourceName(namespace: "istio-system", name: "public.edge")),
            workload: nil
        )
        let emission = Emission(Fixture.environment(gateway: dotted, [Fixture.entry("x", "/a")]))
        #expect(emission.codes == ["PC5010"])
        #expect(emission.documents.isEmpty)
        let homeless = ResolvedGateway(
            source: .made(.init(credentialName: nil, redirectsToHTTPS: false)),
            workload: nil
        )
        #expect(Emission(Fixture.environment(gateway: homeless, [Fixture.entry("x", "/a")])).codes == ["PC5010"])
    }
}
