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

    @Option(
        name: .long,
        help: ArgumentHelp("The file that Envoy logs requests to.", valueName: "FILE"),
        completion: .file()
    )
    var accessLog = EnvoyOptions().accessLog ?? "/dev/stdout"

    @Flag(name: .long, help: "Log no requests.")
    var noAccessLog = false

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
        options.accessLog = noAccessLog ? nil : accessLog
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

/// A host and a port: `localhost:8080`, `127.0.0.1:8080`, `[::1]:8080`.
struct EndpointArgument: ExpressibleByArgument {
    let endpoint: EnvoyOptions.Endpoint

    init(_ endpoint: EnvoyOptions.Endpoint) {
        self.endpoint = endpoint
    }

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let port = Self.port(argument[argument.index(after: colon)...])
        else { return nil }
        var host = argument[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            // Without brackets there is no telling where an IPv6 address ends.
            return nil
        }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") }
        guard !host.isEmpty, isPlain else { return nil }
        endpoint = EnvoyOptions.Endpoint(host: String(host), port: port)
    }

    /// A number from 0 to 65535, in decimal digits.
    static func port(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
            port <= 65_535
        else { return nil }
        return port
    }

    var defaultValueDescription: String {
        endpoint.host.contains(":") ? "[\(endpoint.host)]:\(endpoint.port)" : "\(endpoint.host):\(endpoint.port)"
    }
}
#endif
