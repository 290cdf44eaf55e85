#if CLI
import Foundation
import Testing

@Suite struct UsageTests {
    static let statuses: [([String], Int32)] = [
        (["--help"], 0),
        (["--version"], 0),
        (["help", "translate"], 0),
        (["nonsense"], 2),
        (["validate"], 2),
        (["validate", "--format", "xml", "x.yaml"], 2),
        (["validate", "--max-depth", "0", "x.yaml"], 2),
        (["validate", "--content", "no-equals-sign", "-"], 2),
        (["validate", "no/such/file.yaml"], 3),
        (["translate", "no/such/file.yaml"], 3),
        (["validate", "--contents", "no/such/table.tsv", "-"], 3),
        (["translate", "x.yaml", "--authorization-service", "authz:9101"], 2),
        (["translate", "x.yaml", "--portal-service", "a/b:0"], 2),
        (["translate", "x.yaml", "--rate-limit-service", "a/b:http"], 2),
        (["translate", "x.yaml", "--listen", "127.0.0.1:8080"], 2),
        (["translate", "x.yaml", "--backend", "orders=127.0.0.1:9000"], 2),
        (["translate", "x.yaml", "--max-listed-routes", "1"], 2),
        (["translate", "x.yaml", "--to", "envoy", "--authorization-service", "a/b:1"], 2),
        (["translate", "x.yaml", "--to", "envoy", "--request-authentication"], 2),
        (["translate", "x.yaml", "--to", "envoy", "--access-log", "a", "--no-access-log"], 2),
        (["translate", "x.yaml", "--to", "envoy", "--backend", "a=b:1", "--backend", "a=c:1"], 2),
        (["translate", "x.yaml", "--to", "envoy", "--backend", "shop/a:080=b:1"], 2),
        (["diff", "a.yaml"], 2),
        (["diff", "-", "-"], 2),
        (["diff", "no/such/file.yaml", "-"], 3),
        (["diff", "a.yaml", "b.yaml", "--fail-on", "always"], 2),
        (["status", "no/such/file.yaml"], 3),
        (["catalog", "Examples/orders", "--specification", "orders"], 2),
        (["catalog", "Examples/orders", "--specification", "orders/v2"], 2),
        (["catalog", "x.yaml", "--environment", "shop/production"], 2),
        (["catalog", "x.yaml", "--openapi", "2.0"], 2),
        (["explain", "x.yaml", "GET"], 2),
        (["explain", "GET", "https://api.example.com/"], 2),
        (["explain", "x.yaml", "GET", "api.example.com/orders"], 2),
        (["explain", "x.yaml", "GET", "ftp://api.example.com/"], 2),
        (["explain", "x.yaml", "GET", "https://api.example.com/", "-H", "no-colon"], 2),
        (["explain", "x.yaml", "GET", "https://api.example.com/", "--environment", "production"], 2),
        (["explain", "x.yaml", "GET", "https://api.example.com/", "--portal-endpoint", "a:1"], 2),
        (["explain", "x.yaml", "GET", "https://api.example.com/", "--to", "envoy", "--portal-service", "a/b:1"], 2),
        (["explain", "no/such/file.yaml", "GET", "https://api.example.com/"], 3),
        (["help", "explain"], 0),
        (["help", "diff"], 0),
        (["help", "catalog"], 0),
        (["help", "status"], 0),
        (["help", "up"], 0),
        (["explain-code", "PC9999"], 2),
        (["explain-code"], 0),
        (["crds"], 0),
    ]

    @Test(arguments: statuses)
    func exitStatus(arguments: [String], status: Int32) throws {
        let run = try CommandLineRun(arguments)
        #expect(run.status == status, "\(run.error)")
        #expect(status == 0 ? run.error.isEmpty : run.output.isEmpty)
    }

    /// Nothing to read is more often a mistyped path than a portal without resources.
    @Test func aDirectoryWithNothingToReadIsAnError() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file(".hidden/a.yaml", "a: 1")
        let run = try CommandLineRun(["validate", folder.path])
        #expect(run.status == 3)
        #expect(run.error.contains("holds no .yaml, .yml or .json file"))
    }

    /// Two ways to one file, and a link that leads in a circle.
    @Test func aFileIsReadOnce() throws {
        let folder = try TemporaryFolder()
        let file = try folder.file("a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")
        try FileManager.default.createSymbolicLink(
            at: folder.url.appending(path: "circle"),
            withDestinationURL: folder.url
        )
        let run = try CommandLineRun(["validate", folder.path, file.path])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.error.hasPrefix("1 file:"))
    }

    /// A file that nobody writes any more would be taken for what is served.
    @Test(arguments: [("istio", "yaml", "json"), ("envoy", "yaml", "json")])
    func filesOfEarlierRunsAreNamed(target: String, first: String, second: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("out/notes.yaml", "a: 1")
        func translate(_ format: String) throws -> CommandLineRun {
            try CommandLineRun([
                "translate", "Examples/orders", "--to", target, "-o", "\(folder.path)/out", "--format", format,
            ])
        }
        #expect(try !translate(first).error.contains("of an earlier run"))
        let error = try translate(second).error
        #expect(error.contains(".\(first) is of an earlier run"))
        #expect(!error.contains("notes.yaml"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func shellCompletions(shell: String) throws {
        let run = try CommandLineRun(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("explain-code"))
    }
}
#endif
