import PortalTestSupport

@testable import PortalCore

/// Manifests that say every field of every kind, some several times, because of some only one may be said at once.
enum InjectionBase {
    /// What the manifests name.
    static let content: [String: [UInt8]] = [
        "specs/filed.yaml": description("filed"), "https://docs.example.com/fetched.yaml": description("fetched"),
        "pictures/logo.png": png, "https://docs.example.com/logo.png": png, "pages/page.md": Array("# Page".utf8),
        "https://docs.example.com/page.md": Array("# Page".utf8), "style.css": Array("a {}".utf8),
        "https://docs.example.com/style.css": Array("a {}".utf8), "grpc.pb": [10, 0],
        "https://docs.example.com/grpc.pb": [10, 0],
    ]

    private static let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    private static let pngText = "iVBORw0KGgo="

    private static func description(_ name: String) -> [UInt8] {
        Array(
            """
            openapi: 3.1.0
            info: {title: \(name), version: "1"}
            paths: {/\(name): {get: {operationId: \(name), responses: {"200": {description: ok}}}}}
            """.utf8
        )
    }

    // MARK: - Native

    private static let policies = """
        timeout: 5s, retries: {attempts: 2, perTryTimeout: 1s, retryOn: [ConnectFailure]}, \
        headers: {request: {set: {x-a: one}, add: {x-b: two}, remove: [x-c]}, \
        response: {set: {x-d: three}, add: {x-e: four}, remove: [x-f]}}, \
        cors: {allowOrigins: [{exact: "https://a.example.com"}, {prefix: "https://b."}, {regex: "https://c[.]example"}], \
        allowMethods: [GET], allowHeaders: [x-g], exposeHeaders: [x-h], maxAge: 1h}
        """
    private static let toService = """
        {backends: [{service: {name: orders, namespace: shop, port: 80, subset: {version: v2}}}], rewrite: {host: in.example.com}, \
        mirror: {service: {name: copy, namespace: shop, port: 80, subset: {version: v3}}, percent: 5}, \(policies)}
        """
    private static let toHost = """
        {backends: [{host: {name: out.example.com, port: 443, tls: {serverName: sni.example.com}}}], rewrite: {host: in.example.com}, \
        mirror: {host: {name: copy.example.com, port: 443, tls: {serverName: copy.example.com}}, percent: 5}, \(policies)}
        """
    private static let elsewhere = "{redirect: {scheme: Https, host: new.example.com, path: /new, code: 308}}"
    private static let routes = [toService, toHost, elsewhere]

    private static let selectors = """
        [{ids: [purge]}, {tags: [internal]}, {methods: [TRACE]}, {paths: ["/purge"]}]
        """

    /// A description with every kind of name in it; `purge` is what selections leave out.
    private static func inline(_ name: String) -> String {
        """
        {openapi: 3.1.0, info: {title: Orders, version: "1", description: All.}, \
        servers: [{url: "https://old.example.com/v1"}], tags: [{name: public, description: Everyone}], \
        paths: {/\(name): {get: {operationId: list, summary: List, tags: [public], responses: {"200": {description: ok}}}}, \
        /\(name)/new: {get: {operationId: second, responses: {"200": {description: ok}}}}, \
        /\(name)/third: {get: {operationId: third, responses: {"200": {description: ok}}}}, \
        /purge: {trace: {operationId: purge, tags: [internal], responses: {"200": {description: ok}}}}, \
        "/\(name)/by/{id}": {parameters: [{name: id, in: path, required: true, schema: {type: string}}], \
        get: {operationId: find, responses: {"200": {description: ok}}}}}}
        """
    }

    private static func resource(_ kind: String, _ name: String, _ spec: String) -> String {
        """
        apiVersion: portalcore.dev/v1alpha1
        kind: \(kind)
        metadata: {name: \(name), namespace: shop, labels: {team: shop}, annotations: {note: text}, \
        creationTimestamp: "2026-01-01T00:00:00Z"}
        spec: \(spec)
        """
    }

