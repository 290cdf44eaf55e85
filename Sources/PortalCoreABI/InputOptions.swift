internal import CPortalCore
internal import PortalCore

/// `portalcore_options`, checked and with its defaults.
struct InputOptions {
    var portal = PortalOptions()
    var maximumTotalBytes = 512 << 20
    var maximumRevisions = 64

    /// Reads options.
    ///
    /// - Parameter pointer: NULL for the defaults
    /// - Throws: a fault that names the field
    init(_ pointer: UnsafePointer<portalcore_options>?) throws(Fault) {
        guard let pointer else { return }
        let options = try portalcore_options.read(pointer, "options")
        switch Int(options.target) {
        case 0, PORTALCORE_TARGET_ISTIO:
            guard options.envoy == nil else {
                throw .invalid("options.envoy", "is not NULL, and the target is not Envoy")
            }
        case PORTALCORE_TARGET_ENVOY:
            portal.target = .envoy
        default:
            throw .invalid("options.target", "is \(options.target), which is no target")
        }
        if let envoy = options.envoy { portal.envoy = try EnvoyOptions(envoy) }
        switch Int(options.reference_grants) {
        case 0, PORTALCORE_GRANTS_REQUIRED: break
        case PORTALCORE_GRANTS_NOT_REQUIRED: portal.resolving.requiresGrants = false
        default: throw .invalid("options.reference_grants", "is \(options.reference_grants), which says nothing")
        }
        switch Int(options.request_authentication) {
        case 0, PORTALCORE_REQUEST_AUTHENTICATION_OFF: break
        case PORTALCORE_REQUEST_AUTHENTICATION_ON: portal.istio.requestAuthentication = true
        default:
            throw .invalid("options.request_authentication", "is \(options.request_authentication), which says nothing")
        }
        try read(namesOf: options)
        try read(servicesOf: options)
        try read(limitsOf: options)
    }

    private mutating func read(namesOf options: portalcore_options) throws(Fault) {
        if let name = try Self.label(options.default_namespace, "default_namespace") {
            portal.model.defaultNamespace = name
        }
        if let name = try Self.label(options.root_namespace, "root_namespace") {
            portal.resolving.rootNamespace = name
        }
        if let name = try Self.text(options.cluster_domain, "cluster_domain") {
            guard Self.isDomain(name) else { throw .invalid("options.cluster_domain", "is no DNS name in lower case") }
            portal.istio.clusterDomain = name
            portal.envoy.clusterDomain = name
        }
        let namespace = try Self.label(options.assumed_gateway_namespace, "assumed_gateway_namespace")
        let name = try Self.text(options.assumed_gateway_name, "assumed_gateway_name")
        if let name, !Self.isDomain(name) {
            throw .invalid("options.assumed_gateway_name", "is no DNS name in lower case")
        }
        switch (namespace, name) {
        case (let namespace?, let name?):
            portal.resolving.assumedGateway = ResourceName(namespace: namespace, name: name)
        case (nil, nil):
            break
        case (nil, _):
            throw .invalid("options.assumed_gateway_namespace", "is absent, and assumed_gateway_name is not")
        case (_, nil):
            throw .invalid("options.assumed_gateway_name", "is absent, and assumed_gateway_namespace is not")
        }
    }

    private mutating func read(servicesOf options: portalcore_options) throws(Fault) {
        try Self.set(
            &portal.istio.authorizationService,
            options.authorization_service_namespace,
            options.authorization_service_name,
            options.authorization_service_port,
            "authorization_service"
        )
        try Self.set(
            &portal.istio.rateLimitService,
            options.rate_limit_service_namespace,
            options.rate_limit_service_name,
            options.rate_limit_service_port,
            "rate_limit_service"
        )
        try Self.set(
            &portal.istio.portalService,
            options.portal_service_namespace,
            options.portal_service_name,
            options.portal_service_port,
            "portal_service"
        )
    }

    private static func set(
        _ service: inout IstioOptions.ServiceReference,
        _ namespace: portalcore_string,
        _ name: portalcore_string,
        _ port: UInt32,
        _ field: StaticString
    ) throws(Fault) {
        if let namespace = try label(namespace, "\(field)_namespace") { service.namespace = namespace }
        if let name = try label(name, "\(field)_name") { service.name = name }
        guard port <= 65_535 else { throw .outOfRange("options.\(field)_port", "is \(port), more than 65535") }
        if port > 0 { service.port = Int(port) }
    }

    private mutating func read(limitsOf options: portalcore_options) throws(Fault) {
        let bytes: UInt64 = 2 << 30
        let many: UInt64 = 1 << 40
        try Self.set(&portal.documents.maximumBytes, options.max_text_bytes, bytes, "max_text_bytes")
        try Self.set(&maximumTotalBytes, options.max_total_bytes, many, "max_total_bytes")
        try Self.set(&portal.documents.maximumDepth, options.max_depth, 1000, "max_depth")
        try Self.set(&portal.documents.maximumNodes, options.max_nodes, many, "max_nodes")
        try Self.set(&portal.documents.maximumAliasedNodes, options.max_aliased_nodes, many, "max_aliased_nodes")
        try Self.set(&portal.documents.maximumScalarBytes, options.max_scalar_bytes, bytes, "max_scalar_bytes")
        try Self.set(&portal.documents.maximumDocuments, options.max_documents, many, "max_documents")
        try Self.set(&portal.istio.maximumRoutes, options.max_object_routes, many, "max_object_routes")
        try Self.set(&portal.istio.preferredObjectBytes, options.preferred_object_bytes, many, "preferred_object_bytes")
        try Self.set(&portal.istio.maximumObjectBytes, options.max_object_bytes, many, "max_object_bytes")
        try Self.set(&maximumRevisions, options.max_revisions, 10_000, "max_revisions")
    }

    private static func set(
        _ option: inout Int,
        _ value: UInt64,
        _ maximum: UInt64,
        _ name: StaticString
    ) throws(Fault) {
        guard value > 0 else { return }
        guard value <= maximum else { throw .outOfRange("options.\(name)", "is \(value), more than \(maximum)") }
        option = Int(value)
    }

    /// A string, if it is there.
    private static func text(_ string: portalcore_string, _ name: StaticString) throws(Fault) -> String? {
        let text = try Arguments.text(string, "options.\(name)")
        return text.isEmpty ? nil : text
    }

    private static func label(_ string: portalcore_string, _ name: String) throws(Fault) -> String? {
        let text = try Arguments.text(string, "options.\(name)")
        guard !text.isEmpty else { return nil }
        guard DNSLabel.isValid(text) else { throw .invalid("options.\(name)", "is no DNS label in lower case") }
        return text
    }

    private static func isDomain(_ text: String) -> Bool {
        text.utf8.count <= 253 && DNSLabel.isSubdomain(text)
    }
}
