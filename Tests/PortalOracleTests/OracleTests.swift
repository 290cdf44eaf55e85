import Foundation
import PortalOracle
import PortalTestSupport
import Testing

@Suite("A real Envoy", .serialized)
struct OracleTests {
    @Test("does what the list of entries says", .enabled(if: EnvoyRun.binary != nil))
    func list() {
        let environment = ProcessInfo.processInfo.environment
        let first = environment["FIRST"].flatMap { UInt64($0) } ?? 1
        let count = environment["COUNT"].flatMap { UInt64($0) } ?? 40
        var judge = Judge(opinions: [.list, .explanation])
        var next = first
        while next < first + count {
            let last = min(next + 10, first + count)
            let portals = (next..<last).map { PortalGenerator.portal(seed: $0) }
            next = last
            var seen = Set<String>()
            for fault in judge.judge(portals, requests: 50) {
                guard seen.insert("\(fault.portal.seed) \(fault.leg) \(fault.expected.prefix(14)) \(fault.seen.prefix(5))").inserted else { continue }
                if environment["SHRINK"] != nil {
                    var shrinker = Shrinker(judge)
                    print(shrinker.shrunk(fault))
                    Issue.record("seed \(fault.portal.seed)")
                    return
                }
                Issue.record("seed \(fault.portal.seed) \(fault.leg): \(fault.request?.description ?? "")\nseen \(fault.seen.prefix(1000))\nbut \(fault.expected)")
            }
        }
        print(judge.requests, judge.outcomes)
    }
}
