import PortalDocument

/// A schema in the form that Kubernetes takes: structural, with rules in the Common Expression Language.
struct StructuralSchema {
    private let node: SchemaNode
    /// How many such values a resource may hold at most: the lengths of the lists around it, multiplied.
    private let instances: Int

    init(_ node: SchemaNode, instances: Int = 1) {
        self.node = node
        self.instances = instances
    }

    /// How many values a rule may run on.
    ///
    /// The API server refuses a rule whose estimated cost, times the most values it could run on, is above ten million
    /// (apiextensions-apiserver, `StaticEstimatedCostLimit`). Our rules look at a handful of fields each, so this many
    /// values stay below; where there may be more, only the decoder checks.
    private static let mostInstancesOfRules = 50_000

    /// The schema as a value.
    func value(docs: String, fallback: Value? = nil) -> Value {
        var members = [Value.Member("type", .string(node.kind.rawValue))]
        func add(_ key: String, _ value: Value?) {
            if let value { members.append(Value.Member(key, value)) }
        }
        add("description", docs.isEmpty ? nil : .string(docs))
        add("default", fallback)
        addScalar(add)
        addContents(add)
        if instances <= Self.mostInstancesOfRules, !node.conditions.isEmpty {
            add(
                "x-kubernetes-validations",
                .sequence(node.conditions.map { ["rule": .string($0.expression), "message": .string($0.message)] })
            )
        }
        return .mapping(members)
    }

    private func addScalar(_ add: (String, Value?) -> Void) {
        if node.kind == .integer { add("format", "int64") }
        add("format", node.format.map(Value.string))
        add("pattern", node.pattern.map(Value.string))
        if let length = node.length {
            if length.lowerBound > 0 { add("minLength", .integer(Int64(length.lowerBound))) }
            if length.upperBound < .max { add("maxLength", .integer(Int64(length.upperBound))) }
        }
        if !node.words.isEmpty { add("enum", .sequence(node.words.map(Value.string))) }
        if !node.integers.isEmpty { add("enum", .sequence(node.integers.map(Value.integer))) }
        if let range = node.range {
            add("minimum", .integer(range.lowerBound))
            add("maximum", .integer(range.upperBound))
        }
    }

    private func addContents(_ add: (String, Value?) -> Void) {
        if node.isFree { add("x-kubernetes-preserve-unknown-fields", true) }
        if let bounds = node.bounds, let element = node.contents.first {
            if bounds.atLeast > 0 { add("minItems", .integer(Int64(bounds.atLeast))) }
            add("maxItems", .integer(Int64(bounds.atMost)))
            add("x-kubernetes-list-type", .string(bounds.key != nil ? "map" : bounds.isSet ? "set" : "atomic"))
            add("x-kubernetes-list-map-keys", bounds.key.map { [.string($0)] })
            let (product, overflow) = instances.multipliedReportingOverflow(by: bounds.atMost)
            add("items", StructuralSchema(element, instances: overflow ? .max : product).value(docs: ""))
        } else if let element = node.contents.first {
            let most = node.mostNames ?? .max
            if most < .max { add("maxProperties", .integer(Int64(most))) }
            let (product, overflow) = instances.multipliedReportingOverflow(by: most)
            add("additionalProperties", StructuralSchema(element, instances: overflow ? .max : product).value(docs: ""))
        }
        let required = node.properties.filter(\.isRequired).map { Value.string($0.name) }
        if !required.isEmpty { add("required", .sequence(required)) }
        guard !node.properties.isEmpty else { return }
        add(
            "properties",
            .mapping(
                node.properties.map {
                    Value.Member(
                        $0.name,
                        StructuralSchema($0.schema, instances: instances).value(docs: $0.docs, fallback: $0.fallback)
                    )
                }
            )
        )
    }
}
