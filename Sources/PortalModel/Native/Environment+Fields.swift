import PortalDiagnostics
import PortalDocument
import PortalVocabulary

extension Environment: Shaped {
    static let blank = Environment(metadata: .blank, domains: [])
    static let fields: [Field<Environment>] = [
        Field(
            "displayName",
            .text(.line),
            into: \.displayName,
            "The name for readers; the resource's own where absent."
        ),
        Field("description", .text(), into: \.description, "What the environment is for, in Markdown."),
        Field(
            "domains",
            .list(.placed(.domain), atLeast: 1, isSet: true),
            into: \.domains,
            required: true,
            "The hosts, such as `api.example.com` or `*.example.com`."
        ),
        Field(
            "basePath",
            .placed(.basePath),
            into: \.basePath,
            "What stands in front of every path; `{%version%}` and `{%label:key%}` may stand in it. Stripped before the backend."
        ),
        Field("gateway", .object, into: \.gateway, "The gateway; needed unless `documentationOnly`."),
        Field("products", .list(.object, atMost: 256), into: \.products, "What is served: the union."),
        Field(
            "documentationOnly",
            .boolean,
            into: \.documentationOnly,
            fallback: false,
            "Whether products are published in portals without any routes."
        ),
    ]
    static let rules: [Rule<Environment>] = [
        Rule(
            cel: "has(self.gateway) || (has(self.documentationOnly) && self.documentationOnly)",
            "routes need a gateway"
        ) { environment, node, place, decoding in
            guard node["gateway"] == nil, !environment.documentationOnly else { return }
            for member in node.members where NearName.closest(to: member.key.text, among: ["gateway"]) != nil { return }
            decoding.report(.missingGateway, at: place.key)
        }
    ]
}

extension ProductSelection: Shaped {
    static let blank = ProductSelection()
    static let fields: [Field<ProductSelection>] = [
        Field(
            "names",
            .list(.placed(.resourceName), atLeast: 1, atMost: 256),
            into: \.names,
            "Their names; any where absent."
        ),
        Field(
            "namespaces",
            .namespaces,
            into: \.namespaces,
            "Where they are looked for; the environment's own namespace where absent."
        ),
        Field("selector", .object, into: \.selector, "Their labels; any where absent."),
        Field("versions", .object, into: \.versions, "Which versions; every one that is not retired where absent."),
        Field(
            "basePath",
            .placed(.basePath),
            into: \.basePath,
            "What comes behind the environment's base path, written alike."
        ),
        Field(
            "usagePlanRefs",
            .planRefs,
            into: \.usagePlans,
            "The plans, instead of the product's; never a union, never empty."
        ),
    ]
}

extension Shape where Value == NamespaceScope {
    /// A list of namespaces.
    static var namespaces: Shape {
        Shape<[PlacedText]>.list(.placed(.label), atLeast: 1, isSet: true).map(NamespaceScope.named)
    }
}

extension VersionSelection: Shaped {
    static let blank = VersionSelection()
    static let fields: [Field<VersionSelection>] = [
        Field(
            "names",
            .list(.placed(.innerName), atLeast: 1),
            into: \.names,
            "Names; they choose retired versions too."
        ),
        Field("tags", .list(.placed(.line), atLeast: 1), into: \.tags, "Tags."),
    ]
    static let rules: [Rule<VersionSelection>] = [.atLeastOne(of: ["names", "tags"])]
}

extension GatewayChoice: Shaped {
    static let blank = GatewayChoice(source: .create(CreatedGateway()))
    static let fields: [Field<GatewayChoice>] = [
        Field(
            "ref",
            Shape<ObjectRef>.object.map(Source.reference),
            into: \.source,
            "An Istio Gateway that somebody else looks after. Believed where no Gateway of its namespace is among the inputs; else it has to be there."
        ),
        Field(
            "create",
            Shape<CreatedGateway>.object.map(Source.create),
            into: \.source,
            "A Gateway that is made for the domains."
        ),
        Field(
            "workload",
            .object,
            into: \.workload,
            "The proxies, where EnvoyFilters attach; with `ref` they are read from the Gateway if that is among the inputs."
        ),
    ]
    static let rules: [Rule<GatewayChoice>] = [.exactlyOne(of: ["ref", "create"])]
}

extension CreatedGateway: Shaped {
    static let blank = CreatedGateway()
    static let fields: [Field<CreatedGateway>] = [
        Field("tls", within: tls, "HTTPS; plain HTTP where absent."),
        Field(
            "httpsRedirect",
            .boolean,
            into: \.httpsRedirect,
            fallback: false,
            "Whether plain HTTP is sent to HTTPS; needs `tls`."
        ),
    ]
    static let rules: [Rule<CreatedGateway>] = [
        Rule(cel: "!has(self.httpsRedirect) || !self.httpsRedirect || has(self.tls)", "httpsRedirect needs tls")
    ]

    private static let tls = Table<CreatedGateway>([
        Field(
            "credentialName",
            .text(.resourceName),
            "The secret with the certificate, in the namespace of the proxies.",
            required: true
        ) { gateway, name, _ in gateway.credentialName = name }
    ])
}

extension Workload: Shaped {
    static let blank = Workload(selector: [:])
    static let fields: [Field<Workload>] = [
        Field(
            "namespace",
            .text(.label),
            into: \.namespace,
            "Their namespace, which has to grant Gateways, and the certificate, to others. Where absent, a Gateway that is made stands beside the referrer, and filters go into Istio's root namespace, if the Gateway stands there or a ReferenceGrant there allows it; otherwise what is protected is withheld (PC3163)."
        ),
        Field("selector", .map(.labelKey, to: .text(.labelValue)), into: \.selector, required: true, "Their labels."),
    ]
    static let rules: [Rule<Workload>] = [
        Rule(cel: "size(self.selector) > 0", "the selector is empty") {
            guard $1["selector"].map({ $0.kind == .mapping && $0.count == 0 }) ?? false else { return }
            _ = $0
            $3.report(.emptyList, at: $2.appending("selector"))
        }
    ]
}
