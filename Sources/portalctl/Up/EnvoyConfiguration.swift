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
        init(path: String, resources: [Value]) {
            self.path = path
            self.resources = resources
            version = String(
                SHA256.hexadecimal(of: DocumentWriter.json(.sequence(resources), indented: false).utf8).prefix(16)
            )
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

    /// Finds the places of the documents; fails where a document is missing, which is a fault of ours.
    init(_ documents: [OutputDocument]) throws {
        guard let bootstrap = documents.first(where: { $0.kind == "Bootstrap" })?.value,
            let clusters = Self.path(in: bootstrap["dynamic_resources"]?["cds_config"]),
            let listeners = Self.path(in: bootstrap["dynamic_resources"]?["lds_config"])
        else { throw Failure.inputOutput("the translation gave no bootstrap that reads files") }
        self.bootstrap = DocumentWriter.json(bootstrap) + "\n"
        func resources(_ kind: String) -> [Value] {
            documents.filter { $0.kind == kind }.flatMap { Self.elements($0.value["resources"]) }
        }
        self.listeners = File(path: listeners, resources: resources("Listeners"))
        var paths: [String: String] = [:]
        for listener in self.listeners.resources { Self.findRoutes(in: listener, &paths) }
        var routes: [String: File] = [:]
        for configuration in resources("Routes") {
            guard let name = Self.text(configuration["name"]), let path = paths[name] else { continue }
            routes[name] = File(path: path, resources: [configuration])
        }
        self.routes = routes
        // Backends that nobody is sent to, because Envoy answers itself, are not looked for in DNS.
        var texts: Set<String> = []
        for file in [self.listeners] + routes.values { Self.collectTexts(.sequence(file.resources), &texts) }
        self.clusters = File(
            path: clusters,
            resources: resources("Clusters").filter { texts.contains(Self.text($0["name"]) ?? "") }
        )
    }

    /// The same, but with clusters that only another one has.
    func clusters(with other: EnvoyConfiguration) -> File {
        let names = Set(clusters.resources.compactMap { Self.text($0["name"]) })
        let more = other.clusters.resources.filter { !names.contains(Self.text($0["name"]) ?? "") }
        return more.isEmpty ? clusters : File(path: clusters.path, resources: clusters.resources + more)
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

    private static func collectTexts(_ value: Value, _ texts: inout Set<String>) {
        switch value {
        case .string(let text): texts.insert(text)
        case .sequence(let elements):
            for element in elements { collectTexts(element, &texts) }
        case .mapping(let members):
            for member in members { collectTexts(member.value, &texts) }
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
