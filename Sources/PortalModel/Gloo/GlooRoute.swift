import PortalDiagnostics
import PortalDocument

/// A `RouteSpec` of Gloo Portal.
enum GlooRoute {
    static let table = Table<RouteSpec>(
        [
            Field("disable", .boolean, "") { _, _, _ in },
            Field("backends", .list(.glooBackend, atLeast: 1, atMost: .max), into: \.backends, required: true, ""),
            Field("options", within: options, ""),
        ],
        rules: [
            Rule(cel: nil, "the route is enabled") { _, node, place, decoding in
                guard node["disable"]?.boolean == true else { return }
                decoding.report(.glooDisabledRoute, at: place.appending("disable").key)
            }
        ]
    )

    /// Gloo Edge's RouteOptions: what Istio has, what the portal decides itself, and what is lost.
    private static let options = Table<RouteSpec>(
        [
            Field("timeout", .duration, into: \.timeout, ""),
            Field("retries", .glooRetries, into: \.retries, ""),
            Field("headerManipulation", .glooHeaders, into: \.headers, ""),
            Field("hostRewrite", .text(.authority), into: \.rewriteHost, ""),
            Field("autoHostRewrite", .boolean, "") { route, isOn, provenance in
                route.hostOfBackend = isOn ? provenance : nil
            },
            Field("cors", .glooCors, into: \.cors, ""),
            Field("shadowing", .glooShadowing, into: \.mirror, ""),
        ]
            + [
                "prefixRewrite", "regexRewrite", "extauth", "ratelimit", "ratelimitBasic", "rateLimitConfigs",
                "rateLimitEarly", "rateLimitEarlyConfigs", "rateLimitRegular", "rateLimitRegularConfigs",
            ].map(Field.forbidden)
            + GlooOptions.lost()
            + [
                .notHonoured("faults", "no faults are injected"),
                .notHonoured("tracing", "the mesh's own tracing applies"),
                .notHonoured("lbHash", "requests are not bound to a backend by hash"),
                .notHonoured("upgrades", "the gateway's own upgrades apply"),
                .notHonoured("envoyMetadata", "no metadata is attached"),
                .notHonoured("maxStreamDuration", "streams are not bounded"),
                .notHonoured("idleTimeout", "the gateway's own idle timeout applies"),
                .notHonoured("hostRewritePathRegex", "the host is not rewritten"),
                .notHonoured("hostRewriteHeader", "the host is not rewritten"),
                .notHonoured("appendXForwardedHost", "the header `x-forwarded-host` is not written"),
                .notHonoured("ai", "no AI settings apply"),
            ]
    )
}

/// Options that Gloo Edge takes on routes and virtual hosts alike, and Istio has no counterpart for.
enum GlooOptions {
    static func lost<Owner>() -> [Field<Owner>] {
        [
            .notHonoured("transformations", "requests and responses are not transformed"),
            .notHonoured("stagedTransformations", "requests and responses are not transformed"),
            .protection("waf", "no web application firewall looks at requests"),
            .protection("jwt", "tokens are checked by usage plans alone"),
            .protection(
                "jwtStaged",
                "tokens are checked by usage plans alone, and their claims are not put into headers"
            ),
            .protection("jwtProvidersStaged", "tokens are checked by usage plans alone"),
            .protection("rbac", "access is decided by usage plans alone"),
            .protection("dlp", "nothing is masked in responses"),
            .notHonoured("bufferPerRoute", "requests are not buffered"),
            .protection("csrf", "origins of requests are not checked"),
            .protection("extProc", "no external processor is called"),
            .protection("extensions", "the extensions do not run"),
        ]
    }
}

extension Shape where Value == RouteSource {
    /// A `RouteSpecifier`.
    static var gloo: Shape {
        .object(
            Table(
                GlooRouteFields.anywhere + [
                    Field("environmentRoute", .placed(.line), "") { source, name, _ in source.value = .environment(name)
                    }
                ],
                rules: [.exactlyOne(of: ["inlineRoute", "routeRef", "environmentRoute"])]
            )
        )
    }

    /// A `RouteSpecifier` inside an environment.
    static var glooLocal: Shape {
        .object(Table(GlooRouteFields.anywhere, rules: [.exactlyOne(of: ["inlineRoute", "routeRef"])]))
    }

    private static func object(_ table: Table<GlooRouteFields>) -> Shape {
        Shape<GlooRouteFields>.object(table, blank: GlooRouteFields()).map { fields, _, _ in fields.value }
    }
}

/// A `RouteSpecifier` as it is written.
struct GlooRouteFields: Placed, Sendable {
    var value: RouteSource?
    var provenance = Provenance()

    static let anywhere: [Field<GlooRouteFields>] = [
        Field("inlineRoute", .object(GlooRoute.table, blank: RouteSpec.blank), "") { fields, spec, _ in
            fields.value = .inline(spec)
        },
        Field("routeRef", .object, "") { fields, reference, _ in fields.value = .reference(reference) },
    ]
}

extension Shape where Value == Backend {
    /// A backend of Gloo Portal.
    static var glooBackend: Shape {
        .object(
            Table(
                [
                    Field("kube", Shape<ServiceTarget>.object.map(BackendTarget.service), into: \.target, ""),
                    Field("upstream", Shape<ObjectRef>.object.map(BackendTarget.upstream), into: \.target, ""),
                    Field("weight", .integer(0...1_000_000), into: \.weight, ""),
                ],
                rules: [.exactlyOne(of: ["kube", "upstream"])]
            ),
            blank: Backend.blank
        )
    }
}

extension Shape where Value == Mirror {
    /// Gloo Edge's `shadowing`.
    static var glooShadowing: Shape {
        .object(
            Table([
                Field(
                    "upstream",
                    Shape<ObjectRef>.object.map(BackendTarget.upstream),
                    into: \.target,
                    required: true,
                    ""
                ),
                Field("percentage", .number(0...100), into: \.percent, required: true, ""),
            ]),
            blank: Mirror.blank
        )
    }
}
