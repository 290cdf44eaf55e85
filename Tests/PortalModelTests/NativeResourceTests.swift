import PortalDiagnostics
import PortalDocument
import Testing

@testable import PortalModel

/// Each native kind in full, and what it decodes to; places are outside equality.
@Suite struct NativeResourceTests {
    private static func resource(_ kind: String, _ spec: String) -> String {
        "apiVersion: portalcore.dev/v1alpha1\nkind: \(kind)\nmetadata: {name: orders, namespace: shop}\nspec:\n"
            + spec.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)\n" }.joined()
    }

    private static func decode(_ kind: String, _ spec: String) -> DecodedInput {
        let decoded = DecodedText(resource(kind, spec))
        #expect(decoded.findings == [])
        return decoded.input
    }

    private static let metadata = ObjectMeta(name: "orders", namespace: "shop")

    @Test func apiDoc() {
        let input = Self.decode("ApiDoc", "openApi:\n  configMapKeyRef: {name: specs, key: orders.yaml}")
        let source = ContentSource(.configMap(KeyRef(name: "specs", key: "orders.yaml")))
        #expect(input.apiDocs == [ApiDoc(metadata: Self.metadata, schema: .openApi(source))])
    }

    @Test func apiDocOfGRPC() {
        let input = Self.decode("ApiDoc", "grpc: {descriptorSet: {inlineBytes: AQI=}}")
        let source = ContentSource(.bytes(EmbeddedBytes([1, 2])))
        #expect(input.apiDocs == [ApiDoc(metadata: Self.metadata, schema: .grpc(descriptorSet: source))])
    }

    @Test func textInPlaceKeepsItsPlace() throws {
        let input = Self.decode("ApiDoc", "openApi:\n  inlineText: |\n    openapi: 3.1.0\n")
        guard case .openApi(let source)? = input.apiDocs.first?.schema, case .text(let text) = source.location else {
            Issue.record("no text")
            return
        }
        #expect(text.text == "openapi: 3.1.0\n")
        #expect(text.node?.place.pointer == JSONPointer("/spec/openApi/inlineText"))
        #expect(source.provenance.place?.pointer == JSONPointer("/spec/openApi/inlineText"))
    }

    @Test func apiProduct() {
        let input = Self.decode(
            "ApiProduct",
            """
            displayName: Orders
            contact: {name: Shop, url: "https://shop.example", email: shop@shop.example}
            license: {name: Apache-2.0}
            termsOfService: https://shop.example/terms
            usagePlanRefs: [{name: gold}]
            versions:
            - name: v2
              lifecycle: {phase: Deprecated, sunset: "2027-01-01", successor: v3}
              tags: [stable]
              labels: {audience: public}
              routeRef: {name: shop-default, namespace: platform}
              apis:
              - apiDocRef: {name: orders}
                pathPrefix: /orders/
                operations:
                  include:
                  - {ids: [listOrders]}
                  - {tags: [public], methods: [GET]}
                  - {paths: ["/orders/**"]}
                  exclude: [{ids: [purgeOrders]}]
                  overrides:
                  - select: {ids: [exportOrders]}
                    route: {redirect: {host: export.example.com}}
                    usagePlanRefs: [{name: batch}]
            """
        )
        let operations = OperationChoice(
            include: [
                OperationSelector(ids: ["listOrders"]), OperationSelector(tags: ["public"], methods: ["GET"]),
                OperationSelector(paths: ["/orders/**"]),
            ],
            exclude: [OperationSelector(ids: ["purgeOrders"])],
            overrides: [
                OperationOverride(
                    select: OperationSelector(ids: ["exportOrders"]),
                    route: .inline(RouteSpec(redirect: Redirect(host: "export.example.com"))),
                    usagePlans: [.resource(ObjectRef(name: "batch"))]
                )
            ]
        )
        let version = ApiProduct.Version(
            name: "v2",
            lifecycle: ApiProduct.Lifecycle(phase: .deprecated, sunset: "2027-01-01", successor: "v3"),
            tags: ["stable"],
            labels: ["audience": "public"],
            route: .reference(ObjectRef(name: "shop-default", namespace: "platform")),
            apis: [ApiProduct.Api(apiDoc: ObjectRef(name: "orders"), pathPrefix: "/orders", operations: operations)]
        )
        let product = ApiProduct(
            metadata: Self.metadata,
            displayName: "Orders",
            contact: Contact(name: "Shop", url: "https://shop.example", email: "shop@shop.example"),
            license: License(name: "Apache-2.0"),
            termsOfService: "https://shop.example/terms",
            usagePlans: [.resource(ObjectRef(name: "gold"))],
            versions: [version]
        )
        #expect(input.apiProducts == [product])
        #expect(input.apiProducts.first?.versions.first?.apis.first?.name == "orders")
    }

    @Test func route() {
        let input = Self.decode(
            "Route",
            """
            backends:
            - service: {name: orders, namespace: shop, port: 8080, subset: {version: v2}}
              weight: 90
            - host: {name: orders.partner.example, port: 443, tls: {}}
              weight: 10
            timeout: 1m30s
            retries: {attempts: 2, perTryTimeout: 500ms, retryOn: [ConnectFailure, GatewayError]}
            headers: {request: {set: {x-team: shop}, remove: [x-debug]}, response: {add: {x-by: shop}}}
            rewrite: {host: "orders.internal:8080"}
            mirror: {service: {name: shadow, port: 80}, percent: 2.5}
            cors: {allowOrigins: [{exact: "https://app.example.com"}], allowMethods: [GET], maxAge: 1h, allowCredentials: false}
            """
        )
        let partner = HostTarget(name: "orders.partner.example", port: 443, tls: TLSOrigination())
        let orders = ServiceTarget(name: "orders", namespace: "shop", port: 8080, subset: ["version": "v2"])
        let spec = RouteSpec(
            backends: [Backend(target: .service(orders), weight: 90), Backend(target: .host(partner), weight: 10)],
            timeout: .seconds(90),
            retries: RetryPolicy(
                attempts: 2,
                perTryTimeout: .milliseconds(500),
                retryOn: [.connectFailure, .gatewayError]
            ),
            headers: HeaderChanges(
                request: HeaderChange(set: ["x-team": "shop"], remove: ["x-debug"]),
                response: HeaderChange(add: ["x-by": "shop"])
            ),
            rewriteHost: "orders.internal:8080",
            mirror: Mirror(target: .service(ServiceTarget(name: "shadow", port: 80)), percent: 2.5),
            cors: CorsPolicy(
                allowOrigins: [TextMatch(kind: .exact, value: "https://app.example.com")],
                allowMethods: ["GET"],
                maxAge: .seconds(3600),
                allowCredentials: false
            )
        )
        #expect(input.routes == [Route(metadata: Self.metadata, spec: spec)])
    }

    @Test func usagePlan() {
        let input = Self.decode(
            "UsagePlan",
            """
            displayName: Gold
            auth:
              jwt:
                issuer: https://id.example.com
                audiences: [orders]
                jwks: {url: "https://id.example.com/keys", refreshInterval: 5m}
                requiredScopes: [orders.read]
                requiredClaims: {department: [sales, support]}
                consumerClaim: sub
                documentation: {tokenUrl: "https://id.example.com/token"}
            rateLimits:
            - {requests: 100, unit: Minute, per: Consumer, scope: Operation}
            onLimitServiceFailure: Deny
            approval: Manual
            """
        )
        let jwt = JwtAuth(
            issuer: "https://id.example.com",
            audiences: ["orders"],
            jwks: .url("https://id.example.com/keys", refreshInterval: .seconds(300)),
            requiredScopes: ["orders.read"],
            requiredClaims: ["department": ["sales", "support"]],
            consumerClaim: "sub",
            documentation: JwtAuth.Documentation(tokenUrl: "https://id.example.com/token")
        )
        let plan = UsagePlan(
            metadata: Self.metadata,
            displayName: "Gold",
            auth: .jwt(jwt),
            rateLimits: [RateLimit(requests: 100, unit: .minute, per: .consumer, scope: .operation)],
            onLimitServiceFailure: .deny,
            approval: .manual
        )
        #expect(input.usagePlans == [plan])
    }

    @Test func environment() {
        let input = Self.decode(
            "Environment",
            """
            domains: [api.example.com, "*.example.org"]
            basePath: /shop
            gateway:
              ref: {name: public, namespace: istio-system}
              workload: {namespace: istio-system, selector: {istio: ingressgateway}}
            products:
            - names: [orders]
              namespaces: [shop]
              selector: {matchLabels: {team: shop}, matchExpressions: [{key: tier, operator: NotIn, values: [beta]}]}
              versions: {names: [v2], tags: [stable]}
              basePath: "{%version%}"
              usagePlanRefs: [{name: gold}, {name: partner}]
            - {}
            """
        )
        let selection = ProductSelection(
            names: ["orders"],
            namespaces: .named(["shop"]),
            selector: LabelSelector(
                matchLabels: ["team": "shop"],
                matchExpressions: [LabelSelector.Requirement(key: "tier", operator: .isNotIn, values: ["beta"])]
            ),
            versions: VersionSelection(names: ["v2"], tags: ["stable"]),
            basePath: "{%version%}",
            usagePlans: [.resource(ObjectRef(name: "gold")), .resource(ObjectRef(name: "partner"))]
        )
        let gateway = GatewayChoice(
            source: .reference(ObjectRef(name: "public", namespace: "istio-system")),
            workload: Workload(namespace: "istio-system", selector: ["istio": "ingressgateway"])
        )
        let environment = Environment(
            metadata: Self.metadata,
            domains: ["api.example.com", "*.example.org"],
            basePath: "/shop",
            gateway: gateway,
            products: [selection, ProductSelection()]
        )
        #expect(input.environments == [environment])
    }

    @Test func portalUserAndGroup() {
        let portal = Self.decode(
            "Portal",
            """
            domains: [developers.example.com]
            environmentRefs: [{name: production}]
            visibility: Public
            branding: {logo: {url: "https://example.com/logo.png"}, colors: {primary: "#0b5fff"}, css: {file: style.css}}
            pages:
            - {name: start, path: /start, title: Start, navigation: true, home: true, markdown: {file: start.md}}
            - {name: status, path: /status, embed: "https://status.example.com"}
            login:
              oidc: {issuer: "https://id.example.com", clientId: portal, clientSecretKeyRef: {name: oidc, key: secret}}
              password: {}
            gateway: {create: {tls: {credentialName: portal-cert}, httpsRedirect: true}}
            """
        ).portals.first
        #expect(portal?.visibility == .everyone)
        #expect(
            portal?.pages.map(\.content) == [
                .markdown(ContentSource(.file("start.md"))), .embed("https://status.example.com"),
            ]
        )
        #expect(portal?.login?.password == true && portal?.login?.oidc?.clientSecret.key == "secret")
        #expect(portal?.gateway?.source == .create(CreatedGateway(credentialName: "portal-cert", httpsRedirect: true)))

        let user = Self.decode("User", "username: reader\npasswordKeyRef: {name: reader-password, key: bcrypt}").users
        #expect(
            user == [
                User(
                    metadata: Self.metadata,
                    username: "reader",
                    password: KeyRef(name: "reader-password", key: "bcrypt")
                )
            ]
        )

        let group = Self.decode(
            "Group",
            """
            members: {users: {matchLabels: {company: acme}}, oidcGroups: [partners]}
            access:
            - portals: [{name: developers}]
              products: {names: [orders]}
              environments: {names: [production]}
              operations: {exclude: [{tags: [internal]}]}
              usagePlanRefs: [{name: partner}]
            """
        ).groups
        let access = Access(
            portals: [ObjectRef(name: "developers")],
            products: ObjectSelection(names: ["orders"]),
            environments: ObjectSelection(names: ["production"]),
            operations: OperationChoice(exclude: [OperationSelector(tags: ["internal"])]),
            usagePlans: [.resource(ObjectRef(name: "partner"))]
        )
        let members = Group.Members(users: LabelSelector(matchLabels: ["company": "acme"]), oidcGroups: ["partners"])
        #expect(group == [Group(metadata: Self.metadata, members: members, access: [access])])
    }

    @Test func defaultNamespaceAndOrder() {
        let user = "{apiVersion: portalcore.dev/v1alpha1, kind: User, metadata: {name: NAME}, spec: {username: a}}"
        let decoded = DecodedText(
            ["b", "a", "c"].map { user.replacing("NAME", with: $0) }.joined(separator: "\n---\n")
        )
        #expect(
            decoded.input.users.map(\.identity.description) == ["User default/a", "User default/b", "User default/c"]
        )
    }

    @Test(arguments: [
        ("5s", Duration.seconds(5)), ("1h30m", .seconds(5400)), ("250ms", .milliseconds(250)),
        ("1.5s", .milliseconds(1500)),
        ("0s", .zero), ("1m0.25s", .milliseconds(60_250)),
    ])
    func durations(text: String, duration: Duration) {
        #expect(DurationText.parse(text) == duration)
    }

    @Test(arguments: ["", "5", "s", "-1s", "1d", "1.2345s", "12345678s", "1s1s1s1s1s", " 1s", "1.s"])
    func noDurations(text: String) {
        #expect(DurationText.parse(text) == nil)
    }
}
