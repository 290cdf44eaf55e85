package import PortalIR
internal import PortalVocabulary

/// What those who call APIs, read portals or run the gateway notice between two translations.
///
/// Operations are matched by what they are called first, and then by host, method and the shape of their path, so that one
/// that is renamed, or that another product takes over, is seen as such. Nothing is compared but what was resolved: how
/// resources are written, and in what order, makes no difference.
public struct PortalDifference: Hashable, Sendable {
    /// What a difference is about; what does not apply is `nil`.
    public struct Subject: Hashable, Sendable {
        /// The Environment, `namespace/name`; where it was renamed, by its new name.
        public var environment: String?
        /// The ApiProduct, `namespace/name`.
        public var product: String?
        /// The version of the product.
        public var version: String?
        /// The identifier of the operation in its description.
        public var operation: String?
        /// The method of the operation.
        public var method: String?
        /// The path of the operation under the hosts.
        public var path: String?
        /// The Portal, `namespace/name`.
        public var portal: String?
        /// The identity of the plan.
        public var plan: String?
        /// Who: `Group namespace/name`, `User namespace/name`.
        public var holder: String?
        /// The Secret with an API key, `namespace/name`.
        public var key: String?
        /// The host.
        public var host: String?

        /// Says nothing yet.
        public init() {}
    }

    /// A difference.
    public struct Entry: Hashable, Sendable {
        /// What changed.
        public let kind: Kind
        /// What it is about.
        public let subject: Subject
        /// What changed, for people: one line that goes on where the subject ends.
        public let message: String
        /// Where it was written in the old input.
        public let before: SourceRange?
        /// Where it is written in the new input.
        public let after: SourceRange?

        /// How much it matters.
        public var severity: Severity { kind.severity }
    }

    /// The differences: what matters most first, then by subject.
    public let entries: [Entry]

    /// What is different between two translations.
    ///
    /// - Parameters:
    ///   - old: how it was
    ///   - new: how it is to be
    /// - Returns: the differences; none for equal inputs in whatever order. O(operations × groups) at worst.
    public static func between(old: Translation, new: Translation) -> PortalDifference {
        let findings = Comparison.findings(between: old.portal, and: new.portal)
        let before = old.input.ranges(of: findings.map(\.before))
        let after = new.input.ranges(of: findings.map(\.after))
        return PortalDifference(findings, before: before, after: after)
    }

    /// What is different between two portals, without places.
    package static func between(_ old: ResolvedPortal, _ new: ResolvedPortal) -> PortalDifference {
        PortalDifference(Comparison.findings(between: old, and: new), before: [], after: [])
    }

    private init(_ findings: [Comparison.Finding], before: [SourceRange?], after: [SourceRange?]) {
        entries = findings.enumerated().map { index, finding in
            Entry(
                kind: finding.kind,
                subject: finding.subject,
                message: finding.message,
                before: before.indices.contains(index) ? before[index] : nil,
                after: after.indices.contains(index) ? after[index] : nil
            )
        }
    }

    /// How many differences have a severity.
    public func count(_ severity: Severity) -> Int {
        entries.count { $0.severity == severity }
    }

    /// The highest severity there is; `nil` where nothing is different.
    public var severity: Severity? { entries.map(\.severity).max() }
}

extension PortalDifference.Subject {
    /// The parts in the order in which lists are sorted and read.
    var parts: [(name: String, text: String?)] {
        [
            ("environment", environment), ("portal", portal), ("product", product), ("version", version),
            ("plan", plan), ("holder", holder), ("key", key), ("host", host), ("path", path), ("method", method),
            ("operation", operation),
        ]
    }

    /// What differences are sorted by.
    var order: String {
        parts.map { $0.text ?? "" }.joined(separator: "\u{0}")
    }
}
