import PortalDiagnostics
import PortalDocument
import PortalEnvoy
import PortalIR
import PortalScenarios
import PortalTestSupport
import Testing

/// The text of what is emitted, as it is recorded in `Tests/Golden/envoy`; `Scripts/check-envoy` has Envoy read it.
struct EnvoyGoldenTests {
    @Test func everyScenarioIsRecorded() {
        #expect(GoldenCase.all(stage: "envoy").map(\.name) == NativeScenario.all.map(\.name).sorted())
    }

    @Test(arguments: GoldenCase.all(stage: "envoy"))
    func golden(_ goldenCase: GoldenCase) throws {
        let scenario = try #require(NativeScenario.all.first { $0.name == goldenCase.name })
        let difference = try goldenCase.check { _ in
            let emission = Emission(scenario.portal, options: scenario.options)
            var files: [String: String] = [:]
            for document in emission.documents {
                // Envoy reads JSON from the directory that it watches; YAML is what people read here.
                files["\(document.name).yaml"] = DocumentWriter.yaml([document.value])
            }
            files["diagnostics.txt"] = emission.diagnostics.map {
                "\($0.severity.rawValue)[\($0.code.id)]: \($0.message)\n"
            }.joined()
            return files
        }
        #expect(difference == nil, "\(difference ?? "")")
    }
}

/// A portal of the golden cases, written for Envoy.
struct NativeScenario: Sendable {
    var name: String
    var portal: ResolvedPortal
    var options: EnvoyOptions

    /// What both emitters write down, and what only this one has words for.
    static let all: [NativeScenario] =
        Scenario.all.map { NativeScenario(name: $0.name, portal: $0.portal, options: named) }
        + [directory, tree, closed, mocks]

    /// Options that name every service.
    static let named: EnvoyOptions = {
        var options = EnvoyOptions()
        options.authorization = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 9101)
        options.rateLimit = EnvoyOptions.Endpoint(host: "ratelimit.internal", port: 9102)
        options.portal = EnvoyOptions.Endpoint(host: "::1", port: 9080)
        options.backends = ["shop/shadow:80": EnvoyOptions.Endpoint(host: "localhost", port: 9000)]
        return options
    }()

    private static func scenario(_ name: String, as made: String, _ change: (inout EnvoyOptions) -> Void)
        -> NativeScenario
    {
        var options = named
        change(&options)
        let portal = Scenario.all.first { $0.name == name }?.portal ?? ResolvedPortal()
        return NativeScenario(name: made, portal: portal, options: options)
    }

    private static let directory = scenario("two-environments-and-a-neighbour", as: "directory") { options in
        options.layout = .directory("portalcore")
        options.admin = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 9901)
        options.accessLog = nil
    }

    private static let tree = scenario("paths-and-guards", as: "tree") { $0.maximumListedRoutes = 0 }

    private static let closed = scenario("limits", as: "closed") { options in
        options.authorization = nil
        options.rateLimit = nil
    }

    private static let mocks = scenario("parts", as: "mocks") { options in
        options.mocks = [
            "operation-1": EnvoyOptions.MockAnswer(body: "{\"id\":1}"),
            "operation-2": EnvoyOptions.MockAnswer(status: 204, body: ""),
            "operation-3": EnvoyOptions.MockAnswer(status: 99, body: "too low a status"),
        ]
    }
}

/// What an emission gave.
struct Emission {
    var documents: [OutputDocument]
    var diagnostics: [Diagnostic]
    var refusals: EmissionRefusals

    init(_ environments: ResolvedEnvironment..., options: EnvoyOptions = EnvoyOptions()) {
        self.init(ResolvedPortal(environments: environments), options: options)
    }

    init(_ portal: ResolvedPortal, options: EnvoyOptions = EnvoyOptions()) {
        var diagnostics = Diagnostics()
        let emission = EnvoyEmitter.emit(portal, options: options, diagnostics: &diagnostics)
        documents = emission.documents
        refusals = emission.refusals
        self.diagnostics = diagnostics.all
    }

    /// The codes found.
    var codes: [String] { diagnostics.map(\.code.id) }

    /// What stands at the end of a way of keys and indices in the first document.
    func at(_ way: String) -> Value? {
        way.split(separator: ".").reduce(documents.first?.value) { value, step in
            if let index = Int(step), case .sequence(let elements)? = value {
                return elements.indices.contains(index) ? elements[index] : nil
            }
            return value?[String(step)]
        }
    }

    /// What stands in the connection manager of a listener.
    func manager(_ listener: Int = 0, _ way: String) -> Value? {
        at("static_resources.listeners.\(listener).filter_chains.0.filters.0.typed_config.\(way)")
    }

    /// What stands in a route of the first virtual host.
    func route(_ index: Int, _ way: String) -> Value? {
        manager("route_config.virtual_hosts.0.routes.\(index).\(way)")
    }

    private func manager(_ way: String) -> Value? { manager(0, way) }
}
