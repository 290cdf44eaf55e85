import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Whatever is sent") struct RobustnessTests {
    /// Bytes that look like what is expected, and bytes that do not.
    private static func junk(_ random: inout SeededGenerator, _ words: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if Int.random(in: 0..<4, using: &random) == 0 {
                bytes.append(UInt8.random(in: .min ... .max, using: &random))
            } else {
                bytes += (words.randomElement(using: &random) ?? "").utf8
            }
        }
        return bytes
    }

    @Test("nothing traps, and nobody gets in without a credential")
    func junk() {
        var random = SeededGenerator()
        let seed = random.seed
        let rules = Fixture.rules(audiences: ["a"], scopes: ["s"], claims: ["c": ["v"]])
        let plans = [
            Fixture.key(), Fixture.token("members", rules, limits: [PlanLimit(requests: 1, unit: .day)]),
            ResolvedPlan(id: "shop/c", name: "c", auth: .apiKey(.cookie("k"))),
            ResolvedPlan(id: "shop/q", name: "q", auth: .apiKey(.query("k"))),
        ]
        let portal = Fixture.portal(
            plans: plans,
            operations: [
                Fixture.Served(name: "list", path: "/orders/{a}-{b}", plans: [0, 1, 2, 3]),
                Fixture.Served(name: "all", path: "/{a}", plans: [0, 1, 2, 3]),
            ],
            credentials: [Fixture.credential("k-good")]
        )
        let snapshot = PolicySnapshot(portal)
        let paths = ["/", "orders", "-", "%", "%2", "%2f", "?", "k=", "&", "#", ";", "=", ".", "..", "x", "é"]
        let headers = ["api-key", "cookie", "k=", ";", " ", "\t", "k-good", "=", "K", "origin"]
        let json = [
            "{", "}", "[", "]", ":", ",", "\"", "\"sub\"", "\"aud\"", "\"scope\"", "\"exp\"", "\"c\"", "\\u", "\\ud83d",
            "\\", "12", "-", "e", ".", "true", "null", " ", "\"a\"", "\"s\"", "\"v\"",
        ]
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2048, alignment: 1)
        defer { memory.deallocate() }
        for _ in 0..<20_000 {
            let parts = [
                Self.junk(&random, ["list", "all", "/"]), Self.junk(&random, ["api.example.com", ":", "API", "."]),
                Self.junk(&random, ["GET"]), Self.junk(&random, paths), Self.junk(&random, headers),
                Self.junk(&random, headers), Self.junk(&random, json), Self.junk(&random, [":", "1"]),
                Array(Fixture.provider.utf8),
            ]
            let all = parts.flatMap { $0 }
            all.withUnsafeBytes { bytes in
                var position = 0
                let texts = parts.map { part in
                    defer { position += part.count }
                    return PolicyBytes(UnsafeRawBufferPointer(rebasing: bytes[position..<position + part.count]))
                }
                let fields = [PolicyField(name: texts[4], value: texts[5])]
                let tokens = [PolicyField(name: texts[8], value: texts[6])]
                fields.withUnsafeBufferPointer { fields in
                    tokens.withUnsafeBufferPointer { tokens in
                        var request = PolicyRequest()
                        if Bool.random(using: &random) { request.routeName = texts[0] }
                        (request.host, request.method, request.path) = (texts[1], texts[2], texts[3])
                        (request.headers, request.tokens, request.clientAddress) = (fields, tokens, texts[7])
                        request.now = Int64.random(in: .min ... .max, using: &random)
                        let size = Int.random(in: 0...2048, using: &random)
                        let decision = snapshot.decide(
                            request,
                            into: UnsafeMutableRawBufferPointer(rebasing: memory[..<size])
                        )
                        if decision.isAllowed, decision.reason != .keyAccepted {
                            #expect(decision.reason == .tokenAccepted, "seed \(seed)")
                        }
                    }
                }
            }
        }
    }
}
