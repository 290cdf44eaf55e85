/// The faults: one line, or a few, each.
enum FaultTable {
    private static let production = FaultTests.production
    private static let internalOrders = FaultTests.internalOrders
    private static let people = FaultTests.people
    private static let v2Orders = FaultTests.v2Orders
    private static let orders = FaultTests.orders
    private static let billing = "bank/internal/bank/billing/"

    static let faults: [Fault] = descriptions + references + plans + routes + selections + conflicts + broken

    private static func fault(
        _ name: String,
        _ change: @escaping @Sendable (inout [String: String]) -> Void,
        withholds withheld: [String] = [],
        drops dropped: [String] = [],
        _ codes: String...,
        closing environments: [String] = []
    ) -> Fault {
        Fault(
            testDescription: name,
            change: change,
            withheld: withheld,
            dropped: dropped,
            codes: codes.sorted(),
            closedEnvironments: environments
        )
    }

    /// The plan of `billing` as one of tokens.
    private static func tokens(inline keySet: String) -> String {
        """
        kind: UsagePlan
        metadata: {name: open, namespace: bank}
        spec: {auth: {jwt: {issuer: "https://id.example.com", jwks: {inlineText: '\(keySet)'}}}}
        """
    }

    private static let descriptions = [
        fault(
            "a description that is no YAML",
            Fault.replace("doc/users", "info: {", "info: {["),
            withholds: people,
            "PC1"
        ),
        fault(
            "a description that nobody supplied",
            {
                $0["doc/users"] = """
                    kind: ApiDoc
                    metadata: {name: users, namespace: shop}
                    spec: {openApi: {url: "https://docs.example.com/users.yaml"}}
                    """
            },
            withholds: people,
            "PC4520"
        ),
        fault(
            "an operation that its description contradicts",
            Fault.replace(
                "doc/orders",
                "get: {operationId: getOrder,",
                "get: {parameters: [{name: x, in: pth}], operationId: getOrder,"
            ),
            withholds: v2Orders.map { $0 + "getOrder" } + ["\(production)orders/v1/shop/orders/getOrder"],
            "PC2015"
        ),
        fault(
            "two operations of one id",
            Fault.replace("doc/users", "operationId: getUser", "operationId: listUsers"),
            withholds: people.map { $0 + "listUsers" },
            drops: people.map { $0 + "getUser" },
            "PC3012"
        ),
    ]

    private static let references = [
        fault(
            "an ApiDoc that does not exist",
            Fault.replace("product/orders", "apiDocRef: {name: users}", "apiDocRef: {name: uesrs}"),
            withholds: people,
            "PC4501"
        ),
        fault("no grant", { $0["grant/invoices"] = nil }, withholds: [billing], "PC4510"),
        fault(
            "a Route that does not exist",
            Fault.replace("product/orders", "routeRef: {name: users}", "routeRef: {name: user}"),
            withholds: people,
            "PC4501"
        ),
        fault(
            "a Service that does not exist",
            Fault.replace("route/users", "name: users, port", "name: user, port"),
            withholds: people,
            "PC4501"
        ),
        fault(
            "a Service of another namespace by the short name of its host",
            Fault.replace(
                "product/billing",
                "name: billing.partner.example, port: 443, tls: {}",
                "name: users.shop, port: 80"
            ),
            withholds: [billing],
            "PC4510"
        ),
        fault(
            "a port that the Service does not have",
            Fault.replace("route/users", "port: 80", "port: 81"),
            withholds: people,
            "PC4540"
        ),
        fault(
            "a product that does not exist",
            Fault.replace("environment/production", "names: [proxy]", "names: [proxi]"),
            drops: ["\(production)proxy/"],
            "PC4501"
        ),
        fault(
            "a version that does not exist",
            Fault.replace("environment/internal", "names: [v2]", "names: [v3]"),
            drops: [internalOrders],
            "PC4503"
        ),
    ]

