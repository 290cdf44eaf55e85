import PortalDiagnostics
import PortalDocument

/// A `ResourceSelector`: names, namespaces and label expressions.
struct GlooSelector: Placed, Sendable {
    var names: [PlacedText]?
    var namespaces: [PlacedText]?
    var labels: LabelSelector?
    var provenance = Provenance()

    static let fields: [Field<GlooSelector>] = [
        Field("names", .glooNames(.resourceName), into: \.names, ""),
        Field("namespaces", .glooNames(.glooNamespace), into: \.namespaces, ""),
        Field("labels", .glooLabels, into: \.labels, ""),
    ]

    /// The namespaces that are meant, or `fallback` where none is named.
    func scope(_ fallback: NamespaceScope) -> NamespaceScope {
        guard let namespaces else { return fallback }
        return namespaces.contains { $0.text == "*" } ? .all : .named(namespaces)
    }
}

extension Shape where Value == ObjectSelection {
    /// A `ResourceSelector` of a group, which looks into all namespaces where it names none.
    static var gloo: Shape {
        Shape<GlooSelector>.object(Table(GlooSelector.fields), blank: GlooSelector()).map { selector in
            ObjectSelection(
                names: selector.names,
                namespaces: selector.scope(.all),
                selector: selector.labels,
                provenance: selector.provenance
            )
        }
    }
}

extension Shape where Value == LabelSelector? {
    /// A list of label expressions; an empty one says nothing.
    static var glooLabels: Shape {
        Shape<[GlooExpression]>.list(.object, atMost: .max).map { expressions, place, _ in
            let requirements = expressions.map(\.requirement)
            return .some(
                requirements.isEmpty
                    ? nil : LabelSelector(matchExpressions: requirements, provenance: Provenance(place))
            )
        }
    }
}

/// A label expression.
struct GlooExpression: Shaped {
    enum Operator: String, CaseIterable, Sendable {
        case equals = "Equals"
        case doubleEquals = "DoubleEquals"
        case notEquals = "NotEquals"
        case isIn = "In"
        case notIn = "NotIn"
        case exists = "Exists"
        case doesNotExist = "DoesNotExist"
    }

    var key = ""
    var `operator` = Operator.exists
    var values: [String] = []
    var provenance = Provenance()

    static let blank = GlooExpression()
    static let fields: [Field<GlooExpression>] = [
        Field("key", .text(.labelKey), into: \.key, required: true, ""),
        Field("operator", .word, into: \.operator, required: true, ""),
        Field("values", .list(.text(.labelValue), atMost: .max), into: \.values, ""),
    ]
    static let rules: [Rule<GlooExpression>] = [
        Rule(cel: nil, "the number of values fits the operator") { expression, node, place, decoding in
            guard node["operator"] != nil, node["key"] != nil, let state = expression.mismatch else { return }
            decoding.report(
                .selectorValues,
                at: place,
                ["operator": expression.operator.rawValue, "state": state]
            )
        }
    ]

    /// What is wrong with the number of values.
    private var mismatch: String? {
        switch `operator` {
        case .equals, .doubleEquals, .notEquals: values.count == 1 ? nil : "needs exactly one value"
        case .isIn, .notIn: values.isEmpty ? "needs at least one value" : nil
        case .exists, .doesNotExist: values.isEmpty ? nil : "takes no values"
        }
    }

    /// The requirement that the expression is.
    var requirement: LabelSelector.Requirement {
        let meaning: LabelSelector.Requirement.Operator =
            switch `operator` {
            case .equals, .doubleEquals, .isIn: .isIn
            case .notEquals, .notIn: .isNotIn
            case .exists: .exists
            case .doesNotExist: .doesNotExist
            }
        return LabelSelector.Requirement(key: key, operator: meaning, values: values, provenance: provenance)
    }
}
