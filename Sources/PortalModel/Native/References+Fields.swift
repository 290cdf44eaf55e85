import PortalDiagnostics
import PortalDocument

extension ObjectRef: Shaped {
    static let blank = ObjectRef(name: "")
    static let fields: [Field<ObjectRef>] = [
        Field("name", .text(.resourceName), into: \.name, required: true, "The name of the resource."),
        Field("namespace", .text(.label), into: \.namespace, "Its namespace; that of the referrer where absent."),
    ]
}

extension KeyRef: Shaped {
    static let blank = KeyRef(name: "", key: "")
    static let fields: [Field<KeyRef>] = [
        Field("name", .text(.resourceName), into: \.name, required: true, "The name of the object."),
        Field("namespace", .text(.label), into: \.namespace, "Its namespace; that of the referrer where absent."),
        Field("key", .text(.dataKey), into: \.key, required: true, "The key within the object."),
    ]
}

extension Shape where Value == PlanRef {
    /// A reference to a `UsagePlan`.
    static var planRef: Shape { Shape<ObjectRef>.object.map(PlanRef.resource) }
}

extension Shape where Value == [PlanRef] {
    /// The plans of something; an empty list withholds exactly that, so the resolver judges it.
    static var planRefs: Shape { .list(.planRef, atLeast: 1, atMost: 16, leavesEmpty: true) }
}

extension LabelSelector: Shaped {
    static let blank = LabelSelector()
    static let fields: [Field<LabelSelector>] = [
        Field(
            "matchLabels",
            .map(.labelKey, to: .text(.labelValue)),
            into: \.matchLabels,
            "Labels that must have exactly these values."
        ),
        Field("matchExpressions", .list(.object, atMost: 16), into: \.matchExpressions, "Further requirements."),
    ]
}

extension LabelSelector.Requirement: Shaped {
    static let blank = LabelSelector.Requirement(key: "", operator: .exists)
    static let fields: [Field<Self>] = [
        Field("key", .text(.labelKey), into: \.key, required: true, "The label."),
        Field("operator", .word, into: \.operator, required: true, "How it is compared."),
        Field(
            "values",
            .list(.text(.labelValue)),
            into: \.values,
            "What it is compared with: needed by `In` and `NotIn`, not allowed for the others."
        ),
    ]
    static let rules: [Rule<Self>] = [
        Rule(
            cel: "(self.operator in ['In', 'NotIn']) == (has(self.values) && size(self.values) > 0)",
            "In and NotIn need values, Exists and DoesNotExist have none"
        ) { requirement, node, place, decoding in
            guard node["operator"] != nil, node["key"] != nil else { return }
            let needsValues = requirement.operator == .isIn || requirement.operator == .isNotIn
            guard needsValues == requirement.values.isEmpty else { return }
            decoding.report(
                .selectorValues,
                at: place,
                [
                    "operator": node["operator"]?.text ?? "",
                    "state": needsValues ? "needs at least one value" : "takes no values",
                ]
            )
        }
    ]
}
