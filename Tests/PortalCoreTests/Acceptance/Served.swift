import PortalIR
import PortalVocabulary

@testable import PortalCore

/// What a translation serves, as texts that tests compare.
struct Served {
    let translation: Translation

    init(_ translation: Translation) { self.translation = translation }

    init(_ text: String, name: String = "portal.yaml", content: [String: [UInt8]] = [:]) {
        let file = InputFile(name: name, bytes: Array(text.utf8))
        self.init(PortalPipeline.translate([file], content: content))
    }

    /// The documents of a kind.
    func documents(_ kind: String) -> [OutputDocument] { translation.documents.filter { $0.kind == kind } }

    /// The routes of the VirtualServices of environments that lead to a backend, or away, in their order.
    var routes: [Value] { httpRoutes.filter { Self.leadsAway($0) } }

    /// The routes that answer by themselves: guards.
    var guards: [Value] { httpRoutes.filter { $0["directResponse"] != nil } }

    /// The names of the routes that lead to a backend, sorted.
    var routeNames: [String] { routes.map { $0["name"].flatMap(Self.string) ?? "" }.sorted() }

    /// The operations that are served: the names of their routes, sorted.
    var operations: [String] {
        translation.portal.environments.flatMap { environment in
            environment.products.flatMap(\.operations).filter { $0.state == .served }.map(\.name)
        }.sorted()
    }

    /// The identifiers of the codes found, sorted, each once.
    var codes: [String] { Set(translation.report.entries.map(\.diagnostic.code.id)).sorted() }

    /// Errors as `code subject`, sorted, each once.
    var errors: [String] {
        let errors = translation.report.entries.filter { $0.diagnostic.severity == .error }
        return Set(errors.map { "\($0.diagnostic.code.id) \($0.diagnostic.subject ?? "?")" }).sorted()
    }

    /// The operations that somebody sees on a portal, by the names of their routes, sorted.
    func catalogue(_ portal: String, _ viewer: Viewer = .anonymous) -> [String] {
        versions(portal, viewer).flatMap(\.operations).map(\.route).sorted()
    }

    /// The names of the plans that somebody sees on a portal; those that they may ask for carry a `+`.
    func plans(_ portal: String, _ viewer: Viewer = .anonymous) -> [String] {
        let plans = versions(portal, viewer).flatMap(\.plans)
        return Set(plans.map { $0.isRequestable ? "+\($0.name)" : $0.name }).sorted()
    }

    private func versions(_ portal: String, _ viewer: Viewer) -> [PortalCatalog.Version] {
        let catalogue = translation.catalogue(of: name(portal), for: viewer)
        return catalogue?.products.flatMap(\.environments).flatMap(\.versions) ?? []
    }

    /// A status as `+`, `-Reason` and `?Reason` for its three conditions.
    func status(_ kind: String, _ name: String) -> String? {
        let status = translation.statuses.first { $0.kind == kind && "\($0.namespace)/\($0.name)" == name }
        return status.map { status in
            status.conditions.map { condition in
                switch condition.status {
                case .holds: "+"
                case .fails: "-\(condition.reason)"
                case .unknown: "?\(condition.reason)"
                }
            }.joined(separator: " ")
        }
    }

    /// A name written as `namespace/name`.
    func name(_ text: String) -> ResourceName {
        let parts = text.split(separator: "/").map(String.init)
        return ResourceName(namespace: parts.first ?? "", name: parts.last ?? "")
    }

    /// Every route of the VirtualServices, without those of portals.
    private var httpRoutes: [Value] {
        documents("VirtualService").filter { $0.value["metadata"]?["labels"]?["portalcore.dev/portal"] == nil }
            .flatMap { Self.elements($0.value["spec"]?["http"]) }
    }

    private static func leadsAway(_ route: Value) -> Bool {
        guard route["directResponse"] == nil, route["delegate"] == nil else { return false }
        return !elements(route["match"]).contains { $0["headers"]?["access-control-request-method"] != nil }
    }

    static func elements(_ value: Value?) -> [Value] {
        if case .sequence(let elements)? = value { elements } else { [] }
    }

    static func string(_ value: Value) -> String? {
        if case .string(let text) = value { text } else { nil }
    }
}

/// The operations of a published specification.
struct PublishedOperations {
    /// `GET /path`, sorted, without servers.
    let lines: [String]

    init(_ specification: PublishedSpecification?) {
        var lines: [String] = []
        if case .mapping(let paths)? = specification?.document["paths"] {
            for path in paths {
                let words = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]
                lines += Self.keys(path.value).filter(words.contains).map { "\($0.uppercased()) \(path.key)" }
                for key in ["additionalOperations", "x-additionalOperations"] {
                    lines += Self.keys(path.value[key]).map { "\($0) \(path.key)" }
                }
            }
        }
        self.lines = lines.sorted()
    }

    private static func keys(_ value: Value?) -> [String] {
        if case .mapping(let members)? = value { members.map(\.key) } else { [] }
    }
}
