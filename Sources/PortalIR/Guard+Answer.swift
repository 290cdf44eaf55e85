internal import PortalVocabulary

/// What the gateway answers in the place of an operation that is not served: one place, so that every target, the
/// policy and every explanation say the same.
extension Guard {
    /// The status.
    package var status: Int {
        switch self {
        case .notSelected: 404
        case .withheld: 503
        case .wrongMethod: 405
        }
    }

    /// The content.
    package var body: String {
        let message =
            switch self {
            case .notSelected: "not found"
            case .withheld: "not available"
            case .wrongMethod: "method not allowed"
            }
        return "{\"error\":\"\(message)\"}"
    }

    /// The fields that are set, sorted, as they are to arrive: not yet format strings of Envoy (`HeaderFormat.literal`).
    package var headers: [(name: String, value: String)] {
        let type = (name: "content-type", value: "application/json")
        switch self {
        case .notSelected: return [type]
        // When it may be worth another try, in seconds.
        case .withheld: return [type, ("retry-after", "60")]
        case .wrongMethod(let allowed): return [("allow", allowed.map(\.name).joined(separator: ", ")), type]
        }
    }
}
