import Foundation
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalPolicy

@Suite("Documents of a snapshot") struct DocumentTests {
    @Test("decide as the portal that they were made of, in parts of any size and in any order")
    func equality() throws {
        var random = SeededGenerator()
        let seed = random.seed
        var reasons = Set<PolicyReason>()
        for round in 0..<150 {
            let sample = RandomPortal(&random)
            let direct = PolicySnapshot(sample.portal)
            let size = [300, 800, 2000, 1 << 20].randomElement(using: &random) ?? 300
            let documents = PolicySnapshot.documents(of: sample.portal, maximumBytes: size).flatMap(\.parts)
            if size == 300 { #expect(documents.count > 2) }
            if size == 1 << 20 { #expect(documents.count == 2) }
            let repeated = (documents + documents.prefix(1)).shuffled(using: &random)
            let read = try PolicySnapshot(documents: repeated)
            #expect(read.keyCount == direct.keyCount && read.routeCount == direct.routeCount)
            for _ in 0..<40 {
                let call = sample.call(&random)
                let expected = direct.decide(call)
                reasons.insert(expected.reason)
                guard read.decide(call) != expected else { continue }
                Issue.record("round \(round), seed \(seed): \(call) is \(read.decide(call)), not \(expected)")
                return
            }
        }
        // The requests should meet what there is.
        for reason in [
            PolicyReason.keyAccepted, .tokenAccepted, .open, .guarded, .unknownRoute, .credentialMissing,
            .credentialExpired, .otherPlan, .group, .audience, .scope, .claim,
        ] { #expect(reasons.contains(reason), "\(reason)") }
    }

    @Test("are the same bytes for the same portal, and hold no key")
    func determinism() {
        var random = SeededGenerator()
        for _ in 0..<20 {
            let sample = RandomPortal(&random)
            let first = PolicySnapshot.documents(of: sample.portal, maximumBytes: 1000)
            let second = PolicySnapshot.documents(of: sample.portal, maximumBytes: 1000)
            #expect(first.map(\.parts) == second.map(\.parts))
            #expect(first.map(\.environment) == sample.portal.environments.map(\.name))
            for part in first.flatMap(\.parts) {
                let text = String(decoding: part, as: UTF8.self)
                // A consumer's name holds its key in this sample, behind `free id/`.
                let rest = text.components(separatedBy: "free id/key-").joined()
                for key in sample.keys { #expect(!rest.contains("\"\(key)\"")) }
            }
        }
    }

    @Test("are read where the gateway could not be told of preflights")
    func withheldPreflights() throws {
        let preflight = RouteEntry(
            name: "~preflight/x",
            match: RouteMatch(path: .template(Fixture.path("/orders")), method: .preflight([.get])),
            action: .respond(.withheld)
        )
        let portal = Fixture.portal(
            plans: [Fixture.open()],
            operations: [Fixture.Served(name: "list", path: "/orders", plans: [0])],
            guards: [preflight]
        )
        let documents = PolicySnapshot.documents(of: portal, maximumBytes: 1 << 20).flatMap(\.parts)
        for snapshot in [PolicySnapshot(portal), try PolicySnapshot(documents: documents)] {
            #expect(snapshot.decide(Fixture.call("~preflight/x")).summary == "deny 403 preflight")
            #expect(snapshot.decide(Fixture.call("list")).isAllowed)
        }
    }

    @Test("decide alone: what the others know is unknown")
    func parts() throws {
        let portal = Self.large(200)
        let parts = PolicySnapshot.documents(of: portal, maximumBytes: 4000).flatMap(\.parts)
        #expect(parts.count > 5)
        #expect(parts.allSatisfy { $0.count <= 4000 })
        var allowed = 0
        for part in parts {
            let snapshot = try PolicySnapshot(documents: [part])
            for number in 0..<200 {
                let verdict = snapshot.decide(Fixture.call("op\(number)", [("api-key", "key-1")]))
                if verdict.isAllowed { allowed += 1 }
                #expect(verdict.isAllowed || [.unknownRoute, .credentialInvalid].contains(verdict.reason))
                // A path may be that of an operation in another part.
                let byPath = snapshot.decide(Fixture.call(nil, path: "/path/\(number)"))
                #expect(byPath.summary == "deny 503 incompletePolicy")
            }
        }
        #expect(allowed < 200)
        let whole = try PolicySnapshot(documents: parts)
        #expect((0..<200).allSatisfy { whole.decide(Fixture.call("op\($0)", [("api-key", "key-1")])).isAllowed })
        #expect(whole.decide(Fixture.call(nil, path: "/path/7")).summary == "deny 401 credentialMissing")
    }

    @Test("change little where little changes")
    func edits() {
        let before = PolicySnapshot.documents(of: Self.large(2000), maximumBytes: 20_000).flatMap(\.parts)
        var edited = Self.large(2000)
        edited.environments[0].entries.remove(at: 1000)
        edited.environments[0].products[0].operations.remove(at: 1000)
        let after = PolicySnapshot.documents(of: edited, maximumBytes: 20_000).flatMap(\.parts)
        #expect(before.count > 20)
        let changed = Set(after).subtracting(before)
        // Where a cut vanishes, the number of parts changes, and every part says it.
        #expect(changed.count <= 2 || before.count != after.count)
    }

    private static func large(_ count: Int) -> ResolvedPortal {
        Fixture.portal(
            plans: [Fixture.key(limits: [PlanLimit(requests: 5, unit: .day)])],
            operations: (0..<count).map { Fixture.Served(name: "op\($0)", path: "/path/\($0)", plans: [0]) },
            credentials: (0..<20).map { Fixture.credential("key-\($0)") }
        )
    }

    private static let sound = #"""
        {"schemaVersion":1,"kind":"PolicySnapshot","environment":{"namespace":"shop","name":"production"},
        "dialect":"Native","hosts":["api.example.com"],"parts":1,
        "plans":[{"id":"shop/gold","name":"gold","dialect":"Native","apiKey":{"header":"api-key"},
        "limits":[{"requests":5,"unit":"day","per":"consumer","scope":"product"}]}],
        "audiences":{"x":{"users":[{"namespace":"shop","name":"mia"}]}},
        "routes":[{"name":"list","path":"/orders/{id}","method":"GET","product":{"namespace":"shop","name":"orders"},
        "plans":["shop/gold"],"audience":"x"},{"name":"~guard/y","below":"/y","answer":404}],
        "keys":[{"sha256":"DIGEST","product":{"namespace":"shop","name":"orders"},"plan":"shop/gold","consumer":"mia",
        "user":{"namespace":"shop","name":"mia"}}]}
        """#

    private static func read(_ text: String) throws -> PolicySnapshot {
        let text = text.replacingOccurrences(of: "DIGEST", with: Fixture.digest("k"))
        return try PolicySnapshot(documents: [Array(text.utf8)])
    }

    @Test("are read as the documentation has them")
    func documentation() throws {
        let snapshot = try Self.read(Self.sound)
        let call = Fixture.call(nil, [("api-key", "k")], path: "/orders/7")
        #expect(snapshot.decide(call).summary == "allow 200 keyAccepted")
        #expect(snapshot.decide(Fixture.call("~guard/y")).summary == "allow 404 guarded")
    }

    @Test(
        "are refused where anything is unknown, missing or contradictory",
        arguments: [
            (#""schemaVersion":1"#, #""schemaVersion":2"#), (#""schemaVersion":1,"#, ""),
            (#""schemaVersion":1"#, #""schemaVersion":"1""#), ("PolicySnapshot", "PolicySnapshots"),
            (#""parts":1"#, #""parts":0"#), (#""parts":1"#, #""parts":1,"more":1"#), (#""dialect":"Native","#, ""),
            (#""dialect":"Native""#, #""dialect":"native""#), ("api.example.com", "API.example.com"),
            (#""header":"api-key""#, #""header":"api-key","query":"x""#), (#""header""#, #""head""#),
            (#""apiKey":{"header":"api-key"}"#, #""open":{},"apiKey":{"header":"api-key"}"#),
            (#""apiKey":{"header":"api-key"},"#, ""), (#""requests":5"#, #""requests":0"#),
            (#""requests":5"#, #""requests":4294967296"#), (#""day""#, #""Day""#), (#""path":"/orders/{id}","#, ""),
            (#""path":"/orders/{id}""#, #""path":"orders""#), (#""below":"/y""#, #""below":"/{y}""#),
            (#""below":"/y""#, #""below":"/y","path":"/y""#), (#""answer":404"#, #""answer":200"#),
            (#""answer":404"#, #""answer":404,"plans":["shop/gold"]"#), (#""answer":404"#, #""preflight":[" "]"#),
            (#""plans":["shop/gold"]"#, #""plans":["shop/silver"]"#),
            (#""plans":["shop/gold"]"#, #""plans":"shop/gold""#),
            (#""plans":["shop/gold"]"#, #""plans":["shop/gold"],"open":true"#),
            (#""audience":"x""#, #""audience":"y""#),
            ("DIGEST", "digest"), (#""plan":"shop/gold""#, #""plan":"shop/none""#), (#""consumer":"mia","#, ""),
            (#""consumer":"mia""#, #""consumer":"mia","notAfter":"x""#), (#""~guard/y""#, #""list""#),
            (#""namespace":"shop","name":"production""#, #""name":"production""#), ("\n\"routes\"", "\n\"keys\""),
            (#"{"schemaVersion""#, #"[{"schemaVersion""#), (#""keys""#, "keys"),
        ]
    )
    func faults(_ original: String, _ replacement: String) {
        let text = Self.sound.replacingOccurrences(of: original, with: replacement)
        #expect(text != Self.sound)
        #expect(throws: PolicyFault.self) { try Self.read(text) }
    }

    @Test("of one environment have to agree")
    func disagreement() throws {
        let other = Self.sound.replacingOccurrences(of: "\"requests\":5", with: "\"requests\":6")
        let documents = [Self.sound, other].map { text in
            Array(text.replacingOccurrences(of: "DIGEST", with: Fixture.digest("k")).utf8)
        }
        let refusing = try PolicySnapshot(documents: documents)
        #expect(try PolicySnapshot(documents: [documents[0]]).routeCount == refusing.routeCount)
        #expect(refusing.keyCount == 0)
        var call = PolicyCall(now: 0)
        call.routeName = "list"
        #expect(refusing.decide(call).reason == .incompletePolicy)
        #expect(!refusing.decide(call).isAllowed)
    }

    @Test("of two environments with one host are told apart by route names, and paths alone say nothing")
    func sharedHost() throws {
        let own = Array(Self.sound.replacingOccurrences(of: "DIGEST", with: Fixture.digest("k")).utf8)
        let foreign = Array(
            Self.sound.replacingOccurrences(of: "\"production\"", with: "\"test\"")
                .replacingOccurrences(of: "DIGEST", with: Fixture.digest("k")).utf8
        )
        let snapshot = try PolicySnapshot(documents: [own, foreign])
        var call = PolicyCall(now: 0)
        call.host = "api.example.com"
        (call.method, call.path) = ("GET", "/orders/1")
        #expect(snapshot.decide(call).reason == .incompletePolicy)
    }

    @Test("none of it, whatever is cut out of a document, traps")
    func damage() {
        var random = SeededGenerator()
        let bytes = Array(Self.sound.utf8)
        for _ in 0..<500 {
            var damaged = bytes
            let start = Int.random(in: 0..<bytes.count, using: &random)
            damaged.removeSubrange(start..<min(bytes.count, start + Int.random(in: 1...20, using: &random)))
            _ = try? PolicySnapshot(documents: [damaged])
        }
    }

    @Test("have the schema that is published")
    func schema() throws {
        var random = SeededGenerator()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("policy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for number in 0..<30 {
            let sample = RandomPortal(&random)
            for (index, part) in PolicySnapshot.documents(of: sample.portal, maximumBytes: 2000).flatMap(\.parts)
                .enumerated()
            { try Data(part).write(to: folder.appendingPathComponent("good-\(number)-\(index).json")) }
        }
        let sound = Self.sound.replacingOccurrences(of: "DIGEST", with: Fixture.digest("k"))
        try Data(sound.utf8).write(to: folder.appendingPathComponent("good.json"))
        for (number, change) in [
            ("\"parts\":1", "\"more\":1,\"parts\":1"), ("\"answer\":404", "\"answer\":200"), ("\"header\"", "\"head\""),
            ("\"schemaVersion\":1", "\"schemaVersion\":2"), ("\"day\"", "\"Day\""), (Fixture.digest("k"), "k"),
        ].enumerated() {
            let bad = sound.replacingOccurrences(of: change.0, with: change.1)
            try Data(bad.utf8).write(to: folder.appendingPathComponent("bad-\(number).json"))
        }
        let script = """
            import glob, json, os, sys
            from jsonschema import Draft7Validator
            schema = json.load(open(sys.argv[1]))
            Draft7Validator.check_schema(schema)
            validator = Draft7Validator(schema)
            for path in sorted(glob.glob(sys.argv[2] + '/*.json')):
                found = [error.message[:200] for error in validator.iter_errors(json.load(open(path)))]
                if bool(found) != os.path.basename(path).startswith('bad'):
                    print(path, found)
            """
        let process = Process()
        process.executableURL = PackageRoot.url.appendingPathComponent("Scripts/python")
        let schema = PackageRoot.url.appendingPathComponent("docs/schemas/policy.schema.json")
        process.arguments = ["-c", script, schema.path, folder.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(text.isEmpty, "\(text)")
    }
}
