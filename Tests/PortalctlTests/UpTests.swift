#if CLI
import Foundation
import PortalCore
import PortalTestSupport
import Testing

@testable import portalctl

/// `portalctl up` with a real Envoy.
@Suite(.serialized, .enabled(if: RealEnvoy.path != nil)) struct UpTests {
    private static func manifest(_ example: String = "first") -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiDoc
        metadata: {name: orders, namespace: shop}
        spec:
          openApi:
            inline:
              openapi: 3.1.0
              info: {title: Orders, version: "1"}
              paths:
                /orders:
                  get:
                    operationId: list
                    responses:
                      "200": {description: d, content: {application/json: {example: {said: \(example)}}}}
                /orders/{id}:
                  parameters: [{name: id, in: path, required: true, schema: {type: string}}]
                  get: {operationId: one, responses: {"200": {description: d}}}
                  delete: {operationId: drop, responses: {"204": {description: d}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: ApiProduct
        metadata: {name: orders, namespace: shop}
        spec:
          usagePlanRefs: [{name: everyone}]
          versions:
          - name: v1
            route: {backends: [{service: {name: orders, port: 8080}}]}
            apis:
            - apiDocRef: {name: orders}
              operations: {overrides: [{select: {ids: [drop]}, usagePlanRefs: [{name: gold}]}]}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: everyone, namespace: shop}
        spec: {auth: {open: {}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: gold, namespace: shop}
        spec: {auth: {apiKey: {header: api-key}}}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Environment
        metadata: {name: production, namespace: shop}
        spec:
          domains: [api.example.com]
          gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
          products: [{names: [orders], basePath: v1}]
        ---
        {apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {ports: [{port: 8080}]}}

        """
    }

    private static func start(_ text: String = manifest(), _ arguments: [String]? = nil) throws -> UpRun {
        let folder = try TemporaryFolder()
        _ = try folder.file("portal/portal.yaml", text)
        let envoy = try #require(RealEnvoy.path)
        return try arguments.map { try UpRun(envoy, folder, $0) } ?? UpRun(envoy, folder)
    }

    /// Replaces the manifest as editors do.
    private static func edit(_ run: UpRun, _ text: String) throws {
        let fresh = try run.folder.file("fresh", text)
        #expect(rename(fresh.path, "\(run.folder.path)/portal/portal.yaml") == 0)
    }

    @Test func servesEditsAndStops() throws {
        let run = try Self.start()
        let port = try run.ports().requests
        #expect(run.said.contains("  open    GET /v1/orders\n"))
        #expect(run.said.contains("curl -i -H 'Host: api.example.com' http://127.0.0.1:\(port)/v1/orders\n"))
        #expect(
            run.said.contains("  closed  DELETE /v1/orders/{id}: under shop/gold, and there is no authorization server")
        )
        #expect(run.said.contains("2 operations are open, 1 closed"))
        #expect(try UpRun.ask(port, "/v1/orders") == #"200 {"said":"first"}"#)
        #expect(try UpRun.ask(port, "/v1/orders/7") == #"200 {"operation":"one"}"#)
        #expect(try UpRun.ask(port, "/v1/none").hasPrefix("404"))
        #expect(try UpRun.ask(port, "/v1/orders", host: "other.example.com").hasPrefix("404"))

        try Self.edit(run, Self.manifest("second"))
        _ = try run.line("applied in")
        #expect(try UpRun.ask(port, "/v1/orders") == #"200 {"said":"second"}"#)

        try Self.edit(run, Self.manifest("third").replacing("usagePlanRefs: [{name: everyone}]", with: "usagePlan: x"))
        let kept = try run.line("applied in", "kept the last good state")
        #expect(kept.hasPrefix("portalctl: kept the last good state: "), "\(kept)")
        #expect(run.said.contains("error[PC2510]"))
        #expect(try UpRun.ask(port, "/v1/orders") == #"200 {"said":"second"}"#)

        try Self.edit(run, Self.manifest("second"))
        _ = try run.line("nothing to do")
        #expect(run.children.count == 1)

        kill(run.process.processIdentifier, SIGTERM)
        _ = try run.line("stopped")
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 0)
        #expect(run.children == [])
        #expect(run.leftovers == [])
    }

    @Test(arguments: [SIGINT, SIGHUP])
    func otherSignalsStopItToo(signal: Int32) throws {
        let run = try Self.start()
        _ = try run.ports()
        kill(run.process.processIdentifier, signal)
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 0)
        #expect(run.process.terminationReason == .exit)
        #expect(run.children == [])
    }

    /// Whoever cannot clean up any more still leaves nobody behind.
    @Test func killedItLeavesNoEnvoy() throws {
        let run = try Self.start()
        let connection = try Socket(connectedTo: try run.ports().admin, seconds: 30)
        #expect(run.children.count == 1)
        kill(run.process.processIdentifier, SIGKILL)
        // Nothing was asked: what comes is the end of the connection, with that of Envoy.
        #expect(UpRun.rest(of: connection).isEmpty)
        run.process.waitUntilExit()
        for child in run.children { #expect(Self.isDead(child), "Envoy is still there") }
    }

    /// A program that starts Envoy as its child is no reason to leave that behind.
    @Test func stoppedItLeavesNoEnvoyBehindAScript() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("portal/portal.yaml", Self.manifest())
        let envoy = try #require(RealEnvoy.path)
        let script = try folder.program("wrapper", "#!/bin/sh\n\"\(envoy)\" \"$@\"\n")
        let run = try UpRun(script.path, folder)
        let connection = try Socket(connectedTo: try run.ports().admin, seconds: 30)
        kill(run.process.processIdentifier, SIGTERM)
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 0)
        // It ended before the program did: nothing more comes, and nobody listens.
        #expect(UpRun.rest(of: connection).isEmpty)
        #expect(run.leftovers == [])
    }

    /// Threads that were made while Python was asked for its Envoy would take signals and end the program at once.
    @Test func everyThreadHoldsSignalsBack() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("portal/portal.yaml", Self.manifest())
        let envoy = try #require(RealEnvoy.path)
        _ = try folder.program("bin/python3", "#!/bin/sh\necho '\(envoy)'\n")
        let run = try UpRun(nil, folder, environment: ["ENVOY": "", "PATH": "\(folder.path)/bin"])
        _ = try run.ports()
        let process = run.process.processIdentifier
        // The main thread waits for signals, and the kernel lifts its mask for as long as it does.
        for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        where thread != "\(process)" {
            let status = try String(contentsOfFile: "/proc/\(process)/task/\(thread)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("SigBlk:") })
            let mask = try #require(UInt64(line.dropFirst(7).drop(while: \.isWhitespace), radix: 16))
            #expect(mask & 1 << UInt64(SIGTERM - 1) != 0, "\(line)")
        }
        kill(process, SIGTERM)
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 0 && run.leftovers == [])
    }

    /// Whether a process is at most waiting for somebody to take note of its end.
    private static func isDead(_ process: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return true }
        return text.contains(") Z ")
    }

    @Test func theEndOfEnvoyIsStatusThree() throws {
        let run = try Self.start()
        _ = try run.ports()
        for child in run.children { kill(child, SIGKILL) }
        _ = try run.line("Envoy was ended by signal 9")
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 3)
        #expect(run.leftovers == [])
    }

    /// At the start nothing better is known: what is sound is served.
    @Test func errorsAtTheStart() throws {
        let broken = "---\napiVersion: portalcore.dev/v1alpha1\nkind: Group\nmetadata: {name: a}\nspec: {wrong: 1}\n"
        let run = try Self.start(Self.manifest() + broken)
        let port = try run.ports().requests
        #expect(run.said.contains("error[PC2510]"))
        #expect(try UpRun.ask(port, "/v1/orders") == #"200 {"said":"first"}"#)
        // The same error again is no reason to keep an edit out.
        try Self.edit(run, Self.manifest("second") + broken)
        _ = try run.line("applied in")
        #expect(try UpRun.ask(port, "/v1/orders") == #"200 {"said":"second"}"#)
    }

    @Test func aPortThatIsTaken() throws {
        let socket = try Socket(boundTo: 0)
        let run = try Self.start(Self.manifest(), ["--port", String(socket.port)])
        _ = try run.line("port \(socket.port) of 127.0.0.1 is taken; --port chooses another one")
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 3)
        #expect(run.leftovers == [])
    }

    /// Whoever does not answer as Envoy does.
    @Test func aProgramThatIsNoEnvoy() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("portal/portal.yaml", Self.manifest())
        let run = try UpRun("/bin/false", folder, ["--port", "0"])
        _ = try run.line("Envoy ended with status 1")
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 3)
    }

    /// What Envoy refuses is taken back, and said in Envoy's own words.
    @Test func whatEnvoyRefuses() throws {
        let folder = try PrivateFolder()
        let admin = EnvoyAdmin(port: try LoopbackPorts.free())
        var options = PortalOptions()
        options.target = .envoy
        options.envoy.layout = .directory(folder.watched)
        options.envoy.listener.port = try LoopbackPorts.free()
        options.envoy.admin = EnvoyOptions.Endpoint(host: "127.0.0.1", port: admin.port)
        options.envoy.accessLog = nil
        func documents(_ said: String) -> [OutputDocument] {
            options.envoy.mocks = ["shop/production/shop/orders/v1/shop/orders/list": .init(body: said)]
            let file = InputFile(name: "portal.yaml", bytes: Array(Self.manifest().utf8))
            return PortalPipeline.translate([file], options: options).documents
        }
        let first = try EnvoyConfiguration(documents("first"))
        let bootstrap = try EnvoyUpdater.write(first, to: folder)
        let envoy = try #require(RealEnvoy.path)
        let process = try EnvoyProcess(envoy, bootstrap: bootstrap, log: folder.path("envoy.log"))
        var updater = EnvoyUpdater(admin: admin, process: process, folder: folder, active: first)
        var interruptions = Interruptions()
        #expect(try updater.waitForStart(milliseconds: 60_000, &interruptions))

        let bad = try EnvoyConfiguration(
            documents("bad").map { document in
                var document = document
                if document.kind == "Routes" { document.value = Self.breaking(document.value) }
                return document
            }
        )
        guard case .refused(let lines) = try updater.apply(bad, &interruptions) else {
            Issue.record("Envoy took an expression that is none")
            return
        }
        #expect(lines.contains { $0.contains("missing )") }, "\(lines)")
        #expect(updater.active == first)
        #expect(try UpRun.ask(options.envoy.listener.port, "/v1/orders") == "200 first")
        let second = try EnvoyConfiguration(documents("second"))
        #expect(try updater.apply(second, &interruptions) == .applied)
        #expect(try UpRun.ask(options.envoy.listener.port, "/v1/orders") == "200 second")
        #expect(try updater.apply(second, &interruptions) == .unchanged)

        // A listener more, on a port that somebody has.
        var taken = options
        let socket = try Socket(boundTo: 0)
        taken.envoy.listener.port = socket.port
        let file = InputFile(name: "portal.yaml", bytes: Array(Self.manifest().utf8))
        let third = try EnvoyConfiguration(PortalPipeline.translate([file], options: taken).documents)
        #expect(try updater.apply(third, &interruptions) == .refused(["port \(socket.port) of 127.0.0.1 is taken"]))
        process.stop(&interruptions)
        #expect(process.ending() == "ended with status 0")
    }

    @Test func servicesWithoutABackendAreNamed() throws {
        let run = try Self.start(Self.manifest(), ["--port", "0"])
        _ = try run.ports()
        let line = "  shop/orders:8080 as orders.shop.svc.cluster.local; on this machine: --backend shop/orders="
        #expect(run.said.contains("Services looked for in DNS:\n" + line), "\(run.said)")
        let other = try Self.start(Self.manifest(), ["--port", "0", "--backend", "orders=127.0.0.1:9"])
        _ = try other.ports()
        #expect(!other.said.contains("looked for in DNS"))
    }

    /// The same with expressions that are none.
    private static func breaking(_ value: Value) -> Value {
        switch value {
        case .sequence(let elements): .sequence(elements.map(breaking))
        case .mapping(let members):
            .mapping(
                members.map { member in
                    member.key == "match"
                        ? Value.Member("match", ["safe_regex": ["regex": "("]])
                        : Value.Member(member.key, breaking(member.value))
                }
            )
        default: value
        }
    }

    /// `docs/up.md` shows what is really printed.
    @Test func theManualShowsWhatIsPrinted() throws {
        let manual = try String(contentsOf: PackageRoot.url.appending(path: "docs/up.md"), encoding: .utf8)
        let start = try #require(manual.range(of: "$ portalctl up --mock Examples/portal\n"))
        let end = try #require(manual[start.upperBound...].range(of: "```"))
        let envoy = try #require(RealEnvoy.path)
        let folder = try TemporaryFolder()
        let examples = PackageRoot.url.appending(path: "Examples/portal")
        try FileManager.default.copyItem(at: examples, to: folder.url.appending(path: "portal"))
        let run = try UpRun(envoy, folder)
        let ports = try run.ports()
        let said = run.said.replacing(":\(ports.requests)", with: ":8080").replacing(":\(ports.admin)", with: ":9901")
            .replacing("\(folder.path)/portal", with: "Examples/portal")
        #expect(said == manual[start.upperBound..<end.lowerBound])
    }

    @Test func theAccessLogGoesToStandardOutput() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("portal/portal.yaml", Self.manifest())
        let log = try folder.file("log", "")
        let envoy = try #require(RealEnvoy.path)
        let run = try UpRun(
            envoy,
            folder,
            ["--mock", "--port", "0", "--access-log"],
            output: try FileHandle(forWritingTo: log)
        )
        let port = try run.ports().requests
        _ = try UpRun.ask(port, "/v1/orders/7")
        kill(run.process.processIdentifier, SIGTERM)
        run.process.waitUntilExit()
        let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["path"] as? String == "/v1/orders/7", "\(line)")
    }
}
#endif
