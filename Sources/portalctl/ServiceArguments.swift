#if CLI
import ArgumentParser
import PortalCore

/// The servers that the output for Istio leads to.
struct ServiceArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who decides on requests (default: \(ServiceName(IstioOptions().authorizationService))); policies are put "
                + "into its namespace.",
            valueName: "namespace/name:port"
        )
    )
    var authorizationService: ServiceName?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who counts requests (default: \(ServiceName(IstioOptions().rateLimitService))); limits are put into its "
                + "namespace.",
            valueName: "namespace/name:port"
        )
    )
    var rateLimitService: ServiceName?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The web site that shows portals (default: \(ServiceName(IstioOptions().portalService))).",
            valueName: "namespace/name:port"
        )
    )
    var portalService: ServiceName?

    @Flag(
        name: .long,
        help: "Write a RequestAuthentication too where an Environment has a Gateway of its own: it judges every token."
    )
    var requestAuthentication = false

    /// The options that were given.
    var given: [String] {
        [
            authorizationService.map { _ in "--authorization-service" },
            rateLimitService.map { _ in "--rate-limit-service" },
            portalService.map { _ in "--portal-service" },
            requestAuthentication ? "--request-authentication" : nil,
        ].compactMap { $0 }
    }

    /// Takes the choices over.
    func apply(to options: inout IstioOptions) {
        if let service = authorizationService { options.authorizationService = service.reference }
        if let service = rateLimitService { options.rateLimitService = service.reference }
        if let service = portalService { options.portalService = service.reference }
        options.requestAuthentication = requestAuthentication
    }
}

/// A port of a Service: `namespace/name:port`.
struct ServiceName: ExpressibleByArgument, CustomStringConvertible {
    let reference: IstioOptions.ServiceReference

    init(_ reference: IstioOptions.ServiceReference) {
        self.reference = reference
    }

    init?(argument: String) {
        let halves = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, DNSLabel.isValid(String(halves[0])) else { return nil }
        let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, DNSLabel.isValid(String(parts[0])), let port = Int(parts[1]),
            (1...65_535).contains(port)
        else { return nil }
        reference = IstioOptions.ServiceReference(
            namespace: String(halves[0]),
            name: String(parts[0]),
            port: port
        )
    }

    var description: String { "\(reference.namespace)/\(reference.name):\(reference.port)" }
}
#endif
