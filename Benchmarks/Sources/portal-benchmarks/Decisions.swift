import Foundation
import PortalCore

/// What a decision costs, beside a plain dictionary lookup of the same key in the same run.
struct Decisions {
    /// A kind of request, measured over many of them.
    private struct Measured {
        let name: String
        let run: (Int) -> Int
    }

    private static let now: Int64 = 1_800_000_000
    private static let provider = "jwt-0123456789abcdef"
    private static let key = "Zm9ydHktdHdvIGJ5dGVzIG9mIHJhbmRvbSBrZXkgdGV4dA"
    /// The SHA-256 of ``key``.
    private static let digest = "dda88feb2037ed142abdb8ab0372b3ee786c37ac467fabb926400a586b8f3f07"
    private static let claims = """
        {"iss":"https://id.example.com","sub":"c0ffee00-1234-4321-9876-0123456789ab","aud":["orders","billing"],\
        "exp":1800000300,"iat":1799999700,"scope":"openid orders.read orders.write","azp":"web","name":"Mia Muster"}
        """
    private static let iterations = 100_000

    let operations: Int
    let rounds: Int

    /// Measures and prints.
    ///
    /// - Returns: whether every request was let through, or refused, as it should be.
    func run() -> Bool {
        guard let snapshot = try? PolicySnapshot(documents: documents) else { return false }
        let picks = (0..<4096).map { $0 &* 2_654_435_761 % operations }
        let names = picks.map(name)
        let paths = picks.map(path)
        let byName = Dictionary(uniqueKeysWithValues: (0..<operations).map { (name($0), $0) })
        let byPath = Dictionary(uniqueKeysWithValues: (0..<operations).map { ("GET " + path($0), $0) })
        let lines = paths.map { "GET " + $0 }
        print("decide, \(operations) operations, median of \(rounds) x \(Self.iterations)")
        var succeeded = true
        var results = measure([
            Measured(name: "Dictionary, by name") { byName[names[$0]] == nil ? 0 : 1 },
            Measured(name: "Dictionary, by path") { byPath[lines[$0]] == nil ? 0 : 1 },
        ])
        let open = requests(names, paths, suffix: ".open")
        let keyed = requests(names, paths, suffix: ".key", headers: [("accept", "*/*"), ("api-key", Self.key)])
        // Keys that are one block of SHA-256, and two: the difference is what a block costs.
        let short = requests(names, paths, suffix: ".key", headers: [("api-key", String(repeating: "x", count: 46))])
        let long = requests(names, paths, suffix: ".key", headers: [("api-key", String(repeating: "x", count: 110))])
        let token = requests(names, paths, suffix: ".jwt", tokens: [(Self.provider, Self.claims)])
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8192, alignment: 16)
        defer {
            memory.deallocate()
            for batch in [open, keyed, short, long, token] { batch.deallocate() }
        }
        func decide(_ request: PolicyRequest) -> Int { snapshot.decide(request, into: memory).isAllowed ? 1 : 0 }
        results += measure([
            Measured(name: "unknown name: the match alone") { number in
                var request = open.byName[number]
                request.routeName.count -= 1
                return 1 - decide(request)
            },
            Measured(name: "wrong method: the match alone") { number in
                var request = open.byPath[number]
                request.method.count -= 1
                return 1 - decide(request)
            },
            Measured(name: "open, by name") { decide(open.byName[$0]) },
            Measured(name: "open, by path") { decide(open.byPath[$0]) },
            Measured(name: "API key, by name") { decide(keyed.byName[$0]) },
            Measured(name: "API key, by path") { decide(keyed.byPath[$0]) },
            Measured(name: "unknown key, one block, by name") { 1 - decide(short.byName[$0]) },
            Measured(name: "unknown key, two blocks, by name") { 1 - decide(long.byName[$0]) },
            Measured(name: "token, by name") { decide(token.byName[$0]) },
            Measured(name: "token, by path") { decide(token.byPath[$0]) },
        ])
        let first = results.first?.nanoseconds ?? 1
        for result in results {
            succeeded = succeeded && result.succeeded
            print(
                "  \(left(result.name, 32))\(right(result.nanoseconds, 9)) ns \(right(result.nanoseconds / first, 7)) x"
                    + (result.succeeded ? "" : "  failed")
            )
        }
        print("")
        return succeeded
    }

    private func measure(_ entries: [Measured]) -> [(name: String, nanoseconds: Double, succeeded: Bool)] {
        var times = [[Double]](repeating: [], count: entries.count)
        var counts = [Int](repeating: 0, count: entries.count)
        for _ in 0..<rounds {
            for (index, entry) in entries.enumerated() {
                times[index].append(
                    seconds {
                        for number in 0..<Self.iterations { counts[index] &+= entry.run(number & 4095) }
                    }
                )
            }
        }
        return entries.indices.map { index in
            let sorted = times[index].sorted()
            let succeeded = counts[index] == rounds * Self.iterations
            return (entries[index].name, sorted[sorted.count / 2] / Double(Self.iterations) * 1e9, succeeded)
        }
    }

    // MARK: - Requests

    /// Requests whose bytes stay where they are.
    private struct Batch {
        var byName: [PolicyRequest] = []
        var byPath: [PolicyRequest] = []
        var memory: [UnsafeMutableRawPointer] = []

        mutating func bytes(_ text: String) -> PolicyBytes {
            let bytes = Array(text.utf8)
            let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
            copy.copyMemory(from: bytes, byteCount: bytes.count)
            memory.append(copy)
            return PolicyBytes(start: copy, count: bytes.count)
        }

        mutating func fields(_ pairs: [(String, String)]) -> UnsafeBufferPointer<PolicyField> {
            let fields = pairs.map { PolicyField(name: bytes($0.0), value: bytes($0.1)) }
            let copy = UnsafeMutableBufferPointer<PolicyField>.allocate(capacity: fields.count)
            _ = copy.initialize(from: fields)
            return UnsafeBufferPointer(copy)
        }

        func deallocate() {
            for pointer in memory { pointer.deallocate() }
        }
    }

    private func requests(
        _ names: [String],
        _ paths: [String],
        suffix: String,
        headers: [(String, String)] = [],
        tokens: [(String, String)] = []
    ) -> Batch {
        var batch = Batch()
        var request = PolicyRequest()
        request.now = Self.now
        request.method = batch.bytes("GET")
        request.host = batch.bytes("api\(suffix).example.com")
        request.clientAddress = batch.bytes("203.0.113.7")
        request.headers = batch.fields(headers)
        request.tokens = batch.fields(tokens)
        for (name, path) in zip(names, paths) {
            request.path = batch.bytes(path)
            request.routeName = PolicyBytes()
            batch.byPath.append(request)
            request.routeName = batch.bytes(name + suffix)
            batch.byName.append(request)
        }
        return batch
    }

    // MARK: - The policy

    private func name(_ number: Int) -> String {
        "shop/production/shop/orders/v1/shop/orders/operationNumber\(number)"
    }

    private func path(_ number: Int) -> String { "/shop/v1/resource\(number / 50)/4711/action\(number % 50)" }

    private var documents: [[UInt8]] {
        let rules = """
            "provider":"\(Self.provider)","issuer":"https://id.example.com","consumerClaim":"sub",\
            "audiences":["orders"],"requiredScopes":["orders.read"]
            """
        return [
            document(".open", auth: "\"open\":{}", keys: 0),
            document(".key", auth: "\"apiKey\":{\"header\":\"api-key\"}", keys: operations),
            document(".jwt", auth: "\"jwt\":{\(rules)}", keys: 0),
        ]
    }

    private func document(_ kind: String, auth: String, keys: Int) -> [UInt8] {
        let product = "\"product\":{\"namespace\":\"shop\",\"name\":\"orders\"}"
        let routes = (0..<operations).map { number -> String in
            let path = "/shop/v1/resource\(number / 50)/{id}/action\(number % 50)"
            let name = name(number) + kind
            return "{\"name\":\"\(name)\",\"path\":\"\(path)\",\"method\":\"GET\",\(product),\"plans\":[\"shop/plan\"]}"
        }
        let credentials = (0..<keys).map { number -> String in
            let digits = String(number, radix: 16)
            let digest = number == 0 ? Self.digest : String(repeating: "0", count: 64 - digits.count) + digits
            return "{\"sha256\":\"\(digest)\",\(product),\"plan\":\"shop/plan\",\"consumer\":\"mia\"}"
        }
        let limit = "{\"requests\":9,\"unit\":\"day\",\"per\":\"consumer\",\"scope\":\"product\"}"
        let limits = kind == ".open" ? "" : ",\"limits\":[\(limit)]"
        let text = """
            {"schemaVersion":1,"kind":"PolicySnapshot","environment":{"namespace":"shop","name":"e\(kind)"},\
            "dialect":"Native","hosts":["api\(kind).example.com"],"parts":1,\
            "plans":[{"id":"shop/plan","name":"plan","dialect":"Native",\(auth)\(limits)}],"audiences":{},\
            "routes":[\(routes.joined(separator: ","))],"keys":[\(credentials.joined(separator: ","))]}
            """
        return Array(text.utf8)
    }
}
