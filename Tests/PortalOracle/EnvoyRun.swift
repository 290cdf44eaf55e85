internal import Foundation
package import PortalDocument
internal import PortalTestSupport

/// An Envoy that serves a configuration, and the servers that it asks.
package final class EnvoyRun {
    /// A Python with grpcio: `$ORACLE_PYTHON`, or the one that `Scripts/oracle` made; `nil` where there is none.
    package static let python: String? = {
        let environment = ProcessInfo.processInfo.environment
        let installed = Corpus.package.appendingPathComponent(".build/oracle/bin/python").path
        for path in [environment["ORACLE_PYTHON"], installed] {
            if let path, FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        if environment["PORTALCORE_REQUIRE_ENVOY"] == "1" {
            fatalError("PORTALCORE_REQUIRE_ENVOY is set, and there is no Python with grpcio")
        }
        print("SKIPPED: what a real Envoy makes of plans, because there is no Python with grpcio (see Scripts/oracle)")
        return nil
    }()

    private let folder: URL
    private var servers: ChildProcess?
    private var envoy: ChildProcess?
    private var ports: [String: UInt16] = [:]
    private var connections: [String: HTTPConnection] = [:]

    /// Starts servers and Envoy, and waits until they serve.
    ///
    /// - Parameters:
    ///   - configuration: listeners and clusters
    ///   - table: what the authorization server knows
    /// - Throws: what was said, where Envoy does not get as far as serving
    package init(_ configuration: GatewayConfiguration, table: Value) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("oracle-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do { try start(configuration, table) } catch {
            stop()
            throw error
        }
    }

    deinit { stop() }

    private func start(_ configuration: GatewayConfiguration, _ table: Value) throws {
        var serverPorts = (authorization: 1, counting: 1)
        if let python = Self.python {
            let file = folder.appendingPathComponent("table.json")
            try DocumentWriter.json(table).write(to: file, atomically: true, encoding: .utf8)
            let script = Corpus.package.appendingPathComponent("Tests/PortalOracle/servers.py").path
            let servers = try ChildProcess([python, script, file.path])
            self.servers = servers
            let line = try servers.wait { $0.hasPrefix("serving ") }.split(separator: " ")
            servers.drain()
            serverPorts = (Int(line[1]) ?? 1, Int(line[2]) ?? 1)
        }
        let bootstrap = configuration.bootstrap(
            socket: folder.appendingPathComponent("echo").path,
            authorization: serverPorts.authorization,
            counting: serverPorts.counting
        )
        let file = folder.appendingPathComponent("envoy.json")
        try DocumentWriter.json(bootstrap).write(to: file, atomically: true, encoding: .utf8)
        let address = folder.appendingPathComponent("admin").path
        let envoy = try ChildProcess([
            RealEnvoy.path ?? "envoy", "-c", file.path, "--concurrency", "1", "--use-dynamic-base-id",
            "--log-level", "info", "--log-format", "%v", "--admin-address-path", address,
        ])
        self.envoy = envoy
        _ = try envoy.wait { $0.contains("starting workers") }
        envoy.drain()
        let admin = try String(contentsOfFile: address, encoding: .utf8).split(separator: ":").last ?? ""
        try readPorts(UInt16(admin) ?? 0)
    }

    /// Asks Envoy which ports its listeners got.
    private func readPorts(_ admin: UInt16) throws {
        let request = WireRequest("GET", "/listeners?format=json", host: "localhost")
        guard let answer = HTTPConnection(port: admin).response(to: request),
            let object = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: Any],
            let statuses = object["listener_statuses"] as? [[String: Any]]
        else { throw ChildProcess.Failure(description: "Envoy does not tell its listeners: \(envoy?.words ?? "")") }
        for status in statuses {
            let address = (status["local_address"] as? [String: Any])?["socket_address"] as? [String: Any]
            if let name = status["name"] as? String, let port = address?["port_value"] as? Int {
                ports[name] = UInt16(port)
            }
        }
    }

    /// Sends a request to a listener; `nil` where nothing came back.
    package func response(to request: WireRequest, at listener: String) -> WireResponse? {
        guard let port = ports[listener] else { return nil }
        let connection = connections[listener] ?? HTTPConnection(port: port)
        connections[listener] = connection
        return connection.response(to: request)
    }

    /// What Envoy and the servers said, for a report.
    package var words: String { "\(envoy?.words ?? "")\n\(servers?.words ?? "")" }

    /// Stops everything.
    package func stop() {
        connections = [:]
        envoy?.stop()
        servers?.stop()
        envoy = nil
        servers = nil
        try? FileManager.default.removeItem(at: folder)
    }
}
