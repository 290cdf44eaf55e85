public import PortalDiagnostics

/// A choice of objects by their labels; every requirement has to hold, and none at all selects everything.
public struct LabelSelector: Hashable, Sendable {
    /// Labels that must have exactly these values.
    public var matchLabels: [String: String]
    /// Further requirements.
    public var matchExpressions: [Requirement]
    /// The place of the selector.
    public var provenance: Provenance

    /// Makes a selector.
    public init(
        matchLabels: [String: String] = [:],
        matchExpressions: [Requirement] = [],
        provenance: Provenance = Provenance()
    ) {
        self.matchLabels = matchLabels
        self.matchExpressions = matchExpressions
        self.provenance = provenance
    }

    /// Whether an object with these labels is selected.
    public func matches(_ labels: [String: String]) -> Bool {
        matchLabels.allSatisfy { labels[$0.key] == $0.value } && matchExpressions.allSatisfy { $0.holds(for: labels) }
    }

    /// What a selector asks of one label.
    public struct Requirement: Hashable, Sendable {
        /// How the label is compared.
        public enum Operator: String, Hashable, Sendable, CaseIterable {
            /// Its value is one of the values.
            case isIn = "In"
            /// It is absent, or its value is none of the values.
            case isNotIn = "NotIn"
            /// It is present.
            case exists = "Exists"
            /// It is absent.
            case doesNotExist = "DoesNotExist"
        }

        /// The label.
        public var key: String
        /// How it is compared.
        public var `operator`: Operator
        /// What it is compared with; empty for `Exists` and `DoesNotExist`.
        public var values: [String]
        /// The place of the requirement.
        public var provenance: Provenance

        /// Makes a requirement.
        public init(
            key: String,
            operator: Operator,
            values: [String] = [],
            provenance: Provenance = Provenance()
        ) {
            self.key = key
            self.operator = `operator`
            self.values = values
            self.provenance = provenance
        }

        /// Whether labels meet the requirement.
        public func holds(for labels: [String: String]) -> Bool {
            switch `operator` {
            case .isIn: labels[key].map(values.contains) ?? false
            case .isNotIn: labels[key].map { !values.contains($0) } ?? true
            case .exists: labels[key] != nil
            case .doesNotExist: labels[key] == nil
            }
        }
    }
}

/// The namespaces that a selection looks into.
public enum NamespaceScope: Hashable, Sendable {
    /// That of the object that selects; the default of the native dialect.
    case own
    /// All of them (`"*"`, Gloo dialect only).
    case all
    /// Those that are named.
    case named([PlacedText])

    /// Whether an object of `namespace` is looked at when one of `own` selects.
    public func contains(_ namespace: String, own: String) -> Bool {
        switch self {
        case .own: namespace == own
        case .all: true
        case .named(let names): names.contains { $0.text == namespace }
        }
    }

    /// How messages show where something was looked for.
    package func shown(own: String) -> String {
        switch self {
        case .own: own
        case .all: "*"
        case .named(let names): names.first?.text ?? own
        }
    }
}

/// What selects objects by name, namespace and label, which all have to hold.
package protocol ObjectSelecting {
    /// Their names; absent: any.
    var names: [PlacedText]? { get }
    /// Where they are looked for.
    var namespaces: NamespaceScope { get }
    /// Their labels; absent: any.
    var selector: LabelSelector? { get }
}

extension ObjectSelecting {
    /// Whether an object is meant, by an object of the namespace `own`.
    package func selects(_ name: String, in namespace: String, labels: [String: String], own: String) -> Bool {
        namespaces.contains(namespace, own: own)
            && names.map { $0.contains { $0.text == name } } ?? true
            && selector.map { $0.matches(labels) } ?? true
    }
}

extension ObjectSelection: ObjectSelecting {}
extension ProductSelection: ObjectSelecting {}
