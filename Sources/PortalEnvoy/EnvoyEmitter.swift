package import PortalDiagnostics
package import PortalDocument
package import PortalIR
internal import PortalProxy
internal import PortalVocabulary

/// What the emission of a portal gave.
package struct EnvoyEmission: Sendable {
    /// The documents, in the order of application.
    package var documents: [OutputDocument]
    /// What could not be said to Envoy: to be withheld in the portal before anybody else reads it.
    package var refusals: EmissionRefusals
}

/// Turns a resolved portal into plain configuration of Envoy.
///
/// The documents are messages of Envoy, without anything of Kubernetes: one bootstrap with everything in it, or one that
/// watches a directory, and the files of that directory (``EnvoyOptions/Layout``). All environments and portals share a
/// listener, but for those whose hosts somebody has already (``EnvoyListeners``).
package enum EnvoyEmitter {
    /// The configuration.
    package static func emit(
        _ portal: ResolvedPortal,
        options: EnvoyOptions,
        diagnostics: inout Diagnostics
    ) -> EnvoyEmission {
        var refusals = EmissionRefusals()
        do throws(Refusal) {
            let documents = try documents(of: portal, options, &refusals, &diagnostics)
            return EnvoyEmission(documents: documents, refusals: refusals)
        } catch {
            // What the options say holds for everybody.
            var findings = Findings(subject: "Envoy")
            findings.note(error, affecting: portal.environments.first?.provenance ?? Provenance())
            diagnostics.report(contentsOf: findings.diagnostics)
            refusals = EmissionRefusals()
            for environment in portal.environments { refusals.environments[environment.name] = [error.code.id] }
            return EnvoyEmission(documents: [], refusals: refusals)
        }
    }

    private static func documents(
        of portal: ResolvedPortal,
        _ options: EnvoyOptions,
        _ refusals: inout EmissionRefusals,
        _ diagnostics: inout Diagnostics
    ) throws(Refusal) -> [OutputDocument] {
        guard !portal.environments.isEmpty || !portal.sites.isEmpty else { return [] }
        let listeners = EnvoyListeners(portal, options: options)
        try check(options, listeners)
        var clusters = ClusterTable(options: options)
        var authorization: String?
        if let endpoint = options.authorization {
            authorization = try clusters.cluster(named: "authorization", at: endpoint)
        }
        var rateLimit: String?
        if authorization != nil, let endpoint = options.rateLimit {
            rateLimit = try clusters.cluster(named: "rate-limit", at: endpoint)
        }
        let writer = ListenerWriter(options: options, authorization: authorization, rateLimit: rateLimit)
        var parts: [Part] = []
        for group in listeners.groups {
            var emitters = group.environments.map { HostEmitter(portal.environments[$0], options: options) }
            emitters += group.sites.map { HostEmitter(portal.sites[$0], options: options) }
            var hosts: [Value] = []
            var tokens: [Value] = []
            for var emitter in emitters {
                hosts.append(try emitter.emit(&clusters))
                diagnostics.report(contentsOf: emitter.findings.diagnostics)
                let name = emitter.environment.name
                if !emitter.isSite, !emitter.refusedRoutes.isEmpty { refusals.routes[name] = emitter.refusedRoutes }
                if let filter = emitter.tokenFilter {
                    tokens.append(FilterName.entry(emitter.environment.tokenFilter, filter))
                }
            }
            parts.append(Part(group: group, routes: routes(group.name, hosts), tokenFilters: tokens))
        }
        switch options.layout {
        case .bootstrap: return [try bootstrap(parts, clusters, writer)]
        case .directory(let directory): return try files(parts, clusters, writer, in: directory)
        }
    }

    // MARK: - Layout

    /// What one listener serves, written.
    private struct Part {
        var group: EnvoyListeners.Group
        var routes: Value
        var tokenFilters: [Value]
    }

    private static func bootstrap(
        _ parts: [Part],
        _ clusters: ClusterTable,
        _ writer: ListenerWriter
    ) throws(Refusal) -> OutputDocument {
        var listeners: [Value] = []
        for part in parts {
            let routes = Value.Member("route_config", part.routes)
            listeners.append(try writer.listener(part.group, tokenFilters: part.tokenFilters, routes: routes))
        }
        let resources: Value = ["listeners": .sequence(listeners), "clusters": .sequence(clusters.sorted)]
        let members = writer.bootstrap() + [Value.Member("static_resources", resources)]
        return document("Bootstrap", "bootstrap", .foundations, .mapping(members))
    }

    private static func files(
        _ parts: [Part],
        _ clusters: ClusterTable,
        _ writer: ListenerWriter,
        in directory: String
    ) throws(Refusal) -> [OutputDocument] {
        var listeners: [Value] = []
        var routes: [OutputDocument] = []
        for part in parts {
            let file = "routes" + part.group.name.dropFirst("http".count)
            let source = ListenerWriter.source(file + ".json", in: directory)
            let rds = Value.Member("rds", ["route_config_name": .string(part.group.name), "config_source": source])
            let listener = try writer.listener(part.group, tokenFilters: part.tokenFilters, routes: rds)
            listeners.append(NativeMessage.listener.resource(listener))
            routes.append(document("Routes", file, .routes, response([NativeMessage.routes.resource(part.routes)])))
        }
        let dynamic: Value = [
            "lds_config": ListenerWriter.source("listeners.json", in: directory),
            "cds_config": ListenerWriter.source("clusters.json", in: directory),
        ]
        let members = writer.bootstrap() + [Value.Member("dynamic_resources", dynamic)]
        let resources = clusters.sorted.map { NativeMessage.cluster.resource($0) }
        return [
            document("Bootstrap", "bootstrap", .foundations, .mapping(members)),
            document("Clusters", "clusters", .foundations, response(resources)),
            document("Listeners", "listeners", .parts, response(listeners)),
        ] + routes
    }

    // MARK: - Checks

    /// Checks what the options say of listeners and files.
    private static func check(_ options: EnvoyOptions, _ listeners: EnvoyListeners) throws(Refusal) {
        var addresses = listeners.groups.map { ("listener", options.listener.host, $0.port) }
        if let admin = options.admin { addresses.append(("administration", admin.host, admin.port)) }
        for (word, host, port) in addresses {
            guard IPAddress.isValid(host) else {
                throw .value(word, host, "it is no address", for: .envoy)
            }
            guard (0...65535).contains(port) else {
                throw .value(word, "\(host):\(port)", "the port is not from 0 to 65535", for: .envoy)
            }
        }
        let hosts = [options.admin?.host, options.listener.host]
        if let admin = options.admin, admin.port != 0,
            admin.host == options.listener.host || hosts.contains("0.0.0.0") || hosts.contains("::"),
            let taken = listeners.groups.first(where: { $0.port == admin.port })
        {
            throw .value("administration", "\(admin.host):\(taken.port)", "a listener has this address", for: .envoy)
        }
        var paths = options.accessLog.map { [("access log", $0)] } ?? []
        if case .directory(let path) = options.layout { paths.append(("directory", path)) }
        if let path = options.trustedCertificates { paths.append(("trusted certificates", path)) }
        for (word, path) in paths where path.isEmpty || path.utf8.contains(where: { $0 < 0x20 }) {
            throw .value(word, "", "it is no path", for: .envoy)
        }
    }

    // MARK: - Values

    private static func routes(_ name: String, _ hosts: [Value]) -> Value {
        [
            "name": .string(name),
            "ignore_port_in_host_matching": true,
            "max_direct_response_body_size_bytes": .integer(Int64(RouteWriter.maximumBodyBytes)),
            "virtual_hosts": .sequence(hosts),
        ]
    }

    /// What a file of the directory holds.
    private static func response(_ resources: [Value]) -> Value {
        let list = Value.sequence(resources)
        let hash = SHA256.hexadecimal(of: list.canonicalBytes)
        return ["version_info": .string(String(hash.prefix(16))), "resources": list]
    }

    private static func document(
        _ kind: String,
        _ name: String,
        _ phase: OutputDocument.Phase,
        _ value: Value
    ) -> OutputDocument {
        OutputDocument(
            apiVersion: "envoy.config.v3",
            kind: kind,
            namespace: "",
            name: name,
            phase: phase,
            contentHash: SHA256.hexadecimal(of: value.canonicalBytes),
            value: value
        )
    }
}
