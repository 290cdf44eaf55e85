import AllocationCount
import CPortalCore
import Foundation
import Testing

/// Policies across the boundary: from a translation to a decision, and what callers can get wrong.
@Suite struct PolicyTests {
    /// Texts that a request points to, and the structs; what it points to lives as long as it.
    final class Call {
        private var kept: [UnsafeMutablePointer<CChar>] = []
        private let fields = UnsafeMutablePointer<portalcore_field>.allocate(capacity: 4)
        private let failures = UnsafeMutablePointer<portalcore_token_failure>.allocate(capacity: 1)
        var request = portalcore_request()

        init(route: String? = greetRoute, path: String? = nil, token: (String, String)? = nil, failure: Int32? = nil) {
            request.struct_size = MemoryLayout<portalcore_request>.size
            request.now = 1_800_000_000
            if let route { request.route = bytes(route) }
            if let path { request.path = bytes(path) }
            if let token {
                fields[0] = portalcore_field(name: bytes(token.0), value: bytes(token.1))
                request.tokens = UnsafePointer(fields)
                request.token_count = 1
            }
            if let failure {
                failures[0] = portalcore_token_failure(
                    provider: bytes(PolicyTests.provider),
                    code: failure,
                    reserved: 0
                )
                request.token_failures = UnsafePointer(failures)
                request.token_failure_count = 1
            }
        }

        deinit {
            for text in kept { free(text) }
            fields.deallocate()
            failures.deallocate()
        }

        func bytes(_ text: String) -> portalcore_bytes {
            guard let copy = strdup(text) else { return portalcore_bytes() }
            kept.append(copy)
            return portalcore_bytes(data: copy, size: text.utf8.count)
        }
    }

    /// The name of the one provider of ``protectedPortal``.
    static let provider: String = {
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        return text(portalcore_policy_token_provider(policy, 0))
    }()

    static func policy() -> OpaquePointer? {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        var policy: OpaquePointer?
        #expect(answer { portalcore_result_policy(result, &policy, $0) } == .ok)
        return policy
    }

    static func decision(_ memory: UnsafeMutableRawBufferPointer? = nil) -> portalcore_decision {
        var decision = portalcore_decision()
        decision.struct_size = MemoryLayout<portalcore_decision>.size
        decision.memory = memory?.baseAddress?.assumingMemoryBound(to: CChar.self)
        decision.memory_size = memory?.count ?? 0
        return decision
    }

