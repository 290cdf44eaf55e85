#if CLI
import ArgumentParser
import Foundation
import PortalCore

/// Where everything is that plain configuration for Envoy leads to.
struct EnvoyPlaceArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where Envoy takes requests (default: \(EndpointArgument(EnvoyOptions().listener))).",
            valueName: "host:port"
        )
    )
    var listen: EndpointArgument?

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

    func validate() throws { try backends.checkOnce() }

    /// The options that were given.
    var given: [String] {
        [
            listen.map { _ in "--listen" },
            backends.first.map { _ in "--backend" },
            authorization.map { _ in "--authorization-endpoint" },
            rateLimit.map { _ in "--rate-limit-endpoint" },
            portal.map { _ in "--portal-endpoint" },
        ].compactMap { $0 }
    }

    /// Takes the choices over.
    func apply(to options: inout EnvoyOptions) {
        if let listen { options.listener = listen.endpoint }
        for backend in backends { options.backends[backend.service] = backend.endpoint }
        options.authorization = authorization?.endpoint
        options.rateLimit = rateLimit?.endpoint
        options.portal = portal?.endpoint
    }
}

/// How plain configuration for Envoy is written.
struct EnvoyArguments: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Where Envoy's administration listens.", valueName: "host:port"))
    var admin: EndpointArgument?

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
        help: ArgumentHelp("The file that Envoy logs requests to (default: /dev/stdout).", valueName: "FILE"),
        completion: .file()
    )
    var accessLog: String?

    @Flag(name: .long, help: "Log no requests.")
    var noAccessLog = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How many routes of a virtual host Envoy tries one by one (default: \(EnvoyOptions().maximumListedRoutes)).",
            valueName: "number"
        )
    )
    var maxListedRoutes: Int?

    @OptionGroup var certificates: CertificateArguments

    func validate() throws {
        if noAccessLog, accessLog != nil {
            throw ValidationError("--access-log and --no-access-log exclude each other")
        }
    }

    /// The options that were given.
    var given: [String] {
        [
            admin.map { _ in "--admin" }, watch.map { _ in "--watch" }, accessLog.map { _ in "--access-log" },
            noAccessLog ? "--no-access-log" : nil, maxListedRoutes.map { _ in "--max-listed-routes" },
            certificates.trustedCertificates.map { _ in "--trusted-certificates" },
        ].compactMap { $0 }
    }

    /// Takes the choices over.
    func apply(to options: inout EnvoyOptions) {
        options.admin = admin?.endpoint
        if let watch { options.layout = .directory(watch) }
        if let accessLog { options.accessLog = accessLog }
        if noAccessLog { options.accessLog = nil }
        if let maxListedRoutes { options.maximumListedRoutes = maxListedRoutes }
        // What is written here is for another machine, which may have what this one lacks.
        options.trustedCertificates = certificates.path ?? options.trustedCertificates
    }
}

/// Whose signatures Envoy believes.
struct CertificateArguments: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file with the certificates that Envoy trusts; found where systems keep it.",
            valueName: "FILE"
        ),
        completion: .file()
    )
    var trustedCertificates: String?

    /// The file: what was said, else the first one that is there of those where systems keep it.
    var path: String? {
        trustedCertificates
            ?? [
                "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
                "/etc/ssl/cert.pem",
            ].first(where: FileManager.default.fileExists(atPath:))
    }
}

/// A host and a port: `localhost:8080`, `127.0.0.1:8080`, `[::1]:8080`.
struct EndpointArgument: ExpressibleByArgument, CustomStringConvertible {
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
    private static func port(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
            port <= 65_535
        else { return nil }
        return port
    }

    var description: String {
        endpoint.host.contains(":") ? "[\(endpoint.host)]:\(endpoint.port)" : "\(endpoint.host):\(endpoint.port)"
    }
}
#endif
