import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalProxy
import PortalScenarios
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalIstio

/// What stands before the routes of environments with plans.
struct FilterTests {
    private func chain(_ emission: Emission) -> [OutputDocument] { emission.documents.filter(\.isShared) }

    private func filters(_ emission: Emission, _ environment: String = "production") -> OutputDocument? {
        emission.all("EnvoyFilter").first {
            $0.name == "portalcore-\(environment)-filters"
                || $0.name.hasPrefix("portalcore-\(environment)-") && !$0.isShared
        }
    }

    private func patches(_ document: OutputDocument?, _ kind: String) -> [Value] {
        (document?.value.at("spec.configPatches")?.elements ?? []).filter { $0["applyTo"]?.text == kind }
    }

    @Test func openEnvironmentsHaveNone() {
        let emission = Emission(Scenario.environment([Scenario.open]))
        #expect(emission.all("EnvoyFilter").isEmpty)
        #expect(emission.documents.map(\.kind) == ["VirtualService"])
    }

    /// Two repositories that are translated apart emit the same shared object.
    @Test func theChainIsTheSameFromEverywhere() {
        let one = chain(Emission(Scenario.environment([Scenario.key()])))
        let other = chain(
            Emission(
                Scenario.environment(
                    named: "test",
                    namespace: "other",
                    hosts: ["test.example.com"],
                    [
                        Scenario.jwt("a", .inline(Scenario.keySet)),
                        Scenario.key("b", PlanLimit(requests: 1, unit: .year), isStrict: true),
                    ]
                )
            )
        )
        #expect(one.count == 1)
        #expect(one == other)
        #expect(DocumentWriter.yaml(one.map(\.value)) == DocumentWriter.yaml(other.map(\.value)))
        let both = Emission(
            Scenario.environment([Scenario.key()]),
            Scenario.environment(named: "test", hosts: ["test.example.com"], [Scenario.key()])
        )
        #expect(chain(both) == one)
        let metadata = one.first?.value["metadata"]
        #expect(metadata?["labels"]?["portalcore.dev/environment"] == nil)
        #expect(metadata?["annotations"]?["argocd.argoproj.io/sync-options"] == "Prune=false")
    }

    @Test func otherProxiesHaveAnotherChain() {
        var gateway = Fixture.existing
        gateway.workload?.selector = ["istio": "other"]
        let one = chain(Emission(Scenario.environment([Scenario.key()]))).first
        let other = chain(Emission(Scenario.environment(gateway: gateway, [Scenario.key()]))).first
        #expect(one?.name != other?.name)
        #expect(one?.value.at("spec.configPatches") == other?.value.at("spec.configPatches"))
    }

    @Test func theSizeDoesNotGrowWithOperations() throws {
        let plans = [
            Scenario.key("gold", PlanLimit(requests: 1, unit: .second)), Scenario.jwt("a", .inline(Scenario.keySet)),
        ]
        let few = Emission(Scenario.environment(operations: 10, plans))
        let many = Emission(Scenario.environment(operations: 10_000, plans))
        #expect(few.all("EnvoyFilter").count == 2)
        #expect(few.all("EnvoyFilter") == many.all("EnvoyFilter"))
        #expect(few.all("ConfigMap") == many.all("ConfigMap"))
    }

    @Test func filtersComeFirst() {
        let emission = Emission(Scenario.environment([Scenario.key("gold", PlanLimit(requests: 1, unit: .day))]))
        #expect(emission.documents.map(\.kind) == ["EnvoyFilter", "EnvoyFilter", "ConfigMap", "VirtualService"])
    }

    @Test func everyEntryIsOff() {
        for scenario in Scenario.filtered {
            let documents = Emission(scenario.portal, options: scenario.options).all("EnvoyFilter")
            for document in documents {
                for patch in patches(document, "HTTP_FILTER") {
                    #expect(patch.at("patch.value.disabled") == true)
                    #expect(patch.at("patch.operation") == "INSERT_BEFORE")
                }
            }
        }
    }

