#if CLI
import ArgumentParser
import Foundation
import PortalCore

/// What is said about plain configuration for Envoy.
struct EnvoyArguments: ParsableArguments {
    @Option(name: .long, help: "Where Envoy takes requests, for `--to envoy`.")
    var listen = EndpointArgument(EnvoyOptions().listener)

    @Option(name: .long, help: ArgumentHelp("Where Envoy's administration listens.", valueName: "host:port"))
    var admin: EndpointArgument?

    @Option(
        name: .customLong("backend"),
        help: ArgumentHelp(
            "Where a Service is: `name`, `namespace/name` or `namespace/name:port`, then `=host:port`; repeatable.",
            valueName: "service=host:port"
        )
    )
    var backends: [BackendMapping] = []

    @Option(
        name: .customLong("authorization-endpoint"),
        help: ArgumentHelp(
            "Who decides on requests; without, what needs it is closed.",
            valueName: "host:port"
        )
    )
    var authorization: EndpointArgument?

    @Option(
        name: .customLong("rate-limit-endpoint"),
        help: ArgumentHelp("Who counts requests; without, they are not counted.", valueName: "host:port")
    )
    var rateLimit: EndpointArgument?

    @Option(
        name: .customLong("portal-endpoint"),
        help: ArgumentHelp("The web site that shows portals; without, their hosts answer 503.", valueName: "host:port")
    )
    var portal: EndpointArgument?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write a bootstrap and what it watches, for this directory, instead of one bootstrap.",
            valueName: "DIR"
        ),
        completion: .directory
    )
    var watch: String?

    @Option(name: .long, help: "The file that Envoy logs requests to; empty for none.")
    var accessLog = EnvoyOptions().accessLog ?? ""

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file with the certificates that Envoy trusts; found where systems keep it.",
            valueName: "FILE"
        ),
        completion: .file()
    )
    var trustedCertificates: String?

    @Option(name: .long, help: "How many routes of a virtual host Envoy tries one by one.")
    var maxListedRoutes = EnvoyOptions().maximumListedRoutes

    /// Takes the choices over.
    func apply(to options: inout EnvoyOptions) {
        options.listener = listen.endpoint
        options.admin = admin?.endpoint
        for backend in backends { options.backends[backend.service] = backend.endpoint }
        options.authorization = authorization?.endpoint
        options.rateLimit = rateLimit?.endpoint
        options.portal = portal?.endpoint
        if let watch { options.layout = .directory(watch) }
        options.accessLog = accessLog.isEmpty ? nil : accessLog
        options.trustedCertificates = trustedCertificates ?? Self.systemCertificates ?? options.trustedCertificates
        options.maximumListedRoutes = maxListedRoutes
    }

    /// Where systems keep the certificates that they trust; the first one that is there.
    static var systemCertificates: String? {
        [
            "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
            "/etc/ssl/cert.pem",
        ].first(where: FileManager.default.fileExists(atPath:))
    }
}

/// `host:port`, an IPv6 address in brackets.
struct EndpointArgument: ExpressibleByArgument {
    let endpoint: EnvoyOptions.Endpoint

    init(_ endpoint: EnvoyOptions.Endpoint) {
        self.endpoint = endpoint
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = Int(argument[argument.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains("[") else { return nil }
        endpoint = EnvoyOptions.Endpoint(host: String(host), port: port)
    }

    var defaultValueDescription: String {
        endpoint.host.contains(":") ? "[\(endpoint.host)]:\(endpoint.port)" : "\(endpoint.host):\(endpoint.port)"
    }
}
#endif
