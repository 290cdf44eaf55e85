internal import CPortalCore
internal import PortalCore

extension EnvoyOptions {
    /// `portalcore_envoy_options`, checked and with its defaults.
    ///
    /// - Throws: a fault that names the field
    init(_ pointer: UnsafePointer<portalcore_envoy_options>) throws(Fault) {
        self.init()
        let options = try portalcore_envoy_options.read(pointer, "options.envoy")
        switch Int(options.mocks) {
        case 0, PORTALCORE_MOCKS_NONE: break
        case PORTALCORE_MOCKS_ALL: mocksAllOperations = true
        default: throw .invalid("options.envoy.mocks", "is \(options.mocks), which says nothing")
        }
        if let path = try Self.path(options.directory, "directory") { layout = .directory(path) }
        if let path = try Self.path(options.trusted_certificates, "trusted_certificates") { trustedCertificates = path }
        let most: UInt64 = 1 << 40
        guard options.max_listed_routes <= most else {
            throw .outOfRange("options.envoy.max_listed_routes", "is \(options.max_listed_routes), more than \(most)")
        }
        if options.max_listed_routes > 0 { maximumListedRoutes = Int(options.max_listed_routes) }
        try read(logOf: options)
        try read(endpointsOf: options)
        try read(backendsOf: options)
    }

    private mutating func read(logOf options: portalcore_envoy_options) throws(Fault) {
        let path = try Self.path(options.access_log, "access_log")
        switch Int(options.access_logging) {
        case 0, PORTALCORE_ACCESS_LOG_ON:
            if let path { accessLog = path }
        case PORTALCORE_ACCESS_LOG_OFF:
            guard path == nil else {
                throw .invalid("options.envoy.access_log", "is there, and access_logging says that nothing is logged")
            }
            accessLog = nil
        default:
            throw .invalid("options.envoy.access_logging", "is \(options.access_logging), which says nothing")
        }
    }

    private mutating func read(endpointsOf options: portalcore_envoy_options) throws(Fault) {
        let (host, port) = try Self.parts(options.listener, "listener")
        if let host { listener.host = host }
        if port > 0 { listener.port = port }
        admin = try Self.endpoint(options.admin, "admin")
        for (field, endpoint) in [("listener", listener), ("admin", admin)] {
            guard endpoint?.hasAddress != false else { throw .invalid("options.envoy.\(field).host", "is no address") }
        }
        authorization = try Self.endpoint(options.authorization, "authorization")
        rateLimit = try Self.endpoint(options.rate_limit, "rate_limit")
        portal = try Self.endpoint(options.portal, "portal")
    }

    private mutating func read(backendsOf options: portalcore_envoy_options) throws(Fault) {
        let field = "options.envoy.backends"
        let list = try Arguments.list(options.backends, options.backend_count, "options.envoy.backends")
        for backend in list {
            let service = try Arguments.name(backend.service, "\(field).service")
            guard Self.isBackend(service) else {
                throw .invalid("\(field).service", "is no NAME, NAMESPACE/NAME or NAMESPACE/NAME:PORT")
            }
            guard backends[service] == nil else { throw .invalid("\(field).service", "names \(service) twice") }
            guard let endpoint = try Self.endpoint(backend.endpoint, "backends.endpoint") else {
                throw .invalid("\(field).endpoint.host", "is empty")
            }
            backends[service] = endpoint
        }
    }

    /// An endpoint that has both or nothing.
    private static func endpoint(_ endpoint: portalcore_endpoint, _ name: String) throws(Fault) -> Endpoint? {
        switch try parts(endpoint, name) {
        case (nil, 0):
            return nil
        case (nil, _):
            throw .invalid("options.envoy.\(name).host", "is absent, and the port is not")
        case (let host?, let port):
            guard port > 0 else { throw .invalid("options.envoy.\(name).port", "is 0, and the host is there") }
            let endpoint = Endpoint(host: host, port: port)
            guard endpoint.hasNameOrAddress else {
                throw .invalid("options.envoy.\(name).host", "is neither a name nor an address")
            }
            return endpoint
        }
    }

    private static func parts(
        _ endpoint: portalcore_endpoint,
        _ name: String
    ) throws(Fault) -> (host: String?, port: Int) {
        guard endpoint.reserved == 0 else { throw .unsupported("options.envoy.\(name).reserved") }
        let host = try Arguments.text(endpoint.host, "options.envoy.\(name).host")
        guard endpoint.port <= 65_535 else {
            throw .outOfRange("options.envoy.\(name).port", "is \(endpoint.port), more than 65535")
        }
        return (host.isEmpty ? nil : host, Int(endpoint.port))
    }

    private static func path(_ string: portalcore_string, _ name: String) throws(Fault) -> String? {
        let text = try Arguments.text(string, "options.envoy.\(name)")
        guard text.utf8.allSatisfy({ $0 >= 0x20 }) else {
            throw .invalid("options.envoy.\(name)", "holds a control character")
        }
        return text.isEmpty ? nil : text
    }
}
