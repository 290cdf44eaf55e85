#if CLI
import ArgumentParser
import PortalCore

/// The servers that the output leads to.
struct ServiceArguments: ParsableArguments {
    @Option(name: .long, help: "Who decides on requests; policies are put into its namespace.")
    var authorizationService = ServiceName(IstioOptions().authorizationService)

    @Option(name: .long, help: "Who counts requests; limits are put into its namespace.")
    var rateLimitService = ServiceName(IstioOptions().rateLimitService)

    @Option(name: .long, help: "The web site that shows portals.")
    var portalService = ServiceName(IstioOptions().portalService)

    @Flag(
        name: .long,
        help: "Write a RequestAuthentication too where an Environment has a Gateway of its own: it judges every token."
    )
    var requestAuthentication = false

    /// Takes the choices over.
    func apply(to options: inout IstioOptions) {
        options.authorizationService = authorizationService.reference
        options.rateLimitService = rateLimitService.reference
        options.portalService = portalService.reference
        options.requestAuthentication = requestAuthentication
    }
}

/// A port of a Service: `namespace/name:port`.
struct ServiceName: ExpressibleByArgument {
    let reference: IstioOptions.ServiceReference

    init(_ reference: IstioOptions.ServiceReference) {
        self.reference = reference
    }

    init?(argument: String) {
        let halves = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, Self.isLabel(halves[0]) else { return nil }
        let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLabel(parts[0]), let port = Int(parts[1]), (1...65_535).contains(port)
        else { return nil }
        reference = IstioOptions.ServiceReference(
            namespace: String(halves[0]),
            name: String(parts[0]),
            port: port
        )
    }

    var defaultValueDescription: String { "\(reference.namespace)/\(reference.name):\(reference.port)" }

    /// RFC 1123, section 2.1: what Kubernetes calls namespaces and Services.
    static func isLabel(_ text: Substring) -> Bool {
        guard (1...63).contains(text.utf8.count), text.first != "-", text.last != "-" else { return false }
        return text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
        }
    }
}
#endif
