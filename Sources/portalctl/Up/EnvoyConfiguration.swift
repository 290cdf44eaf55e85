#if CLI
import Foundation
import PortalCore

/// The files that an Envoy reads, made of the documents of a translation.
///
/// Where each file belongs is what the documents themselves tell Envoy.
struct EnvoyConfiguration: Equatable {
    /// A file that Envoy reads again when it is replaced.
    struct File: Equatable {
        let path: String
        /// What Envoy calls the version that it uses: of the content.
        let version: String
        let text: String
        /// The messages, without the envelope.
        let resources: [Value]

        /// Wraps messages into the envelope of the files that Envoy watches.
        init(path: String, resources: [Value], version: String) {
            self.path = path
            self.resources = resources
            self.version = version
            let envelope: Value = ["version_info": .string(version), "resources": .sequence(resources)]
            text = DocumentWriter.json(envelope, indented: false) + "\n"
        }

        static func == (left: File, right: File) -> Bool {
            left.path == right.path && left.version == right.version
        }
    }

    /// What Envoy reads once, at its start.
    let bootstrap: String
    let clusters: File
    let listeners: File
    /// By the name of the route configuration.
    let routes: [String: File]

    /// Finds the places of the documents; fails where there is nothing that could be served.
    init(_ documents: [OutputDocument]) throws {
        guard let bootstrap = documents.first(where: { $0.kind == "Bootstrap" })?.value,
            let clusters = Self.path(in: bootstrap["dynamic_resources"]?["cds_config"]),
            let listeners = Self.path(in: bootstrap["dynamic_resources"]?["lds_config"])
        else { throw Failure(status: Failure.findings, message: "there is no sound Environment, so nothing is served") }
        self.bootstrap = DocumentWriter.json(bootstrap) + "\n"
        func file(_ document: OutputDocument?, at path: String) -> File {
            File(
                path: path,
                resources: Self.elements(document?.value["resources"]),
                version: Self.text(document?.value["version_info"]) ?? ""
            )
        }
        self.clusters = file(documents.first { $0.kind == "Clusters" }, at: clusters)
        self.listeners = file(documents.first { $0.kind == "Listeners" }, at: listeners)
        var paths: [String: String] = [:]
        for listener in self.listeners.resources { Self.findRoutes(in: listener, &paths) }
        var routes: [String: File] = [:]
        for document in documents where document.kind == "Routes" {
            let resources = Self.elements(document.value["resources"])
            guard let name = Self.text(resources.first?["name"]), let path = paths[name] else { continue }
            routes[name] = file(document, at: path)
        }
        self.routes = routes
    }

    /// The same, but with clusters that only another one has.
    func clusters(with other: EnvoyConfiguration) -> File {
        let names = Set(clusters.resources.compactMap { Self.text($0["name"]) })
        let more = other.clusters.resources.filter { !names.contains(Self.text($0["name"]) ?? "") }
        guard !more.isEmpty else { return clusters }
        return File(
            path: clusters.path,
            resources: clusters.resources + more,
            version: "\(clusters.version)+\(other.clusters.version)"
        )
    }

    /// The names in DNS that Services of a cluster have, by Service: those that are looked for there.
    func services(below domain: String) -> [(service: String, host: String)] {
        clusters.resources.compactMap { cluster in
            guard let name = Self.text(cluster["name"]), name.hasPrefix("service/"),
                let group = Self.elements(cluster["load_assignment"]?["endpoints"]).first,
                let endpoint = Self.elements(group["lb_endpoints"]).first?["endpoint"],
                let host = Self.text(endpoint["address"]?["socket_address"]?["address"]),
                host.hasSuffix(".svc.\(domain)")
            else { return nil }
            return (String(name.dropFirst("service/".count)), host)
        }
    }

    /// The ports that requests are taken on, sorted.
    var ports: [Int] { Set(listeners.resources.compactMap(Self.port)).sorted() }

    // MARK: - Routes

    /// What becomes of a route by its name.
    struct Route: Equatable {
        let port: Int
        /// The status of the answer that Envoy gives by itself; `nil` where a backend answers.
        let status: Int?
    }

    /// The routes of all listeners by name.
    var routesByName: [String: Route] {
        var result: [String: Route] = [:]
        for listener in listeners.resources {
            guard let port = Self.port(listener) else { continue }
            var paths: [String: String] = [:]
            Self.findRoutes(in: listener, &paths)
            for name in paths.keys {
                for configuration in routes[name]?.resources ?? [] { Self.collect(configuration, port, &result) }
            }
        }
        return result
    }

    /// Routes stand in lists, and inside the trees that lead to lists.
    private static func collect(_ value: Value, _ port: Int, _ result: inout [String: Route]) {
        switch value {
        case .sequence(let elements):
            for element in elements { collect(element, port, &result) }
        case .mapping(let members):
            if let name = text(value["name"]), value["match"] != nil {
                var status: Int?
                if case .integer(let code)? = value["direct_response"]?["status"] { status = Int(code) }
                result[name] = Route(port: port, status: status)
                return
            }
            for member in members { collect(member.value, port, &result) }
        default: break
        }
    }

    // MARK: - Values

    private static func path(in source: Value?) -> String? {
        text(source?["path_config_source"]?["path"])
    }

    /// The files of the route configurations that a listener asks for.
    private static func findRoutes(in value: Value, _ paths: inout [String: String]) {
        switch value {
        case .sequence(let elements):
            for element in elements { findRoutes(in: element, &paths) }
        case .mapping(let members):
            if let name = text(value["route_config_name"]), let path = path(in: value["config_source"]) {
                paths[name] = path
            }
            for member in members { findRoutes(in: member.value, &paths) }
        default: break
        }
    }

    private static func port(_ listener: Value) -> Int? {
        guard case .integer(let port)? = listener["address"]?["socket_address"]?["port_value"] else { return nil }
        return Int(port)
    }

    private static func elements(_ value: Value?) -> [Value] {
        if case .sequence(let elements)? = value { elements } else { [] }
    }

    private static func text(_ value: Value?) -> String? {
        if case .string(let text)? = value { text } else { nil }
    }
}
#endif
