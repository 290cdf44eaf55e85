package import PortalIR
internal import PortalVocabulary

/// What the gateway answers in the place of an operation that is not served: one place, so that every target and every
/// explanation says the same.
package struct GuardAnswer: Hashable, Sendable {
    /// The status.
    package var status: Int
    /// The content.
    package var body: String
    /// The fields that are set, in order, as they are to arrive: not yet format strings of Envoy
    /// (``HeaderFormat/literal(_:)``).
    package var headers: [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        if let allow { headers.append(("allow", allow)) }
        headers.append(("content-type", "application/json"))
        if let retryAfter { headers.append(("retry-after", retryAfter)) }
        return headers
    }

    /// The methods that the path has.
    private var allow: String?
    /// When it may be worth another try, in seconds.
    private var retryAfter: String?

    /// Finds the answer of a guard.
    package init(_ answer: Guard) {
        let message: String
        switch answer {
        case .notSelected:
            (status, message) = (404, "not found")
        case .withheld:
            (status, message) = (503, "not available")
            retryAfter = "60"
        case .wrongMethod(let allowed):
            (status, message) = (405, "method not allowed")
            allow = allowed.map(\.name).joined(separator: ", ")
        }
        body = "{\"error\":\"\(message)\"}"
    }
}
