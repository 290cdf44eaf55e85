public import PortalVocabulary

/// What becomes of a request, and why.
public struct Explanation: Hashable, Sendable {
    /// The method.
    public var method: String
    /// The scheme.
    public var scheme: String
    /// The host as it was sent.
    public var host: String
    /// The path as routes are matched by it, without query; as it was sent where it is refused.
    public var path: String
    /// The Environment, or the Portal, whose host it is.
    public var owner: ResourceName?
    /// The route that takes it; `nil` where none does.
    public var route: String?
    /// What the gateway answers by itself; `nil` where a backend answers.
    public var status: Int?
    /// Where the client is sent.
    public var responseLocation: String?
    /// The path with its query as the backend sees it; keys in it are masked.
    public var backendPath: String?
    /// The host as the backend sees it.
    public var backendHost: String?
    /// What an authorization server decides; `nil` where nobody is asked.
    public var decision: PolicyVerdict?
    /// What else is to be known, in sentences.
    public var notes: [String] = []
}
