#if CLI
import Foundation
import PortalTestSupport
import Testing

/// The commands that tell what became of resources, and what changes.
@Suite struct ReportCommandTests {
    private static let orders = "Examples/orders"

    /// The example with another domain.
    private static func changed(_ folder: TemporaryFolder) throws -> String {
        let file = PackageRoot.url.appending(path: "\(orders)/portal.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        return try folder.file("portal.yaml", text.replacing("api.example.com", with: "api.example.org")).path
    }

    @Test func statusesAsTextAndForMachines() throws {
        let text = try CommandLineRun(["status", Self.orders])
        #expect(text.status == 0, "\(text.error)")
        #expect(text.output.contains("Environment shop/production  True      True          True\n"))
        #expect(text.error.contains("1 operation served"))
        let json = try CommandLineRun(["status", Self.orders, "--format", "json"])
        #expect(json.error.isEmpty)
        #expect(try JSONSchemaCheck.findings(in: json.output, schema: "status.schema.json") == [])
        let yaml = try CommandLineRun(["status", Self.orders, "--format", "yaml"])
        #expect(yaml.output.hasPrefix("---\napiVersion: portalcore.dev/v1alpha1\nkind: ApiDoc\n"))
    }

    @Test func aFaultIsStatusOne() throws {
        let input = """
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: gold, namespace: shop}
            spec: {auth: {}}
            """
        let run = try CommandLineRun(["status", "-"], input: input)
        #expect(run.status == 1)
        #expect(run.output.contains("Accepted: NoChoice: PC2514 no-choice: "))
    }

    @Test func aRequestIsExplained() throws {
        let request = ["explain", "Examples/portal", "GET", "https://api.travel.example/v1/trips/7"]
        let text = try CommandLineRun(request + ["-H", "api-key: an unknown one"])
        #expect(text.status == 0, "\(text.error)")
        #expect(text.error.isEmpty)
        #expect(text.output.contains("401: refused, because what was sent is not valid\n"))
        #expect(!text.output.contains("an unknown one"))
        let json = try CommandLineRun(request + ["--format", "json", "--as-time", "0"])
        #expect(try JSONSchemaCheck.findings(in: json.output, schema: "explanation.schema.json") == [])
        let native = try CommandLineRun(request + ["--to", "envoy"])
        #expect(native.output.contains("503: closed, because nobody is there to decide\n"))
    }

    @Test func theFindingsOfAnInputAreShownBesideAnExplanation() throws {
        let run = try CommandLineRun(["explain", "Examples/mistakes", "GET", "https://api.example.com/orders"])
        #expect(run.status == 0)
        #expect(run.output.contains("404: nobody has the host\n"))
        #expect(run.error.contains("error[PC3008]"))
    }

    @Test func nothingIsDifferentFromItself() throws {
        let run = try CommandLineRun(["diff", Self.orders, Self.orders, "--fail-on", "safe"])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.error == "no differences\n")
    }

    @Test(arguments: [("none", Int32(0)), ("breaking", 1), ("risky", 1), ("safe", 1)])
    func theThresholdDecides(threshold: String, status: Int32) throws {
        let folder = try TemporaryFolder()
        let new = try Self.changed(folder)
        let run = try CommandLineRun(["diff", Self.orders, new, "--fail-on", threshold])
        #expect(run.status == status, "\(run.output)\(run.error)")
        #expect(run.output.hasPrefix("breaking\n  host-removed"))
        #expect(run.output.contains("before: Examples/orders/portal.yaml:"))
        let json = try CommandLineRun(["diff", Self.orders, new, "--format", "json"])
        #expect(json.error.isEmpty)
        #expect(try JSONSchemaCheck.findings(in: json.output, schema: "diff.schema.json") == [])
    }

    @Test func aSideWithErrorsIsNamed() throws {
        let run = try CommandLineRun(["diff", Self.orders, "Examples/mistakes"])
        #expect(run.status == 0)
        #expect(run.error.contains("Examples/mistakes: 3 errors"))
    }

