/// Who looks at a portal: somebody by the name that they log in with, by the groups that their login says they belong
/// to, or both; neither is nobody known.
public struct Viewer: Hashable, Sendable {
    /// Somebody of whom nothing is known.
    public static let anonymous = Viewer()

    /// The name of a User (`spec.username`).
    public var username: String?
    /// The groups of the login.
    public var oidcGroups: [String]

    /// Names somebody.
    public init(username: String? = nil, oidcGroups: [String] = []) {
        self.username = username
        self.oidcGroups = oidcGroups
    }
}
