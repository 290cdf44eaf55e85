internal import CPortalCore
internal import PortalCore

/// What `portalcore_policy` is.
final class PolicyHandle: Handle {
    let policy: PolicySnapshot
    /// The names of the token providers.
    let providers: [portalcore_string]
    private let storage: StringStorage

    init(_ policy: PolicySnapshot) {
        var storage = StringStorage()
        self.policy = policy
        providers = policy.tokenProviders.map { storage.keep($0) }
        self.storage = storage
    }
}

extension PolicyBytes {
    /// Bytes that a caller handed over.
    init(_ bytes: portalcore_bytes, _ name: StaticString) throws(Fault) {
        guard bytes.size >= 0 else { throw .invalid("\(name)", "has a size above PTRDIFF_MAX") }
        guard bytes.size == 0 || bytes.data != nil else {
            throw .invalid("\(name)", "is NULL, and its size is \(bytes.size)")
        }
        self.init(start: bytes.data, count: bytes.size)
    }

    /// The bytes as a struct of the header; absent where there are none.
    var view: portalcore_bytes {
        isEmpty
            ? portalcore_bytes()
            : portalcore_bytes(data: start?.assumingMemoryBound(to: CChar.self), size: count)
    }
}

extension PolicyField {
    /// The field as a struct of the header.
    var view: portalcore_field { portalcore_field(name: name.view, value: value.view) }
}

extension PolicyRequest {
    /// A request that a caller handed over, where it stands: nothing is copied.
    ///
    /// Lists are read as they are, because Swift lays `PolicyField` and `PolicyTokenFailure` out like the header's
    /// structs; a test compares them.
    init(_ pointer: UnsafePointer<portalcore_request>) throws(Fault) {
        let request = try portalcore_request.read(pointer, "request")
        self.init()
        routeName = try PolicyBytes(request.route, "request.route")
        host = try PolicyBytes(request.host, "request.host")
        method = try PolicyBytes(request.method, "request.method")
        path = try PolicyBytes(request.path, "request.path")
        clientAddress = try PolicyBytes(request.client_address, "request.client_address")
        now = request.now
        headers = try Self.fields(request.headers, request.header_count, "request.headers")
        tokens = try Self.fields(request.tokens, request.token_count, "request.tokens")
        let failures = try Arguments.list(request.token_failures, request.token_failure_count, "request.token_failures")
        for failure in failures {
            _ = try PolicyBytes(failure.provider, "request.token_failures")
            guard failure.reserved == 0 else { throw .unsupported("request.token_failures") }
        }
        tokenFailures = UnsafeBufferPointer(
            start: UnsafeRawPointer(failures.baseAddress)?.assumingMemoryBound(to: PolicyTokenFailure.self),
            count: failures.count
        )
    }

    private static func fields(
        _ start: UnsafePointer<portalcore_field>?,
        _ count: Int,
        _ name: StaticString
    ) throws(Fault) -> UnsafeBufferPointer<PolicyField> {
        let fields = try Arguments.list(start, count, name)
        for field in fields {
            _ = try PolicyBytes(field.name, name)
            _ = try PolicyBytes(field.value, name)
        }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(fields.baseAddress)?.assumingMemoryBound(to: PolicyField.self),
            count: fields.count
        )
    }
}

/// A decision of the header: memory of the caller going in, what was decided coming out.
struct DecisionSlot {
    private let pointer: UnsafeMutablePointer<portalcore_decision>
    private let memory: UnsafeMutableRawBufferPointer

    /// Checks what the caller set.
    init(_ pointer: UnsafeMutablePointer<portalcore_decision>?) throws(Fault) {
        guard let pointer else { throw .invalid("decision", "is NULL") }
        let front = try portalcore_decision.front(pointer, "decision")
        guard front.memory_size >= 0 else { throw .invalid("decision.memory", "has a size above PTRDIFF_MAX") }
        guard front.memory_size == 0 || front.memory != nil else {
            throw .invalid("decision.memory", "is NULL, and its size is \(front.memory_size)")
        }
        self.pointer = pointer
        memory = UnsafeMutableRawBufferPointer(start: front.memory, count: front.memory_size)
    }

    /// Decides, and writes down what was decided.
    func decide(_ request: PolicyRequest, _ policy: PolicySnapshot) throws(Fault) {
        let decision = policy.decide(request, into: memory)
        var view = portalcore_decision()
        view.memory = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
        view.memory_size = memory.count
        view.needed_size = decision.neededBytes
        view.allowed = decision.isAllowed ? 1 : 0
        view.reason = UInt32(truncatingIfNeeded: decision.reason.rawValue)
        view.status = UInt32(truncatingIfNeeded: decision.status)
        view.route = decision.route.view
        view.plan = decision.plan.view
        view.consumer = decision.consumer.view
        view.www_authenticate = decision.wwwAuthenticate.view
        view.set_header_count = Self.fill(&view.set_headers, decision.setHeaders.count) {
            decision.setHeaders[$0]?.view
        }
        view.limit_count = Self.fill(&view.limits, decision.limits.count) { decision.limits[$0]?.view }
        view.limit_domain = decision.limitDomain.view
        view.removed_header_count = Self.fill(&view.removed_headers, decision.removedHeaders.count) {
            decision.removedHeaders[$0]?.view
        }
        view.removed_parameter_count = Self.fill(&view.removed_parameters, decision.removedParameters.count) {
            decision.removedParameters[$0]?.view
        }
        try view.write(to: pointer, "decision")
    }

    /// Fills an array of the header, which is a tuple here; gives how many there are.
    private static func fill<Array, Element>(
        _ array: inout Array,
        _ count: Int,
        _ element: (Int) -> Element?
    ) -> UInt32 {
        withUnsafeMutableBytes(of: &array) { bytes in
            let slots = bytes.bindMemory(to: Element.self)
            var filled: UInt32 = 0
            for position in 0..<min(count, slots.count) {
                guard let element = element(position) else { break }
                slots[position] = element
                filled += 1
            }
            return filled
        }
    }
}
