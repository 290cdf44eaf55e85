import PortalCore
import PortalOracle
import PortalTestSupport
import Testing

@Suite("A real Envoy", .serialized)
struct OracleTests {
    @Test("does what the list of entries says", .enabled(if: EnvoyRun.binary != nil))
    func list() {
        var judge = Judge(opinions: [
            Judge.Opinion("the list") { way, request in
                ListModel(way.portal, authorization: .table(way.table)).outcome(of: request)
            }
        ])
        for batch in 0..<4 {
            let portals = (0..<10).map { PortalGenerator.portal(seed: UInt64(batch * 10 + $0 + 1)) }
            for fault in judge.judge(portals, requests: 50).prefix(20) {
                Issue.record("seed \(fault.portal.seed): \(String(describing: fault.request))\nseen \(fault.seen)\n\(fault.expected)")
            }
        }
        print(judge.requests, judge.outcomes)
    }
}