    @Test func aFileThatIsNotThereIsSaidToBe() throws {
        let folder = try TemporaryFolder()
        _ = try folder.file("specs/trips.yaml", "openapi: 3.1.0\ninfo: {title: a, version: a}\npaths: {}\n")
        let manifest = """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: trips, namespace: shop}
            spec: {openApi: {file: specs/trip.yaml}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: remote, namespace: shop}
            spec: {openApi: {url: "https://docs.example.com/a.yaml"}}
            """
        let file = try folder.file("portal.yaml", manifest)
        let run = try CommandLineRun(["validate", file.path])
        #expect(run.status == 1)
        let meant = "help: there is no such file; did you mean `\(folder.path)/specs/trips.yaml`?\n"
        #expect(run.output.contains(meant), "\(run.output)")
        #expect(
            run.output.contains(
                "help: supply it with `--content https://docs.example.com/a.yaml=FILE`, or allow `--fetch`"
            )
        )
    }

    @Test(arguments: [
        (
            "mai",
            "note: no User has the username `mai` (did you mean `mia`?); shown as to somebody whom no User or group"
        ),
        ("Mia", "note: no User has the username `Mia` (did you mean `mia`?)"),
        ("nobody-like-that", "note: no User has the username `nobody-like-that`; shown as to"),
    ])
    func aStrangerIsNoted(user: String, note: String) throws {
        let run = try CommandLineRun(["catalog", "Examples/portal", "--as", user])
        #expect(run.status == 0, "\(run.error)")
        #expect(run.error.contains(note), "\(run.error)")
        #expect(try CommandLineRun(["catalog", "Examples/portal", "--as", "mia"]).error == "no findings\n")
    }

    @Test(arguments: [
        ["travel/v1"], ["travel/travel/v1"], ["travel/travel/v1", "--environment", "travel/production"],
        ["travel/v1", "--environment", "production"],
    ])
    func whatIsNotSaidOfASpecificationIsFound(arguments: [String]) throws {
        let run = try CommandLineRun(["catalog", "Examples/portal", "--as", "mia", "--specification"] + arguments)
        #expect(run.status == 0, "\(run.error)")
        #expect(run.output.hasPrefix("---\nopenapi: 3.1"), "\(run.output.prefix(80))")
    }

    @Test(arguments: [
        (["travel/v2"], "there is no travel/v2; there are: travel/travel/v1 in travel/production"),
        (["shop/travel/v1"], "there is no shop/travel/v1; there are: travel/travel/v1 in travel/production"),
        (["travel"], "--specification needs [NAMESPACE/]PRODUCT/VERSION, not travel"),
        (
            ["travel/v1", "--environment", "test"],
            "there is no travel/v1 in Environment test; there are: travel/travel/v1 in travel/production"
        ),
    ])
    func aSpecificationThatIsNotThere(arguments: [String], message: String) throws {
        let run = try CommandLineRun(["catalog", "Examples/portal", "--specification"] + arguments)
        #expect(run.status == 2)
        #expect(run.error == "portalctl: \(message)\n")
    }

    @Test func whereAllIsWithheldNothingIsSaidOfDescriptions() throws {
        let text = try String(
            contentsOf: PackageRoot.url.appending(path: "\(Self.orders)/portal.yaml"),
            encoding: .utf8
        )
        let run = try CommandLineRun(
            ["catalog", "-", "--specification", "orders/v1"],
            input: text.replacing("open: {}", with: "apiKey: {}")
        )
        #expect(run.error == "1 error\n")
    }

    @Test func twoEnvironmentsHaveToBeToldApart() throws {
        let folder = try TemporaryFolder()
        let text = try String(
            contentsOf: PackageRoot.url.appending(path: "\(Self.orders)/portal.yaml"),
            encoding: .utf8
        )
        let environment = try #require(text.components(separatedBy: "---\n").first { $0.contains("kind: Environment") })
        let other = environment.replacing("name: production", with: "name: test").replacing("api.", with: "test.")
        let file = try folder.file("portal.yaml", "\(text)\n---\n\(other)")
        let run = try CommandLineRun(["catalog", file.path, "--specification", "orders/v1"])
        #expect(run.status == 2)
        #expect(
            run.error.contains(
                "orders/v1 is not clear, say the namespace or --environment; there are: shop/orders/v1 in"
            )
        )
        let clear = try CommandLineRun(["catalog", file.path, "--specification", "orders/v1", "--environment", "test"])
        #expect(clear.status == 0, "\(clear.error)")
        #expect(clear.output.contains("https://test.example.com/v1"))
    }

    /// An Environment that is refused as a whole is none of the operations that are counted.
    @Test(arguments: [
        ("ref: {name: public}", "ref: {name: public, namespace: edge}", "1 Environment withheld as a whole"),
        (
            "domains: [api.example.com]", "domains: [\"https://api.example.com\"]",
            "no sound Environment, so nothing is served"
        ),
        ("kind: Environment", "kind: Environment", "0 withheld, 1 guard; "),
    ])
    func theSummaryCountsEnvironments(written: String, instead: String, summary: String) throws {
        let text = try String(
            contentsOf: PackageRoot.url.appending(path: "\(Self.orders)/portal.yaml"),
            encoding: .utf8
        )
        let run = try CommandLineRun(["translate", "-"], input: text.replacing(written, with: instead))
        #expect(run.error.contains(summary), "\(run.error)")
    }

    @Test func aCatalogueNeedsAPortal() throws {
        let run = try CommandLineRun(["catalog", Self.orders])
        #expect(run.status == 2)
        #expect(run.error == "portalctl: the input has no Portal\n")
    }
}
#endif
