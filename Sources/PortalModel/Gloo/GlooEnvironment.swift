import PortalDiagnostics
import PortalDocument

/// `Environment`.
enum GlooEnvironment {
    static let table = Table<Environment>([
        Field("displayInfo", within: displayInfo, ""),
        Field("domains", .glooDomains, into: \.domains, required: true, ""),
        Field("basePath", .placed(.basePath), into: \.basePath, ""),
        Field("apiProducts", .list(.gloo, atMost: .max), into: \.products, ""),
        Field("parameters", within: parameters, ""),
        Field("gatewayConfig", within: gatewayConfig, ""),
    ])

    private static let displayInfo = Table<Environment>([
        Field("displayName", .text(.line), into: \.displayName, ""),
        Field("description", .text(), into: \.description, ""),
        .notHonoured("image", "the picture is not shown"),
    ])

    private static let parameters = Table<Environment>([
        Field("usagePlans", .entries(.line, of: Shape<UsagePlan>.gloo.isolated, atMost: .max), "") {
            environment,
            plans,
            _ in
            environment.localPlans = plans.map { name, plan in
                var plan = plan
                plan?.metadata.name = name.text
                return LocalPlan(name: name.text, plan: plan, provenance: name.provenance)
            }
        },
        Field("routes", .entries(.line, of: Shape<RouteSource>.glooLocal.isolated, atMost: .max), "") {
            environment,
            routes,
            _ in
            environment.localRoutes = routes.map { LocalRoute(name: $0.text, source: $1, provenance: $0.provenance) }
        },
    ])

    private static let gatewayConfig = Table<Environment>([
        Field("disableRoutes", .boolean, into: \.documentationOnly, ""),
        Field("options", within: options, ""),
        .notHonoured("tls", "the gateway's own certificates apply"),
        .notHonoured("httpsRedirect", "the gateway itself decides whether plain HTTP is redirected"),
        .notHonoured("virtualServiceLabels", "the VirtualService carries its own labels, and names its gateway"),
    ])

    /// Gloo Edge's VirtualHostOptions.
    private static let options = Table<Environment>(
        [Field("cors", .glooCors, into: \.cors, "")]
            + [
                "extauth", "ratelimit", "ratelimitBasic", "rateLimitConfigs", "rateLimitEarly",
                "rateLimitEarlyConfigs", "rateLimitRegular", "rateLimitRegularConfigs",
            ].map(Field.forbidden)
            + GlooOptions.lost()
            + [
                .notHonoured("headerManipulation", "headers stay as they are; say it in the routes"),
                .notHonoured("retries", "the gateway's own retries apply; say it in the routes"),
                .notHonoured("stats", "no statistics are kept"),
                .notHonoured("includeRequestAttemptCount", "backends are not told which try it is"),
                .notHonoured("includeAttemptCountInResponse", "callers are not told how many tries it took"),
            ]
    )
}

extension Shape where Value == ProductSelection {
    /// An entry of `apiProducts`.
    static var gloo: Shape {
        Shape<GlooSelection>.object.map { fields in
            ProductSelection(
                names: fields.selector.names,
                namespaces: fields.selector.scope(.own),
                selector: fields.selector.labels,
                versions: fields.versions,
                basePath: fields.basePath,
                usagePlans: fields.usagePlans,
                provenance: fields.provenance
            )
        }
    }
}

/// An entry of `apiProducts` as it is written.
struct GlooSelection: Shaped {
    var selector = GlooSelector()
    var versions: VersionSelection?
    var basePath: PlacedText?
    var usagePlans: [PlanRef]?
    var provenance = Provenance()

    static let blank = GlooSelection()
    static let fields: [Field<GlooSelection>] = [
        Field("names", .glooNames(.resourceName), into: \.selector.names, ""),
        Field("namespaces", .glooNames(.glooNamespace), into: \.selector.namespaces, ""),
        Field("labels", .glooLabels, into: \.selector.labels, ""),
        Field("versions", .glooVersions, into: \.versions, ""),
        Field("basePath", .placed(.basePath), into: \.basePath, ""),
        Field("usagePlans", .glooPlans, "") { selection, plans, _ in selection.usagePlans = plans },
    ]
}

extension Shape where Value == VersionSelection? {
    /// Names and tags; empty lists say nothing, and nothing at all is every version.
    fileprivate static var glooVersions: Shape {
        let table = Table<VersionSelection>([
            Field("names", .list(.placed(.line), atMost: .max), into: \.names, ""),
            Field("tags", .list(.placed(.line), atMost: .max), into: \.tags, ""),
        ])
        return Shape<VersionSelection>.object(table, blank: VersionSelection.blank).map {
            $0.names.isEmpty && $0.tags.isEmpty ? nil : $0
        }
    }
}