    private static let documents: [String] = [
        resource("ApiDoc", "orders", "{openApi: {inline: \(inline("orders"))}}"),
        resource("ApiDoc", "texts", "{openApi: {inlineText: '\(inline("texts"))'}}"),
        resource("ApiDoc", "filed", "{openApi: {file: specs/filed.yaml}}"),
        resource("ApiDoc", "mapped", "{openApi: {configMapKeyRef: {name: specs, namespace: shop, key: mapped.yaml}}}"),
        resource("ApiDoc", "fetched", #"{openApi: {url: "https://docs.example.com/fetched.yaml"}}"#),
        resource("ApiDoc", "grpc-a", #"{grpc: {descriptorSet: {inlineBytes: "CgA="}}}"#),
        resource("ApiDoc", "grpc-b", "{grpc: {descriptorSet: {file: grpc.pb}}}"),
        resource(
            "ApiDoc",
            "grpc-c",
            "{grpc: {descriptorSet: {configMapKeyRef: {name: specs, namespace: shop, key: grpc.pb}}}}"
        ),
        resource("ApiDoc", "grpc-d", #"{grpc: {descriptorSet: {url: "https://docs.example.com/grpc.pb"}}}"#),
    ]

    private static let pictures = [
        "{inlineBytes: \(pngText)}", "{file: pictures/logo.png}",
        "{configMapKeyRef: {name: specs, namespace: shop, key: logo.png}}",
        #"{url: "https://docs.example.com/logo.png"}"#,
    ]

    private static func product(_ name: String, picture: String, versions: String) -> String {
        resource(
            "ApiProduct",
            name,
            """
            {displayName: Orders, description: Everything., image: \(picture), \
            contact: {name: Mia, url: "https://example.com/mia", email: mia@example.com}, \
            license: {name: MIT, url: "https://example.com/mit"}, termsOfService: "https://example.com/terms", \
            usagePlanRefs: [{name: gold, namespace: shop}], versions: [\(versions)]}
            """
        )
    }

    private static func version(_ name: String, _ route: String, apis: String) -> String {
        """
        {name: \(name), lifecycle: {phase: Deprecated, sunset: "2027-01-01", successor: next}, tags: [stable], \
        labels: {audience: public}, \(route), apis: [\(apis)]}
        """
    }

    private static func api(_ doc: String, _ more: String = "") -> String {
        "{name: \(doc), apiDocRef: {name: \(doc), namespace: shop}, pathPrefix: /\(doc)\(more.isEmpty ? "" : ", ")\(more)}"
    }

    private static let next = version("next", "routeRef: {name: way0, namespace: shop}", apis: api("filed"))

    private static let products: [String] = {
        let overrides = zip(["list", "second", "third"], routes).map { id, route in
            """
            {select: {ids: [\(id)], tags: [], methods: [GET], paths: ["/**"]}, route: \(route), \
            usagePlanRefs: [{name: gold, namespace: shop}]}
            """.replacing("tags: [], ", with: "")
        }
        let tagged = "{select: {tags: [public]}, routeRef: {name: way0, namespace: shop}}"
        let operations = """
            operations: {include: [{ids: [list]}, {tags: [public]}, {methods: [GET]}, {paths: ["/**"]}], \
            exclude: \(selectors), overrides: [\(([tagged] + overrides).joined(separator: ", "))]}
            """
        let ways = zip(["texts", "filed", "mapped"], routes).map { api($0, "route: \($1)") }
        return [
            product(
                "orders",
                picture: pictures[0],
                versions: [next, version("v1", "route: \(toService)", apis: api("orders", operations))].joined(
                    separator: ", "
                )
            ),
            product(
                "ways",
                picture: pictures[1],
                versions: [
                    next, version("v1", "route: \(toHost)", apis: ways.joined(separator: ", ")),
                    version("v2", "route: \(elsewhere)", apis: api("fetched")),
                ].joined(separator: ", ")
            ),
            product(
                "third",
                picture: pictures[2],
                versions: [
                    next,
                    version(
                        "v1",
                        "route: \(toService)",
                        apis: api("fetched", "routeRef: {name: way1, namespace: shop}")
                    ),
                ].joined(separator: ", ")
            ),
            product("fourth", picture: pictures[3], versions: next),
        ]
    }()

    private static let keySet =
        #"{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "qZ7B2DXWJ5ETfG5qUOO-MS-ceuAqDc7AMfBAU0egSxE"}]}"#

    private static func plan(_ name: String, _ auth: String) -> String {
        resource(
            "UsagePlan",
            name,
            """
            {displayName: Gold, description: Much., auth: \(auth), \
            rateLimits: [{requests: 9, unit: Minute, per: Plan, scope: Operation}], \
            onLimitServiceFailure: Deny, approval: Manual}
            """
        )
    }

    private static func tokens(_ keys: String) -> String {
        """
        {jwt: {issuer: "https://id.example.com", audiences: [orders], jwks: {\(keys)}, requiredScopes: [read], \
        requiredClaims: {department: [sales]}, consumerClaim: email, \
        documentation: {authorizationUrl: "https://id.example.com/in", tokenUrl: "https://id.example.com/token"}}}
        """
    }

    private static let plans: [String] =
        [
            plan("gold", "{apiKey: {header: api-key}}"), plan("query", "{apiKey: {query: key}}"),
            plan("cookie", "{apiKey: {cookie: key}}"), plan("local", tokens("inlineText: '\(keySet)'")),
            plan("remote", tokens(#"url: "https://id.example.com/keys", refreshInterval: 60s"#)),
        ] + routes.enumerated().map { resource("Route", "way\($0)", $1) }

    private static let plain =
        "gateway: {ref: {name: public, namespace: shop}, workload: {namespace: shop, selector: {istio: gateway}}}"
    private static let made =
        "gateway: {create: {tls: {credentialName: cert}}, workload: {namespace: shop, selector: {app: gateway}}}"
    private static let labels = """
        {matchLabels: {team: shop}, matchExpressions: [{key: team, operator: In, values: [shop]}]}
        """

    private static let places: [String] = [
        resource(
            "Environment",
            "production",
            """
            {displayName: Production, description: Real., domains: [api.example.com, "*.apis.example.com"], basePath: /base, \
            \(plain), products: [{names: [orders, ways, third, fourth], namespaces: [shop], selector: \(labels), \
            versions: {names: [v1, v2], tags: [none]}, basePath: "{%version%}", \
            usagePlanRefs: [{name: gold, namespace: shop}, {name: local, namespace: shop}, {name: query}, {name: cookie}]}]}
            """.replacing("basePath: \"{%version%}\"", with: "basePath: \"{%version%}/{%label:audience%}\"")
        ),
        resource(
            "Environment",
            "made",
            "{domains: [made.example.com], \(made), products: [{names: [orders], usagePlanRefs: [{name: remote}]}]}"
        ),
    ]

    private static func portal(_ number: Int, gateway: String) -> String {
        let picture = pictures[number]
        let text = [
            "{inlineText: \"# Page\"}", "{file: pages/page.md}",
            "{configMapKeyRef: {name: specs, namespace: shop, key: page.md}}",
            #"{url: "https://docs.example.com/page.md"}"#,
        ][number]
        let css = [
            "{inlineText: \"a {}\"}", "{file: style.css}",
            "{configMapKeyRef: {name: specs, namespace: shop, key: style.css}}",
            #"{url: "https://docs.example.com/style.css"}"#,
        ][number]
        return resource(
            "Portal",
            "site\(number)",
            """
            {displayName: Developers, description: All., domains: [site\(number).example.com], \
            environmentRefs: [{name: production, namespace: shop}], visibility: Members, branding: {logo: \(picture), \
            favicon: \(picture), banner: \(picture), css: \(css), colors: {primary: "#0b5fff", secondary: "#0b5ffe", \
            background: "#ffffff", text: "#000000", link: "#0b5ffd", button: "#0b5ffc"}}, \
            pages: [{name: start, path: /start, title: Start, description: How., navigation: true, markdown: \(text)}, \
            {name: status, path: /status, title: Status, embed: "https://status.example.com"}], \
            login: {password: {}, oidc: {issuer: "https://id.example.com", clientId: portal, \
            clientSecretKeyRef: {name: oidc, namespace: shop, key: secret}, groupsClaim: roles}}, \(gateway)}
            """
        )
    }

    private static let people: [String] = [
        portal(0, gateway: plain), portal(1, gateway: made), portal(2, gateway: plain), portal(3, gateway: plain),
        resource(
            "User",
            "mia",
            "{username: mia, email: mia@example.com, passwordKeyRef: {name: mia, namespace: shop, key: bcrypt}}"
        ),
        resource(
            "Group",
            "partners",
            """
            {displayName: Partners, description: Them., members: {users: \(labels), oidcGroups: [partners]}, \
            access: [{portals: [{name: site0, namespace: shop}], products: {names: [orders], namespaces: [shop], selector: \(labels)}, \
            environments: {names: [production], namespaces: [shop], selector: \(labels)}, \
            operations: {include: [{ids: [list]}, {tags: [public]}, {methods: [GET]}, {paths: ["/**"]}], exclude: \(selectors)}, \
            usagePlanRefs: [{name: gold, namespace: shop}]}]}
            """
        ),
    ]

    private static let foreign = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: specs, namespace: shop, creationTimestamp: "2026-01-01T00:00:00Z"}
        data:
          mapped.yaml: |
            openapi: 3.1.0
            info: {title: mapped, version: "1"}
            paths: {/mapped: {get: {operationId: mapped, responses: {"200": {description: ok}}}}}
          page.md: "# Page"
          style.css: "a {}"
        binaryData: {logo.png: \(pngText), grpc.pb: CgA=}
        ---
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: key
          namespace: shop
          labels: {portalcore.dev/product: orders, portalcore.dev/product-namespace: shop, portalcore.dev/environment: production,
            portalcore.dev/environment-namespace: shop, portalcore.dev/plan: gold, portalcore.dev/plan-namespace: shop}
        stringData: {sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, consumer: ann, notAfter: "2099-06-01T00:00:00Z"}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: oidc, namespace: shop}
        stringData: {secret: x}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: mia, namespace: shop}
        data: {bcrypt: eA==}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: orders, namespace: shop}
        spec: {type: ClusterIP, externalName: "", ports: [{name: http, port: 80, appProtocol: http}]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: copy, namespace: shop}
        spec: {ports: [{port: 80}]}
        ---
        apiVersion: networking.istio.io/v1
        kind: Gateway
        metadata: {name: public, namespace: shop}
        spec:
          selector: {istio: gateway}
          servers:
          - {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*/*"], tls: {httpsRedirect: false}}
          - {port: {number: 443, name: https, protocol: HTTPS}, hosts: ["*/*"], tls: {mode: SIMPLE, credentialName: cert}}
        ---
        apiVersion: gateway.networking.k8s.io/v1beta1
        kind: ReferenceGrant
        metadata: {name: grant, namespace: shop}
        spec:
          from: [{group: portalcore.dev, kind: Environment, namespace: bank}]
          to: [{group: networking.istio.io, kind: Gateway, name: public}]
        """

    /// The native manifests.
    static var native: [Value] {
        values((documents + products + plans + places + people + [foreign]).joined(separator: "\n---\n"))
    }

    /// The manifests of Gloo Portal.
    static var gloo: [Value] { values(GlooInjectionBase.text) }

    private static func values(_ text: String) -> [Value] {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let documents = DocumentReader.read(
            Array(text.utf8),
            name: "base.yaml",
            into: &sources,
            diagnostics: &diagnostics
        )
        precondition(diagnostics.all.isEmpty, "\(diagnostics.all.map(\.message))")
        return documents.map { Value($0.root) }
    }
}
