package import PortalCore
internal import PortalDocument
package import PortalIR

/// A portal, translated in every way that is tried.
package struct PreparedPortal {
    /// A way to Envoy.
    package struct Way {
        package var leg: Judge.Leg
        package var translation: Translation
        package var table: PlanTable
        package var configuration: GatewayConfiguration
        package var ports: [GatewayPort]
        package var faults: [String]

        /// What was resolved.
        package var portal: ResolvedPortal { translation.portal }

        /// A listener that a request for a host may be sent to.
        func port(for request: WireRequest) -> GatewayPort? {
            let wanted = GatewayPort.domain(
                of: request.host,
                among: portal.environments.flatMap { $0.hosts.map(\.text) }
            )
            let usable = ports.filter { GatewayPort.domain(of: request.host, among: $0.domains) == wanted }
            guard !usable.isEmpty else { return nil }
            // Which one it is follows from the request, so that it is the same one when the request is sent again.
            return usable[request.target.utf8.count % usable.count]
        }
    }

    package var generated: GeneratedPortal
    package var ways: [Way]

    package init(_ generated: GeneratedPortal, legs: [Judge.Leg]) {
        self.generated = generated
        ways = legs.map { Self.way($0, generated) }
    }

    private static func way(_ leg: Judge.Leg, _ generated: GeneratedPortal) -> Way {
        var options = PortalOptions()
        options.istio.maximumRoutes = generated.maximumRoutes
        options.envoy.maximumListedRoutes = generated.maximumListedRoutes
        options.envoy.accessLog = nil
        if leg != .istio { options.target = .envoy }
        if leg != .closed { options.envoy.authorization = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 1) }
        if leg == .native { options.envoy.rateLimit = EnvoyOptions.Endpoint(host: "127.0.0.1", port: 2) }
        let files = [InputFile(name: "\(generated.namespace).yaml", bytes: Array(generated.manifest.utf8))]
        let translation = PortalPipeline.translate(files, options: options)
        var way = Way(
            leg: leg,
            translation: translation,
            table: PlanTable(generated, translation.portal),
            configuration: GatewayConfiguration(),
            ports: [],
            faults: []
        )
        let prefix = "\(generated.namespace)/\(leg.rawValue)"
        if leg == .istio {
            let others = [generated.sharedGateway] + generated.services.map { generated.service($0) }
            let lowering = IstioLowering(translation.documents.map(\.value) + others, prefix: prefix)
            (way.configuration, way.ports, way.faults) = (lowering.configuration, lowering.ports, lowering.faults)
        } else if let bootstrap = translation.documents.first(where: { $0.kind == "Bootstrap" }) {
            let gateway = NativeGateway(bootstrap.value, prefix: prefix)
            (way.configuration, way.ports, way.faults) = (gateway.configuration, gateway.ports, gateway.faults)
        }
        return way
    }
}
