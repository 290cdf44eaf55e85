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
        package var ports: [IstioLowering.Port]
        package var faults: [String]

        /// What was resolved.
        package var portal: ResolvedPortal { translation.portal }

        /// The domain that a host falls to among some: itself, else the longest wildcard.
        static func domain(of host: String, among domains: [String]) -> String? {
            let name = host.lowercased().split(separator: ":").first.map(String.init) ?? ""
            if domains.contains(name) { return name }
            return domains.filter { $0.hasPrefix("*.") && name.hasSuffix($0.dropFirst()) && name.utf8.count >= $0.utf8.count }
                .max { $0.utf8.count < $1.utf8.count }
        }

        /// Whether some environment has a host.
        package func isKnown(_ host: String) -> Bool {
            Self.domain(of: host, among: portal.environments.flatMap { $0.hosts.map(\.text) }) != nil
        }

        /// A listener that a request for a host may be sent to.
        func port(for request: WireRequest) -> IstioLowering.Port? {
            let wanted = Self.domain(of: request.host, among: portal.environments.flatMap { $0.hosts.map(\.text) })
            let usable = ports.filter { Self.domain(of: request.host, among: $0.domains) == wanted }
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
        let files = [InputFile(name: "\(generated.namespace).yaml", bytes: Array(generated.manifest.utf8))]
        let translation = PortalPipeline.translate(files, options: options)
        let services = generated.services.map { generated.service($0) }
        let lowering = IstioLowering(
            translation.documents.map(\.value) + [generated.sharedGateway] + services,
            prefix: "\(generated.namespace)/\(leg.rawValue)"
        )
        return Way(
            leg: leg,
            translation: translation,
            table: PlanTable(generated, translation.portal),
            configuration: lowering.configuration,
            ports: lowering.ports,
            faults: lowering.faults
        )
    }
}