    static func string(_ bytes: portalcore_bytes) -> String? {
        bytes.data.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: bytes.size), as: UTF8.self) }
    }

    /// A decision in one line, and the texts that it points to.
    private static func decide(_ policy: OpaquePointer?, _ call: Call, memory size: Int = 8192) -> [String] {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { memory.deallocate() }
        var decision = Self.decision(memory)
        let outcome = answer { portalcore_policy_decide(policy, &call.request, &decision, $0) }
        guard outcome == .ok else { return ["\(outcome)"] }
        #expect(decision.memory_size == size && decision.reserved == 0)
        #expect((decision.needed_size <= size) || decision.allowed == 0)
        let words = ["\(decision.allowed) \(decision.status) \(decision.reason)"]
        let texts = [decision.route, decision.plan, decision.consumer, decision.limits.0.value, decision.limit_domain]
        return words + texts.compactMap(string)
    }

    @Test func fromATranslationToADecision() {
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        #expect(portalcore_policy_route_count(policy) >= 1)
        #expect(portalcore_policy_key_count(policy) == 1)
        #expect(portalcore_policy_token_provider_count(policy) == 1)
        #expect(Self.provider.hasPrefix("jwt-"))
        for index in [1, -1, Int.max] { #expect(portalcore_policy_token_provider(policy, index).data == nil) }
        let limit = "9/day/default/keys/p/default/greetings/c/mia"
        let accepted = Self.decide(policy, Call(path: "/hello?key=greet-me"))
        let domain = "portalcore/default/production"
        #expect(accepted == ["1 200 1", greetRoute, "default/keys", "mia", limit, domain])
        #expect(Self.decide(policy, Call(path: "/hello?key=other")) == ["0 401 21", greetRoute])
        #expect(Self.decide(policy, Call()) == ["0 401 20", greetRoute])
        #expect(Self.decide(policy, Call(failure: 40)) == ["0 503 40", greetRoute])
        let claims = #"{"iss":"https://id.example.com","sub":"ann"}"#
        let token = Self.decide(policy, Call(token: (Self.provider, claims)))
        #expect(token == ["1 200 2", greetRoute, "default/tokens", "ann"])
        #expect(Self.decide(policy, Call(route: "nobody")) == ["0 403 10"])
        #expect(Self.decide(policy, Call(route: nil)) == ["0 404 11"])
        for size in [0, 1, 100] {
            #expect(Self.decide(policy, Call(path: "/hello?key=greet-me"), memory: size) == ["0 500 50"])
        }
    }

    /// What a translation writes into its Secrets gives the same policy.
    @Test func documentsOfATranslation() throws {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        let list = rendered { portalcore_result_render_documents(result, 2, $0, nil) }
        let objects = try #require(JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any])
        let secrets = try #require(objects["items"] as? [[String: Any]]).filter {
            $0["type"] as? String == "portalcore.dev/policy"
        }
        #expect(secrets.count == 1)
        let document = try #require((secrets[0]["stringData"] as? [String: String])?["policy.json"])
        let texts = Call()
        func load(_ documents: [String]) -> (Answer, OpaquePointer?) {
            let bytes = documents.map(texts.bytes)
            var policy: OpaquePointer? = OpaquePointer(bitPattern: 1)
            let outcome = answer { portalcore_policy_load(bytes, bytes.count, &policy, $0) }
            return (outcome, policy)
        }
        let (loaded, policy) = load([document, document])
        #expect(loaded == .ok)
        #expect(portalcore_policy_key_count(policy) == 1)
        #expect(Self.decide(policy, Call(path: "/hello?key=greet-me")).first == "1 200 1")
        portalcore_policy_free(policy)
        for broken in ["", "{}", String(document.dropLast()), document + "x", "[\(document)]"] {
            let (outcome, policy) = load([document, broken])
            #expect(outcome == Answer("malformed", "documents"), "\(broken.prefix(20))")
            #expect(policy == nil)
        }
        let (nothing, none) = load([])
        #expect(nothing == .ok)
        #expect(Self.decide(none, Call(path: "/hello?key=greet-me")).first == "0 403 10")
        portalcore_policy_free(none)
        var hollow = [portalcore_bytes(data: nil, size: 1)]
        var handle: OpaquePointer?
        #expect(
            answer { portalcore_policy_load(&hollow, 1, &handle, $0) } == Answer("invalid argument", "documents")
        )
        hollow[0].size = -1
        #expect(
            answer { portalcore_policy_load(&hollow, 1, &handle, $0) } == Answer("invalid argument", "documents")
        )
    }

    @Test func requestsThatCannotBe() {
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        let hollow = portalcore_bytes(data: nil, size: 1)
        let endless = portalcore_bytes(data: UnsafePointer(bitPattern: 1), size: -1)
        let fields = [portalcore_field(name: hollow, value: portalcore_bytes())]
        let values = [portalcore_field(name: portalcore_bytes(), value: endless)]
        let failures = [portalcore_token_failure(provider: portalcore_bytes(), code: 1, reserved: 1)]
        func ask(_ change: (inout portalcore_request) -> Void) -> Answer {
            let call = Call(path: "/hello?key=greet-me")
            change(&call.request)
            var decision = Self.decision()
            decision.status = 7
            let outcome = answer { portalcore_policy_decide(policy, &call.request, &decision, $0) }
            #expect(decision.allowed == 0 && decision.status == 7, "what fails writes nothing")
            return outcome
        }
        func wrong(_ field: String) -> Answer { Answer("invalid argument", "request.\(field)") }
        for size in [0, 8, 143, 65_537, -1, Int.max] { #expect(ask { $0.struct_size = size } == wrong("struct_size")) }
        for bytes in [hollow, endless] {
            #expect(ask { $0.route = bytes } == wrong("route"))
            #expect(ask { $0.host = bytes } == wrong("host"))
            #expect(ask { $0.method = bytes } == wrong("method"))
            #expect(ask { $0.path = bytes } == wrong("path"))
            #expect(ask { $0.client_address = bytes } == wrong("client_address"))
        }
        for list in [fields, values] {
            list.withUnsafeBufferPointer { list in
                #expect(ask { ($0.headers, $0.header_count) = (list.baseAddress, 1) } == wrong("headers"))
                #expect(ask { ($0.tokens, $0.token_count) = (list.baseAddress, 1) } == wrong("tokens"))
            }
        }
        for count in [1, -1, Int.max, Int.max / 16] {
            #expect(ask { $0.header_count = count } == wrong("headers"))
            #expect(ask { $0.token_count = count } == wrong("tokens"))
            #expect(ask { $0.token_failure_count = count } == wrong("token_failures"))
        }
        failures.withUnsafeBufferPointer { list in
            let outcome = ask { ($0.token_failures, $0.token_failure_count) = (list.baseAddress, 1) }
            #expect(outcome == Answer("unsupported option", "request.token_failures"))
        }
        var request = Call().request
        var decision = Self.decision()
        #expect(
            answer { portalcore_policy_decide(policy, nil, &decision, $0) } == Answer("invalid argument", "request")
        )
        #expect(
            answer { portalcore_policy_decide(policy, &request, nil, $0) } == Answer("invalid argument", "decision")
        )
        decision.memory_size = 1
        let memory = Answer("invalid argument", "decision.memory")
        #expect(answer { portalcore_policy_decide(policy, &request, &decision, $0) } == memory)
        decision.memory_size = -1
        #expect(answer { portalcore_policy_decide(policy, &request, &decision, $0) } == memory)
        decision.struct_size = 655
        let size = Answer("invalid argument", "decision.struct_size")
        #expect(answer { portalcore_policy_decide(policy, &request, &decision, $0) } == size)
    }

    /// What a later header asks for is refused, and what it has more in a decision is left alone.
    @Test func structsOfALaterHeader() {
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        let known = MemoryLayout<portalcore_request>.size
        let later = UnsafeMutableRawBufferPointer.allocate(byteCount: known + 16, alignment: 16)
        let answers = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 16)
        defer {
            later.deallocate()
            answers.deallocate()
        }
        later.initializeMemory(as: UInt8.self, repeating: 0)
        answers.initializeMemory(as: UInt8.self, repeating: 0)
        later.storeBytes(of: known + 16, as: Int.self)
        let size = MemoryLayout<portalcore_decision>.size + 8
        answers.storeBytes(of: size, as: Int.self)
        answers[size - 1] = 7
        guard let request = later.baseAddress?.assumingMemoryBound(to: portalcore_request.self),
            let decision = answers.baseAddress?.assumingMemoryBound(to: portalcore_decision.self)
        else { return }
        #expect(answer { portalcore_policy_decide(policy, request, decision, $0) } == .ok)
        #expect(decision.pointee.status == 404)
        #expect(decision.pointee.struct_size == size)
        #expect(answers[size - 1] == 7)
        later[known + 3] = 1
        let unsupported = Answer("unsupported option", "request")
        #expect(answer { portalcore_policy_decide(policy, request, decision, $0) } == unsupported)
    }

    @Test func manyAtOnce() {
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        let calls = [Call(path: "/hello?key=greet-me"), Call(), Call(route: nil), Call(failure: 40)]
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4 * 1024, alignment: 1)
        defer { memory.deallocate() }
        var requests = calls.map(\.request)
        var decisions = calls.indices.map { index in
            Self.decision(UnsafeMutableRawBufferPointer(rebasing: memory[index * 1024..<(index + 1) * 1024]))
        }
        func batch(_ count: Int) -> Answer {
            answer { portalcore_policy_decide_batch(policy, &requests, &decisions, count, $0) }
        }
        #expect(batch(4) == .ok)
        #expect(decisions.map(\.reason) == [1, 20, 11, 40])
        #expect(decisions.map(\.allowed) == [1, 0, 0, 0])
        #expect(Self.string(decisions[0].consumer) == "mia")
        #expect(batch(-1) == Answer("invalid argument", "count"))
        #expect(batch(0) == .ok)
        #expect(answer { portalcore_policy_decide_batch(policy, nil, nil, 0, $0) } == .ok)
        #expect(
            answer { portalcore_policy_decide_batch(policy, nil, &decisions, 1, $0) }
                == Answer("invalid argument", "requests")
        )
        #expect(
            answer { portalcore_policy_decide_batch(policy, &requests, nil, 1, $0) }
                == Answer("invalid argument", "decisions")
        )
        // Everything is checked before anything is decided.
        for index in decisions.indices { decisions[index].reason = 77 }
        requests[3].header_count = 1
        #expect(batch(4) == Answer("invalid argument", "request.headers"))
        #expect(decisions.map(\.reason) == [77, 77, 77, 77])
    }

    @Test func nothingIsAllocated() {
        guard portalcore_test_allocations() >= 0 else {
            print("SKIPPED: allocations are not counted here")
            return
        }
        let policy = Self.policy()
        defer { portalcore_policy_free(policy) }
        let claims = #"{"iss":"https://id.example.com","sub":"ann"}"#
        let calls = [
            (Call(path: "/hello?key=greet-me"), 1), (Call(), 20), (Call(token: (Self.provider, claims)), 2),
            (Call(failure: 40), 40), (Call(route: "nobody"), 10), (Call(route: nil), 11),
        ]
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8192, alignment: 1)
        defer { memory.deallocate() }
        for (call, reason) in calls {
            var decision = Self.decision(memory)
            #expect(portalcore_policy_decide(policy, &call.request, &decision, nil) == PORTALCORE_OK)
            #expect(decision.reason == UInt32(reason))
            var request = call.request
            var error: OpaquePointer?
            let before = portalcore_test_allocations()
            for _ in 0..<1000 { _ = portalcore_policy_decide(policy, &request, &decision, &error) }
            for _ in 0..<1000 { _ = portalcore_policy_decide_batch(policy, &request, &decision, 1, &error) }
            let count = portalcore_test_allocations() - before
            #expect(count == 0, "\(reason): \(count) allocations")
        }
    }
}
