import PortalOracle
import PortalTestSupport
import Testing

@Suite("A real Envoy", .serialized)
struct OracleTests {
    @Test("does what the list of entries says", .enabled(if: EnvoyRun.binary != nil))
    func list() {
        var judge = Judge(opinions: [.list, .explanation])
        for batch in 0..<4 {
            let portals = (0..<10).map { PortalGenerator.portal(seed: UInt64(batch * 10 + $0 + 1)) }
            for fault in judge.judge(portals, requests: 50).prefix(20) {
                Issue.record("seed \(fault.portal.seed) \(fault.leg): \(fault.request?.description ?? "")\nseen \(fault.seen.prefix(1000))\nbut \(fault.expected)")
            }
        }
        print(judge.requests, judge.outcomes)
    }
}
