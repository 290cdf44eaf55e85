package import PortalDiagnostics
package import PortalIR
package import PortalVocabulary

/// Values to build portals of.
package enum Fixture {
    package static let service = Backend.service(
        ResourceName(namespace: "shop", name: "orders"),
        port: 8080,
        subset: [:]
    )
    package static let workload = ResolvedGateway.Workload(
        namespace: "istio-system",
        selector: ["istio": "ingressgateway"]
    )
    package static let existing = ResolvedGateway(
        source: .existing(ResourceName(namespace: "istio-system", name: "public")),
        workload: workload
    )

    /// A path template; fails the test by matching nothing sensible if it is none.
    package static func path(_ text: String) -> PathTemplate {
        (try? PathTemplate(text)) ?? PathTemplate(segments: [])
    }

    package static func host(_ text: String) -> HostName {
        guard let host = HostName(text) else { fatalError("no host: \(text)") }
        return host
    }

    package static func forward(_ backends: Backend...) -> RouteAction {
        .forward(Forwarding(backends: backends.map { WeightedBackend($0) }))
    }

    package static func entry(
        _ name: String,
        _ path: String,
        _ method: RouteMatch.Method = .exactly(.get),
        _ action: RouteAction = forward(service),
        cors: CORSPolicy? = nil,
        request: HeaderChanges = HeaderChanges(),
        response: HeaderChanges = HeaderChanges(),
        provenance: Provenance = Provenance()
    ) -> RouteEntry {
        RouteEntry(
            name: name,
            match: RouteMatch(path: .template(Fixture.path(path)), method: method),
            action: action,
            cors: cors,
            requestHeaders: request,
            responseHeaders: response,
            provenance: provenance
        )
    }

    package static func environment(
        named name: String = "production",
        namespace: String = "shop",
        hosts: [String] = ["api.example.com"],
        gateway: ResolvedGateway = existing,
        _ entries: [RouteEntry]
    ) -> ResolvedEnvironment {
        ResolvedEnvironment(
            name: ResourceName(namespace: namespace, name: name),
            hosts: hosts.map(host).sorted(),
            gateway: gateway,
            entries: entries
        )
    }
}
