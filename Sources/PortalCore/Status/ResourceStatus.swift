/// What became of a resource of the input: conditions in the style of the Gateway API.
///
/// `docs/status.md` says what each condition means and which reasons there are.
public struct ResourceStatus: Hashable, Sendable {
    /// What a condition is about; sorted by name.
    public enum ConditionType: String, Hashable, Sendable, CaseIterable {
        /// The resource is well formed and sensible by itself.
        case accepted = "Accepted"
        /// What it asks for is in the output, all of it.
        case programmed = "Programmed"
        /// Everything that it names is there and may be named.
        case resolvedRefs = "ResolvedRefs"
    }

    /// Whether a condition holds.
    public enum Truth: String, Hashable, Sendable, CaseIterable {
        /// It holds.
        case holds = "True"
        /// It does not.
        case fails = "False"
        /// There is no telling, or the question does not arise.
        case unknown = "Unknown"
    }

    /// A statement about the resource.
    public struct Condition: Hashable, Sendable {
        /// What it is about.
        public var type: ConditionType
        /// Whether it holds.
        public var status: Truth
        /// One word in CamelCase: the slug of the first diagnostic (`unknown-resource` is `UnknownResource`), or one of
        /// those in `docs/status.md`.
        public var reason: String
        /// The reason for people: one line.
        public var message: String

        /// Makes a statement; control characters become `·`, and what is too long is cut.
        public init(_ type: ConditionType, _ status: Truth, reason: String, message: String) {
            self.type = type
            self.status = status
            self.reason = reason
            self.message = Self.cut(VisibleText.of(message))
        }

        /// How many bytes a message has at most: a part of what the CustomResourceDefinitions allow, because an object
        /// has three of them.
        private static let longest = 4096

        private static func cut(_ message: String) -> String {
            guard message.utf8.count > longest else { return message }
            var end = message.utf8.index(message.utf8.startIndex, offsetBy: longest)
            // Continuation bytes of UTF-8 are 10xxxxxx.
            while end > message.utf8.startIndex, message.utf8[end] & 0xc0 == 0x80 {
                end = message.utf8.index(before: end)
            }
            return message[..<end] + "…"
        }
    }

    /// What the resource says as its `apiVersion`.
    public var apiVersion: String
    /// What the resource says as its `kind`: `APIDoc` in the Gloo dialect.
    public var kind: String
    /// The namespace.
    public var namespace: String
    /// The name.
    public var name: String
    /// The `metadata.generation` that was looked at; `nil` outside a cluster.
    public var observedGeneration: Int64?
    /// The statements, sorted by type.
    public var conditions: [Condition]

    /// Joins statements about a resource.
    public init(
        apiVersion: String,
        kind: String,
        namespace: String,
        name: String,
        observedGeneration: Int64? = nil,
        conditions: [Condition]
    ) {
        self.apiVersion = apiVersion
        self.kind = kind
        self.namespace = namespace
        self.name = name
        self.observedGeneration = observedGeneration
        self.conditions = conditions
    }

    /// The statement of a type.
    public func condition(_ type: ConditionType) -> Condition? {
        conditions.first { $0.type == type }
    }
}
