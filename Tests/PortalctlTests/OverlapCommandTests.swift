#if CLI
import PortalTestSupport
import Testing

/// `portalctl overlaps`, which says who gets a request that two operations want.
@Suite struct OverlapCommandTests {
    @Test func textAndStatus() throws {
        let run = try CommandLineRun(["overlaps", "Examples/overlaps"])
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("identical: GET /orders/x\n"))
        #expect(run.output.contains("\ncrossing: GET /orders/archive/status\n"))
        #expect(!run.output.contains("\ninside: "))
        #expect(run.error.hasPrefix("1 identical, 1 crossing, 1 host narrower\n"))
        let all = try CommandLineRun(["overlaps", "Examples/overlaps", "--all"])
        #expect(all.output.contains("\ninside: GET /orders/export\n"))
    }

    @Test func machinesReadJSON() throws {
        let run = try CommandLineRun(["overlaps", "Examples/overlaps", "--all", "--format", "json"])
        #expect(run.status == 1)
        #expect(run.error.isEmpty)
        #expect(try JSONSchemaCheck.findings(in: run.output, schema: "overlaps.schema.json") == [])
    }

    @Test func nothingIsSharedAndNothingIsWrong() throws {
        let run = try CommandLineRun(["overlaps", "Examples/orders"])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.error == "no overlaps\n")
    }
}
#endif
