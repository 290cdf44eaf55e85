import Foundation
import PortalIR
import PortalOracle
import PortalTestSupport
import Testing

/// A real Envoy is the judge of what `explain` says and of both outputs: see `docs/oracle.md`.
@Suite("A real Envoy", .serialized, .enabled(if: RealEnvoy.path != nil))
struct OracleTests {
    /// How many portals run in one Envoy.
    private static let batch = 12

    @Test("does what explain and the list of entries say")
    func agrees() {
        var run = OracleRun(opinions: [.explanation, .list])
        run.judge(seeds: 1...24, requests: 30)
        print("oracle: \(run)")
        #expect(run.disagreements.isEmpty)
        // A run that sees nothing shows nothing.
        #expect((run.judge.outcomes["backend"] ?? 0) > (EnvoyRun.python == nil ? 50 : 500))
        for status in EnvoyRun.python == nil ? ["404", "405", "503"] : ["401", "404", "405", "429", "503"] {
            #expect((run.judge.outcomes[status] ?? 0) > 0, "\(status)")
        }
    }

    @Test(
        "does so for as long as one likes",
        .enabled(if: OracleRun.seconds != nil || OracleRun.portals != nil)
    )
    func goesOn() {
        var run = OracleRun(opinions: [.explanation, .list])
        let generator = SeededGenerator()
        // Seeds stand in names, and names are short.
        let first = generator.seed % 1_000_000_000
        let end = Date(timeIntervalSinceNow: OracleRun.seconds ?? .infinity)
        var seed = first
        while Date() < end, seed - first < OracleRun.portals ?? .max, run.disagreements.count < 5 {
            run.judge(seeds: seed...(seed + UInt64(Self.batch) - 1), requests: 50)
            seed += UInt64(Self.batch)
            print("oracle: seeds \(first) to \(seed - 1): \(run)")
        }
        #expect(run.disagreements.isEmpty)
    }

    @Test("contradicts whoever forgets the guards, and shows it in the small")
    func notices() throws {
        let forgetful = Judge.Opinion("somebody who forgets guards") { way, port, request in
            var portal = way.portal
            for index in portal.environments.indices {
                portal.environments[index].entries.removeAll {
                    $0.name.hasPrefix("~guard") || $0.name.hasPrefix("~method")
                }
            }
            return ListModel(portal, table: nil, counts: false).outcome(of: request, at: port)
        }
        var judge = Judge(opinions: [forgetful])
        judge.legs = [.closed]
        let portals = (1...6).map { PortalGenerator.portal(seed: $0) }
        let found = try #require(judge.judge(portals, requests: 40).first)
        var shrinker = Shrinker(judge, trials: 30)
        let small = shrinker.shrunk(found)
        #expect(small.portal.size < found.portal.size)
        #expect(small.request != nil)
        // What is left still shows it.
        #expect(judge.judge(small.portal, small.request) != nil)
    }

    @Test("gets the same portals and requests from the same seed")
    func repeats() {
        for seed in UInt64(1)...20 {
            #expect(PortalGenerator.portal(seed: seed) == PortalGenerator.portal(seed: seed))
        }
        #expect(PortalGenerator.portal(seed: 1) != PortalGenerator.portal(seed: 2))
    }
}
