import PortalDiagnostics
import PortalDocument

extension OperationChoice: Shaped {
    static let blank = OperationChoice()
    static let fields =
        choice + [
            Field(
                "overrides",
                .list(.object, atMost: 512),
                into: \.overrides,
                "What is special about some; later ones win, field by field."
            )
        ]

    /// The choice alone, where nothing can be special.
    static let choice: [Field<OperationChoice>] = [
        Field(
            "include",
            .list(.object, atLeast: 1, atMost: 512),
            into: \.include,
            "What is published: the union; everything where absent."
        ),
        Field("exclude", .list(.object, atMost: 512), into: \.exclude, "What is not, even if included."),
    ]
}

extension OperationSelector: Shaped {
    static let blank = OperationSelector()
    static let fields: [Field<OperationSelector>] = [
        Field("ids", .list(.placed(.line), atLeast: 1, atMost: 512), into: \.ids, "By `operationId`."),
        Field("tags", .list(.placed(.line), atLeast: 1), into: \.tags, "By tag."),
        Field("methods", .list(.placed(.method), atLeast: 1), into: \.methods, "By method, in upper case."),
        Field(
            "paths",
            .list(.placed(.pathGlob), atLeast: 1),
            into: \.paths,
            "By path as the document writes it; `*` is one segment, `**` any number."
        ),
    ]
}

extension OperationOverride: Shaped {
    static let blank = OperationOverride(select: .blank)
    static let fields: [Field<OperationOverride>] =
        [
            Field("select", .object, into: \.select, required: true, "The operations; the keys are ANDed.")
        ]
        + RouteSource.fields(into: \.route, "of these operations")
        + [
            Field(
                "usagePlanRefs",
                .planRefs,
                into: \.usagePlans,
                "Their plans, instead of those of environment and product; never a union, never empty."
            )
        ]
    static let rules: [Rule<Self>] = [
        .atMostOne(of: ["routeRef", "route"]), .atLeastOne(of: ["routeRef", "route", "usagePlanRefs"]),
    ]
}

extension RouteSource {
    /// The two fields that say a way to backends.
    static func fields<Owner>(
        into path: any WritableKeyPath<Owner, RouteSource?> & Sendable,
        _ whose: String
    ) -> [Field<Owner>] {
        [
            Field("routeRef", Shape<ObjectRef>.object.map(RouteSource.reference), into: path, "A Route, \(whose)."),
            Field(
                "route",
                Shape<RouteSpec>.object.map(RouteSource.inline),
                into: path,
                "The way to backends in place, \(whose)."
            ),
        ]
    }
}