    /// Nothing of ours names a host of somebody else, nor does one environment know of another's issuer.
    @Test func environmentsAreApart() throws {
        let scenario = try #require(Scenario.filtered.first { $0.name == "two-environments-and-a-neighbour" })
        let emission = Emission(scenario.portal)
        let production = DocumentWriter.yaml([try #require(filters(emission)).value])
        let test = DocumentWriter.yaml([try #require(filters(emission, "test")).value])
        #expect(production.contains("https://id.example.com"))
        #expect(!production.contains("https://id.test") && !production.contains("test.example.com"))
        #expect(test.contains("https://id.test"))
        #expect(!test.contains("https://id.example.com") && !test.contains("api.example.com"))
        for document in emission.all("EnvoyFilter") {
            #expect(!DocumentWriter.yaml([document.value]).contains("www.example.com"))
        }
        let alone = Emission(ResolvedPortal(environments: [scenario.portal.environments[1]]))
        #expect(filters(alone) == filters(emission))
    }

    /// The messages are of extensions that istio-proxy 1.30 and 1.31 are built with.
    @Test func messagesAreCompiledIn() {
        let compiled: Set = ["ext_authz", "jwt_authn", "ratelimit"]
        for message in EnvoyMessage.allCases {
            let parts = message.rawValue.split(separator: ".")
            #expect(parts.dropLast(3) == ["envoy", "extensions", "filters", "http"])
            #expect(compiled.contains(String(parts[4])) && parts[5] == "v3")
        }
        for scenario in Scenario.filtered {
            for document in Emission(scenario.portal, options: scenario.options).all("EnvoyFilter") {
                for type in types(in: document.value) {
                    #expect(EnvoyMessage.allCases.contains { "type.googleapis.com/" + $0.rawValue == type })
                }
            }
        }
    }

    private func types(in value: Value) -> [String] {
        switch value {
        case .sequence(let elements): elements.flatMap(types)
        case .mapping(let members):
            members.flatMap { $0.key == "@type" ? [$0.value.text ?? ""] : types(in: $0.value) }
        default: []
        }
    }

    @Test(arguments: [
        (false, ["portalcore.ext_authz", "portalcore.ratelimit"]),
        (true, ["portalcore.ext_authz", "portalcore.ratelimit.strict"]),
    ]) func limitsSwitchTheirOwnFilterOn(isStrict: Bool, names: [String]) throws {
        let limit = PlanLimit(requests: 1, unit: .hour)
        let emission = Emission(Scenario.environment([Scenario.key("gold", limit, isStrict: isStrict)]))
        let host = try #require(patches(filters(emission), "VIRTUAL_HOST").first)
        guard case .mapping(let members) = host.at("patch.value.typed_per_filter_config") else {
            Issue.record("no configuration")
            return
        }
        #expect(members.map(\.key) == names)
        #expect(members.last?.value["domain"] == "portalcore/shop/production")
        let file = try #require(
            emission.all("ConfigMap").first?.value["data"]?["portalcore.shop.production.yaml"]?.text
        )
        #expect(file.contains("key: \(isStrict ? "strict1" : "limit1")\n"))
    }

    /// Whatever the namespace and the name: two environments never share an entry.
    @Test func entriesOfTokensAreApart() {
        let long = String(repeating: "n", count: 200)
        let names: [(String, String)] = [
            ("a", "b.c"), ("a", "b-c"), ("a-b", "c"), ("a", long + "1"), ("a", long + "2"), ("b", long + "1"),
        ]
        let entries = names.map { namespace, name in
            let plan = Scenario.jwt("a", .inline(Scenario.keySet))
            let emission = Emission(Scenario.environment(named: name, namespace: namespace, [plan]))
            return emission.all("EnvoyFilter").flatMap { patches($0, "HTTP_FILTER") }
                .compactMap { $0.at("patch.value.name")?.text }.filter { $0.hasPrefix("portalcore.jwt.") }
        }
        #expect(entries.allSatisfy { $0.count == 1 })
        #expect(Set(entries).count == names.count)
        #expect(entries.joined().allSatisfy { $0.utf8.count <= 100 })
    }

    @Test func oneProviderForOneKeySet() throws {
        let remote = TokenRules.KeySet.remote(url: "https://id.example.com/keys", refreshMilliseconds: 60_000)
        let emission = Emission(
            Scenario.environment([
                Scenario.jwt("a", Scenario.remote("https://id.example.com/keys")), Scenario.jwt("b", remote),
            ])
        )
        let entry = try #require(patches(filters(emission), "HTTP_FILTER").first)
        guard case .mapping(let providers) = entry.at("patch.value.typed_config.providers") else {
            Issue.record("no providers")
            return
        }
        #expect(providers.count == 1)
        #expect(providers.first?.value.at("remote_jwks.cache_duration") == "60s")
        #expect(providers.first?.key == TokenRules(issuer: "https://id.example.com", keys: remote).providerName)
        #expect(emission.all("ServiceEntry").count == 1)
        #expect(emission.all("DestinationRule").count == 1)
    }

    /// The decision looks for payloads under these names, maybe in another version.
    @Test func namesOfProvidersStay() {
        let url = TokenRules(issuer: "https://id.example.com", keys: Scenario.remote("https://id.example.com/keys"))
        let inline = TokenRules(issuer: "https://id.example.com", keys: .inline("{\"keys\":[]}"))
        #expect(url.providerName == "jwt-a3ab52187400329f")
        #expect(inline.providerName == "jwt-17b1607eef851633")
        #expect(inline.failureName == inline.providerName + ".failed")
    }

    /// Whatever stands in texts, it stays a text.
    @Test(arguments: ["\"", "'", "\\", "%ROUTE_NAME%", "{{x}}", "a: b", "# c", "\u{202e}", "</script>", "${x}", "*"])
    func hostileIssuersStayTexts(text: String) throws {
        let issuer = "https://id.example.com/" + text
        let emission = Emission(Scenario.environment([Scenario.jwt("a", issuer: issuer, .inline(Scenario.keySet))]))
        #expect(emission.codes.isEmpty)
        let entry = try #require(patches(filters(emission), "HTTP_FILTER").first)
        guard case .mapping(let providers) = entry.at("patch.value.typed_config.providers") else {
            Issue.record("no providers")
            return
        }
        #expect(providers.map { $0.value["issuer"]?.text } == [issuer])
        #expect(providers.allSatisfy { $0.key.utf8.count == 20 })
    }

    @Test func overlappingProxiesAreTold() {
        var gateway = Fixture.existing
        gateway.workload?.selector = ["istio": "ingressgateway", "tier": "public"]
        let emission = Emission(
            Scenario.environment([Scenario.key()]),
            Scenario.environment(named: "test", hosts: ["test.example.com"], gateway: gateway, [Scenario.key()])
        )
        #expect(emission.codes == ["PC5014"])
        gateway.workload?.selector = ["istio": "other"]
        let apart = Emission(
            Scenario.environment([Scenario.key()]),
            Scenario.environment(named: "test", hosts: ["test.example.com"], gateway: gateway, [Scenario.key()])
        )
        #expect(apart.codes.isEmpty)
    }
}

/// Policies and web sites.
struct PolicyObjectTests {
    private func documents(_ parts: [String], options: IstioOptions = IstioOptions()) -> ([OutputDocument], [String]) {
        var diagnostics = Diagnostics()
        let documents = PolicyObjects.documents(
            for: Scenario.environment([Scenario.key()]),
            parts: parts.map { Array($0.utf8) },
            options: options,
            diagnostics: &diagnostics
        )
        return (documents, diagnostics.all.map(\.code.id))
    }

    @Test func partsAreSecrets() throws {
        let (documents, codes) = documents(["{\"a\":1}", "{\"b\":\"\u{e9}\"}"])
        #expect(codes.isEmpty)
        #expect(documents.map(\.kind) == ["Secret", "Secret"])
        #expect(documents.map(\.apiVersion) == ["v1", "v1"])
        #expect(documents.map(\.phase) == [.policy, .policy])
        #expect(documents.map(\.namespace) == ["portalcore-system", "portalcore-system"])
        #expect(documents.allSatisfy { $0.value["type"] == "portalcore.dev/policy" && $0.value["spec"] == nil })
        #expect(documents.last?.value["stringData"]?["policy.json"] == .string("{\"b\":\"\u{e9}\"}"))
        let labels = documents.map { $0.value["metadata"]?["labels"] }
        #expect(labels.map { $0?["portalcore.dev/policy-part"] } == ["1", "2"])
        #expect(labels.map { $0?["portalcore.dev/policy-parts"] } == ["2", "2"])
        #expect(labels.allSatisfy { $0?["portalcore.dev/environment"] == "production" })
        #expect(labels.allSatisfy { $0?["portalcore.dev/environment-namespace"] == "shop" })
    }

    /// With one part more or less, the first one is the same object, and says so.
    @Test func theFirstPartKeepsItsName() {
        let one = documents(["{}"]).0
        let three = documents(["{}", "{}", "{}"]).0
        #expect(one.first?.name == three.first?.name)
        #expect(one.first?.contentHash != three.first?.contentHash)
        #expect(Set(three.map(\.name)).count == 3)
        #expect(documents([]).0.isEmpty)
    }

    @Test func whatIsTooLargeIsNotEmitted() {
        var options = IstioOptions()
        options.maximumObjectBytes = 2000
        let (documents, codes) = documents(["{}", "\"" + String(repeating: "a", count: 3000) + "\""], options: options)
        #expect(documents.isEmpty)
        #expect(codes == ["PC5002"])
    }

    @Test func coreKindsFitWhatIsKnownOfThem() throws {
        guard IstioSchemas.isAvailable else { return }
        let text = documents(["{}"]).0.map { DocumentWriter.json($0.value, indented: false) }.joined(
            separator: "\n---\n"
        )
        #expect(try IstioSchemas.findings(in: text) == [])
        let fault = "{apiVersion: v1, kind: Secret, metadata: {name: a}, spec: {}, stringData: {\"a b\": c}}"
        #expect(try IstioSchemas.findings(in: fault).count > 2)
    }

    /// An Environment and a Portal may have one name.
    @Test func portalsHaveNamesOfTheirOwn() throws {
        let name = ResourceName(namespace: "shop", name: "production")
        let site = ResolvedSite(name: name, hosts: [Fixture.host("developers.example.com")], gateway: Scenario.made)
        let environment = Scenario.environment(gateway: Scenario.made, [Scenario.open])
        let emission = Emission(ResolvedPortal(environments: [environment], sites: [site]))
        #expect(emission.codes.isEmpty)
        for kind in ["Gateway", "VirtualService"] {
            #expect(Set(emission.all(kind).map(\.name)).count == 2)
        }
        let service = try #require(
            emission.all("VirtualService").first { $0.value["metadata"]?["labels"]?["portalcore.dev/portal"] != nil }
        )
        #expect(service.value.at("spec.http.0.match") == [["uri": ["prefix": "/"]]])
        let host = "portalcore-web.portalcore-system.svc.cluster.local"
        #expect(service.value.at("spec.http.0.route.0.destination.host") == .string(host))
    }

    @Test func unsoundPortalsHaveNothing() {
        let name = ResourceName(namespace: "shop", name: "developers")
        let hosts = [Fixture.host("developers.example.com")]
        let unsound = ResolvedSite(name: name, hosts: hosts, gateway: Fixture.existing, isSound: false)
        #expect(Emission(ResolvedPortal(sites: [unsound])).documents.isEmpty)
        let unserved = ResolvedSite(name: name, hosts: hosts)
        #expect(Emission(ResolvedPortal(sites: [unserved])).documents.isEmpty)
        // It stands elsewhere, and closes nothing of others.
        let wide = Fixture.environment(named: "wide", hosts: ["*.example.com"], [Fixture.entry("x", "/")])
        let beside = Emission(ResolvedPortal(environments: [wide], sites: [unserved]))
        #expect(beside.all("VirtualService").map { $0.value.at("spec.hosts") } == [["*.example.com"]])
    }
}
