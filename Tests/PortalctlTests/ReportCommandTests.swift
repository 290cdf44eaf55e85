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

    @Test func aCatalogueNeedsAPortal() throws {
        let run = try CommandLineRun(["catalog", Self.orders])
        #expect(run.status == 2)
        #expect(run.error == "portalctl: there is no sound Portal\n")
    }
}
#endif