    private static let plans = [
        fault(
            "a plan that does not exist",
            Fault.replace("product/orders", "usagePlanRefs: [{name: everyone}]", "usagePlanRefs: [{name: everyon}]"),
            withholds: orders,
            "PC4501"
        ),
        fault(
            "a plan with keys, and nobody knows the proxies",
            Fault.replace("plan/open", "open: {}", "apiKey: {header: api-key}"),
            withholds: [billing],
            "PC3150"
        ),
        fault(
            "a plan with limits, and nobody knows the proxies",
            Fault.replace("plan/open", "{}}}", "{}}, rateLimits: [{requests: 5, unit: Minute}]}"),
            withholds: [billing],
            "PC3150"
        ),
        fault(
            "a limit that overflows",
            Fault.replace("plan/open", "{}}}", "{}}, rateLimits: [{requests: 4294967296, unit: Minute}]}"),
            withholds: [billing],
            "PC2518"
        ),
        fault(
            "a limit beyond every number",
            Fault.replace("plan/open", "{}}}", "{}}, rateLimits: [{requests: 99999999999999999999, unit: Minute}]}"),
            withholds: [billing],
            "PC2518"
        ),
        fault(
            "more limits than there are slots",
            Fault.replace(
                "plan/open",
                "{}}}",
                "{}}, rateLimits: ["
                    + ["Second", "Minute", "Hour", "Day", "Week"].map { "{requests: 5, unit: \($0)}" }
                    .joined(separator: ", ") + "]}"
            ),
            withholds: [billing],
            "PC2517"
        ),
        fault(
            "a key set that is no JSON",
            { $0["plan/open"] = tokens(inline: "{keys: [") },
            withholds: [billing],
            "PC3151"
        ),
        fault(
            "a key set without a usable key",
            { $0["plan/open"] = tokens(inline: #"{"keys": [{"kty": "EC", "crv": "P-256", "x": "AQ", "y": "AQ"}]}"#) },
            withholds: [billing],
            "PC3151"
        ),
        fault(
            "a private key in a key set",
            {
                $0["plan/open"] = tokens(inline: #"{"keys": [{"kty": "OKP", "crv": "Ed25519", "x": "AQ", "d": "AQ"}]}"#)
            },
            withholds: [billing],
            "PC3153"
        ),
        fault(
            "a key set behind a password",
            {
                $0["plan/open"] = tokens(inline: "").replacing(
                    "{inlineText: ''}",
                    with: #"{url: "https://mia:pass@id.example.com/keys"}"#
                )
            },
            withholds: [billing],
            "PC3154"
        ),
        fault(
            "a broken key set beside a plan that is sound",
            Fault.all(
                Fault.replace("product/billing", "[{name: open}]", "[{name: open}, {name: tokens}]"),
                {
                    $0["plan/tokens"] = tokens(inline: #"{"keys": []}"#).replacing("name: open", with: "name: tokens")
                }
            ),
            withholds: [billing],
            "PC3151"
        ),
        fault(
            "no plan at all",
            Fault.replace("product/billing", "  usagePlanRefs: [{name: open}]\n", ""),
            withholds: [billing],
            "PC3501"
        ),
        fault(
            "purge needs a token of nobody beside an open update of any order",
            Fault.all(
                Fault.replace(
                    "product/orders",
                    "select: {ids: [purgeOrders]}, routeRef: {name: slow}",
                    "select: {ids: [purgeOrders]}, usagePlanRefs: [{name: tokens}]"
                ),
                {
                    $0["plan/tokens"] = tokens(inline: #"{"keys": {}}"#)
                        .replacing("name: open, namespace: bank", with: "name: tokens, namespace: shop")
                }
            ),
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC3151"
        ),
        fault(
            "an override with a plan that does not exist",
            Fault.replace(
                "product/orders",
                "select: {ids: [purgeOrders]}, routeRef: {name: slow}",
                "select: {ids: [purgeOrders]}, usagePlanRefs: [{name: everyone}, {name: gold}]"
            ),
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC4501"
        ),
        fault(
            "an open plan where the description demands security",
            Fault.all(
                Fault.replace(
                    "doc/orders",
                    "post: {operationId: purgeOrders,",
                    "post: {security: [{key: []}], operationId: purgeOrders,"
                ),
                Fault.replace(
                    "doc/orders",
                    "      paths:\n",
                    "      components: {securitySchemes: {key: {type: apiKey, in: header, name: key}}}\n      paths:\n"
                )
            ),
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC3503"
        ),
    ]

    private static let routes = [
        fault(
            "no route",
            Fault.replace(
                "product/billing",
                "    route: {backends: [{host: {name: billing.partner.example, port: 443, tls: {}}}]}\n",
                ""
            ),
            withholds: [billing],
            "PC3510"
        ),
        fault(
            "a timeout that is no number of milliseconds",
            Fault.replace("route/slow", "60s", "0.5ms"),
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC3512"
        ),
        fault(
            "weights of which none counts",
            Fault.replace("route/users", "port: 80}}", "port: 80}, weight: 0}"),
            withholds: people,
            "PC3511"
        ),
        fault(
            "a header that is not for setting",
            Fault.replace("route/users", "]}", "], headers: {request: {set: {Host: other}}}}"),
            withholds: people,
            "PC3513"
        ),
        fault(
            "a base path with a label that a version lacks",
            Fault.all(
                Fault.replace("environment/production", "{%version%}", "{%label:zone%}"),
                Fault.replace("product/orders", "    labels: {zone: v2}\n", "")
            ),
            withholds: ["\(production)orders/v2/"],
            "PC3520"
        ),
    ]

    private static let selections = [
        fault(
            "an exclusion of an operation that does not exist",
            Fault.replace("product/orders", "overrides: [", "exclude: [{ids: [purgeOrder]}]\n        overrides: ["),
            withholds: v2Orders,
            "PC4502"
        ),
        fault(
            "an inclusion of an operation that does not exist",
            Fault.replace("product/orders", "[listOrders]", "[listOrders, listOrder]"),
            withholds: [],
            "PC4502"
        ),
        fault(
            "an override with plans for an operation that does not exist",
            Fault.replace(
                "product/orders",
                "select: {ids: [purgeOrders]}, routeRef: {name: slow}",
                "select: {ids: [purgeOrder]}, usagePlanRefs: [{name: everyone}]"
            ),
            withholds: v2Orders,
            "PC4502"
        ),
        fault(
            "two selections that contradict each other",
            Fault.replace(
                "environment/internal",
                "- {names: [billing]}",
                "- {names: [billing]}\n  - {names: [billing], basePath: /b}"
            ),
            withholds: [billing],
            "PC4533"
        ),
        fault(
            "two selections with other plans",
            Fault.replace(
                "environment/internal",
                "- {names: [billing]}",
                "- {names: [billing]}\n  - {names: [billing], usagePlanRefs: [{name: open}]}"
            ),
            withholds: [billing],
            "PC4533"
        ),
    ]

    private static let conflicts = [
        fault(
            "another environment that wants the host",
            {
                $0["environment/thief"] = """
                    kind: Environment
                    metadata: {name: zthief, namespace: shop}
                    spec:
                      domains: [api.example.com]
                      gateway: {ref: {name: public}}
                      products: [{names: [orders]}]
                    """
            },
            "PC4530"
        ),
        fault(
            "another product that wants the paths",
            {
                $0["product/thief"] = """
                    kind: ApiProduct
                    metadata: {name: zthief, namespace: bank}
                    spec:
                      usagePlanRefs: [{name: open}]
                      versions:
                      - name: v1
                        route: {backends: [{host: {name: thief.example, port: 80}}]}
                        apis: [{apiDocRef: {name: invoices, namespace: shop}}]
                    """
                $0["environment/internal"] = $0["environment/internal"]?.replacing(
                    "[billing]",
                    with: "[billing, zthief]"
                )
            },
            withholds: ["bank/internal/bank/zthief/"],
            "PC4531"
        ),
    ]

    private static let broken = [
        fault(
            "an ApiDoc with an unknown field",
            Fault.replace("doc/users", "spec:\n", "spec:\n  opnApi: {}\n"),
            withholds: people,
            "PC2510"
        ),
        fault(
            "a product with an unknown field",
            Fault.replace("product/billing", "spec:\n", "spec:\n  colour: red\n"),
            withholds: [billing],
            "PC2510"
        ),
        fault(
            "a Route with an unknown field",
            Fault.replace("route/slow", "timeout", "timout"),
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC2510"
        ),
        fault(
            "a plan with an unknown field",
            Fault.replace("plan/open", "spec: {", "spec: {colour: red, "),
            withholds: [billing],
            "PC2510"
        ),
        fault(
            "a Service with a wrong type",
            Fault.replace("service/users", "ports: [{port: 80}]", "ports: {}"),
            withholds: people,
            "PC2511"
        ),
        fault(
            "an environment with an unknown field",
            Fault.replace("environment/production", "spec:\n", "spec:\n  colour: red\n"),
            "PC2510",
            closing: ["shop/production"]
        ),
        fault(
            "a Route that is written twice",
            { $0["route/twice"] = $0["route/slow"] },
            withholds: v2Orders.map { $0 + "purgeOrders" },
            "PC2504"
        ),
        fault(
            "a product that is written twice",
            { $0["product/twice"] = $0["product/billing"] },
            withholds: [billing],
            "PC2504"
        ),
        fault(
            "a gateway of other proxies",
            {
                $0["gateway/public"] = """
                    kind: Gateway
                    metadata: {name: public, namespace: shop}
                    spec:
                      selector: {istio: other}
                      servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]}]
                    """
            },
            "PC4550",
            closing: ["shop/production"]
        ),
        fault(
            "a Gateway to be made where nobody granted it",
            Fault.replace(
                "environment/production",
                "{ref: {name: public}, workload: {",
                "{create: {}, workload: {namespace: mesh, "
            ),
            "PC4510",
            closing: ["shop/production"]
        ),
        fault(
            "a certificate that nobody granted",
            Fault.all(
                Fault.replace(
                    "environment/production",
                    "{ref: {name: public}, workload: {",
                    "{create: {tls: {credentialName: everybodys}}, workload: {namespace: mesh, "
                ),
                {
                    $0["grant/gateways"] = """
                        kind: ReferenceGrant
                        metadata: {name: shop, namespace: mesh}
                        spec:
                          from: [{group: portalcore.dev, kind: Environment, namespace: shop}]
                          to: [{group: networking.istio.io, kind: Gateway}, {group: "", kind: Secret, name: shops}]
                        """
                }
            ),
            "PC4510",
            closing: ["shop/production"]
        ),
        fault(
            "proxies in a namespace that nobody granted",
            Fault.replace("environment/production", "workload: {", "workload: {namespace: mesh, "),
            "PC4510",
            closing: ["shop/production"]
        ),
    ]
}
