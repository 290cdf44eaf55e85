// swift-format-ignore-file: AlwaysUseLowerCamelCase

public import CPortalCore
internal import PortalCore

/// See the header.
@c @implementation
public func portalcore_result_policy(
    _ result: OpaquePointer?,
    _ out_policy: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_policy, "out_policy", out_error) { () throws(Fault) in
        PolicyHandle(try ResultHandle.borrowed(result, "result").translation.policy)
    }
}

/// See the header.
@c @implementation
public func portalcore_policy_load(
    _ documents: UnsafePointer<portalcore_bytes>?,
    _ document_count: Int,
    _ out_policy: UnsafeMutablePointer<OpaquePointer?>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_policy, "out_policy", out_error) { () throws(Fault) in
        guard document_count >= 0 else { throw .invalid("document_count", "is above PTRDIFF_MAX") }
        guard document_count == 0 || documents != nil else {
            throw .invalid("documents", "is NULL, and document_count is \(document_count)")
        }
        var texts: [[UInt8]] = []
        for document in UnsafeBufferPointer(start: documents, count: document_count) {
            texts.append(Array(try Arguments.bytes(document.data, document.size, "documents")))
        }
        do throws(PolicyFault) {
            return PolicyHandle(try PolicySnapshot(documents: texts))
        } catch {
            throw .malformed("documents", error.message)
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_policy_route_count(_ policy: OpaquePointer?) -> Int {
    PolicyHandle.borrowed(policy)?.policy.routeCount ?? 0
}

/// See the header.
@c @implementation
public func portalcore_policy_key_count(_ policy: OpaquePointer?) -> Int {
    PolicyHandle.borrowed(policy)?.policy.keyCount ?? 0
}

/// See the header.
@c @implementation
public func portalcore_policy_token_provider_count(_ policy: OpaquePointer?) -> Int {
    PolicyHandle.borrowed(policy)?.providers.count ?? 0
}

/// See the header.
@c @implementation
public func portalcore_policy_token_provider(_ policy: OpaquePointer?, _ index: Int) -> portalcore_string {
    guard let names = PolicyHandle.borrowed(policy)?.providers, names.indices.contains(index) else {
        return StringStorage.absent
    }
    return names[index]
}

/// See the header.
@c @implementation
public func portalcore_policy_decide(
    _ policy: OpaquePointer?,
    _ request: UnsafePointer<portalcore_request>?,
    _ decision: UnsafeMutablePointer<portalcore_decision>?,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let handle = try PolicyHandle.borrowed(policy, "policy")
        guard let request else { throw .invalid("request", "is NULL") }
        let slot = try DecisionSlot(decision)
        try slot.decide(try PolicyRequest(request), handle.policy)
    }
}

/// See the header.
@c @implementation
public func portalcore_policy_decide_batch(
    _ policy: OpaquePointer?,
    _ requests: UnsafePointer<portalcore_request>?,
    _ decisions: UnsafeMutablePointer<portalcore_decision>?,
    _ count: Int,
    _ out_error: UnsafeMutablePointer<OpaquePointer?>?
) -> portalcore_status {
    answer(out_error) { () throws(Fault) in
        let handle = try PolicyHandle.borrowed(policy, "policy")
        guard count >= 0 else { throw .invalid("count", "is above PTRDIFF_MAX") }
        guard count > 0 else { return }
        guard let requests else { throw .invalid("requests", "is NULL, and count is \(count)") }
        guard let decisions else { throw .invalid("decisions", "is NULL, and count is \(count)") }
        let requestSize = try portalcore_request.stride(requests, "requests")
        let decisionSize = try portalcore_decision.stride(UnsafePointer(decisions), "decisions")
        func request(_ index: Int) -> UnsafePointer<portalcore_request> {
            (UnsafeRawPointer(requests) + index * requestSize).assumingMemoryBound(to: portalcore_request.self)
        }
        func decision(_ index: Int) -> UnsafeMutablePointer<portalcore_decision> {
            (UnsafeMutableRawPointer(decisions) + index * decisionSize)
                .assumingMemoryBound(to: portalcore_decision.self)
        }
        for index in 0..<count {
            _ = try PolicyRequest(request(index))
            _ = try DecisionSlot(decision(index))
        }
        for index in 0..<count {
            try DecisionSlot(decision(index)).decide(try PolicyRequest(request(index)), handle.policy)
        }
    }
}

/// See the header.
@c @implementation
public func portalcore_policy_free(_ policy: OpaquePointer?) {
    PolicyHandle.free(policy)
}
