#if CLI
import Foundation
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
}
#endif
